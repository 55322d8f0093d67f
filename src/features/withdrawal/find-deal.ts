import { formatCode } from "../../domain/deal/code.ts";
import type { WithdrawalRefusal } from "../../domain/withdrawal/decide-withdrawal.ts";
import type { House, Trx } from "../../platform/house.ts";
import { writeRecords } from "../evidence/store.ts";
import { answerCustomer } from "./mail.ts";
import { findDealByWords } from "./store.ts";
import type { Statement } from "./store.ts";
import { withdrawDeal } from "./withdraw-deal.ts";

type Which = { organisationId: string; statementId: string };
type Refusal = { kind: "statement-unknown" } | { kind: "settled" };

/**
 * The trainer found which deal a kept statement is about. It counts from the moment at which it came in, so that somebody who wrote a
 * wrong number in time is in time. The customer hears it by mail.
 * @returns refusals `statement-unknown`, `settled`, `deal-unknown`, and those of the right itself
 */
export async function withdrawFor(house: House, { organisationId, statementId, code }: Which & { code: string }): Promise<{ ok: true; code: string } | { ok: false; refusal: Refusal | { kind: "deal-unknown" } | WithdrawalRefusal }> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const held = await holdStatement(trx, { organisationId, statementId });
    if (!held.ok) return held;
    const { statement } = held;
    const deal = await findDealByWords(trx, organisationId, code);
    if (deal === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const result = await withdrawDeal(trx, house, { deal, statement, actor: "trainer", now });
    if (result.outcome !== "withdrawn") return { ok: false, refusal: { kind: result.outcome } };
    await settle(trx, { statement, how: "withdrawn", dealId: deal.id, now });
    await answerCustomer(trx, { statement: { ...statement, outcome: "withdrawn" }, deal, result, now });
    return { ok: true, code: formatCode(deal.code) };
  });
}

/**
 * The trainer saw a kept statement and no deal of a consumer fits it. Saying so twice is fine.
 * @returns refusal `statement-unknown`
 */
export async function closeStatement(house: House, which: Which): Promise<{ ok: true } | { ok: false; refusal: { kind: "statement-unknown" } }> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const held = await holdStatement(trx, which);
    if (held.ok) await settle(trx, { statement: held.statement, how: "left", dealId: held.statement.deal_id, now });
    if (!held.ok && held.refusal.kind === "statement-unknown") return { ok: false, refusal: held.refusal };
    return { ok: true };
  });
}

async function holdStatement(trx: Trx, { organisationId, statementId }: Which): Promise<{ ok: true; statement: Statement } | { ok: false; refusal: Refusal & { kind: Refusal["kind"] } }> {
  const statement = await trx.selectFrom("withdrawal_statements").selectAll().where("organisation_id", "=", organisationId).where("id", "=", statementId).forUpdate().executeTakeFirst();
  if (statement === undefined) return { ok: false, refusal: { kind: "statement-unknown" } };
  return statement.settled_at === null ? { ok: true, statement } : { ok: false, refusal: { kind: "settled" } };
}

async function settle(trx: Trx, { statement, how, dealId, now }: { statement: Statement; how: "withdrawn" | "left"; dealId: string | null; now: Temporal.Instant }): Promise<void> {
  const { organisation_id: organisationId, id } = statement;
  await trx
    .updateTable("withdrawal_statements")
    .set({ settled_at: now.toString(), settled_how: how, deal_id: dealId, ...(how === "withdrawn" ? { outcome: "withdrawn" as const } : {}) })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .execute();
  await writeRecords(trx, organisationId, [{ subjectId: id, type: "withdrawal.settled", at: now, actor: "trainer", details: { how, deal: dealId } }]);
}
