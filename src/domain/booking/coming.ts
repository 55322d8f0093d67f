import { isBefore } from "../calendar/local-day.ts";
import type { Attendance } from "./attendance.ts";
import type { PlaceState } from "./place.ts";

export type ComingRefusal = "no-place" | "called-off" | "begun" | "marked";

/** A place as far as it matters to who says to come. `startsAt` is null for a session without a date. */
export type ComingPlace = {
  place: PlaceState;
  attendance: Attendance;
  session: { status: "draft" | "published" | "called-off"; startsAt: Temporal.Instant | null };
};

/** Why it makes no sense to ask or to say whether somebody comes; null when it does. What the trainer marked is never overruled. */
export function whyNotComing({ place, attendance, session }: ComingPlace, now: Temporal.Instant): ComingRefusal | null {
  if (place !== "held" && place !== "confirmed") return place === "called-off" ? "called-off" : place === "completed" ? "begun" : "no-place";
  if (session.status !== "published" || session.startsAt === null) return "called-off";
  if (!isBefore(now, session.startsAt)) return "begun";
  return attendance === "expected" || attendance === "will-come" ? null : "marked";
}
