import { describe, expect, test } from "vitest";
import { at, day, dealOf, fact, firm, net, offer, paid, reasons, refunded, rightsAt } from "../../../test/support/standing-story.ts";
import { conditionSets } from "../conditions/sets.ts";
import { cents } from "../money.ts";
import { standing } from "./standing.ts";

// Worked out by hand: 600.00, due on 9 February 2026; interest of companies 10.15 % until 30 June, of consumers 4 %.

const notice = (deliveredOn: string) => fact("notice.delivered", `${deliveredOn}T10:00:00Z`, { deliveredOn: day(deliveredOn) });
const came = fact("attendance.attended", "2026-04-14T16:00:00Z");
const half = { mode: "parts" as const, parts: [{ basisPoints: 5_000, days: 7, counted: "after-order" as const }, { basisPoints: 5_000, days: 42, counted: "after-order" as const }], graceHours: 0, onLapse: "keep" as const, reminderDaysBefore: 2 };
const inTwo = dealOf({ kind: "consumer", conditions: { ...firm, payment: half } });
const amounts = (deal: ReturnType<typeof dealOf>, facts: Parameters<typeof standing>[1], moment: string) => {
  const { principalCents, interestCents, collectionCostsCents } = standing(deal, facts, at(moment));
  return [principalCents, interestCents, collectionCostsCents];
};
const duties = (deal: ReturnType<typeof dealOf>, facts: Parameters<typeof standing>[1], moment: string, name: string) =>
  standing(deal, facts, at(moment)).duties.filter(({ duty }) => duty === name).map(({ cents: amount, by, why }) => [amount, by?.toString() ?? null, why]);

describe("a notice", () => {
  test("before anything is late asks for nothing, and may be sent again", () => {
    // The second part is due on 16 March; the letter of 20 February names nothing.
    const facts = [paid(30_000, "2026-02-05T09:00:00Z"), notice("2026-02-20")];
    expect(amounts(inTwo, facts, "2026-04-01T10:00:00Z")).toEqual([30_000, 53, 0]);
    expect(rightsAt(inTwo, facts, "2026-04-01T10:00:00Z").map(({ right }) => right)).toContain("send-notice");
  });

  test("leaves room for another over what was late only after it", () => {
    const rights = (facts: Parameters<typeof standing>[1], moment: string) => rightsAt(inTwo, facts, moment).map(({ right }) => right);
    expect(rights([notice("2026-02-20")], "2026-03-01T10:00:00Z")).not.toContain("send-notice");
    expect(rights([notice("2026-02-20")], "2026-04-01T10:00:00Z")).toContain("send-notice");
    expect(rights([notice("2026-02-20"), notice("2026-03-20")], "2026-04-01T10:00:00Z")).not.toContain("send-notice");
  });

  test("asks for what was late on its day, not for what falls due later", () => {
    // Costs from 7 March over the first part: 15 % of 300.00.
    expect(amounts(inTwo, [notice("2026-02-20")], "2026-04-01T10:00:00Z")[2]).toBe(4_500);
  });

  test("after the first part was paid in time counts for the second", () => {
    expect(amounts(inTwo, [paid(30_000, "2026-02-05T09:00:00Z"), notice("2026-03-17")], "2026-04-01T10:00:00Z")[2]).toBe(4_500);
  });

  test("that is not there yet asks for nothing yet", () => {
    const deal = dealOf({ kind: "consumer", conditions: { ...firm, lateCharges: "after-notice" } });
    const coming = fact("notice.delivered", "2026-02-20T10:00:00Z", { deliveredOn: day("2026-02-24") });
    expect(amounts(deal, [coming], "2026-02-23T10:00:00Z")).toEqual([60_000, 0, 0]);
    expect(amounts(deal, [coming], "2026-02-24T10:00:00Z")).toEqual([60_000, 99, 0]);
  });

  test("where costs are asked only after it, begins the least that a company owes", () => {
    // 300.00 of 12 February is principal; 20 February: 3 days over 600.00, 8 over the rest.
    const deal = dealOf({ conditions: { ...firm, lateCharges: "after-notice" } });
    const facts = [paid(30_000, "2026-02-12T09:00:00Z")];
    expect(amounts(deal, facts, "2026-02-19T10:00:00Z")).toEqual([30_000, 0, 0]);
    expect(amounts(deal, [...facts, notice("2026-02-20")], "2026-02-20T10:00:00Z")).toEqual([30_050, 67, 4_000]);
  });
});

