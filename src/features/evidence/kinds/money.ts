import { z } from "zod";
import { latePaymentChoices } from "../../../domain/late-money/decide-late-payment.ts";
import { kind } from "./kind.ts";
import { cents, count, currency, datesWithMeetings, flag, id, ids, instant, places } from "./values.ts";

const waiveReason = z.enum(["known-customer", "asked-for-time", "pays-by-invoice", "other", "plan-review", "agreed-otherwise"]);
const method = z.enum(["bank", "cash", "card", "other", "online", "credit-transfer"]);

/** Money that comes, goes back, comes too late, or does not come. Account numbers stay where they are needed. */
export const moneyKinds = {
  "payment.received": kind({
    payment: id,
    /** All that is paid for the deal after it. */
    paidCents: cents,
    effect: z.enum(["confirms", "part-paid", "paid", "reinstates", "customer-chooses", "overpaid"]),
    places,
    attempt: id.exactOptional(),
  }),
  "payment.refunded": kind({ payment: id, cents, method }),
  "payment.refund-returned": kind({ payment: id, refund: id.nullable(), cents, why: z.enum(["dropped", "bounced", "provider"]) }),
  "payment.charged-back": kind({ payment: id, cents, attempt: id }),
  "refund-account.given": kind({ /** Another was known before. */ again: flag }),
  "refund-file.made": kind({ items: count, cents, deals: ids }),
  "refund-file.sent": kind({ cents }),
  "refund-file.dropped": kind({ items: count, cents }),
  "reminder.sent": kind({ part: z.enum(["whole", "deposit", "rest", "part"]), cents, late: z.literal(true).exactOptional() }),
  "deadline.waived": kind({ reason: waiveReason, places }),
  "late-money.asked-again": kind({ latePayment: id, cents }),
  "late-money.chosen": kind({ latePayment: id, choice: z.enum(latePaymentChoices), cents, places, to: datesWithMeetings.nullable(), validUntil: instant.nullable() }),
  "online-payment.started": kind({ attempt: id, cents }),
  "online-payment.ended": kind({ attempt: id, how: z.enum(["failed", "canceled", "expired", "refused", "unknown"]), cents }),
  "online-payment.parked": kind({ attempt: id, askedCents: cents, /** Null where the provider names no whole number of cents. */ foundCents: cents.nullable(), currency }),
  "online-payment.seen": kind({ about: id }),
  "online-refund.asked": kind({ reversal: id, attempt: id, cents }),
  "online-refund.refused": kind({ reversal: id, cents }),
};
