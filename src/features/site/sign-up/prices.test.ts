import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { addSession, setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { seen } from "../../../../test/support/office.ts";
import { noRules } from "../../../domain/price/price-rules.ts";
import type { PriceRules } from "../../../domain/price/price-rules.ts";
import { endDiscountCode, makeDiscountCode } from "../../discounts/actions.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  stage = await setStage(house, { capacity: 12 });
});

const path = "/helder/onderhandelen/jan-21/sign-up";

const company: Record<string, string> = {
  token: "form-1", session: "jan-21", "p1-first": "Sanne", "p1-last": "Kooiman", "p1-email": "sanne@noordkaap.example", self: "yes",
  kind: "company", company: "Noordkaap B.V.", street: "Tegelkade 3", postcode: "3599 YZ", town: "Utrecht", country: "NL", terms: "yes",
};
const consumer: Record<string, string> = { ...company, kind: "private", company: "" };
const belgian: Record<string, string> = { ...company, company: "Scheldekaai BV", postcode: "2000", town: "Antwerpen", country: "BE", "vat-number": "0428.759.497" };

async function post(fields: Record<string, string>, at = path) {
  const response = await app.request(at, { method: "POST", body: new URLSearchParams(fields) });
  const html = await response.text();
  return { status: response.status, html, text: seen(html), location: response.headers.get("location") ?? "" };
}

const review = (fields: Record<string, string>) => post({ ...fields, intent: "review" });

/** The order button of a review page: everything that the page carries along, and the button. */
async function order(fields: Record<string, string>) {
  const { html } = await review(fields);
  return post({ ...hiddenIn(html), intent: "order" });
}

function hiddenIn(html: string): Record<string, string> {
  return Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value.replaceAll("&amp;", "&")]));
}

async function rules(given: Partial<PriceRules>) {
  await house.db.updateTable("sessions").set({ price_rules: JSON.stringify({ ...noRules, ...given }) }).execute();
}

async function courseIs(change: { vat_regime?: "exempt" | "small-business"; vat_basis_points?: number; service?: "online" | "in-company" }) {
  await house.db.updateTable("courses").set(change).execute();
}

const prices = async () => (await house.db.selectFrom("deals").select("frozen").execute()).map(({ frozen }) => frozen.price);
const page = async (at: string) => seen(await (await app.request(at)).text());

describe("what a company and a private person see", () => {
  test("a company reads prices without VAT, with the VAT and the total", async () => {
    const { text } = await review(company);
    expect(text).toContain("1 plaats à € 895,00 € 895,00 Btw 21 % € 187,95 Totaal inclusief btw € 1.082,95");
  });

  test("a private person reads what is to be paid, VAT included", async () => {
    const { text } = await review(consumer);
    expect(text).toContain("1 plaats à € 1.082,95 € 1.082,95 Totaal, inclusief € 187,95 btw (21 %) € 1.082,95");
    expect(text).not.toContain("895,00");
  });

  test("several lines with their own VAT stand each with what they cost, and the deal keeps them", async () => {
    await rules({ extras: [{ text: "Boek", priceCents: 2_500, vatBasisPoints: 900 }] });
    expect((await review(company)).text).toContain("Onderhandelen zonder trucs € 895,00 Boek € 25,00 Btw 21 % over € 895,00 € 187,95 Btw 9 % over € 25,00 € 2,25 Totaal inclusief btw € 1.110,20");
    expect((await review(consumer)).text).toContain("Onderhandelen zonder trucs € 1.082,95 Boek € 27,25 Totaal, inclusief € 187,95 btw (21 %) en € 2,25 btw (9 %) € 1.110,20");
    const { location } = await order(company);
    expect((await prices())[0]).toMatchObject({ netCents: 92_000, vatCents: 19_020, totalCents: 111_020, lines: [{ text: "Onderhandelen zonder trucs" }, { text: "Boek", vatBasisPoints: 900 }] });
    expect(await page(`${location}/order`)).toContain("Btw 9 % over € 25,00 € 2,25");
  });

  test("the course page says until when the early-bird price holds, what it is then, and what a group pays", async () => {
    const today = house.clock.now().toZonedDateTimeISO("Europe/Amsterdam").toPlainDate();
    await rules({ earlyBird: [{ untilDay: today.toString(), priceCents: 79_500 }], group: [{ fromPlaces: 3, basisPointsOff: 1_000 }] });
    const text = await page("/helder/onderhandelen");
    expect(text).toContain("€ 961,95 per persoon, inclusief 21 % btw");
    expect(text).toMatch(/Vroegboekprijs tot en met .+; daarna € 1\.082,95\./);
    expect(text).toContain("Vanaf drie plaatsen in één keer: 10 % korting; drie plaatsen kosten dan samen € 2.597,27 inclusief btw.");
    expect((await review(company)).text).toMatch(/Onderhandelen zonder trucs, vroegboekprijs tot en met .+ € 795,00/);
  });
});

