/**
 * From which payments an amount goes back: from the newest first, from each no more than is left of it.
 * @param payments the oldest first
 * @returns null when less is left than is to go back
 */
export function splitRefund(payments: readonly { id: string; leftCents: number }[], cents: number): { id: string; cents: number }[] | null {
  if (!Number.isSafeInteger(cents) || cents <= 0) return null;
  let rest = cents;
  const parts = payments.toReversed().flatMap(({ id, leftCents }) => {
    const part = Math.min(rest, Math.max(0, leftCents));
    rest -= part;
    return part === 0 ? [] : [{ id, cents: part }];
  });
  return rest === 0 ? parts : null;
}
