import { describe, expect, test } from "vitest";
import { at, dealOf, fact, firm, net, offer, paid, reasons, refunded, rightsAt } from "../../../test/support/standing-story.ts";
import { conditionSets } from "../conditions/sets.ts";
import { cents } from "../money.ts";
import type { Fact } from "./facts.ts";
import { standing } from "./standing.ts";

// Amounts worked out by hand: 600.00 for a company that owes half from 27 days before and all from 13 days before 14 April.

const full = paid(60_000, "2026-02-03T09:00:00Z");
const toMay = { startsAt: at("2026-05-12T07:30:00Z"), endsAt: at("2026-05-12T15:00:00Z") };
const moved = (moment: string, feeCents: number, differenceCents: number, more: object = {}) => fact("booking.moved", moment, { ...toMay, feeCents, differenceCents, ...more });

describe("another date with another price", () => {
  test.each([
    ["dearer, then half is owed", 10_000, "2026-04-20T09:00:00Z", 35_000],
    ["dearer, then nothing is owed", 10_000, "2026-04-01T09:00:00Z", 0],
    ["cheaper, then half is owed", -10_000, "2026-04-20T09:00:00Z", 25_000],
    ["cheaper, then nothing is owed", -10_000, "2026-04-01T09:00:00Z", 0],
    ["cheaper than free is free", -90_000, "2026-05-11T09:00:00Z", 0],
  ])("%s: the difference is part of the price that the fee is a share of", (_, difference, cancelledAt, owed) => {
    const facts = [full, moved("2026-03-01T09:00:00Z", 0, difference), fact("cancellation.received", cancelledAt)];
    expect(standing(dealOf(), facts, at("2026-06-01T09:00:00Z")).owedPrincipalCents).toBe(owed);
  });

  test("a chain of moves adds up, each with its fee", () => {
    const facts = [moved("2026-03-01T09:00:00Z", 2_500, 10_000), moved("2026-03-02T09:00:00Z", 2_500, -4_000)];
    expect(reasons(dealOf(), facts, "2026-03-03T09:00:00Z").slice(0, 5)).toEqual([["price", 60_000], ["move-fee", 2_500], ["move-difference", 10_000], ["move-fee", 2_500], ["move-difference", -4_000]]);
  });

  test.each([
    ["called off", fact("called-off", "2026-03-05T09:00:00Z"), -62_500],
    ["withdrawn from", fact("withdrawal.received", "2026-02-12T09:00:00Z"), -62_500],
  ])("when the date is %s the fee for moving goes back too", (_, ending, expected) => {
    const deal = dealOf({ kind: "consumer" });
    expect(net(deal, [full, moved("2026-02-10T09:00:00Z", 2_500, 0), paid(2_500, "2026-02-11T09:00:00Z"), ending], "2026-03-06T09:00:00Z")).toBe(expected);
  });

  test("two places on two dates each cost by their own date", () => {
    const deal = dealOf({ total: 120_000, bookings: ["1", "2"] });
    const facts = [paid(120_000, "2026-02-03T09:00:00Z"), moved("2026-03-01T09:00:00Z", 0, 0, { bookings: ["2"] }), fact("cancellation.received", "2026-04-10T09:00:00Z")];
    expect(reasons(deal, facts, "2026-04-11T09:00:00Z")).toEqual([["cancelled", 60_000], ["cancelled", 0], ["payment", -120_000]]);
    expect(rightsAt(deal, facts.slice(0, 2), "2026-04-10T09:00:00Z").find(({ right }) => right === "cancel")?.costCents).toBe(60_000);
  });

  test("who leaves after the organiser moved one place pays for the other", () => {
    const deal = dealOf({ total: 120_000, bookings: ["1", "2"] });
    const facts = [paid(120_000, "2026-02-03T09:00:00Z"), fact("session.moved", "2026-04-09T09:00:00Z", { ...toMay, bookings: ["2"] }), fact("cancellation.received", "2026-04-10T09:00:00Z")];
    expect(net(deal, facts, "2026-04-11T09:00:00Z")).toBe(-60_000);
  });

  test("a place that lapsed goes with its session, and is left for nothing there once it came back", () => {
    const lapsed = [fact("booking.released", "2026-02-20T09:00:00Z"), fact("session.moved", "2026-03-01T09:00:00Z", toMay)];
    expect(reasons(dealOf(), lapsed, "2026-03-02T09:00:00Z").every(([, amountCents]) => amountCents === 0)).toBe(true);
    const back = [...lapsed, paid(60_000, "2026-03-05T09:00:00Z"), fact("booking.reinstated", "2026-03-05T09:00:00Z")];
    expect(net(dealOf(), back, "2026-03-06T09:00:00Z")).toBe(0);
    expect(net(dealOf(), [...back, fact("cancellation.received", "2026-04-10T09:00:00Z")], "2026-04-11T09:00:00Z")).toBe(-60_000);
  });

  test("an accepted date moves who was missed, not who came", () => {
    const deal = dealOf({ total: 120_000, bookings: ["1", "2"], conditions: { ...firm, payment: { mode: "deposit", depositBasisPoints: 2_000, returnsOnAttendance: true, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "keep", reminderDaysBefore: 2 } } });
    const facts = [fact("attendance.attended", "2026-04-14T16:00:00Z", { bookings: ["1"] }), fact("attendance.no-show", "2026-04-14T16:00:00Z", { bookings: ["2"] }), offer("offer.accepted", "2026-04-20T09:00:00Z", { offer: "move", to: toMay })];
    expect(reasons(deal, facts, "2026-04-21T09:00:00Z").slice(0, 2)).toEqual([["price", 120_000], ["deposit-returned", -12_000]]);
  });
});

