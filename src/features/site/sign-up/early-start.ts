import { withdrawUntil } from "../../../domain/deal/withdrawal.ts";
import type { SessionView } from "../../catalogue/store.ts";

/** Whether a private person who orders now could still withdraw, and would pay, when the training starts. */
export function startsWithinWithdrawal({ session, organisation }: SessionView, now: Temporal.Instant): boolean {
  return session.price_cents > 0 && session.starts_at !== null && Temporal.Instant.compare(session.starts_at, withdrawUntil(now, organisation.zone)) <= 0;
}
