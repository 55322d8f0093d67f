import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { booksIn } from "../../../../test/support/books.ts";
import { customer, payAfter, setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { invoiceLine, invoiceOf } from "../../../../test/support/invoice.ts";
import { movingOwner } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import { xafFaults } from "../../../../test/support/xaf-schema.ts";
import { cents } from "../../../domain/money.ts";
import { cancelBookings } from "../../cancellation/actions.ts";
import { waivePaymentDeadline } from "../../payments/actions.ts";
import { plottedMonths } from "./facts.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const ownerAt = movingOwner(app, house);
const { at, bookingIds, dealOf, pay, sweepWhole } = stepsIn(house);

let stage: Stage;
let owner: Visitor;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 40 });
  owner = await ownerAt(stage.organisationId);
});

/** The language that a visitor chose stays chosen. */
afterEach(() => owner.get("/office/money?lang=nl"));

const company = (name: string, kvkNumber: string) => ({ customer: { ...customer(name), kvkNumber } });

describe("the page about money", () => {
  test("says that nothing is open before anything was sold, and what will come here", async () => {
    const { text, status } = await owner.get("/office/money");
    expect(status).toBe(200);
    expect(text).toContain("Er staat niets open.");
    expect(text).toContain("Niemand heeft een factuur openstaan.");
    expect(text).toContain("Er is nog niets gefactureerd.");
  });

  test("says first how much is open with how many, and how much of it is late", async () => {
    await house.pool.query("update sessions set conditions = $1", [JSON.stringify(payAfter)]);
    const anna = await dealOf(stage, "Anna", company("Anna", "11111111"));
    await dealOf(stage, "Bram", company("Bram", "22222222"));
    await dealOf(stage, "Bram Bos", company("Bram", "22222222"));
    await sweepWhole();
    await pay(stage, anna, 100_000);
    const before = await owner.get("/office/money");
    expect(before.text).toContain("€ 2.248,85 staat open bij twee klanten; niets daarvan is te laat.");
    at("2027-02-05T09:00:00Z");
    const after = await owner.get("/office/money");
    expect(after.text).toContain("€ 2.248,85 staat open bij twee klanten, waarvan € 2.248,85 te laat.");
    expect(after.text).toContain("1–14 dagen te laat 2.248,85");
    expect(after.text).toContain("1 dag");
    expect(after.text).toContain("Staat open 2.248,85");
    expect(after.text).toContain("Nog niet en te laat zijn samen wat openstaat: € 2.248,85.");
  });

  test("says what is held for customers, and which deals are of before the books", async () => {
    const anna = await dealOf(stage, "Anna");
    await pay(stage, anna, 108_295);
    await dealOf(stage, "Bram");
    await house.pool.query("update deals set in_books = false where organisation_id = $1 and id <> $2", [stage.organisationId, anna]);
    const { text } = await owner.get("/office/money");
    expect(text).toContain("Je houdt € 1.082,95 vast voor klanten");
    expect(text).toContain("één afspraak van voor deze boekhouding staat hier niet bij");
  });

  test("is there in English", async () => {
    await dealOf(stage, "Anna");
    await sweepWhole();
    expect((await owner.get("/office/money?lang=en")).text).toContain("€1,082.95 is open with one customer; none of it is late.");
  });

  test("shows hostile names as they are", async () => {
    await dealOf(stage, "Anna", { customer: { ...customer("Anna"), name: "<script>alert(1)</script>" } });
    await sweepWhole();
    for (const path of ["/office/money", "/office/money/invoices"]) expect((await owner.get(path)).html).not.toContain("<script>alert");
  });
});

describe("the months of the plot", () => {
  test("are twelve, and what is before and after them is added up", () => {
    const month = (text: string, part: number) => ({ month: Temporal.PlainDate.from(text), inCents: part, openCents: part * 2, lateCents: part * 3 });
    const { earlier, shown, later } = plottedMonths([month("2025-01-01", 1), month("2026-02-01", 2), month("2026-03-01", 3), month("2027-02-01", 4), month("2027-03-01", 5)], Temporal.PlainDate.from("2026-11-24"));
    expect([earlier.inCents, earlier.lateCents, later.inCents]).toEqual([3, 9, 5]);
    expect([shown.length, shown[0]?.inCents, shown.at(-1)?.inCents]).toEqual([12, 3, 4]);
  });
});

