import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible } from "../../test/support/accessible.ts";
import { openBrowser } from "../../test/support/browser.ts";
import { otherSigner } from "../../test/support/dossier.ts";
import { stampedDossier } from "../../test/support/stamped-dossier.ts";
import { verifierText } from "../proof/log/note.ts";
import { outsiderTools } from "./outsider-tools.ts";

const folder = mkdtempSync(join(tmpdir(), "handslag-page-"));
const place = (name: string) => join(folder, name);
const { content, vkey, bytes: good } = await stampedDossier();
const complaints: string[] = [];
const asked: string[] = [];
let browser: Browser;

beforeAll(async () => {
  const { page } = await outsiderTools();
  writeFileSync(place("verify.html"), page);
  writeFileSync(place("good.asice"), good);
  writeFileSync(place("broken.asice"), good.with(Buffer.from(good).indexOf("bericht 2"), 0x42));
  writeFileSync(place("junk.asice"), "%PDF-1.7 iets anders");
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** The page from a file, without a network. */
async function openPage(options: { locale?: string; width?: number; dark?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ offline: true, locale: options.locale ?? "nl-NL", viewport: { width: options.width ?? 1_280, height: 900 }, colorScheme: options.dark === true ? "dark" : "light" });
  const page = await context.newPage();
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => asked.push(request.url()));
  page.on("dialog", (dialog) => {
    complaints.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(pathToFileURL(place("verify.html")).href);
  return page;
}

async function verdictOn(page: Page, file: string): Promise<{ kind: string | null; text: string }> {
  await page.setInputFiles("input[type=file]", place(file));
  const verdict = page.locator("#verdict");
  await verdict.waitFor();
  return { kind: await verdict.getAttribute("data-kind"), text: await verdict.innerText() };
}

describe("the page that checks a dossier, from a file and without a network", () => {
  test("says that a good dossier holds, and compares its key with one from elsewhere", async () => {
    const page = await openPage();
    expect(await verdictOn(page, "good.asice")).toEqual({ kind: "holds", text: "Dit dossier klopt met zichzelf, en is ondertekend met de sleutel die erin zit." });
    await page.getByText("op een tijd die een instantie van buiten verklaart").waitFor();
    await page.fill("#key", "geen sleutel");
    await page.getByRole("button", { name: "Vergelijk" }).click();
    expect(await page.getByRole("alert").innerText()).toBe("Hier staat geen sleutel in. Kopieer hem in zijn geheel.");
    await page.fill("#key", vkey);
    await page.getByRole("button", { name: "Vergelijk" }).click();
    await page.getByText("het logboek is ondertekend met de sleutel die u gaf").first().waitFor();
    await expectAccessible(page);
  });

  test("says of a dossier under another key that it is under another, not that it was changed, and takes all keys of the log at once", async () => {
    const page = await openPage();
    await verdictOn(page, "good.asice");
    const paste = async (text: string) => {
      await page.fill("#key", text);
      await page.getByRole("button", { name: "Vergelijk" }).click();
    };
    await paste(vkey.replace("helder", "heldre"));
    expect(await page.getByRole("alert").innerText()).toContain("is een letter fout");
    const newer = verifierText(otherSigner);
    await paste(newer);
    await page.locator("#verdict[data-kind=other-key]").waitFor();
    expect(await page.locator("#verdict").innerText()).toBe("Dit dossier is ondertekend met een andere sleutel dan die u gaf. Dat er iets aan gewijzigd is, is niet gebleken.");
    expect(await page.locator(".wrong-text").count()).toBe(0);
    await expectAccessible(page);
    await paste(`> ${newer}\n> ${vkey.slice(0, 50)}\n> ${vkey.slice(50)}`);
    await page.locator("#verdict[data-kind=holds]").waitFor();
    expect(await page.locator("#verdict").innerText()).toContain("ondertekend met de sleutel die u gaf");
  });

  test("names the file of which a byte was changed", async () => {
    const page = await openPage();
    expect(await verdictOn(page, "broken.asice")).toMatchObject({ kind: "broken" });
    const wrong = await page.locator(".clause", { hasText: "Wat er niet klopt" }).innerText();
    expect(wrong).toMatch(/mail\/\d+-mail\.eml\s+Gewijzigd: de hash is niet die in de lijst\./);
    expect((await verdictOn(await openPage(), "junk.asice")).kind).toBe("not-a-dossier");
  });

  test("speaks English where the reader does, and changes its language on the spot", async () => {
    const page = await openPage({ locale: "en-GB" });
    expect((await verdictOn(page, "good.asice")).text).toBe("This dossier agrees with itself, and is signed by the key that comes in it.");
    await page.getByRole("button", { name: "Nederlands" }).click();
    expect(await page.locator("#verdict").innerText()).toContain("Dit dossier klopt met zichzelf");
    expect(await page.locator("html").getAttribute("lang")).toBe("nl");
  });

  test("shows the story as a line of moments, and a mail as text of which nothing is run", async () => {
    const page = await openPage();
    await verdictOn(page, "good.asice");
    const items = page.locator("ol.proof > li");
    expect(await items.count()).toBe(content.records.length);
    expect(await items.first().innerText()).toMatch(/di 24 nov 2026 \d\d:\d\d/);
    await page.getByText("Bekijk de mail").first().click();
    expect(await page.locator("ol.proof pre").first().innerText()).toContain('<script>document.title = "uitgevoerd"</script>');
    await page.getByText("Bekijk review").click();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Bewaar bestand" }).last().click();
    expect((await saved).suggestedFilename()).toMatch(/^000\d+-(mail\.eml|review\.html)$/);
    expect(await page.title()).not.toContain("uitgevoerd");
  });

  test("takes a file that is dropped on it", async () => {
    const page = await openPage();
    await page.evaluate(`document.dispatchEvent(new DragEvent("drop", { cancelable: true, dataTransfer: (() => { const carried = new DataTransfer(); carried.items.add(new File(["iets"], "x.asice")); return carried; })() }))`);
    await page.locator("#verdict").waitFor();
    expect(await page.locator("#verdict").getAttribute("data-kind")).toBe("not-a-dossier");
  });

  test.each([{ width: 360, dark: false }, { width: 360, dark: true }, { width: 1_280, dark: true }])("fits and can be read at %o", async (look) => {
    const page = await openPage(look);
    await verdictOn(page, "broken.asice");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(look.width);
    await expectAccessible(page);
  });

  test("asks nobody for anything, and complains of nothing", () => {
    expect(asked.filter((address) => !address.startsWith("file:") && !address.startsWith("data:") && !address.startsWith("blob:"))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test("the page lets nothing run or be fetched but what it brings", async () => {
  const text = Buffer.from((await outsiderTools()).page).toString();
  expect(text).toMatch(/content="default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}='; style-src 'sha256-[A-Za-z0-9+/]{43}='; font-src data:;/);
  expect(text.replace(/<script>[\s\S]*<\/script>/, "")).not.toMatch(/(src|href)="|url\("?https?:|@import/);
  expect(Buffer.from((await outsiderTools()).page).length).toBeLessThan(1_000_000);
});
