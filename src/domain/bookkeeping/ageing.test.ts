import { array, assert, integer, option, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { agedAmounts, ageBuckets, bucketOf, bucketSums } from "./ageing.ts";

const now = Temporal.Instant.from("2026-11-24T09:41:00Z");
const zone = "Europe/Amsterdam";
const endOf = (day: string) => Temporal.Instant.from(`${day}T22:59:59Z`);

describe("what is open, by age", () => {
  test.each([[0, "not-late"], [1, "to-14"], [14, "to-14"], [15, "to-30"], [30, "to-30"], [31, "to-60"], [60, "to-60"], [61, "over-60"]])("%i days late is %s", (days, bucket) => expect(bucketOf(days)).toBe(bucket));

  test("is late from the day after the last day to pay", () => {
    const open = { receivableCents: 300, overdueCents: 200, parts: [{ by: endOf("2026-11-24"), cents: 100 }, { by: endOf("2026-11-23"), cents: 200 }] };
    expect(agedAmounts(open, { now, zone }).map(({ bucket, cents, daysLate }) => [bucket, cents, daysLate])).toEqual([["to-14", 200, 1], ["not-late", 100, 0]]);
  });

  test("is one day late on the day itself, when the last moment was before the start that day", () => {
    const open = { receivableCents: 100, overdueCents: 100, parts: [{ by: Temporal.Instant.from("2026-11-24T08:00:00Z"), cents: 100 }] };
    expect(agedAmounts(open, { now, zone })).toMatchObject([{ bucket: "to-14", daysLate: 1 }]);
  });

  test("counts days on the calendar of the zone, over the end of summer time", () => {
    const open = { receivableCents: 100, overdueCents: 100, parts: [{ by: Temporal.Instant.from("2026-10-24T21:59:59Z"), cents: 100 }] };
    expect(agedAmounts(open, { now, zone })).toMatchObject([{ bucket: "to-60", daysLate: 31 }]);
  });

  test("leaves interest and costs out that are not booked", () => {
    const open = { receivableCents: 10_000, overdueCents: 10_000, parts: [{ by: endOf("2026-10-01"), cents: 14_000 }, { by: null, cents: 55 }] };
    expect(agedAmounts(open, { now, zone }).map(({ cents }) => cents)).toEqual([10_000]);
  });

  test("keeps the day of a part within the grace, and does not call it late", () => {
    const open = { receivableCents: 300, overdueCents: 0, parts: [{ by: endOf("2026-11-23"), cents: 300 }] };
    expect(agedAmounts(open, { now, zone }).map(({ bucket, cents, dueOn, daysLate }) => [bucket, cents, dueOn?.toString(), daysLate])).toEqual([["not-late", 300, "2026-11-23", 0]]);
  });

  test("gives what is not late to the parts to come before costs of a late one", () => {
    const open = { receivableCents: 200, overdueCents: 100, parts: [{ by: endOf("2026-11-01"), cents: 140 }, { by: endOf("2026-12-01"), cents: 100 }] };
    expect(agedAmounts(open, { now, zone }).map(({ bucket, cents }) => [bucket, cents])).toEqual([["to-30", 100], ["not-late", 100]]);
  });

  test("takes what no part explains for not late: a credit note is still to come", () => {
    expect(agedAmounts({ receivableCents: 500, overdueCents: 0, parts: [] }, { now, zone })).toEqual([{ bucket: "not-late", cents: 500, dueOn: null, daysLate: 0 }]);
  });

  test("adds up to the journal, and never more is late than is past its day", () => {
    const part = record({ by: option(integer({ min: -200, max: 200 }).map((hours) => now.add({ hours: hours * 24 }))), cents: integer({ min: 1, max: 100_000 }) });
    assert(property(integer({ min: 0, max: 200_000 }), integer({ min: 0, max: 200_000 }), array(part, { maxLength: 6 }), (receivableCents, overdueCents, parts) => {
      const amounts = agedAmounts({ receivableCents, overdueCents, parts }, { now, zone });
      const sums = bucketSums(amounts);
      expect(ageBuckets.reduce((sum, bucket) => sum + sums[bucket], 0)).toBe(receivableCents);
      expect(receivableCents - sums["not-late"]).toBeLessThanOrEqual(overdueCents);
      expect(amounts.every(({ cents }) => cents > 0)).toBe(true);
    }));
  });
});
