import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible } from "../support/accessible.ts";
import { openBrowser } from "../support/browser.ts";
import { startDemo } from "../support/demo.ts";
import type { RunningDemo } from "../support/demo.ts";
import { providerAt } from "../support/mollie.ts";

// Somebody signs up and pays online, in a real browser without script, against the simulated provider: two servers that speak to each other.

let demo: RunningDemo;
let browser: Browser;
let page: Page;

/** The provider sends people back to our address, so it has to be known before. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

beforeAll(async () => {
  demo = await startDemo({ port: await freePort() });
  browser = await openBrowser();
  page = await (await browser.newContext({ javaScriptEnabled: false, locale: "nl-NL" })).newPage();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
}, 60_000);

/** With script, which the look needs. */
async function expectAccessibleAt(address: string): Promise<void> {
  const looking = await (await browser.newContext({ locale: "nl-NL" })).newPage();
  await looking.goto(address);
  await expectAccessible(looking);
  await looking.context().close();
}

async function signUp(first: string): Promise<string> {
  await page.goto(`${demo.base}/demo`);
  await page.getByRole("link", { name: "Verkopen zonder duwen" }).click();
  await page.getByRole("link", { name: /^Inschrijven/ }).first().click();
  await page.getByLabel("Voornaam").fill(first);
  await page.getByLabel("Achternaam").fill("Betaalder");
  await page.getByLabel("E-mailadres", { exact: true }).fill(`${first.toLowerCase()}@nieuw.example`);
  await page.getByText("Ik schrijf in namens een bedrijf").click();
  await page.getByLabel("Naam van het bedrijf").fill("Nieuw & Co");
  await page.getByLabel("Straat en huisnummer").fill("Laan 1");
  await page.getByLabel("Postcode").fill("1234 AB");
  await page.getByLabel("Plaats", { exact: true }).fill("Utrecht");
  await page.getByText("Ik ga akkoord").click();
  await page.getByRole("button", { name: "Verder naar controleren" }).last().click();
  await page.getByRole("button", { name: "Bestelling met betalingsverplichting" }).click();
  return page.url();
}

const headline = () => page.locator("h1").innerText();

/** From the button by way of our own page to the provider. */
async function toCheckout(): Promise<void> {
  await page.getByRole("button", { name: /^Betaal € .* online$/ }).click();
  await page.waitForURL(`${demo.simulator}/checkout/**`);
}

test("signs up, breaks one payment off, pays the next, and the place is certain; money that the bank takes back is seen in the office", { timeout: 240_000 }, async () => {
  const deal = await signUp("Fenna");
  expect(await headline()).toMatch(/plaats voor u vast/);
  await expectAccessibleAt(deal);

  await toCheckout();
  await page.getByRole("button", { name: "canceled" }).click();
  await page.waitForURL(`${deal}/pay/**`);
  expect(await headline()).toMatch(/afgebroken. Er is niets afgeschreven/);
  await expectAccessibleAt(page.url());

  await page.getByRole("link", { name: "Probeer het opnieuw" }).click();
  await toCheckout();
  await page.getByRole("button", { name: "open", exact: true }).click();
  await page.waitForURL(`${deal}/pay/**`);
  expect(await headline()).toMatch(/nog niet afgerond/);
  await expectAccessibleAt(page.url());
  await page.getByRole("link", { name: "Verder met betalen" }).click();
  await page.waitForURL(`${demo.simulator}/checkout/**`);
  await page.getByRole("button", { name: "paid", exact: true }).click();
  await page.waitForURL(`${deal}/pay/**`);
  expect(await headline()).toMatch(/is binnen/);
  const attempt = page.url();
  await expectAccessibleAt(attempt);
  await page.getByRole("link", { name: "Naar uw afspraak" }).click();
  expect(await headline()).not.toMatch(/Betaal/);
  expect(await page.getByRole("button", { name: /online$/ }).count()).toBe(0);

  const provider = providerAt({ url: demo.simulator });
  const [paid] = (await provider.payments()).filter(({ status }) => status === "paid");
  expect((await provider.payments()).map(({ status }) => status).sort()).toEqual(["canceled", "paid"]);
  await provider.chargeBack(paid?.id ?? "");
  await page.goto(`${demo.base}/office`);
  await page.getByLabel(/e-mail/i).fill(demo.logIn.email);
  await page.getByLabel(/wachtwoord/i).fill(demo.logIn.password);
  await page.getByRole("button", { name: "Inloggen" }).click();
  for (let tries = 0; tries < 50 && !(await page.locator("body").innerText()).includes("haalde geld terug"); tries += 1) {
    await page.waitForTimeout(200);
    await page.reload();
  }
  expect(await page.locator("body").innerText()).toContain("De bank van Nieuw & Co haalde geld terug");
  await page.goto(deal);
  expect(await page.getByRole("button", { name: /^Betaal € .* online$/ }).count()).toBe(1);

  const audit = demo.command("audit", "--json");
  let report = "";
  for (let line = await audit.line(); line !== null; line = await audit.line()) report += line;
  expect(JSON.parse(report)).toMatchObject({ ok: true });
  expect(await audit.ended).toBe(0);

  const log = demo.log();
  for (const word of [deal.split("/").at(-1) ?? "", "fenna@nieuw", "Betaalder", "test_simulator"]) expect(log).not.toContain(word);
});
