import type { Kysely, Selectable } from "kysely";
import { compactIban } from "../../domain/bank/iban.ts";
import { maskedIban, whyNoAccount } from "../../domain/refund/account.ts";
import type { AccountRefusal, RefundAccount } from "../../domain/refund/account.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { House } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { holdDealAlone, messageAbout } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { owedToDeals } from "./owed.ts";

type Db = Kysely<Database>;

export type AccountRow = Selectable<Database["refund_accounts"]>;

export type GiveAccountRefusal = { kind: "deal-unknown" } | { kind: "nothing-owed" } | { kind: "account-wrong"; iban: AccountRefusal | null; holder: AccountRefusal | null };

/**
 * Says to which account the money of a deal goes back; only while something is owed. A later account takes the place of an earlier one, and the customer gets a
 * mail about each, so that nobody else leads the money away unseen. The same again changes nothing.
 * @param given.by the id of the trainer who typed it; null for the customer
 * @returns refusals `deal-unknown`, `nothing-owed`, `account-wrong`
 */
export async function giveRefundAccount(
  house: House,
  { organisationId, dealId, by, ...typed }: RefundAccount & { organisationId: string; dealId: string; by: string | null },
): Promise<{ ok: true } | { ok: false; refusal: GiveAccountRefusal }> {
  const wrong = whyNoAccount(typed);
  const account = { iban: compactIban(typed.iban), holder: typed.holder.trim() };
  return house.db.transaction().execute(async (trx) => {
    const deal = await holdDealAlone(trx, organisationId, dealId);
    const now = house.clock.now();
    if (deal === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const owed = (await owedToDeals(trx, organisationId, [dealId], now)).get(dealId);
    if (owed === undefined || owed.cents === 0) return { ok: false, refusal: { kind: "nothing-owed" } };
    if (wrong.iban !== null || wrong.holder !== null) return { ok: false, refusal: { kind: "account-wrong", ...wrong } };
    const known = (await accountsOf(trx, organisationId, [dealId])).get(dealId);
    if (known?.iban === account.iban && known.holder === account.holder) return { ok: true };
    const source = by === null ? ("customer" as const) : ("trainer" as const);
    const given = { ...account, source, given_by: by, given_at: now.toString() };
    await trx
      .insertInto("refund_accounts")
      .values({ organisation_id: organisationId, deal_id: dealId, ...given })
      .onConflict((conflict) => conflict.columns(["organisation_id", "deal_id"]).doUpdateSet(given))
      .execute();
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "refund-account.given", at: now, actor: source, details: { again: known !== undefined } }]);
    await queueMessages(trx, organisationId, now, [messageAbout(deal, `refund-account-given:${uuidv7(now)}`, { kind: "refund-account-given", dealId, by: source, account: maskedIban(account.iban), cents: owed.cents })]);
    return { ok: true };
  });
}

/** Where the money of some deals goes back to, by deal. */
export async function accountsOf(db: Db, organisationId: string, dealIds: readonly string[]): Promise<Map<string, AccountRow>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db.selectFrom("refund_accounts").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "in", dealIds).execute();
  return new Map(rows.map((row) => [row.deal_id, row]));
}
