import { atLocalTime } from "../../domain/calendar/local-day.ts";
import { daysOffFrom } from "../../domain/calendar/working-days.ts";
import { owedAfterWithdrawal, refundDueOn, withdrawUntil } from "../../domain/deal/withdrawal.ts";
import type { Cents } from "../../domain/money.ts";
import { formatMoney } from "../../platform/i18n/format.ts";
import type { Answer } from "../calc.ts";
import { WrongUse } from "../command.ts";
import { readDay, readEuros, readForm, readWhole, readZone } from "./read.ts";
import type { Filled } from "./read.ts";
import { dayInWords, daysOffInWords } from "./words.ts";

export function calcWithdrawal(args: readonly string[]): Answer {
  const form = readForm(args, {
    usage: "handslag calc withdrawal --concluded 2026-12-11 [--zone Europe/Amsterdam] [--withdrawn 2026-12-14] [--total 1200.00 --given 1 --of 4 [--early-start] [--not-informed]] [--json]",
    values: ["--concluded", "--zone", "--withdrawn", "--total", "--given", "--of"],
    switches: ["--early-start", "--not-informed"],
  });
  const concludedOn = readDay("--concluded", form.required("--concluded"));
  const zone = readZone("--zone", form.optional("--zone") ?? "Europe/Amsterdam");
  const until = withdrawUntil(atLocalTime(concludedOn, "12:00", zone), zone).toZonedDateTimeISO(zone);
  const refund = readRefund(form, concludedOn, until.toPlainDate());
  const owed = readOwed(form);
  return {
    json: {
      withdrawUntil: until.toString({ timeZoneName: "never" }),
      ...(refund === null ? {} : { refundDueOn: refund.dueOn }),
      ...(owed === null ? {} : { owedCents: owed.owedCents }),
    },
    lines: [
      "Withdrawal (herroeping) by a consumer, art. 6:230o BW",
      "",
      `Concluded on ${dayInWords(concludedOn)}, which does not count.`,
      ...lastDay(concludedOn.add({ days: 14 })),
      `Withdraw until: ${dayInWords(until.toPlainDate())} 23:59:59, ${zone}`,
      ...(refund === null ? [] : ["", ...refund.lines]),
      ...(owed === null ? [] : ["", ...owed.lines]),
      "",
      "Sources: art. 6:230o, 6:230r and 6:230s BW; art. 3 Regulation 1182/71; holidays of art. 3 Algemene termijnenwet (docs/rules/withdrawal.md)",
    ],
  };
}

function lastDay(fourteenth: Temporal.PlainDate): string[] {
  const off = daysOffInWords(daysOffFrom(fourteenth));
  return [`The fourteenth day is ${dayInWords(fourteenth)}.`, ...(off === null ? [] : [`It moves to the next working day: ${off}.`])];
}

function readRefund(form: Filled, concludedOn: Temporal.PlainDate, lastDay: Temporal.PlainDate): { dueOn: Temporal.PlainDate; lines: string[] } | null {
  const text = form.optional("--withdrawn");
  if (text === undefined) return null;
  const withdrawnOn = readDay("--withdrawn", text);
  if (Temporal.PlainDate.compare(withdrawnOn, concludedOn) < 0) throw new WrongUse(`--withdrawn is ${text}, expected a day not before --concluded`);
  if (Temporal.PlainDate.compare(withdrawnOn, lastDay) > 0) throw new WrongUse(`--withdrawn is ${text}, expected a day not after ${lastDay.toString()}, the last for withdrawing`);
  const dueOn = refundDueOn(withdrawnOn);
  return { dueOn, lines: [`Withdrawn on ${dayInWords(withdrawnOn)}. Everything is paid back within fourteen days.`, `Refund at the latest on: ${dayInWords(dueOn)}`] };
}

function readOwed(form: Filled): { owedCents: Cents; lines: string[] } | null {
  const total = form.optional("--total");
  if (total === undefined) {
    const alone = ["--given", "--of", "--early-start", "--not-informed"].find((flag) => form.has(flag));
    if (alone !== undefined) throw new WrongUse(`${alone} wants --total, --given and --of with it`);
    return null;
  }
  const totalCents = readEuros("--total", total);
  const deliveredParts = readWhole("--given", form.required("--given"));
  const parts = readWhole("--of", form.required("--of"));
  if (parts < 1) throw new WrongUse("--of is 0, expected at least 1");
  if (deliveredParts > parts) throw new WrongUse(`--given is ${deliveredParts}, expected at most the ${parts} of --of`);
  const requestedEarly = form.has("--early-start");
  const informed = !form.has("--not-informed");
  const owedCents = owedAfterWithdrawal({ totalCents, deliveredParts, parts, requestedEarly, informed });
  return { owedCents, lines: [whyOwed({ totalCents, deliveredParts, parts, requestedEarly, informed }), `Owed: ${formatMoney(owedCents, "en")}`] };
}

function whyOwed(training: Parameters<typeof owedAfterWithdrawal>[0]): string {
  if (!training.requestedEarly) return "Without an express request to begin within the fourteen days nothing is owed (art. 6:230s lid 5).";
  if (!training.informed) return "Without the information on withdrawing nothing is owed (art. 6:230s lid 5).";
  return `${training.deliveredParts} of ${training.parts} parts were given at the express request: ${formatMoney(training.totalCents, "en")} x ${training.deliveredParts} / ${training.parts}, rounded half up (art. 6:230s lid 4).`;
}
