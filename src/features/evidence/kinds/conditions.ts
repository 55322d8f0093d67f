import { z } from "zod";
import type { Conditions } from "../../../domain/conditions/conditions.ts";
import { cents, count, flag, list } from "./values.ts";

const lapse = { graceHours: count, onLapse: z.enum(["release", "keep"]), reminderDaysBefore: count };
const steps = list(z.strictObject({ fromDaysBefore: count, feeBasisPoints: count }));

/** The rules of a session as they are set: numbers and words of ours all through. */
export const conditions = z.strictObject({
  payment: z.discriminatedUnion("mode", [
    z.strictObject({ mode: z.literal("before"), dueDays: count, ...lapse }),
    z.strictObject({ mode: z.literal("deposit"), depositBasisPoints: count, returnsOnAttendance: flag, dueDays: count, restDaysBefore: count, ...lapse }),
    z.strictObject({
      mode: z.literal("parts"),
      parts: list(z.strictObject({ basisPoints: count, days: count, counted: z.enum(["after-order", "before-start", "after-end"]) })),
      ...lapse,
    }),
    z.strictObject({ mode: z.literal("after"), dueDaysAfterSession: count, reminderDaysBefore: count }),
  ]),
  offerHours: count,
  cancellation: z.strictObject({ company: steps, consumer: steps }),
  noShow: z.strictObject({ companyFeeBasisPoints: count, consumerFeeBasisPoints: count }),
  move: z.strictObject({ freeTimes: count, untilDaysBefore: count, feeCents: cents, validMonths: count }),
  substitute: flag,
  refundIfRefilled: flag,
  confirmHoursBefore: count.nullable(),
  reminderDaysAfter: count.nullable(),
  lateCharges: z.enum(["by-law", "after-notice"]),
}) satisfies z.ZodType<Conditions>;
