import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { setStage, signUpOf } from "../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../test/support/database.ts";
import { keptHeads, rotateKey, sequence } from "./features/log/actions.ts";
import { currentLog } from "./features/log/store.ts";
import { signUp } from "./features/sign-up/actions.ts";
import { startLogKeeper } from "./log-keeper.ts";

const house = await createTestHouse();
const folder = mkdtempSync(join(tmpdir(), "handslag-keeper-"));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => emptyDatabase(house));

test("the keeper keeps every head beside the database, whoever signed it", async () => {
  const stage = await setStage(house);
  const heads = keptHeads(folder);
  const keptSize = async () => {
    const log = await currentLog(house.db, stage.organisationId);
    return { kept: log === undefined ? null : Number(heads.read(log)?.split("\n")[1]), size: log?.size };
  };
  const keeper = startLogKeeper(house, { every: 60_000, heads });
  try {
    await signUp(house, signUpOf(stage, "Anna Aalders"));
    await keeper.tick();
    expect(await keptSize()).toEqual({ kept: 1, size: 1 });
    // As the making of a dossier does, and a change of keys: nothing waits for the keeper then.
    await signUp(house, signUpOf(stage, "Bram Bakker"));
    await sequence(house, stage.organisationId);
    await keeper.tick();
    expect(await keptSize()).toEqual({ kept: 2, size: 2 });
    await rotateKey(house, stage.organisationId);
    await keeper.tick();
    expect(await keptSize()).toEqual({ kept: 3, size: 3 });
  } finally {
    await keeper.stop();
  }
});
