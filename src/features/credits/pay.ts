import { isCertain, neededToConfirm } from "../../domain/deal/amounts.ts";
import type { Cents } from "../../domain/money.ts";
import type { Trx } from "../../platform/house.ts";
import { moveCredit } from "../credit-book/store.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { amountsOf, changePlacesAcross } from "../deal/store.ts";
import type { Booking, Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { settleFromStanding } from "../standing/store.ts";
import type { CreditRow } from "./store.ts";

export type CreditPayment = { deal: Deal; bookings: readonly Booking[]; credit: CreditRow; cents: Cents };

/** Pays a deal that is held with a credit that is locked, with all that follows from it: record, places, payment state, mail. */
export async function payWithCredit(trx: Trx, { deal, bookings, credit, cents }: CreditPayment, now: Temporal.Instant): Promise<void> {
  const { organisation_id: organisationId, id: dealId } = deal;
  const leftCents = credit.left_cents - cents;
  const moveId = await moveCredit(trx, { organisationId, creditId: credit.id, dealId, kind: "used", cents: -cents }, now);
  if (leftCents === 0) await closeDeadlines(trx, organisationId, now, { subjectIds: [credit.id], what: "credit-reminder", outcome: "used" });
  await writeRecords(trx, organisationId, [
    { subjectId: dealId, type: "credit.used", at: now, actor: "customer", details: { credit: credit.id, cents } },
    { subjectId: credit.deal_id, type: "credit.spent", at: now, actor: "customer", details: { credit: credit.id, cents, leftCents } },
  ]);
  await confirmPaid(trx, { deal, bookings, paidCents: deal.paid_cents + cents, now });
  const after = await settleFromStanding(trx, organisationId, dealId, now);
  if (after.customerOwesCents === 0) await closeDeadlines(trx, organisationId, now, { subjectIds: [dealId], what: "payment-reminder", outcome: "paid" });
  const { orderedBy } = deal.customer;
  await queueMessages(trx, organisationId, now, [{
    subjectKind: "deal",
    subjectId: dealId,
    dedupeKey: `credit-used:${moveId}`,
    to: { address: orderedBy.email, name: orderedBy.name },
    locale: deal.locale,
    facts: { kind: "credit-used", dealId, cents, leftCents, openCents: after.customerOwesCents },
  }]);
}

/** Held places are certain once enough is in, whether in money or in credit. */
async function confirmPaid(trx: Trx, { deal, bookings, paidCents, now }: { deal: Deal; bookings: readonly Booking[]; paidCents: number; now: Temporal.Instant }): Promise<void> {
  const held = bookings.filter(({ place }) => place === "held");
  const neededCents = neededToConfirm({ schedule: deal.frozen.schedule, places: deal.frozen.price.places, count: held.length });
  const { openCents } = amountsOf({ ...deal, paid_cents: paidCents }, bookings);
  if (held.length === 0 || !isCertain({ paidCents, neededCents, openCents })) return;
  const organisationId = deal.organisation_id;
  await changePlacesAcross(trx, organisationId, now, held.map(({ id, session_id: sessionId }) => ({ sessionId, bookingId: id, from: "held", to: "confirmed" })));
  await closeDeadlines(trx, organisationId, now, { subjectIds: [deal.id], what: "hold", outcome: "paid" });
  await writeRecords(trx, organisationId, [{ subjectId: deal.id, type: "booking.confirmed", at: now, actor: "system", details: { places: held.map(({ id }) => ({ booking: id, from: "held", to: "confirmed" })) } }]);
}
