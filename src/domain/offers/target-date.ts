import { isBefore } from "../calendar/local-day.ts";

/** A date as far as it matters to who is offered a place there. `waiting` is how many places wait in its line. */
export type TargetDate = {
  sessionId: string;
  courseId: string;
  status: "draft" | "published" | "called-off";
  startsAt: Temporal.Instant | null;
  free: number;
  waiting: number;
};

/**
 * Why places cannot go to this date. It has to be another date of the same course, published and ahead; whoever waits for
 * it goes first.
 * @param wanted.from the sessions that the places come from
 */
export function whyNotThere(
  target: TargetDate | null,
  wanted: { courseId: string; from: readonly string[]; places: number; now: Temporal.Instant },
): "date-unknown" | "date-over" | "date-full" | null {
  if (target === null || target.courseId !== wanted.courseId || wanted.from.includes(target.sessionId)) return "date-unknown";
  if (target.status !== "published" || target.startsAt === null || !isBefore(wanted.now, target.startsAt)) return "date-over";
  return target.waiting > 0 || target.free < wanted.places ? "date-full" : null;
}
