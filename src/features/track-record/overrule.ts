import { endOfLocalDay, localDateOf } from "../../domain/calendar/local-day.ts";
import { whyNotOverrule } from "../../domain/track-record/decide-overrule.ts";
import type { OverruleRefusal } from "../../domain/track-record/decide-overrule.ts";
import type { Overrule } from "../../domain/track-record/choose-plan.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { holdDealAlone } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { holdRules, keyOf } from "./store.ts";

export type OverruleInput = {
  /** `by-the-rules` ends what was decided before. */
  plan: Overrule | "by-the-rules";
  /** The trainer's own words. They stand in no record. */
  reason: string;
  /** The last day, inclusive, in the zone of the organisation. */
  until: Temporal.PlainDate;
  by: string;
  /** Names the form: sent twice it is decided once. */
  token: string;
};

export type OverruleRecordRefusal = OverruleRefusal | { kind: "deal-unknown" } | { kind: "rules-off" };

type Outcome = { ok: true; repeated: boolean } | { ok: false; refusal: OverruleRecordRefusal };

/**
 * A person decides how the customer of a deal pays for later orders, whatever the rules would choose. The newest decision holds.
 * @returns refusals `deal-unknown`, `rules-off` (there is nothing to overrule), `until-out-of-range`, `words-missing`, `words-too-long`
 */
export async function overruleRecord(house: House, { organisationId, dealId, ...input }: OverruleInput & { organisationId: string; dealId: string }): Promise<Outcome> {
  return house.db.transaction().execute(async (trx) => {
    const deal = await holdDealAlone(trx, organisationId, dealId);
    if (deal === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    return writeOverrule(trx, deal, input, house.clock.now());
  });
}

/** As {@link overruleRecord}, inside a step that holds the deal. */
export async function writeOverrule(trx: Trx, deal: Deal, { plan, reason, until, by, token }: OverruleInput, now: Temporal.Instant): Promise<Outcome> {
  const organisationId = deal.organisation_id;
  const organisation = await holdRules(trx, organisationId);
  if (organisation === undefined) return { ok: false, refusal: { kind: "rules-off" } };
  const { zone, track_rules: rules } = organisation;
  const refusal = whyNotOverrule({ reason, until, today: localDateOf(now, zone), months: rules.months });
  if (refusal !== null) return { ok: false, refusal };
  const known = await trx.selectFrom("track_overrules").select("id").where("organisation_id", "=", organisationId).where("token", "=", token).executeTakeFirst();
  if (known !== undefined) return { ok: true, repeated: true };
  const ended = await endOverrule(trx, deal, now);
  if (plan === "by-the-rules" && !ended) return { ok: true, repeated: true };
  const id = plan === "by-the-rules" ? null : uuidv7(now);
  if (id !== null && plan !== "by-the-rules") {
    const made = { plan, reason: reason.trim(), made_by: by, made_at: now.toString(), ends_at: endOfLocalDay(until, zone).toString(), token };
    await trx
      .insertInto("track_overrules")
      .values({ organisation_id: organisationId, id, customer_key: keyOf(deal.customer), deal_id: deal.id, ...made })
      .onConflict((conflict) => conflict.columns(["organisation_id", "customer_key"]).where("ended_at", "is", null).doUpdateSet(made))
      .execute();
  }
  await writeRecords(trx, organisationId, [{ subjectId: deal.id, type: "track.overruled", at: now, actor: "trainer", details: { overrule: id, plan, until: until.toString() } }]);
  return { ok: true, repeated: false };
}

/** What was decided before ends. @returns whether anything was */
async function endOverrule(trx: Trx, { organisation_id: organisationId, customer }: Deal, now: Temporal.Instant): Promise<boolean> {
  const ended = await trx
    .updateTable("track_overrules")
    .set({ ended_at: now.toString() })
    .where("organisation_id", "=", organisationId)
    .where("customer_key", "=", keyOf(customer))
    .where("ended_at", "is", null)
    .returning("id")
    .execute();
  return ended.length > 0;
}
