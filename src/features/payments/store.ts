import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import type { FrozenDeal } from "../../domain/deal/frozen-deal.ts";
import type { LateMoney } from "../../domain/late-money/late-amounts.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { bookingsOfDeals } from "../deal/store.ts";
import type { Booking, Deal, DealMoney } from "../deal/store.ts";

export { amountsOf } from "../deal/store.ts";
export { moneyOnItsWay } from "./on-its-way.ts";

export type Payment = Selectable<Database["payments"]>;
export type LatePayment = Selectable<Database["late_payments"]>;

type Db = Kysely<Database>;

/** Deals with what a deadline needs to know of them. Their wording stays in the database: there may be very many. */
export type DueDeal = DealMoney & Pick<Deal, "organisation_id" | "locale" | "customer"> & { frozen: Pick<FrozenDeal, "price" | "schedule"> };

/** Deals held for this transaction with their bookings, by id. */
export async function holdDueDeals(trx: Trx, organisationId: string, dealIds: readonly string[]): Promise<Map<string, { deal: DueDeal; bookings: Booking[] }>> {
  const { rows } = await sql<DueDeal>`
    select organisation_id, id, code, locale, customer, payment, paid_cents, total_cents, adjust_cents, due_at, due_cents,
      frozen - array['organisation', 'course', 'session', 'terms', 'conditions', 'wording', 'consents'] as frozen
    from deals where organisation_id = ${organisationId} and id in (${sql.join(dealIds)})
    order by id for no key update
  `.execute(trx);
  const bookings = await bookingsOfDeals(trx, organisationId, dealIds);
  return new Map(rows.map((deal) => [deal.id, { deal, bookings: bookings.get(deal.id) ?? [] }]));
}

export async function dealPayments(db: Db, organisationId: string, dealId: string): Promise<Payment[]> {
  return db
    .selectFrom("payments")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .orderBy("recorded_at")
    .orderBy("id")
    .execute();
}

export async function dealLatePayments(db: Db, organisationId: string, dealId: string): Promise<LatePayment[]> {
  return db
    .selectFrom("late_payments")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .orderBy("asked_at")
    .orderBy("id")
    .execute();
}

/** Late money that waits for a person: a customer who has not chosen, or a refund that has not gone out. */
export async function openLatePayments(db: Db, organisationId: string): Promise<LatePayment[]> {
  return db
    .selectFrom("late_payments")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("settled_at", "is", null)
    .orderBy("asked_at")
    .execute();
}

/** A row as the rules about late money know it. */
export function asLateMoney({ cents, choice, settled_at }: LatePayment): LateMoney {
  return { cents, choice, settled: settled_at !== null };
}
