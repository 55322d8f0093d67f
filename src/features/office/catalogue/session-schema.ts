import { z } from "zod";
import { endOfLocalDay, isBefore } from "../../../domain/calendar/local-day.ts";
import type { Locale } from "../../../domain/locale.ts";
import { oneLine } from "../../../platform/plain-text.ts";
import type { MeetingInput } from "../../catalogue/actions.ts";
import { parseEuros } from "../frame/euros.ts";
import { parseDate } from "../deal/payment-form.ts";
import { localMoment, parseTime } from "./local-moment.ts";
import type { MeetingTyped } from "./session-form.ts";

/** What can be wrong with a field by itself. The messages of the schemas are these kinds; pages choose the words. */
export const fieldProblems = [
  "price-missing", "price-invalid", "price-decimals", "number-missing", "number-invalid", "too-long",
  "share-invalid", "date-missing", "date-invalid", "time-missing", "time-invalid", "time-skipped", "end-before-start", "place-missing", "online-url-invalid",
] as const;

export type FieldProblem = (typeof fieldProblems)[number];

const line = (longest: number) => z.string().overwrite(oneLine).max(longest, "too-long");

/** Euros as typed, in cents. Three digits after the decimal sign of the language are a slip of the pen, not thousands. */
export function priceSchema(locale: Locale) {
  return z.string().transform((typed, context) => {
    const problem = typed === "" ? "price-missing" : hasTooManyDecimals(typed, locale) ? "price-decimals" : "price-invalid";
    const amount = problem === "price-invalid" ? parseEuros(typed) : null;
    if (amount !== null) return amount;
    context.addIssue({ code: "custom", message: problem });
    return z.NEVER;
  });
}

/** "10" and "7,5 %" in hundredths of a per cent. */
const share = z.string().transform((typed, context) => {
  const [, whole, fraction = ""] = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(typed) ?? [];
  if (whole !== undefined) return Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  context.addIssue({ code: "custom", message: "share-invalid" });
  return z.NEVER;
});

const day = z.string().transform((typed, context) => {
  const date = typed === "" ? null : parseDate(typed);
  if (date !== null) return date.toString();
  context.addIssue({ code: "custom", message: typed === "" ? "date-missing" : "date-invalid" });
  return z.NEVER;
});

/** One row of the early-bird prices, of the group discounts, and of what comes with a place. */
export function ruleSchemas(locale: Locale) {
  return {
    earlyBird: z.object({ day, price: priceSchema(locale) }).transform((row) => ({ untilDay: row.day, priceCents: row.price })),
    group: z.object({ places: wholeNumber, share }).transform((row) => ({ fromPlaces: row.places, basisPointsOff: row.share })),
    extras: z.object({ text: line(100), price: priceSchema(locale), vat: z.union([z.literal("").transform(() => null), share]) }).transform((row) => ({ text: row.text, priceCents: row.price, vatBasisPoints: row.vat })),
  };
}

export const wholeNumber = z.string().min(1, "number-missing").regex(/^\d{0,9}$/, "number-invalid").transform(Number);

/** The last moment of signing up; null when neither day nor time is filled in. Without a time it is the end of that day. */
export function untilSchema(zone: string) {
  return z.object({ date: z.string(), time: z.string() }).transform(({ date, time }, context) => {
    if (date === "" && time === "") return null;
    const moment = localMoment({ date, time: time === "" ? "23:59" : time }, zone);
    if (!moment.ok) {
      for (const part of ["date", "time"] as const) {
        const problem = moment[part];
        if (problem !== null) context.addIssue({ code: "custom", path: [part], message: problem });
      }
      return z.NEVER;
    }
    const lastMinute = parseTime(time === "" ? "23:59" : time)?.equals("23:59") === true;
    return lastMinute ? endOfLocalDay(moment.at.toZonedDateTimeISO(zone).toPlainDate(), zone) : moment.at;
  });
}

/** One row of the form: a day with a start and an end on the clock of the zone, at a place or online. */
export function meetingSchema(zone: string) {
  return z
    .object({ date: z.string(), start: z.string(), end: z.string(), place: line(200), address: line(300), url: line(500) })
    .transform((row, context): MeetingInput => {
      const read = momentsOf(row, zone);
      const problems = [...read.problems, ...whereProblems(row)];
      for (const [field, message] of problems) context.addIssue({ code: "custom", path: [field], message });
      if (problems.length > 0 || read.startsAt === null || read.endsAt === null) return z.NEVER;
      return { startsAt: read.startsAt, endsAt: read.endsAt, place: row.place, address: row.address, onlineUrl: row.url === "" ? null : row.url };
    });
}

type Problems = [field: keyof MeetingTyped, problem: FieldProblem][];

function momentsOf(row: MeetingTyped, zone: string): { startsAt: Temporal.Instant | null; endsAt: Temporal.Instant | null; problems: Problems } {
  const start = localMoment({ date: row.date, time: row.start }, zone);
  const end = localMoment({ date: row.date, time: row.end }, zone);
  if (start.ok && end.ok) {
    const problems: Problems = isBefore(start.at, end.at) ? [] : [["end", "end-before-start"]];
    return { startsAt: start.at, endsAt: end.at, problems };
  }
  const dateProblem = start.ok ? null : start.date;
  const found: [keyof MeetingTyped, FieldProblem | null][] = [["date", dateProblem], ["start", start.ok ? null : start.time], ["end", end.ok ? null : end.time]];
  return { startsAt: null, endsAt: null, problems: found.flatMap(([field, problem]): Problems => (problem === null ? [] : [[field, problem]])) };
}

function whereProblems({ place, url }: MeetingTyped): Problems {
  if (url !== "" && !isWebAddress(url)) return [["url", "online-url-invalid"]];
  return place === "" && url === "" ? [["place", "place-missing"]] : [];
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);
}

function hasTooManyDecimals(typed: string, locale: Locale): boolean {
  const text = typed.replaceAll(/[€\s\u00a0]/g, "");
  const decimals = locale === "nl" ? /,\d{3,}$/ : /\.\d{3,}$/;
  return decimals.test(text) || /[.,]\d{4,}$|^(\d{4,}|0)[.,]\d{3}$/.test(text);
}
