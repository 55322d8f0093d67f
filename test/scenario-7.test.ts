import { beforeEach, describe, expect, test } from "vitest";
import type { Conditions } from "../src/domain/conditions/conditions.ts";
import { markAttendance } from "../src/features/attendance/actions.ts";
import { findDeal } from "../src/features/deal/store.ts";
import { standingOf } from "../src/features/standing/store.ts";
import { payBefore, setStage } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { balancesOf, catchUpInvoices } from "./support/invoices.ts";
import { openPortal } from "./support/portal.ts";
import { stepsIn } from "./support/steps.ts";

// Part in advance: a deposit at once and the rest later; and the deposit that comes back when you come.

const house = await createTestHouse();
const { at, bookingIds, dealOf, dealRow, expectCleanAudit, join, mailsTo, pay, placesOf, sweepAt } = stepsIn(house);
const { get, makeDeal, willEnd } = openPortal(house);

const deposit: Conditions = {
  ...payBefore,
  payment: { mode: "deposit", depositBasisPoints: 3_000, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 },
  reminderDaysAfter: 3,
};
const [first, rest] = [32_489, 75_806];
let stage: Stage;

const standingNow = async (dealId: string) => {
  const deal = await findDeal(house.db, stage.organisationId, dealId);
  if (deal === undefined) throw new Error("expected the deal");
  return standingOf(house.db, deal, house.clock.now());
};

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 1, conditions: deposit });
});

describe("a deposit and the rest", () => {
  test("the deposit makes the place certain; the rest is asked, reminded of, and stays owed when it is late", async () => {
    const deal = await makeDeal(stage, "Joris Peeters");
    await catchUpInvoices(house);
    await pay(stage, deal.dealId, first);
    expect(await placesOf("Joris")).toEqual(["confirmed"]);
    expect(await balancesOf(house)).toEqual({ bank: first, receivable: rest, "revenue:standard:2100": -89_500, "vat:2100": -18_795 });
    expect((await get(deal.path)).text).toContain("€ 758,06");
    await sweepAt("2027-01-05T10:00:00Z");
    expect(await mailsTo("joris")).toContain("payment-reminder");
    await sweepAt("2027-01-12T10:00:00Z");
    expect(await mailsTo("joris")).toContain("payment-overdue");
    const late = await standingNow(deal.dealId);
    expect([late.customerOwesCents, late.overdueCents, late.interestCents, late.collectionCostsCents]).toEqual([rest, rest, 0, 0]);
    expect(await placesOf("Joris")).toEqual(["confirmed"]);
    await pay(stage, deal.dealId, rest, "rest");
    expect(await dealRow(deal.dealId)).toMatchObject({ payment: "paid" });
    expect(await balancesOf(house)).toEqual({ bank: first + rest, "revenue:standard:2100": -89_500, "vat:2100": -18_795 });
    await expectCleanAudit();
  });

  test("without the deposit the place lapses, nothing is owed, and the next in line is asked", async () => {
    const deal = await dealOf(stage, "Joris");
    await join(stage, "Bram");
    await sweepAt("2026-12-02T11:00:00Z");
    expect([await placesOf("Joris"), await placesOf("Bram")]).toEqual([["released"], ["offered"]]);
    expect((await standingNow(deal)).customerOwesCents).toBe(0);
    await expectCleanAudit();
  });
});

describe("a deposit that comes back when you come", () => {
  beforeEach(async () => {
    stage = await setStage(house, { slug: "borg", conditions: { ...deposit, payment: { mode: "deposit", depositBasisPoints: 3_000, returnsOnAttendance: true, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 } } });
    await willEnd(stage);
  });

  test.each([
    ["attended", first, "overpaid"],
    ["partly", first, "overpaid"],
    ["no-show", 0, "paid"],
  ] as const)("somebody marked %s gets %i cents back", async (attendance, backCents, payment) => {
    const deal = await dealOf(stage, "Anna");
    await pay(stage, deal, first + rest);
    await sweepAt("2027-01-22T10:00:00Z");
    const [bookingId = ""] = await bookingIds(deal);
    await markAttendance(house, { organisationId: stage.organisationId, bookingId, attendance });
    expect((await standingNow(deal)).organiserOwesCents).toBe(backCents);
    expect(await dealRow(deal)).toMatchObject({ payment });
    await expectCleanAudit();
  });

  test("twice marked at once gives it back once", async () => {
    const deal = await dealOf(stage, "Anna");
    await pay(stage, deal, first + rest);
    await sweepAt("2027-01-22T10:00:00Z");
    const [bookingId = ""] = await bookingIds(deal);
    const mark = () => markAttendance(house, { organisationId: stage.organisationId, bookingId, attendance: "attended" });
    expect((await Promise.all([mark(), mark()])).every(({ ok }) => ok)).toBe(true);
    expect((await standingNow(deal)).organiserOwesCents).toBe(first);
    await expectCleanAudit();
  });
});