describe("a place that was sold again", () => {
  const cancelled = fact("cancellation.received", "2026-04-10T09:00:00Z");

  test("and is withdrawn from after all leaves nothing", () => {
    const soon = dealOf({ kind: "consumer", meetings: [{ startsAt: at("2026-02-14T08:30:00Z"), endsAt: at("2026-02-14T16:00:00Z") }] });
    const facts = [full, fact("cancellation.received", "2026-02-05T09:00:00Z"), fact("place.refilled", "2026-02-06T09:00:00Z", { cents: null }), fact("withdrawal.received", "2026-02-07T09:00:00Z")];
    expect(reasons(soon, facts, "2026-02-08T09:00:00Z")).toEqual([["withdrawn", 0], ["payment", -60_000]]);
  });

  test("one sum for two places is not counted twice", () => {
    const deal = dealOf({ total: 120_000, bookings: ["1", "2"] });
    const facts = [paid(120_000, "2026-02-03T09:00:00Z"), cancelled, fact("place.refilled", "2026-04-11T09:00:00Z", { cents: 70_000, bookings: ["1", "2"] })];
    expect(reasons(deal, facts, "2026-04-12T09:00:00Z")).toEqual([["cancelled", 120_000], ["refilled", -70_000], ["payment", -120_000]]);
  });
});

