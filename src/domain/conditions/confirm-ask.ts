import { isBefore } from "../calendar/local-day.ts";
import type { Conditions } from "./conditions.ts";

/**
 * When the participants are asked whether they come: some hours before the start. Nobody is asked about what was
 * ordered within the last half day.
 * @returns null when nobody is asked
 * @see docs/rules/conditions.md
 */
export function confirmAskAt(deal: {
  conditions: Pick<Conditions, "confirmHoursBefore">;
  formedAt: Temporal.Instant;
  startsAt: Temporal.Instant;
}): Temporal.Instant | null {
  const { conditions, formedAt, startsAt } = deal;
  if (conditions.confirmHoursBefore == null) return null; // a deal from before this rule says nothing of it
  const askAt = startsAt.subtract({ hours: conditions.confirmHoursBefore });
  return isBefore(formedAt.add({ hours: 12 }), askAt) ? askAt : null;
}