describe("the grace before a place lapses", () => {
  const deal = dealOf({ conditions: { ...conditionSets.usual, lateCharges: "by-law" } });

  test("is in time: money in it leaves nothing open", () => {
    expect(amounts(deal, [], "2026-02-10T09:00:00Z")).toEqual([60_000, 0, 0]);
    expect(net(deal, [paid(60_000, "2026-02-10T09:00:00Z")], "2026-02-11T09:00:00Z")).toBe(0);
    expect(standing(deal, [], at("2026-02-10T09:00:00Z")).overdueCents).toBe(0);
  });

  test("is over when the place was kept all the same", () => {
    expect(amounts(deal, [came], "2026-02-11T09:00:00Z")).toEqual([60_000, 17, 4_000]);
  });

  test("is not shown as the day to pay", () => {
    expect(duties(deal, [], "2026-02-03T09:00:00Z", "pay")).toEqual([[60_000, "2026-02-09T22:59:59Z", "payment"]]);
  });
});

describe("money that went back", () => {
  test("by mistake is owed again from a day of its own, not as if it had never come", () => {
    const facts = [paid(60_000, "2026-02-05T09:00:00Z"), refunded(60_000, "2026-03-02T09:00:00Z")];
    expect(amounts(dealOf(), facts, "2026-03-16T09:00:00Z")).toEqual([60_000, 0, 0]);
    expect(duties(dealOf(), facts, "2026-03-16T09:00:00Z", "pay")).toEqual([[60_000, "2026-03-16T22:59:59Z", "payment"]]);
    expect(amounts(dealOf(), facts, "2026-03-18T09:00:00Z")).toEqual([60_000, 33, 4_000]);
  });

  test.each([
    ["part, refund, part", [paid(20_000, "2026-02-04T09:00:00Z"), refunded(10_000, "2026-02-05T09:00:00Z"), paid(50_000, "2026-02-06T09:00:00Z")], 0],
    ["refund before any payment", [refunded(10_000, "2026-02-03T09:00:00Z"), paid(70_000, "2026-02-06T09:00:00Z")], 0],
    // Due on 19 February: 37 days at 10.15 % over 700.00 are 7.20, and 40.00.
    ["more back than there was to give", [paid(60_000, "2026-02-04T09:00:00Z"), refunded(70_000, "2026-02-05T09:00:00Z")], 74_720],
    ["a full refund after a free cancellation", [paid(60_000, "2026-02-04T09:00:00Z"), fact("cancellation.received", "2026-02-05T09:00:00Z"), refunded(60_000, "2026-02-06T09:00:00Z")], 0],
    ["a part refund and then a place sold again", [paid(60_000, "2026-02-04T09:00:00Z"), fact("cancellation.received", "2026-03-25T09:00:00Z"), refunded(30_000, "2026-03-26T09:00:00Z"), fact("place.refilled", "2026-03-27T09:00:00Z", { cents: null })], -30_000],
  ])("%s leaves %i", (_, facts, left) => {
    expect(net(dealOf(), facts, "2026-03-28T09:00:00Z")).toBe(left);
  });

  test("goes back within fourteen days of what made it so, each part by its own", () => {
    const deal = dealOf({ total: 120_000, bookings: ["1", "2"] });
    const cancel = (id: string, moment: string) => fact("cancellation.received", moment, { bookings: [id] });
    const facts = [paid(120_000, "2026-02-04T09:00:00Z"), cancel("1", "2026-02-10T09:00:00Z"), cancel("2", "2026-02-20T09:00:00Z")];
    expect(duties(deal, facts, "2026-02-21T09:00:00Z", "refund")).toEqual([[60_000, "2026-02-24T22:59:59Z", "art. 6:203 BW"], [60_000, "2026-03-06T22:59:59Z", "art. 6:203 BW"]]);
    expect(duties(deal, [...facts, refunded(70_000, "2026-02-21T08:00:00Z")], "2026-02-21T09:00:00Z", "refund")).toEqual([[50_000, "2026-03-06T22:59:59Z", "art. 6:203 BW"]]);
  });

  test("after a withdrawal is due by the law's day, also for money that came later", () => {
    const facts = [paid(40_000, "2026-02-04T09:00:00Z"), fact("withdrawal.received", "2026-02-10T09:00:00Z"), paid(20_000, "2026-02-12T09:00:00Z")];
    expect(duties(dealOf({ kind: "consumer" }), facts, "2026-02-13T09:00:00Z", "refund")).toEqual([[40_000, "2026-02-24T22:59:59Z", "art. 6:230r BW"], [20_000, "2026-02-26T22:59:59Z", "art. 6:203 BW"]]);
  });
});

