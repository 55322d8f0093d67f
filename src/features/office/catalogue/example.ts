import { atLocalTime, isBefore, localDateOf } from "../../../domain/calendar/local-day.ts";
import type { Conditions } from "../../../domain/conditions/conditions.ts";
import type { CustomerKind } from "../../../domain/customer-kind.ts";
import { priceOf } from "../../../domain/price/price-of.ts";
import { noRules } from "../../../domain/price/price-rules.ts";
import type { PriceRules } from "../../../domain/price/price-rules.ts";
import { formatDays } from "../../../platform/i18n/format.ts";
import type { MeetingInput } from "../../catalogue/actions.ts";
import type { Course } from "../../catalogue/store.ts";
import { conditionsInWords } from "../../deal/actions.ts";
import type { Desk } from "../frame/desk.ts";
import { money } from "../frame/format.ts";

/** A date and a price on which the rules are shown: the real ones, or invented ones while those are missing or past. */
export type Example = {
  meetings: readonly MeetingInput[];
  priceCents: number;
  rules: PriceRules;
  invented: boolean;
};

const inventedPriceCents = 50_000;

export function exampleOf({ meetings, priceCents, rules }: { meetings: readonly MeetingInput[]; priceCents: number | null; rules: PriceRules }, { now, zone }: Desk): Example {
  const [first] = meetings;
  const ahead = first !== undefined && isBefore(now, first.startsAt);
  return {
    meetings: ahead ? meetings : [inventedMeeting(now, zone)],
    priceCents: priceCents ?? inventedPriceCents,
    rules: priceCents === null ? noRules : rules,
    invented: !ahead || priceCents === null,
  };
}

/** "do 21 januari 2027" and "€ 1.082,95" */
export function exampleInWords({ meetings, priceCents, rules }: Example, course: Course, desk: Desk): { when: string; price: string } {
  const { totalCents } = onePlace({ course, priceCents, rules }, desk);
  return { when: formatDays(meetings.map(({ startsAt }) => startsAt), desk.locale, desk.zone), price: money(totalCents, desk) };
}

/** What one place costs today, by the rules of its price. */
export function onePlace({ course, priceCents, rules }: { course: Pick<Course, "vat_regime" | "vat_basis_points">; priceCents: number; rules: PriceRules }, { now, zone }: Pick<Desk, "now" | "zone">) {
  return priceOf({ priceCents, rules, places: 1, day: localDateOf(now, zone), vat: { regime: course.vat_regime, basisPoints: course.vat_basis_points } });
}

/** The sentences that a customer would read for these rules. */
export function sentencesOf(conditions: Conditions, { meetings, priceCents, rules }: Example, { course, kind, desk }: { course: Course; kind: CustomerKind; desk: Desk }): string[] {
  const { organisation, locale, zone, now } = desk;
  const startsAt = meetings[0]?.startsAt;
  const endsAt = meetings.at(-1)?.endsAt;
  if (startsAt === undefined || endsAt === undefined) return [];
  const spoken = meetings.map((meeting) => ({
    starts_at: meeting.startsAt, ends_at: meeting.endsAt, place: meeting.place, address: meeting.address, online_url: meeting.onlineUrl,
  }));
  return conditionsInWords({ organisation, course, meetings: spoken, priceCents, rules, conditions, startsAt, endsAt, zone }, { kind, locale, now });
}

function inventedMeeting(now: Temporal.Instant, zone: string): MeetingInput {
  const day = localDateOf(now, zone).add({ weeks: 8 });
  return { startsAt: atLocalTime(day, "09:30", zone), endsAt: atLocalTime(day, "17:00", zone), place: "", address: "", onlineUrl: null };
}
