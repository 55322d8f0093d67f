import { customerKinds } from "../customer-kind.ts";
import type { CustomerKind } from "../customer-kind.ts";
import type { Cents } from "../money.ts";
import type { CancellationStep, Conditions, PaymentPlan } from "./conditions.ts";

/** What a warning says, with the figures that it is about. Shares in basis points. */
type Warned =
  | { kind: "consumer-fee-early"; feeBasisPoints: number; daysBefore: number }
  | { kind: "consumer-fee-near-all"; feeBasisPoints: number }
  | { kind: "consumer-never-free" }
  | { kind: "consumer-free-time-over"; daysBefore: number }
  | { kind: "consumer-pays-more-than-company"; consumerBasisPoints: number; companyBasisPoints: number }
  | { kind: "consumer-no-show-above-last-step"; noShowBasisPoints: number; lastStepBasisPoints: number }
  | { kind: "no-show-below-last-step"; customer: CustomerKind; noShowBasisPoints: number; lastStepBasisPoints: number }
  | { kind: "no-refill-for-consumers" }
  | { kind: "company-term-over-60-days"; days: number }
  | { kind: "large-company-term-over-30-days"; days: number }
  | { kind: "short-payment-term"; days: number }
  | { kind: "release-without-grace" }
  | { kind: "short-offer"; hours: number }
  | { kind: "move-fee-above-half"; feeCents: number }
  | { kind: "late-charges-by-law" };

/** A rule that may be saved and yet is unlawful or risky, most of all towards consumers. `article` is null where it is not law but good sense. */
export type ConditionWarning = Warned & { rule: WarnedRule; article: string | null };

export type WarnedRule = "payment" | "cancellation" | "no-show" | "move" | "offer" | "late-charges";

export type ConditionWarningKind = Warned["kind"];

/** What the conditions are for. `totalCents` is the price of one place with VAT; `daysToStart` is null when there is no date yet. */
export type WarnedSession = { totalCents: Cents; daysToStart: number | null };

const longBefore = 14;
const muchBasisPoints = 5_000;
const nearAllBasisPoints = 9_000;

/**
 * What a trainer should know before choosing these rules. They may be chosen all the same: a judge weighs the whole case.
 * For a free training nothing is owed, so nothing is warned of.
 * @param conditions without faults
 * @see docs/rules/conditions.md
 */
export function conditionWarnings(conditions: Conditions, session: WarnedSession): ConditionWarning[] {
  if (session.totalCents === 0) return [];
  return [
    ...termWarnings(conditions.payment),
    ...lapseWarnings(conditions.payment),
    ...consumerWarnings(conditions, session),
    ...noShowWarnings(conditions),
    ...moveWarnings(conditions, session),
    ...warnIf(conditions.offerHours < 12, "offer", "art. 6:221 lid 1 BW", { kind: "short-offer", hours: conditions.offerHours }),
    ...warnIf(conditions.lateCharges === "by-law", "late-charges", "art. 6:96 lid 6 BW", { kind: "late-charges-by-law" }),
  ];
}

/** A company pays within 60 days, a large one within 30 days to a small one; a longer term with the latter does not count. */
function termWarnings(payment: PaymentPlan): ConditionWarning[] {
  const days = longestTerm(payment);
  return [
    ...warnIf(days > 60, "payment", "art. 6:119a lid 5 BW", { kind: "company-term-over-60-days", days }),
    ...warnIf(days > 30, "payment", "art. 6:119a lid 6 BW", { kind: "large-company-term-over-30-days", days }),
  ];
}

function longestTerm(payment: PaymentPlan): number {
  switch (payment.mode) {
    case "before":
    case "deposit":
      return payment.dueDays;
    case "parts":
      return Math.max(0, ...payment.parts.filter(({ counted }) => counted !== "before-start").map(({ days }) => days));
    case "after":
      return payment.dueDaysAfterSession;
    default:
      return payment satisfies never;
  }
}

