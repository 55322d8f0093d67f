import type { Kysely } from "kysely";
import type { Cents } from "../../domain/money.ts";
import { backBecauseOf } from "../../domain/standing/back-because-of.ts";
import type { Fact, OtherDate } from "../../domain/standing/facts.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Booking, WholeDeal } from "../deal/store.ts";
import { rootsOf, storyOf } from "../standing/store.ts";

/**
 * What the organiser would owe the customer because these places, on a date that the organiser moved, were left now; what is owed
 * back anyway is not counted.
 * @param to the date, when they are not moved there yet
 */
export async function leavingCents(db: Kysely<Database>, { deal, bookings }: Pick<WholeDeal, "deal" | "bookings">, places: readonly Booking[], now: Temporal.Instant, to: OtherDate | null = null): Promise<Cents> {
  const story = await storyOf(db, deal);
  const rootOf = rootsOf(bookings);
  const about = { at: now, record: null, bookings: places.map(({ id }) => rootOf(id)) };
  const moved: Fact[] = to === null ? [] : [{ kind: "session.moved", ...about, ...to }];
  return backBecauseOf(story.deal, [...story.facts, ...moved], { causes: [{ kind: "cancellation.received", ...about }], asOf: now });
}
