import { isDayBefore } from "../../domain/calendar/day-order.ts";
import { customerKinds } from "../../domain/customer-kind.ts";
import type { CustomerKind } from "../../domain/customer-kind.ts";
import { firstUnknownDay, interestKnownFrom, statutoryInterest } from "../../domain/law/nl/interest.ts";
import type { InterestSegment } from "../../domain/law/nl/interest.ts";
import { interestKnownThrough, interestRatesCheckedOn } from "../../domain/law/nl/interest-rates.ts";
import { formatMoney, formatPercent } from "../../platform/i18n/format.ts";
import type { Answer } from "../calc.ts";
import { WrongUse } from "../command.ts";
import { readDay, readEuros, readForm } from "./read.ts";
import { dayInWords, table } from "./words.ts";

const laws: Readonly<Record<CustomerKind, string>> = {
  consumer: "Statutory interest (wettelijke rente) owed by a consumer, art. 6:119 BW",
  company: "Statutory commercial interest (wettelijke handelsrente) owed by a company, art. 6:119a BW",
};

/** @throws {WrongUse} also for a day whose rate nobody knows */
export function calcInterest(args: readonly string[]): Answer {
  const form = readForm(args, {
    usage: "handslag calc interest --principal 595.00 --kind consumer|company --from 2025-12-08 --to 2026-11-23 [--json]",
    values: ["--principal", "--kind", "--from", "--to"],
  });
  const principalCents = readEuros("--principal", form.required("--principal"));
  const kind = readKind(form.required("--kind"));
  const firstDay = readDay("--from", form.required("--from"));
  const lastDay = readDay("--to", form.required("--to"));
  refuseUnknownRate(kind, firstDay, lastDay);
  const { interestCents, segments } = statutoryInterest({ kind, principalCents, firstDay, lastDay });
  return {
    json: { interestCents, segments },
    lines: [
      laws[kind],
      `${formatMoney(principalCents, "en")} from ${dayInWords(firstDay)} through ${dayInWords(lastDay)}, both included`,
      "",
      ...(segments.length === 0 ? [noInterest(principalCents, firstDay, lastDay)] : steps(segments)),
      "",
      `Interest: ${formatMoney(interestCents, "en")}`,
      ...(segments.length === 0 ? [] : ["", ...sources(segments)]),
    ],
  };
}

function readKind(text: string): CustomerKind {
  const kind = customerKinds.find((one) => one === text);
  if (kind === undefined) throw new WrongUse(`--kind is ${text}, expected consumer or company`);
  return kind;
}

function refuseUnknownRate(kind: CustomerKind, firstDay: Temporal.PlainDate, lastDay: Temporal.PlainDate): void {
  const unknown = isDayBefore(lastDay, firstDay) ? null : firstUnknownDay(kind, firstDay, lastDay);
  if (unknown === null) return;
  throw new WrongUse(`no ${kind} rate is known for ${unknown.toString()}: the rates go from ${interestKnownFrom(kind).toString()} through ${interestKnownThrough.toString()}, and are never guessed`);
}

function noInterest(principalCents: number, firstDay: Temporal.PlainDate, lastDay: Temporal.PlainDate): string {
  return isDayBefore(lastDay, firstDay) ? "The last day lies before the first: there is no day of interest." : `There is no interest over ${formatMoney(principalCents, "en")}.`;
}

function steps(segments: readonly InterestSegment[]): string[] {
  const rows = segments.map(({ from, to, days, rateBasisPoints, baseCents, interestCents }) => [
    from.toString(), to.toString(), String(days), formatPercent(rateBasisPoints, "en"), formatMoney(baseCents, "en"), formatMoney(interestCents, "en"),
  ]);
  return [
    ...table([["from", "through", "days", "rate", "over", "interest"], ...rows]),
    "",
    "Each line is over x rate x days / 365, rounded half up to a cent. A line ends where the rate changes and before each",
    "anniversary of the first day, on which the interest of that year joins the amount that bears interest.",
  ];
}

function sources(segments: readonly InterestSegment[]): string[] {
  const lines = segments.map(({ from, rateBasisPoints, source }) => `  ${formatPercent(rateBasisPoints, "en")} from ${from.toString()}: ${source}`);
  return [`Sources of the rates, checked on ${interestRatesCheckedOn.toString()} (docs/rules/interest.md):`, ...lines];
}
