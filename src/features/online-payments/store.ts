import type { Kysely, Selectable } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";

export type OnlinePayment = Selectable<Database["online_payments"]>;
export type OnlineReversal = Selectable<Database["online_reversals"]>;

type Db = Kysely<Database>;
export type AttemptKey = { organisationId: string; attemptId: string };

export async function findAttempt(db: Db, { organisationId, attemptId }: AttemptKey): Promise<OnlinePayment | undefined> {
  return db.selectFrom("online_payments").selectAll().where("organisation_id", "=", organisationId).where("id", "=", attemptId).executeTakeFirst();
}

/** The attempts to pay a deal online, the oldest first. */
export async function attemptsOfDeal(db: Db, organisationId: string, dealId: string): Promise<OnlinePayment[]> {
  return db.selectFrom("online_payments").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "=", dealId).orderBy("asked_at").orderBy("id").execute();
}

/** What went back, or is to go back, of some attempts, the oldest first. */
export async function reversalsOf(db: Db, organisationId: string, attemptIds: readonly string[]): Promise<OnlineReversal[]> {
  if (attemptIds.length === 0) return [];
  return db.selectFrom("online_reversals").selectAll().where("organisation_id", "=", organisationId).where("online_payment_id", "in", attemptIds).orderBy("asked_at").orderBy("id").execute();
}

/** Held for this transaction, after the sessions and the deal. */
export async function lockAttempt(trx: Trx, { organisationId, attemptId }: AttemptKey): Promise<OnlinePayment | undefined> {
  return trx.selectFrom("online_payments").selectAll().where("organisation_id", "=", organisationId).where("id", "=", attemptId).forUpdate().executeTakeFirst();
}

export async function findReversal(db: Db, organisationId: string, reversalId: string): Promise<OnlineReversal | undefined> {
  return db.selectFrom("online_reversals").selectAll().where("organisation_id", "=", organisationId).where("id", "=", reversalId).executeTakeFirst();
}

/** What was paid online for a deal, with what is left of each payment: neither gone back nor on its way. The oldest first. */
export async function paidOnline(db: Db, organisationId: string, dealId: string): Promise<{ id: string; providerId: string; cents: number; leftCents: number }[]> {
  const paid = (await attemptsOfDeal(db, organisationId, dealId)).filter(({ state }) => state === "paid");
  const reversals = Map.groupBy(await reversalsOf(db, organisationId, paid.map(({ id }) => id)), (reversal) => reversal.online_payment_id);
  return paid.map(({ id, provider_id: providerId, cents }) => {
    const gone = (reversals.get(id) ?? []).filter(({ state }) => state !== "refused" && state !== "failed" && state !== "reversed").reduce((sum, one) => sum + one.cents, 0);
    return { id, providerId: providerId ?? "", cents, leftCents: Math.max(0, cents - gone) };
  });
}

/** How much of a deal was paid online and can go back that way; and what of too much, and which late money, was asked to go back and is not booked yet. */
export type OnlineRefundable = { leftCents: number; underWayCents: number; lateUnderWay: string[] };

export async function onlineRefundable(db: Db, organisationId: string, dealId: string): Promise<OnlineRefundable> {
  const paid = await paidOnline(db, organisationId, dealId);
  const asked = (await reversalsOf(db, organisationId, paid.map(({ id }) => id))).filter(({ state }) => state === "new");
  return {
    leftCents: paid.reduce((sum, one) => sum + one.leftCents, 0),
    underWayCents: asked.filter((one) => one.late_payment_id === null).reduce((sum, one) => sum + one.cents, 0),
    lateUnderWay: asked.flatMap((one) => one.late_payment_id ?? []),
  };
}

/** What was asked to go back by the way it came and is not booked yet, by deal. */
export async function onlineUnderWay(db: Db, organisationId: string, dealIds: readonly string[]): Promise<Map<string, number>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("online_reversals as reversal")
    .innerJoin("online_payments as attempt", (join) => join.onRef("attempt.organisation_id", "=", "reversal.organisation_id").onRef("attempt.id", "=", "reversal.online_payment_id"))
    .select(["attempt.deal_id", "reversal.cents"])
    .where("reversal.organisation_id", "=", organisationId)
    .where("reversal.kind", "=", "refund")
    .where("reversal.state", "=", "new")
    .where("attempt.deal_id", "in", dealIds)
    .execute();
  return new Map([...Map.groupBy(rows, (row) => row.deal_id)].map(([dealId, own]) => [dealId, own.reduce((sum, { cents }) => sum + cents, 0)]));
}

export { openTroubles } from "./troubles.ts";
export type { OnlineTrouble } from "./troubles.ts";
