import type { Kysely } from "kysely";
import type { Cents } from "../../domain/money.ts";
import type { Fact, OtherDate } from "../../domain/standing/facts.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Booking, WholeDeal } from "../deal/store.ts";
import { rootsOf, storyOf } from "../standing/store.ts";

/**
 * What the organiser would owe the customer when these places, on a date that the organiser moved, were left now.
 * @param to the date, when they are not moved there yet
 */
export async function leavingCents(db: Kysely<Database>, { deal, bookings }: Pick<WholeDeal, "deal" | "bookings">, places: readonly Booking[], now: Temporal.Instant, to: OtherDate | null = null): Promise<Cents> {
  const story = await storyOf(db, deal);
  const rootOf = rootsOf(bookings);
  const about = { at: now, record: null, bookings: places.map(({ id }) => rootOf(id)) };
  const moved: Fact[] = to === null ? [] : [{ kind: "session.moved", ...about, ...to }];
  return standing(story.deal, [...story.facts, ...moved, { kind: "cancellation.received", ...about }], now).organiserOwesCents;
}
