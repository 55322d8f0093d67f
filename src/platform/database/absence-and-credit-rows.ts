import type { ColumnType } from "kysely";
import type { AbsenceOutcome } from "../../domain/absence/absences.ts";

type InstantColumn = ColumnType<Temporal.Instant, string, string>;
type OptionalInstant = ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

export type CreditRow = {
  organisation_id: string;
  id: string;
  /** The deal that it was given for. */
  deal_id: string;
  code: string;
  source: "offer" | "late-money" | "trainer";
  cents: number;
  left_cents: number;
  condition: "none" | "deal-paid";
  transferable: boolean;
  granted_at: InstantColumn;
  valid_until: InstantColumn;
  expired_at: OptionalInstant;
  /** Its condition is not fulfilled yet, and its customer is still to hear when it is. */
  waits: Defaulted<boolean>;
  /** It fell away before its time. */
  ended_at: OptionalInstant;
};

export type CreditMoveKind = "granted" | "used" | "given-back" | "expired" | "ended";

/** What is left of a credit is the sum of its movements. */
export type CreditMoveRow = { organisation_id: string; id: string; credit_id: string; deal_id: string; kind: CreditMoveKind; cents: number; at: InstantColumn };

export type AbsenceRow = {
  organisation_id: string;
  booking_id: string;
  deal_id: string;
  session_id: string;
  why: "no-show" | "cancelled";
  outcome: AbsenceOutcome;
  fee_cents: number;
  given_cents: number;
  offer_id: Defaulted<string | null>;
  settled_at: InstantColumn;
  settled_by: string;
};
