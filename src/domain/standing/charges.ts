import { isDayBefore, laterDay } from "../calendar/day-order.ts";
import { localDateOf } from "../calendar/local-day.ts";
import { collectionCosts, letterTerm, minimumCosts } from "../law/nl/collection-costs.ts";
import { openClaim } from "../law/nl/open-claim.ts";
import type { ClaimPayment } from "../law/nl/open-claim.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import { asClaimed } from "./dues.ts";
import type { Due } from "./dues.ts";
import type { FactOf } from "./facts.ts";
import type { History } from "./history.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** Collection costs from a day on, with the notice that they follow; null: the minimum, which follows none. */
export type DatedCosts = { from: Temporal.PlainDate; cents: Cents; notice: FactOf<"notice.delivered"> | null };

/** How long a company has to answer a notice of default before the scale may be claimed. */
const noticeDays = 7;

type Asked = {
  dues: readonly Due[];
  payments: readonly ClaimPayment[];
  /** When the dues were agreed; null: with the order. An earlier notice asked for something else. */
  since: Temporal.Instant | null;
  through: Temporal.PlainDate;
  /** Costs of earlier periods: of one claim they are one amount, so only what is more is added. */
  earlierCents: number;
};

/**
 * Which notices count, whether interest and costs are asked at all, and which costs have begun. A notice counts when something was
 * open past its day on delivery; it asks for that, and not for what falls due later.
 * @see docs/rules/collection-costs.md  art. 6:96 lid 4 to 6 BW
 */
export function chargesOf(deal: StandingDeal, history: History, asked: Asked): { notices: FactOf<"notice.delivered">[]; charged: boolean; costs: DatedCosts[] } {
  const delivered = Map.groupBy(history.notices, ({ deliveredOn, at }) => `${deliveredOn.toString()} ${asked.since !== null && Temporal.Instant.compare(at, asked.since) <= 0}`);
  const notices = [...delivered.values()].flatMap((sameDay) => sameDay.slice(0, 1)).filter((notice) => counts(deal, notice, asked));
  const byLaw = deal.conditions.lateCharges === "by-law";
  const charged = byLaw || notices.length > 0;
  return { notices, charged, costs: charged ? begun(deal, history, { ...asked, notices, asksFrom: byLaw ? null : firstDay(notices) }) : [] };
}

function counts({ kind }: StandingDeal, { at, deliveredOn }: FactOf<"notice.delivered">, { dues, payments, since, through }: Asked): boolean {
  if (isDayBefore(through, deliveredOn) || (since !== null && Temporal.Instant.compare(at, since) <= 0)) return false;
  return openBefore(deliveredOn, { kind, dues: named(dues, deliveredOn), payments, costs: [], interest: false }) > 0;
}

function firstDay(notices: readonly FactOf<"notice.delivered">[]): Temporal.PlainDate | null {
  const [first, ...rest] = notices.map(({ deliveredOn }) => deliveredOn);
  return first === undefined ? null : rest.reduce((one, other) => (isDayBefore(other, one) ? other : one), first);
}

type Begun = Asked & { notices: readonly FactOf<"notice.delivered">[]; asksFrom: Temporal.PlainDate | null };

/**
 * In order of their days. The minimum of a company begins after each day on which something fell due, the scale over what a notice asked
 * for and what is still open of it. Whether anything is open then is for the books to say.
 */
function begun({ kind, zone }: StandingDeal, { disputes }: History, { dues, payments, notices, asksFrom, through, earlierCents }: Begun): DatedCosts[] {
  const minimums = kind === "consumer" ? [] : dues.map(({ graceOn }) => ({ from: laterDay(graceOn.add({ days: 1 }), asksFrom ?? graceOn), notice: null }));
  const scales = notices.map((notice) => ({ from: scaleFrom(kind, notice), notice }));
  const dated = [...minimums, ...scales].flatMap((one) => {
    const from = afterDisputes(one.from, disputes, zone);
    return from === null || isDayBefore(through, from) ? [] : [{ ...one, from }];
  });
  const costs: DatedCosts[] = [];
  for (const { from, notice } of dated.toSorted((one, other) => Temporal.PlainDate.compare(one.from, other.from))) {
    const amount = notice === null ? minimumCosts : collectionCosts(openBefore(from, { kind, dues: named(dues, notice.deliveredOn), payments, costs, interest: true })).costsCents;
    if (amount > earlierCents) costs.push({ from, notice, cents: cents(amount - earlierCents) });
  }
  return costs;
}

function scaleFrom(kind: StandingDeal["kind"], { deliveredOn }: FactOf<"notice.delivered">): Temporal.PlainDate {
  return kind === "consumer" ? letterTerm({ deliveredOn }).firstCostDay : deliveredOn.add({ days: noticeDays + 1 });
}

/** What is past its day on a day. */
function named(dues: readonly Due[], day: Temporal.PlainDate): Due[] {
  return dues.filter(({ graceOn }) => isDayBefore(graceOn, day));
}

/** The principal that is open of some dues at the start of a day. */
function openBefore(
  day: Temporal.PlainDate,
  { kind, dues, payments, costs, interest }: { kind: StandingDeal["kind"]; dues: readonly Due[]; payments: readonly ClaimPayment[]; costs: readonly DatedCosts[]; interest: boolean },
): Cents {
  if (dues.length === 0) return cents(0);
  const fixed = costs.map(({ from, cents: amount }) => ({ kind: "fixed" as const, from, cents: amount }));
  return openClaim({ kind, dues: dues.map(asClaimed), costs: fixed, payments, through: day.subtract({ days: 1 }), interest }).principalCents;
}

/** @returns null while a dispute that was open on that day still is */
function afterDisputes(day: Temporal.PlainDate, disputes: History["disputes"], zone: string): Temporal.PlainDate | null {
  const open = disputes.find(({ opened, closed }) =>
    !isDayBefore(day, localDateOf(opened.at, zone)) && (closed === null || !isDayBefore(localDateOf(closed.at, zone), day)));
  if (open === undefined) return day;
  return open.closed === null ? null : afterDisputes(localDateOf(open.closed.at, zone).add({ days: 1 }), disputes, zone);
}