describe("what a group pays", () => {
  const group = [{ fromPlaces: 5, basisPointsOff: 1_500 }, { fromPlaces: 3, basisPointsOff: 1_000 }];
  const three = "Vanaf drie plaatsen in één keer: 10 % korting; drie plaatsen kosten dan samen € 2.923,97 inclusief btw.";
  const five = "Vanaf vijf plaatsen in één keer: 15 % korting; vijf plaatsen kosten dan samen € 4.602,54 inclusief btw.";

  test("stands on the page of the training and above the form, the fewest places first", async () => {
    await rules({ group });
    for (const at of ["/helder/onderhandelen", path]) expect(await page(at)).toContain(`${three} ${five}`);
    expect(await page(`${path}?lang=en`)).toContain("From three places at once: 10% off; together three places then cost €2,923.97 including VAT.");
  });

  test("is said on the form only of more places than are filled in", async () => {
    await rules({ group });
    const { text } = await post({ ...company, "p2-first": "Bram", "p3-first": "Cees", intent: "add" });
    expect([text.includes(three), text.includes(five)]).toEqual([false, true]);
  });

  test("stands at each date where the dates differ in it", async () => {
    const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
    await addSession(house, { ...stage, termsId, slug: "mei-24", startsAt: house.clock.now().add({ hours: 24 * 200 }) });
    await house.db.updateTable("sessions").set({ price_rules: JSON.stringify({ ...noRules, group }) }).where("slug", "=", "mei-24").execute();
    expect((await page("/helder/onderhandelen")).match(/vanaf (drie|vijf) plaatsen \d+ % korting/g)).toEqual(["vanaf drie plaatsen 10 % korting", "vanaf vijf plaatsen 15 % korting"]);
    await rules({ group });
    expect(await page("/helder/onderhandelen")).not.toMatch(/vanaf (drie|vijf) plaatsen/);
  });
});

describe("under the small-business scheme", () => {
  test("no page, no mail and no address of a program names an amount or a rate of VAT", async () => {
    await courseIs({ vat_regime: "small-business", vat_basis_points: 0 });
    await rules({ extras: [{ text: "Boek", priceCents: 2_500, vatBasisPoints: 900 }] });
    const { location } = await order(consumer);
    const pages = [await page("/helder/onderhandelen"), await page(path), (await review(consumer)).text, (await review(company)).text, await page(location), await page(`${location}/order`)];
    for (const text of pages) expect(text.replaceAll(/cao?ncellation|annuleren/gi, "")).not.toMatch(/(btw|VAT) \d|inclusief (btw|€)|\d %\)? ?btw|exclusief btw|21 %|9 %/);
    expect(pages[2]).toContain("Totaal, vrijgesteld van btw € 920,00");
    const json = await (await app.request(`/api/v1/organisations/helder/sessions/onderhandelen~jan-21`)).json();
    expect(json).toMatchObject({ price: { vatCents: 0, vatBasisPoints: 0, vatRegime: "small-business" } });
  });
});