describe("how each document stands", () => {
  test("follows what comes in, what is late and what is taken back", async () => {
    const list = async () => (await owner.get("/office/money/invoices")).text;
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    await sweepWhole();
    await pay(stage, bram, 40_000);
    expect(await list()).toMatch(/2026-0002 factuur Bram B\.V\. di 24 nov 2026 deels betaald nog 682,95 .*2026-0001 factuur Anna B\.V\. di 24 nov 2026 open pdf/);
    await pay(stage, bram, 68_295);
    expect(await list()).toMatch(/2026-0002 factuur .* betaald pdf .*2026-0001 factuur .* open pdf/);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: bram, bookingIds: await bookingIds(bram), by: "customer" });
    await sweepWhole();
    expect(await list()).toMatch(/2026-0003 creditnota .* terug te betalen pdf .*2026-0002 factuur .* gecrediteerd pdf/);
    await waivePaymentDeadline(house, { organisationId: stage.organisationId, dealId: anna, reason: "known-customer" });
    at("2026-12-08T09:00:00Z");
    expect(await list()).toMatch(/2026-0001 factuur .* te laat pdf/);
    expect((await owner.get("/office/money?lang=en")).text).toMatch(/2026-0003 credit note .* to be refunded pdf .*2026-0001 invoice .* overdue pdf/);
  });
});

describe("the list of documents", () => {
  beforeEach(async () => {
    const anna = await dealOf(stage, "Anna");
    const books = booksIn(house, stage.organisationId);
    const first = invoiceOf({ number: "2026-0001", issuedOn: Temporal.PlainDate.from("2026-10-31"), buyer: { ...invoiceOf().buyer, name: "Duinpan 100% Software" } });
    const originalId = await books.document(anna, first);
    await books.document(anna, invoiceOf({ number: "2026-0002", issuedOn: Temporal.PlainDate.from("2026-11-01"), kind: "credit-note", original: { number: "2026-0001", issuedOn: Temporal.PlainDate.from("2026-10-31"), reason: "Geannuleerd" } }), { originalId });
  });

  test("is newest first, with what a credit note takes back as negative", async () => {
    const { text } = await owner.get("/office/money/invoices");
    expect(text).toMatch(/2026-0002 creditnota .* −598,95 .*2026-0001 factuur .* 598,95/);
  });

  test.each([
    ["number=0001", ["2026-0001"]],
    ["number=duinpan", ["2026-0001"]],
    ["number=100%25", ["2026-0001"]],
    ["number=%25", ["2026-0001"]],
    ["number=_", []],
    ["month=2026-11", ["2026-0002"]],
    ["month=2026-10", ["2026-0001"]],
    ["month=2026-13", ["2026-0002", "2026-0001"]],
    ["month=%27%3B--", ["2026-0002", "2026-0001"]],
    ["page=99999999", ["2026-0002", "2026-0001"]],
    ["page=3", []],
    ["number=niets", []],
  ])("asked for %s is %j", async (query, numbers) => {
    const { html, status } = await owner.get(`/office/money/invoices?${query}`);
    expect(status).toBe(200);
    expect([...html.matchAll(/<th role="rowheader" scope="row">(\d{4}-\d{4})/g)].map(([, number]) => number)).toEqual(numbers);
  });
});

