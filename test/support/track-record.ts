import type { TrackRules } from "../../src/domain/track-record/track-rules.ts";
import { markAttendance } from "../../src/features/attendance/actions.ts";
import { addSession, customer, payAfter } from "./cast.ts";
import type { Stage } from "./cast.ts";
import type { TestHouse } from "./database.ts";
import { stepsIn } from "./steps.ts";

export const trackRules: TrackRules = {
  months: 24,
  trusted: { places: 3, plan: { mode: "after", dueDaysAfterSession: 21, reminderDaysBefore: 2 } },
  careful: { times: 2, plan: { mode: "before", dueDays: 3, graceHours: 12, onLapse: "release", reminderDaysBefore: 1 } },
};

/** What one organisation went through with its customers before, on dates of their own. */
export function pastIn(house: TestHouse) {
  const { at, dealOf, bookingIds, pay } = stepsIn(house);
  let dates = 0;

  async function setRules(stage: Stage, rules: TrackRules | null = trackRules) {
    await house.db.updateTable("organisations").set({ track_rules: rules === null ? null : JSON.stringify(rules) }).where("organisation_id", "=", stage.organisationId).execute();
  }

  /** A deal for a date of its own in the month after `startsAt`'s, paid and attended unless said otherwise. The clock stands after it. */
  async function went(stage: Stage, name: string, { on, came = "attended", paid = true, who = customer(name) }: { on: string; came?: "attended" | "partly" | "no-show" | "excused"; paid?: boolean; who?: ReturnType<typeof customer> }) {
    dates += 1;
    const startsAt = Temporal.Instant.from(`${on}T08:30:00Z`);
    at(startsAt.subtract({ hours: 24 * 20 }).toString());
    const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
    const sessionId = await addSession(house, { ...stage, termsId, slug: `eerder-${dates}`, startsAt, conditions: payAfter });
    const dealId = await dealOf({ ...stage, sessionId }, name, { token: `eerder-${dates}`, customer: who });
    const [bookingId = ""] = await bookingIds(dealId);
    at(startsAt.add({ hours: 9 }).toString());
    await markAttendance(house, { organisationId: stage.organisationId, bookingId, attendance: came });
    at(startsAt.add({ hours: 24 * 3 }).toString());
    if (paid) await pay(stage, dealId, 108_295);
    return { dealId, bookingId };
  }

  return { setRules, went };
}
