import type { TrackRules } from "../../domain/track-record/track-rules.ts";
import type { House } from "../../platform/house.ts";
import { askPlanReview } from "../plan-review/actions.ts";
import { setTrackRules } from "../track-record/actions.ts";

/** One good place is enough in the demo, and one empty one too much: its past is short. */
const rules: TrackRules = {
  months: 24,
  trusted: { places: 1, plan: { mode: "after", dueDaysAfterSession: 14, reminderDaysBefore: 2 } },
  careful: { times: 1, plan: { mode: "before", dueDays: 3, graceHours: 12, onLapse: "release", reminderDaysBefore: 1 } },
};

/** From now on what happened before chooses how the next order is paid. */
export async function rememberFromNow(house: House, organisationId: string): Promise<void> {
  const outcome = await setTrackRules(house, { organisationId, rules });
  if (!outcome.ok) throw new Error(`demo: the rules of the track record were refused: ${outcome.refusal.kind}`);
}

/** Somebody who has to pay first asks a person to look. */
export async function askAnotherPlan(house: House, deal: { organisationId: string; dealId: string }): Promise<void> {
  const outcome = await askPlanReview(house, { ...deal, words: "Ik stond de vorige keer stil in de trein en kon niet meer afbellen. Mag ik deze keer op factuur betalen?" });
  if (!outcome.ok) throw new Error(`demo: deal ${deal.dealId} has no plan to ask about: ${outcome.refusal.kind}`);
}
