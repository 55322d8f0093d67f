import type { Kysely } from "kysely";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import type { Customer } from "../../domain/deal/frozen-deal.ts";
import { choosePlan } from "../../domain/track-record/choose-plan.ts";
import type { ChosenPlan } from "../../domain/track-record/choose-plan.ts";
import { trackEntries } from "../../domain/track-record/track-entries.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { SessionView } from "../catalogue/store.ts";
import { tracksOf } from "./store.ts";

/**
 * The payment plans that are chosen for customers who order in a session, in their order; null: the session's own. Where the
 * organisation set no rules, or nothing is to be paid, nothing is asked.
 */
export async function chosenPlans(db: Kysely<Database>, { organisation, session }: ForSession, customers: readonly Customer[], now: Temporal.Instant): Promise<(ChosenPlan | null)[]> {
  const rules = organisation.track_rules;
  if (rules === null || session.price_cents === 0 || customers.length === 0) return customers.map(() => null);
  const tracks = await tracksOf(db, organisation.organisation_id, customers, now);
  return tracks.map(({ deals, overrule, objected }) => choosePlan({ rules, entries: trackEntries(deals, { months: rules.months, asOf: now }), overrule, objected }, session.conditions));
}

/** As {@link chosenPlans}, for one customer. */
export async function chosenPlan(db: Kysely<Database>, view: ForSession, customer: Customer, now: Temporal.Instant): Promise<ChosenPlan | null> {
  const [chosen = null] = await chosenPlans(db, view, [customer], now);
  return chosen;
}

type ForSession = { organisation: Pick<SessionView["organisation"], "organisation_id" | "track_rules">; session: { price_cents: number; conditions: Conditions } };
