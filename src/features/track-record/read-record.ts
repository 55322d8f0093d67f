import type { Kysely } from "kysely";
import { ruleOf } from "../../domain/track-record/choose-plan.ts";
import { trackEntries } from "../../domain/track-record/track-entries.ts";
import type { TrackEntry } from "../../domain/track-record/track-entries.ts";
import type { TrackRules } from "../../domain/track-record/track-rules.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Deal } from "../deal/store.ts";
import { correctionsOf, objectionOf, overruleOf, tracksOf } from "./store.ts";
import type { TrackCorrection, TrackObjection, TrackOverrule } from "./store.ts";

/** Everything that an organisation remembers of the customer of one of its deals, and what was decided about it. */
export type CustomerRecord = {
  rules: TrackRules;
  /** With what the training was called. */
  entries: (TrackEntry & { title: string })[];
  overrule: TrackOverrule | null;
  objection: TrackObjection | null;
  /** About entries of any deal of the customer, oldest first. */
  corrections: TrackCorrection[];
  /** What chooses the plan of the next order; null: each session's own plan. */
  follows: "trusted" | "careful" | "overrule" | null;
};

/** Null while the organisation has no rules: then nothing is remembered. */
export async function readCustomerRecord(db: Kysely<Database>, organisation: { organisation_id: string; track_rules: TrackRules | null }, deal: Pick<Deal, "customer">, now: Temporal.Instant): Promise<CustomerRecord | null> {
  const { organisation_id: organisationId, track_rules: rules } = organisation;
  if (rules === null) return null;
  const [track] = await tracksOf(db, organisationId, [deal.customer], now);
  const deals = track?.deals ?? [];
  const titles = new Map(deals.map(({ id, title }) => [id, title]));
  const entries = trackEntries(deals, { months: rules.months, asOf: now }).map((entry) => ({ ...entry, title: titles.get(entry.dealId) ?? "" }));
  const overrule = (await overruleOf(db, organisationId, deal.customer, now)) ?? null;
  const objection = (await objectionOf(db, organisationId, deal.customer)) ?? null;
  return { rules, entries, overrule, objection, corrections: await correctionsOf(db, organisationId, deals.map(({ id }) => id)), follows: followsFrom({ rules, entries, overrule, objection }) };
}

function followsFrom({ rules, entries, overrule, objection }: Pick<CustomerRecord, "rules" | "entries" | "overrule" | "objection">): CustomerRecord["follows"] {
  if (overrule !== null) return "overrule";
  return objection === null ? ruleOf(rules, entries) : null;
}
