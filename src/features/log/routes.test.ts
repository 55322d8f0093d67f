import { beforeEach, describe, expect, test } from "vitest";
import { setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { createApp } from "../../app.tsx";
import { openCheckpoint } from "../../proof/log/checkpoint.ts";
import { verifierOf } from "../../proof/log/note.ts";
import { rootFrom } from "../../proof/log/tiles.ts";
import { hex } from "../../proof/bytes.ts";
import { restartLog, sequence } from "./actions.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const { dealOf } = stepsIn(house);
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  stage = await setStage(house);
  await dealOf(stage, ["Anna", "Bram"]);
  await sequence(house, stage.organisationId);
});

const get = async (path: string) => app.request(path);
const text = async (path: string) => (await get(path)).text();

describe("what anybody may read of a log", () => {
  test("is its newest head, its keys, and hashes that come to that head", async () => {
    const answer = await get("/helder/log/checkpoint");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
    const verifier = verifierOf(await text("/helder/log/keys"));
    const opened = openCheckpoint(await answer.text(), verifier === null ? [] : [verifier]);
    if (!opened.ok) throw new Error(opened.fault);
    const { size, root } = opened.head;
    const tile = new Uint8Array(await (await get(`/helder/log/tile/0/000.p/${size}`)).arrayBuffer());
    expect(hex(rootFrom({ size, read: () => tile }))).toBe(hex(root));
    expect(await text("/helder/log/1/checkpoint")).toBe(await text("/helder/log/checkpoint"));
  });

  test("of a log that was followed by another stays where it was", async () => {
    const first = await text("/helder/log/checkpoint");
    await restartLog(house, stage.organisationId);
    expect(await text("/helder/log/1/checkpoint")).toBe(first);
    expect(await text("/helder/log/checkpoint")).toMatch(/^localhost:3000\/helder\/log\/2\n1\n/);
  });

  test.each(["/helder/log/tile/0/000", "/helder/log/tile/0/000.p/200", "/helder/log/tile/1/000.p/1", "/helder/log/tile/0/001", "/helder/log/entries", "/helder/log/9/checkpoint", "/nobody/log/checkpoint", "/helder/log/tile/0/000.p/0"])("is nothing at %s", async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
