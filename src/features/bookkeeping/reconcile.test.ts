import { array, assert, constantFrom, integer, property, record, string } from "fast-check";
import type { Arbitrary } from "fast-check";
import { describe, expect, test } from "vitest";
import { sumOn, sumsOf } from "../../domain/bookkeeping/account-sums.ts";
import { icpList } from "../../domain/bookkeeping/icp.ts";
import { earlierResult, ledgerAccountOf } from "../../domain/bookkeeping/ledger-account.ts";
import { vatOverview } from "../../domain/bookkeeping/vat-overview.ts";
import type { Invoice } from "../../domain/invoice/invoice.ts";
import { invoiceTotals } from "../../domain/invoice/totals.ts";
import type { VatRegime } from "../../domain/invoice/vat-regime.ts";
import type { Posting } from "../../domain/journal/entry.ts";
import { cents } from "../../domain/money.ts";
import { invoiceLine, invoiceOf } from "../../../test/support/invoice.ts";
import { ledgerPostings } from "../../../test/support/postings.ts";
import { all, field, parseXml, xafFaults } from "../../../test/support/xaf-schema.ts";
import type { XmlNode } from "../../../test/support/xaf-schema.ts";
import { invoicesCsv, journalCsv } from "./csv-files.ts";
import type { BookEntry } from "./store.ts";
import { auditFile } from "./xaf/audit-file.ts";

// Whatever is sold, taken back and paid: every file says the same as the journal.

const regimes = constantFrom<VatRegime>({ kind: "standard", basisPoints: 2_100 }, { kind: "standard", basisPoints: 900 }, { kind: "standard", basisPoints: 0 }, { kind: "crkbo" }, { kind: "kor" }, { kind: "reverse-charge" });
const days = integer({ min: 0, max: 364 }).map((day) => Temporal.PlainDate.from("2026-01-01").add({ days: day }));
const lines = array(record({ unit: integer({ min: 1, max: 500_000 }), vat: regimes, quantity: integer({ min: 1, max: 5_000 }) }), { minLength: 1, maxLength: 4 });

const documents: Arbitrary<Invoice[]> = array(record({ lines, day: days, credit: integer({ min: 0, max: 3 }), name: string({ unit: "binary", maxLength: 60 }), including: integer({ min: 0, max: 1 }) }), { maxLength: 8 }).map((made) => made.map((one, index) => invoiceOf({
  kind: one.credit === 0 ? "credit-note" : "invoice", number: `2026-${String(index + 1).padStart(4, "0")}`, issuedOn: one.day, prices: one.including === 1 ? "including-vat" : "excluding-vat",
  buyer: { ...invoiceOf().buyer, name: one.name, vatId: `BE012345674${index}` },
  lines: one.lines.map(({ unit, vat, quantity }) => invoiceLine({ unitPriceCents: cents(unit), quantityThousandths: quantity, vat })),
})));

type Move = { day: Temporal.PlainDate; postings: Posting[]; kind: BookEntry["kind"] };

const two = (kind: BookEntry["kind"], account: Posting["account"], other: Posting["account"]) => record({ day: days, cents: integer({ min: 1, max: 300_000 }), back: integer({ min: 0, max: 3 }) }).map(({ day, cents: amount, back }): Move => {
  const signed = back === 0 ? -amount : amount;
  return { kind: kind === "payment" && back === 0 ? "refund" : kind, day, postings: [{ account, cents: cents(signed) }, { account: other, cents: cents(-signed) }] };
});
const moves = array(constantFrom(two("payment", "bank", "receivable"), two("payment", "cash", "receivable"), two("payment", "online", "receivable"), two("allocation", "receivable", "deposits"), two("allocation", "receivable", "costs"), two("credit", "goodwill", "credits"), two("credit", "credits", "receivable"), two("refund-sent", "refunds", "bank")).chain((move) => move), { maxLength: 12 });

const opening = array(constantFrom(two("payment", "bank", "receivable"), two("credit", "goodwill", "credits"), two("allocation", "receivable", "interest")).chain((move) => move), { maxLength: 4 });