/** A place that is taken away soon: people need an evening, and a bank a night. */
function lapseWarnings(payment: PaymentPlan): ConditionWarning[] {
  if (payment.mode === "after" || payment.onLapse === "keep") return [];
  const days = payment.mode === "parts" ? firstDays(payment.parts) : payment.dueDays;
  return [
    ...warnIf(days !== null && days < 3, "payment", "art. 6:248 lid 2 BW", { kind: "short-payment-term", days: days ?? 0 }),
    ...warnIf(payment.graceHours === 0, "payment", "art. 6:248 lid 2 BW", { kind: "release-without-grace" }),
  ];
}

function firstDays(parts: Extract<PaymentPlan, { mode: "parts" }>["parts"]): number | null {
  const days = parts.filter(({ counted }) => counted === "after-order").map((part) => part.days);
  return days.length === 0 ? null : Math.min(...days);
}

function consumerWarnings({ cancellation, refundIfRefilled }: Conditions, { daysToStart }: WarnedSession): ConditionWarning[] {
  const { consumer, company } = cancellation;
  const highest = Math.max(0, ...consumer.map((step) => step.feeBasisPoints));
  const early = feeAt(consumer, longBefore);
  const more = [...consumer, ...company].map((step) => step.fromDaysBefore).find((days) => feeAt(consumer, days) > feeAt(company, days));
  const freeUntil = Math.min(...consumer.filter((step) => step.feeBasisPoints === 0).map((step) => step.fromDaysBefore));
  const over = daysToStart !== null && Number.isFinite(freeUntil) && daysToStart < freeUntil;
  const reasonable = "art. 7:411 en 7:413 BW";
  return [
    ...warnIf(early >= muchBasisPoints, "cancellation", "art. 7:411 en 6:237 onder i BW", { kind: "consumer-fee-early", feeBasisPoints: early, daysBefore: longBefore }),
    ...warnIf(highest >= nearAllBasisPoints, "cancellation", reasonable, { kind: "consumer-fee-near-all", feeBasisPoints: highest }),
    ...warnIf(feeAt(consumer, Number.MAX_SAFE_INTEGER) > 0, "cancellation", "art. 7:411 en 6:237 onder i BW", { kind: "consumer-never-free" }),
    ...warnIf(over, "cancellation", reasonable, { kind: "consumer-free-time-over", daysBefore: freeUntil }),
    ...(more === undefined ? [] : warnIf(true, "cancellation", "art. 6:233 onder a BW", {
      kind: "consumer-pays-more-than-company",
      consumerBasisPoints: feeAt(consumer, more),
      companyBasisPoints: feeAt(company, more),
    })),
    ...warnIf(!refundIfRefilled && highest > 0, "cancellation", "art. 7:411 lid 2 BW", { kind: "no-refill-for-consumers" }),
  ];
}

function noShowWarnings({ cancellation, noShow }: Conditions): ConditionWarning[] {
  const { companyFeeBasisPoints: company, consumerFeeBasisPoints: consumer } = noShow;
  const last = { company: feeAt(cancellation.company, 0), consumer: feeAt(cancellation.consumer, 0) };
  return [
    ...warnIf(consumer > last.consumer, "no-show", "art. 7:411 en 6:237 onder i BW", {
      kind: "consumer-no-show-above-last-step",
      noShowBasisPoints: consumer,
      lastStepBasisPoints: last.consumer,
    }),
    ...customerKinds.flatMap((customer) => {
      const noShowBasisPoints = customer === "company" ? company : consumer;
      return warnIf(noShowBasisPoints < last[customer], "no-show", null, {
        kind: "no-show-below-last-step", customer, noShowBasisPoints, lastStepBasisPoints: last[customer],
      });
    }),
  ];
}

function moveWarnings({ move: { feeCents } }: Conditions, { totalCents }: WarnedSession): ConditionWarning[] {
  return warnIf(feeCents * 2 > totalCents, "move", "art. 6:233 onder a BW", { kind: "move-fee-above-half", feeCents });
}

/** What cancelling costs some days before the start. */
function feeAt(steps: readonly CancellationStep[], daysBefore: number): number {
  const ordered = steps.toSorted((a, b) => b.fromDaysBefore - a.fromDaysBefore);
  return ordered.find((step) => daysBefore >= step.fromDaysBefore)?.feeBasisPoints ?? 0;
}

function warnIf(holds: boolean, rule: WarnedRule, article: string | null, warned: Warned): ConditionWarning[] {
  return holds ? [{ ...warned, rule, article }] : [];
}
