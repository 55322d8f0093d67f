import { strFromU8, unzipSync } from "fflate";
import { beforeEach, describe, expect, test } from "vitest";
import { booksIn } from "../../../test/support/books.ts";
import { customer, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { invoiceLine, invoiceOf } from "../../../test/support/invoice.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { all, field, parseXml, xafFaults } from "../../../test/support/xaf-schema.ts";
import { periodNamed } from "../../domain/bookkeeping/period.ts";
import type { Period } from "../../domain/bookkeeping/period.ts";
import { cents } from "../../domain/money.ts";
import { invoiceFilesOf } from "../invoices/store.ts";
import { auditFileOf, csvOf, openItemsAt, ublArchive, vatReport } from "./actions.ts";
import { accountSums } from "./store.ts";

const house = await createTestHouse();
const { at, dealOf, pay, sweepWhole } = stepsIn(house);

const price = 108_295;
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 40 });
});

const period = (name: string): Period => periodNamed(name) ?? { from: Temporal.PlainDate.from("2026-01-01"), until: Temporal.PlainDate.from("2026-12-31") };
const asked = (name: string) => ({ organisationId: stage.organisationId, period: period(name), locale: "nl" as const });
const linesOf = (csv: string) => csv.slice(1).trim().split("\r\n").slice(1);

async function bytesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

describe("open items", () => {
  test("are what the journal says, by age, of each deal that is open", async () => {
    const anna = await dealOf(stage, "Anna");
    await dealOf(stage, "Bram");
    await sweepWhole();
    await pay(stage, anna, 8_295);
    at("2026-12-20T09:00:00Z");
    const items = await openItemsAt(house.db, stage.organisationId, { day: Temporal.PlainDate.from("2026-12-20"), now: house.clock.now() });
    const sums = await accountSums(house.db, stage.organisationId, period("2026"));
    expect(items.reduce((sum, { receivableCents }) => sum + receivableCents, 0)).toBe(sums.get("receivable"));
    expect(items.flatMap(({ amounts }) => amounts).reduce((sum, amount) => sum + amount.cents, 0)).toBe(2 * price - 8_295);
    expect(items.map(({ amounts }) => amounts.map(({ bucket, cents: open, daysLate }) => [bucket, open, daysLate]))).toEqual([[["to-30", 100_000, 19]], [["to-30", price, 19]]]);
  });

  test("of an earlier day are those of that day", async () => {
    const anna = await dealOf(stage, "Anna");
    await sweepWhole();
    at("2026-12-20T09:00:00Z");
    await pay(stage, anna, price);
    const openOn = async (day: string) => (await openItemsAt(house.db, stage.organisationId, { day: Temporal.PlainDate.from(day), now: house.clock.now() })).map(({ receivableCents, amounts }) => [receivableCents, amounts[0]?.bucket]);
    expect([await openOn("2026-11-23"), await openOn("2026-11-24"), await openOn("2026-12-05"), await openOn("2026-12-20")]).toEqual([[], [[price, "not-late"]], [[price, "to-14"]], []]);
  });

  test("show what is held for a customer beside what others owe", async () => {
    const anna = await dealOf(stage, "Anna");
    await pay(stage, anna, price);
    const [item] = await openItemsAt(house.db, stage.organisationId, { day: Temporal.PlainDate.from("2026-11-24"), now: house.clock.now() });
    expect(item).toMatchObject({ receivableCents: 0, depositCents: price, amounts: [] });
    expect(linesOf(await csvOf(house, "open", asked("2026-Q4")))).toEqual([expect.stringMatching(/;"Anna B\.V\.";;"";;1082,95;""$/)]);
  });
});

