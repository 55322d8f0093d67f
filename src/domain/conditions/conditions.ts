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
  /** How many hours before the start the participants are asked to say that they come; null: they are not asked. */
  confirmHoursBefore: number | null;
  /** How many days after a payment day that passed one friendly reminder goes out, while the money stays owed; null: none. */
  reminderDaysAfter: number | null;
  /** When interest and collection costs are claimed: as soon as the law allows, or only after a notice asked for the money. */
  lateCharges: LateCharges;
};

export type LateCharges = "by-law" | "after-notice";

export type PaymentPlan =
  | { mode: "before"; dueDays: number; graceHours: number; onLapse: OnLapse; reminderDaysBefore: number }
  | {
      mode: "deposit";
      depositBasisPoints: number;
      /** Who comes gets the deposit back: it only binds who stays away. */
      returnsOnAttendance: boolean;
      dueDays: number;
      restDaysBefore: number;
      graceHours: number;
      onLapse: OnLapse;
      reminderDaysBefore: number;
    }
  | { mode: "parts"; parts: readonly PlannedPart[]; graceHours: number; onLapse: OnLapse; reminderDaysBefore: number }
  | { mode: "after"; dueDaysAfterSession: number; reminderDaysBefore: number };

/** A part of the price: its share, and `days` after the order, before the start or after the end. All shares together are 10,000. */
export type PlannedPart = { basisPoints: number; days: number; counted: "after-order" | "before-start" | "after-end" };

/** What an unpaid deadline does to the place: it goes to the next in line, or it stays and the money stays owed. */
export type OnLapse = "release" | "keep";

/** Applies when a cancellation comes at least `fromDaysBefore` calendar days before the local start date; the largest that fits counts. */
export type CancellationStep = { fromDaysBefore: number; feeBasisPoints: number };

export type ConditionSetName = "mild" | "usual" | "strict";
