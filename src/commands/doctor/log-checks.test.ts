import { X509Certificate } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { setStage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { sequence } from "../../features/log/actions.ts";
import { startTimeStampAuthority } from "../../simulator/time-stamp-authority/server.ts";
import { logChecks } from "./log-checks.ts";

const bare = await createTestHouse();
const folder = mkdtempSync(join(tmpdir(), "handslag-doctor-"));
const authority = await startTimeStampAuthority({ port: 0, now: () => bare.clock.now(), log: bare.log, folder: null });
afterAll(async () => {
  await authority.stop();
  rmSync(folder, { recursive: true });
});

const house = { ...bare, config: { ...bare.config, dataFolder: folder, tsaUrls: [authority.url] } };
const pin = (text: string) => writeFileSync(join(folder, "tsa-roots", "test.pem"), text);

beforeEach(async () => {
  await emptyDatabase(bare);
  bare.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
  rmSync(join(folder, "tsa-roots"), { recursive: true, force: true });
  mkdirSync(join(folder, "tsa-roots"));
});

describe("the doctor", () => {
  test("finds nothing where the services answer, their roots hold and the log agrees", async () => {
    pin(authority.root);
    const stage = await setStage(house);
    await stepsIn(house).dealOf(stage, "Anna");
    await sequence(house, stage.organisationId);
    expect((await logChecks(house)).map(({ name, ok, remedy }) => [name, ok, remedy])).toEqual([["log of records", true, null], ["time stamp services", true, null], ["time stamp authorities", true, null]]);
  });

  test("names services that are not set, with the variable", async () => {
    const found = await logChecks({ ...house, config: { ...house.config, tsaUrls: [] } });
    expect(found).toContainEqual({ name: "time stamp services", ok: false, found: "none set", remedy: expect.stringContaining("TSA_URLS") });
  });

  test("says of a demo that its own service answers while it runs, and asks it then", async () => {
    pin(authority.root);
    const demo = async (tsaUrls: readonly string[]) => (await logChecks({ ...house, config: { ...house.config, demo: true, tsaUrls } })).find(({ name }) => name === "time stamp services");
    expect(await demo([])).toMatchObject({ ok: true, found: expect.stringContaining("answers while the demo runs") });
    expect(await demo([authority.url])).toMatchObject({ ok: true, found: expect.stringContaining("answers well") });
  });

  test("names a service that does not answer, beside one that does", async () => {
    pin(authority.root);
    const found = await logChecks({ ...house, config: { ...house.config, tsaUrls: [authority.url, "http://127.0.0.1:1/"] } });
    expect(found.find(({ name }) => name === "time stamp services")).toMatchObject({ ok: false, found: expect.stringMatching(/answers well; http:\/\/127\.0\.0\.1:1\/ unreachable/) });
  });

  test("says that no root is pinned, and that a file is none", async () => {
    expect((await logChecks(house)).find(({ name }) => name === "time stamp authorities")).toMatchObject({ ok: false, found: "0 pinned", remedy: expect.stringContaining("tsa-roots") });
    pin("nothing");
    expect((await logChecks(house)).find(({ name }) => name === "time stamp authorities")).toMatchObject({ ok: false, found: "0 pinned; test.pem: it holds no certificate in PEM" });
  });

  test("says sixty days before that a root ends", async () => {
    pin(authority.root);
    const ends = Temporal.Instant.fromEpochMilliseconds(new X509Certificate(authority.root).validToDate.getTime());
    const at = async (hours: number) => {
      bare.clock.set(ends.subtract({ hours }));
      return (await logChecks(house)).find(({ name }) => name === "time stamp authorities");
    };
    expect(await at(60 * 24 + 1)).toMatchObject({ ok: true });
    expect(await at(60 * 24)).toMatchObject({ ok: false, found: expect.stringContaining(`ends on ${ends.toString().slice(0, 10)}`) });
    expect(await at(0)).toMatchObject({ ok: false, found: "0 pinned" });
  });

  test("names a log that its heads do not lead to", async () => {
    const stage = await setStage(house);
    await stepsIn(house).dealOf(stage, "Anna");
    await sequence(house, stage.organisationId);
    await bare.pool.query("update log_tiles set hashes = set_byte(hashes, 5, get_byte(hashes, 5) # 1)");
    expect(await logChecks(house)).toContainEqual({ name: "log of records", ok: false, found: expect.stringMatching(/older or another copy/), remedy: expect.stringContaining("log restart --yes") });
  });
});
