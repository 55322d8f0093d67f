/** What an organisation may put before the year of its numbers: nothing, or up to six capitals and digits, with a dash behind them or not. */
export const invoicePrefix = /^([A-Z0-9]{1,6}-?)?$/;

/** The most that a series holds: numbers are written with four digits, and longer ones as they come. */
export const highestNumber = 999_999;

/** Numbers follow on within a series; each year begins one. @param year the local year of issue */
export function seriesOf(prefix: string, year: number): string {
  return `${prefix}${year}`;
}

/** "2026-0042": at least four digits, so that numbers of a year stand in their order. */
export function numberIn(series: string, place: number): string {
  return `${series}-${String(place).padStart(4, "0")}`;
}
