import { isBefore } from "../../../domain/calendar/local-day.ts";
import type { Session } from "../../catalogue/store.ts";

/** How a date stands for who looks at the catalogue. */
export type SessionState = "draft" | "open" | "full" | "closed" | "running" | "over" | "called-off";

export function sessionState(session: Session, now: Temporal.Instant): SessionState {
  const { status, starts_at: startsAt, ends_at: endsAt, sign_up_until: until } = session;
  if (status === "draft" || status === "called-off") return status;
  if (startsAt === null || endsAt === null) return "draft";
  if (!isBefore(now, endsAt)) return "over";
  if (!isBefore(now, startsAt)) return "running";
  if (until !== null && isBefore(until, now)) return "closed";
  return session.waiting > 0 || session.seats_taken >= session.capacity ? "full" : "open";
}

/** Dates that still come, in order; then what is not published yet; then what is over, the latest first. */
export function inThreeParts<View extends { session: Session }>(views: readonly View[], now: Temporal.Instant) {
  const stateOf = ({ session }: View) => sessionState(session, now);
  const ended = (view: View) => stateOf(view) === "over" || (stateOf(view) === "called-off" && view.session.ends_at !== null && !isBefore(now, view.session.ends_at));
  return {
    coming: views.filter((view) => stateOf(view) !== "draft" && !ended(view)),
    drafts: views.filter((view) => stateOf(view) === "draft"),
    past: views.filter(ended).toReversed(),
  };
}
