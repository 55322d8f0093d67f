declare const centsBrand: unique symbol;

/** A whole number of euro cents. Made only by {@link cents}; never a float of euros. */
export type Cents = number & { readonly [centsBrand]: true };

/**
 * @throws {RangeError} when the value is not a safe whole number
 */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`cents: expected a whole number of cents, got ${value}`);
  }
  return value as Cents;
}

export const zeroCents = cents(0);

export function addCents(...amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce((sum, amount) => sum + amount, 0));
}

/**
 * A share of an amount, rounded once, half away from zero.
 * @param basisPoints hundredths of a per cent: 2100 is 21 %
 */
export function shareOf(amount: Cents, basisPoints: number): Cents {
  const exact = BigInt(amount) * BigInt(basisPoints);
  const half = exact < 0n ? -5_000n : 5_000n;
  return cents(Number((exact + half) / 10_000n));
}