describe("a withdrawal after the beginning", () => {
  const meetings = ["10", "11", "17", "18"].map((date) => ({ startsAt: at(`2026-02-${date}T08:00:00Z`), endsAt: at(`2026-02-${date}T15:00:00Z`) }));
  const deal = dealOf({ kind: "consumer", total: 120_000, meetings });
  const early = fact("early-start.requested", "2026-02-02T09:00:00Z");

  test("who had cancelled before it owes nothing for what was given without them", () => {
    const facts = [early, fact("cancellation.received", "2026-02-09T09:00:00Z"), fact("withdrawal.received", "2026-02-12T09:00:00Z")];
    expect(reasons(deal, facts, "2026-02-13T09:00:00Z")[0]).toEqual(["withdrawn", 0]);
  });

  test("only what was given after the request counts", () => {
    const facts = [fact("early-start.requested", "2026-02-10T16:00:00Z"), fact("withdrawal.received", "2026-02-12T09:00:00Z")];
    expect(reasons(deal, facts, "2026-02-13T09:00:00Z")[0]).toEqual(["withdrawn-after-part", 30_000]);
  });

  describe("of a date that was moved", () => {
    const anew = ["09", "10", "24", "25"].map((date) => ({ startsAt: at(`2026-02-${date}T08:00:00Z`), endsAt: at(`2026-02-${date}T15:00:00Z`) }));
    const span = { startsAt: at("2026-02-09T08:00:00Z"), endsAt: at("2026-02-25T15:00:00Z") };
    const withdrawn = fact("withdrawal.received", "2026-02-12T09:00:00Z");
    const partOf = (...facts: Fact[]) => reasons(deal, [early, ...facts, withdrawn], "2026-02-13T09:00:00Z")[0];
    const moved = (more: object) => fact("session.moved", "2026-02-04T09:00:00Z", { ...span, ...more });

    test("only its meetings count, and not the nights and days between them", () => {
      expect(partOf(moved({ meetings: anew }))).toEqual(["withdrawn-after-part", 60_000]);
      expect(partOf(fact("booking.moved", "2026-02-04T09:00:00Z", { ...span, meetings: anew, feeCents: cents(0), differenceCents: cents(0) }))).toEqual(["withdrawn-after-part", 60_000]);
      expect(partOf(offer("offer.accepted", "2026-02-04T09:00:00Z", { offer: "move", to: { ...span, meetings: anew } }))).toEqual(["withdrawn-after-part", 60_000]);
    });

    test("who says to come on it leaves its meetings as they are", () => {
      expect(partOf(moved({ meetings: anew }), offer("offer.accepted", "2026-02-05T09:00:00Z", { offer: "move", to: span }))).toEqual(["withdrawn-after-part", 60_000]);
    });

    test("and moved back to the date of the order, its meetings are those of the order", () => {
      const back = fact("session.moved", "2026-02-05T09:00:00Z", { startsAt: meetings[0]?.startsAt, endsAt: meetings[3]?.endsAt });
      expect(partOf(moved({ meetings: anew }), back)).toEqual(reasons(deal, [early, withdrawn], "2026-02-13T09:00:00Z")[0]);
    });

    test("without its meetings it is one span", () => {
      expect(partOf(moved({}))).toEqual(["withdrawn-after-part", 22_404]);
    });
  });

  test("of two places one can be withdrawn and later the other", () => {
    const two = dealOf({ kind: "consumer", total: 120_000, bookings: ["1", "2"] });
    const first = fact("withdrawal.received", "2026-02-05T09:00:00Z", { bookings: ["1"] });
    expect(rightsAt(two, [first], "2026-02-06T09:00:00Z").map(({ right }) => right)).toContain("withdraw");
    expect(net(two, [first, fact("withdrawal.received", "2026-02-07T09:00:00Z")], "2026-02-08T09:00:00Z")).toBe(0);
  });

  test("the right says what using it costs now", () => {
    expect(rightsAt(deal, [early], "2026-02-10T20:00:00Z").find(({ right }) => right === "withdraw")?.costCents).toBe(30_000);
  });

  test.each([
    ["company", "2026-02-05T09:00:00Z", "company"],
    ["consumer", "2026-02-17T09:00:00Z", "too-late"],
  ] as const)("of a %s on %s has no effect, and a reason says so: %s", (kind, moment, because) => {
    const [line] = standing(dealOf({ kind }), [fact("withdrawal.received", moment)], at("2026-02-18T09:00:00Z")).reasons.filter(({ fact: made }) => made === "withdrawal.received");
    expect([line?.amountCents, line?.ground]).toEqual([0, { why: "withdrawal-refused", because }]);
  });
});

