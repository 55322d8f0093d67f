import { isBefore } from "../calendar/local-day.ts";
import { datedCancellationSteps } from "../conditions/cancellation-fee.ts";
import { cents, zeroCents } from "../money.ts";
import type { Cents } from "../money.ts";
import { factsUpTo } from "./facts.ts";
import type { Fact, FactOf } from "./facts.ts";
import { historyOf } from "./history.ts";
import type { History } from "./history.ts";
import { bySteps, datesOf, isOnlyHeld, priceOf } from "./leaving.ts";
import { total } from "./parts.ts";
import type { Ending, PlaceNow } from "./places.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** A place that a cancellation ends, with what it still owes. */
export type CancelledPlace = { id: string; ending: Ending; owedCents: Cents };

/**
 * What a cancellation makes of each place that it is about, by the days of its own date; null once both sides settled: then the
 * deal comes to what they agreed, whoever comes.
 * @param cancellation a fact that is not among the others
 */
export function placesCancelledBy(deal: StandingDeal, facts: readonly Fact[], cancellation: FactOf<"cancellation.received">): CancelledPlace[] | null {
  const { places, settled } = historyOf(deal, factsUpTo([...facts, cancellation], cancellation.at));
  if (settled !== null) return null;
  return places.flatMap(({ id, ended }) => (ended?.fact === cancellation ? [{ id, ending: ended.ending, owedCents: ended.owedCents }] : []));
}

/** What cancelling costs up to a moment, inclusive; null: up to the last start. */
export type CostUntil = { until: Temporal.Instant | null; costCents: Cents };

/**
 * What cancelling places that are ahead costs from now on, step by step, each date by its own days. Places that are only held
 * cost nothing until they lapse; what follows then is what they cost once they are paid for.
 */
export function costsOfCancelling(deal: StandingDeal, history: History, { ahead, asOf }: { ahead: readonly PlaceNow[]; asOf: Temporal.Instant }): CostUntil[] {
  const dates = pricedInTurn(deal, history, ahead);
  const last = dates.map(({ startsAt }) => startsAt).toSorted(Temporal.Instant.compare).at(-1);
  if (last === undefined) return [];
  const costAt = (at: Temporal.Instant) => cents(total(dates.map(({ startsAt, organiserMoved, price }) => (organiserMoved || isBefore(startsAt, at) ? 0 : bySteps(deal, { cancelledAt: at, startsAt, price }).owedCents))));
  const ends = dates.flatMap(({ startsAt, price }) => [startsAt, ...datedCancellationSteps({ conditions: deal.conditions, kind: deal.kind, startsAt, zone: deal.zone, totalCents: price }).flatMap(({ until }) => until ?? [])]);
  const byConditions = ends.filter((until) => !isBefore(until, asOf) && isBefore(until, last)).toSorted(Temporal.Instant.compare).map((until): CostUntil => ({ until, costCents: costAt(until) }));
  const whole = [...byConditions, { until: null, costCents: costAt(last) }];
  return joined(isOnlyHeld(deal, history) ? heldUntil(deal.schedule[0]?.lapseAt ?? null, whole, asOf) : whole);
}

/** The dates with what their places cost, each once the ones before it are gone: so that together they are the price to the cent. */
function pricedInTurn(deal: StandingDeal, { places }: History, ahead: readonly PlaceNow[]): { startsAt: Temporal.Instant; organiserMoved: boolean; price: Cents }[] {
  let left = places;
  return datesOf(ahead).map(({ ids, ...date }) => {
    const price = priceOf(deal, { places: left }, left.filter(({ id }) => ids.includes(id)));
    left = left.filter(({ id }) => !ids.includes(id));
    return { ...date, price };
  });
}

/** Nothing until they lapse, or to the end once that moment passed and they were let be. */
function heldUntil(lapseAt: Temporal.Instant | null, whole: readonly CostUntil[], asOf: Temporal.Instant): CostUntil[] {
  if (lapseAt === null || isBefore(lapseAt, asOf)) return [{ until: null, costCents: zeroCents }];
  return [{ until: lapseAt, costCents: zeroCents }, ...whole.filter(({ until }) => until === null || isBefore(lapseAt, until))];
}

/** Steps that cost the same one after the other are one. */
function joined(steps: readonly CostUntil[]): CostUntil[] {
  return steps.filter(({ costCents }, index) => steps[index + 1]?.costCents !== costCents);
}
