import { whyNotPublishable } from "../../domain/catalogue/publishable.ts";
import type { PublishingRefusal } from "../../domain/catalogue/publishable.ts";
import { checkConditions } from "../../domain/conditions/check-conditions.ts";
import type { ConditionsRefusal } from "../../domain/conditions/check-conditions.ts";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import { localDateOf } from "../../domain/calendar/local-day.ts";
import type { Locale } from "../../domain/locale.ts";
import { checkPriceRules } from "../../domain/price/price-rules.ts";
import type { PriceRules, PriceRulesRefusal } from "../../domain/price/price-rules.ts";

export type MeetingInput = {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  place: string;
  address: string;
  /** Null: only on location. */
  onlineUrl: string | null;
};

/** One dated run of a course. The price is for one place, without VAT. */
export type SessionInput = {
  language: Locale;
  priceCents: number;
  /** What changes that price. */
  rules: PriceRules;
  capacity: number;
  minimum: number;
  /** The last moment of signing up, inclusive; null: until the start. */
  signUpUntil: Temporal.Instant | null;
  termsVersionId: string | null;
  conditions: Conditions;
  meetings: readonly MeetingInput[];
};

/** What can be changed about a session, besides its conditions. */
export type SessionChange = Omit<SessionInput, "conditions">;

export type SessionProblem =
  | PublishingRefusal
  | ConditionsRefusal
  | PriceRulesRefusal
  | "price-out-of-range"
  | "capacity-out-of-range"
  | "minimum-out-of-range"
  | "too-many-meetings"
  | "place-missing"
  | "online-url-invalid"
  | "terms-unknown"
  | "date-agreed";

/** What a session was before a change; null for a new one. */
export type SessionBefore = {
  status: "draft" | "published" | "called-off";
  seatsTaken: number;
  waiting: number;
  signUpUntil: Temporal.Instant | null;
  meetings: readonly { startsAt: Temporal.Instant; endsAt: Temporal.Instant }[];
};

const mostMeetings = 30;
const mostPlaces = 100_000;
const highestPriceCents = 100_000_000;

/**
 * Everything that is wrong with a session as it would become. A draft may still lack its days and its terms; a date
 * that people agreed on does not change; what already was in the past may stay as it is.
 */
export function checkSession(session: SessionInput, { before, now }: { before: SessionBefore | null; now: Temporal.Instant }): SessionProblem[] {
  const sameDates = before !== null && sameMeetings(before.meetings, session.meetings);
  const sameDeadline = before !== null && sameInstant(before.signUpUntil, session.signUpUntil);
  const publishing = whyNotPublishable({ ...session, seatsTaken: before?.seatsTaken ?? 0, now }).filter((problem) => {
    if (problem === "no-terms" || problem === "no-meetings") return before?.status === "published";
    if (problem === "starts-in-past") return !sameDates;
    return problem !== "deadline-in-past" || !sameDeadline;
  });
  const agreed = before !== null && before.seatsTaken + before.waiting > 0;
  const own: [SessionProblem, boolean][] = [
    ["price-out-of-range", !within(session.priceCents, 0, highestPriceCents)],
    ["capacity-out-of-range", !within(session.capacity, 1, mostPlaces)],
    ["minimum-out-of-range", !within(session.minimum, 0, mostPlaces)],
    ["too-many-meetings", session.meetings.length > mostMeetings],
    ["place-missing", session.meetings.some(({ place, onlineUrl }) => place === "" && onlineUrl === null)],
    ["online-url-invalid", session.meetings.some(({ onlineUrl }) => onlineUrl !== null && !isWebAddress(onlineUrl))],
    ["date-agreed", agreed && !sameDates],
  ];
  return [...own.filter(([, wrong]) => wrong).map(([problem]) => problem), ...publishing, ...checkConditions(session.conditions), ...checkPriceRules(session.rules, { priceCents: session.priceCents, startsOn: firstDay(session) })];
}

/** In UTC, whatever the zone: nobody can order after the start anyway, so a day more or less does no harm here. */
function firstDay({ meetings }: SessionInput): Temporal.PlainDate | null {
  const [first] = meetings.toSorted((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt));
  return first === undefined ? null : localDateOf(first.startsAt, "UTC");
}

function sameMeetings(before: SessionBefore["meetings"], after: readonly MeetingInput[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ startsAt, endsAt }, index) => sameInstant(startsAt, after[index]?.startsAt ?? null) && sameInstant(endsAt, after[index]?.endsAt ?? null))
  );
}

function sameInstant(one: Temporal.Instant | null, other: Temporal.Instant | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);
}

function within(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