function entriesOf(invoices: readonly Invoice[], others: readonly Move[]): BookEntry[] {
  const id = (index: number) => `0199aaaa-0000-7000-8000-${String(index).padStart(12, "0")}`;
  const booked = invoices.flatMap((invoice, index): BookEntry[] => {
    const postings = ledgerPostings(invoice);
    return postings.length === 0 || invoice.issuedOn === null ? [] : [{ id: id(index), kind: invoice.kind, bookedOn: invoice.issuedOn, dealCode: "ABCDEFGH", customerId: "ABCDEFGH", reference: invoice.number ?? "", postings: [...postings] }];
  });
  return [...booked, ...others.map((move, index): BookEntry => ({ id: id(1_000 + index), kind: move.kind, bookedOn: move.day, dealCode: "ABCDEFGH", customerId: "ABCDEFGH", reference: "ABCDEFGH", postings: move.postings }))];
}

const company = { name: "Studio <Helder> & Co", kvk: "12345678", vatNumber: "NL004495445B01", street: "Oudegracht 112", town: "Utrecht", postcode: "3511 AW", country: "NL", iban: "NL91ABNA0417164300" };
const period = { from: Temporal.PlainDate.from("2026-01-01"), until: Temporal.PlainDate.from("2026-12-31") };

function fileOf(invoices: readonly Invoice[], entries: readonly BookEntry[], before: readonly Move[] = []): string {
  return auditFile({
    company, period, madeOn: Temporal.PlainDate.from("2027-01-04"), opening: sumsOf(before.flatMap(({ postings }) => postings)), entries, locale: "nl",
    customers: [{ id: "ABCDEFGH", name: invoices[0]?.buyer.name ?? "", kvkNumber: "", email: "", street: "a".repeat(2_000), postcode: "1013 BB and more", town: "", country: "GB", isCompany: true }],
  });
}

const centsOf = (text: string) => Math.round(Number(text) * 100);
const signed = (node: XmlNode) => (field(node, "amntTp") === "D" ? 1 : -1) * centsOf(field(node, "amnt"));

/** Rows of a file of ours without its head, cells as they are. */
function rowsOf(csv: string): string[][] {
  return [...csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(;|\r\n)/g)].reduce<string[][]>((rows, [, text, bare = "", end]) => {
    rows.at(-1)?.push(text ?? bare);
    if (end === "\r\n") rows.push([]);
    return rows;
  }, [[]]).slice(1, -1);
}
const euros = (cell: string | undefined) => (cell === undefined || cell === "" ? 0 : centsOf(cell.replace(",", ".")));

