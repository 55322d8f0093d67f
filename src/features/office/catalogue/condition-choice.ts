import { isDeepStrictEqual } from "node:util";
import type { ConditionSetName, Conditions } from "../../../domain/conditions/conditions.ts";
import { conditionSets } from "../../../domain/conditions/sets.ts";

/** A ready-made set, or the rules that are there already and are none of them. */
export type SetChoice = ConditionSetName | "own";

export const setNames: readonly ConditionSetName[] = ["mild", "usual", "strict"];

/** Which set these rules are; `own` when they are none of the ready-made ones. */
export function choiceOf(conditions: Conditions): SetChoice {
  return setNames.find((name) => isDeepStrictEqual(conditionSets[name], conditions)) ?? "own";
}

/** @param own what `own` stands for; null where there is nothing of one's own yet */
export function conditionsOf(choice: SetChoice, own: Conditions | null): Conditions {
  return choice === "own" ? (own ?? conditionSets.usual) : conditionSets[choice];
}
