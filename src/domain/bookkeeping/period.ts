/** Days in a row, the first and the last included. */
export type Period = { from: Temporal.PlainDate; until: Temporal.PlainDate };

/**
 * The period of a name: "2026", "2026-Q4" or "2026-11".
 * @returns null for any other text
 */
export function periodNamed(name: string): Period | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(name);
  if (match === null) return null;
  const [, year = "", quarter, month] = match;
  const first = quarter === undefined ? Number(month ?? 1) : Number(quarter) * 3 - 2;
  const months = quarter !== undefined ? 3 : month !== undefined ? 1 : 12;
  const from = Temporal.PlainDate.from({ year: Number(year), month: first, day: 1 });
  return { from, until: from.add({ months }).subtract({ days: 1 }) };
}

/**
 * The period between two typed days, both included.
 * @returns null when one is no day, the last comes before the first, or it is longer than ten years
 */
export function periodBetween(first: string, last: string): Period | null {
  const [from, until] = [dayOf(first), dayOf(last)];
  if (from === null || until === null || Temporal.PlainDate.compare(until, from) < 0) return null;
  return Temporal.PlainDate.compare(from.add({ years: 10 }), until) <= 0 ? null : { from, until };
}

/** The name of the month, the quarter or the year that a day is in. */
export function periodNameOf(day: Temporal.PlainDate, kind: "month" | "quarter" | "year"): string {
  const year = String(day.year).padStart(4, "0");
  if (kind === "year") return year;
  return kind === "quarter" ? `${year}-Q${Math.ceil(day.month / 3)}` : `${year}-${String(day.month).padStart(2, "0")}`;
}

/** The months that a period touches, each cut to the period. */
export function monthsOf({ from, until }: Period): Period[] {
  const months: Period[] = [];
  for (let first = from; Temporal.PlainDate.compare(first, until) <= 0; first = first.with({ day: 1 }).add({ months: 1 })) {
    const last = first.with({ day: first.daysInMonth });
    months.push({ from: first, until: Temporal.PlainDate.compare(last, until) < 0 ? last : until });
  }
  return months;
}

function dayOf(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch {
    return null;
  }
}
