import type { DocumentState } from "../../../domain/bookkeeping/document-state.ts";
import type { AgeBucket } from "../../../domain/bookkeeping/ageing.ts";
import type { VatBox } from "../../../domain/bookkeeping/vat-overview.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { CsvKind } from "../../bookkeeping/actions.ts";
import { formatNumber } from "../../../platform/i18n/format.ts";
import type { PeriodProblem } from "./period.ts";

type Texts = {
  title: string;
  lead: (open: string, customers: number, late: string | null) => string;
  leadNothing: string;
  held: (amount: string) => string;
  outside: (deals: number) => string;
  links: { invoices: string; refunds: string; vat: string; exports: string };
  ageing: {
    heading: string; title: string; empty: string; buckets: Record<AgeBucket, string>; columns: { customer: string; due: string; late: string; open: string }; axis: { due: string; late: string };
    days: (days: number) => string; notLate: string; noDay: string; disputed: string; total: string; note: string; csv: string;
  };
  months: { heading: string; thousands: string; euros: string; solid: string; open: string; late: string; title: string; desc: string; table: string; month: string; total: string; earlier: string; later: string; note: (open: string) => string };
  documents: {
    latest: string; all: string; title: string; lead: (count: number, more: boolean) => string; found: (count: number) => string; empty: string; emptySearch: string; caption: string;
    columns: { number: string; customer: string; day: string; state: string; files: string; amount: string }; axis: { customer: string; day: string; state: string; files: string };
    states: Record<DocumentState, string>; left: (amount: string) => string; kinds: { invoice: string; "credit-note": string }; search: string; month: string; everyMonth: string; show: string; older: string; pdf: (number: string) => string; ubl: (number: string) => string;
  };
  period: { label: string; own: string; from: string; until: string; show: string; problems: Record<PeriodProblem, string>; quarter: (quarter: number, year: number) => string; days: (from: string, until: string) => string };
  vat: {
    title: string; lead: (period: string, vat: string) => string; heading: string; caption: string; columns: { box: string; what: string; net: string; vat: string; netEuros: string; vatEuros: string }; axis: { what: string; net: string; vat: string; netEuros: string; vatEuros: string }; boxes: Record<VatBox, string>; notInReturn: string; due: string; notes: string[];
    icp: { heading: string; empty: string; caption: string; columns: { country: string; number: string; amount: string; euros: string }; missing: string; total: string; note: string; differs: (amount: string) => string };
    kor: { heading: string; within: (turnover: string, limit: string, left: string, year: number) => string; near: (turnover: string, limit: string, left: string, year: number) => string; beyond: (turnover: string, limit: string, over: string, year: number) => string};
  };
  exports: {
    title: string; lead: (period: string) => string; heading: string; caption: string; columns: { file: string; what: string; count: string; sum: string }; axis: { what: string; count: string; sum: string }; files: Record<CsvKind | "ubl" | "xaf", [name: string, what: string]>;
    lines: { entries: (count: number) => string; documents: (count: number) => string; payments: (count: number) => string; open: (count: number) => string }; empty: string; notes: string[];
  };
};

const count = (number: number, one: string, more: string, locale: Locale) => `${formatNumber(number, locale)} ${number === 1 ? one : more}`;

