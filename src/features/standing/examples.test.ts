import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { factKinds } from "../../domain/standing/facts.ts";
import { projectRoot } from "../../platform/paths.ts";
import { explain } from "./actions.ts";
import { standingTexts } from "./texts.ts";

// Each deal of docs/examples with what it comes to, worked out by hand from the conditions and the law.

type Reason = [why: string, amountCents: number, clause: string];
type Expected = { owes: [customer: number, organiser: number]; interest?: number; costs?: number; reasons: Reason[]; rights?: string[]; never?: string[]; duties?: [string, number | null][] };

const price: Reason = ["price", 59_895, "price"];
const paid: Reason = ["payment", -59_895, "payment"];

const expected: Record<string, Expected> = {
  // 30 days at 10.40 % over 598.95; 40.00 without a notice.
  "no-show-company": { owes: [64_407, 0], interest: 512, costs: 4_000, reasons: [["no-show", 59_895, "noShow"], ["interest", 512, "art. 6:119a BW"], ["collection-minimum", 4_000, "art. 6:96 lid 4 BW"]], rights: ["dispute", "claim-payment", "send-notice"] },
  // Half of 598.95, then 30 days at 4 %; no costs before a letter.
  "no-show-consumer": { owes: [30_046, 0], interest: 98, reasons: [["no-show", 29_948, "noShow"], ["interest", 98, "art. 6:119 BW"]], duties: [["pay", 29_948], ["pay", 98], ["credit-note", 29_947]] },
  "paid-and-attended": { owes: [0, 0], reasons: [price, paid], never: ["dispute", "cancel"] },
  "partly-attended-owes-the-price": { owes: [0, 0], reasons: [price, paid] },
  "cancelled-at-half-price-after-paying": { owes: [0, 29_947], reasons: [["cancelled", 29_948, "cancellation[1]"], paid], rights: ["get-refund"], duties: [["refund", 29_947], ["credit-note", 29_947]] },
  "cancelled-on-the-last-free-day": { owes: [0, 0], reasons: [["cancelled", 0, "cancellation[0]"]], duties: [["credit-note", 59_895]] },
  "cancelled-while-only-held": { owes: [0, 0], reasons: [["cancelled-while-held", 0, "payment.onLapse"]], duties: [] },
  "waived-deadline-makes-cancelling-cost": { owes: [29_948, 0], reasons: [["cancelled", 29_948, "cancellation[1]"]] },
  "released-after-the-deadline": { owes: [0, 0], reasons: [["released", 0, "payment.onLapse"]], duties: [], never: ["cancel", "dispute"] },
  "released-and-reinstated-by-late-money": { owes: [0, 0], reasons: [price, paid], rights: ["cancel", "substitute"] },
  "cancelled-and-place-sold-again": { owes: [0, 59_895], reasons: [["cancelled", 59_895, "cancellation[2]"], ["refilled", -59_895, "refundIfRefilled"], paid], duties: [["refund", 59_895], ["credit-note", 59_895]] },
  "cancelled-and-place-sold-for-less": { owes: [0, 40_000], reasons: [["cancelled", 59_895, "cancellation[2]"], ["refilled", -40_000, "refundIfRefilled"], paid] },
  "withdrawn-in-time": { owes: [0, 59_895], reasons: [["withdrawn", 0, "art. 6:230o BW"], paid], duties: [["refund", 59_895]], never: ["withdraw"] },
  "withdrawn-after-one-of-four-days": { owes: [0, 90_000], reasons: [["withdrawn-after-part", 30_000, "art. 6:230s lid 4 BW"], ["payment", -120_000, "payment"]] },
  // Seven of 28 hours: the days between the meetings are no part of what is given.
  "withdrawn-after-one-of-four-moved-days": { owes: [0, 90_000], reasons: [["withdrawn-after-part", 30_000, "art. 6:230s lid 4 BW"], ["payment", -120_000, "payment"]] },
  "withdrawn-after-one-of-four-days-without-request": { owes: [0, 120_000], reasons: [["withdrawn", 0, "art. 6:230o BW"], ["payment", -120_000, "payment"]] },
  "withdrawn-one-minute-late": { owes: [59_895, 0], reasons: [price, ["withdrawal-refused", 0, "art. 6:230o BW"]], rights: ["cancel"], never: ["withdraw"] },
  "withdrawal-by-a-company": { owes: [59_895, 0], reasons: [price, ["withdrawal-refused", 0, "art. 6:230o BW"]], rights: ["cancel"], never: ["withdraw"] },
  "called-off-after-payment": { owes: [0, 59_895], reasons: [["called-off", 0, "called-off"], paid], duties: [["refund", 59_895], ["credit-note", 59_895]] },
  "called-off-and-kept-as-credit": { owes: [0, 0], reasons: [["called-off", 0, "called-off"], ["credit-instead-of-refund", 59_895, "offer.credit"], paid], rights: ["use-credit"], never: ["get-refund"], duties: [] },
  "excused-absence": { owes: [0, 0], reasons: [["excused", 0, "attendance.excused"]] },
  "moved-for-a-fee-to-a-dearer-date": { owes: [7_500, 0], reasons: [price, ["move-fee", 2_500, "move.feeCents"], ["move-difference", 5_000, "price"], paid], rights: ["move"], never: ["move-free"] },
  "left-after-the-organiser-moved-the-date": { owes: [0, 59_895], reasons: [["cancelled-after-organiser-moved", 0, "called-off"], paid] },
  // Twenty days before the new date, which the customer had accepted.
  "stayed-on-the-new-date-and-cancelled-late": { owes: [0, 29_947], reasons: [["cancelled", 29_948, "cancellation[1]"], paid], duties: [["refund", 29_947]] },
  // Five days after the day that the old date gave; due on 3 February.
  "pay-afterwards-of-a-date-that-moved": { owes: [59_895, 0], reasons: [price, ["session-moved", 0, "called-off"]], rights: ["cancel-free"], never: ["claim-payment"], duties: [["pay", 59_895], ["come", null], ["train", null]] },
  "deposit-comes-back": { owes: [0, 10_000], reasons: [["price", 50_000, "price"], ["deposit-returned", -10_000, "payment.returnsOnAttendance"], ["payment", -10_000, "payment"], ["payment", -40_000, "payment"]] },
  // 3 days at 10.40 % over 419.26.
  "deposit-paid-rest-late": { owes: [45_962, 0], interest: 36, costs: 4_000, reasons: [price, ["interest", 36, "art. 6:119a BW"], ["collection-minimum", 4_000, "art. 6:96 lid 4 BW"], ["payment", -17_969, "payment"]] },
  "paid-in-three-parts": { owes: [35_937, 0], reasons: [price, ["payment", -23_958, "payment"]], duties: [["pay", 17_969], ["pay", 17_968], ["come", null], ["train", null]], never: ["claim-payment"] },
  "pay-afterwards-not-due-yet": { owes: [59_895, 0], reasons: [price], duties: [["pay", 59_895]], never: ["claim-payment"] },
  "no-show-let-go-by-half": { owes: [29_947, 0], reasons: [["no-show", 59_895, "noShow"], ["goodwill", -29_948, "goodwill"]] },
  "credit-note-beyond-the-conditions": { owes: [49_895, 0], reasons: [price, ["credit-note", -10_000, "credit-note"]] },
  "paid-with-a-credit-and-money": { owes: [0, 0], reasons: [price, ["credit-used", -20_000, "payment"], ["payment", -39_895, "payment"]] },
  // 28 days before it is free: the money goes back as money, what the credit paid as credit.
  "credit-and-money-both-come-back": { owes: [0, 39_895], reasons: [["cancelled", 0, "cancellation[0]"], ["credit-used", -20_000, "payment"], ["payment", -39_895, "payment"], ["credit-returned", 20_000, "payment"]], rights: ["get-refund"], duties: [["refund", 39_895]] },
  // Half of 598.95 is 299.48, so 299.47 is over: first the 198.95 in money, then 100.52 of the credit.
  "cancelled-at-half-price-after-a-credit": { owes: [0, 19_895], reasons: [["cancelled", 29_948, "cancellation[1]"], ["credit-used", -40_000, "payment"], ["payment", -19_895, "payment"], ["credit-returned", 10_052, "payment"]], duties: [["refund", 19_895]] },
  // The same means as it was paid with: no money came in, so none goes back.
  "withdrawn-from-what-a-credit-paid": { owes: [0, 0], reasons: [["withdrawn", 0, "art. 6:230o BW"], ["credit-used", -59_895, "payment"], ["credit-returned", 59_895, "payment"]], never: ["get-refund"], duties: [] },
  "settled-after-a-no-show": { owes: [30_000, 0], reasons: [["no-show", 59_895, "noShow"], ["settlement", -29_895, "offer.settlement"]], duties: [["pay", 30_000], ["credit-note", 29_895]], never: ["claim-payment"] },
  // Due on 14 December; 10 days at 10.40 % over 300.00, and the minimum.
  "settled-and-not-kept": { owes: [34_085, 0], interest: 85, costs: 4_000, reasons: [["no-show", 59_895, "noShow"], ["settlement", -29_895, "offer.settlement"], ["interest", 85, "art. 6:119a BW"], ["collection-minimum", 4_000, "art. 6:96 lid 4 BW"]] },
  "four-offers-that-changed-nothing": { owes: [59_895, 0], reasons: [["cancelled", 59_895, "cancellation[2]"]], rights: ["accept-offer"] },
  "another-date-after-a-late-cancellation": { owes: [59_895, 0], reasons: [price], rights: ["cancel-free", "substitute"], never: ["accept-offer"] },
  // 2 days at 10.40 % over 298.95, and the minimum from the day after the second part.
  "payment-plan-half-kept": { owes: [33_912, 0], interest: 17, costs: 4_000, reasons: [price, ["interest", 17, "art. 6:119a BW"], ["collection-minimum", 4_000, "art. 6:96 lid 4 BW"], ["payment", -30_000, "payment"]] },
  // The letter's own example: 20 days, part payment within the term, the scale over the rest, then 126 days.
  "fourteen-day-letter-and-part-payment": { owes: [34_484, 0], interest: 409, costs: 4_445, reasons: [["price", 59_500, "price"], ["interest", 539, "art. 6:119 BW"], ["collection-scale", 4_445, "art. 6:96 lid 6 BW"], ["payment", -30_000, "payment"]] },
  "notice-of-default-and-part-payment": { owes: [141_605, 0], interest: 3_923, reasons: [["price", 200_000, "price"], ["interest", 11_605, "art. 6:119a BW"], ["collection-scale", 30_000, "art. 6:96 lid 5 BW"], ["payment", -100_000, "payment"]] },
  // 30 days at 4 % over 598.95; the costs would have begun on 25 November.
  "dispute-keeps-costs-away": { owes: [60_092, 0], interest: 197, reasons: [price, ["interest", 197, "art. 6:119 BW"]], never: ["claim-payment", "send-notice"], duties: [["pay", 59_895], ["pay", 197], ["answer-dispute", null]] },
  "dispute-closed-costs-follow": { owes: [69_076, 0], interest: 197, costs: 8_984, reasons: [price, ["interest", 197, "art. 6:119 BW"], ["collection-scale", 8_984, "art. 6:96 lid 6 BW"]] },
  // Five places at 500.01: the fifth carries the cent.
  "one-of-five-colleagues-cancels": { owes: [50_001, 0], reasons: [["price", 40_000, "price"], ["cancelled", 10_001, "cancellation[2]"]] },
  "paid-twice-and-refunded": { owes: [0, 0], reasons: [price, paid, paid, ["refund", 59_895, "payment"]] },
  // The bank sent it back: it was never refunded, and has to be by the day it had to be before.
  "refund-that-came-back": { owes: [0, 59_895], reasons: [price, paid, paid], duties: [["come", null], ["train", null], ["refund", 59_895]] },
  // Due fourteen days after 1 December; 5 days at 10.40 %, and the minimum.
  "charged-back-after-paying": { owes: [63_980, 0], interest: 85, costs: 4_000, reasons: [price, ["interest", 85, "art. 6:119a BW"], ["collection-minimum", 4_000, "art. 6:96 lid 4 BW"], paid, ["charged-back", 59_895, "payment"]], duties: [["pay", 59_895], ["pay", 4_085]] },
  "refunded-by-mistake-and-not-paid-again": { owes: [63_980, 0], interest: 85, costs: 4_000, reasons: [price, ["interest", 85, "art. 6:119a BW"], ["collection-minimum", 4_000, "art. 6:96 lid 4 BW"], paid, ["refund", 59_895, "payment"]], duties: [["pay", 59_895], ["pay", 4_085]] },
  // Half of 648.95, rounded up; the fee for moving stays.
  "cancelled-after-moving-to-a-dearer-date": { owes: [0, 24_947], reasons: [["cancelled", 32_448, "cancellation[1]"], ["move-fee", 2_500, "move.feeCents"], paid], duties: [["refund", 24_947]], rights: ["get-refund", "dispute"] },
  // Six days before one date, forty-eight before the other.
  "two-colleagues-on-two-dates-cancel": { owes: [0, 59_895], reasons: [["cancelled", 59_895, "cancellation[2]"], ["cancelled", 0, "cancellation[0]"], ["payment", -119_790, "payment"]], duties: [["refund", 59_895]] },
  "called-off-after-a-settlement": { owes: [0, 40_000], reasons: [price, ["settlement", -19_895, "offer.settlement"], ["called-off", -40_000, "called-off"], ["payment", -40_000, "payment"]], duties: [["refund", 40_000]] },
  // 30 days at 10.40 % and 40.00 until the plan, all of it in the parts: kept so far, nothing is added.
  "payment-plan-that-names-interest-and-costs": { owes: [32_203, 0], reasons: [price, ["interest", 512, "art. 6:119a BW"], ["collection-minimum", 4_000, "art. 6:96 lid 4 BW"], ["payment", -32_204, "payment"]], duties: [["pay", 32_203]], never: ["claim-payment"] },
  "paid-within-the-grace": { owes: [0, 0], reasons: [price, paid], duties: [["come", null], ["train", null]] },
  // The rest was due on 17 November: 23 days at 4 % over 419.26, and no costs for a letter that named nothing.
  "letter-before-anything-was-late": { owes: [42_032, 0], interest: 106, reasons: [price, ["interest", 106, "art. 6:119 BW"], ["payment", -17_969, "payment"]], rights: ["claim-payment", "send-notice"] },
  // Due on 29 December: the last two days of the year at 10.40 %, and no day of the next.
  "rate-of-the-new-year-not-known": { owes: [63_929, 0], interest: 34, costs: 4_000, reasons: [price, ["interest", 34, "art. 6:119a BW"], ["collection-minimum", 4_000, "art. 6:96 lid 4 BW"]] },
  "cancelled-and-then-withdrawn": { owes: [0, 0], reasons: [["withdrawn", 0, "art. 6:230o BW"]], duties: [], never: ["withdraw", "cancel"] },
  "free-training": { owes: [0, 0], reasons: [["price", 0, "price"]], duties: [], never: ["withdraw", "dispute"] },
};