describe("the files of a period", () => {
  test("hold its first and its last day, and not the day after", async () => {
    const anna = await dealOf(stage, "Anna");
    const books = booksIn(house, stage.organisationId);
    for (const [index, on] of ["2026-09-30", "2026-10-01", "2026-12-31", "2027-01-01"].entries()) {
      await books.document(anna, invoiceOf({ number: `2026-000${index + 1}`, issuedOn: Temporal.PlainDate.from(on) }));
      await books.payment(anna, 100 + index, on);
    }
    const numbers = linesOf(await csvOf(house, "invoices", asked("2026-Q4"))).map((line) => line.slice(0, 11));
    expect(numbers).toEqual(['"2026-0002"', '"2026-0003"']);
    expect(linesOf(await csvOf(house, "payments", asked("2026-Q4"))).map((line) => line.slice(0, 10))).toEqual(["2026-10-01", "2026-12-31"]);
    expect(linesOf(await csvOf(house, "journal", asked("2026-Q4"))).length).toBe(2 * 3 + 2 * 2);
    const file = parseXml(await auditFileOf(house, asked("2026-Q4")));
    expect(all(file, "trDt").map(({ text }) => text).toSorted()).toEqual(["2026-10-01", "2026-10-01", "2026-12-31", "2026-12-31"]);
    expect(all(file, "obLine").map((line) => [field(line, "accID"), field(line, "amnt"), field(line, "amntTp")])).toEqual([["0900", "495.00", "C"], ["1100", "1.00", "D"], ["1300", "597.95", "D"], ["1510", "103.95", "C"]]);
    expect(Object.keys(unzipSync(await bytesOf(ublArchive(house, asked("2026-Q4")))))).toEqual(["2026-0002.xml", "2026-0003.xml", "index.csv"]);
  });

  test("of an empty period are empty, and still hold", async () => {
    expect(linesOf(await csvOf(house, "invoices", asked("2020")))).toEqual([]);
    expect(linesOf(await csvOf(house, "journal", asked("2020")))).toEqual([]);
    expect(linesOf(await csvOf(house, "payments", asked("2020")))).toEqual([]);
    expect(xafFaults(await auditFileOf(house, asked("2020")))).toEqual([]);
    expect(Object.keys(unzipSync(await bytesOf(ublArchive(house, asked("2020")))))).toEqual(["index.csv"]);
  });

  test("come from what the house itself booked: two invoices and a payment add up", async () => {
    const anna = await dealOf(stage, "Anna");
    await dealOf(stage, "Bram");
    await sweepWhole();
    await pay(stage, anna, price);
    const xml = await auditFileOf(house, asked("2026"));
    expect(xafFaults(xml)).toEqual([]);
    const file = parseXml(xml);
    expect(all(file, "journal").map((journal) => [field(journal, "jrnID"), all(journal, "transaction").length])).toEqual([["VRK", 2], ["BNK", 1]]);
    expect(field(all(file, "transactions")[0] ?? file, "totalDebit")).toBe("3248.85");
  });

  test("are one customer for the same number in the trade register, and another for another", async () => {
    await dealOf(stage, "Anna", { customer: { ...customer("Anna"), kvkNumber: "11111111" } });
    await dealOf(stage, "Bram", { customer: { ...customer("Bram"), kvkNumber: "22222222" } });
    await dealOf(stage, "Cato", { customer: { ...customer("Cato"), kvkNumber: "11111111" } });
    await sweepWhole();
    const file = parseXml(await auditFileOf(house, asked("2026")));
    expect(all(file, "customerSupplier").map((one) => field(one, "custSupName")).toSorted()).toEqual(["Bram B.V.", "Cato B.V."]);
    expect(new Set(all(file, "trLine").map((line) => field(line, "custSupID"))).size).toBe(2);
  });

  test("hold hostile names as texts, in a spreadsheet, in XML and as names of files", async () => {
    const name = '=HYPERLINK("http://x";"y")</custSupName>\u202e';
    const anna = await dealOf(stage, "Anna", { customer: { ...customer("Anna"), name } });
    await sweepWhole();
    const books = booksIn(house, stage.organisationId);
    await books.payment(anna, 500, "2026-11-24", { note: "@SUM(1+9)*cmd|' /C calc'!A0" });
    expect(await csvOf(house, "invoices", asked("2026"))).toContain(`"'=HYPERLINK(""http://x"";""y"")`);
    expect(await csvOf(house, "payments", asked("2026"))).toContain(`"'@SUM(1+9)`);
    const xml = await auditFileOf(house, asked("2026"));
    expect(xafFaults(xml)).toEqual([]);
    expect(all(parseXml(xml), "custSupName")[0]?.text).toBe(Array.from(name).slice(0, 50).join(""));
    const files = unzipSync(await bytesOf(ublArchive(house, asked("2026"))));
    expect(Object.keys(files)).toEqual(["2026-0001.xml", "index.csv"]);
    expect(strFromU8(files["index.csv"] ?? new Uint8Array())).toContain(`"'=HYPERLINK`);
  });

  test("have the very e-invoice that was kept, once it was made", async () => {
    await dealOf(stage, "Anna");
    await sweepWhole();
    const fresh = unzipSync(await bytesOf(ublArchive(house, asked("2026"))));
    const row = await house.db.selectFrom("invoices").selectAll().executeTakeFirstOrThrow();
    const kept = await invoiceFilesOf(house, row);
    const after = unzipSync(await bytesOf(ublArchive(house, asked("2026"))));
    expect([strFromU8(fresh["2026-0001.xml"] ?? new Uint8Array()), strFromU8(after["2026-0001.xml"] ?? new Uint8Array())]).toEqual([kept.ubl, kept.ubl]);
  });

  test("hold more e-invoices than are read at a time", async () => {
    const anna = await dealOf(stage, "Anna");
    const books = booksIn(house, stage.organisationId);
    for (let count = 1; count <= 205; count += 1) await books.document(anna, invoiceOf({ number: `2026-${String(count).padStart(4, "0")}` }), { booked: false });
    const files = unzipSync(await bytesOf(ublArchive(house, asked("2026-11"))));
    expect(Object.keys(files).length).toBe(206);
    expect(linesOf(strFromU8(files["index.csv"] ?? new Uint8Array())).length).toBe(205);
  });

  test("hold nothing of another organisation", async () => {
    await dealOf(stage, "Anna");
    await sweepWhole();
    const other = await setStage(house, { slug: "elders" });
    const theirs = { organisationId: other.organisationId, period: period("2026"), locale: "nl" as const };
    expect(linesOf(await csvOf(house, "journal", theirs))).toEqual([]);
    expect(linesOf(await csvOf(house, "open", theirs))).toEqual([]);
    expect(Object.keys(unzipSync(await bytesOf(ublArchive(house, theirs))))).toEqual(["index.csv"]);
  });
});

