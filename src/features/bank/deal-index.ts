import { sql } from "kysely";
import type { Kysely } from "kysely";
import { neededToConfirm } from "../../domain/deal/amounts.ts";
import type { Customer, FrozenDeal } from "../../domain/deal/frozen-deal.ts";
import { nextDue } from "../../domain/deal/next-due.ts";
import { localDateOf } from "../../domain/calendar/local-day.ts";
import { openIndex } from "../../domain/bank/match/open-index.ts";
import type { OpenIndex } from "../../domain/bank/match/open-index.ts";
import type { OpenDeal } from "../../domain/bank/match/open-deal.ts";
import type { Database } from "../../platform/database/schema.ts";
import { amountsOf } from "../payments/store.ts";
import type { Booking, DealMoney } from "../deal/store.ts";
import { knownPayerAccounts, unseenPayments, unseenRefunds } from "./store.ts";

type Db = Kysely<Database>;
type DealRead = DealMoney & { customer: Pick<Customer, "kind" | "name" | "orderedBy">; frozen: Pick<FrozenDeal, "price" | "schedule">; course: string; starts: string[]; zone: string };
type BookingRead = Pick<Booking, "fee_cents" | "place" | "first_name" | "last_name" | "moved_to"> & { deal_id: string };

/** Deals that ended longer ago are found by a reference and by nothing else. */
const rememberedDays = 400;

/** Everything of an organisation that a line of its bank can be held against. */
export async function readOpenIndex(db: Db, organisationId: string, now: Temporal.Instant): Promise<OpenIndex> {
  const [deals, accounts, refunds, recorded] = await Promise.all([readDeals(db, organisationId, now), knownPayerAccounts(db, organisationId), unseenRefunds(db, organisationId), unseenPayments(db, organisationId)]);
  return openIndex({ deals, accounts, refunds, recorded });
}

async function readDeals(db: Db, organisationId: string, now: Temporal.Instant): Promise<OpenDeal[]> {
  const since = now.subtract({ hours: rememberedDays * 24 }).toString();
  const { rows: deals } = await sql<DealRead>`
    select d.id, d.code, d.payment, d.paid_cents, d.total_cents, d.adjust_cents, d.due_at, d.due_cents,
      json_build_object('kind', d.customer -> 'kind', 'name', d.customer -> 'name', 'orderedBy', d.customer -> 'orderedBy') as customer,
      json_build_object('price', json_build_object('places', d.frozen #> '{price,places}'), 'schedule', d.frozen -> 'schedule') as frozen,
      d.frozen #>> '{course,title}' as course, d.frozen #>> '{organisation,zone}' as zone,
      array(select m.starts_at::text from meetings m where m.organisation_id = ${organisationId} and m.session_id = d.session_id) as starts
    from deals d where d.organisation_id = ${organisationId} and (d.payment in ('due', 'partly-paid') or d.formed_at >= ${since}::timestamptz)
  `.execute(db);
  const { rows: bookings } = await sql<BookingRead>`
    select b.deal_id, b.place, b.fee_cents, b.first_name, b.last_name, b.moved_to from bookings b
    join deals d on d.organisation_id = b.organisation_id and d.id = b.deal_id
    where b.organisation_id = ${organisationId} and d.organisation_id = ${organisationId} and (d.payment in ('due', 'partly-paid') or d.formed_at >= ${since}::timestamptz)
  `.execute(db);
  const invoices = Map.groupBy(await db.selectFrom("invoices").select(["deal_id", "number"]).where("organisation_id", "=", organisationId).where("kind", "=", "invoice").execute(), ({ deal_id: dealId }) => dealId);
  const byDeal = Map.groupBy(bookings, ({ deal_id: dealId }) => dealId);
  const near = deals.map((deal) => openDealOf(deal, { bookings: byDeal.get(deal.id) ?? [], invoices: (invoices.get(deal.id) ?? []).map(({ number }) => number), now }));
  const old = await db.selectFrom("deals").select(["id", "code"]).where("organisation_id", "=", organisationId).where("payment", "not in", ["due", "partly-paid"]).where(sql<boolean>`formed_at < ${since}::timestamptz`).execute();
  return [...near, ...old.map(({ id, code }) => closedDeal(id, code, (invoices.get(id) ?? []).map(({ number }) => number)))];
}

function openDealOf(deal: DealRead, { bookings, invoices, now }: { bookings: readonly BookingRead[]; invoices: readonly string[]; now: Temporal.Instant }): OpenDeal {
  const money = amountsOf({ ...deal, frozen: { price: deal.frozen.price } }, bookings);
  const due = nextDue({ deal, bookings, money, now });
  const released = bookings.filter(({ place, moved_to: movedTo }) => place === "released" && movedTo === null).length;
  const asked = released === 0 || money.openCents > 0 ? 0 : neededToConfirm({ schedule: deal.frozen.schedule, places: deal.frozen.price.places, count: released });
  return {
    dealId: deal.id,
    code: deal.code,
    openCents: money.openCents,
    dueCents: due === null || due.openCents === money.openCents ? null : due.openCents,
    askedCents: asked > 0 ? asked : null,
    dueOn: due === null ? null : localDateOf(due.dueAt, deal.zone).toString(),
    invoices,
    customer: { name: deal.customer.name, person: deal.customer.kind === "consumer" },
    orderedBy: deal.customer.orderedBy.name,
    participants: bookings.map(({ first_name: first, last_name: last }) => `${first} ${last}`.trim()),
    course: deal.course,
    days: deal.starts.map((at) => localDateOf(Temporal.Instant.from(at.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00")), deal.zone)),
  };
}

function closedDeal(dealId: string, code: string, invoices: readonly string[]): OpenDeal {
  return { dealId, code, openCents: 0, dueCents: null, askedCents: null, dueOn: null, invoices, customer: { name: "", person: false }, orderedBy: "", participants: [], course: "", days: [] };
}
