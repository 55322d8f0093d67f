import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { killPrograms, startProgram } from "../../../test/support/program.ts";
import type { Program } from "../../../test/support/program.ts";
import { projectRoot } from "../paths.ts";
import { readPostmaster } from "./postmaster.ts";

const isRoot = process.getuid?.() === 0;
let workplace = "";
let opener = "";
/** A folder with a database that was made and stopped; most tests begin with a copy, because making one takes a second. */
let made = "";
let folder = "";

beforeAll(async () => {
  mkdirSync(join(projectRoot, "dist"), { recursive: true });
  workplace = mkdtempSync(join(projectRoot, "dist", "embedded-test-"));
  chmodSync(workplace, 0o755);
  opener = join(workplace, "open-database.mjs");
  await build({ entryPoints: [join(projectRoot, "test/support/open-database.ts")], outfile: opener, bundle: true, platform: "node", format: "esm", packages: "external", logLevel: "error" });
  made = mkdtempSync(join(tmpdir(), "handslag-made-"));
  folder = made;
  const first = open();
  await said(first);
  await stop(first);
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "handslag-folder-"));
  chmodSync(folder, 0o755);
});

afterEach(() => {
  killPrograms();
  const left = readPostmaster(join(folder, "postgres"));
  if (left !== null) process.kill(left.pid, "SIGQUIT");
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

afterAll(() => {
  rmSync(workplace, { recursive: true, force: true });
  rmSync(made, { recursive: true, force: true });
});

describe("the database of a data folder", () => {
  test("starts the first time, starts again warm, and keeps what is in it", async () => {
    const first = open();
    expect(await said(first)).toMatchObject({ word: "open", openings: 1 });
    expect(await stop(first)).toBe(0);
    expect(running()).toBeNull();
    const second = open();
    expect(await said(second)).toMatchObject({ word: "open", openings: 2 });
    expect(await stop(second)).toBe(0);
  });

  test("keeps its password readable by its owner alone, and listens on loopback alone", async () => {
    useMade();
    const program = open();
    await said(program);
    expect(statSync(join(folder, "database-password")).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "postgres")).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[5]).toBe("127.0.0.1");
    await stop(program);
  });

  test("is refused to a second server with one line that says what to do", async () => {
    useMade();
    const first = open();
    await said(first);
    const second = open();
    const refusal = await said(second);
    expect(refusal).toMatchObject({ word: "in use" });
    expect(refusal["reason"]).toBe(`${folder} is in use by another Handslag: stop that one, or set HANDSLAG_DATA to another folder`);
    expect(await second.ended).toBe(1);
    expect(await stop(first)).toBe(0);
  });

  test("is given to one of two servers that start for the first time at once", async () => {
    const both = [open(), open()];
    const words = (await Promise.all(both.map(said))).map(({ word }) => word);
    expect(words.sort()).toEqual(["in use", "open"]);
    await Promise.all(both.map(stop));
    expect(running()).toBeNull();
  });

  test("is adopted when its program was killed, and then ended by the one that adopted it", async () => {
    useMade();
    const first = open();
    await said(first);
    const orphan = running();
    first.kill("SIGKILL");
    await first.ended;
    expect(running()?.pid).toBe(orphan?.pid);
    const second = open();
    expect(await said(second)).toMatchObject({ word: "open", openings: 3 });
    expect(running()?.pid).toBe(orphan?.pid);
    expect(await stop(second)).toBe(0);
    expect(running()).toBeNull();
  });

  test("is reported as lost when it is killed, and starts again with everything that was committed", async () => {
    useMade();
    const first = open();
    await said(first);
    process.kill(running()?.pid ?? 0, "SIGKILL");
    expect(await said(first)).toMatchObject({ word: "lost", reason: expect.stringContaining("ended; see") });
    expect(await first.ended).toBe(3);
    const second = open();
    expect(await said(second)).toMatchObject({ word: "open", openings: 3 });
    expect(await stop(second)).toBe(0);
  });

  test("starts when program and database were both killed and another program now has the old process number", async () => {
    useMade();
    const first = open();
    await said(first);
    const database = running()?.pid ?? 0;
    first.kill("SIGKILL");
    process.kill(database, "SIGKILL");
    await first.ended;
    const file = join(folder, "postgres", "postmaster.pid");
    writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, String(process.pid)));
    const second = open();
    expect(await said(second)).toMatchObject({ word: "open", openings: 3 });
    expect(await stop(second)).toBe(0);
  });

  test("is shared by commands beside a server, whoever leaves first", async () => {
    useMade();
    const command = open("beside");
    expect(await said(command)).toMatchObject({ word: "open", openings: 2 });
    const server = open();
    expect(await said(server)).toMatchObject({ word: "open", openings: 3 });
    expect(await stop(command)).toBe(0);
    expect(running()).not.toBeNull();
    const second = open("beside");
    expect(await said(second)).toMatchObject({ word: "open", openings: 4 });
    expect(await stop(server)).toBe(0);
    expect(running()).not.toBeNull();
    expect(await stop(second)).toBe(0);
    expect(running()).toBeNull();
  });

  test("begins anew after a first start that was broken off", async () => {
    const first = open();
    while (!existsSync(join(folder, "database-password"))) await new Promise((resolve) => setImmediate(resolve));
    first.kill("SIGKILL");
    await first.ended;
    const second = open();
    expect(await said(second)).toMatchObject({ word: "open" });
    expect(await stop(second)).toBe(0);
  });

  test("says what PostgreSQL said when the cluster does not fit this program", async () => {
    useMade();
    writeFileSync(join(folder, "postgres", "PG_VERSION"), "9\n");
    expect(await said(open())).toMatchObject({ word: "failed", reason: expect.stringContaining("database files are incompatible with server") });
  });
});

