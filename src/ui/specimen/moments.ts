import type { MomentText } from "../moment.tsx";

/** Moments of the specimens, in words: `at("2026-12-01T23:59+01:00", "di 1 dec 2026")`. */
export function at(datetime: string, day: string): MomentText {
  return { datetime, day, clock: datetime.includes("T") ? datetime.slice(11, 16) : null };
}

export const ordered = at("2026-11-24T10:41+01:00", "di 24 nov 2026");
export const payBefore = at("2026-12-01T23:59+01:00", "di 1 dec 2026");
export const freeUntil = at("2026-12-24T23:59+01:00", "do 24 dec 2026");
export const halfUntil = at("2027-01-07T23:59+01:00", "do 7 jan 2027");
export const start = at("2027-01-21T09:30+01:00", "do 21 jan 2027");