const nl: Texts = {
  title: "Geld",
  lead: (open, customers, late) => `${open} staat open bij ${count(customers, "klant", "klanten", "nl")}${late === null ? "; niets daarvan is te laat" : `, waarvan ${late} te laat`}.`,
  leadNothing: "Er staat niets open.",
  held: (amount) => `Je houdt ${amount} vast voor klanten: vooruit betaald, of nog terug te betalen.`,
  outside: (deals) => `${count(deals, "afspraak", "afspraken", "nl")} van voor deze boekhouding ${deals === 1 ? "staat" : "staan"} hier niet bij: kijk bij de afspraak zelf.`,
  links: { invoices: "Facturen", refunds: "Terugbetalingen", vat: "Btw", exports: "Voor de boekhouder" },
  ageing: {
    heading: "Openstaand, naar ouderdom", title: "Openstaand naar ouderdom", empty: "Niemand heeft een factuur openstaan. Een factuur komt hier te staan zodra ze is verstuurd.",
    buckets: { "not-late": "nog niet te laat", "to-14": "1–14 dagen te laat", "to-30": "15–30 dagen", "to-60": "31–60 dagen", "over-60": "meer dan 60 dagen" },
    columns: { customer: "Klant", due: "Betaaldag", late: "Te laat", open: "€" }, axis: { due: "betaaldag", late: "te laat" },
    days: (days) => `${days} ${days === 1 ? "dag" : "dgn"}`, notLate: "niet te laat", noDay: "geen dag", disputed: "betwist", total: "Staat open",
    note: "Rente en kosten staan hier pas bij als ze betaald zijn. Wat nog gefactureerd of gecrediteerd wordt, volgt binnen een minuut.", csv: "csv",
  },
  months: {
    heading: "Geld per maand", thousands: "naar maand van de training, × € 1.000", euros: "naar maand van de training, in euro", solid: "binnen", open: "nog niet", late: "te laat", title: "Gefactureerd geld per maand van de training",
    desc: "Gestapelde staven per maand: wat binnen is, wat nog niet te laat is en wat te laat is. Alle cijfers staan in de tabel eronder.", table: "Cijfers in een tabel", month: "Maand", total: "Samen", earlier: "eerder", later: "later",
    note: (open) => `Nog niet en te laat zijn samen wat openstaat: ${open}.`,
  },
  documents: {
    latest: "Laatste stukken", all: "Alle facturen", title: "Facturen", lead: (number, more) => (more ? `De laatste ${number} facturen en creditnota’s.` : `${count(number, "factuur of creditnota", "facturen en creditnota’s", "nl")}.`), found: (number) => `${count(number, "stuk", "stukken", "nl")} gevonden.`,
    empty: "Er is nog niets gefactureerd. Wie zich inschrijft, krijgt vanzelf een factuur.", emptySearch: "Niets gevonden. Zoek op een deel van het nummer of de naam, of kies een andere maand.", caption: "Facturen en creditnota’s",
    columns: { number: "Nummer", customer: "Klant", day: "Datum", state: "Stand", files: "Stukken", amount: "€" }, axis: { customer: "klant", day: "datum", state: "stand", files: "stukken" },
    states: { open: "open", "part-paid": "deels betaald", overdue: "te laat", paid: "betaald", credited: "gecrediteerd", settled: "verrekend", "to-refund": "terug te betalen" }, left: (amount) => `nog ${amount}`,
    kinds: { invoice: "factuur", "credit-note": "creditnota" },
    search: "Nummer of naam", month: "Maand", everyMonth: "elke maand", show: "Zoek", older: "Oudere stukken", pdf: (number) => `pdf van ${number}`, ubl: (number) => `e-factuur van ${number}`,
  },
  period: { label: "Periode", own: "Andere dagen", from: "Van", until: "Tot en met", show: "Toon", problems: { name: "Deze periode bestaat niet; kies er een uit de lijst", days: "Vul twee dagen in, de eerste voor de laatste, samen ten hoogste tien jaar" }, quarter: (quarter, year) => `${quarter}e kwartaal ${year}`, days: (from, until) => `${from} tot en met ${until}` },
  vat: {
    title: "Btw", lead: (period, vat) => `Over ${period} is ${vat} btw verschuldigd over wat je factureerde, naar de dag van de factuur.`, heading: "Voor de aangifte", caption: "Omzet en btw per vraag van de aangifte omzetbelasting",
    columns: { box: "Vraag", what: "Wat", net: "Omzet", vat: "Btw", netEuros: "Omzet in te vullen", vatEuros: "Btw in te vullen" }, axis: { what: "wat", net: "omzet", vat: "btw", netEuros: "hele euro’s", vatEuros: "btw in te vullen" },
    boxes: { "1a": "Belast met hoog tarief (21 %)", "1b": "Belast met laag tarief (9 %)", "1c": "Belast met overige tarieven", "1e": "Belast met 0 %", "3b": "Diensten naar landen binnen de EU, verlegd", exempt: "Vrijgesteld (CRKBO)", "small-business": "Kleineondernemersregeling" },
    notInReturn: "niet in de aangifte", due: "Verschuldigde btw",
    notes: [
      "Vragen zonder omzet staan er niet bij. Hele euro’s zijn naar beneden afgerond, per vraag. De btw die je zelf betaalde (5b) staat niet in Handslag: die trek je er in de aangifte zelf af.",
      "Een factuur telt op haar eigen dag, ook als ze nog niet betaald is; een creditnota telt op de hare. Rente en incassokosten dragen geen btw.",
      "Deze cijfers komen uit het journaal. Of facturen, betalingen en journaal hetzelfde zeggen, controleert het commando audit.",
    ],
    icp: { heading: "Opgaaf intracommunautaire prestaties", empty: "In deze periode verlegde je geen btw naar een ander land van de EU.", caption: "Diensten per btw-nummer van de klant", columns: { country: "Land", number: "Btw-nummer", amount: "€", euros: "In te vullen" }, missing: "ontbreekt: herstel dit", total: "Samen", note: "Alleen diensten; het totaal is vraag 3b.", differs: (amount) => `Deze lijst verschilt ${amount} van vraag 3b; laat het commando audit kijken waardoor.` },
    kor: {
      heading: "Kleineondernemersregeling",
      within: (turnover, limit, left, year) => `In ${year} factureerde je ${turnover} onder de regeling; de grens is ${limit}. Er is nog ruimte voor ${left}.`,
      near: (turnover, limit, left, year) => `Let op: in ${year} factureerde je ${turnover} onder de regeling, en de grens is ${limit}. Bij meer dan ${left} erbij vervalt de regeling meteen, en draagt al die ene factuur btw.`,
      beyond: (turnover, limit, over, year) => `In ${year} factureerde je ${turnover} onder de regeling: ${over} boven de grens van ${limit}. De regeling geldt niet meer vanaf de factuur waarmee je erboven kwam. Overleg met je boekhouder, en zet je trainingen op een btw-tarief.`,
    },
  },
  exports: {
    title: "Voor de boekhouder", lead: (period) => `Alles over ${period}, om te bewaren of door te geven. Elk bestand telt op tot wat in het journaal staat.`, heading: "Bestanden", caption: "Bestanden over de gekozen periode", columns: { file: "Bestand", what: "Wat erin staat", count: "Aantal", sum: "€" }, axis: { what: "wat", count: "aantal", sum: "samen" },
    files: {
      invoices: ["Facturen (csv)", "Elke factuur en creditnota, een regel per btw-tarief"], journal: ["Journaal (csv)", "Elke boeking, een regel per rekening"], payments: ["Betalingen (csv)", "Wat binnenkwam en terugging, met betaalwijze"], open: ["Openstaand (csv)", "Wat klanten schuldig waren aan het eind van de periode"],
      ubl: ["E-facturen (zip)", "Elke factuur als UBL, met een index"], xaf: ["Auditfile (XAF 3.2)", "Het journaal zoals Nederlandse boekhoudpakketten het inlezen"],
    },
    lines: { entries: (number) => `${number} ${number === 1 ? "boeking" : "boekingen"}`, documents: (number) => `${number} ${number === 1 ? "stuk" : "stukken"}`, payments: (number) => `${number} ${number === 1 ? "betaling" : "betalingen"}`, open: (number) => `${number} ${number === 1 ? "afspraak" : "afspraken"}` },
    empty: "In deze periode is niets geboekt. De bestanden zijn er wel, leeg.",
    notes: ["De eerste en de laatste dag tellen mee. Csv-bestanden hebben puntkomma’s en komma’s voor de centen, zoals een Nederlands rekenblad ze verwacht.", "Facturen en boekingen bewaar je zeven jaar (art. 52 AWR). Handslag verwijdert ze niet."],
  },
};

