import type { Leaf } from "../record/leaf.ts";

/**
 * How far a message demonstrably came. 0 rendered, 1 accepted by our mail server, 2 accepted by the recipient's mail server,
 * 3 delivered to the mailbox, 4 the page that announces it was fetched, 5 collected with a code, 6 answered.
 */
export type MessageGrade = 0 | 1 | 2 | 3 | 4 | 5 | 6;
/** Whose word a grade rests on: never more certain than that. */
export type GradeSource = "our-system" | "our-mail-server" | "a-mail-server" | "a-request" | "the-recipient";

const grades: Readonly<Record<string, { grade: MessageGrade; source: GradeSource }>> = {
  "message.rendered": { grade: 0, source: "our-system" },
  "message.submitted": { grade: 1, source: "our-mail-server" },
  "message.relayed": { grade: 2, source: "a-mail-server" },
  "message.delivered": { grade: 3, source: "a-mail-server" },
  "announcement.opened": { grade: 4, source: "a-request" },
  "document.retrieved": { grade: 5, source: "a-request" },
  "reply.received": { grade: 6, source: "the-recipient" },
};

export type Delivery = { message: string; grade: MessageGrade; source: GradeSource; record: number };

/** How far each message came, from the records alone: the furthest, and of equals the first. Records name their message in `details.message`. */
export function deliveriesIn(records: readonly { index: number; leaf: Leaf }[]): Delivery[] {
  const furthest = new Map<string, Delivery>();
  for (const { index, leaf } of records) {
    const message = leaf.details["message"];
    const meaning = Object.hasOwn(grades, leaf.type) ? grades[leaf.type] : undefined;
    if (typeof message !== "string" || meaning === undefined) continue;
    const before = furthest.get(message);
    if (before === undefined || meaning.grade > before.grade) furthest.set(message, { message, ...meaning, record: index });
  }
  return [...furthest.values()];
}
