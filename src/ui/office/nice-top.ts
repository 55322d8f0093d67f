/** The next of 1, 2, 4, 5, 8 or 10 times a power of ten, so that half of it is a round number as well. */
export function niceTop(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return power * ([1, 2, 4, 5, 8, 10].find((step) => step * power >= most) ?? 10);
}