const en: Texts = {
  title: "Money",
  lead: (open, customers, late) => `${open} is open with ${count(customers, "customer", "customers", "en")}${late === null ? "; none of it is late" : `, of which ${late} is late`}.`,
  leadNothing: "Nothing is open.",
  held: (amount) => `You hold ${amount} for customers: paid in advance, or still to be paid back.`,
  outside: (deals) => `${count(deals, "deal", "deals", "en")} of before these books ${deals === 1 ? "is" : "are"} not in here: look at the deal itself.`,
  links: { invoices: "Invoices", refunds: "Refunds", vat: "VAT", exports: "For the bookkeeper" },
  ageing: {
    heading: "Open, by age", title: "Open by age", empty: "Nobody has an invoice open. An invoice appears here as soon as it is sent.",
    buckets: { "not-late": "not late yet", "to-14": "1–14 days late", "to-30": "15–30 days", "to-60": "31–60 days", "over-60": "more than 60 days" },
    columns: { customer: "Customer", due: "To pay on", late: "Late", open: "€" }, axis: { due: "to pay on", late: "late" },
    days: (days) => `${days} ${days === 1 ? "day" : "days"}`, notLate: "not late", noDay: "no day", disputed: "disputed", total: "Open",
    note: "Interest and costs are not in here until they are paid. What is still to be invoiced or credited follows within a minute.", csv: "csv",
  },
  months: {
    heading: "Money per month", thousands: "by month of the training, × €1,000", euros: "by month of the training, in euros", solid: "in", open: "not yet", late: "late", title: "Invoiced money per month of the training",
    desc: "Stacked bars per month: what is in, what is not late yet and what is late. All figures are in the table below.", table: "Figures in a table", month: "Month", total: "Together", earlier: "earlier", later: "later",
    note: (open) => `Not yet and late together are what is open: ${open}.`,
  },
  documents: {
    latest: "Latest documents", all: "All invoices", title: "Invoices", lead: (number, more) => (more ? `The latest ${number} invoices and credit notes.` : `${count(number, "invoice or credit note", "invoices and credit notes", "en")}.`), found: (number) => `${count(number, "document", "documents", "en")} found.`,
    empty: "Nothing was invoiced yet. Whoever signs up gets an invoice by itself.", emptySearch: "Nothing found. Search for a part of the number or the name, or choose another month.", caption: "Invoices and credit notes",
    columns: { number: "Number", customer: "Customer", day: "Date", state: "Status", files: "Files", amount: "€" }, axis: { customer: "customer", day: "date", state: "status", files: "files" },
    states: { open: "open", "part-paid": "part paid", overdue: "overdue", paid: "paid", credited: "credited", settled: "settled", "to-refund": "to be refunded" }, left: (amount) => `${amount} left`,
    kinds: { invoice: "invoice", "credit-note": "credit note" },
    search: "Number or name", month: "Month", everyMonth: "every month", show: "Search", older: "Older documents", pdf: (number) => `pdf of ${number}`, ubl: (number) => `e-invoice of ${number}`,
  },
  period: { label: "Period", own: "Other days", from: "From", until: "Up to and including", show: "Show", problems: { name: "There is no such period; choose one from the list", days: "Fill in two days, the first before the last, at most ten years apart" }, quarter: (quarter, year) => `Quarter ${quarter} of ${year}`, days: (from, until) => `${from} up to and including ${until}` },
  vat: {
    title: "VAT", lead: (period, vat) => `For ${period}, ${vat} of VAT is due on what you invoiced, by the day of the invoice.`, heading: "For the return", caption: "Turnover and VAT by question of the Dutch VAT return",
    columns: { box: "Question", what: "What", net: "Turnover", vat: "VAT", netEuros: "Turnover to fill in", vatEuros: "VAT to fill in" }, axis: { what: "what", net: "turnover", vat: "VAT", netEuros: "whole euros", vatEuros: "VAT to fill in" },
    boxes: { "1a": "Taxed at the high rate (21%)", "1b": "Taxed at the low rate (9%)", "1c": "Taxed at other rates", "1e": "Taxed at 0%", "3b": "Services to EU countries, reverse-charged", exempt: "Exempt (CRKBO)", "small-business": "Small-business scheme" },
    notInReturn: "not in the return", due: "VAT due",
    notes: [
      "Questions without turnover are left out. Whole euros are rounded down, by question. The VAT that you paid yourself (5b) is not in Handslag: you take it off in the return.",
      "An invoice counts on its own day, also when it is not paid yet; a credit note on its own. Interest and collection costs carry no VAT.",
      "These figures come from the journal. Whether invoices, payments and journal say the same is checked by the command audit.",
    ],
    icp: { heading: "List of services to other EU countries (ICP)", empty: "In this period you reverse-charged no VAT to another EU country.", caption: "Services by the customer's VAT number", columns: { country: "Country", number: "VAT number", amount: "€", euros: "To fill in" }, missing: "missing: mend this", total: "Together", note: "Services only; the total is question 3b.", differs: (amount) => `This list differs ${amount} from question 3b; let the command audit see why.` },
    kor: {
      heading: "Small-business scheme (KOR)",
      within: (turnover, limit, left, year) => `In ${year} you invoiced ${turnover} under the scheme; the limit is ${limit}. There is room for ${left}.`,
      near: (turnover, limit, left, year) => `Mind: in ${year} you invoiced ${turnover} under the scheme, and the limit is ${limit}. With more than ${left} on top the scheme ends at once, and that very invoice carries VAT.`,
      beyond: (turnover, limit, over, year) => `In ${year} you invoiced ${turnover} under the scheme: ${over} above the limit of ${limit}. The scheme no longer holds from the invoice that went above it. Talk to your bookkeeper, and give your trainings a VAT rate.`,
    },
  },
  exports: {
    title: "For the bookkeeper", lead: (period) => `Everything about ${period}, to keep or to hand over. Each file adds up to what is in the journal.`, heading: "Files", caption: "Files about the chosen period", columns: { file: "File", what: "What is in it", count: "How many", sum: "€" }, axis: { what: "what", count: "how many", sum: "together" },
    files: {
      invoices: ["Invoices (csv)", "Every invoice and credit note, a line per VAT rate"], journal: ["Journal (csv)", "Every entry, a line per account"], payments: ["Payments (csv)", "What came in and went back, with its means"], open: ["Open items (csv)", "What customers owed at the end of the period"],
      ubl: ["E-invoices (zip)", "Every invoice as UBL, with an index"], xaf: ["Audit file (XAF 3.2)", "The journal as Dutch bookkeeping programs read it"],
    },
    lines: { entries: (number) => `${number} ${number === 1 ? "entry" : "entries"}`, documents: (number) => `${number} ${number === 1 ? "document" : "documents"}`, payments: (number) => `${number} ${number === 1 ? "payment" : "payments"}`, open: (number) => `${number} ${number === 1 ? "deal" : "deals"}` },
    empty: "Nothing was booked in this period. The files are there, empty.",
    notes: ["The first and the last day are included. CSV files have commas and decimal points, as an English spreadsheet expects.", "Invoices and entries are kept for seven years (art. 52 AWR). Handslag does not remove them."],
  },
};

/** The words of the pages about money. */
export const moneyTexts: Readonly<Record<Locale, Texts>> = { nl, en };
