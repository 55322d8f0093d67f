import { isBefore, localDateOf } from "../calendar/local-day.ts";
import { whyNotThere } from "../offers/target-date.ts";
import type { TargetDate } from "../offers/target-date.ts";

export type MoveRefusal = { kind: "nothing-to-move" | "no-right-to-move" | "date-unknown" | "date-over" | "date-full" | "date-too-far" };

type Wish = {
  by: "customer" | "trainer";
  /** Whether the standing gives the customer the right to move now, free or for a fee. */
  mayMove: boolean;
  target: TargetDate | null;
  courseId: string;
  /** The sessions that the places come from, and their first start. */
  from: readonly string[];
  firstStart: Temporal.Instant | null;
  places: number;
  validMonths: number;
  zone: string;
  now: Temporal.Instant;
};

/**
 * Why places cannot go to another date. The customer moves by right, within the months that were agreed, counted from the
 * date that is left; the trainer may always move what has not begun.
 * @see docs/rules/moving.md
 */
export function whyNotMove(wish: Wish): MoveRefusal | null {
  const { by, mayMove, target, courseId, from, firstStart, places, validMonths, zone, now } = wish;
  if (places === 0 || firstStart === null) return { kind: "nothing-to-move" };
  if (by === "customer" && !mayMove) return { kind: "no-right-to-move" };
  const why = whyNotThere(target, { courseId, from, places, now });
  if (why !== null) return { kind: why };
  if (by === "customer" && target?.startsAt != null && !isWithin(target.startsAt, { after: firstStart, months: validMonths, zone })) return { kind: "date-too-far" };
  return null;
}

/** The last day counts whole. */
function isWithin(at: Temporal.Instant, { after, months, zone }: { after: Temporal.Instant; months: number; zone: string }): boolean {
  const last = localDateOf(after, zone).add({ months });
  return isBefore(at, after) || Temporal.PlainDate.compare(localDateOf(at, zone), last) <= 0;
}
