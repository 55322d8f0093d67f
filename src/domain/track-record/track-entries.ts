import { isDayBefore } from "../calendar/day-order.ts";
import { localDateOf } from "../calendar/local-day.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import { factsUpTo } from "../standing/facts.ts";
import type { Fact } from "../standing/facts.ts";
import { historyOf, isDisputed } from "../standing/history.ts";
import { inEqualParts } from "../standing/parts.ts";
import type { PlaceNow } from "../standing/places.ts";
import type { StandingDeal } from "../standing/standing-deal.ts";
import { moneyEntry } from "./money-entry.ts";

export const trackWords = ["attended", "partly", "no-show", "released", "paid", "paid-late", "unpaid"] as const;

/** One fact of a track record: what happened, on which day, about which deal, and the day from which it is not there any more. */
export type TrackEntry = {
  /** Names it for a correction: what it says, of what, and of money the day. A later entry that says something else has another key. */
  key: string;
  what: (typeof trackWords)[number];
  on: Temporal.PlainDate;
  dealId: string;
  code: string;
  /** The price of a place, what not coming cost, or what was paid or is late. */
  cents: Cents;
  /** Whole days after the last day to pay; null for what is not late. */
  days: number | null;
  /** Whether nothing of its deal is open and money came in for it. */
  paid: boolean;
  endsOn: Temporal.PlainDate;
};

/** An earlier deal of the customer. `letGo` names places whose absence the trainer let go; `struck` names entries that were corrected. */
export type TrackedDeal = { id: string; code: string; agreed: StandingDeal; facts: readonly Fact[]; letGo: readonly string[]; struck: readonly string[] };

type Draft = Pick<TrackEntry, "key" | "what" | "on" | "cents"> & { days?: number };

/**
 * What is remembered of a customer's earlier deals, the newest first: facts with a day, no opinion, no reason, no sum of them.
 * A deal that is disputed counts as nothing while it is, and so does what was excused, called off, cancelled, withdrawn from or let
 * go. Each entry ends `months` after its day.
 * @see docs/rules/track-record.md  art. 5(1)(c), 5(1)(e) AVG
 */
export function trackEntries(deals: readonly TrackedDeal[], { months, asOf }: { months: number; asOf: Temporal.Instant }): TrackEntry[] {
  return deals.flatMap((deal) => entriesOf(deal, { months, asOf })).sort((one, other) => Temporal.PlainDate.compare(other.on, one.on) || (one.key < other.key ? -1 : 1));
}

function entriesOf(tracked: TrackedDeal, { months, asOf }: { months: number; asOf: Temporal.Instant }): TrackEntry[] {
  const { id, code, agreed, struck } = tracked;
  const history = historyOf(agreed, factsUpTo(tracked.facts, asOf));
  if (isDisputed(history)) return [];
  const today = localDateOf(asOf, agreed.zone);
  const { draft, paid } = moneyEntry(agreed, history, asOf);
  const prices = inEqualParts(agreed.totalCents, Math.max(1, agreed.bookings.length));
  const drafts: Draft[] = [
    ...history.places.flatMap((place, index) => placeEntry(place, { tracked, priceCents: prices[index] ?? cents(0) })),
    ...(draft === null ? [] : [{ ...draft, key: `${draft.what}:${id}:${draft.on.toString()}` }]),
  ];
  return drafts
    .map(({ days = null, ...entry }) => ({ ...entry, days, dealId: id, code, paid, endsOn: entry.on.add({ months }) }))
    .filter(({ key, on, endsOn }) => !struck.includes(key) && !isDayBefore(today, on) && isDayBefore(today, endsOn));
}

function placeEntry({ id, came, ended, endsAt }: PlaceNow, { tracked, priceCents }: { tracked: TrackedDeal; priceCents: Cents }): Draft[] {
  const on = localDateOf(endsAt, tracked.agreed.zone);
  if (ended === null) {
    const what = came?.fact.kind === "attendance.partly" ? "partly" : "attended";
    return came === null ? [] : [{ key: `${what}:${id}`, what, on, cents: priceCents }];
  }
  if (ended.ending.why === "released") return [{ key: `released:${id}`, what: "released", on: localDateOf(ended.fact.at, tracked.agreed.zone), cents: ended.priceCents }];
  if (ended.ending.why !== "no-show" || tracked.letGo.includes(id)) return [];
  return [{ key: `no-show:${id}`, what: "no-show", on, cents: ended.owedCents }];
}