describe("a company from another country of the Union", () => {
  test("reads why an open training in the Netherlands carries Dutch VAT, and pays it", async () => {
    const { text } = await review(belgian);
    expect(text).toContain("Een open training is belast waar zij wordt gegeven, ook voor een bedrijf uit een ander land: in Nederland dus met Nederlandse btw.");
    expect(text).toContain("BE0428759497");
    expect(text).toContain("Btw 21 % € 187,95");
    await order(belgian);
    expect(await prices()).toMatchObject([{ totalCents: 108_295 }]);
  });

  test("gets the VAT of an online training reverse-charged to its number", async () => {
    await courseIs({ service: "online" });
    const { text } = await review(belgian);
    expect(text).toContain("Totaal, btw verlegd € 895,00");
    expect(text).toContain("de btw is verlegd naar BE0428759497");
    expect(text).not.toContain("Btw 21 %");
    const { location } = await order(belgian);
    expect(await prices()).toMatchObject([{ netCents: 89_500, vatCents: 0, totalCents: 89_500, vatRegime: "standard", lines: [{ vatRegime: "reverse-charge", vatBasisPoints: 0 }] }]);
    expect(await page(`${location}/order`)).toContain("Totaal, btw verlegd");
  });

  test.each([
    ["0428.759.498", "de controlecijfers kloppen niet"],
    ["BE12", "Dit is geen btw-nummer uit de EU"],
    ["niets", "Dit is geen btw-nummer uit de EU"],
  ])("reads at the field what is wrong with the number %s, and loses nothing", async (number, words) => {
    const { status, text, html } = await review({ ...belgian, "vat-number": number });
    expect([status, text.includes(words)]).toEqual([422, true]);
    expect(html).toContain('id="vat-number-error"');
    expect(html).toContain("Scheldekaai BV");
  });

  test("with a number of another country reads that, and pays Dutch VAT", async () => {
    await courseIs({ service: "online" });
    const { text } = await review({ ...belgian, "vat-number": "DE136695976" });
    expect(text).toContain("Het btw-nummer is van een ander land dan uw adres; daarom rekenen wij Nederlandse btw.");
  });
});

describe("a discount code on the form", () => {
  const make = (change: { centsOff?: number } = {}) =>
    makeDiscountCode(house, { organisationId: stage.organisationId, by: "marit" }, {
      code: "HERFST", gives: change.centsOff === undefined ? { basisPointsOff: 1_000 } : { centsOff: change.centsOff },
      courseId: null, validFrom: null, validUntil: null, mostUses: null, oncePerCustomer: false, token: "t",
    });

  test("is asked for only where there is one to have", async () => {
    expect(await page(path)).not.toContain("Kortingscode");
    await make();
    expect(await page(path)).toContain("Kortingscode");
  });

  test("is shown with what it takes off, and taken off", async () => {
    await make();
    const { text } = await review({ ...company, discount: "herfst" });
    expect(text).toContain("Kortingscode HERFST −€ 89,50");
    expect(text).toContain("annuleren daarna € 974,66");
    expect((await review({ ...consumer, discount: "herfst" })).text).toContain("Onderhandelen zonder trucs € 1.082,95 Kortingscode HERFST −€ 108,29");
    expect((await order({ ...company, discount: "herfst" })).status).toBe(303);
    expect(await prices()).toMatchObject([{ totalCents: 97_466 }]);
  });

  test("that ended between review and order is said at its field; what was typed is kept, and nothing is ordered", async () => {
    await make();
    const { html } = await review({ ...company, discount: "HERFST" });
    const { id } = await house.db.selectFrom("discount_codes").select("id").executeTakeFirstOrThrow();
    await endDiscountCode(house, stage.organisationId, id);
    const answer = await post({ ...hiddenIn(html), intent: "order" });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Deze kortingscode geldt niet meer; laat het veld leeg en bestel zonder");
    expect(answer.html).toContain('value="HERFST"');
    expect(answer.html).toContain("Noordkaap B.V.");
    expect(await prices()).toEqual([]);
  });

  test("over the API is used, and refused with a stable code", async () => {
    await make();
    const body = (extra: object) => ({
      customer: { kind: "company", name: "Noordkaap B.V.", orderedBy: { name: "Sanne Kooiman", email: "sanne@noordkaap.example" } },
      participants: [{ firstName: "Sanne" }], consents: { terms: true }, ...extra,
    });
    // An API of its own: it remembers the sessions at its addresses, and those of earlier tests are gone.
    const api = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
    const send = (key: string, extra: object) =>
      api.request("/api/v1/organisations/helder/sessions/onderhandelen~jan-21/sign-ups", { method: "POST", body: JSON.stringify(body(extra)), headers: { "content-type": "application/json", "idempotency-key": key } });
    const refused = await send("a", { discountCode: "LENTE" });
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: "discount-code-unknown" }]);
    expect((await send("b", { discountCode: "herfst" })).status).toBe(201);
    expect(await prices()).toMatchObject([{ totalCents: 97_466 }]);
  });

  test("that is unknown says so, and ten wrong ones are enough for an hour", async () => {
    await make();
    const guess = async (code: string) => (await review({ ...company, discount: code })).text;
    expect(await guess("RADEN")).toContain("Deze kortingscode kennen wij niet; kijk haar na");
    for (let round = 0; round < 9; round += 1) await guess(`RADEN${round}`);
    expect(await guess("HERFST")).toContain("Er is te vaak een verkeerde code ingevuld");
  });
});
