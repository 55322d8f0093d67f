/** A discount code as it stands, without what it gives. Days count on the calendar of the organisation. */
export type DiscountCode = {
  /** Null: for every course. */
  courseId: string | null;
  /** Both inclusive; null: no limit. */
  validFrom: Temporal.PlainDate | null;
  validUntil: Temporal.PlainDate | null;
  mostUses: number | null;
  uses: number;
  oncePerCustomer: boolean;
  ended: boolean;
};

export type DiscountRefusal = "ended" | "not-yet" | "over" | "other-course" | "used-up" | "used-before" | "nothing-off";

/**
 * Whether a code can be used for an order. A use counts for good, also when its deal ends.
 * @param order.usedBefore whether this customer used the code for another order
 * @param order.priceCents what a place costs; there is nothing to take off a free training
 * @see docs/rules/price.md
 */
export function decideDiscount(code: DiscountCode, order: { courseId: string; day: Temporal.PlainDate; usedBefore: boolean; priceCents: number }): { ok: true } | { ok: false; refusal: DiscountRefusal } {
  const refuse = (refusal: DiscountRefusal) => ({ ok: false, refusal }) as const;
  if (code.ended) return refuse("ended");
  if (code.validFrom !== null && Temporal.PlainDate.compare(order.day, code.validFrom) < 0) return refuse("not-yet");
  if (code.validUntil !== null && Temporal.PlainDate.compare(order.day, code.validUntil) > 0) return refuse("over");
  if (code.courseId !== null && code.courseId !== order.courseId) return refuse("other-course");
  if (order.priceCents === 0) return refuse("nothing-off");
  if (code.oncePerCustomer && order.usedBefore) return refuse("used-before");
  if (code.mostUses !== null && code.uses >= code.mostUses) return refuse("used-up");
  return { ok: true };
}

/** What somebody typed, as the code they meant: case, spaces and dashes do not matter. Not looked at further: a trainer chooses the word. */
export function normaliseDiscountCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}

/** Whether a normalised text can be a code: long enough not to be guessed at once, short enough to be typed. */
export function isDiscountCode(text: string): boolean {
  return /^[A-Z0-9]{3,30}$/.test(text);
}
