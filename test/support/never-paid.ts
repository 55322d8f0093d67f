import { markAttendance } from "../../src/features/attendance/actions.ts";
import { customer, payAfter, setStage } from "./cast.ts";
import { catchUpInvoices } from "./invoices.ts";
import { openPortal } from "./portal.ts";
import type { ProofWorld } from "./proof-world.ts";
import { stepsIn } from "./steps.ts";

/** A deal that was formed under pay after, of which every mail arrived, and for which nobody came, cancelled or paid. */
export type NeverPaid = { organisationId: string; slug: string; dealId: string; code: string; path: string };

export async function tellNeverPaid({ house, deliverAll, stampLog }: ProofWorld): Promise<NeverPaid> {
  const { at, bookingIds, sweepAt } = stepsIn(house);
  const portal = openPortal(house);
  at("2026-11-24T09:41:00Z");
  const stage = await setStage(house, { conditions: { ...payAfter, reminderDaysAfter: 3 } });
  const { organisationId } = stage;
  await portal.willEnd(stage);
  // Somebody else signs up first, so that the log has a head that the mails can carry.
  await portal.makeDeal(stage, "Chris Ander");
  await stampLog(organisationId);
  const { dealId, code, path } = await portal.makeDeal(stage, "Joris Peeters", { customer: customer("Joris Peeters") });
  await deliverAll();
  await stampLog(organisationId);
  await sweepAt("2027-01-22T10:00:00Z");
  const [bookingId = ""] = await bookingIds(dealId);
  await markAttendance(house, { organisationId, bookingId, attendance: "no-show" });
  await catchUpInvoices(house);
  await deliverAll();
  await stampLog(organisationId);
  await sweepAt("2027-02-20T10:00:00Z");
  await deliverAll();
  await stampLog(organisationId);
  return { organisationId, slug: stage.organisationSlug, dealId, code, path };
}
