import type { House } from "../../platform/house.ts";
import { giveRefundAccount, makeRefundFile, markBatchSent, previewRefundFile } from "../refunds/actions.ts";

type OneDeal = { organisationId: string; dealId: string };

/** A customer says where the money goes, on the page of the deal. */
export async function sayWhereTo(house: House, { iban, holder, ...deal }: OneDeal & { iban: string; holder: string }): Promise<void> {
  const outcome = await giveRefundAccount(house, { ...deal, iban, holder, by: null });
  if (!outcome.ok) throw new Error(`demo: no account could be given for deal ${deal.dealId}: ${outcome.refusal.kind}`);
}

/** A file with the refund of one deal, which goes to the bank. */
export async function payBackByFile(house: House, { organisationId, dealId }: OneDeal): Promise<void> {
  const input = { organisationId, dealIds: [dealId], version: "pain.001.001.09" as const };
  const looked = await previewRefundFile(house, input);
  const made = looked.ok ? await makeRefundFile(house, { ...input, token: `demo-refund:${dealId}`, seen: looked.plan.seen, by: "demo" }) : looked;
  if (!made.ok) throw new Error(`demo: deal ${dealId} could not be paid back: ${made.refusal.kind}`);
  await markBatchSent(house, { organisationId, batchId: made.batchId, by: "demo" });
}
