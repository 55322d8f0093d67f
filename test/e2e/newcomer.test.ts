import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible } from "../support/accessible.ts";
import { openBrowser } from "../support/browser.ts";
import { startDemo } from "../support/demo.ts";
import type { RunningDemo } from "../support/demo.ts";

// The way of a newcomer: the demo as README starts it, a real browser, and nothing but links and buttons.

let demo: RunningDemo;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  demo = await startDemo({ port: 0 });
  browser = await openBrowser();
  page = await (await browser.newContext({ javaScriptEnabled: true, locale: "nl-NL" })).newPage();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
}, 60_000);

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
    await page.goto(`${demo.base}/_clock`);
    await page.getByRole("button", { name: step }).click();
  }
}

async function mailTo(address: string, subject: RegExp): Promise<string> {
  for (let tries = 0; tries < 400; tries += 1) {
    await page.goto(`${demo.base}/_mail?to=${encodeURIComponent(address)}`);
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
  await page.goto(`${demo.base}/demo`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Verkopen zonder duwen" }).click();
  await expectAccessible(page);

  await page.getByRole("link", { name: /^Inschrijven/ }).first().click();
  await page.getByRole("button", { name: "Verder naar controleren" }).last().click();
  await expectAccessible(page);
  expect(await page.title()).toMatch(/^Fout: /);
  expect(await page.evaluate("document.activeElement.className")).toContain("error-summary");
  await fillIn("Pia Nieuwenhuis");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Wijzigen\s*: Deelnemer 1/ }).click({ timeout: 5000 });
  expect(await page.getByLabel("Voornaam").inputValue()).toBe("Pia");
  await page.getByRole("button", { name: "Verder naar controleren" }).last().click();
  await page.getByRole("button", { name: "Bestelling met betalingsverplichting" }).click();
  const deal = page.url();
  expect(deal).toMatch(/\/d\/[A-Z0-9]{8}\/[a-z0-9]{26}$/);
  await expectAccessible(page);
  expect(await page.locator("h1").innerText()).toMatch(/plaats voor u vast.*€/s);

  expect(await mailTo("pia@nieuw.example", /Verkopen/)).toContain(deal.replace(demo.base, ""));
  await expectAccessible(page);

  await page.goto(`${demo.base}/demo/verkopen-zonder-duwen`);
  await page.getByRole("link", { name: /wachtlijst/ }).first().click();
  await fillIn("Wies Wachter", { waits: true });
  await page.getByRole("button", { name: /wachtlijst \(vrijblijvend\)/ }).click();
  const waiting = page.url();
  expect(waiting).toContain("/w/");
  await expectAccessible(page);

  await forward("een week");
  await page.goto(deal);
  expect(await page.locator("h1").innerText()).toContain("gaven uw plaats door");
  await expectAccessible(page);
  expect(await mailTo("noor@bakkali.example", /Verkopen/)).toBeTruthy();

  await page.goto(`${demo.base}/demo/verkopen-zonder-duwen`);
  await page.getByRole("link", { name: /^Inschrijven/ }).first().click();
  await fillIn("Koen Betaler");
  await page.getByRole("button", { name: "Bestelling met betalingsverplichting" }).click();
  const paid = page.url();
  const [, code = ""] = /\/d\/([A-Z0-9]{8})\//.exec(paid) ?? [];

  await page.goto(`${demo.base}/office`);
  await page.getByLabel(/e-mail/i).fill(demo.logIn.email);
  await page.getByLabel(/wachtwoord/i).fill(demo.logIn.password);
  await page.getByRole("button", { name: "Inloggen" }).click();
  expect(page.url()).toBe(`${demo.base}/office`);
  for (const office of ["/office", "/office/sessions", "/office/terms", "/office/terms/new", "/office/settings"]) {
    await page.goto(`${demo.base}${office}`);
    await expectAccessible(page);
  }
  await page.goto(`${demo.base}/office/deals/${code}/payment`);
  await expectAccessible(page);
  await page.locator("main form[method=post] button").first().click();
  await page.goto(paid);
  expect(await page.locator("h1").innerText()).not.toMatch(/Betaal/);
  expect(await mailTo("koen@nieuw.example", /Wij ontvingen/)).toBeTruthy();

  await page.goto(`${demo.base}/healthz`);
  expect(await page.locator("body").innerText()).toContain('"ok":true');

  const log = demo.log();
  expect(log).toContain('"route":"/d/:code/:secret');
  const secrets = [deal, waiting, paid].map((address) => address.split("/").at(-1)?.split("?")[0] ?? "");
  for (const word of [...secrets, "pia@nieuw", "Nieuwenhuis", "Nieuw & Co", "Wachter", demo.logIn.password, demo.logIn.email]) expect(log).not.toContain(word);
}, 240_000);