describe("the report of VAT", () => {
  test("takes an invoice on its day and a credit note on its own", async () => {
    const anna = await dealOf(stage, "Anna");
    const books = booksIn(house, stage.organisationId);
    const invoice = invoiceOf({ number: "2026-0001", issuedOn: Temporal.PlainDate.from("2026-09-30") });
    const originalId = await books.document(anna, invoice);
    await books.document(anna, invoiceOf({ ...invoice, kind: "credit-note", number: "2026-0002", issuedOn: Temporal.PlainDate.from("2026-10-01"), original: { number: "2026-0001", issuedOn: Temporal.PlainDate.from("2026-09-30"), reason: "Geannuleerd" } }), { originalId });
    const vatOf = async (name: string) => (await vatReport(house, { organisationId: stage.organisationId, period: period(name) })).overview.vatCents;
    expect([await vatOf("2026-Q3"), await vatOf("2026-Q4"), await vatOf("2026")]).toEqual([10_395, -10_395, 0]);
  });

  test("lists reverse-charged services by customer, and agrees with question 3b", async () => {
    const anna = await dealOf(stage, "Anna");
    const reverse = invoiceOf({ number: "2026-0001", buyer: { ...invoiceOf().buyer, vatId: "BE0123456749", address: { ...invoiceOf().buyer.address, country: "BE" } }, lines: [invoiceLine({ vat: { kind: "reverse-charge" }, service: { kind: "in-company", heldIn: "BE" } }), invoiceLine()] });
    await booksIn(house, stage.organisationId).document(anna, reverse);
    const report = await vatReport(house, { organisationId: stage.organisationId, period: period("2026-Q4") });
    expect(report.icp).toEqual([{ country: "BE", vatId: "BE0123456749", cents: 49_500, euros: 495 }]);
    expect(report.icpDifferenceCents).toBe(0);
    expect(report.smallBusiness).toBeNull();
  });

  test("shows the small-business scheme over the whole year, whatever the period", async () => {
    const anna = await dealOf(stage, "Anna");
    const kor = (number: string, on: string, euros: number) => invoiceOf({ number, issuedOn: Temporal.PlainDate.from(on), lines: [invoiceLine({ unitPriceCents: cents(euros * 100), vat: { kind: "kor" } })] });
    const books = booksIn(house, stage.organisationId);
    await books.document(anna, kor("2026-0001", "2026-01-01", 15_999));
    const stand = async () => (await vatReport(house, { organisationId: stage.organisationId, period: period("2026-11") })).smallBusiness;
    expect(await stand()).toMatchObject({ state: "within", turnoverCents: 1_599_900, year: 2026 });
    await books.document(anna, kor("2026-0002", "2026-12-31", 1));
    expect(await stand()).toMatchObject({ state: "near", leftCents: 400_000 });
    await books.document(anna, kor("2026-0003", "2026-12-31", 4_001));
    expect(await stand()).toMatchObject({ state: "beyond", leftCents: -100 });
  });
});
