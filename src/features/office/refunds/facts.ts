import type { House } from "../../../platform/house.ts";
import { refundBatches, refundsOwed } from "../../refunds/store.ts";
import type { BatchSummary, OwedRefund } from "../../refunds/store.ts";
import { readChoices } from "../choices/store.ts";
import type { Desk } from "../frame/desk.ts";

const mostBatches = 50;

/** `choosesUntil`: the customer may still want another date or a credit instead of the money. */
export type RefundLine = OwedRefund & { choosesUntil: Temporal.Instant | null };

export type RefundsFacts = { lines: RefundLine[]; batches: BatchSummary[] };

export async function readRefunds({ db }: House, { organisationId, now }: Desk): Promise<RefundsFacts> {
  const [owed, choices, batches] = await Promise.all([refundsOwed(db, organisationId, now), readChoices(db, organisationId, null, now), refundBatches(db, organisationId, mostBatches)]);
  const open = new Map(choices.filter(({ answer }) => answer === "open").map((one) => [one.deal_id, one.answer_by]));
  return { lines: owed.map((one) => ({ ...one, choosesUntil: open.get(one.deal.id) ?? null })), batches };
}
