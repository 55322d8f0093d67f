import { expect, test } from "vitest";
import { goodwillMonths } from "./months.ts";

const at = (instant: string, cents: number) => ({ at: Temporal.Instant.from(instant), cents });
const now = Temporal.Instant.from("2026-11-24T09:41:00Z");

test("what was given just after Dutch midnight counts for the new month, and what is older than six months is left out", () => {
  const months = goodwillMonths({ given: [at("2026-10-31T23:00:00Z", 500), at("2026-10-31T22:59:59Z", 300), at("2026-05-31T21:59:59Z", 9)], sales: [at("2026-11-02T09:00:00Z", 700)] }, { now, zone: "Europe/Amsterdam" });
  expect(months.map(({ month, givenCents, salesCents }) => [month.toString(), givenCents, salesCents])).toEqual([
    ["2026-06-01", 0, 0], ["2026-07-01", 0, 0], ["2026-08-01", 0, 0], ["2026-09-01", 0, 0], ["2026-10-01", 300, 0], ["2026-11-01", 500, 700],
  ]);
});
