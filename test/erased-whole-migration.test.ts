import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replaceParticipant } from "../src/features/substitute/actions.ts";
import { projectRoot } from "../src/platform/paths.ts";
import { setStage } from "./support/cast.ts";
import { createTestHouse } from "./support/database.ts";
import { stepsIn } from "./support/steps.ts";

const house = await createTestHouse();
const { bookingIds, dealOf } = stepsIn(house);
const [migration = ""] = /update messages[^;]*;/.exec(readFileSync(join(projectRoot, "migrations/0031_erased_whole.sql"), "utf8")) ?? [];
const keys = async () => (await house.db.selectFrom("messages").select(["id", "dedupe_key"]).orderBy("id").execute()).map(({ id, dedupe_key: key }) => [id, key]);

test("keys of mails about somebody who came instead lose the address that they held, and stay keys of their own; the others stay", async () => {
  const stage = await setStage(house);
  const dealId = await dealOf(stage, ["Anna", "Bram"]);
  const [bookingId = ""] = await bookingIds(dealId);
  await replaceParticipant(house, { organisationId: stage.organisationId, dealId, bookingId, who: { firstName: "Chris", lastName: "Clement", email: "chris@voorbeeld.example" }, by: "trainer" });
  const before = await keys();
  expect(JSON.stringify(before)).not.toContain("@");
  await house.pool.query("update messages set dedupe_key = kind || ':' || split_part(dedupe_key, ':', 2) || ':chris@voorbeeld.example:2026-11-24T09:41:00Z' where dedupe_key ~ '^participant-[a-z]+:[^:]+:'");
  await house.pool.query(migration);
  const after = await keys();
  expect(JSON.stringify(after)).not.toContain("@");
  expect(new Set(after.map(([, key]) => key)).size).toBe(before.length);
  const unchanged = before.filter(([id, key]) => after.some(([other, now]) => other === id && now === key));
  expect(before.length - unchanged.length).toBe(2);
});
