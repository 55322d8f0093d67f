import { beforeEach, expect, test } from "vitest";
import { customer, payBefore, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { balancesOf } from "../../../test/support/invoices.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { invoiceDeadlines } from "./jobs.ts";
import { invoiceFilesOf } from "../invoices/store.ts";

const house = await createTestHouse();
const { at, dealOf, expectCleanAudit, factsOf, pay, recordsOf, sweepWhole } = stepsIn(house);

const price = 108_295;
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 40 });
});

const invoices = async () => (await house.db.selectFrom("invoices").select(["number", "kind", "total_cents"]).orderBy("series").orderBy("number_in_series").execute()).map(({ number, kind, total_cents: cents }) => [number, kind, cents]);

const entries = async () => {
  const rows = await house.db.selectFrom("journal_entries").select(["kind", "accounts", "cents"]).orderBy("booked_at").orderBy("id").execute();
  return rows.map(({ kind, accounts, cents }) => [kind, Object.fromEntries(accounts.map((account, index) => [account, Number(cents[index])]))]);
};

const balances = () => balancesOf(house);

const bookingsOf = async (dealId: string) => (await house.db.selectFrom("bookings").select("id").where("deal_id", "=", dealId).orderBy("seat_number").execute()).map(({ id }) => id);

test("a deal gets its invoice by itself, with a number, a mail with both documents, a record and an entry that balances", async () => {
  const deal = await dealOf(stage, "Anna");
  await sweepWhole();
  expect(await invoices()).toEqual([["2026-0001", "invoice", price]]);
  expect(await entries()).toEqual([["invoice", { receivable: price, "revenue:standard:2100": -89_500, "vat:2100": -18_795 }]]);
  expect(await factsOf("invoice-issued")).toMatchObject([{ dealId: deal, number: "2026-0001", totalCents: price, toPayCents: price, dueOn: "2026-12-01", original: null }]);
  expect(await recordsOf("invoice.issued")).toMatchObject([{ number: "2026-0001", cents: price }]);
  const row = await house.db.selectFrom("invoices").selectAll().executeTakeFirstOrThrow();
  const [one, other] = await Promise.all([invoiceFilesOf(house, row), invoiceFilesOf(house, row)]);
  expect(one.pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(one.ubl).toContain("2026-0001");
  expect(other.pdf_sha256).toBe(one.pdf_sha256);
  await expectCleanAudit();
});

test("money that came before the invoice is held for the customer, and the invoice says that it is paid", async () => {
  const deal = await dealOf(stage, "Anna");
  await pay(stage, deal, price);
  expect(await balances()).toEqual({ bank: price, deposits: -price });
  await sweepWhole();
  expect(await factsOf("invoice-issued")).toMatchObject([{ totalCents: price, toPayCents: 0 }]);
  expect(await balances()).toEqual({ bank: price, "revenue:standard:2100": -89_500, "vat:2100": -18_795 });
  await expectCleanAudit();
});

test("of five colleagues one cancels for half: the credit note is right to the cent, and names what it takes back from", async () => {
  const deal = await dealOf(stage, ["Anna", "Bram", "Cees", "Dirk", "Eva"]);
  await sweepWhole();
  await pay(stage, deal, 5 * price);
  at("2027-01-05T09:00:00Z");
  const [anna = ""] = await bookingsOf(deal);
  const cancelled = await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: [anna], by: "customer" });
  expect(cancelled).toMatchObject({ ok: true });
  await sweepWhole();
  const half = Math.floor(price / 2);
  expect(await invoices()).toEqual([["2026-0001", "invoice", 5 * price], ["2027-0001", "credit-note", price - half - (price % 2 === 0 ? 0 : 1)]]);
  expect((await balances())["deposits"]).toBe(-(price - half - (price % 2 === 0 ? 0 : 1)));
  await expectCleanAudit();
});

test("a place that lapses takes its invoice back; paying late and getting the place makes a new one", async () => {
  const deal = await dealOf(stage, "Anna");
  await sweepWhole();
  at("2026-12-03T12:00:00Z");
  await sweepWhole();
  await sweepWhole();
  expect(await invoices()).toEqual([["2026-0001", "invoice", price], ["2026-0002", "credit-note", price]]);
  expect(await balances()).toEqual({});
  await pay(stage, deal, price);
  await sweepWhole();
  expect(await invoices()).toEqual([["2026-0001", "invoice", price], ["2026-0002", "credit-note", price], ["2026-0003", "invoice", price]]);
  expect(await balances()).toEqual({ bank: price, "revenue:standard:2100": -89_500, "vat:2100": -18_795 });
  await expectCleanAudit();
});

test("a free training has no invoice", async () => {
  const free = await setStage(house, { slug: "gratis", priceCents: 0 });
  await dealOf(free, "Anna");
  await sweepWhole();
  expect(await invoices()).toEqual([]);
});

