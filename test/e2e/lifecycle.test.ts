import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readPostmaster } from "../../src/platform/database/postmaster.ts";
import { projectRoot } from "../../src/platform/paths.ts";
import { killPrograms, startProgram } from "../support/program.ts";
import type { Program } from "../support/program.ts";

// The whole program as a process: how it starts, and what is left when it is stopped or killed.

const program = join(projectRoot, "bin/handslag.mjs");
/** A folder that was started once and stopped; tests begin with a copy, because a first start takes seconds. */
let made = "";
let folder = "";

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), "handslag-made-"));
  folder = made;
  const first = start(["migrate"]);
  expect(await first.ended).toBe(0);
}, 60_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "handslag-life-"));
  execFileSync("cp", ["-a", `${made}/.`, folder]);
});

afterEach(() => {
  killPrograms();
  const left = readPostmaster(join(folder, "postgres"));
  if (left !== null) process.kill(left.pid, "SIGQUIT");
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

afterAll(() => rmSync(made, { recursive: true, force: true }));

/** @param oldNode a Node that knows no Temporal, as on a machine with Node 20: the program then goes on with its own */
function start(args: readonly string[], { oldNode = false } = {}): Program {
  return startProgram(process.execPath, [...(oldNode ? ["--no-harmony-temporal"] : []), program, ...args], { cwd: projectRoot, env: environment() });
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"], PORT: "0", HANDSLAG_DATA: folder, LOG_LEVEL: "warn" };
}

/** Where the server listens, once it does. */
async function ready(server: Program): Promise<string> {
  for (let line = await server.line(); line !== null; line = await server.line()) {
    const address = /^Handslag is ready on (\S+)$/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`the server ended before it was ready: ${server.complaints()}`);
}

async function isUp(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/healthz`)).status === 200;
  } catch {
    return false;
  }
}

function database() {
  return readPostmaster(join(folder, "postgres"));
}

describe("a server", () => {
  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("that gets %s ends with its database, and with nothing to complain", async (signal) => {
    const server = start(["serve"]);
    expect(await isUp(await ready(server))).toBe(true);
    server.kill(signal);
    expect(await server.ended).toBe(0);
    expect(database()).toBeNull();
    expect(server.complaints()).toBe("");
  });

  test("that npm started ends when npm is asked to", async () => {
    const server = startProgram("npm", ["start", "-s"], { cwd: projectRoot, env: environment() });
    const address = await ready(server);
    server.kill("SIGTERM");
    await server.ended;
    await expect.poll(() => isUp(address)).toBe(false);
    await expect.poll(database, { timeout: 5_000 }).toBeNull();
  });

  test("that was started by an older Node ends with whoever started it, even when that one is killed", async () => {
    const server = start(["serve"], { oldNode: true });
    const address = await ready(server);
    server.kill("SIGKILL");
    await server.ended;
    await expect.poll(() => isUp(address), { timeout: 5_000 }).toBe(false);
    const next = start(["serve"], { oldNode: true });
    expect(await isUp(await ready(next))).toBe(true);
    next.kill("SIGTERM");
    expect(await next.ended).toBe(0);
    expect(database()).toBeNull();
  });

  test("that was killed is followed by one that goes on with its database", async () => {
    const first = start(["serve"]);
    await ready(first);
    const left = database();
    first.kill("SIGKILL");
    await first.ended;
    const second = start(["serve"]);
    expect(await isUp(await ready(second))).toBe(true);
    expect(database()?.pid).toBe(left?.pid);
    second.kill("SIGTERM");
    expect(await second.ended).toBe(0);
    expect(database()).toBeNull();
  });

  test("whose database is killed says so in one line and ends, and starts again", async () => {
    const first = start(["serve"]);
    await ready(first);
    process.kill(database()?.pid ?? 0, "SIGKILL");
    expect(await first.ended).toBe(1);
    const said = first.complaints().split("\n").filter((line) => line.includes('"level":60'));
    expect(said.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([`the database in ${folder} ended; see ${join(folder, "postgres.log")}`]);
    const second = start(["serve"]);
    expect(await isUp(await ready(second))).toBe(true);
    second.kill("SIGTERM");
    expect(await second.ended).toBe(0);
  });

  test("on a folder that another one serves is refused with one line", async () => {
    const first = start(["serve"]);
    await ready(first);
    const second = start(["serve"]);
    expect(await second.ended).toBe(1);
    expect(second.complaints()).toBe(`${folder} is in use by another Handslag: stop that one, or set HANDSLAG_DATA to another folder\n`);
    first.kill("SIGTERM");
    expect(await first.ended).toBe(0);
  });
});

describe("a program that belongs to somebody else than who starts it", () => {
  /** A copy of the program in which nothing may be written: root may write anywhere, so root plays somebody else. */
  function copyOfProgram(): { root: string; as: { uid?: number; gid?: number } } {
    const root = join(folder, "program");
    mkdirSync(root);
    for (const name of ["bin", "src", "migrations", "package.json"]) execFileSync("cp", ["-r", join(projectRoot, name), root]);
    symlinkSync(join(projectRoot, "node_modules"), join(root, "node_modules"));
    chmodSync(folder, 0o755);
    const idOf = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
    return { root, as: process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {} };
  }

  test.skipIf(!othersMayRead(projectRoot))("starts what its owner built, and says in one line what to do when nobody did (needs a project that others may read)", async () => {
    const { root, as } = copyOfProgram();
    const help = () => startProgram(process.execPath, [join(root, "bin/handslag.mjs"), "help"], { ...as, cwd: "/", env: environment() });
    mkdirSync(join(root, "dist"));
    chmodSync(join(root, "dist"), 0o555);
    const unbuilt = help();
    expect(await unbuilt.ended).toBe(1);
    expect(unbuilt.complaints()).toBe(`${join(root, "dist")} cannot be written: start Handslag once as the owner of ${root}, for example with: npm run -s handslag -- help\n`);
    chmodSync(join(root, "dist"), 0o755);
    const owner = startProgram(process.execPath, [join(root, "bin/handslag.mjs"), "help"], { cwd: "/", env: environment() });
    expect(await owner.ended).toBe(0);
    execFileSync("chmod", ["-R", "a-w", join(root, "dist")]);
    const built = help();
    expect([await built.ended, built.complaints()]).toEqual([0, ""]);
    execFileSync("chmod", ["-R", "u+w", join(root, "dist")]);
  });
});

function othersMayRead(path: string): boolean {
  const parents = path.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/") || "/");
  return process.getuid?.() !== 0 || parents.every((parent) => (statSync(parent).mode & 0o005) === 0o005);
}

describe("a command", () => {
  async function run(args: readonly string[]): Promise<{ code: number | NodeJS.Signals; json: unknown; complaints: string }> {
    const command = start(args);
    let text = "";
    for (let line = await command.line(); line !== null; line = await command.line()) text += line;
    return { code: await command.ended, json: text === "" ? null : JSON.parse(text), complaints: command.complaints() };
  }

  test("works without a server and beside one, and leaves things as they were", async () => {
    const alone = await run(["audit", "--json"]);
    expect(alone).toMatchObject({ code: 0, json: { ok: true } });
    expect(database()).toBeNull();
    const server = start(["serve"]);
    const address = await ready(server);
    const beside = await Promise.all([run(["audit", "--json"]), run(["sweep", "--as-of", "2026-12-02T12:00:00Z", "--json"]), run(["migrate", "--json"]), run(["doctor", "--json"])]);
    expect(beside.map(({ code }) => code)).toEqual([0, 0, 0, 1]);
    expect(beside.map(({ json }) => json)).toMatchObject([{ ok: true }, { done: 0, failed: 0 }, { upToDate: true, applied: [] }, { ok: false }]);
    expect(await isUp(address)).toBe(true);
    server.kill("SIGTERM");
    expect(await server.ended).toBe(0);
    expect(database()).toBeNull();
  });

  test("for an organisation that is not there is wrong use, in one line", async () => {
    expect(await run(["api-key", "create", "--organisation", "niemand"])).toEqual({ code: 2, json: null, complaints: expect.stringMatching(/no organisation niemand\n$/) });
  });
});

test("the secret and the password of the house are in its folder, for its owner alone, and in no log", async () => {
  const server = start(["serve"]);
  await ready(server);
  server.kill("SIGTERM");
  await server.ended;
  const secrets = ["secret", "database-password"].map((name) => readFileSync(join(folder, name), "utf8").trim());
  const log = `${readFileSync(join(folder, "postgres.log"), "utf8")}${server.complaints()}`;
  for (const secret of secrets) expect(log).not.toContain(secret);
  expect(existsSync(join(folder, "secret"))).toBe(true);
});
