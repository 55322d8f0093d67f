import { cents } from "../money.ts";
import type { Cents } from "../money.ts";

/** How long an amount is late, in days: not yet, 1 to 14, 15 to 30, 31 to 60, more. */
export const ageBuckets = ["not-late", "to-14", "to-30", "to-60", "over-60"] as const;

export type AgeBucket = (typeof ageBuckets)[number];

/** A part that the customer still has to pay, with its last moment; null without a fixed one. */
export type OpenPart = { by: Temporal.Instant | null; cents: number };

/** A piece of what is open: since when it is due, and how late that is. `daysLate` is nought for what is not late. */
export type AgedAmount = { bucket: AgeBucket; cents: Cents; dueOn: Temporal.PlainDate | null; daysLate: number };

/**
 * What a customer owes by the journal, by age. The journal says how much; the parts of the standing say since when. Interest and
 * costs are in the parts and not in the journal until they are paid, so never more is late than the principal past its day; a part
 * past its day that the standing still takes for in time, within the grace, is not late.
 * @param open.receivableCents by the journal, at least nought
 * @param open.overdueCents principal past its day, by the standing
 * @param open.parts in any order
 * @returns pieces that add up to the receivable, the latest first; what no part explains is not late
 */
export function agedAmounts(open: { receivableCents: number; overdueCents: number; parts: readonly OpenPart[] }, { now, zone }: { now: Temporal.Instant; zone: string }): AgedAmount[] {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const isPast = ({ by }: OpenPart) => by !== null && Temporal.Instant.compare(by, now) < 0;
  const parts = open.parts.toSorted((one, other) => compareMoments(one.by, other.by));
  const late = taken(parts.filter(isPast), Math.min(open.overdueCents, open.receivableCents));
  const inTime = taken([...parts.filter((part) => !isPast(part)), ...parts.filter(isPast)], open.receivableCents - sumOf(late));
  const unexplained = open.receivableCents - sumOf(late) - sumOf(inTime);
  const dayOf = (by: Temporal.Instant | null) => by?.toZonedDateTimeISO(zone).toPlainDate() ?? null;
  return [
    ...late.map(({ by, cents: amount }) => {
      const dueOn = dayOf(by);
      const daysLate = dueOn === null ? 1 : Math.max(1, dueOn.until(today, { largestUnit: "days" }).days);
      return { bucket: bucketOf(daysLate), cents: cents(amount), dueOn, daysLate };
    }),
    ...inTime.map(({ by, cents: amount }) => ({ bucket: "not-late" as const, cents: cents(amount), dueOn: dayOf(by), daysLate: 0 })),
    ...(unexplained === 0 ? [] : [{ bucket: "not-late" as const, cents: cents(unexplained), dueOn: null, daysLate: 0 }]),
  ];
}

/** The first of some parts, as far as an amount goes. */
function taken(parts: readonly OpenPart[], amount: number): OpenPart[] {
  let left = amount;
  return parts.flatMap((part) => {
    const piece = Math.min(part.cents, left);
    left -= piece;
    return piece > 0 ? [{ by: part.by, cents: piece }] : [];
  });
}

function sumOf(parts: readonly OpenPart[]): number {
  return parts.reduce((sum, part) => sum + part.cents, 0);
}

/** The bucket of a number of days, counted from the day after the last day to pay. */
export function bucketOf(daysLate: number): AgeBucket {
  if (daysLate <= 0) return "not-late";
  if (daysLate <= 14) return "to-14";
  if (daysLate <= 30) return "to-30";
  return daysLate <= 60 ? "to-60" : "over-60";
}

/** What is in each bucket; every bucket is there. */
export function bucketSums(amounts: readonly Pick<AgedAmount, "bucket" | "cents">[]): Record<AgeBucket, Cents> {
  const sum = (bucket: AgeBucket) => cents(amounts.reduce((total, amount) => total + (amount.bucket === bucket ? amount.cents : 0), 0));
  return { "not-late": sum("not-late"), "to-14": sum("to-14"), "to-30": sum("to-30"), "to-60": sum("to-60"), "over-60": sum("over-60") };
}

function compareMoments(one: Temporal.Instant | null, other: Temporal.Instant | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return Temporal.Instant.compare(one, other);
}
