import { statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { content, nonce, requestOf, runningAuthority, workshop } from "../../../test/support/time-stamps.ts";
import { killPrograms, startProgram } from "../../../test/support/program.ts";
import { projectRoot } from "../../platform/paths.ts";
import { checkTimeStamp } from "../../proof/time-stamp/check.ts";
import { readTimeStampReply } from "../../proof/time-stamp/reply.ts";

afterAll(killPrograms);

async function stamp(url: string, body?: Uint8Array): Promise<Uint8Array> {
  const response = await fetch(url, { method: "POST", body: Uint8Array.from(body ?? (await requestOf())) });
  return new Uint8Array(await response.arrayBuffer());
}

describe("the local time stamp authority", () => {
  test("stamps what it is asked, below the root that it shows", async () => {
    const { url } = await runningAuthority();
    const root = await (await fetch(`${url}/root.pem`)).text();
    expect(await checkTimeStamp({ reply: await stamp(url), data: content, nonce, roots: [root] })).toMatchObject({ ok: true, stamp: { at: "2026-11-26T09:30:15.25Z" } });
  });

  test("refuses what is no request", async () => {
    const { url } = await runningAuthority();
    expect(readTimeStampReply(await stamp(url, Uint8Array.of(1, 2, 3)))).toEqual({ kind: "rejected", why: "rejected; that is no request for a time stamp; it could not read the request" });
  });

  test("goes on with the same root after a restart, from a file that only its owner reads, and so what it stamped stays good", async () => {
    const { folder } = workshop();
    const first = await runningAuthority({ folder });
    const reply = await stamp(first.url);
    await first.stop();
    const second = await runningAuthority({ folder });
    expect(second.root).toBe(first.root);
    for (const bytes of [reply, await stamp(second.url)]) expect(await checkTimeStamp({ reply: bytes, data: content, roots: [second.root] })).toMatchObject({ ok: true });
    expect(statSync(join(folder, "time-stamp-authority.json")).mode & 0o777).toBe(0o600);
  });

  test("does not begin with a new root by itself when its file is something else", async () => {
    const { folder, write } = workshop();
    write("time-stamp-authority.json", "{}");
    await expect(runningAuthority({ folder })).rejects.toThrow("time-stamp-authority.json holds no authority: delete it to begin with a new root");
  });
});

test("the command stamps with a clock that is set off, until it is stopped", async () => {
  const program = startProgram(process.execPath, [join(projectRoot, "bin/handslag.mjs"), "time-stamp-authority", "--port", "0", "--ahead", "PT36H"]);
  const url = /on (http:\S+),/.exec((await program.line()) ?? "")?.[1] ?? "";
  const root = await (await fetch(`${url}/root.pem`)).text();
  const nowMs = Temporal.Now.instant().add({ hours: 36 }).epochMilliseconds;
  expect(await checkTimeStamp({ reply: await stamp(url), data: content, nonce, roots: [root], clock: { nowMs, toleranceSeconds: 120 } })).toMatchObject({ ok: true });
  program.kill("SIGTERM");
  expect(await program.ended).toBe(0);
});