test("an organisation that lacks what the law asks for issues nothing, loses nothing, and goes on the next day", async () => {
  await house.db.updateTable("organisations").set({ vat_number: "" }).execute();
  await dealOf(stage, "Anna");
  await sweepWhole();
  expect([await invoices(), await entries()]).toEqual([[], []]);
  await house.db.updateTable("organisations").set({ vat_number: "NL000123456B01" }).execute();
  at("2026-11-25T10:00:00Z");
  await sweepWhole();
  expect(await invoices()).toEqual([["2026-0001", "invoice", price]]);
  await expectCleanAudit();
});

test("what a deal is invoiced twice at once is issued once, and many at once have numbers without a gap", async () => {
  for (let index = 0; index < 12; index += 1) await dealOf(stage, `Persoon${index}`);
  await Promise.all([sweepWhole(), sweepWhole(), sweepWhole()]);
  const numbers = (await invoices()).map(([number]) => number);
  expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(4, "0")}`));
  await expectCleanAudit();
});

test("a training with a book at another rate is one invoice with two rates, and a credit note takes from both", async () => {
  const rules = { earlyBird: [], group: [{ fromPlaces: 2, basisPointsOff: 1_000 }], extras: [{ text: "Boek", priceCents: 2_495, vatBasisPoints: 900 }] };
  await house.db.updateTable("sessions").set({ price_rules: JSON.stringify(rules) }).execute();
  const deal = await dealOf(stage, ["Anna", "Bram"]);
  await sweepWhole();
  // 2 x 895.00 less 10 % is 1,611.00 with 338.31 VAT; 2 x 24.95 is 49.90 with 4.49 VAT.
  expect(await balances()).toEqual({ receivable: 200_370, "revenue:standard:2100": -161_100, "vat:2100": -33_831, "revenue:standard:900": -4_990, "vat:900": -449 });
  const [anna = ""] = await bookingsOf(deal);
  at("2026-12-01T09:00:00Z");
  await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: [anna], by: "customer" });
  await sweepWhole();
  expect((await invoices()).map(([, kind, amount]) => [kind, amount])).toEqual([["invoice", 200_370], ["credit-note", 100_185]]);
  const left = await balances();
  expect([left["receivable"], (left["vat:2100"] ?? 0) < -16_000, (left["vat:900"] ?? 0) < -200]).toEqual([100_185, true, true]);
  await expectCleanAudit();
});

test("a company elsewhere in the Union is reverse-charged for what is online: no VAT on the invoice, its number on it", async () => {
  await house.db.updateTable("courses").set({ service: "online" }).execute();
  await dealOf(stage, "Anna", { customer: { ...customer("Anna"), country: "BE", kvkNumber: "", vatNumber: "BE0403170701" } });
  await sweepWhole();
  expect(await balances()).toEqual({ receivable: 89_500, "revenue:reverse-charge": -89_500 });
  const { content } = await house.db.selectFrom("invoices").select("content").executeTakeFirstOrThrow();
  expect(content).toMatchObject({ buyer: { vatId: "BE0403170701" }, lines: [{ vat: { kind: "reverse-charge" }, service: { kind: "online", heldIn: "NL" } }] });
  await expectCleanAudit();
});

test("the days of a deposit and a rest stand on the invoice", async () => {
  const conditions: Conditions = { ...payBefore, payment: { mode: "deposit", depositBasisPoints: 2_500, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 } };
  const own = await setStage(house, { slug: "delen", conditions });
  await dealOf(own, "Bram");
  await sweepWhole();
  const { content } = await house.db.selectFrom("invoices").select("content").executeTakeFirstOrThrow();
  expect(content).toMatchObject({ payment: { dueOn: "2026-12-01", parts: [{ cents: 27_074, dueOn: "2026-12-01" }, { cents: 81_221, dueOn: "2027-01-07" }] } });
});

test("a document that waited for its number beyond midnight is made anew, so that the days of a series never go back", async () => {
  at("2026-12-31T22:59:59Z");
  await dealOf(stage, "Anna");
  const before = house.clock.now();
  const rows = await house.db.selectFrom("deadlines").select(["id", "subject_id", "due_at"]).where("what", "=", "invoice").execute();
  const deadlines = rows.map((row) => ({ organisationId: stage.organisationId, id: row.id, what: "invoice", subjectId: row.subject_id, dueAt: row.due_at, sessionId: stage.sessionId }));
  at("2026-12-31T23:00:01Z");
  await expect(house.db.transaction().execute((trx) => invoiceDeadlines(trx, house, { organisationId: stage.organisationId, deadlines }, before))).rejects.toThrow("2026-12-31 ended before its numbers were taken");
  await sweepWhole();
  expect(await invoices()).toEqual([["2027-0001", "invoice", price]]);
  await expectCleanAudit();
});
