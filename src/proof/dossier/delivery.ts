import { gradeOfLeaf, isUnsignedAnswer } from "../grades.ts";
import type { GradeSource, MessageGrade } from "../grades.ts";
import type { Leaf } from "../record/leaf.ts";

export type Delivery = { message: string; grade: MessageGrade; source: GradeSource; record: number };

/** How far each message came, from the records alone: the furthest, and of equals the first. Records name their message in `details.message`. */
export function deliveriesIn(records: readonly { index: number; leaf: Leaf }[]): Delivery[] {
  const furthest = new Map<string, Delivery>();
  for (const { index, leaf } of records) {
    const message = leaf.details["message"];
    const meaning = gradeOfLeaf(leaf);
    if (typeof message !== "string" || meaning === null) continue;
    const before = furthest.get(message);
    if (before === undefined || meaning.grade > before.grade) furthest.set(message, { message, ...meaning, record: index });
  }
  return [...furthest.values()];
}

/** Answers in the name of a recipient that nobody signed, by the message that they answer: they are told, and say nothing of how far it came. */
export function unsignedAnswersIn(records: readonly { index: number; leaf: Leaf }[]): { message: string; record: number }[] {
  return records.flatMap(({ index, leaf }) => {
    const message = leaf.details["message"];
    return isUnsignedAnswer(leaf) && typeof message === "string" ? [{ message, record: index }] : [];
  });
}