describe("a payment plan", () => {
  const plan = (moment: string, parts: [number, string][]) => offer("offer.accepted", moment, { offer: "payment-plan", plan: parts.map(([amount, dueOn]) => ({ cents: cents(amount), dueOn: day(dueOn) })) });
  // On 1 March: 20 days at 10.15 % over 600.00 are 3.34, and 40.00.
  const before = amounts(dealOf(), [came], "2026-03-01T09:00:00Z");

  test("takes the place of the days there were; what it does not name of interest and costs is given up", () => {
    expect(before).toEqual([60_000, 334, 4_000]);
    const facts = [plan("2026-03-01T10:00:00Z", [[30_000, "2026-03-15"], [30_000, "2026-04-15"]])];
    expect(amounts(dealOf(), facts, "2026-03-01T10:00:00Z")).toEqual([60_000, 0, 0]);
    expect(net(dealOf(), [...facts, paid(30_000, "2026-03-15T09:00:00Z"), paid(30_000, "2026-04-15T09:00:00Z")], "2026-05-01T09:00:00Z")).toBe(0);
  });

  test("keeps the interest and costs that its parts name: kept, it leaves nothing and gives nothing back", () => {
    const facts = [plan("2026-03-01T10:00:00Z", [[32_167, "2026-03-15"], [32_167, "2026-04-15"]])];
    expect(amounts(dealOf(), facts, "2026-03-02T10:00:00Z")).toEqual([60_000, 334, 4_000]);
    expect(duties(dealOf(), facts, "2026-03-02T10:00:00Z", "pay")).toEqual([[32_167, "2026-03-15T22:59:59Z", "offer.payment-plan"], [32_167, "2026-04-15T21:59:59Z", "offer.payment-plan"]]);
    const first = [...facts, paid(32_167, "2026-03-15T09:00:00Z")];
    expect(amounts(dealOf(), first, "2026-03-16T10:00:00Z")).toEqual([32_167, 0, 0]);
    const kept = [...first, paid(32_167, "2026-04-15T09:00:00Z")];
    expect(reasons(dealOf(), kept, "2026-05-01T09:00:00Z")).toEqual([["price", 60_000], ["interest", 334], ["collection-minimum", 4_000], ["payment", -32_167], ["payment", -32_167]]);
    expect(net(dealOf(), kept, "2026-05-01T09:00:00Z")).toBe(0);
  });

  test("that is broken costs interest from the day it was broken, and the least a company owes once", () => {
    const facts = [plan("2026-03-01T10:00:00Z", [[32_167, "2026-03-15"], [32_167, "2026-04-15"]]), paid(32_167, "2026-03-15T09:00:00Z")];
    // 10 days at 10.15 % over 321.67.
    expect(amounts(dealOf(), facts, "2026-04-25T10:00:00Z")).toEqual([32_167, 89, 0]);
  });

  test("names no charges that there are not", () => {
    const facts = [plan("2026-02-05T10:00:00Z", [[40_000, "2026-03-15"], [40_000, "2026-04-15"]])];
    expect(net(dealOf(), facts, "2026-02-06T10:00:00Z")).toBe(60_000);
  });

  test("needs a notice of its own for the scale", () => {
    const facts = [notice("2026-02-12"), plan("2026-03-01T10:00:00Z", [[60_000, "2026-03-15"]])];
    expect(amounts(dealOf(), facts, "2026-03-30T10:00:00Z")[2]).toBe(4_000);
    expect(amounts(dealOf(), [...facts, notice("2026-03-17")], "2026-03-30T10:00:00Z")[2]).toBe(9_000);
  });
});

