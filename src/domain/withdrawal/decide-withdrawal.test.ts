import { describe, expect, test } from "vitest";
import { conditionSets } from "../conditions/sets.ts";
import { cents } from "../money.ts";
import type { Fact } from "../standing/facts.ts";
import type { StandingDeal } from "../standing/standing-deal.ts";
import { decideWithdrawal } from "./decide-withdrawal.ts";

const zone = "Europe/Amsterdam";
const formedAt = Temporal.Instant.from("2026-11-23T09:12:00Z");
const startsAt = Temporal.Instant.from("2026-12-03T08:30:00Z");
const endsAt = Temporal.Instant.from("2026-12-03T16:00:00Z");
const conditions = conditionSets.usual;
const totalCents = cents(100_000);
const deal: StandingDeal = {
  zone, kind: "consumer", formedAt, record: null, totalCents, bookings: ["1", "2"], conditions,
  schedule: [],
  meetings: [{ startsAt, endsAt }],
  withdrawalInformed: true,
};

const fact = (kind: "cancellation.received" | "early-start.requested" | "attendance.no-show" | "withdrawal.received" | "booking.released", at: string, bookings: string[] | null = null): Fact =>
  ({ kind, at: Temporal.Instant.from(at), record: null, bookings });
const decide = (at: string, facts: Fact[] = [], change: Partial<StandingDeal> = {}) => decideWithdrawal({ ...deal, ...change }, facts, Temporal.Instant.from(at));
const refused = (kind: string) => ({ ok: false, refusal: { kind } });
const all = { ok: true, places: ["1", "2"] };

describe("a statement of withdrawal", () => {
  test.each([
    ["in the last second of the fourteenth day counts", "2026-12-07T22:59:59.999Z", all],
    ["in the first instant of the fifteenth day does not", "2026-12-07T23:00:00Z", refused("too-late")],
    ["at once counts", "2026-11-23T09:12:00Z", all],
  ])("%s", (_, at, outcome) => {
    expect(decide(at)).toEqual(outcome);
  });

  test.each([
    ["on Christmas Eve: the fourteenth day is a holiday, so Monday counts", "2026-12-11T09:00:00Z", "2026-12-28T22:59:00Z", all],
    ["on Christmas Eve: Tuesday does not", "2026-12-11T09:00:00Z", "2026-12-28T23:00:00Z", refused("too-late")],
    ["on a Saturday: Monday after the New Year counts", "2026-12-18T09:00:00Z", "2027-01-04T22:59:00Z", all],
  ])("%s", (_, formed, at, outcome) => {
    const later = [{ startsAt: Temporal.Instant.from("2027-03-01T08:00:00Z"), endsAt: Temporal.Instant.from("2027-03-01T16:00:00Z") }];
    expect(decide(at, [], { formedAt: Temporal.Instant.from(formed), meetings: later })).toEqual(outcome);
  });

  test("of a company has no effect", () => {
    expect(decide("2026-11-24T09:00:00Z", [], { kind: "company" })).toEqual(refused("company"));
  });

  test("after the whole training has no effect only when an early start was asked for", () => {
    expect(decide("2026-12-04T09:00:00Z", [fact("early-start.requested", "2026-11-23T09:12:00Z")])).toEqual(refused("fully-given"));
    expect(decide("2026-12-04T09:00:00Z")).toEqual(all);
  });

  test("ends what was cancelled or missed as well, and leaves what was released", () => {
    expect(decide("2026-12-01T09:00:00Z", [fact("cancellation.received", "2026-11-30T09:00:00Z", ["1"])])).toEqual(all);
    expect(decide("2026-12-04T09:00:00Z", [fact("attendance.no-show", "2026-12-03T17:00:00Z", ["2"])])).toEqual(all);
    expect(decide("2026-12-04T09:00:00Z", [fact("booking.released", "2026-12-01T11:00:00Z", ["2"])])).toEqual({ ok: true, places: ["1"] });
  });

  test("made again finds nothing left", () => {
    expect(decide("2026-12-02T09:00:00Z", [fact("withdrawal.received", "2026-12-01T09:00:00Z")])).toEqual(refused("nothing-left"));
  });

  test("is looked at as it was when it came in: what happened later does not take it away", () => {
    expect(decide("2026-12-01T09:00:00Z", [fact("cancellation.received", "2026-12-02T09:00:00Z"), fact("booking.released", "2026-12-05T09:00:00Z")])).toEqual(all);
  });
});
