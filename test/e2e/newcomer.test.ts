import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../src/platform/paths.ts";
import { openBrowser } from "../support/browser.ts";
import { killPrograms, startProgram } from "../support/program.ts";
import type { Program } from "../support/program.ts";

// The way of a newcomer: the demo as README starts it, a real browser, and nothing but links and buttons.

const folder = mkdtempSync(join(tmpdir(), "handslag-newcomer-"));
let demo: Program;
let browser: Browser;
let page: Page;
let base = "";
let logIn = { email: "", password: "" };

beforeAll(async () => {
  demo = startProgram(process.execPath, [join(projectRoot, "bin/handslag.mjs"), "demo"], {
    cwd: projectRoot,
    env: { PATH: process.env["PATH"], PORT: "0", HANDSLAG_DATA: folder, LOG_LEVEL: "debug" },
  });
  for (let line = await demo.line(); line !== null; line = await demo.line()) {
    base = /ready on (http:\S+)/.exec(line)?.[1] ?? base;
    const office = /\/office\s+(\S+)\s+(\S+)/.exec(line);
    if (office !== null) {
      logIn = { email: office[1] ?? "", password: office[2] ?? "" };
      break;
    }
  }
  browser = await openBrowser();
  page = await (await browser.newContext({ javaScriptEnabled: true, locale: "nl-NL" })).newPage();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  demo?.kill("SIGTERM");
  await demo?.ended;
  killPrograms();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function expectAccessible(): Promise<void> {
  const found = await page.evaluate(`(async () => { ${axe.source}; const r = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }); return r.violations.map((v) => v.id + ": " + v.nodes[0].html); })()`);
  expect([page.url().replace(base, ""), found]).toEqual([page.url().replace(base, ""), []]);
}

/** The waiting list binds nobody, so it asks for no agreement. */
async function fillIn(name: string, { waits = false } = {}): Promise<void> {
  const [first = "", last = ""] = name.split(" ");
  await page.getByLabel("Voornaam").fill(first);
  await page.getByLabel("Achternaam").fill(last);
  await page.getByLabel("E-mailadres", { exact: true }).fill(`${first.toLowerCase()}@nieuw.example`);
  await page.getByText("Ik schrijf in namens een bedrijf").click();
  await page.getByLabel("Naam van het bedrijf").fill("Nieuw & Co");
  await page.getByLabel("Straat en huisnummer").fill("Laan 1");
  await page.getByLabel("Postcode").fill("1234 AB");
  await page.getByLabel("Plaats", { exact: true }).fill("Utrecht");
  if (!waits) await page.getByText("Ik ga akkoord").click();
  await page.getByRole("button", { name: "Verder naar controleren" }).last().click();
}

async function forward(step: string, times = 1): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    await page.goto(`${base}/_clock`);
    await page.getByRole("button", { name: step }).click();
  }
}

async function mailTo(address: string, subject: RegExp): Promise<string> {
  for (let tries = 0; tries < 400; tries += 1) {
    await page.goto(`${base}/_mail?to=${encodeURIComponent(address)}`);
    const link = page.getByRole("link", { name: subject }).first();
    if ((await link.count()) > 0) {
      await link.click();
      return page.content();
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`no mail to ${address} about ${subject}`);
}

test("signs up, reads the mail, lets a place lapse, sees the next in line get it, and marks somebody paid", async () => {
  await page.goto(`${base}/demo`);
  await expectAccessible();
  await page.getByRole("link", { name: "Verkopen zonder duwen" }).click();
  await expectAccessible();

  await page.getByRole("link", { name: /^Inschrijven/ }).first().click();
  await page.getByRole("button", { name: "Verder naar controleren" }).last().click();
  await expectAccessible();
  expect(await page.title()).toMatch(/^Fout: /);
  expect(await page.evaluate("document.activeElement.className")).toContain("error-summary");
  await fillIn("Pia Nieuwenhuis");
  await expectAccessible();
  await page.getByRole("button", { name: /^Wijzigen\s*: Deelnemer 1/ }).click({ timeout: 5000 });
  expect(await page.getByLabel("Voornaam").inputValue()).toBe("Pia");
  await page.getByRole("button", { name: "Verder naar controleren" }).last().click();
  await page.getByRole("button", { name: "Bestelling met betalingsverplichting" }).click();
  const deal = page.url();
  expect(deal).toMatch(/\/d\/[A-Z0-9]{8}\/[a-z0-9]{26}$/);
  await expectAccessible();
  expect(await page.locator("h1").innerText()).toMatch(/plaats voor u vast.*€/s);

  expect(await mailTo("pia@nieuw.example", /Verkopen/)).toContain(deal.replace(base, ""));
  await expectAccessible();

  await page.goto(`${base}/demo/verkopen-zonder-duwen`);
  await page.getByRole("link", { name: /wachtlijst/ }).first().click();
  await fillIn("Wies Wachter", { waits: true });
  await page.getByRole("button", { name: /wachtlijst \(vrijblijvend\)/ }).click();
  const waiting = page.url();
  expect(waiting).toContain("/w/");
  await expectAccessible();

  await forward("een week");
  await page.goto(deal);
  expect(await page.locator("h1").innerText()).toContain("gaven uw plaats door");
  await expectAccessible();
  expect(await mailTo("noor@bakkali.example", /Verkopen/)).toBeTruthy();

  await page.goto(`${base}/demo/verkopen-zonder-duwen`);
  await page.getByRole("link", { name: /^Inschrijven/ }).first().click();
  await fillIn("Koen Betaler");
  await page.getByRole("button", { name: "Bestelling met betalingsverplichting" }).click();
  const paid = page.url();
  const [, code = ""] = /\/d\/([A-Z0-9]{8})\//.exec(paid) ?? [];

  await page.goto(`${base}/office`);
  await page.getByLabel(/e-mail/i).fill(logIn.email);
  await page.getByLabel(/wachtwoord/i).fill(logIn.password);
  await page.getByRole("button", { name: "Inloggen" }).click();
  expect(page.url()).toBe(`${base}/office`);
  for (const office of ["/office", "/office/sessions", "/office/terms", "/office/terms/new", "/office/settings"]) {
    await page.goto(`${base}${office}`);
    await expectAccessible();
  }
  await page.goto(`${base}/office/deals/${code}/payment`);
  await expectAccessible();
  await page.locator("main form[method=post] button").first().click();
  await page.goto(paid);
  expect(await page.locator("h1").innerText()).not.toMatch(/Betaal/);
  expect(await mailTo("koen@nieuw.example", /Wij ontvingen/)).toBeTruthy();

  await page.goto(`${base}/healthz`);
  expect(await page.locator("body").innerText()).toContain('"ok":true');

  const log = demo.complaints();
  expect(log).toContain('"route":"/d/:code/:secret');
  const secrets = [deal, waiting, paid].map((address) => address.split("/").at(-1)?.split("?")[0] ?? "");
  for (const word of [...secrets, "pia@nieuw", "Nieuwenhuis", "Nieuw & Co", "Wachter", logIn.password, logIn.email]) expect(log).not.toContain(word);
}, 240_000);
