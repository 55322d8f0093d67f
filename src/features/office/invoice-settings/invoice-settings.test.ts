import { beforeEach, describe, expect, test } from "vitest";
import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { numberIn } from "../../../domain/invoice/series.ts";
import { createApp } from "../../../app.tsx";
import { setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { movingOwner } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import { keepLogo, largestLogo } from "../../letterhead/actions.ts";
import { logoOf } from "../../letterhead/store.ts";
import { setNumbering } from "../../numbering/actions.ts";
import { seriesStand } from "../../numbering/store.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const ownerAt = movingOwner(app, house);
const { dealOf, recordsOf } = stepsIn(house);
const here = "/office/settings/invoices";
const svg = (inside = '<path d="M0 0h40v10z"/>') => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">${inside}</svg>`;
const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const fileOf = (content: string | Buffer<ArrayBuffer>, name = "logo.svg") => new File([content], name);
let stage: Stage;
let owner: Visitor;

beforeEach(async () => {
  await emptyDatabase(house);
  stage = await setStage(house);
  owner = await ownerAt(stage.organisationId);
});

const logo = (organisationId = stage.organisationId) => logoOf(house.db, organisationId);
const stand = (series: string) => seriesStand(house.db, { organisationId: stage.organisationId, series });
const prefix = async () => (await house.db.selectFrom("organisations").select("invoice_prefix").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow()).invoice_prefix;
const upload = (file: File) => owner.post(`${here}/logo`, { logo: file });

/** Takes the next number of a series for an invoice on the deal, in one transaction, as issuing does. */
async function issue(series: string, dealId: string) {
  const at = house.clock.now();
  await house.db.transaction().execute(async (trx) => {
    const { next_number: next } = await trx
      .insertInto("invoice_series")
      .values({ organisation_id: stage.organisationId, series, next_number: 2 })
      .onConflict((conflict) => conflict.columns(["organisation_id", "series"]).doUpdateSet((eb) => ({ next_number: eb("invoice_series.next_number", "+", 1) })))
      .returning("next_number")
      .executeTakeFirstOrThrow();
    await trx.insertInto("invoices").values({
      organisation_id: stage.organisationId, id: crypto.randomUUID(), deal_id: dealId, kind: "invoice", series, number_in_series: next - 1, number: numberIn(series, next - 1),
      issued_on: localDateOf(at, "Europe/Amsterdam").toString(), issued_at: at.toString(), net_cents: 100, vat_cents: 21, total_cents: 121, original_id: null, content: "{}",
    }).execute();
  });
}

describe("the logo", () => {
  test("is kept, shown, replaced and taken away, each with a record", async () => {
    expect((await owner.get(here)).text).toContain("Er is nog geen logo.");
    expect((await upload(fileOf(svg()))).location).toBe(`${here}?done=logo`);
    expect(await logo()).toMatchObject({ format: "svg", bytes: Buffer.from(svg()) });
    const page = await owner.get(here);
    expect(page.html).toMatch(/<img src="\/office\/settings\/invoices\/logo-image\?v=[0-9a-f]{12}" alt="Je logo"/);
    const picture = await owner.get(`${here}/logo-image`);
    expect([picture.headers.get("content-type"), picture.html]).toEqual(["image/svg+xml", svg()]);
    expect(picture.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect((await upload(fileOf(png, "logo.png"))).status).toBe(303);
    expect(await logo()).toMatchObject({ format: "png" });
    expect((await owner.post(`${here}/logo/remove`)).location).toBe(`${here}?done=logo-removed`);
    expect(await logo()).toBeNull();
    expect(await recordsOf("organisation.logo-kept")).toEqual([expect.objectContaining({ kind: "svg" }), expect.objectContaining({ kind: "png" })]);
    expect(await recordsOf("organisation.logo-removed")).toHaveLength(1);
  });

  test.each([
    ["nothing", fileOf(""), "Kies eerst een bestand."],
    ["a photograph of another kind", fileOf("GIF89a"), "Dit is geen SVG of PNG"],
    ["a script", fileOf(svg("<script>alert(1)</script>")), "Deze SVG verwijst naar andere bestanden of bevat een script"],
    ["a picture from elsewhere", fileOf(svg('<image href="https://elsewhere.example/a.png"/>')), "Deze SVG verwijst naar andere bestanden"],
    ["more than 500 kB", fileOf(svg(`<!--${"x".repeat(largestLogo)}-->`)), "Dit logo is te groot."],
    ["a PNG that is cut off", fileOf(png.subarray(0, 40), "logo.png"), "Dit logo kan niet op een factuur worden gezet."],
  ])("of %s is refused in words, and the one before stays", async (_name, file, words) => {
    await upload(fileOf(svg()));
    const before = await logo();
    const page = await upload(file);
    expect(page.status).toBe(422);
    expect(page.text.split(words)).toHaveLength(3);
    expect(page.html).toContain('href="#logo"');
    expect(await logo()).toEqual(before);
  });

  test("that is sent twice at once is kept once, and two at once leave one whole", async () => {
    const same = Buffer.from(svg());
    await Promise.all([1, 2].map(() => keepLogo(house, { organisationId: stage.organisationId, bytes: same })));
    expect(await recordsOf("organisation.logo-kept")).toHaveLength(1);
    await Promise.all([png, Buffer.from(svg("<circle r='4'/>"))].map((bytes) => keepLogo(house, { organisationId: stage.organisationId, bytes })));
    const kept = await logo();
    expect(kept?.format === "png" ? kept.bytes.equals(png) : kept?.bytes.toString().includes("circle")).toBe(true);
    await Promise.all([1, 2].map(() => owner.post(`${here}/logo/remove`)));
    expect(await recordsOf("organisation.logo-removed")).toHaveLength(1);
  });

  test("of the organisation beside it is neither seen nor touched", async () => {
    const other = await setStage(house, { slug: "hun" });
    await keepLogo(house, { organisationId: other.organisationId, bytes: Buffer.from(svg()) });
    expect((await owner.get(`${here}/logo-image`)).location).toBe(here);
    await owner.post(`${here}/logo/remove`);
    expect(await logo(other.organisationId)).not.toBeNull();
  });
});

describe("the numbers", () => {
  test("begin at 0001 of the year, and the page says which comes next", async () => {
    const { html, text } = await owner.get(here);
    expect(text).toContain("De volgende factuur krijgt nummer 2026-0001.");
    expect(html).toMatch(/id="next"[^>]*value="1"/);
    expect((await owner.get("/office/settings")).html).toContain(`href="${here}"`);
  });

  test("go on with those of another program until the first is issued", async () => {
    expect((await owner.post(here, { prefix: "h", next: "143" })).location).toBe(`${here}?done=numbers`);
    expect([await prefix(), await stand("H2026")]).toEqual(["H", { next: 143, begun: false }]);
    expect((await owner.get(here)).text).toContain("De volgende factuur krijgt nummer H2026-0143.");
    await owner.post(here, { prefix: "H", next: "12" });
    expect(await stand("H2026")).toEqual({ next: 12, begun: false });
    expect((await house.db.selectFrom("invoice_series").select("first_number").executeTakeFirstOrThrow()).first_number).toBe(12);
    expect(await recordsOf("organisation.numbering-set")).toEqual([{ year: 2026, next: 143 }, { year: 2026, next: 12 }]);
  });

  test("that have begun are fixed: the field is gone, and a page of before is refused with the next one", async () => {
    await issue("2026", await dealOf(stage, ["Anna"]));
    const before = await owner.get(here);
    expect(before.text).toContain("De reeks 2026 is begonnen: het volgende nummer is 2026-0002");
    expect(before.html).not.toContain('id="next"');
    const page = await owner.post(here, { prefix: "", next: "1" });
    expect(page.status).toBe(422);
    expect(page.text).toContain("Deze reeks is al begonnen. Het volgende nummer ligt vast: 2.");
    expect(await stand("2026")).toEqual({ next: 2, begun: true });
    expect((await owner.post(here, { prefix: "" })).status).toBe(303);
  });

  test("begin anew after something else before the year, and go on where they were after the same again", async () => {
    await issue("2026", await dealOf(stage, ["Anna"]));
    await owner.post(here, { prefix: "N-" });
    expect((await owner.get(here)).text).toContain("De volgende factuur krijgt nummer N-2026-0001.");
    await owner.post(here, { prefix: "" });
    expect((await owner.get(here)).text).toContain("De volgende factuur krijgt nummer 2026-0002.");
  });

  test.each([
    ["prefix", "LANGEREEKS", "Vóór het jaar kunnen hooguit zes hoofdletters en cijfers staan"],
    ["prefix", "H--", "Vóór het jaar kunnen hooguit zes hoofdletters en cijfers staan"],
    ["prefix", "é", "Vóór het jaar kunnen hooguit zes hoofdletters en cijfers staan"],
    ["next", "0", "Vul een heel getal in, van 1 tot en met 999999."],
    ["next", "-5", "Vul een heel getal in, van 1 tot en met 999999."],
    ["next", "1000000", "Vul een heel getal in, van 1 tot en met 999999."],
    ["next", "99999999999999999999", "Vul een heel getal in, van 1 tot en met 999999."],
    ["next", "veel", "Vul een heel getal in, van 1 tot en met 999999."],
  ])("%s %j is refused at its field, and nothing changes", async (field, typed, words) => {
    const page = await owner.post(here, { prefix: "", next: "1", [field]: typed });
    expect(page.status).toBe(422);
    expect(page.text.split(words)).toHaveLength(3);
    expect(page.html).toContain(`href="#${field}"`);
    expect([await prefix(), await stand("2026")]).toEqual(["", { next: 1, begun: false }]);
  });

  test("set twice at once stand as one of the two", async () => {
    const set = (next: number) => setNumbering(house, { organisationId: stage.organisationId, prefix: "", next });
    await Promise.all([set(143), set(200)]);
    expect([143, 200]).toContain((await stand("2026")).next);
  });

  test("set while the first is issued are refused, or are the first", async () => {
    const dealId = await dealOf(stage, ["Anna"]);
    const [outcome] = await Promise.all([setNumbering(house, { organisationId: stage.organisationId, prefix: "", next: 143 }), issue("2026", dealId)]);
    const { number_in_series: place } = await house.db.selectFrom("invoices").select("number_in_series").executeTakeFirstOrThrow();
    expect([place, await stand("2026")]).toEqual(outcome.ok ? [143, { next: 144, begun: true }] : [1, { next: 2, begun: true }]);
  });

  test("hold once twice: the same number again changes nothing", async () => {
    const set = () => setNumbering(house, { organisationId: stage.organisationId, prefix: "", next: 143 });
    expect([await set(), await set()]).toEqual([{ ok: true }, { ok: true }]);
    await issue("2026", await dealOf(stage, ["Anna"]));
    expect(await set()).toEqual({ ok: false, refusal: { kind: "series-begun", next: 144 } });
  });
});
