import type { ConditionSetName, Conditions } from "./conditions.ts";

/** Ready-made conditions to start from. A consumer never owes the whole price for cancelling (art. 7:408, 7:411 BW). */
export const conditionSets: Readonly<Record<ConditionSetName, Conditions>> = {
  mild: {
    payment: { mode: "after", dueDaysAfterSession: 14, reminderDaysBefore: 3 },
    offerHours: 72,
    cancellation: {
      company: [
        { fromDaysBefore: 7, feeBasisPoints: 0 },
        { fromDaysBefore: 0, feeBasisPoints: 5_000 },
      ],
      consumer: [
        { fromDaysBefore: 2, feeBasisPoints: 0 },
        { fromDaysBefore: 0, feeBasisPoints: 2_500 },
      ],
    },
    noShow: { companyFeeBasisPoints: 5_000, consumerFeeBasisPoints: 2_500 },
    move: { freeTimes: 2, untilDaysBefore: 1, feeCents: 0, validMonths: 12 },
    substitute: true,
    refundIfRefilled: true,
    confirmHoursBefore: 48,
    reminderDaysAfter: 3,
    lateCharges: "after-notice",
  },
  usual: {
    payment: { mode: "before", dueDays: 7, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 },
    offerHours: 48,
    cancellation: {
      company: [
        { fromDaysBefore: 28, feeBasisPoints: 0 },
        { fromDaysBefore: 14, feeBasisPoints: 5_000 },
        { fromDaysBefore: 0, feeBasisPoints: 10_000 },
      ],
      consumer: [
        { fromDaysBefore: 14, feeBasisPoints: 0 },
        { fromDaysBefore: 0, feeBasisPoints: 5_000 },
      ],
    },
    noShow: { companyFeeBasisPoints: 10_000, consumerFeeBasisPoints: 5_000 },
    move: { freeTimes: 1, untilDaysBefore: 2, feeCents: 0, validMonths: 6 },
    substitute: true,
    refundIfRefilled: true,
    confirmHoursBefore: 48,
    reminderDaysAfter: 2,
    lateCharges: "after-notice",
  },
  strict: {
    payment: { mode: "before", dueDays: 3, graceHours: 2, onLapse: "release", reminderDaysBefore: 1 },
    offerHours: 24,
    cancellation: {
      company: [
        { fromDaysBefore: 42, feeBasisPoints: 0 },
        { fromDaysBefore: 28, feeBasisPoints: 5_000 },
        { fromDaysBefore: 0, feeBasisPoints: 10_000 },
      ],
      consumer: [
        { fromDaysBefore: 28, feeBasisPoints: 0 },
        { fromDaysBefore: 7, feeBasisPoints: 4_000 },
        { fromDaysBefore: 0, feeBasisPoints: 7_000 },
      ],
    },
    noShow: { companyFeeBasisPoints: 10_000, consumerFeeBasisPoints: 7_000 },
    move: { freeTimes: 1, untilDaysBefore: 14, feeCents: 7_500, validMonths: 6 },
    substitute: true,
    refundIfRefilled: true,
    confirmHoursBefore: 48,
    reminderDaysAfter: 1,
    lateCharges: "after-notice",
  },
};
