import type { z } from "zod";
import { isBefore } from "../../../domain/calendar/local-day.ts";
import type { Conditions } from "../../../domain/conditions/conditions.ts";
import type { ConditionsRefusal } from "../../../domain/conditions/check-conditions.ts";
import type { Locale } from "../../../domain/locale.ts";
import { noRules } from "../../../domain/price/price-rules.ts";
import type { PriceRules } from "../../../domain/price/price-rules.ts";
import { fieldErrors } from "../../../platform/http/form.ts";
import { checkSession } from "../../catalogue/actions.ts";
import type { MeetingInput, SessionInput, SessionProblem } from "../../catalogue/actions.ts";
import type { SessionView } from "../../catalogue/store.ts";
import { isId } from "../frame/desk.ts";
import type { SessionTyped } from "./session-form.ts";
import { fieldProblems, meetingSchema, priceSchema, ruleSchemas, untilSchema, wholeNumber } from "./session-schema.ts";
import type { FieldProblem } from "./session-schema.ts";

export type SessionFormProblem = FieldProblem | SessionProblem;

export type CheckedSession = {
  /** Null when something is wrong. */
  input: SessionInput | null;
  /** By the id of the field, in the order of the page. */
  problems: ReadonlyMap<string, SessionFormProblem>;
  /** What could be read, for an example of the rules: days in order of time, and a price. */
  readable: { meetings: readonly MeetingInput[]; priceCents: number | null; rules: PriceRules };
};

type RuleRows = "early" | "group" | "extra";

type Around = { zone: string; locale: Locale; now: Temporal.Instant; conditions: Conditions; before: SessionView | null };

type Row = MeetingInput & { id: string };

/** Checks the form whole, so that everything that is wrong is said at once, also beside a field that cannot be read. */
export function checkSessionForm(typed: SessionTyped, { zone, locale, now, conditions, before }: Around): CheckedSession {
  const problems = new Map<string, SessionFormProblem>();
  const read = <T>(id: string, schema: z.ZodType<T>, value: unknown): T | null => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const [path, problem] of fieldErrors(parsed.error, fieldProblems)) problems.set(path === "" ? id : `${id}-${path}`, problem);
    return null;
  };
  const filled = typed.meetings.flatMap((row, index) => (isEmpty(row) ? [] : [{ row, id: meetingId(index) }]));
  const rows = filled.flatMap(({ row, id }): Row[] => {
    const meeting = read(id, meetingSchema(zone), row);
    return meeting === null ? [] : [{ ...meeting, id }];
  });
  const priceCents = read("price", priceSchema(locale), typed.price);
  const schemas = ruleSchemas(locale);
  const readAll = <Rule, Typed extends Record<string, string>>(id: RuleRows, schema: z.ZodType<Rule>, typedRows: readonly Typed[]): Rule[] =>
    typedRows.flatMap((row, index) => {
      const rule = isEmpty(row) ? null : read(`${id}-${index + 1}`, schema, row);
      return rule === null ? [] : [rule];
    });
  const rules: PriceRules = {
    earlyBird: readAll("early", schemas.earlyBird, typed.earlyBird),
    group: readAll("group", schemas.group, typed.group),
    extras: readAll("extra", schemas.extras, typed.extras),
  };
  const input: SessionInput = {
    language: typed.language,
    priceCents: priceCents ?? 0,
    rules: priceCents === null ? noRules : rules,
    capacity: read("capacity", wholeNumber, typed.capacity) ?? anyCapacity,
    minimum: read("minimum", wholeNumber, typed.minimum) ?? 0,
    signUpUntil: read("until", untilSchema(zone), { date: typed.untilDate, time: typed.untilTime }),
    termsVersionId: isId(typed.terms) ? typed.terms : null,
    conditions,
    meetings: rows.map(({ id: _, ...meeting }) => meeting),
  };
  const daysUnread = before !== null && rows.length < filled.length;
  const together = checkSession(input, { before: before === null ? null : asBefore(before), now }).filter((problem) => !(daysUnread && aboutDays.has(problem)));
  for (const problem of together) {
    const id = fieldOf(problem, rows);
    if (!problems.has(id)) problems.set(id, problem);
  }
  return {
    input: problems.size === 0 ? input : null,
    problems: inOrder(problems, typed.meetings.length),
    readable: { meetings: rows.toSorted(byStart), priceCents, rules },
  };
}

