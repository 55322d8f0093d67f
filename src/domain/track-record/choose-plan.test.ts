import { describe, expect, test } from "vitest";
import { firm } from "../../../test/support/standing-story.ts";
import { cents } from "../money.ts";
import type { PaymentPlan } from "../conditions/conditions.ts";
import { choosePlan } from "./choose-plan.ts";
import type { PlanFacts } from "./choose-plan.ts";
import { isFirmer } from "./firmer-plan.ts";
import { holds, trackRulesFaults } from "./track-rules.ts";
import type { TrackRules } from "./track-rules.ts";
import type { TrackEntry } from "./track-entries.ts";

const after: PaymentPlan = { mode: "after", dueDaysAfterSession: 14, reminderDaysBefore: 2 };
const first: PaymentPlan = { mode: "before", dueDays: 3, graceHours: 12, onLapse: "release", reminderDaysBefore: 1 };
const deposit: PaymentPlan = { mode: "deposit", depositBasisPoints: 3_000, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 };
const rules: TrackRules = { months: 24, trusted: { places: 3, plan: after }, careful: { times: 2, plan: first } };

const entry = (what: TrackEntry["what"], paid = true): TrackEntry => ({ key: what, what, on: Temporal.PlainDate.from("2026-04-14"), dealId: "d", code: "K7M2QF9T", cents: cents(0), days: null, paid, endsOn: Temporal.PlainDate.from("2028-04-14") });
const entries = (...whats: TrackEntry["what"][]) => whats.map((what) => entry(what));
const chosen = (facts: Partial<PlanFacts>, payment: PaymentPlan = firm.payment) => choosePlan({ rules, entries: [], overrule: null, objected: false, ...facts }, { ...firm, payment });

describe("the plan of the next order", () => {
  test.each<[string, Partial<PlanFacts>, string | null]>([
    ["nothing before", {}, null],
    ["two good places", { entries: entries("attended", "partly", "paid") }, null],
    ["three good places", { entries: entries("attended", "attended", "partly", "paid") }, "trusted"],
    ["three places of which one is not paid for", { entries: [...entries("attended", "attended"), entry("attended", false)] }, null],
    ["three good places and one paid late", { entries: entries("attended", "attended", "attended", "paid-late") }, null],
    ["three good places and one let go", { entries: entries("attended", "attended", "attended", "released") }, null],
    ["one no-show", { entries: entries("no-show", "paid") }, null],
    ["two no-shows", { entries: entries("no-show", "no-show") }, "careful"],
    ["a no-show and an unpaid deal, after many good places", { entries: entries("attended", "attended", "attended", "no-show", "unpaid") }, "careful"],
    ["twice late", { entries: entries("paid-late", "paid-late") }, null],
    ["two no-shows, objected", { entries: entries("no-show", "no-show"), objected: true }, null],
    ["three good places, objected", { entries: entries("attended", "attended", "attended"), objected: true }, null],
    ["two no-shows, a person said as the session", { entries: entries("no-show", "no-show"), overrule: "as-session" }, null],
    ["two no-shows, a person said on your word", { entries: entries("no-show", "no-show"), overrule: "on-your-word" }, "overrule"],
    ["objected, a person said on your word", { objected: true, overrule: "on-your-word" }, "overrule"],
    ["two no-shows where no such rule is set", { rules: { ...rules, careful: null }, entries: entries("no-show", "no-show") }, null],
    ["three good places where no such rule is set", { rules: { ...rules, trusted: null }, entries: entries("attended", "attended", "attended") }, null],
  ])("with %s", (_, facts, by) => {
    expect(chosen(facts)?.by ?? null).toBe(by);
  });

  test("says what it takes the place of, and whether it asks more", () => {
    expect(chosen({ entries: entries("no-show", "no-show") })).toEqual({ by: "careful", plan: first, instead: firm.payment, firmer: true });
    expect(chosen({ entries: entries("attended", "attended", "attended") })).toEqual({ by: "trusted", plan: after, instead: firm.payment, firmer: false });
  });

  test("never asks less by the one rule or more by the other", () => {
    expect(chosen({ rules: { ...rules, careful: { times: 2, plan: deposit } }, entries: entries("no-show", "no-show") }, first)).toBeNull();
    expect(chosen({ entries: entries("attended", "attended", "attended") }, { ...after, dueDaysAfterSession: 30 })).toBeNull();
  });

  test("a plan that cannot be agreed leaves the session's own", () => {
    expect(chosen({ rules: { ...rules, careful: { times: 2, plan: { ...first, dueDays: -1 } } }, entries: entries("no-show", "no-show") })).toBeNull();
    expect(holds({ ...firm, offerHours: 0 }, after)).toBe(false);
  });
});

describe("a firmer plan", () => {
  const parts: PaymentPlan = { mode: "parts", parts: [{ basisPoints: 5_000, days: 7, counted: "after-order" }, { basisPoints: 5_000, days: 14, counted: "after-end" }], graceHours: 12, onLapse: "keep", reminderDaysBefore: 2 };

  test.each<[string, PaymentPlan, PaymentPlan]>([
    ["first than afterwards", first, after],
    ["a deposit than afterwards", deposit, after],
    ["first than a deposit", first, deposit],
    ["half before than afterwards", parts, after],
    ["all before than half", deposit, parts],
    ["sooner than later", first, { ...first, dueDays: 4 }],
    ["with the place at stake than without", first, { ...first, onLapse: "keep" }],
    ["soon after than long after", after, { ...after, dueDaysAfterSession: 15 }],
  ])("asks %s", (_, firmer, milder) => {
    expect([isFirmer(firmer, milder), isFirmer(milder, firmer), isFirmer(firmer, firmer)]).toEqual([true, false, false]);
  });
});

describe("rules that hold together", () => {
  test.each<[Partial<TrackRules>, string[]]>([
    [{}, []],
    [{ months: 6, trusted: null, careful: null }, []],
    [{ months: 5 }, ["months-out-of-range"]],
    [{ months: 25 }, ["months-out-of-range"]],
    [{ trusted: { places: 0, plan: after } }, ["places-out-of-range"]],
    [{ careful: { times: 21, plan: first } }, ["times-out-of-range"]],
    [{ trusted: { places: 3, plan: first } }, ["trusted-plan-invalid"]],
    [{ careful: { times: 2, plan: after } }, ["careful-plan-invalid"]],
    [{ careful: { times: 2, plan: { ...deposit, depositBasisPoints: 10_000 } } }, ["careful-plan-invalid"]],
  ])("%j", (change, faults) => {
    expect(trackRulesFaults({ ...rules, ...change })).toEqual(faults);
  });
});
