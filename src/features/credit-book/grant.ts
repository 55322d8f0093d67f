import { codeFromBytes } from "../../domain/deal/code.ts";
import type { GoodwillReason } from "../../domain/goodwill/decide-goodwill.ts";
import type { Cents } from "../../domain/money.ts";
import type { CreditRow } from "../../platform/database/absence-and-credit-rows.ts";
import type { Trx } from "../../platform/house.ts";
import { freshRandom, uuidv7 } from "../../platform/ids.ts";
import { amountsOf, dealBookings, findDeal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { moveCredit } from "./move.ts";
import { planCreditEnd } from "./plan-end.ts";

export type NewCredit = {
  organisationId: string;
  /** The deal that it is given for. */
  dealId: string;
  source: CreditRow["source"];
  cents: Cents;
  condition: "none" | "deal-paid";
  transferable: boolean;
  /** Inclusive. */
  validUntil: Temporal.Instant;
  actor: "customer" | "trainer";
  /** Why the trainer gave it, where that was said: the entry of the goodwill and its word. */
  given?: { goodwill: string; reason: GoodwillReason };
};

/**
 * Gives a credit for a deal that is held, with its record and its end. Its code stands on the page of that deal.
 * @returns its id
 */
export async function grantCredit(trx: Trx, credit: NewCredit, now: Temporal.Instant): Promise<string> {
  const { organisationId, dealId, source, cents, condition, transferable, validUntil, actor, given = {} } = credit;
  const deal = await findDeal(trx, organisationId, dealId);
  if (deal === undefined) throw new Error(`deal ${dealId}: a credit is given for it and it is not there`);
  const id = uuidv7(now);
  const waits = condition === "deal-paid" && amountsOf(deal, await dealBookings(trx, organisationId, dealId)).openCents > 0;
  await trx
    .insertInto("credits")
    .values({
      organisation_id: organisationId, id, deal_id: dealId, code: codeFromBytes(freshRandom(8)), source, cents, left_cents: cents, condition, transferable, waits,
      granted_at: now.toString(), valid_until: validUntil.toString(),
    })
    .execute();
  await moveCredit(trx, { organisationId, creditId: id, dealId, kind: "granted", cents }, now);
  await planCreditEnd(trx, { organisationId, creditId: id, dealId, validUntil, earlierEnd: null, zone: deal.frozen.organisation.zone }, now);
  await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "credit.granted", at: now, actor, details: { credit: id, cents, condition, transferable, validUntil: validUntil.toString(), ...given } }]);
  return id;
}
