import { endOfLocalDay, isBefore, localDateOf } from "../calendar/local-day.ts";

/** Days that a message waits, and the last moment of them, inclusive. */
export const collectionDays = 14;

export function collectionEndsAt(askedAt: Temporal.Instant, zone: string): Temporal.Instant {
  return endOfLocalDay(localDateOf(askedAt, zone).add({ days: collectionDays }), zone);
}

export const codeDigits = 8;
export const codeMinutes = 15;
/** Wrong codes before one is of no use any more. With eight digits a guess is right once in twenty million. */
export const mostTries = 5;
const secondsBetweenCodes = 60;
const mostCodesInAnHour = 5;
const mostCodes = 30;

export type CodeRefusal = { kind: "too-soon" } | { kind: "too-many-codes" };

/**
 * Whether a code may be sent to the address that the message went to: anybody who has the link could otherwise fill that mailbox.
 * @param sentAt when codes were sent before, in any order
 */
export function decideCode(sentAt: readonly Temporal.Instant[], now: Temporal.Instant): { ok: true } | { ok: false; refusal: CodeRefusal } {
  const within = (seconds: number) => sentAt.filter((at) => isBefore(now.subtract({ seconds }), at)).length;
  if (within(secondsBetweenCodes) > 0) return { ok: false, refusal: { kind: "too-soon" } };
  if (within(3_600) >= mostCodesInAnHour || sentAt.length >= mostCodes) return { ok: false, refusal: { kind: "too-many-codes" } };
  return { ok: true };
}

export type TryRefusal = { kind: "no-code" } | { kind: "code-expired" } | { kind: "too-many-tries" } | { kind: "code-wrong"; triesLeft: number };

/**
 * What typing a code comes to. One that was used still opens the page until it ends, so that pressing twice shows the message twice and
 * counts once.
 * @param code the newest one that was sent; null when none was
 */
export function decideTry(code: { endsAt: Temporal.Instant; tries: number } | null, { matches, now }: { matches: boolean; now: Temporal.Instant }): { ok: true } | { ok: false; refusal: TryRefusal } {
  if (code === null) return { ok: false, refusal: { kind: "no-code" } };
  if (isBefore(code.endsAt, now)) return { ok: false, refusal: { kind: "code-expired" } };
  if (code.tries >= mostTries) return { ok: false, refusal: { kind: "too-many-tries" } };
  return matches ? { ok: true } : { ok: false, refusal: { kind: "code-wrong", triesLeft: mostTries - code.tries - 1 } };
}
