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

/** How much of a deal was paid online and can go back that way; and what was asked to go back and is not booked yet. */
export type OnlineRefundable = { leftCents: number; underWayCents: number };

export async function onlineRefundable(db: Db, organisationId: string, dealId: string): Promise<OnlineRefundable> {
  const paid = await paidOnline(db, organisationId, dealId);
  const asked = (await reversalsOf(db, organisationId, paid.map(({ id }) => id))).filter(({ state }) => state === "new");
  return {
    leftCents: paid.reduce((sum, one) => sum + one.leftCents, 0),
    underWayCents: asked.reduce((sum, one) => sum + one.cents, 0),
  };
}

/** What of a deal the payer's bank has still to confirm; null when nothing is on its way. */
export async function pendingOnlineCents(db: Db, organisationId: string, dealId: string): Promise<number | null> {
  const row = await db.selectFrom("online_payments").select("cents").where("organisation_id", "=", organisationId).where("deal_id", "=", dealId).where("state", "=", "pending").executeTakeFirst();
  return row?.cents ?? null;
}

export { openTroubles } from "./troubles.ts";
export type { OnlineTrouble } from "./troubles.ts";
