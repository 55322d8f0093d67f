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
import { restartLog, rotateKey, sequence } from "./actions.ts";

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

  test("is a page in Dutch and English at its own name, with each key and what it signed, and nothing of anybody", async () => {
    const head = await text("/helder/log/checkpoint");
    await rotateKey(house, stage.organisationId);
    await sequence(house, stage.organisationId);
    const [older = "", newer = ""] = (await text("/helder/log/keys")).trim().split("\n");
    const page = await text("/helder/log?lang=nl");
    for (const part of ["Dit is het logboek van", "localhost:3000/helder/log/1", older, newer, "ondertekende tot en met", "ondertekent sinds", "/verify.html", "/helder/log/1/keys"]) expect(page).toContain(part);
    expect(head.split("\n")[2]).toMatch(/=$/);
    expect(page).not.toMatch(/Anna|Bram|Marit|@/);
    expect(await text("/helder/log/1?lang=en")).toContain("This is the log of");
    await restartLog(house, stage.organisationId);
    expect(await text("/helder/log?lang=en")).toContain('href="/helder/log/1"');
    expect(await text("/helder/log/1?lang=en")).toContain('href="/helder/log/2"');
    for (const path of ["/helder/log/9", "/nobody/log", "/helder/log/0"]) expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  test.each(["/helder/log/tile/0/000", "/helder/log/tile/0/000.p/200", "/helder/log/tile/1/000.p/1", "/helder/log/tile/0/001", "/helder/log/entries", "/helder/log/9/checkpoint", "/nobody/log/checkpoint", "/helder/log/tile/0/000.p/0"])("is nothing at %s", async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
