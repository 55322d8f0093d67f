/** Why a line is thought to be for a deal, the strongest first. */
export const matchReasons = [
  "reference-rf", "deal-code", "invoice-number", "reference-nearly", "invoice-tail",
  "recorded-amount", "exact-amount", "due-amount", "amount-of-several",
  "account-known", "name", "name-part", "participant-name", "course-date", "course-title",
  "refund-amount",
] as const;

export type MatchReason = (typeof matchReasons)[number];

/** What speaks against it, or has to be known before somebody agrees. */
export const matchDoubts = [
  "amount-lower", "amount-higher", "nothing-open", "place-released", "other-deals-fit", "amount-of-other", "reference-of-paid", "number-nearly", "name-differs",
  "no-reference", "check-digits", "reference-unknown", "several-named",
] as const;

export type MatchDoubt = (typeof matchDoubts)[number];

/** Why nothing is proposed. */
export const unknownWhys = ["nothing-fits", "foreign-currency", "reversal", "zero"] as const;

export type UnknownWhy = (typeof unknownWhys)[number];

export type Target = { readonly dealId: string; readonly cents: number };

export type Evidence = {
  /** Together they are the amount of the line. */
  readonly targets: readonly Target[];
  readonly reasons: readonly MatchReason[];
  readonly against: readonly MatchDoubt[];
  /** How many other deals the line would fit as well. */
  readonly others: number;
};

/** `certain` is booked by itself, `proposed` waits for a person. `outgoing` is money that left and is no refund: not ours by rule. */
export type Match =
  | ({ readonly kind: "certain" | "proposed" } & Evidence)
  | ({ readonly kind: "refund"; readonly certain: boolean; readonly paymentId: string } & Evidence)
  | { readonly kind: "outgoing" }
  | { readonly kind: "unknown"; readonly why: UnknownWhy };
