import type { Overrule } from "./choose-plan.ts";
import { whyNotWords } from "./decide-words.ts";
import type { WordsRefusal } from "./decide-words.ts";

/** What a person answers who was asked to look at a plan: it stays, or this deal needs no money first, or later orders go otherwise, or both. */
export type PlanAnswer = { thisDeal: boolean; later: Overrule | null };

export type PlanAnswerRefusal = WordsRefusal | { kind: "nothing-held" };

/** Whether two answers say the same, whatever their words. */
export function isSameAnswer(one: PlanAnswer, other: PlanAnswer): boolean {
  return one.thisDeal === other.thisDeal && one.later === other.later;
}

/**
 * Whether an answer can be given: with a reason, and what it promises of this deal can be done.
 * @param held whether places of the deal wait for money
 */
export function whyNotAnswer({ thisDeal }: PlanAnswer, { words, held }: { words: string; held: boolean }): PlanAnswerRefusal | null {
  if (thisDeal && !held) return { kind: "nothing-held" };
  return whyNotWords(words);
}