describe("the books of any year", () => {
  test("as an audit file follow its schema, balance, and end where the journal ends", () => {
    assert(property(documents, moves, opening, (invoices, others, before) => {
      const entries = entriesOf(invoices, others);
      const xml = fileOf(invoices, entries, before);
      expect(xafFaults(xml)).toEqual([]);
      const file = parseXml(xml);
      for (const part of [...all(file, "transactions"), ...all(file, "openingBalance")]) {
        const lineNodes = all(part, part.name === "transactions" ? "trLine" : "obLine");
        expect(lineNodes.reduce((sum, line) => sum + signed(line), 0)).toBe(0);
        expect([field(part, "totalDebit"), field(part, "linesCount")]).toEqual([field(part, "totalCredit"), String(lineNodes.length)]);
        expect(centsOf(field(part, "totalDebit"))).toBe(lineNodes.reduce((sum, line) => sum + Math.max(0, signed(line)), 0));
      }
      for (const transaction of all(file, "transaction")) expect(all(transaction, "trLine").reduce((sum, line) => sum + signed(line), 0)).toBe(0);
      const after = sumsOf([...before.flatMap(({ postings }) => postings), ...entries.flatMap(({ postings }) => postings)]);
      const inFile = Map.groupBy([...all(file, "obLine"), ...all(file, "trLine")], (line) => field(line, "accID"));
      const balances = [...after].filter(([account]) => ledgerAccountOf(account).kind === "balance");
      expect(balances.map(([account]) => [account, (inFile.get(ledgerAccountOf(account).number) ?? []).reduce((total, line) => total + signed(line), 0)])).toEqual(balances);
      const earlier = before.flatMap(({ postings }) => postings).filter(({ account }) => ledgerAccountOf(account).kind === "result").reduce((sum, posting) => sum + posting.cents, 0);
      expect((inFile.get(earlierResult.number) ?? []).reduce((sum, line) => sum + signed(line), 0)).toBe(earlier);
    }), { numRuns: 60 });
  });

  test("name the VAT of every line of revenue, together what was booked on VAT", () => {
    assert(property(documents, (invoices) => {
      const entries = entriesOf(invoices, []);
      const vat = all(parseXml(fileOf(invoices, entries)), "vat").reduce((sum, node) => sum + (field(node, "vatAmntTp") === "D" ? 1 : -1) * centsOf(field(node, "vatAmnt")), 0);
      const booked = entries.flatMap(({ postings }) => postings).filter(({ account }) => account.startsWith("vat:")).reduce((sum, posting) => sum + posting.cents, 0);
      expect(vat).toBe(booked);
    }), { numRuns: 40 });
  });

  test("as CSV come to what was booked, on both sides and by regime", () => {
    assert(property(documents, moves, (invoices, others) => {
      const entries = entriesOf(invoices, others);
      const postings = entries.flatMap((entry) => entry.postings);
      const journal = rowsOf(journalCsv(entries, "nl"));
      const debit = postings.reduce((sum, posting) => sum + Math.max(0, posting.cents), 0);
      expect([journal.length, journal.reduce((sum, row) => sum + euros(row[7]), 0), journal.reduce((sum, row) => sum + euros(row[8]), 0)]).toEqual([postings.length, debit, debit]);
      const rows = rowsOf(invoicesCsv(invoices.map((invoice) => ({ invoice, dealCode: "ABCDEFGH" })), "nl"));
      const ofDocuments = sumsOf(entries.filter(({ kind }) => kind === "invoice" || kind === "credit-note").flatMap((entry) => entry.postings));
      expect(rows.reduce((sum, row) => sum + euros(row[12]), 0)).toBe(sumOn(ofDocuments, "receivable") + 0);
      expect(rows.reduce((sum, row) => sum + euros(row[11]), 0)).toBe(vatOverview(ofDocuments).vatCents);
    }), { numRuns: 60 });
  });

  test("as VAT overview and list of customers say what the invoices say", () => {
    assert(property(documents, moves, (invoices, others) => {
      const overview = vatOverview(sumsOf(entriesOf(invoices, others).flatMap(({ postings }) => postings)));
      const groups = invoices.flatMap((invoice) => invoiceTotals(invoice).groups.map((group) => ({ ...group, sign: invoice.kind === "invoice" ? 1 : -1 })));
      expect(overview.rows.reduce((sum, { netCents }) => sum + netCents, 0)).toBe(groups.reduce((sum, { sign, taxableCents }) => sum + sign * taxableCents, 0) + 0);
      expect(overview.vatCents).toBe(groups.reduce((sum, { sign, vatCents }) => sum + sign * vatCents, 0) + 0);
      expect(icpList(invoices).reduce((sum, row) => sum + row.cents, 0)).toBe(overview.rows.find(({ box }) => box === "3b")?.netCents);
    }), { numRuns: 100 });
  });

  test("without anything booked are a file that balances", () => {
    const xml = fileOf([], []);
    expect(xafFaults(xml)).toEqual([]);
    expect(all(parseXml(xml), "trLine")).toEqual([]);
  });
});

describe("an audit file", () => {
  test.each([["2026-03-15", "2026-11-20", "2026", 9], ["2025-12-31", "2026-01-01", "2025-2026", 2]])("from %s until %s names its year and counts its months", (from, until, year, months) => {
    const xml = auditFile({ company, period: { from: Temporal.PlainDate.from(from), until: Temporal.PlainDate.from(until) }, madeOn: Temporal.PlainDate.from("2027-01-04"), opening: new Map(), entries: [], customers: [], locale: "en" });
    expect(xafFaults(xml)).toEqual([]);
    const file = parseXml(xml);
    expect([all(file, "fiscalYear")[0]?.text, all(file, "period").length]).toEqual([year, months]);
  });

  test("holds whatever an organisation is called, and is no other file for it", () => {
    const hostile = "</companyName><x>&amp;\u0000\u0007\ud800]]>\u202e\ufffe";
    const xml = auditFile({ company: { ...company, name: hostile, street: hostile, vatNumber: "", country: "XX" }, period, madeOn: Temporal.PlainDate.from("2027-01-04"), opening: new Map(), entries: [], customers: [], locale: "nl" });
    expect(xafFaults(xml)).toEqual([]);
    expect(all(parseXml(xml), "companyName")[0]?.text).toContain("</companyName><x>&amp;");
  });
});
