import type { ColumnType } from "kysely";
import type { LatePaymentChoice } from "../../domain/late-money/decide-late-payment.ts";

type InstantColumn = ColumnType<Temporal.Instant, string, string>;
type OptionalInstant = ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;
type DayColumn = ColumnType<Temporal.PlainDate, string, never>;

/** Money that came after its place was gone. */
export type LatePaymentRow = {
  organisation_id: string;
  id: string;
  deal_id: string;
  payment_id: string;
  cents: number;
  choice: Optional<LatePaymentChoice>;
  asked_at: InstantColumn;
  chosen_at: OptionalInstant;
  settled_at: OptionalInstant;
  /** The payment with which it went back. */
  refund_id: Optional<string>;
};

export type RefundAccountRow = {
  organisation_id: string;
  deal_id: string;
  iban: string;
  holder: string;
  source: "customer" | "trainer" | "bank";
  given_by: string | null;
  given_at: InstantColumn;
};

export type RefundBatchRow = {
  organisation_id: string;
  id: string;
  token: ColumnType<string, string, never>;
  message_id: ColumnType<string, string, never>;
  version: ColumnType<"pain.001.001.09" | "pain.001.001.03", "pain.001.001.09" | "pain.001.001.03", never>;
  created_at: ColumnType<Temporal.Instant, string, never>;
  created_by: ColumnType<string, string, never>;
  execution_on: DayColumn;
  items: ColumnType<number, number, never>;
  sum_cents: ColumnType<number, number, never>;
  xml: ColumnType<string, string, never>;
  sha256: ColumnType<string, string, never>;
  state: ColumnType<"made" | "sent" | "dropped", "made" | undefined, "sent" | "dropped">;
  state_at: InstantColumn;
  state_by: string;
  /** The line of the bank on which it left. */
  line_id: ColumnType<string | null, string | null | undefined, string | null>;
};

export type RefundItemRow = {
  organisation_id: string;
  id: string;
  batch_id: string;
  deal_id: string;
  payment_id: string;
  cents: number;
  iban: string;
  holder: string;
  end_to_end_id: string;
  due_at: InstantColumn;
  returned_at: OptionalInstant;
  returned_why: Optional<"dropped" | "bounced">;
  return_payment_id: Optional<string>;
};
