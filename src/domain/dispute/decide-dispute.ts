/** How an objection to a deal ends: the customer takes it back, both settle, or the trainer decides. */
export const disputeEnds = ["taken-back", "settled", "decided"] as const;

export type DisputeEnd = (typeof disputeEnds)[number];

export type DisputeSide = "customer" | "trainer";

/** The most that one side can say at once, in characters. */
export const mostWords = 4_000;

export type DisputeRefusal = { kind: "words-missing" } | { kind: "words-too-long" } | { kind: "not-disputed" } | { kind: "not-yours-to-end" };

type Asked = { open: boolean; words: string; end: DisputeEnd | null; by: DisputeSide };

/**
 * Whether somebody may say something in a dispute, or end it. Only the customer opens one and takes it back; only the
 * trainer decides, and says why.
 * @returns null when it may be
 */
export function whyNotInDispute({ open, words, end, by }: Asked): DisputeRefusal | null {
  if (words.length > mostWords) return { kind: "words-too-long" };
  if (!open && (by === "trainer" || end !== null)) return { kind: "not-disputed" };
  if (end === "taken-back") return by === "customer" ? null : { kind: "not-yours-to-end" };
  if (end === "decided" && by !== "trainer") return { kind: "not-yours-to-end" };
  return words.trim() === "" ? { kind: "words-missing" } : null;
}

/** How long what stood still waits at least after a dispute ends, so that nobody is surprised by it. */
const restHours = 48;

/** When something that came during a dispute is decided anew. */
export function resumesAt(closedAt: Temporal.Instant): Temporal.Instant {
  return closedAt.add({ hours: restHours });
}
