/**
 * How far a message demonstrably came. 0 rendered, 1 accepted by our mail server, 2 accepted by the recipient's mail server,
 * 3 delivered to the mailbox, 4 the page that announces it was fetched, 5 collected with a code, 6 answered.
 */
export type MessageGrade = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Whose word a grade rests on: never more certain than that. */
export type GradeSource = "our-system" | "our-mail-server" | "a-mail-server" | "a-request" | "the-recipient";

export type GradeMeaning = { grade: MessageGrade; source: GradeSource };

/**
 * Which record gives which grade. A record that is not here gives none: a mail that was delayed or failed, or a document that was
 * refused, came no further by it.
 */
export const gradeOfRecord = {
  "message.rendered": { grade: 0, source: "our-system" },
  "message.submitted": { grade: 1, source: "our-mail-server" },
  "message.relayed": { grade: 2, source: "a-mail-server" },
  "message.delivered": { grade: 3, source: "a-mail-server" },
  // Scanners and previews fetch links by themselves: a GET is never more than this.
  "announcement.opened": { grade: 4, source: "a-request" },
  "document.retrieved": { grade: 5, source: "a-request" },
  "reply.received": { grade: 6, source: "the-recipient" },
} as const satisfies Readonly<Record<string, GradeMeaning>>;

/**
 * What a record in the log says of how far its message came: an answer that does not count, such as an automatic one, an answer that the domain of its sender did not
 * sign, and a report without the line with which the receiver's server took the mail say nothing.
 */
export function gradeOfLeaf({ type, details }: { type: string; details: Readonly<Record<string, unknown>> }): GradeMeaning | null {
  if (!Object.hasOwn(gradeOfRecord, type) || details["counts"] === false || details["acceptance"] === false || isUnsignedAnswer({ type, details })) return null;
  return (gradeOfRecord as Readonly<Record<string, GradeMeaning>>)[type] ?? null;
}

/**
 * Whether a record tells of an answer in the name of the recipient that the domain of its sender did not sign. Whoever has the mail, or was handed it with a dossier,
 * knows the address for answers and can write any name over one: it is shown, and raises no grade.
 */
export function isUnsignedAnswer({ type, details }: { type: string; details: Readonly<Record<string, unknown>> }): boolean {
  return type === "reply.received" && details["counts"] !== false && details["dkim"] !== "pass";
}

export type GradingRecord = keyof typeof gradeOfRecord;

/** One thing that is known of a message. */
export type GradeStep = { type: GradingRecord; at: Temporal.Instant };

/**
 * The step that brings a message furthest; of equals the first. Steps may be missing below it: a reply proves more than a report that
 * never came.
 * @returns null for a message of which nothing is known yet
 */
export function furthestStep(steps: readonly GradeStep[]): GradeStep | null {
  const order = steps.toSorted((one, other) => gradeOfRecord[other.type].grade - gradeOfRecord[one.type].grade || Temporal.Instant.compare(one.at, other.at));
  return order[0] ?? null;
}
