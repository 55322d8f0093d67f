/** A deal as a line of a bank can be about it. Amounts in euro cents. */
export type OpenDeal = {
  readonly dealId: string;
  /** Normalised, as {@link ../../deal/code.ts} writes it. */
  readonly code: string;
  /** What is open now; nought when nothing is. */
  readonly openCents: number;
  /** The part that is due next, when that is not all; null when it is, or when nothing is open. */
  readonly dueCents: number | null;
  /** Of a deal whose places were released: what would have kept them. Null while they stand. */
  readonly askedCents: number | null;
  /** `2026-12-01`, for the order in which somebody pays; null when nothing is due. */
  readonly dueOn: string | null;
  /** Numbers of its invoices, as they are printed. */
  readonly invoices: readonly string[];
  /** Who is bound: the name that is billed, and whether that is a person. */
  readonly customer: PayerName;
  /** Who ordered. */
  readonly orderedBy: string;
  readonly participants: readonly string[];
  readonly course: string;
  readonly days: readonly Temporal.PlainDate[];
};

export type PayerName = { readonly name: string; readonly person: boolean };

/** Money that a person wrote down as come in by bank, and of which no line was seen yet. */
export type RecordedMoney = { readonly dealId: string; readonly cents: number };

/** Money that was booked as gone back, and of which no line was seen yet. */
export type OpenRefund = { readonly paymentId: string; readonly dealId: string; readonly cents: number };

/** An account from which a deal was paid before. */
export type KnownAccount = { readonly account: string; readonly dealId: string };
