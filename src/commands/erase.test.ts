import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { setStage } from "../../test/support/cast.ts";
import { createTestHouse } from "../../test/support/database.ts";
import { killPrograms, startProgram } from "../../test/support/program.ts";
import { stepsIn } from "../../test/support/steps.ts";
import { leaveLine } from "../features/waiting-list/actions.ts";
import { closeStatement, stateWithdrawal } from "../features/withdrawal/actions.ts";
import { projectRoot } from "../platform/paths.ts";

const house = await createTestHouse();
const { dealOf, join: signUp } = stepsIn(house);
const folder = mkdtempSync(join(tmpdir(), "handslag-erase-"));
afterEach(killPrograms);
afterAll(() => rmSync(folder, { recursive: true }));

async function erase(...args: string[]): Promise<{ said: unknown; exit: number | NodeJS.Signals }> {
  const env = { PATH: process.env["PATH"], DATABASE_URL: house.databaseUrl, HANDSLAG_DATA: folder, HANDSLAG_SECRET: house.config.secret, PORT: "0", HANDSLAG_URL: "http://localhost:3000", LOG_LEVEL: "warn" };
  const program = startProgram(process.execPath, [join(projectRoot, "bin/handslag.mjs"), "erase", ...args, "--json"], { cwd: projectRoot, env });
  const lines: string[] = [];
  for (let line = await program.line(); line !== null; line = await program.line()) lines.push(line);
  return { exit: await program.ended, said: JSON.parse(lines.join("\n")) };
}

test("erases a request that only waited by its number, and a statement that fits no deal by its id", async () => {
  const stage = await setStage(house, { capacity: 1 });
  await dealOf(stage, "Dirk");
  const { signUpId } = await signUp(stage, "Femke Wachter");
  const { code } = await house.db.selectFrom("sign_ups").select("code").where("id", "=", signUpId).executeTakeFirstOrThrow();
  expect(await erase(code)).toEqual({ exit: 1, said: { deal: code, erased: false, refusal: { kind: "still-open", open: ["dates", "mail"] } } });
  await leaveLine(house, { organisationId: stage.organisationId, signUpId });
  await stateWithdrawal(house, { organisationId: stage.organisationId, channel: "site", dealId: null, stated: { name: "Hans", order: "?", email: "hans@voorbeeld.example" }, locale: "nl", network: "192.0.2.0/24" });
  const { id } = await house.db.selectFrom("withdrawal_statements").select("id").executeTakeFirstOrThrow();
  await closeStatement(house, { organisationId: stage.organisationId, statementId: id });
  await house.db.updateTable("messages").set({ state: "uncertain" }).execute();
  expect(await erase(code, "--dry-run")).toMatchObject({ exit: 0, said: { erased: false, participants: 1 } });
  expect(await erase(code)).toMatchObject({ exit: 0, said: { erased: true, participants: 1 } });
  expect(await erase(code)).toMatchObject({ exit: 1, said: { refusal: { kind: "already-erased" } } });
  expect(await erase(id)).toMatchObject({ exit: 0, said: { erased: true } });
  expect(await house.db.selectFrom("messages").select("id").where("to_address", "like", "%@voorbeeld.example").where("to_address", "not like", "dirk%").execute()).toEqual([]);
  expect(await erase("ABCD-EFGH")).toMatchObject({ exit: 1, said: { refusal: { kind: "nothing-of-that-name" } } });
}, 120_000);
