import type { ProviderState } from "../../domain/online-payment/decide-fetched.ts";
import type { ProviderRefundState } from "../../domain/online-payment/reversal-state.ts";

/** Whose payment it is: sent along when it is made, and read back each time. */
export type About = { organisation: string; attempt: string };

export type ProviderRefund = {
  id: string;
  state: ProviderRefundState;
  /** Null where it is no whole number of euro cents. */
  cents: number | null;
  /** The refund of ours; null for one that was made at the provider. */
  reversal: string | null;
};

export type ProviderChargeback = { id: string; cents: number | null; /** The money came to us again. */ reversed: boolean };

/** A payment as it stands at the provider. */
export type ProviderPayment = {
  id: string;
  state: ProviderState;
  /** Null where it is no whole number of hundredths. */
  cents: number | null;
  currency: string;
  /** Where the customer pays; null once that is over. */
  checkoutUrl: string | null;
  cancelable: boolean;
  paidAt: Temporal.Instant | null;
  /** Null for one that was not made here. */
  about: About | null;
  refunds: readonly ProviderRefund[];
  chargebacks: readonly ProviderChargeback[];
};

export type NewProviderPayment = {
  /** Asked twice with the same key, it is made once. */
  idempotencyKey: string;
  cents: number;
  description: string;
  locale: "nl" | "en";
  returnUrl: string;
  /** Null where the provider cannot reach us. */
  webhookUrl: string | null;
  about: About;
};

export type NewProviderRefund = { idempotencyKey: string; paymentId: string; cents: number; description: string; reversal: string };

/**
 * Why a call came to nothing. `no-answer`: nobody knows whether it was done, so it is to be asked again with the same key. `unknown`: no
 * such thing at the provider. `refused`: it was understood and not done. `wrong-key`: the provider does not know us.
 */
export type ProviderTrouble = { why: "no-answer" | "unknown" | "refused" | "wrong-key"; /** For the log: holds no personal data. */ detail: string };

export type Answer<T> = { ok: true; value: T } | ({ ok: false } & ProviderTrouble);

/** What the house needs of a payment provider. No call is made while a lock is held. */
export type PaymentProvider = {
  create: (payment: NewProviderPayment) => Promise<Answer<ProviderPayment>>;
  /** With its refunds and chargebacks. */
  fetch: (id: string) => Promise<Answer<ProviderPayment>>;
  cancel: (id: string, idempotencyKey: string) => Promise<Answer<ProviderPayment>>;
  refund: (refund: NewProviderRefund) => Promise<Answer<ProviderRefund>>;
  /** Whether it knows our key. */
  check: () => Promise<Answer<null>>;
};
