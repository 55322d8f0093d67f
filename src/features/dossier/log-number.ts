/** The number of a log as a button or a command names it. @returns null for what is none */
export function readLogNumber(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}