describe("settling", () => {
  const settle = (moment: string, amount: number | null) => offer("offer.accepted", moment, { offer: "settlement", cents: amount === null ? null : cents(amount) });
  const missed = fact("attendance.no-show", "2026-04-14T16:00:00Z");

  test.each([
    ["less than what is open", 30_000],
    ["more than what is open", 70_000],
    ["nothing", 0],
  ])("on %s leaves exactly that, whatever was paid and went back before", (_, sum) => {
    const money = [paid(50_000, "2026-02-05T09:00:00Z"), refunded(20_000, "2026-02-06T09:00:00Z")];
    expect(net(dealOf(), [...money, missed, settle("2026-05-01T09:00:00Z", sum)], "2026-05-14T09:00:00Z")).toBe(sum);
    expect(amounts(dealOf(), [...money, missed, settle("2026-05-01T09:00:00Z", sum)], "2026-05-14T09:00:00Z")).toEqual([sum, 0, 0]);
  });

  test("and not keeping it costs interest and the least from its own day", () => {
    // Due on 15 May; 10 days at 10.15 % over 300.00.
    expect(amounts(dealOf(), [missed, settle("2026-05-01T09:00:00Z", 30_000)], "2026-05-25T09:00:00Z")).toEqual([30_000, 83, 4_000]);
  });

  test("without a sum settles nothing", () => {
    expect(net(dealOf(), [missed, settle("2026-04-15T09:00:00Z", null)], "2026-04-15T10:00:00Z")).toBe(net(dealOf(), [missed], "2026-04-15T10:00:00Z"));
  });

  test("before the session falls away with the session", () => {
    const facts = [settle("2026-02-05T09:00:00Z", 40_000), paid(40_000, "2026-02-06T09:00:00Z"), fact("called-off", "2026-03-01T09:00:00Z")];
    expect(reasons(dealOf(), facts, "2026-03-02T09:00:00Z")).toEqual([["price", 60_000], ["settlement", -20_000], ["called-off", -40_000], ["payment", -40_000]]);
  });

  test("takes no right to withdraw", () => {
    const facts = [settle("2026-02-05T09:00:00Z", 40_000), paid(40_000, "2026-02-06T09:00:00Z"), fact("withdrawal.received", "2026-02-10T09:00:00Z")];
    expect(net(dealOf({ kind: "consumer" }), facts, "2026-02-11T09:00:00Z")).toBe(-40_000);
  });

  test("is not undone by a credit for what comes back later", () => {
    const facts = [settle("2026-02-05T09:00:00Z", 40_000), paid(60_000, "2026-02-06T09:00:00Z"), offer("offer.accepted", "2026-02-07T09:00:00Z", { offer: "credit" })];
    expect(net(dealOf(), facts, "2026-02-08T09:00:00Z")).toBe(0);
  });
});