const folder = join(projectRoot, "docs/examples");
const names = readdirSync(folder).filter((name) => name.endsWith(".json") && !name.startsWith("invoice-")).map((name) => name.slice(0, -5)).sort();
const contents = new Map(names.map((name) => [name, JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as { customer: { kind: string }; conditions: { payment: { mode: string } }; facts: { kind: string }[] }]));

type Answer = {
  customerOwesCents: number; organiserOwesCents: number; interestCents: number; collectionCostsCents: number;
  rights: { right: string }[]; duties: { duty: string; cents: number | null }[]; reasons: { why: string; amountCents: number; clause: string; fact: string; text: string }[];
};

function answerTo(name: string): Answer {
  const result = explain(contents.get(name), "en");
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problems)}`);
  return result.explanation.json as Answer;
}

describe("every example", () => {
  test("has what it comes to, and every amount worked out has its example", () => {
    expect(Object.keys(expected).sort()).toEqual(names);
    expect(names.length).toBeGreaterThanOrEqual(25);
  });

  test.each(names)("%s", (name) => {
    const answer = answerTo(name);
    const { owes = [0, 0], interest = 0, costs = 0, reasons = [], rights = [], never = [], duties } = expected[name] ?? {};
    expect(answer.reasons.map(({ why, amountCents, clause }) => [why, amountCents, clause])).toEqual(reasons);
    expect([answer.customerOwesCents, answer.organiserOwesCents, answer.interestCents, answer.collectionCostsCents]).toEqual([...owes, interest, costs]);
    expect(answer.reasons.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(answer.customerOwesCents - answer.organiserOwesCents);
    const may = answer.rights.map(({ right }) => right);
    expect(may).toEqual(expect.arrayContaining(rights));
    expect(never.filter((right) => may.includes(right))).toEqual([]);
    const must = answer.duties.map(({ duty, cents }) => [duty, cents]);
    expect(must).toEqual(duties ?? must);
    for (const { text } of answer.reasons) expect(text).toMatch(/^[A-Z].*\.$/);
  });

  test("the one that outlives the known rates says so", () => {
    expect(answerTo("rate-of-the-new-year-not-known").reasons.map(({ text }) => text)).toContain(
      "Statutory commercial interest from Wed\u00a030\u00a0Dec\u00a02026 through Thu\u00a031\u00a0Dec\u00a02026. The rate after Thu\u00a031\u00a0Dec\u00a02026 is not known yet and is not counted.",
    );
  });

  test("together they tell of every kind of customer, every way to pay, every kind of fact and every reason", () => {
    const terms = [...contents.values()].flatMap(({ customer, conditions: { payment } }) => [customer.kind, payment.mode]);
    expect(new Set(terms)).toEqual(new Set(["company", "consumer", "before", "deposit", "parts", "after"]));
    const told = new Set(names.flatMap((name) => contents.get(name)?.facts.map(({ kind }) => kind) ?? []));
    expect(factKinds.filter((kind) => !told.has(kind))).toEqual([]);
    const given = new Set(names.flatMap((name) => answerTo(name).reasons.map(({ why }) => why)));
    const partsOfSentences = new Set(["cancelled-after-start", "interest-unknown"]);
    expect(Object.keys(standingTexts.en.reasons).filter((why) => !given.has(why) && !partsOfSentences.has(why))).toEqual([]);
  });
});

describe("the command", () => {
  const scratch = mkdtempSync(join(tmpdir(), "handslag-explain-"));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  const run = (...args: string[]): { code: number; out: string; err: string } => {
    try {
      const out = execFileSync(process.execPath, [join(projectRoot, "bin/handslag.mjs"), "explain", ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
      return { code: 0, out, err: "" };
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
      return { code: status, out: stdout, err: stderr };
    }
  };
  const write = (name: string, text: string): string => {
    const path = join(scratch, name);
    writeFileSync(path, text);
    return path;
  };

  test("prints exactly one JSON value, or sentences in the language that is asked for", () => {
    const file = join(folder, "no-show-company.json");
    expect(JSON.parse(run(file, "--json").out)).toMatchObject({ customerOwesCents: 64_407, principalCents: 59_895, interestCents: 512, collectionCostsCents: 4_000, paidCents: 0 });
    expect(run(file, "--locale", "nl").out).toContain("De klant is nu €\u00a0644,07 verschuldigd.");
  });

  test.each([
    ["no JSON", "{", /is not JSON/],
    ["a list", "[]", /the file: /],
    ["a kind of fact that does not exist", withFact({ kind: "moon.full" }), /facts\.2\.kind: expected a kind of fact that exists, got "moon\.full"/],
    ["half a cent", changed((deal) => Object.assign(deal.deal, { totalCents: 59_895.5 })), /deal\.totalCents: expected a whole number of cents .* got 59895\.5/],
    ["half a cent in a fact", withFact({ kind: "payment.received", cents: 0.5 }), /facts\.2\.cents: expected a whole number of cents .* got 0\.5/],
    ["a booking of another deal", withFact({ kind: "called-off", bookings: ["7"] }), /facts\.2\.bookings: expected bookings of the deal, got "7"/],
    ["one booking of another deal", withFact({ kind: "called-off", booking: "7" }), /facts\.2\.booking: expected bookings of the deal, got "7"/],
    ["steps with a gap", steps([[7, 0]]), /conditions\.cancellation\.company: the steps leave a gap/],
    ["two fees for one day", steps([[7, 0], [7, 5_000], [0, 5_000]]), /conditions\.cancellation\.company: the steps overlap/],
    ["steps that fall with time", steps([[7, 5_000], [0, 1_000]]), /conditions\.cancellation\.company: the fee falls as the start comes nearer/],
    ["no steps at all", steps([]), /conditions\.cancellation\.company: expected at least one step/],
    ["steps of the other kind with a gap", steps([[7, 0]], "consumer"), /conditions\.cancellation\.consumer: the steps leave a gap/],
    ["parts that are not the whole", changed((deal) => Object.assign(deal.conditions, { payment: { mode: "parts", parts: [{ basisPoints: 5_000, days: 7, counted: "after-order" }] } })), /conditions\.payment\.parts: expected parts that are 10000 basis points together/],
    ["a settlement without a sum", withFact({ kind: "offer.accepted", offer: "settlement" }), /facts\.2\.cents: expected the sum of the settlement/],
    ["a date that ends before it starts", withFact({ kind: "session.moved", startsAt: "2027-01-12T16:00:00Z", endsAt: "2027-01-12T08:00:00Z" }), /facts\.2\.endsAt: expected an end after the start/],
    ["meetings in disorder", changed((deal) => Object.assign(deal.session, { meetings: [{ startsAt: "2026-12-01T12:00:00Z", endsAt: "2026-12-01T16:00:00Z" }, { startsAt: "2026-12-01T08:30:00Z", endsAt: "2026-12-01T11:00:00Z" }] })), /session\.meetings: expected meetings one after the other/],
    ["meetings of a moved date that are not all of it", withFact({ kind: "session.moved", startsAt: "2027-01-12T08:00:00Z", endsAt: "2027-01-13T16:00:00Z", meetings: [{ startsAt: "2027-01-12T08:00:00Z", endsAt: "2027-01-12T16:00:00Z" }] }), /facts\.2\.meetings: expected meetings one after the other/],
    ["meetings of an accepted date that are not all of it", withFact({ kind: "offer.accepted", offer: "move", to: { startsAt: "2027-01-12T08:00:00Z", endsAt: "2027-01-13T16:00:00Z", meetings: [{ startsAt: "2027-01-12T08:00:00Z", endsAt: "2027-01-12T16:00:00Z" }] } }), /facts\.2\.to\.meetings: expected meetings one after the other/],
    ["an end before the start", changed((deal) => Object.assign(deal.session, { endsAt: "2026-12-01T08:00:00Z" })), /session\.endsAt: expected an end after the start/],
    ["a moment that is none", changed((deal) => Object.assign(deal, { asOf: "yesterday" })), /asOf: expected an instant such as/],
    ["a year in which nobody orders", changed((deal) => Object.assign(deal, { asOf: "+012026-12-01T08:00:00Z" })), /asOf: expected a year from 2000 to 2199/],
  ])("refuses %s with exit code 2 and one line that says where", (name, text, words) => {
    const { code, out, err } = run(write(`${name.replaceAll(" ", "-")}.json`, text), "--json");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(words);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  test("names everything that is wrong, a line each", () => {
    const { code, err } = run(write("much.json", changed((deal) => Object.assign(deal, { asOf: "yesterday", version: 2 }))), "--json");
    expect([code, err.trim().split("\n").length]).toEqual([2, 2]);
  });

  test("refuses a file that is not there, no file and a language that nobody speaks", () => {
    expect([run(join(scratch, "nothing.json")).code, run().code, run(join(folder, "no-show-company.json"), "--locale", "la").code]).toEqual([2, 2, 2]);
  });
});

type Loose = { deal: object; session: object; facts: object[]; conditions: { cancellation: object } };

function changed(change: (deal: Loose) => void): string {
  const deal = structuredClone(contents.get("no-show-company")) as unknown as Loose;
  change(deal);
  return JSON.stringify(deal);
}

function withFact(fact: object): string {
  return changed((deal) => deal.facts.push({ at: "2026-11-02T09:00:00Z", ...fact }));
}

function steps(own: [fromDaysBefore: number, feeBasisPoints: number][], kind = "company"): string {
  return changed((deal) => Object.assign(deal.conditions.cancellation, { [kind]: own.map(([fromDaysBefore, feeBasisPoints]) => ({ fromDaysBefore, feeBasisPoints })) }));
}