describe("the deposit that comes back", () => {
  test("comes back whole, to the cent, however the marks came", () => {
    const deal = dealOf({ total: 20_000, bookings: ["1", "2", "3"], conditions: { ...firm, payment: { mode: "deposit", depositBasisPoints: 5_000, returnsOnAttendance: true, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "keep", reminderDaysBefore: 2 } } });
    const marks = ["1", "2", "3"].map((id, index) => fact("attendance.attended", `2026-04-14T16:0${index}:00Z`, { bookings: [id] }));
    expect(net(deal, [paid(20_000, "2026-02-03T09:00:00Z"), ...marks], "2026-04-15T09:00:00Z")).toBe(-10_000);
  });
});

describe("the order of a deal and its moments", () => {
  test("before the order nobody owes anything or may do anything, and money that came goes back", () => {
    const before = standing(dealOf(), [], at("2026-02-01T09:00:00Z"));
    expect([before.customerOwesCents, before.organiserOwesCents, before.reasons, before.rights, before.duties, before.deadlines]).toEqual([0, 0, [], [], [], []]);
    expect(net(dealOf(), [paid(60_000, "2026-01-31T09:00:00Z")], "2026-02-01T09:00:00Z")).toBe(-60_000);
  });

  test("more refunded than paid leaves nothing paid, never less", () => {
    const result = standing(dealOf({ total: 0 }), [refunded(5_000, "2026-03-01T09:00:00Z")], at("2026-03-02T09:00:00Z"));
    expect([result.paidCents, result.customerOwesCents]).toEqual([0, 5_000]);
  });

  test.each([
    ["2026-02-20T20:00:00Z", "2026-03-17T22:59:59Z"],
    ["2026-03-17T22:59:59Z", "2026-03-17T22:59:59Z"],
    ["2026-03-17T23:00:00Z", null],
  ])("free at %s means free until %s: the last step that costs nothing", (moment, until) => {
    const steps = [{ fromDaysBefore: 42, feeBasisPoints: 0 }, { fromDaysBefore: 28, feeBasisPoints: 0 }, { fromDaysBefore: 0, feeBasisPoints: 5_000 }];
    const deal = dealOf({ conditions: { ...firm, cancellation: { company: steps, consumer: steps } } });
    expect(rightsAt(deal, [full], moment).find(({ right }) => right === "cancel-free")?.until?.toString() ?? null).toBe(until);
  });

  test("a free training is cancelled for nothing until it starts", () => {
    expect(rightsAt(dealOf({ total: 0 }), [], "2026-03-01T09:00:00Z").find(({ right }) => right === "cancel-free")?.until?.toString()).toBe("2026-04-14T07:30:00Z");
  });

  test("a place that is only held stays free to cancel after its moment, as long as nobody took it", () => {
    const deal = dealOf({ conditions: { ...conditionSets.usual, cancellation: { ...conditionSets.usual.cancellation, company: [{ fromDaysBefore: 0, feeBasisPoints: 5_000 }] } } });
    expect(rightsAt(deal, [], "2026-02-11T09:00:00Z").find(({ right }) => right === "cancel-free")?.until?.toString()).toBe("2026-04-14T07:30:00Z");
  });

  test("each date of its own is a day to come and to train", () => {
    const deal = dealOf({ total: 120_000, bookings: ["1", "2"] });
    const { duties } = standing(deal, [moved("2026-03-01T09:00:00Z", 0, 0, { bookings: ["2"] })], at("2026-03-02T09:00:00Z"));
    expect(duties.filter(({ duty }) => duty === "come").map(({ by }) => by?.toString())).toEqual(["2026-04-14T07:30:00Z", "2026-05-12T07:30:00Z"]);
  });
});

