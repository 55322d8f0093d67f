import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { projectRoot } from "../src/platform/paths.ts";
import { byHand } from "../src/proof/dossier/by-hand.ts";
import { readZip } from "../src/proof/dossier/zip-read.ts";
import { writeZip } from "../src/proof/dossier/zip-write.ts";
import { createTestHouse } from "./support/database.ts";
import { blocksIn, runBlocks } from "./support/documented-commands.ts";
import { tellNeverPaid } from "./support/never-paid.ts";
import { openProofWorld } from "./support/proof-world.ts";
import { missingTool } from "./support/tools.ts";

// Every command of docs/verifying.md, on a dossier that the product made of a deal with real mails, reports and time stamps.

const world = await openProofWorld(await createTestHouse());
const folder = mkdtempSync(join(tmpdir(), "handslag-verifying-"));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.close();
});

const told = await tellNeverPaid(world);
const dossier = await world.dossierOf(told);
const steps = blocksIn(readFileSync(join(projectRoot, "docs/verifying.md"), "utf8"));
const missing = ["sh", "unzip", "openssl", "awk", "python3"].filter(missingTool);
const skipped = missing.length === 0 ? "" : ` (SKIPPED: ${missing.join(", ")} not on this machine)`;

/** Runs some steps of the document, or all, on a dossier. */
function resultsOf(bytes: Uint8Array, only: readonly number[] = []) {
  const place = mkdtempSync(join(folder, "run-"));
  writeFileSync(join(place, "dossier.asice"), bytes);
  const results = runBlocks(steps.filter(({ number }) => only.length === 0 || only.includes(number)), place);
  rmSync(place, { recursive: true });
  return results;
}

/** The steps that do not answer as the document says, by their number. */
function failing(bytes: Uint8Array, only: readonly number[] = []): number[] {
  return resultsOf(bytes, only).filter(({ holds }) => !holds).map(({ number }) => number);
}

const entriesOf = (bytes: Uint8Array) => {
  const read = readZip(bytes);
  if (!read.ok) throw new Error(read.fault);
  return read.entries;
};

