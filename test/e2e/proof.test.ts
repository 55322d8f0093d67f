import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible } from "../support/accessible.ts";
import { openBrowser } from "../support/browser.ts";
import { startDemo } from "../support/demo.ts";
import type { RunningDemo } from "../support/demo.ts";

// The pages of proof in a real browser: read by everybody, on a phone too, and the file comes down by the button.

let demo: RunningDemo;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  demo = await startDemo({ port: 0 });
  browser = await openBrowser();
  page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "nl-NL" })).newPage();
  await page.goto(`${demo.base}/office/log-in`);
  await page.getByLabel("E-mailadres").fill(demo.logIn.email);
  await page.getByLabel("Wachtwoord").fill(demo.logIn.password);
  await page.getByLabel("Wachtwoord").press("Enter");
  await page.waitForURL(/\/office$/);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
}, 60_000);

test("proof, a new key, the dossier and the customer's page are accessible in both languages, and none is wider than a phone", async () => {
  await page.goto(`${demo.base}/office/deals`);
  const deal = (await page.locator("main a[href^='/office/deals/']").first().getAttribute("href")) ?? "";
  await page.goto(`${demo.base}${deal}`);
  const own = (await page.locator("a[href^='/d/']").first().getAttribute("href")) ?? "";
  for (const lang of ["nl", "en"]) {
    for (const path of ["/office/proof", "/office/proof/key", deal, `${deal}/dossier`, own, `${own}/dossier`]) {
      await page.goto(`${demo.base}${path}?lang=${lang}`);
      await page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true");
      await expectAccessible(page);
      expect([path, await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")]).toEqual([path, true]);
    }
  }
  await page.goto(`${demo.base}${deal}/dossier?lang=nl`);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Maak het dossier" }).click()]);
  expect(file.suggestedFilename()).toMatch(/^[A-Z0-9]{8}-\d{4}-\d\d-\d\d\.asice$/);
}, 120_000);
