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
import { writeZip } from "../proof/dossier/zip-write.ts";
import { outsiderTools } from "./outsider-tools.ts";

const folder = mkdtempSync(join(tmpdir(), "handslag-page-"));
const place = (name: string) => join(folder, name);
const { content, vkey, bytes: good } = await stampedDossier();
const order = JSON.stringify({
  customer: { name: "Sanne Kooiman", street: "Kade 1", postcode: "1234 AB", town: "Delft", orderedBy: { name: "Sanne Kooiman", email: "sanne@noordkaap.example" } },
  order: { course: { title: "Helder schrijven" }, price: { places: 1, totalCents: 59_895, vatCents: 10_395 }, wording: { orderButton: "Bestelling met betaalplicht", sentences: ["Annuleren is gratis tot en met 28 december."] } },
});
const complaints: string[] = [];
const asked: string[] = [];
let browser: Browser;

beforeAll(async () => {
  const { page } = await outsiderTools();
  writeFileSync(place("verify.html"), page);
  writeFileSync(place("good.asice"), good);
  writeFileSync(place("told.asice"), (await stampedDossier({ order })).bytes);
  writeFileSync(place("broken.asice"), good.with(Buffer.from(good).indexOf("bericht 2"), 0x42));
  writeFileSync(place("junk.asice"), "%PDF-1.7 iets anders");
  writeFileSync(place("plain.zip"), Buffer.from(Buffer.from(writeZip([])).toString("latin1").replaceAll("mimetype", "gewoon.x"), "latin1"));
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

/** What lets a file fall on the page, whose bytes come at once or when `window.give` is called. */
function dropping(bytes: Uint8Array, come: "at once" | "when it is asked"): string {
  return `(() => {
    const { buffer } = Uint8Array.from(atob("${Buffer.from(bytes).toString("base64")}"), (letter) => letter.charCodeAt(0));
    const file = { arrayBuffer: () => ${come === "at once" ? "Promise.resolve(buffer)" : "new Promise((given) => { window.give = () => given(buffer); })"} };
    document.dispatchEvent(Object.defineProperty(new Event("drop"), "dataTransfer", { value: { files: [file] } }));
  })()`;
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
    expect(await verdictOn(page, "good.asice")).toEqual({ kind: "holds", text: "Alles in dit dossier past bij elkaar. Van wie het is, is nog niet gecontroleerd: de sleutel komt uit het bestand zelf." });
    await page.getByText("op een tijd die een tijdstempeldienst van buiten verklaart").waitFor();
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
    const plain = await openPage();
    expect((await verdictOn(plain, "plain.zip")).kind).toBe("not-a-dossier");
    expect(await plain.locator("main").innerText()).toContain("Dit is een gewone zip, geen dossier.");
    expect(await plain.locator("main").innerText()).not.toContain("controles");
  });

  test("speaks English where the reader does, and changes its language on the spot", async () => {
    const page = await openPage({ locale: "en-GB" });
    expect((await verdictOn(page, "good.asice")).text).toBe("Everything in this dossier fits together. Whose it is has not been checked yet: the key comes from the file itself.");
    await page.getByRole("button", { name: "Nederlands" }).click();
    expect(await page.locator("#verdict").innerText()).toContain("Alles in dit dossier past bij elkaar");
    expect(await page.locator("html").getAttribute("lang")).toBe("nl");
  });

  test("shows the story as a line of moments, and a mail as text of which nothing is run", async () => {
    const page = await openPage();
    await verdictOn(page, "good.asice");
    const items = page.locator("ol.proof > li");
    expect(await items.count()).toBe(content.records.length);
    expect(await items.first().innerText()).toMatch(/di 24 nov 2026 \d\d:\d\d:\d\d/);
    await page.getByText("Bekijk de mail").first().click();
    expect(await page.locator("ol.proof pre").first().innerText()).toContain('<script>document.title = "uitgevoerd"</script>');
    await page.getByText("Bekijk de bestelling zoals zij getoond werd").click();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Bewaar bestand" }).last().click();
    expect((await saved).suggestedFilename()).toMatch(/^000\d+-(mail\.eml|review\.html)$/);
    expect(await page.title()).not.toContain("uitgevoerd");
  });

  test("calls mails by their subject and what they went through, tells an order in sentences, and folds away what is about the log", async () => {
    const page = await openPage();
    await verdictOn(page, "told.asice");
    const story = await page.locator("ol.proof").first().innerText();
    expect(story).toMatch(/Bericht opgemaakt: ‘Bericht 0’\n+het systeem · Vastgelegd uiterlijk di 24 nov 2026 \d\d:\d\d:\d\d · vastlegging \d+/);
    expect(story).not.toContain("Tijdstempel van een dienst van buiten");
    expect(await page.locator("details", { hasText: "Over het logboek zelf (1)" }).count()).toBe(1);
    const ways = await page.locator(".clause", { hasText: "Hoe ver berichten kwamen" }).innerText();
    expect(ways).toMatch(/‘Bericht 1’\s+aan sanne@noordkaap\.example · di 24 nov 2026 \d\d:\d\d · vastlegging \d+/);
    expect(ways).not.toContain("message-1");
    await page.getByText("Bekijk de bestelling", { exact: true }).click();
    const order = await page.locator("ol.proof dl").first().innerText();
    expect(order).toMatch(/Klant\s+Sanne Kooiman, Kade 1, 1234 AB Delft\s+Besteld door\s+Sanne Kooiman, sanne@noordkaap\.example\s+Training\s+Helder schrijven\s+Plaatsen\s+1\s+Prijs\s+€\s598,95 \(btw €\s103,95\)/);
    await page.getByText("Annuleren is gratis tot en met 28 december.", { exact: true }).waitFor();
    await page.getByText("Zoals het in het bestand staat").click();
    await page.getByText('"orderButton"').waitFor();
    await expectAccessible(page);
  });

  test("takes a file that is dropped on it", async () => {
    const page = await openPage();
    await page.evaluate(`document.dispatchEvent(new DragEvent("drop", { cancelable: true, dataTransfer: (() => { const carried = new DataTransfer(); carried.items.add(new File(["iets"], "x.asice")); return carried; })() }))`);
    await page.locator("#verdict").waitFor();
    expect(await page.locator("#verdict").getAttribute("data-kind")).toBe("not-a-dossier");
  });

  test("tells of the file that was dropped last, also when one before it takes longer to read", async () => {
    const page = await openPage();
    await page.evaluate(dropping(good.with(Buffer.from(good).indexOf("bericht 2"), 0x42), "when it is asked"));
    await page.evaluate(dropping(good, "at once"));
    await page.locator("#verdict[data-kind=holds]").waitFor();
    await page.evaluate("window.give()");
    await page.fill("#key", vkey);
    await page.getByRole("button", { name: "Vergelijk" }).click();
    await page.getByText("het logboek is ondertekend met de sleutel die u gaf").first().waitFor();
    expect(await page.locator("#verdict").getAttribute("data-kind")).toBe("holds");
  });

  test("says that a check broke off, and takes another file after it", async () => {
    const page = await openPage();
    await page.evaluate(`const { decode } = TextDecoder.prototype; TextDecoder.prototype.decode = () => { TextDecoder.prototype.decode = decode; throw new Error("no memory"); };`);
    await page.setInputFiles("input[type=file]", place("good.asice"));
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("De controle is afgebroken, en zegt dus niets over het bestand.");
    expect(await page.getByText("Bezig met controleren").count()).toBe(0);
    expect((await verdictOn(page, "good.asice")).kind).toBe("holds");
  });

  test("shows a content once, also when it is opened again while it is read", async () => {
    const page = await openPage();
    await verdictOn(page, "good.asice");
    await page.evaluate(`(() => {
      const view = [...document.querySelectorAll("ol.proof details")].find((one) => one.textContent.includes("Bekijk de mail"));
      for (const open of [true, false, true]) {
        view.open = open;
        view.dispatchEvent(new Event("toggle"));
      }
    })()`);
    const view = page.locator("ol.proof details", { hasText: "Bekijk de mail" }).first();
    await view.getByText("Bewaar bestand").first().waitFor();
    expect(await view.getByText("Bewaar bestand").count()).toBe(1);
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
