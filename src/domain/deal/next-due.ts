import { takesSeat } from "../booking/place.ts";
import type { PlaceState } from "../booking/place.ts";
import { shareOfPlaces } from "./amounts.ts";
import type { FrozenPart } from "./frozen-deal.ts";
import { cents } from "../money.ts";

/** A deal as its money sees it. */
export type DueFacts = {
  deal: {
    /** The next part and its day where the days are not all those of the order any more. */
    due_at?: Temporal.Instant | null;
    due_cents?: number | null;
    frozen: { schedule: readonly FrozenPart[]; price: { places: number } };
  };
  bookings: readonly { place: PlaceState }[];
  money: { owedCents: number; paidCents: number; openCents: number };
  now: Temporal.Instant;
};

/** What is to be paid next: the first part of the price that is not covered yet. */
export type Due = { part: FrozenPart["name"]; openCents: number; dueAt: Temporal.Instant; lapses: boolean; late: boolean };

/**
 * The part that is due next, for the places that still stand. Past its day a part stays due, and the parts after it
 * that are due as well are added to it; fees of ended places come with the last part.
 * @returns null when nothing is open
 */
export function nextDue(facts: DueFacts): Due | null {
  const { money, now } = facts;
  if (money.openCents === 0) return null;
  const { due_at: otherDay, due_cents: otherCents } = facts.deal;
  if (otherDay != null && otherCents != null) {
    const openCents = Math.min(otherCents, money.openCents);
    const ordered = facts.deal.frozen.schedule.find(({ dueAt }) => Temporal.Instant.from(dueAt).equals(otherDay));
    return { part: openCents === money.openCents ? "whole" : (ordered?.name ?? "part"), openCents, dueAt: otherDay, lapses: facts.bookings.some(({ place }) => place === "held"), late: Temporal.Instant.compare(now, otherDay) > 0 };
  }
  const parts = partsUpTo(facts);
  const first = parts.find(({ upTo }) => upTo > money.paidCents) ?? parts.at(-1);
  if (first === undefined) return null;
  const dueByNow = parts.findLast(({ part }) => Temporal.Instant.compare(Temporal.Instant.from(part.dueAt), now) <= 0);
  const openCents = Math.max(first.upTo, dueByNow?.upTo ?? 0) - money.paidCents;
  const dueAt = Temporal.Instant.from(first.part.dueAt);
  return {
    part: openCents === money.openCents && money.paidCents === 0 ? "whole" : first.part.name,
    openCents,
    dueAt,
    lapses: first.part.lapseAt !== null,
    late: Temporal.Instant.compare(now, dueAt) > 0,
  };
}

/** Each part of the price with what must be in by then. */
function partsUpTo({ deal, money, bookings }: DueFacts): { part: FrozenPart; upTo: number }[] {
  const { schedule, price } = deal.frozen;
  const count = bookings.filter((booking) => takesSeat(booking.place)).length;
  let sum = 0;
  return schedule.map((part, index) => {
    sum += part.cents;
    const share = shareOfPlaces({ totalCents: cents(sum), places: price.places, count });
    return { part, upTo: index === schedule.length - 1 ? money.owedCents : Math.min(share, money.owedCents) };
  });
}
