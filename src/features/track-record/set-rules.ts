import { trackRulesFaults } from "../../domain/track-record/track-rules.ts";
import type { TrackRules, TrackRulesFault } from "../../domain/track-record/track-rules.ts";
import type { House } from "../../platform/house.ts";
import { writeRecords } from "../evidence/store.ts";
import { forgetWithoutRules } from "./forget.ts";

/**
 * Sets what an organisation lets earlier deals decide of the next payment plan; null: nothing, nothing is remembered, and what was
 * decided, struck and said about it before is forgotten. Deals keep the plan that they were made with.
 * @returns refusals `organisation-unknown`, `rules-wrong` with everything that is
 * @see docs/rules/track-record.md
 */
export async function setTrackRules(
  house: House,
  { organisationId, rules }: { organisationId: string; rules: TrackRules | null },
): Promise<{ ok: true } | { ok: false; refusal: { kind: "organisation-unknown" } | { kind: "rules-wrong"; faults: TrackRulesFault[] } }> {
  const faults = rules === null ? [] : trackRulesFaults(rules);
  if (faults.length > 0) return { ok: false, refusal: { kind: "rules-wrong", faults } };
  return house.db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable("organisations")
      .set({ track_rules: rules === null ? null : JSON.stringify(rules) })
      .where("organisation_id", "=", organisationId)
      .returning("organisation_id")
      .executeTakeFirst();
    if (changed === undefined) return { ok: false, refusal: { kind: "organisation-unknown" } };
    if (rules === null) await forgetWithoutRules(trx, organisationId);
    const details = { months: rules?.months ?? null, trustedPlaces: rules?.trusted?.places ?? null, carefulTimes: rules?.careful?.times ?? null };
    await writeRecords(trx, organisationId, [{ subjectId: organisationId, type: "track.rules-set", at: house.clock.now(), actor: "trainer", details }]);
    return { ok: true };
  });
}
