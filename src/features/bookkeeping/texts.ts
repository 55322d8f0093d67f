import type { Locale } from "../../domain/locale.ts";
import type { PlainAccount } from "../../domain/journal/accounts.ts";
import type { EntryKind } from "../../domain/journal/entry.ts";
import type { VatRegime } from "../../domain/invoice/vat-regime.ts";
import type { PaymentMethod } from "../../platform/database/schema.ts";

type Texts = {
  accounts: Record<PlainAccount, string>;
  revenue: Record<VatRegime["kind"], (rate: string) => string>;
  vat: (rate: string) => string;
  earlierResult: string;
  entries: Record<EntryKind, string>;
  methods: Record<PaymentMethod, string>;
  journals: { sales: string; bank: string; cash: string; other: string; memorial: string };
  documents: { invoice: string; "credit-note": string };
  regimes: Record<VatRegime["kind"], string>;
  opening: string;
  files: { invoices: string; journal: string; payments: string; open: string; ubl: string; xaf: string };
  heads: { invoices: string[]; journal: string[]; payments: string[]; open: string[]; index: string[] };
};

const nl: Texts = {
  accounts: {
    bank: "Bank", cash: "Kas", card: "Pin onderweg", online: "Betaaldienst", other: "Overige ontvangsten", receivable: "Debiteuren", deposits: "Vooruit ontvangen van klanten", credits: "Tegoeden van klanten", refunds: "Terugbetalingen onderweg",
    costs: "Ontvangen incassokosten", interest: "Ontvangen wettelijke rente", goodwill: "Coulance", "expired-credits": "Vervallen tegoeden", "write-offs": "Afgeboekte vorderingen",
  },
  revenue: { standard: (rate) => `Omzet ${rate}`, crkbo: () => "Omzet vrijgesteld (CRKBO)", kor: () => "Omzet kleineondernemersregeling", "reverse-charge": () => "Omzet btw verlegd binnen de EU" },
  vat: (rate) => `Af te dragen btw ${rate}`,
  earlierResult: "Resultaat van eerder",
  entries: { invoice: "Factuur", "credit-note": "Creditnota", payment: "Betaling", refund: "Terugbetaling", "refund-sent": "Terugbetalingen afgeschreven", credit: "Tegoed", allocation: "Toerekening" },
  methods: { bank: "bank", cash: "contant", card: "pin", other: "anders", online: "online", "credit-transfer": "betaalbestand" },
  journals: { sales: "Verkoopboek", bank: "Bankboek", cash: "Kasboek", other: "Overige betaalwijzen", memorial: "Memoriaal" },
  documents: { invoice: "factuur", "credit-note": "creditnota" },
  regimes: { standard: "belast", crkbo: "vrijgesteld (CRKBO)", kor: "kleineondernemersregeling", "reverse-charge": "verlegd" },
  opening: "Beginbalans",
  files: { invoices: "facturen", journal: "journaal", payments: "betalingen", open: "openstaand", ubl: "e-facturen", xaf: "auditfile" },
  heads: {
    invoices: ["Nummer", "Soort", "Datum", "Afspraak", "Klant", "KVK-nummer", "Btw-nummer", "Land", "Regime", "Tarief %", "Bedrag zonder btw", "Btw", "Bedrag met btw", "Hoort bij"],
    journal: ["Boeking", "Datum", "Soort", "Stuk", "Afspraak", "Rekening", "Naam van de rekening", "Debet", "Credit"],
    payments: ["Datum", "Afspraak", "Klant", "Betaalwijze", "Bedrag", "Notitie"],
    open: ["Afspraak", "Klant", "Te betalen op", "Dagen te laat", "Openstaand", "Vooruit ontvangen", "Betwist"],
    index: ["Nummer", "Soort", "Datum", "Klant", "Bedrag met btw", "Bestand"],
  },
};

const en: Texts = {
  accounts: {
    bank: "Bank", cash: "Cash", card: "Card payments under way", online: "Payment provider", other: "Other receipts", receivable: "Receivables", deposits: "Received in advance", credits: "Credits of customers", refunds: "Refunds under way",
    costs: "Collection costs received", interest: "Statutory interest received", goodwill: "Goodwill", "expired-credits": "Expired credits", "write-offs": "Receivables written off",
  },
  revenue: { standard: (rate) => `Revenue ${rate}`, crkbo: () => "Revenue exempt (CRKBO)", kor: () => "Revenue small-business scheme", "reverse-charge": () => "Revenue reverse-charged within the EU" },
  vat: (rate) => `VAT payable ${rate}`,
  earlierResult: "Result of before",
  entries: { invoice: "Invoice", "credit-note": "Credit note", payment: "Payment", refund: "Refund", "refund-sent": "Refunds debited", credit: "Credit", allocation: "Allocation" },
  methods: { bank: "bank", cash: "cash", card: "card", other: "other", online: "online", "credit-transfer": "payment file" },
  journals: { sales: "Sales journal", bank: "Bank journal", cash: "Cash journal", other: "Other means of payment", memorial: "General journal" },
  documents: { invoice: "invoice", "credit-note": "credit note" },
  regimes: { standard: "taxed", crkbo: "exempt (CRKBO)", kor: "small-business scheme", "reverse-charge": "reverse-charged" },
  opening: "Opening balance",
  files: { invoices: "invoices", journal: "journal", payments: "payments", open: "open-items", ubl: "e-invoices", xaf: "audit-file" },
  heads: {
    invoices: ["Number", "Kind", "Date", "Deal", "Customer", "Trade register", "VAT number", "Country", "Regime", "Rate %", "Amount excluding VAT", "VAT", "Amount including VAT", "Belongs to"],
    journal: ["Entry", "Date", "Kind", "Document", "Deal", "Account", "Name of the account", "Debit", "Credit"],
    payments: ["Date", "Deal", "Customer", "Means", "Amount", "Note"],
    open: ["Deal", "Customer", "To be paid on", "Days late", "Open", "Received in advance", "Disputed"],
    index: ["Number", "Kind", "Date", "Customer", "Amount including VAT", "File"],
  },
};

/** The words of the books: in files for the bookkeeper and on the pages about money. */
export const bookTexts: Readonly<Record<Locale, Texts>> = { nl, en };
