import type { Conditions } from "../conditions/conditions.ts";
import type { CustomerKind } from "../customer-kind.ts";
import type { Cents } from "../money.ts";

/** What was agreed, as far as the standing rests on it. Frozen: nothing here changes after the order. */
export type StandingDeal = {
  zone: string;
  kind: CustomerKind;
  formedAt: Temporal.Instant;
  /** The record of the order; null when it comes from elsewhere. */
  record: string | null;
  totalCents: Cents;
  /** The places that were ordered; the price is for all of them together. */
  bookings: readonly string[];
  conditions: Conditions;
  /** What is to be paid when, in order of time. Empty when nothing is. */
  schedule: readonly AgreedPart[];
  /** In order of time; at least one. */
  meetings: readonly { startsAt: Temporal.Instant; endsAt: Temporal.Instant }[];
  /** Whether the consumer was told of the right to withdraw before the order (art. 6:230m lid 1 sub h BW). */
  withdrawalInformed: boolean;
};

/** `dueAt` is the last moment, inclusive; `lapseAt` is null when nothing is taken away. */
export type AgreedPart = { cents: Cents; dueOn: Temporal.PlainDate; dueAt: Temporal.Instant; lapseAt: Temporal.Instant | null };
