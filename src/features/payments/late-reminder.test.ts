import { beforeEach, describe, expect, test } from "vitest";
import { payAfter, payBefore, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import { sweepHouse } from "../../sweep-house.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { moveSession } from "../session-moves/actions.ts";
import { waivePaymentDeadline } from "./actions.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, expectCleanAudit, factsOf, outcomesOf, pay, recordsOf, sweepAt } = stepsIn(house);

const price = 108_295;
const keeps: Conditions = {
  ...payBefore,
  payment: { mode: "before", dueDays: 7, graceHours: 12, onLapse: "keep", reminderDaysBefore: 2 },
  reminderDaysAfter: 2,
};
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { conditions: keeps });
});

describe("a friendly word after the payment day", () => {
  test("goes out once, with what is open and no costs, also with two sweepers", async () => {
    const deal = await dealOf(stage, "Anna");
    await pay(stage, deal, 50_000);
    await sweepAt("2026-11-29T09:00:00Z");
    await sweepAt("2026-12-03T08:59:59Z");
    expect(await factsOf("payment-overdue")).toEqual([]);
    at("2026-12-03T09:00:00Z");
    await Promise.all([sweepHouse(house, house.clock.now()), sweepHouse({ ...house }, house.clock.now())]);
    expect(await factsOf("payment-overdue")).toEqual([{ kind: "payment-overdue", dealId: deal, cents: price - 50_000, dueAt: "2026-12-01T22:59:59Z" }]);
    expect((await recordsOf("reminder.sent")).at(-1)).toEqual({ part: "whole", cents: price - 50_000, late: true });
    expect(await outcomesOf("payment-reminder")).toEqual(["reminded", "reminded"]);
    await expectCleanAudit();
  });

  test("does not go to who paid, nor to who owes nothing any more", async () => {
    const anna = await dealOf(stage, "Anna");
    const bram = await dealOf(stage, "Bram");
    await pay(stage, anna, price);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: bram, bookingIds: await bookingIds(bram) });
    await sweepAt("2026-12-03T09:00:00Z");
    expect(await factsOf("payment-overdue")).toEqual([]);
  });

  test("is not about a place that lapses, nor about a payment day that the trainer let go", async () => {
    stage = await setStage(house, { slug: "vervalt", conditions: { ...payBefore, reminderDaysAfter: 2 } });
    const anna = await dealOf(stage, "Anna");
    await dealOf(stage, "Bram");
    await waivePaymentDeadline(house, { organisationId: stage.organisationId, dealId: anna, reason: "known-customer" });
    await sweepAt("2026-12-03T09:00:00Z");
    expect(await factsOf("payment-overdue")).toEqual([]);
  });

  test("names all that is due by then, once for each part that came due, and not beside a reminder of the next part", async () => {
    const conditions: Conditions = {
      ...keeps,
      payment: {
        mode: "parts",
        parts: [{ basisPoints: 2_000, days: 7, counted: "after-order" }, { basisPoints: 3_000, days: 11, counted: "after-order" }, { basisPoints: 5_000, days: 14, counted: "after-end" }],
        graceHours: 12,
        onLapse: "keep",
        reminderDaysBefore: 4,
      },
    };
    stage = await setStage(house, { slug: "delen", conditions, priceCents: 10_000, vatBasisPoints: 0 });
    const deal = await dealOf(stage, "Anna");
    await sweepAt("2026-11-27T09:00:00Z");
    await sweepAt("2026-12-03T09:00:00Z");
    await sweepAt("2026-12-09T09:00:00Z");
    await pay(stage, deal, 5_000);
    await sweepAt("2027-02-10T09:00:00Z");
    expect(await factsOf("payment-reminder")).toMatchObject([{ part: "part", cents: 2_000 }, { part: "part", cents: 5_000 }]);
    expect(await factsOf("payment-overdue")).toMatchObject([{ cents: 5_000, dueAt: "2026-12-01T22:59:59Z" }, { cents: 5_000, dueAt: "2027-02-04T22:59:59Z" }]);
  });

  test("comes after a training that is paid for afterwards", async () => {
    stage = await setStage(house, { slug: "achteraf", conditions: { ...payAfter, reminderDaysAfter: 3 } });
    const deal = await dealOf(stage, "Anna");
    await sweepAt("2027-02-08T09:00:00Z");
    expect(await factsOf("payment-overdue")).toEqual([{ kind: "payment-overdue", dealId: deal, cents: price, dueAt: "2027-02-04T22:59:59Z" }]);
  });

  test("about a deposit does not ask for the rest, whose day went along with the session", async () => {
    const conditions: Conditions = { ...payBefore, payment: { mode: "deposit", depositBasisPoints: 3000, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "keep", reminderDaysBefore: 2, returnsOnAttendance: false }, reminderDaysAfter: 14 };
    stage = await setStage(house, { slug: "aanbetaling", conditions, startsAt: Temporal.Instant.from("2026-12-22T08:30:00Z") });
    const deal = await dealOf(stage, "Anna");
    await sweepAt("2026-12-05T09:00:00Z");
    const april = { startsAt: Temporal.Instant.from("2027-04-15T07:30:00Z"), endsAt: Temporal.Instant.from("2027-04-15T14:30:00Z"), place: "De Loods", address: "Havenweg 2, Utrecht", onlineUrl: null };
    expect(await moveSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId, meetings: [april], seenStartsAt: null })).toMatchObject({ ok: true });
    await sweepAt("2026-12-15T09:30:00Z");
    expect(await factsOf("payment-overdue")).toEqual([{ kind: "payment-overdue", dealId: deal, cents: 32_489, dueAt: "2026-12-01T22:59:59Z" }]);
    await expectCleanAudit();
  });
});
