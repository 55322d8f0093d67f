import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkConditions } from "../src/domain/conditions/check-conditions.ts";
import { projectRoot } from "../src/platform/paths.ts";
import { payBefore, setStage } from "./support/cast.ts";
import { createTestHouse } from "./support/database.ts";

const house = await createTestHouse();
const migration = readFileSync(join(projectRoot, "migrations/0006_conditions.sql"), "utf8");

async function migrated(conditions: object) {
  const { sessionId } = await setStage(house, { slug: `huis-${Object.keys(conditions).length}-${JSON.stringify(conditions).length}` });
  await house.db.updateTable("sessions").set({ conditions: JSON.stringify(conditions) }).where("id", "=", sessionId).execute();
  await house.pool.query(migration);
  return (await house.db.selectFrom("sessions").select("conditions").where("id", "=", sessionId).executeTakeFirstOrThrow()).conditions;
}

test("a session that was made before goes on as it was: nobody is asked, and charges wait for a notice", async () => {
  const { confirmHoursBefore, reminderDaysAfter, lateCharges, ...before } = payBefore;
  const after = await migrated(before);
  expect(after).toEqual({ ...before, confirmHoursBefore: null, reminderDaysAfter: null, lateCharges: "after-notice" });
  expect([confirmHoursBefore, reminderDaysAfter, lateCharges]).toEqual([null, null, "after-notice"]);
  expect(checkConditions(after)).toEqual([]);
});

test("a deposit that was agreed before does not come back, and what says more already stays", async () => {
  const deposit = { mode: "deposit", depositBasisPoints: 2_000, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 };
  expect((await migrated({ ...payBefore, payment: deposit })).payment).toEqual({ ...deposit, returnsOnAttendance: false });
  const more = { ...payBefore, confirmHoursBefore: 24, lateCharges: "by-law" as const };
  expect(await migrated(more)).toEqual(more);
});
