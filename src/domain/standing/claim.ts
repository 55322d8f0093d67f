import { earlierDay } from "../calendar/day-order.ts";
import { localDateOf } from "../calendar/local-day.ts";
import { openClaim } from "../law/nl/open-claim.ts";
import type { ClaimCosts, OpenClaim } from "../law/nl/open-claim.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import { duesOf } from "./dues.ts";
import type { Due } from "./dues.ts";
import type { FactOf, History } from "./history.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** What is open at the end of a day, with interest and costs, and what it came from. */
export type ClaimNow = { claim: OpenClaim; dues: readonly Due[]; costs: readonly DatedCosts[] };

export type DatedCosts = ClaimCosts & { notice: FactOf<"notice.delivered"> | null };

/** How long a company has to answer a notice of default before the scale may be claimed. */
const noticeDays = 7;

/** From the day after so many days a consumer who was sent the *veertiendagenbrief* owes costs (art. 6:96 lid 6 BW). */
const letterDays = 15;

/**
 * The claim as it stands on the local day of `asOf`. Interest and costs are counted as the law allows, or only after a
 * notice, as was agreed. While a dispute is open no costs are added.
 * @see docs/rules/interest.md, docs/rules/collection-costs.md
 */
export function claimNow(deal: StandingDeal, history: History, { principalCents, asOf }: { principalCents: Cents; asOf: Temporal.Instant }): ClaimNow {
  const extra = refundedTooMuch(history);
  const dues = duesOf(deal, history, cents(principalCents + extra));
  const through = localDateOf(asOf, deal.zone);
  const notices = noticesThatCount(history, dues);
  const charged = deal.conditions.lateCharges === "by-law" || notices.length > 0;
  const costs = charged ? costsOf(deal, history, { dues, notices, through }) : [];
  const claim = openClaim({ kind: deal.kind, dues, costs: costs.map(({ notice: _, ...one }) => one), payments: paymentsLeft(history, deal.zone), through, interest: charged });
  return { claim, dues, costs };
}

/** A notice counts when something was past its day on delivery, and when nothing was settled since. */
function noticesThatCount({ notices, settled }: History, dues: readonly Due[]): FactOf<"notice.delivered">[] {
  const [first] = dues.filter(({ cents: amount }) => amount > 0);
  if (first === undefined) return [];
  return notices.filter(({ deliveredOn, at }) =>
    Temporal.PlainDate.compare(deliveredOn, first.dueOn) > 0 && (settled === null || Temporal.Instant.compare(at, settled.fact.at) > 0));
}

function costsOf(
  { kind, zone }: StandingDeal,
  { disputes }: History,
  { dues, notices, through }: { dues: readonly Due[]; notices: readonly FactOf<"notice.delivered">[]; through: Temporal.PlainDate },
): DatedCosts[] {
  const scales = notices.map((notice): DatedCosts => ({
    kind: "scale",
    from: notice.deliveredOn.add({ days: kind === "consumer" ? letterDays : noticeDays + 1 }),
    notice,
  }));
  const minimum: DatedCosts[] = kind === "company" ? dues.map(({ dueOn }) => ({ kind: "minimum", from: dueOn.add({ days: 1 }), notice: null })) : [];
  return [...minimum, ...scales].flatMap((one) => {
    const from = afterDisputes(one.from, disputes, zone);
    return from === null || Temporal.PlainDate.compare(from, through) > 0 ? [] : [{ ...one, from }];
  });
}

/** @returns null while a dispute that was open on that day still is */
function afterDisputes(day: Temporal.PlainDate, disputes: History["disputes"], zone: string): Temporal.PlainDate | null {
  const open = disputes.find(({ opened, closed }) =>
    Temporal.PlainDate.compare(localDateOf(opened.at, zone), day) <= 0 && (closed === null || Temporal.PlainDate.compare(day, localDateOf(closed.at, zone)) <= 0));
  if (open === undefined) return day;
  return open.closed === null ? null : afterDisputes(localDateOf(open.closed.at, zone).add({ days: 1 }), disputes, zone);
}

/** What went back is taken from the newest payments: it never came in. Money cannot have come after somebody said that it had. */
function paymentsLeft({ payments, refunds }: History, zone: string): { on: Temporal.PlainDate; cents: Cents }[] {
  const refunded = refunds.reduce((sum, fact) => sum + fact.cents, 0);
  return payments.toReversed().reduce<{ back: number; left: { on: Temporal.PlainDate; cents: Cents }[] }>(({ back, left }, payment) => {
    const taken = Math.min(back, payment.cents);
    const on = payment.kind === "payment.received" ? earlierDay(payment.on, localDateOf(payment.at, zone)) : localDateOf(payment.at, zone);
    return { back: back - taken, left: taken === payment.cents ? left : [{ on, cents: cents(payment.cents - taken) }, ...left] };
  }, { back: refunded, left: [] }).left;
}

/** More went back than ever came in: the difference is owed. */
function refundedTooMuch({ payments, refunds }: History): number {
  const total = (facts: readonly { cents: Cents }[]) => facts.reduce((sum, fact) => sum + fact.cents, 0);
  return Math.max(0, total(refunds) - total(payments));
}