describe.skipIf(!isRoot)("as root and as an ordinary user (this part needs root to play both)", () => {
  test("an ordinary user runs it under their own name", async () => {
    const { uid, gid } = nobody();
    chownSync(folder, uid, gid);
    const first = open(undefined, { uid, gid });
    expect(await said(first)).toMatchObject({ word: "open", openings: 1 });
    expect(ownerOf(running()?.pid)).toBe(uid);
    expect(await stop(first)).toBe(0);
    const asRoot = open();
    expect(await said(asRoot)).toMatchObject({ word: "open", openings: 2 });
    expect(await stop(asRoot)).toBe(0);
    const again = open(undefined, { uid, gid });
    expect(await said(again)).toMatchObject({ word: "open", openings: 3 });
    expect(await stop(again)).toBe(0);
  });

  test("root runs it under another name, also below a folder that only root may enter", async () => {
    const closed = join(folder, "closed");
    mkdirSync(closed, { mode: 0o700 });
    folder = join(closed, "data");
    const program = open();
    expect(await said(program)).toMatchObject({ word: "open", openings: 1 });
    expect(ownerOf(running()?.pid)).toBe(nobody().uid);
    expect(await stop(program)).toBe(0);
    folder = join(closed, "..");
  });
});

function useMade(): void {
  execFileSync("cp", ["-a", `${made}/.`, folder]);
}

function open(manner?: "beside", as: { uid?: number; gid?: number } = {}): Program {
  return startProgram(process.execPath, [opener, folder, ...(manner === undefined ? [] : [manner])], as);
}

async function said(program: Program): Promise<Record<string, unknown>> {
  const line = await program.line();
  if (line === null) throw new Error(`the program ended without a word: ${program.complaints()}`);
  return JSON.parse(line) as Record<string, unknown>;
}

async function stop(program: Program): Promise<number | NodeJS.Signals> {
  program.kill("SIGTERM");
  return program.ended;
}

function running() {
  return readPostmaster(join(folder, "postgres"));
}

function ownerOf(pid: number | undefined): number {
  return statSync(`/proc/${pid ?? 0}`).uid;
}

function nobody(): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}
