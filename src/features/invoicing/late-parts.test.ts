import { beforeEach, expect, test } from "vitest";
import { payBefore, setStage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import type { Conditions } from "../../domain/conditions/conditions.ts";

const house = await createTestHouse();
const { at, dealOf, expectCleanAudit, sweepWhole } = stepsIn(house);

const deposit: Conditions = { ...payBefore, payment: { mode: "deposit", depositBasisPoints: 2_500, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "keep", reminderDaysBefore: 2 } };

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
});

test("an invoice that could be issued only after the days of its parts asks for the whole at once", async () => {
  const stage = await setStage(house, { slug: "delen", conditions: deposit });
  await house.db.updateTable("organisations").set({ vat_number: "" }).execute();
  await dealOf(stage, "Bram");
  await sweepWhole();
  await house.db.updateTable("organisations").set({ vat_number: "NL000123456B01" }).execute();
  at("2027-01-12T10:00:00Z");
  await sweepWhole();
  const { content, issued_on: on } = await house.db.selectFrom("invoices").select(["content", "issued_on"]).executeTakeFirstOrThrow();
  expect([on.toString(), content]).toMatchObject(["2027-01-12", { payment: { dueOn: "2027-01-12" } }]);
  expect(content).not.toHaveProperty("payment.parts.0");
  await expectCleanAudit();
});

test("parts that fall due on one day, at its start and at its end, are one on the invoice", async () => {
  const parts = [{ basisPoints: 5_000, counted: "after-order" as const, days: 7 }, { basisPoints: 2_500, counted: "before-start" as const, days: 0 }, { basisPoints: 2_500, counted: "after-end" as const, days: 0 }];
  const stage = await setStage(house, { slug: "delen", conditions: { ...payBefore, payment: { mode: "parts", parts, graceHours: 12, onLapse: "keep", reminderDaysBefore: 2 } } });
  const deal = await dealOf(stage, "Bram");
  const { frozen } = await house.db.selectFrom("deals").select("frozen").where("id", "=", deal).executeTakeFirstOrThrow();
  expect(frozen.schedule.map(({ dueOn }) => dueOn.toString())).toEqual(["2026-12-01", "2027-01-21", "2027-01-21"]);
  await sweepWhole();
  const { content } = await house.db.selectFrom("invoices").select("content").executeTakeFirstOrThrow();
  expect(content).toMatchObject({ payment: { dueOn: "2026-12-01", parts: [{ cents: 54_148, dueOn: "2026-12-01" }, { cents: 54_147, dueOn: "2027-01-21" }] } });
  await expectCleanAudit();
});
