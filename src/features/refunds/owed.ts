import type { Kysely } from "kysely";
import { owedNow } from "../../domain/refund/owed-now.ts";
import type { OwedNow } from "../../domain/refund/owed-now.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Deal } from "../deal/store.ts";
import type { LatePayment } from "../payments/store.ts";
import { afterAll, storiesOf } from "../standing/store.ts";
import { accountsOf } from "./accounts.ts";
import type { AccountRow } from "./accounts.ts";

type Db = Kysely<Database>;

/** A deal of which money has to go back. */
export type OwedRefund = { deal: Deal; owed: OwedNow; /** Null while nobody said where it goes. */ account: AccountRow | null };

/**
 * Everybody who is owed money now, whoever has to have it back first above.
 * @param now also what happened in the same moment counts
 */
export async function refundsOwed(db: Db, organisationId: string, now: Temporal.Instant): Promise<OwedRefund[]> {
  const deals = await db.selectFrom("deals").selectAll().where("organisation_id", "=", organisationId).where("payment", "=", "overpaid").orderBy("formed_at").orderBy("id").execute();
  const ids = deals.map(({ id }) => id);
  const [owed, accounts] = await Promise.all([owedBy(db, organisationId, deals, now), accountsOf(db, organisationId, ids)]);
  return deals
    .flatMap((deal) => {
      const one = owed.get(deal.id);
      return one === undefined || one.cents === 0 ? [] : [{ deal, owed: one, account: accounts.get(deal.id) ?? null }];
    })
    .toSorted((one, other) => Temporal.Instant.compare(dueOf(one, now), dueOf(other, now)));
}

/** What can be paid back to some deals now, from their standing. */
export async function owedToDeals(db: Db, organisationId: string, dealIds: readonly string[], now: Temporal.Instant): Promise<Map<string, OwedNow>> {
  if (dealIds.length === 0) return new Map();
  return owedBy(db, organisationId, await db.selectFrom("deals").selectAll().where("organisation_id", "=", organisationId).where("id", "in", dealIds).execute(), now);
}

async function owedBy(db: Db, organisationId: string, deals: readonly Deal[], now: Temporal.Instant): Promise<Map<string, OwedNow>> {
  const [stories, kept] = await Promise.all([storiesOf(db, organisationId, deals), keptOf(db, organisationId, deals.map(({ id }) => id))]);
  return new Map([...stories].map(([id, story]) => [id, owedNow(standing(story.deal, story.facts, afterAll(story, now)), kept.get(id) ?? 0)]));
}

async function keptOf(db: Db, organisationId: string, dealIds: readonly string[]): Promise<Map<string, number>> {
  if (dealIds.length === 0) return new Map();
  const [late, asked] = [await lateOf(db, organisationId, dealIds), await askedOnline(db, organisationId, dealIds)];
  const own = Map.groupBy(late, (one) => one.deal_id);
  return new Map(dealIds.map((id) => [id, keptCents(own.get(id) ?? []) + (asked.get(id) ?? 0)]));
}

/** What the payment provider was asked to pay back, and has not answered: nobody else pays that back meanwhile. */
async function askedOnline(db: Db, organisationId: string, dealIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("online_reversals as reversal")
    .innerJoin("online_payments as attempt", (join) => join.onRef("attempt.organisation_id", "=", "reversal.organisation_id").onRef("attempt.id", "=", "reversal.online_payment_id"))
    .select(["attempt.deal_id", "reversal.cents"])
    .where("reversal.organisation_id", "=", organisationId)
    .where("attempt.deal_id", "in", dealIds)
    .where("reversal.kind", "=", "refund")
    .where("reversal.state", "=", "new")
    .execute();
  return new Map([...Map.groupBy(rows, (row) => row.deal_id)].map(([id, asked]) => [id, asked.reduce((sum, { cents }) => sum + cents, 0)]));
}

async function lateOf(db: Db, organisationId: string, dealIds: readonly string[]) {
  return db.selectFrom("late_payments").select(["deal_id", "cents", "choice", "settled_at"]).where("organisation_id", "=", organisationId).where("deal_id", "in", dealIds).where("settled_at", "is", null).execute();
}

/** Late money that is kept for a customer who still chooses, or waits for a place with it. */
export function keptCents(late: readonly Pick<LatePayment, "cents" | "choice" | "settled_at">[]): number {
  return late.reduce((sum, { cents, choice, settled_at: settledAt }) => (settledAt === null && choice !== "refund" ? sum + cents : sum), 0);
}

/** By when the first of it has to be back. */
export function dueOf({ owed }: Pick<OwedRefund, "owed">, now: Temporal.Instant): Temporal.Instant {
  return owed.parts[0]?.by ?? now;
}
