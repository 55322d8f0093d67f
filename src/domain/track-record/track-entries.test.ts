import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, dealOf, fact, firm, offer, paid } from "../../../test/support/standing-story.ts";
import { cents } from "../money.ts";
import type { Fact } from "../standing/facts.ts";
import { trackEntries } from "./track-entries.ts";
import type { TrackedDeal } from "./track-entries.ts";

// 600.00, ordered on 2 February 2026, due on the 9th, given on 14 April.

const inTime = paid(60_000, "2026-02-09T20:00:00Z");
const came = fact("attendance.attended", "2026-04-14T16:00:00Z", { bookings: ["1"] });
const away = fact("attendance.no-show", "2026-04-14T16:00:00Z", { bookings: ["1"] });
const tracked = (facts: readonly Fact[], more: Partial<TrackedDeal> = {}): TrackedDeal => ({ id: "d", code: "K7M2QF9T", agreed: dealOf(), facts, letGo: [], struck: [], ...more });
const wordsOf = (deal: TrackedDeal, asOf = "2026-05-01T09:00:00Z", months = 24) => trackEntries([deal], { months, asOf: at(asOf) }).map(({ what, on, cents: amount, days }) => [what, on.toString(), amount, days]);

describe("what is remembered of a deal", () => {
  test("goes by the payment days of the date that the organiser moved to", () => {
    const payment = { mode: "deposit" as const, depositBasisPoints: 3_000, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "keep" as const, reminderDaysBefore: 2, returnsOnAttendance: false };
    const agreed = dealOf({ conditions: { ...firm, payment } });
    const moved = fact("session.moved", "2026-03-01T09:00:00Z", { startsAt: at("2026-06-16T07:30:00Z"), endsAt: at("2026-06-16T15:00:00Z") });
    const deposit = paid(18_000, "2026-02-09T09:00:00Z");
    expect(wordsOf(tracked([deposit, moved], { agreed }), "2026-05-01T09:00:00Z")).toEqual([]);
    expect(wordsOf(tracked([deposit, moved, paid(42_000, "2026-05-20T09:00:00Z")], { agreed }), "2026-06-01T09:00:00Z")).toEqual([["paid", "2026-05-20", 60_000, null]]);
  });

  test.each<[string, readonly Fact[], unknown[]]>([
    ["came and paid in time", [inTime, came], [["attended", "2026-04-14", 60_000, null], ["paid", "2026-02-09", 60_000, null]]],
    ["came for a part", [inTime, fact("attendance.partly", "2026-04-14T16:00:00Z", { bookings: ["1"] })], [["partly", "2026-04-14", 60_000, null], ["paid", "2026-02-09", 60_000, null]]],
    ["did not come and paid", [inTime, away], [["no-show", "2026-04-14", 60_000, null], ["paid", "2026-02-09", 60_000, null]]],
    ["paid eight days late", [paid(60_000, "2026-02-17T09:00:00Z"), came], [["attended", "2026-04-14", 60_000, null], ["paid-late", "2026-02-09", 60_000, 8]]],
    ["did not pay", [came], [["attended", "2026-04-14", 60_000, null], ["unpaid", "2026-02-09", 60_000, null]]],
    ["paid a part", [paid(20_000, "2026-02-05T09:00:00Z")], [["unpaid", "2026-02-09", 40_000, null]]],
    ["let the place go", [fact("booking.released", "2026-02-10T11:00:00Z")], [["released", "2026-02-10", 60_000, null]]],
    ["let the place go and had it back with money", [fact("booking.released", "2026-02-10T11:00:00Z"), fact("booking.reinstated", "2026-02-11T11:00:00Z"), paid(60_000, "2026-02-11T11:00:00Z")], [["paid", "2026-02-11", 60_000, null]]],
    ["was excused", [inTime, fact("attendance.excused", "2026-04-14T16:00:00Z", { bookings: ["1"] })], []],
    ["was called off", [fact("called-off", "2026-02-08T09:00:00Z")], []],
    ["was called off after paying late", [paid(60_000, "2026-02-17T09:00:00Z"), fact("called-off", "2026-02-20T09:00:00Z")], []],
    ["cancelled for nothing", [fact("cancellation.received", "2026-02-08T09:00:00Z")], []],
    ["was let go of all of it", [fact("goodwill.granted", "2026-03-01T09:00:00Z", { cents: cents(60_000) }), came], [["attended", "2026-04-14", 60_000, null]]],
    ["settled on half", [offer("offer.accepted", "2026-03-01T09:00:00Z", { offer: "settlement", cents: cents(30_000), validUntil: at("2026-03-15T22:59:59Z") }), paid(30_000, "2026-03-10T09:00:00Z")], [["paid", "2026-03-10", 30_000, null]]],
    ["was let wait for the money and paid after the training", [fact("deadline.waived", "2026-02-05T09:00:00Z"), came, paid(60_000, "2026-04-20T09:00:00Z")], [["paid", "2026-04-20", 60_000, null], ["attended", "2026-04-14", 60_000, null]]],
    ["was let wait for the money and did not pay", [fact("deadline.waived", "2026-02-05T09:00:00Z"), came], [["attended", "2026-04-14", 60_000, null], ["unpaid", "2026-02-09", 60_000, null]]],
  ])("who %s", (_, facts, expected) => {
    expect(wordsOf(tracked(facts))).toEqual(expected);
  });

  test("money that was there in time is in time, however late it was written down", () => {
    const written = fact("payment.received", "2026-03-20T09:00:00Z", { cents: cents(60_000), on: Temporal.PlainDate.from("2026-02-09") });
    expect(wordsOf(tracked([written]))).toEqual([["paid", "2026-02-09", 60_000, null]]);
  });

  test("the hidden grace is in time, the day after it is not", () => {
    const agreed = dealOf({ conditions: { ...firm, payment: { mode: "before", dueDays: 7, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 } } });
    expect(wordsOf(tracked([paid(60_000, "2026-02-10T09:00:00Z")], { agreed }))).toEqual([["paid", "2026-02-10", 60_000, null]]);
    expect(wordsOf(tracked([paid(60_000, "2026-02-11T09:00:00Z")], { agreed }))).toEqual([["paid-late", "2026-02-09", 60_000, 2]]);
  });

  test("nothing is remembered before it happened, nor of what is not due", () => {
    expect(wordsOf(tracked([inTime, came]), "2026-02-09T09:00:00Z")).toEqual([]);
    expect(wordsOf(tracked([]), "2026-02-09T22:59:59Z")).toEqual([]);
    expect(wordsOf(tracked([]), "2026-02-09T23:00:00Z")).toEqual([["unpaid", "2026-02-09", 60_000, null]]);
  });

  test("a disputed deal counts as nothing until that is over", () => {
    const disputed = [away, fact("dispute.opened", "2026-04-20T09:00:00Z")];
    expect(wordsOf(tracked(disputed))).toEqual([]);
    expect(wordsOf(tracked([...disputed, fact("dispute.closed", "2026-04-25T09:00:00Z")]))).toEqual([["no-show", "2026-04-14", 60_000, null], ["unpaid", "2026-02-09", 60_000, null]]);
  });

  test("an absence that was let go, and an entry that was struck, are left out", () => {
    expect(wordsOf(tracked([inTime, away], { letGo: ["1"] }))).toEqual([["paid", "2026-02-09", 60_000, null]]);
    expect(wordsOf(tracked([inTime, away], { struck: ["no-show:1"] }))).toEqual([["paid", "2026-02-09", 60_000, null]]);
    expect(wordsOf(tracked([inTime, came], { struck: ["no-show:1"] }))).toHaveLength(2);
  });

  test("an entry that was struck leaves another one about the money of its deal: open and paid late are two, and so are two days", () => {
    const keyOf = (facts: readonly Fact[]) => trackEntries([tracked(facts)], { months: 24, asOf: at("2026-05-01T09:00:00Z") }).map(({ key }) => key);
    const struck = keyOf([]);
    expect(struck).toEqual(["unpaid:d:2026-02-09"]);
    expect(keyOf([paid(20_000, "2026-02-05T09:00:00Z")])).toEqual(struck);
    expect(wordsOf(tracked([], { struck }))).toEqual([]);
    expect(wordsOf(tracked([paid(60_000, "2026-02-17T09:00:00Z")], { struck }))).toEqual([["paid-late", "2026-02-09", 60_000, 8]]);
    const agreedAnew = offer("offer.accepted", "2026-03-01T09:00:00Z", { offer: "settlement", cents: cents(30_000), validUntil: at("2026-03-15T22:59:59Z") });
    expect(wordsOf(tracked([agreedAnew], { struck }))).toEqual([["unpaid", "2026-03-15", 30_000, null]]);
  });

  test.each([[24, "2028-04-13T21:59:59Z", 1], [24, "2028-04-13T22:00:00Z", 0], [6, "2026-10-13T21:59:59Z", 1], [6, "2026-10-13T22:00:00Z", 0]])("after %i months at %s there are %i entries left", (months, asOf, left) => {
    expect(wordsOf(tracked([paid(60_000, "2026-04-14T09:00:00Z"), away], { agreed: dealOf({ conditions: { ...firm, payment: { mode: "after", dueDaysAfterSession: 14, reminderDaysBefore: 2 } } }) }), asOf, months).filter(([what]) => what === "no-show")).toHaveLength(left);
  });

  test("the later the moment, the fewer old entries: none ever comes back", () => {
    const deal = tracked([paid(60_000, "2026-02-17T09:00:00Z"), away]);
    fc.assert(fc.property(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 6, max: 24 }), (days, months) => {
      const asOf = at("2026-05-01T09:00:00Z").add({ hours: 24 * days });
      const [now, later] = [trackEntries([deal], { months, asOf }), trackEntries([deal], { months, asOf: asOf.add({ hours: 24 }) })];
      expect(later.every(({ key }) => now.some((entry) => entry.key === key))).toBe(true);
    }));
  });
});
