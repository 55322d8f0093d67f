import { atLocalTime, isBefore, localDateOf } from "../calendar/local-day.ts";
import type { CustomerKind } from "../customer-kind.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Fact } from "../standing/facts.ts";
import { standing } from "../standing/standing.ts";
import type { AgreedPart, StandingDeal } from "../standing/standing-deal.ts";
import type { Conditions } from "./conditions.ts";
import { paymentSchedule } from "./payment-schedule.ts";

/** What somebody could do who orders one place now. */
export type StoryKind = "pays-nothing" | "pays-nothing-and-cancels" | "pays-and-cancels" | "pays-and-is-replaced" | "pays-and-stays-away" | "pays-and-comes";

/** One way in which it could go: when it is settled, what the customer pays in all for it, and what goes back of what was paid. */
export type Story = {
  kind: StoryKind;
  at: Temporal.Instant;
  paysCents: Cents;
  backCents: Cents;
  /** The place went to the next in line before that. */
  released: boolean;
};

type Example = {
  conditions: Conditions;
  kind: CustomerKind;
  totalCents: Cents;
  now: Temporal.Instant;
  meetings: readonly { startsAt: Temporal.Instant; endsAt: Temporal.Instant }[];
  zone: string;
};

/**
 * The conditions told as stories on a real date, each amount from the standing that it would have. Interest and costs are left out.
 * @param example.meetings in order of time, at least one, not begun
 * @returns the days before the start on which the stories cancel, and the stories; none for a free training
 */
export function workedExample(example: Example): { daysBefore: number; stories: Story[] } {
  const { conditions, meetings, now, zone, totalCents } = example;
  const [first, last] = [meetings[0], meetings.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("worked example: expected at least one meeting, got none");
  const { startsAt } = first;
  const startsOn = localDateOf(startsAt, zone);
  const daysBefore = Math.min(10, Math.floor(localDateOf(now, zone).until(startsOn, { largestUnit: "days" }).days / 2));
  if (totalCents === 0) return { daysBefore, stories: [] };
  const schedule = paymentSchedule({ plan: conditions.payment, totalCents, formedAt: now, startsAt, endsAt: last.endsAt, zone }).parts;
  const wanted = atLocalTime(startsOn.subtract({ days: daysBefore }), "12:00", zone);
  const cancelledAt = isBefore(wanted, now) || !isBefore(wanted, startsAt) ? now : wanted;
  const lapseAt = schedule.find((part) => part.lapseAt !== null)?.lapseAt ?? null;
  const gone = lapseAt !== null && isBefore(lapseAt, cancelledAt);
  const released: Fact[] = lapseAt === null ? [] : [fact({ kind: "booking.released" }, lapseAt)];
  const cancelled = fact({ kind: "cancellation.received" }, cancelledAt);
  const paid = (until: Temporal.Instant) => payments(schedule, { now, until, startsAt, zone });
  const early = paid(cancelledAt);
  const deal = dealOf(example, schedule);
  const tell = (kind: StoryKind, at: Temporal.Instant, facts: readonly Fact[]): Story => {
    const { owedPrincipalCents, organiserOwesCents } = standing(deal, facts, at);
    return { kind, at, paysCents: owedPrincipalCents, backCents: organiserOwesCents, released: facts.some((one) => one.kind === "booking.released") };
  };
  const stories = [
    tell("pays-nothing", lapseAt ?? schedule.at(-1)?.dueAt ?? startsAt, released),
    tell("pays-nothing-and-cancels", cancelledAt, gone ? [...released, cancelled] : [cancelled]),
    ...(early.length === 0 ? [] : [tell("pays-and-cancels", cancelledAt, [...early, cancelled])]),
    ...(conditions.refundIfRefilled ? [tell("pays-and-is-replaced", cancelledAt, [...early, cancelled, fact({ kind: "place.refilled", cents: null }, cancelledAt)])] : []),
    tell("pays-and-stays-away", last.endsAt, [...paid(last.endsAt), fact({ kind: "attendance.no-show" }, last.endsAt)]),
    tell("pays-and-comes", last.endsAt, [...paid(last.endsAt), fact({ kind: "attendance.attended" }, last.endsAt)]),
  ];
  return { daysBefore, stories };
}

function dealOf({ conditions, kind, totalCents, now, meetings, zone }: Example, schedule: readonly AgreedPart[]): StandingDeal {
  return { zone, kind, formedAt: now, record: null, totalCents, bookings: ["one"], conditions, schedule, meetings, withdrawalInformed: true };
}

/** Every part that is due by then, or else the first, when that is due before the start. What is paid after the training is not paid before it. */
function payments(
  schedule: readonly AgreedPart[],
  { now, until, startsAt, zone }: { now: Temporal.Instant; until: Temporal.Instant; startsAt: Temporal.Instant; zone: string },
): Fact[] {
  const due = schedule.filter(({ dueAt }, index) => !isBefore(until, dueAt) || (index === 0 && !isBefore(startsAt, dueAt)));
  const sum = due.reduce((total, part) => total + part.cents, 0);
  return sum === 0 ? [] : [fact({ kind: "payment.received", cents: cents(sum), on: localDateOf(now, zone) }, now)];
}

type Told = Fact extends infer One ? (One extends Fact ? Omit<One, "at" | "record" | "bookings"> : never) : never;

function fact(told: Told, at: Temporal.Instant): Fact {
  return { ...told, at, record: null, bookings: null };
}