describe("who moves a place, and what that changes", () => {
  const payAfter = { ...conditionSets.usual, payment: { mode: "after" as const, dueDaysAfterSession: 14, reminderDaysBefore: 2 }, move: { freeTimes: 1, untilDaysBefore: 2, feeCents: 0, validMonths: 12 } };

  test("a date that was offered and accepted takes the payment day along", () => {
    const facts = [offer("offer.accepted", "2026-03-01T09:00:00Z", { offer: "move", to: toMay })];
    expect(standing(dealOf({ conditions: payAfter }), facts, at("2026-03-02T09:00:00Z")).duties.find(({ duty }) => duty === "pay")?.by?.toString()).toBe("2026-05-26T21:59:59Z");
  });

  test("who was missed on the other date pays by that date", () => {
    const facts = [moved("2026-03-01T09:00:00Z", 0, 0), fact("attendance.no-show", "2026-05-12T16:00:00Z")];
    expect(standing(dealOf({ conditions: payAfter }), facts, at("2026-05-13T09:00:00Z")).duties.find(({ duty }) => duty === "pay")?.by?.toString()).toBe("2026-05-26T21:59:59Z");
  });

  test("a move that the organiser gives leaves the customer's own free move", () => {
    const rights = (by: "customer" | "organiser") => rightsAt(dealOf({ conditions: payAfter }), [moved("2026-03-01T09:00:00Z", 0, 0, { by })], "2026-03-02T09:00:00Z").map(({ right }) => right);
    expect(rights("organiser")).toContain("move-free");
    expect(rights("customer")).not.toContain("move-free");
  });

  test("a place that comes back by an offer is not late from before", () => {
    const facts = [fact("cancellation.received", "2026-02-05T09:00:00Z"), offer("offer.accepted", "2026-03-01T09:00:00Z", { offer: "move", to: toMay })];
    const later = standing(dealOf(), facts, at("2026-03-01T10:00:00Z"));
    expect([later.customerOwesCents, later.interestCents, later.overdueCents]).toEqual([60_000, 0, 0]);
  });

  test("a consumer who was excused may still withdraw", () => {
    const deal = dealOf({ kind: "consumer", formedAt: at("2026-04-10T09:00:00Z") });
    expect(rightsAt(deal, [full, fact("attendance.excused", "2026-04-14T16:00:00Z")], "2026-04-15T09:00:00Z").map(({ right }) => right)).toContain("withdraw");
  });

  test("a deposit comes back only as far as there is something to pay", () => {
    const conditions = { ...firm, payment: { mode: "deposit" as const, depositBasisPoints: 8_000, returnsOnAttendance: true, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "keep" as const, reminderDaysBefore: 2 } };
    const facts = [moved("2026-03-01T09:00:00Z", 0, -30_000), fact("attendance.attended", "2026-05-12T16:00:00Z")];
    expect(standing(dealOf({ conditions }), facts, at("2026-05-13T09:00:00Z"))).toMatchObject({ owedPrincipalCents: 0, organiserOwesCents: 0 });
  });
});

test("three places on two dates cost to leave what leaving costs, to the cent", () => {
  const deal = dealOf({ total: 103_888, bookings: ["1", "2", "3"] });
  const facts = [paid(103_888, "2026-02-03T09:00:00Z"), moved("2026-02-04T09:00:00Z", 0, 0, { bookings: ["1"], startsAt: at("2026-03-18T00:00:00Z"), endsAt: at("2026-03-18T07:00:00Z") })];
  const right = rightsAt(deal, facts, "2026-03-17T23:00:00Z").find((one) => one.right === "cancel");
  expect(right?.steps?.[0]?.costCents).toBe(right?.costCents);
});

describe("the last moment of a payment", () => {
  test("is the start where the order says so", () => {
    const deal = dealOf({ formedAt: at("2026-04-10T09:00:00Z") });
    expect(deal.schedule[0]?.dueAt.toString()).toBe("2026-04-14T07:30:00Z");
    expect(standing(deal, [], at("2026-04-11T09:00:00Z")).duties.find(({ duty }) => duty === "pay")?.by?.toString()).toBe("2026-04-14T07:30:00Z");
  });
});
