import { daysOffFrom, nextWorkingDay } from "../../domain/calendar/working-days.ts";
import type { Answer } from "../calc.ts";
import { readDay, readForm, readWhole } from "./read.ts";
import { dayInWords, daysOffInWords } from "./words.ts";

export function calcDeadline(args: readonly string[]): Answer {
  const form = readForm(args, {
    usage: "handslag calc deadline --from 2026-12-20 --days 7 [--working-day] [--json]",
    values: ["--from", "--days"],
    switches: ["--working-day"],
  });
  const from = readDay("--from", form.required("--from"));
  const days = readWhole("--days", form.required("--days"));
  const counted = from.add({ days });
  const on = form.has("--working-day") ? nextWorkingDay(counted) : counted;
  const movedBecause = on.equals(counted) ? null : daysOffInWords(daysOffFrom(counted));
  return {
    json: { on, movedBecause },
    lines: [
      `${dayInWords(from)}, which does not count, and ${days} ${days === 1 ? "day" : "days"}: ${dayInWords(counted)}`,
      ...(movedBecause === null ? [] : [`It moves to the next working day: ${movedBecause}.`]),
      `Deadline: ${dayInWords(on)}, until 23:59:59`,
      "",
      "Sources: art. 1 and 3 Algemene termijnenwet (docs/rules/deadlines.md)",
    ],
  };
}
