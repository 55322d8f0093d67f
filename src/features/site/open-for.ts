import type { SessionView } from "../catalogue/store.ts";

/** What a visitor can do with a date now. The desk decides for real; this is what the page says. */
export type OpenFor = "sign-up" | "waiting-list" | "nothing";

export function openFor({ session }: SessionView, now: Temporal.Instant): OpenFor {
  if (session.status !== "published" || session.starts_at === null) return "nothing";
  const closesAt = session.sign_up_until ?? session.starts_at;
  if (Temporal.Instant.compare(now, closesAt) > 0 || Temporal.Instant.compare(now, session.starts_at) >= 0) return "nothing";
  return placesLeft({ session }) > 0 ? "sign-up" : "waiting-list";
}

/** Free places that somebody new can get: none as long as others wait for them. */
export function placesLeft({ session }: Pick<SessionView, "session">): number {
  return session.waiting > 0 ? 0 : session.capacity - session.seats_taken;
}
