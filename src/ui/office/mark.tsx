import { classNames } from "../class-names.ts";

export type PlaceMark = "confirmed" | "held" | "offered" | "free" | "waiting" | "done" | "ended" | "moved";
export type PaymentMark = "none" | "due" | "partly" | "paid" | "late" | "back" | "stopped";
export type AttendanceMark = "expected" | "coming" | "there" | "partly" | "noshow" | "excused";
export type SignMark = "yes" | "no" | "dash" | "warn" | "next" | "you" | "mail" | "find" | "scan";
export type MenuMark = "today" | "sessions" | "deals" | "people" | "money" | "terms";

/** A mark of the sprite: p is a chair, m a coin, a a diamond, g a sign, n the menu. */
export type MarkName = `p-${PlaceMark}` | `m-${PaymentMark}` | `a-${AttendanceMark}` | `g-${SignMark}` | `n-${MenuMark}`;

/** A picture beside a word, never instead of it. */
export function Mark({ name, kind }: { name: MarkName; kind?: "nav-mark" | "big" }) {
  return <svg class={classNames("mark", kind)} aria-hidden="true" focusable="false"><use href={`#${name}`} /></svg>;
}
