import { bucketSums } from "../../../domain/bookkeeping/ageing.ts";
import type { AgeBucket } from "../../../domain/bookkeeping/ageing.ts";
import { localDateOf } from "../../../domain/calendar/local-day.ts";
import type { House } from "../../../platform/house.ts";
import { listDocuments, openItemsAt } from "../../bookkeeping/actions.ts";
import type { OpenItem, StandingDocument } from "../../bookkeeping/actions.ts";
import { invoicedByMonth, outsideTheBooks } from "../../bookkeeping/store.ts";
import type { Desk } from "../frame/desk.ts";

/** One month of the plot, of the training: what of its invoices is in, what is not late yet, what is late. */
export type MoneyMonth = { month: Temporal.PlainDate; inCents: number; openCents: number; lateCents: number };

export type MoneyFacts = {
  items: OpenItem[];
  sums: Record<AgeBucket, number>;
  openCents: number;
  lateCents: number;
  heldCents: number;
  customers: number;
  months: MoneyMonth[];
  latest: StandingDocument[];
  /** Deals of before the books that still owe. */
  outside: number;
};

const latestMost = 8;

export async function readMoneyFacts(house: House, { organisationId, now, zone }: Desk): Promise<MoneyFacts> {
  const items = await openItemsAt(house.db, organisationId, { day: localDateOf(now, zone), now });
  const invoiced = await invoicedByMonth(house.db, organisationId, zone);
  const sums = bucketSums(items.flatMap(({ amounts }) => amounts));
  const openCents = items.reduce((sum, { receivableCents }) => sum + receivableCents, 0);
  return {
    items,
    sums,
    openCents,
    lateCents: openCents - sums["not-late"],
    heldCents: items.reduce((sum, { depositCents }) => sum + depositCents, 0),
    customers: new Set(items.filter(({ receivableCents }) => receivableCents > 0).map(({ customerKey }) => customerKey)).size,
    months: monthsOfMoney(invoiced, items, zone),
    latest: await listDocuments(house, organisationId, { period: null, most: latestMost }),
    outside: await outsideTheBooks(house.db, organisationId),
  };
}

/** Every month that has something, in order; what is in and what is open come to what was invoiced. */
export function monthsOfMoney(invoiced: readonly { month: Temporal.PlainDate; cents: number }[], items: readonly Pick<OpenItem, "startsAt" | "receivableCents" | "amounts">[], zone: string): MoneyMonth[] {
  const open = Map.groupBy(items, ({ startsAt }) => localDateOf(startsAt, zone).with({ day: 1 }).toString());
  return invoiced.map(({ month, cents }) => {
    const own = open.get(month.toString()) ?? [];
    const openCents = own.reduce((sum, { receivableCents }) => sum + receivableCents, 0);
    const lateCents = own.flatMap(({ amounts }) => amounts).reduce((sum, amount) => sum + (amount.bucket === "not-late" ? 0 : amount.cents), 0);
    return { month, inCents: cents - openCents, openCents: openCents - lateCents, lateCents };
  });
}

/** The twelve months of the plot, this one ninth, with what is before and after them added up. */
export function plottedMonths(months: readonly MoneyMonth[], today: Temporal.PlainDate): { earlier: MoneyMonth; shown: MoneyMonth[]; later: MoneyMonth } {
  const first = today.with({ day: 1 }).subtract({ months: 8 });
  const shown = Array.from({ length: 12 }, (_, index) => {
    const month = first.add({ months: index });
    return months.find((one) => one.month.equals(month)) ?? { month, inCents: 0, openCents: 0, lateCents: 0 };
  });
  const last = first.add({ months: 11 });
  const sum = (some: readonly MoneyMonth[], month: Temporal.PlainDate) => some.reduce<MoneyMonth>((total, one) => ({ month, inCents: total.inCents + one.inCents, openCents: total.openCents + one.openCents, lateCents: total.lateCents + one.lateCents }), { month, inCents: 0, openCents: 0, lateCents: 0 });
  return {
    earlier: sum(months.filter(({ month }) => Temporal.PlainDate.compare(month, first) < 0), first),
    shown,
    later: sum(months.filter(({ month }) => Temporal.PlainDate.compare(month, last) > 0), last),
  };
}