describe("an acceptance", () => {
  const missed = fact("attendance.no-show", "2026-04-14T16:00:00Z");
  const made = offer("offer.made", "2026-04-15T09:00:00Z", { offer: "settlement", offerId: "a", cents: cents(30_000), endsAt: at("2026-04-20T21:59:59Z") });
  const yes = (moment: string, more: object = {}) => offer("offer.accepted", moment, { offer: "settlement", offerId: "a", ...more });
  const after = (...facts: ReturnType<typeof offer>[]) => net(dealOf({ conditions: conditionSets.mild }), [missed, made, ...facts], "2026-04-21T09:00:00Z");

  test.each([
    ["takes the sum from the offer", [yes("2026-04-16T09:00:00Z")], 30_000],
    ["at the last moment is in time", [yes("2026-04-20T21:59:59Z")], 30_000],
    ["a second later does nothing", [yes("2026-04-20T22:00:00Z")], 30_000],
  ])("%s", (name, facts, owed) => {
    // Half of the price is 300.00 as well under these conditions, so the reasons tell the two apart.
    expect(after(...facts)).toBe(owed);
    const settled = reasons(dealOf({ conditions: conditionSets.mild }), [missed, made, ...facts], "2026-04-21T09:00:00Z").some(([why]) => why === "settlement");
    expect(settled).toBe(name !== "a second later does nothing");
  });

  test.each([
    ["declined", offer("offer.declined", "2026-04-16T09:00:00Z", { offer: "settlement", offerId: "a" })],
    ["taken back", offer("offer.withdrawn", "2026-04-16T09:00:00Z", { offer: "settlement", offerId: "a" })],
  ])("of what was %s does nothing", (_, answer) => {
    expect(reasons(dealOf(), [missed, made, answer, yes("2026-04-17T09:00:00Z")], "2026-04-18T09:00:00Z").map(([why]) => why)).not.toContain("settlement");
  });

  test("given twice holds once", () => {
    const credit = offer("offer.made", "2026-04-15T09:00:00Z", { offer: "credit", offerId: "c", cents: cents(10_000) });
    const taken = (moment: string) => offer("offer.accepted", moment, { offer: "credit", offerId: "c" });
    const rights = rightsAt(dealOf(), [credit, taken("2026-04-16T09:00:00Z"), taken("2026-04-17T09:00:00Z")], "2026-04-18T09:00:00Z");
    expect(rights.filter(({ right }) => right === "use-credit")).toHaveLength(1);
  });

  test("at the instant at which the offer ends wins", () => {
    const expired = offer("offer.expired", "2026-04-20T21:59:59Z", { offer: "settlement", offerId: "a" });
    expect(reasons(dealOf(), [missed, made, expired, yes("2026-04-20T21:59:59Z")], "2026-04-20T22:30:00Z").map(([why]) => why)).toContain("settlement");
  });
});

describe("paper", () => {
  const invoice = (amount: number, moment: string, dueOn: string) => fact("invoice.issued", moment, { cents: cents(amount), dueOn: day(dueOn) });
  const credited = (amount: number, moment: string) => fact("credit-note.issued", moment, { cents: cents(amount) });

  test("an invoice that was taken back and issued again has the new day", () => {
    const facts = [invoice(60_000, "2026-02-02T09:00:00Z", "2026-02-09"), credited(60_000, "2026-02-10T09:00:00Z"), invoice(60_000, "2026-02-10T09:01:00Z", "2026-02-24")];
    expect(amounts(dealOf(), facts, "2026-02-24T09:00:00Z")).toEqual([60_000, 0, 0]);
    expect(duties(dealOf(), facts, "2026-02-24T09:00:00Z", "credit-note")).toEqual([]);
  });

  test("taking back the first invoice of two takes nothing from the deal while the rest is not invoiced", () => {
    expect(net(inTwo, [invoice(30_000, "2026-02-02T09:00:00Z", "2026-02-09"), credited(30_000, "2026-02-03T09:00:00Z")], "2026-02-04T09:00:00Z")).toBe(60_000);
  });

  test("an invoice that names a day before the order makes nobody late before it", () => {
    expect(amounts(dealOf({ total: 0 }), [invoice(0, "2026-02-02T09:00:00Z", "2010-01-01"), fact("booking.moved", "2026-02-03T09:00:00Z", { startsAt: at("2026-05-12T07:30:00Z"), endsAt: at("2026-05-12T15:00:00Z"), feeCents: 2_500, differenceCents: 0 })], "2026-02-16T09:00:00Z")[0]).toBe(2_500);
  });
});

describe("a dispute", () => {
  const opened = fact("dispute.opened", "2026-03-01T09:00:00Z");

  test("keeps costs away that would begin in it, and lets interest run on", () => {
    const facts = [notice("2026-02-20"), opened];
    expect(amounts(dealOf({ kind: "consumer" }), facts, "2026-03-31T09:00:00Z")).toEqual([60_000, 329, 0]);
    expect(amounts(dealOf({ kind: "consumer" }), [...facts, fact("dispute.closed", "2026-03-31T10:00:00Z")], "2026-03-31T12:00:00Z")[2]).toBe(0);
    expect(amounts(dealOf({ kind: "consumer" }), [...facts, fact("dispute.closed", "2026-03-31T10:00:00Z")], "2026-04-01T12:00:00Z")[2]).toBe(9_000);
  });

  test("is open to who paid beforehand for staying away", () => {
    const facts = [paid(60_000, "2026-02-04T09:00:00Z"), fact("attendance.no-show", "2026-04-14T16:00:00Z")];
    expect(rightsAt(dealOf(), facts, "2026-04-15T09:00:00Z").map(({ right, why }) => [right, why])).toContainEqual(["dispute", "art. 6:2 BW"]);
  });
});