describe("the page about VAT", () => {
  test("shows what to fill in, for the quarter of now", async () => {
    await dealOf(stage, "Anna");
    await sweepWhole();
    const { text } = await owner.get("/office/money/vat");
    expect(text).toContain("Over 4e kwartaal 2026 is € 187,95 btw verschuldigd");
    expect(text).toContain("1a Belast met hoog tarief (21 %) 895,00 187,95 895 187");
    expect(text).toContain("In deze periode verlegde je geen btw naar een ander land van de EU.");
  });

  test("warns before the limit of the small-business scheme", async () => {
    const anna = await dealOf(stage, "Anna");
    await booksIn(house, stage.organisationId).document(anna, invoiceOf({ number: "2026-0001", lines: [invoiceLine({ unitPriceCents: cents(1_700_000), vat: { kind: "kor" } })] }));
    const { text } = await owner.get("/office/money/vat?period=2026-01");
    expect(text).toContain("Let op: in 2026 factureerde je € 17.000,00 onder de regeling, en de grens is € 20.000,00. Bij meer dan € 3.000,00 erbij");
  });

  test.each([["period=2026-02", "februari 2026"], ["period=2025", "Over 2025"], ["from=2026-11-01&until=2026-11-24", "zo 1 nov 2026 tot en met di 24 nov 2026"]])("takes %s", async (query, words) => {
    const { text, status } = await owner.get(`/office/money/vat?${query}`);
    expect([status, text.includes(words)]).toEqual([200, true]);
  });
});

describe("a period that there is not", () => {
  const paths = ["vat", "exports", "exports/invoices.csv", "exports/journal.csv", "exports/open.csv", "exports/audit-file.xaf", "exports/e-invoices.zip"];

  test.each([
    ["period=2026-Q5", "Deze periode bestaat niet"], ["period=2026-Q4%27%20or%201=1", "Deze periode bestaat niet"], [`period=${"9".repeat(500)}`, "Deze periode bestaat niet"],
    ["from=2026-12-01&until=2026-11-01", "Vul twee dagen in"], ["from=2026-11-01", "Vul twee dagen in"], ["from=x&until=y", "Vul twee dagen in"], ["from=0001-01-01&until=9999-12-31", "Vul twee dagen in"],
  ])("is refused with its reason: %s", async (query, reason) => {
    for (const path of paths) {
      const { status, text } = await owner.get(`/office/money/${path}?${query}`);
      expect([path, status, text.includes(reason)]).toEqual([path, 422, true]);
    }
  });
});

describe("the files for the bookkeeper", () => {
  test("are listed with what will be in them", async () => {
    const anna = await dealOf(stage, "Anna");
    await sweepWhole();
    await pay(stage, anna, 8_295);
    const { text } = await owner.get("/office/money/exports");
    expect(text).toContain("1 stuk 1.082,95");
    expect(text).toContain("1 betaling 82,95");
    expect(text).toContain("1 afspraak 1.000,00");
    expect(text).toContain("2 boekingen");
    expect((await owner.get("/office/money/exports?period=2020")).text).toContain("In deze periode is niets geboekt.");
  });

  test.each([
    ["invoices.csv", "text/csv", "facturen-2026-Q4.csv"], ["journal.csv", "text/csv", "journaal-2026-Q4.csv"], ["payments.csv", "text/csv", "betalingen-2026-Q4.csv"], ["open.csv", "text/csv", "openstaand-2026-Q4.csv"],
    ["audit-file.xaf", "application/xml", "auditfile-2026-Q4.xaf"], ["e-invoices.zip", "application/zip", "e-facturen-2026-Q4.zip"],
  ])("%s comes as a download with a name", async (file, type, name) => {
    await dealOf(stage, "Anna");
    await sweepWhole();
    const { status, headers } = await owner.get(`/office/money/exports/${file}?period=2026-Q4`);
    expect([status, headers.get("content-type")?.split(";")[0], headers.get("content-disposition")]).toEqual([200, type, `attachment; filename="${stage.organisationSlug}-${name}"`]);
  });

  test("the audit file that comes down follows its schema", async () => {
    await dealOf(stage, "Anna");
    await sweepWhole();
    expect(xafFaults((await owner.get("/office/money/exports/audit-file.xaf?period=2026")).html)).toEqual([]);
  });

  test("are in the language of who asks", async () => {
    const { html, headers } = await owner.get("/office/money/exports/payments.csv?period=2026&lang=en");
    expect(html).toContain('"Date","Deal","Customer","Means","Amount","Note"');
    expect(headers.get("content-disposition")).toContain("payments-2026.csv");
  });

  test("are not for who is not logged in", async () => {
    for (const path of ["/office/money", "/office/money/exports/journal.csv", "/office/money/exports/e-invoices.zip"]) expect((await app.request(path)).status).toBe(303);
  });
});
