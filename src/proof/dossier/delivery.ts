import { gradeOfLeaf, isUnsignedAnswer } from "../grades.ts";
import type { GradeMeaning } from "../grades.ts";
import type { Leaf } from "../record/leaf.ts";

/**
 * What the records say of one message.
 * @property furthest how far it came; null where no record says so @property notDelivered the record by which a mail server did not take it or could not bring it, after it was last handed over; null for none
 */
export type Delivery = { message: string; furthest: (GradeMeaning & { record: number }) | null; notDelivered: number | null };

const failures: ReadonlySet<string> = new Set(["message.failed", "message.refused"]);

/** How far each message came, from the records alone: the furthest, of equals the first, and whether it came back. Records name their message in `details.message`. */
export function deliveriesIn(records: readonly { index: number; leaf: Leaf }[]): Delivery[] {
  const found = new Map<string, Delivery>();
  for (const { index, leaf } of records) {
    const { message } = leaf.details;
    const meaning = gradeOfLeaf(leaf);
    const failed = failures.has(leaf.type);
    if (typeof message !== "string" || (meaning === null && !failed)) continue;
    const before = found.get(message) ?? { message, furthest: null, notDelivered: null };
    const isFurther = meaning !== null && (before.furthest === null || meaning.grade > before.furthest.grade);
    // What was handed over again may still arrive.
    const notDelivered = failed ? index : leaf.type === "message.submitted" ? null : before.notDelivered;
    found.set(message, { message, furthest: isFurther ? { ...meaning, record: index } : before.furthest, notDelivered });
  }
  return [...found.values()];
}

/** Answers in the name of a recipient that nobody signed, by the message that they answer: they are told, and say nothing of how far it came. */
export function unsignedAnswersIn(records: readonly { index: number; leaf: Leaf }[]): { message: string; record: number }[] {
  return records.flatMap(({ index, leaf }) => {
    const message = leaf.details["message"];
    return isUnsignedAnswer(leaf) && typeof message === "string" ? [{ message, record: index }] : [];
  });
}