describe("after the last known rate", () => {
  test("what falls due then says that its rate is not known", () => {
    const deal = dealOf({ formedAt: at("2026-12-28T09:00:00Z"), meetings: [{ startsAt: at("2027-03-01T08:00:00Z"), endsAt: at("2027-03-01T16:00:00Z") }] });
    const { reasons: lines } = standing(deal, [], at("2027-02-01T09:00:00Z"));
    expect(lines.map(({ ground, amountCents }) => [ground.why, amountCents])).toEqual([["price", 60_000], ["interest", 0], ["collection-minimum", 4_000]]);
    expect(lines[1]?.ground).toMatchObject({ why: "interest", from: day("2027-01-05"), knownThrough: day("2026-12-31") });
  });
});

describe("what both sides knew when they agreed", () => {
  const plan = (moment: string, parts: [number, string][], more: object = {}) => offer("offer.accepted", moment, { offer: "payment-plan", plan: parts.map(([amount, on]) => ({ cents: cents(amount), dueOn: day(on) })), ...more });
  const deal = dealOf({ kind: "consumer", conditions: { ...firm, lateCharges: "after-notice" } });

  test("money that was found after a plan pays the plan, whatever day it bears", () => {
    const facts = [plan("2026-03-02T09:00:00Z", [[30_000, "2026-03-16"], [30_000, "2026-04-16"]]), fact("payment.received", "2026-03-03T09:00:00Z", { cents: cents(30_000), on: day("2026-02-28") })];
    expect(duties(deal, facts, "2026-03-04T09:00:00Z", "pay")).toEqual([[30_000, "2026-04-16T21:59:59Z", "offer.payment-plan"]]);
  });

  test("of one millisecond the records say what was before a settlement", () => {
    const moment = "2026-03-02T09:00:00Z";
    const settling = (record: string) => offer("offer.accepted", moment, { offer: "settlement", cents: cents(20_000), record });
    const paying = (record: string) => ({ ...paid(10_000, moment), record });
    expect(net(deal, [paying("a"), settling("b")], "2026-03-03T09:00:00Z")).toBe(20_000);
    expect(net(deal, [settling("a"), paying("b")], "2026-03-03T09:00:00Z")).toBe(10_000);
  });
});

test("money that went back before there was an order, and had never come, is owed again", () => {
  const facts = [refunded(10_000, "2026-01-20T09:00:00Z")];
  expect(net(inTwo, facts, "2026-01-21T09:00:00Z")).toBe(10_000);
  expect(duties(inTwo, facts, "2026-01-21T09:00:00Z", "pay").map(([amount]) => amount)).toEqual([10_000]);
});

describe("after both sides settled", () => {
  const deal = dealOf({ kind: "consumer", formedAt: at("2026-04-01T09:00:00Z") });
  const toMay = { startsAt: at("2026-05-12T07:30:00Z"), endsAt: at("2026-05-12T15:00:00Z") };
  const settling = (moment: string, record: string | null = null) => ({ ...offer("offer.accepted", moment, { offer: "settlement", cents: cents(20_000) }), record });

  test("who leaves because the organiser moved the session gets what was paid", () => {
    const facts = [settling("2026-04-02T09:00:00Z"), paid(20_000, "2026-04-03T09:00:00Z"), fact("session.moved", "2026-04-05T09:00:00Z", toMay), fact("cancellation.received", "2026-04-06T09:00:00Z")];
    expect(net(deal, facts, "2026-04-07T09:00:00Z")).toBe(-20_000);
  });

  test("a withdrawal that had come in and was written down later undoes the settlement", () => {
    const withdrawal = { ...fact("withdrawal.received", "2026-04-04T09:00:00Z"), record: "b" };
    expect(net(deal, [settling("2026-04-05T09:00:00Z", "a"), withdrawal], "2026-04-07T09:00:00Z")).toBe(0);
    expect(net(deal, [settling("2026-04-05T09:00:00Z", "c"), withdrawal], "2026-04-07T09:00:00Z")).toBe(20_000);
  });
});
