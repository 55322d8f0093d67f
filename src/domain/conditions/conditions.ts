/**
 * The structured rules of a deal. Chosen per session, frozen into each deal as data; the same data computes
 * amounts and deadlines and writes the sentences that the customer sees.
 * @see docs/rules/conditions.md
 */
export type Conditions = {
  payment: PaymentPlan;
  /** How long a freed place is kept for the next in line, in hours. */
  offerHours: number;
  cancellation: { company: readonly CancellationStep[]; consumer: readonly CancellationStep[] };
  noShow: { companyFeeBasisPoints: number; consumerFeeBasisPoints: number };
  move: { freeTimes: number; untilDaysBefore: number; feeCents: number; validMonths: number };
  /** A colleague may come instead, free, until the start. */
  substitute: boolean;
  /** The cancellation fee shrinks when the freed place is sold again. */
  refundIfRefilled: boolean;
};

export type PaymentPlan =
  | { mode: "before"; dueDays: number; graceHours: number; onLapse: OnLapse; reminderDaysBefore: number }
  | {
      mode: "deposit";
      depositBasisPoints: number;
      dueDays: number;
      restDaysBefore: number;
      graceHours: number;
      onLapse: OnLapse;
      reminderDaysBefore: number;
    }
  | { mode: "after"; dueDaysAfterSession: number; reminderDaysBefore: number };

/** What an unpaid deadline does to the place: it goes to the next in line, or it stays and the money stays owed. */
export type OnLapse = "release" | "keep";

/** Applies when a cancellation comes at least `fromDaysBefore` calendar days before the local start date; the largest that fits counts. */
export type CancellationStep = { fromDaysBefore: number; feeBasisPoints: number };

export type ConditionSetName = "mild" | "usual" | "strict";
