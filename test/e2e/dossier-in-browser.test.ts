import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keysOf } from "../../src/features/log/store.ts";
import { readZip } from "../../src/proof/dossier/zip-read.ts";
import { openBrowser } from "../support/browser.ts";
import { createTestHouse } from "../support/database.ts";
import { tellNeverPaid } from "../support/never-paid.ts";
import { openProofWorld } from "../support/proof-world.ts";

// A dossier that the product made, checked by the page that lies in it, from a file and without a network.

const world = await openProofWorld(await createTestHouse());
const folder = mkdtempSync(join(tmpdir(), "handslag-dossier-page-"));
const told = await tellNeverPaid(world);
const dossier = await world.dossierOf(told);
let browser: Browser;

beforeAll(async () => {
  const read = readZip(dossier);
  const entries = read.ok ? read.entries : [];
  writeFileSync(join(folder, "verify.html"), entries.find(({ name }) => name === "verify.html")?.bytes ?? "");
  writeFileSync(join(folder, "deal.asice"), dossier);
  const mail = entries.find(({ name }) => name.endsWith("-mail.eml"));
  const at = (mail?.bytes.byteOffset ?? 0) - dossier.byteOffset + 200;
  writeFileSync(join(folder, "changed.asice"), dossier.with(at, (dossier[at] ?? 0) ^ 1));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
  await world.close();
});

async function check(file: string): Promise<Page> {
  const context = await browser.newContext({ offline: true, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, "verify.html")).href);
  await page.setInputFiles("input[type=file]", join(folder, file));
  await page.locator("#verdict").waitFor();
  return page;
}

test("the page from the dossier says that it holds, tells its story in order, and shows a mail as text", async () => {
  const page = await check("deal.asice");
  expect(await page.locator("#verdict").innerText()).toBe("Everything in this dossier fits together. Whose it is has not been checked yet: the key comes from the file itself.");
  const story = await page.locator("ol.proof > li").allInnerTexts();
  const types = ["Deal formed", "Message sent", "Message accepted by the recipient's mail server", "Invoice issued", "Attendance noted"];
  const places = types.map((type) => story.findIndex((line) => line.includes(type)));
  expect(places.every((place, at) => place > (places[at - 1] ?? -1))).toBe(true);
  expect(story[places[0] ?? 0]).toContain("Tue 24 Nov 2026 10:43");
  expect(story[places[0] ?? 0]).toContain("Recorded between");
  await page.getByText("Show the mail").first().click();
  const letter = page.locator("ol.proof pre").first();
  await letter.waitFor();
  expect(await letter.innerText()).toContain("localhost:3000/helder/log/1");
  const [key] = await keysOf(world.house.db, { organisationId: told.organisationId, log: 1 });
  expect(await letter.innerText()).toContain(key?.verifier);
  await page.fill("#key", key?.verifier ?? "");
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByText("the log is signed by the key that you gave").first().waitFor();
  expect(await page.getByText("WRONG").count()).toBe(0);
}, 60_000);

test("one changed byte in a mail is named, and the verdict says so", async () => {
  const page = await check("changed.asice");
  expect(await page.locator("#verdict").innerText()).toMatch(/^This dossier is not as it was made: \d checks fail\.$/);
  const wrong = await page.locator(".clause", { hasText: "What is wrong" }).first().innerText();
  expect(wrong).toMatch(/mail\/\d+-mail\.eml\s+Changed: its hash is not the one in the list\./);
  expect(wrong).toMatch(/\d+\/mail\s+mail\/\d+-mail\.eml is not what was recorded\./);
}, 60_000);
