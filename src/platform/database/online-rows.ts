import type { ColumnType } from "kysely";
import type { AttemptState } from "../../domain/online-payment/attempt-state.ts";
import type { ReversalState } from "../../domain/online-payment/reversal-state.ts";

type InstantColumn = ColumnType<Temporal.Instant, string, string>;
type OptionalInstant = ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

export type OnlinePaymentRow = {
  organisation_id: string;
  /** Also the idempotency key of the call that makes it. */
  id: string;
  deal_id: string;
  token: string;
  cents: number;
  state: AttemptState;
  provider_id: Defaulted<string | null>;
  checkout_url: Defaulted<string | null>;
  payment_id: Defaulted<string | null>;
  /** Of a parked one, what the provider says; null where that is no amount. */
  found_cents: Defaulted<number | null>;
  found_currency: Defaulted<string | null>;
  asked_at: InstantColumn;
  changed_at: InstantColumn;
  seen_at: OptionalInstant;
};

export type OnlineReversalRow = {
  organisation_id: string;
  id: string;
  online_payment_id: string;
  kind: "refund" | "chargeback";
  token: string;
  cents: number;
  state: ReversalState;
  provider_id: Defaulted<string | null>;
  payment_id: Defaulted<string | null>;
  back_payment_id: Defaulted<string | null>;
  asked_by: string;
  asked_at: InstantColumn;
  changed_at: InstantColumn;
  seen_at: OptionalInstant;
};
