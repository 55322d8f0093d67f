import { ledgerAccountOf } from "../../../domain/bookkeeping/ledger-account.ts";
import type { Period } from "../../../domain/bookkeeping/period.ts";
import type { Account } from "../../../domain/journal/accounts.ts";
import { decimal } from "../../../platform/csv.ts";
import type { BookEntry } from "../store.ts";
import { bookTexts } from "../texts.ts";
import type { AuditFileBooks } from "./audit-file.ts";
import { vatOfRevenue } from "./vat-codes.ts";
import { amountOf, branch, leaf, must, plain, totalsOf } from "./write.ts";

/** The books that a Dutch bookkeeper knows, with their type in the audit file; `offset` is the account that all their entries are on. */
const journals = [
  { id: "VRK", key: "sales", type: "S", offset: "receivable" },
  { id: "BNK", key: "bank", type: "B", offset: "bank" },
  { id: "KAS", key: "cash", type: "C", offset: "cash" },
  { id: "OVR", key: "other", type: "Z", offset: null },
  { id: "MEM", key: "memorial", type: "M", offset: null },
] as const satisfies readonly { id: string; key: string; type: string; offset: Account | null }[];

/** All entries in their books; the totals are those of all lines. */
export function journalsOf(books: AuditFileBooks, months: readonly Period[]): string {
  const { entries, locale, company } = books;
  const lines = entries.flatMap(({ postings }) => postings);
  const byJournal = Map.groupBy(entries, journalOf);
  const numbers = new Map(months.map(({ from }, index) => [from.toString().slice(0, 7), index + 1]));
  const known = new Set(books.customers.map(({ id }) => id));
  const used = new Set([...books.opening.keys(), ...lines.map(({ account }) => account)]);
  return branch("transactions", [
    must("linesCount", String(lines.length)), ...totalsOf(lines),
    ...journals.flatMap(({ id, key, type, offset }) => {
      const own = byJournal.get(id) ?? [];
      if (own.length === 0) return [];
      const offsetId = offset !== null && used.has(offset) ? ledgerAccountOf(offset).number : "";
      return [branch("journal", [
        must("jrnID", id), must("desc", bookTexts[locale].journals[key]), must("jrnTp", type), leaf("offsetAccID", offsetId), leaf("bankAccNr", key === "bank" ? plain(company.iban, 35) : ""),
        ...own.map((entry) => transaction(entry, { numbers, known, text: bookTexts[locale].entries[entry.kind] })),
      ])];
    }),
  ]);
}

function journalOf({ kind, postings }: BookEntry): (typeof journals)[number]["id"] {
  if (kind === "invoice" || kind === "credit-note") return "VRK";
  if (kind === "credit" || kind === "allocation") return "MEM";
  if (postings.some(({ account }) => account === "bank")) return "BNK";
  return postings.some(({ account }) => account === "cash") ? "KAS" : "OVR";
}

function transaction(entry: BookEntry, { numbers, known, text }: { numbers: ReadonlyMap<string, number>; known: ReadonlySet<string>; text: string }): string {
  const day = entry.bookedOn.toString();
  return branch("transaction", [
    must("nr", shortId(entry.id)), must("desc", plain(`${text} ${entry.reference}`, 999)), must("periodNumber", String(numbers.get(day.slice(0, 7)) ?? 0)), must("trDt", day),
    ...entry.postings.map((posting, index) => branch("trLine", [
      must("nr", String(index + 1)), must("accID", ledgerAccountOf(posting.account).number), must("docRef", plain(entry.reference || shortId(entry.id), 999)), must("effDate", day), must("desc", plain(`${text} ${entry.reference}`, 999)),
      ...amountOf(posting.cents), leaf("custSupID", entry.customerId !== null && known.has(entry.customerId) ? entry.customerId : ""), leaf("invRef", entry.kind === "invoice" || entry.kind === "credit-note" ? plain(entry.reference, 999) : ""), vatOf(posting.account, entry),
    ])),
  ]);
}

/** The VAT that belongs to a line of revenue: what the entry booked on VAT of that rate. */
function vatOf(account: Account, { postings }: BookEntry): string {
  const vat = vatOfRevenue(account);
  if (vat === null) return "";
  const amount = postings.find((posting) => posting.account === vat.vatAccount)?.cents ?? 0;
  const revenue = postings.find((posting) => posting.account === account)?.cents ?? 0;
  return branch("vat", [must("vatID", vat.code), must("vatPerc", decimal(vat.basisPoints)), must("vatAmnt", decimal(Math.abs(amount))), must("vatAmntTp", (amount === 0 ? revenue : amount) < 0 ? "C" : "D")]);
}

/** The schema allows 35 characters: an identifier without its dashes has 32. */
function shortId(id: string): string {
  return id.replaceAll("-", "");
}
