import { describe, expect, test } from "vitest";
import { conditionSets } from "../conditions/sets.ts";
import { cents } from "../money.ts";
import type { Fact } from "./facts.ts";
import { withoutReturned } from "./returned.ts";
import { standing } from "./standing.ts";
import type { StandingDeal } from "./standing-deal.ts";

const at = (text: string) => Temporal.Instant.from(text);
const money = (kind: "payment.received" | "payment.refunded" | "payment.refund-returned", moment: string, amount: number): Fact =>
  ({ kind, at: at(moment), record: moment, bookings: null, cents: cents(amount), on: at(moment).toZonedDateTimeISO("Europe/Amsterdam").toPlainDate() }) as Fact;
const withdrawn: Fact = { kind: "withdrawal.received", at: at("2026-11-10T09:00:00Z"), record: "w", bookings: null };

const deal: StandingDeal = {
  zone: "Europe/Amsterdam", kind: "consumer", formedAt: at("2026-11-01T09:00:00Z"), record: null, totalCents: cents(50_000), bookings: ["1"], conditions: conditionSets.usual, withdrawalInformed: true,
  schedule: [{ cents: cents(50_000), dueOn: Temporal.PlainDate.from("2026-11-08"), dueAt: at("2026-11-08T22:59:59Z"), lapseAt: null }], meetings: [{ startsAt: at("2027-01-21T08:30:00Z"), endsAt: at("2027-01-21T16:00:00Z") }],
};
const paid = money("payment.received", "2026-11-05T10:00:00Z", 50_000);
const refunded = money("payment.refunded", "2026-11-12T10:00:00Z", 50_000);
const back = money("payment.refund-returned", "2026-11-20T10:00:00Z", 50_000);

describe("a refund that came back", () => {
  test("was never one: all is owed again, by the day by which it had to be back in the first place", () => {
    const facts = [paid, withdrawn, refunded, back];
    const between = standing(deal, facts, at("2026-11-13T10:00:00Z"));
    const after = standing(deal, facts, at("2026-11-21T10:00:00Z"));
    expect([between.organiserOwesCents, between.paidCents]).toEqual([0, 0]);
    expect([after.organiserOwesCents, after.paidCents]).toEqual([50_000, 50_000]);
    expect(after.duties.filter(({ duty }) => duty === "refund").map(({ by, why, cents: amount }) => [by?.toString(), why, amount])).toEqual([["2026-11-24T22:59:59Z", "art. 6:230r BW", 50_000]]);
    expect(after.reasons.map(({ ground }) => ground.why)).not.toContain("refund");
  });

  test("undoes the newest of its amount and no other", () => {
    const twice = [paid, money("payment.refunded", "2026-11-12T10:00:00Z", 100), money("payment.refunded", "2026-11-13T10:00:00Z", 100), money("payment.refunded", "2026-11-14T10:00:00Z", 200), money("payment.refund-returned", "2026-11-20T10:00:00Z", 100)];
    expect(withoutReturned(twice).map(({ record }) => record)).toEqual(["2026-11-05T10:00:00Z", "2026-11-12T10:00:00Z", "2026-11-14T10:00:00Z"]);
  });

  test("of which nothing is known changes nothing", () => {
    expect(withoutReturned([paid, back])).toEqual([paid]);
  });

  test("can go back again", () => {
    const again = money("payment.refunded", "2026-11-22T10:00:00Z", 50_000);
    const result = standing(deal, [paid, withdrawn, refunded, back, again], at("2026-11-23T10:00:00Z"));
    expect([result.organiserOwesCents, result.paidCents]).toEqual([0, 0]);
  });
});
