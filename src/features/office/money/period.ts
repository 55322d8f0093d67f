import { periodBetween, periodNamed, periodNameOf } from "../../../domain/bookkeeping/period.ts";
import type { Period } from "../../../domain/bookkeeping/period.ts";
import { localDateOf } from "../../../domain/calendar/local-day.ts";
import type { Form } from "../../../platform/http/form.ts";
import { cut } from "../../../platform/plain-text.ts";
import type { Desk } from "../frame/desk.ts";

export const periodProblems = ["name", "days"] as const;

export type PeriodProblem = (typeof periodProblems)[number];

/** A period as it was asked for. `name` is null for days that somebody chose; with a problem the period is the one of now. */
export type ChosenPeriod = { name: string | null; period: Period; typed: { from: string; until: string }; problem: PeriodProblem | null };

/** Reads `period`, or `from` and `until` where those are filled in. Nothing asked for is the quarter of now. */
export function readPeriod(form: Form, { now, zone }: Pick<Desk, "now" | "zone">): ChosenPeriod {
  const typed = { from: cut(form.text("from"), 40), until: cut(form.text("until"), 40) };
  const asked = cut(form.text("period"), 40);
  const fallback = periodNameOf(localDateOf(now, zone), "quarter");
  const otherwise = (problem: PeriodProblem | null): ChosenPeriod => ({ name: fallback, period: named(fallback), typed, problem });
  if (typed.from !== "" || typed.until !== "") {
    const period = periodBetween(typed.from, typed.until);
    return period === null ? otherwise("days") : { name: null, period, typed, problem: null };
  }
  if (asked === "") return otherwise(null);
  const period = periodNamed(asked);
  return period === null ? otherwise("name") : { name: asked, period, typed, problem: null };
}

/** The periods that one can pick: quarters, months and years back from now, and the one that is shown. */
export function periodNames({ now, zone }: Pick<Desk, "now" | "zone">, shown: string | null): string[] {
  const today = localDateOf(now, zone).with({ day: 1 });
  const back = (count: number, months: number, kind: "quarter" | "month" | "year") => Array.from({ length: count }, (_, index) => periodNameOf(today.subtract({ months: index * months }), kind));
  const names = [...back(8, 3, "quarter"), ...back(12, 1, "month"), ...back(3, 12, "year")];
  return shown === null || names.includes(shown) ? names : [shown, ...names];
}

/** A period as an address carries it. */
export function periodQuery({ name, period }: Pick<ChosenPeriod, "name" | "period">): string {
  return new URLSearchParams(name === null ? { from: period.from.toString(), until: period.until.toString() } : { period: name }).toString();
}

/** A period in the name of a file: "2026-Q4", or its two days. */
export function periodInFileName({ name, period }: Pick<ChosenPeriod, "name" | "period">): string {
  return name ?? `${period.from.toString()}-${period.until.toString()}`;
}

function named(name: string): Period {
  const period = periodNamed(name);
  if (period === null) throw new RangeError(`period ${name}: expected one with a name`);
  return period;
}