const entries = entriesOf(dossier);
/** Each kind of file, and the steps that notice a change in it beside the list of files. */
const kinds: readonly { form: RegExp; noticing: readonly number[] }[] = [
  { form: /^(README|LEESMIJ)\.txt$/, noticing: [] },
  { form: /^report\.pdf$/, noticing: [] },
  { form: /^dossier\.json$/, noticing: [] },
  { form: /^terms\//, noticing: [7] },
  { form: /^mail\/\d+-mail\.eml$/, noticing: [7] },
  { form: /^mail\/\d+-report\.eml$/, noticing: [7] },
  { form: /^invoices\//, noticing: [7] },
  { form: /^att\/\d+-(order|participants)\.json$/, noticing: [7] },
  { form: /^att\/\d+-transcript\.txt$/, noticing: [7] },
  { form: /^att\/salts\.json$/, noticing: [7] },
  { form: /^records\/\d+\.json$/, noticing: [6] },
  { form: /^records\/\d+\.tlog-proof$/, noticing: [6] },
  { form: /^log\/checkpoint$/, noticing: [4] },
  { form: /^log\/policy\.json$/, noticing: [4] },
  { form: /^log\/consistency\//, noticing: [9] },
  { form: /^tsa\/\d+\.tsr$/, noticing: [8] },
  { form: /^tsa\/\d+\.checkpoint$/, noticing: [8, 9] },
  { form: /^tsa\/\d+\.chain\.pem$/, noticing: [] },
  { form: /^tsa\/roots\.pem$/, noticing: [3, 8] },
  { form: /^verify\.(html|py)$/, noticing: [] },
  { form: /^META-INF\/ASiCManifest001\.xml$/, noticing: [3] },
  { form: /^META-INF\/timestamp001\.tst$/, noticing: [3] },
  { form: /^META-INF\/manifest\.note$/, noticing: [5] },
];

function placeOf({ form }: { form: RegExp }): string {
  const found = entries.find(({ name }) => form.test(name));
  if (found === undefined) throw new Error(`the dossier has no ${String(form)}`);
  return found.name;
}

/** The dossier with one byte of some files changed, and the zip written anew around them. */
function withFlipped(places: readonly string[]): Uint8Array {
  const middle = (bytes: Uint8Array) => Math.floor(bytes.length / 2);
  return writeZip(entries.map(({ name, bytes }) => ({ name, bytes: places.includes(name) ? bytes.with(middle(bytes), (bytes[middle(bytes)] ?? 0) ^ 1) : bytes })));
}

test("the document and the read-me of a dossier have the same steps", () => {
  expect(steps.slice(0, byHand.length).map(({ title, commands }) => ({ title, commands }))).toEqual(byHand.map(({ title, commands }) => ({ title, commands })));
  expect(steps.map(({ number }) => number)).toEqual(steps.map((_, at) => at + 1));
});

describe.skipIf(missing.length > 0)(`the commands of docs/verifying.md${skipped}`, () => {
  test("answer as it says, on a dossier of a real deal", () => {
    expect(failing(dossier)).toEqual([]);
  }, 60_000);

  test("notice one changed byte in any kind of file", () => {
    const places = kinds.map(placeOf);
    expect(entries.map(({ name }) => name).filter((name) => !kinds.some(({ form }) => form.test(name)))).toEqual([]);
    for (const { name, bytes } of entries.filter((one) => places.includes(one.name))) {
      const at = bytes.byteOffset - dossier.byteOffset + Math.floor(bytes.length / 2);
      expect([name, failing(dossier.with(at, (dossier[at] ?? 0) ^ 1), [1])]).toEqual([name, [1]]);
    }
    const [, list] = resultsOf(withFlipped(places.filter((name) => !name.startsWith("META-INF/"))), [1, 2]);
    expect(list?.found.split("\n").flatMap((line) => (line.startsWith("CHANGED: ") ? [line.slice(9)] : [])).toSorted()).toEqual(places.filter((name) => !name.startsWith("META-INF/")).toSorted());
  }, 60_000);

  test.each(kinds.filter(({ noticing }) => noticing.length > 0))("notice one in $form by more than the list of files", (kind) => {
    expect(failing(withFlipped([placeOf(kind)]), [1, 4, ...kind.noticing])).toEqual(expect.arrayContaining([...kind.noticing]));
  }, 30_000);

  test("say that there is no time stamp or no signature over the list, instead of failing on it", () => {
    const [, stamp, , signature] = resultsOf(writeZip(entries.filter(({ name }) => !["META-INF/timestamp001.tst", "META-INF/manifest.note"].includes(name))), [1, 3, 4, 5]);
    expect([stamp?.found.trim(), signature?.found.trim()]).toEqual(["there is no time stamp over the list", "there is no signature over the list"]);
  }, 30_000);

  test("name a file that is not in the list, and miss one that is", () => {
    expect(failing(writeZip([...entries, { name: "mail/000099-mail.eml", bytes: new Uint8Array([65]) }]), [1, 2])).toEqual([2]);
    expect(failing(writeZip(entries.filter(({ name }) => name !== "verify.html")), [1, 2])).toEqual([2]);
  }, 30_000);
});

describe("a key from elsewhere", () => {
  const keyInFile = () => Buffer.from(entries.find(({ name }) => name === "log/policy.json")?.bytes ?? []).toString().match(/"key":"([^"]+)"/)?.[1];

  test("is the last line of the mails to the customer", () => {
    const [first] = world.mail.server.received.filter(({ to }) => to[0]?.startsWith("joris"));
    const text = first?.bytes.toString("latin1").replaceAll("=\r\n", "").replaceAll("=3D", "=") ?? "";
    expect(keyInFile()).toMatch(/^localhost:3000\/helder\/log\/1\+[0-9a-f]{8}\+[A-Za-z0-9+/]{43,}=*$/);
    expect(text.split("\r\n")).toContain(keyInFile());
  });

  test("is on the site of the organisation", async () => {
    const app = createApp(world.house, { pool: world.house.pool, demoClock: null, tick: async () => undefined });
    expect(await (await app.request(`/${told.slug}/log/keys`)).text()).toBe(`${keyInFile()}\n`);
  });

  test.skipIf(missing.includes("python3"))("that is another is said by the script", () => {
    writeFileSync(join(folder, "dossier.asice"), dossier);
    cpSync(join(projectRoot, "src/proof/dossier/verify.py"), join(folder, "verify.py"));
    const asked = (key: string) => spawnSync("python3", ["verify.py", "dossier.asice", key], { cwd: folder, encoding: "utf8" });
    expect(asked(keyInFile() ?? "").stdout).toContain("ok            key: the one that you gave");
    expect(asked("handslag.example/a+0a1b2c3d+AQ").status).toBe(2);
  });
});
