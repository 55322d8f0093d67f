import { earlierResult, ledgerAccountOf } from "../../../domain/bookkeeping/ledger-account.ts";
import { monthsOf } from "../../../domain/bookkeeping/period.ts";
import type { Period } from "../../../domain/bookkeeping/period.ts";
import type { AccountSums } from "../../../domain/bookkeeping/account-sums.ts";
import type { Account } from "../../../domain/journal/accounts.ts";
import type { Locale } from "../../../domain/locale.ts";
import { namedAccount } from "../account-names.ts";
import type { BookCustomer, BookEntry } from "../store.ts";
import { bookTexts } from "../texts.ts";
import { journalsOf } from "./journals.ts";
import { vatCodesOf } from "./vat-codes.ts";
import { countryOf } from "./countries.ts";
import { amountOf, branch, leaf, must, plain, totalsOf } from "./write.ts";

/** Whose books they are. */
export type BookCompany = { name: string; kvk: string; vatNumber: string; street: string; town: string; postcode: string; country: string; iban: string };

export type AuditFileBooks = {
  company: BookCompany;
  period: Period;
  /** The day on which the file is made. */
  madeOn: Temporal.PlainDate;
  /** What was booked before the period. */
  opening: AccountSums;
  entries: readonly BookEntry[];
  customers: readonly BookCustomer[];
  locale: Locale;
};

/**
 * The journal of a period as the Dutch audit file (*XML Auditfile Financieel*, XAF 3.2): accounts, customers, VAT codes, opening
 * balance and every entry, in balance. The order of the elements is that of its schema.
 * @see docs/rules/bookkeeping.md
 */
export function auditFile(books: AuditFileBooks): string {
  const months = monthsOf(books.period);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<auditfile xmlns="http://www.auditfiles.nl/XAF/3.2">\n`,
    header(books),
    "<company>\n",
    ...companyFacts(books.company),
    customersSuppliers(books.customers),
    generalLedger(books),
    vatCodesOf(books),
    branch("periods", months.map(({ from, until }, index) => branch("period", [must("periodNumber", String(index + 1)), must("periodDesc", from.toString().slice(0, 7)), must("startDatePeriod", from.toString()), must("endDatePeriod", until.toString())]))),
    openingBalance(books),
    journalsOf(books, months),
    "</company>\n</auditfile>\n",
  ].join("");
}

function header({ period: { from, until }, madeOn }: AuditFileBooks): string {
  const years = from.year === until.year ? String(from.year) : `${from.year}-${until.year}`;
  return branch("header", [
    must("fiscalYear", years), must("startDate", from.toString()), must("endDate", until.toString()), must("curCode", "EUR"), must("dateCreated", madeOn.toString()),
    must("softwareDesc", "Handslag"),
  ]);
}

function companyFacts(company: BookCompany): string[] {
  return [leaf("companyIdent", plain(company.kvk, 35)), must("companyName", plain(company.name, 999)), must("taxRegistrationCountry", countryOf(company.country) || "NL"), must("taxRegIdent", plain(company.vatNumber, 30)), streetAddress(company)];
}

function streetAddress({ street, town, postcode, country }: { street: string; town: string; postcode: string; country: string }): string {
  const parts = [leaf("streetname", plain(street, 999)), leaf("city", plain(town, 50)), leaf("postalCode", plain(postcode, 10)), leaf("country", countryOf(country))];
  return parts.every((part) => part === "") ? "" : branch("streetAddress", parts);
}

function customersSuppliers(customers: readonly BookCustomer[]): string {
  if (customers.length === 0) return "";
  return branch("customersSuppliers", customers.map((customer) => branch("customerSupplier", [
    must("custSupID", customer.id), leaf("custSupName", plain(customer.name, 50)), leaf("eMail", plain(customer.email, 254)), leaf("commerceNr", plain(customer.kvkNumber, 35)), must("custSupTp", "C"), streetAddress(customer),
  ])));
}

/** Every account that is in the opening balance or in an entry, by number. */
function generalLedger(books: AuditFileBooks): string {
  const used = new Set<Account>([...books.opening.keys(), ...books.entries.flatMap(({ postings }) => postings.map(({ account }) => account))]);
  const accounts = [...used].map((account) => namedAccount(account, books.locale));
  const all = [...accounts, { ...earlierResult, name: bookTexts[books.locale].earlierResult }].toSorted((one, other) => (one.number < other.number ? -1 : 1));
  return branch("generalLedger", all.map(({ number, name, kind, rgs }) => branch("ledgerAccount", [must("accID", number), must("accDesc", name), must("accTp", kind === "balance" ? "B" : "P"), leaf("leadReference", rgs ?? "")])));
}

/** Balance accounts as they stood; revenue and costs of before together, because this journal closes no year. */
function openingBalance({ opening, period, locale }: AuditFileBooks): string {
  const standing = [...opening].filter(([account, amount]) => amount !== 0 && ledgerAccountOf(account).kind === "balance").map(([account, amount]) => ({ number: ledgerAccountOf(account).number, cents: amount as number }));
  const result = -standing.reduce((sum, { cents }) => sum + cents, 0);
  const lines = (result === 0 ? standing : [...standing, { number: earlierResult.number, cents: result }]).toSorted((one, other) => (one.number < other.number ? -1 : 1));
  return branch("openingBalance", [
    must("opBalDate", period.from.toString()), must("opBalDesc", bookTexts[locale].opening), must("linesCount", String(lines.length)), ...totalsOf(lines),
    ...lines.map(({ number, cents }, index) => branch("obLine", [must("nr", String(index + 1)), must("accID", number), ...amountOf(cents)])),
  ]);
}