/** Each problem with the id of its field, for meetings in the order of the form. */
export function fieldsOf<Problem extends SessionProblem>(problems: readonly Problem[], meetings: readonly MeetingInput[]): [id: string, problem: Problem][] {
  const rows = meetings.map((meeting, index) => ({ ...meeting, id: meetingId(index) }));
  return problems.map((problem) => [fieldOf(problem, rows), problem]);
}

/** High enough that no minimum is above it while the real one cannot be read. */
const anyCapacity = 100_000;

/** What is only known when all days can be read. */
const aboutDays: ReadonlySet<SessionProblem> = new Set<SessionProblem>(["no-meetings", "date-agreed", "starts-in-past"]);

function fieldOf(problem: SessionProblem, rows: readonly Row[]): string {
  switch (problem) {
    case "price-out-of-range":
    case "rules-on-free":
    case "too-many-rules":
      return "price";
    case "early-bird-price":
    case "early-bird-order":
      return "early-1-price";
    case "early-bird-after-start":
      return "early-1-day";
    case "group-places":
      return "group-1-places";
    case "group-share":
    case "group-order":
      return "group-1-share";
    case "extra-text":
      return "extra-1-text";
    case "extra-price":
      return "extra-1-price";
    case "extra-vat":
      return "extra-1-vat";
    case "capacity-out-of-range":
    case "capacity-below-taken":
      return "capacity";
    case "minimum-out-of-range":
    case "minimum-above-capacity":
      return "minimum";
    case "deadline-after-start":
    case "deadline-in-past":
      return "until-date";
    case "no-terms":
    case "terms-unknown":
      return "terms";
    case "starts-in-past":
      return `${rows.toSorted(byStart)[0]?.id ?? "meeting-1"}-date`;
    case "meetings-overlap":
      return `${overlapping(rows)?.id ?? "meeting-1"}-start`;
    case "no-meetings":
    case "too-many-meetings":
    case "date-agreed":
    case "meeting-ends-before-start":
    case "place-missing":
    case "online-url-invalid":
      return "meetings";
    default:
      return (problem satisfies ConditionsRefusal, "set");
  }
}

/** The first row that begins before another ends. */
function overlapping(rows: readonly Row[]): Row | undefined {
  return rows.toSorted(byStart).find((row, index, sorted) => {
    const earlier = sorted[index - 1];
    return earlier !== undefined && isBefore(row.startsAt, earlier.endsAt);
  });
}

function byStart(one: MeetingInput, other: MeetingInput): number {
  return Temporal.Instant.compare(one.startsAt, other.startsAt);
}

function asBefore({ session, meetings }: SessionView) {
  return {
    status: session.status,
    seatsTaken: session.seats_taken,
    waiting: session.waiting,
    signUpUntil: session.sign_up_until,
    meetings: meetings.map((meeting) => ({ startsAt: meeting.starts_at, endsAt: meeting.ends_at })),
  };
}

function isEmpty(row: Readonly<Record<string, string>>): boolean {
  return Object.values(row).every((value) => value === "");
}

function meetingId(index: number): string {
  return `meeting-${index + 1}`;
}

function inOrder(problems: ReadonlyMap<string, SessionFormProblem>, rows: number): Map<string, SessionFormProblem> {
  const ofRows = Array.from({ length: rows }, (_, index) => ["date", "start", "end", "place", "address", "url"].map((name) => `${meetingId(index)}-${name}`));
  const rowsOf = (id: RuleRows, names: readonly string[]) => [1, 2, 3].flatMap((row) => names.map((name) => `${id}-${row}-${name}`));
  const ofRules = [...rowsOf("early", ["day", "price"]), ...rowsOf("group", ["places", "share"]), ...rowsOf("extra", ["text", "price", "vat"])];
  const order = ["meetings", ...ofRows.flat(), "price", ...ofRules, "capacity", "minimum", "until-date", "until-time", "terms", "set"];
  return new Map([...problems].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other)));
}
