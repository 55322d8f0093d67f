import type { FaultKind } from "../../domain/invoice/fault.ts";
import type { Locale } from "../../domain/locale.ts";
import { formatNumber } from "../../platform/i18n/format.ts";

type Texts = {
  crkbo: string;
  kor: string;
  reverseCharge: (buyerVatId: string) => string;
  creditOf: (number: string, date: string, reason: string) => string;
  discount: string;
  payOnReceipt: string;
  payInParts: (parts: readonly Part[]) => string;
  weRefund: string;
  paper: PaperTexts;
  faults: Readonly<Record<FaultKind, string>>;
};

type Runs = readonly { text: string; strong: boolean }[];

/** An amount with its last day, as they are to be read; without a day it is due on receipt. */
type Part = { sum: string; day: string | null };

type PaperTexts = {
  heading: Readonly<Record<"invoice" | "credit-note", (number: string) => string>>;
  draft: Readonly<Record<"invoice" | "credit-note", string>>;
  notYet: Readonly<Record<"invoice" | "credit-note", Runs>>;
  pay: (parts: readonly Part[], paid: string | null) => Runs;
  paid: Runs;
  refund: (sum: string) => Runs;
  refunded: Runs;
  facts: { number: Readonly<Record<"invoice" | "credit-note", string>>; issuedOn: string; supply: string; original: string; reference: string; buyerVatId: string; buyerKvk: string };
  attention: (name: string) => string;
  until: (from: string, until: string) => string;
  head: { text: string; quantity: string; price: string; priceWithoutVat: string; vat: string; amount: string; amountWithoutVat: string };
  exempt: string;
  exemptGroup: string;
  reversedGroup: string;
  reversed: string;
  lessDiscount: (gross: string, discount: string) => string;
  withVat: (sum: string) => string;
  netSum: string;
  vat: (rate: string) => string;
  over: (sum: string) => string;
  total: string;
  totalWithVat: string;
  paidBefore: string;
  refundedBefore: string;
  toPay: string;
  toRefund: string;
  days: { head: string; amount: string; paid: string; left: (sum: string) => string };
  slip: { title: string; amount: string; due: string; iban: string; name: string; reference: string; qr: string };
  vatId: string;
  page: string;
  attachment: string;
};

const plain = (text: string) => ({ text, strong: false });
const strong = (text: string) => ({ text, strong: true });

/** Two parts are said; of more the first, and how many there are. */
function saidParts(parts: readonly Part[], { by, onReceipt, and, firstOf }: { by: string; onReceipt: string; and: string; firstOf: (count: number) => string }): Runs {
  const said = parts.length > 2 ? parts.slice(0, 1) : parts;
  const runs = said.flatMap(({ sum, day }, index) => [...(index === 0 ? [] : [plain(and)]), strong(sum), ...(day === null ? [plain(onReceipt)] : [plain(by), strong(day)])]);
  return [...runs, plain(parts.length > 2 ? `, ${firstOf(parts.length)}.` : ".")];
}

const nl: Texts = {
  crkbo: "Vrijgesteld van btw (art. 11 lid 1 onderdeel o Wet OB 1968, CRKBO)",
  kor: "Vrijgesteld van btw op grond van de kleineondernemersregeling (art. 25 Wet OB)",
  reverseCharge: (buyerVatId) => `Btw verlegd naar ${buyerVatId}`,
  creditOf: (number, date, reason) => `Creditnota bij factuur ${number} van ${date}: ${reason}`,
  discount: "Korting",
  payOnReceipt: "Te betalen na ontvangst van deze factuur.",
  payInParts: (parts) => `Te betalen in delen: ${parts.map(({ sum, day }) => `${sum} uiterlijk ${day ?? ""}`).join(", ")}.`,
  weRefund: "Wij betalen dit bedrag aan u terug of verrekenen het met wat nog open staat.",
  paper: {
    heading: { invoice: (number) => `Factuur ${number}`, "credit-note": (number) => `Creditnota ${number}` },
    draft: { invoice: "Concept van een factuur", "credit-note": "Concept van een creditnota" },
    notYet: { invoice: [plain("Dit is nog geen factuur: u hoeft hierop nog niets te betalen.")], "credit-note": [plain("Dit is nog geen creditnota.")] },
    pay: (parts, paid) => [
      plain(paid === null ? "Betaal " : `Van u ontvingen wij al ${paid}. Betaal nog `),
      ...saidParts(parts, { by: " uiterlijk ", onReceipt: " na ontvangst", and: " en ", firstOf: (count) => `het eerste van ${formatNumber(count, "nl")} bedragen` }),
    ],
    paid: [strong("Betaald."), plain(" Er staat niets meer open; dank u wel.")],
    refund: (sum) => [plain("U krijgt "), strong(sum), plain(" terug, of u betaalt zoveel minder.")],
    refunded: [strong("Terugbetaald."), plain(" Wij zijn u hierop niets meer schuldig.")],
    facts: { number: { invoice: "Factuurnummer", "credit-note": "Nummer" }, issuedOn: "Datum", supply: "Training op", original: "Bij factuur", reference: "Uw kenmerk", buyerVatId: "Uw btw-nummer", buyerKvk: "Uw KVK-nummer" },
    attention: (name) => `t.a.v. ${name}`,
    until: (from, until) => `${from} tot en met ${until}`,
    head: { text: "Omschrijving", quantity: "Aantal", price: "Prijs", priceWithoutVat: "Prijs excl. btw", vat: "Btw", amount: "Bedrag", amountWithoutVat: "Bedrag excl. btw" },
    exempt: "vrijgesteld",
    exemptGroup: "Vrijgesteld van btw",
    reversedGroup: "Btw verlegd",
    reversed: "verlegd",
    lessDiscount: (gross, discount) => `${gross} min ${discount} korting`,
    withVat: (sum) => `${sum} inclusief btw`,
    netSum: "Totaal exclusief btw",
    vat: (rate) => `Btw ${rate}`,
    over: (sum) => `over ${sum}`,
    total: "Totaal",
    totalWithVat: "Totaal inclusief btw",
    paidBefore: "Al betaald",
    refundedBefore: "Al terugbetaald",
    toPay: "Te betalen",
    toRefund: "Terug te betalen aan u",
    days: { head: "Betalen uiterlijk", amount: "Bedrag", paid: "betaald", left: (sum) => `nog ${sum} open` },
    slip: { title: "Zo betaalt u", amount: "Bedrag", due: "Uiterlijk", iban: "Rekening", name: "Op naam van", reference: "Kenmerk", qr: "Scan met uw bank-app" },
    vatId: "Btw-id",
    page: "Pagina",
    attachment: "E-factuur (UBL)",
  },
  faults: {
    missing: "ontbreekt",
    "illegal-character": "bevat een teken dat in een e-factuur niet kan staan",
    "vat-number-wrong": "is geen geldig btw-nummer",
    "kvk-wrong": "is geen KVK-nummer: dat heeft acht cijfers",
    "oin-wrong": "is geen OIN: dat heeft twintig cijfers",
    "iban-wrong": "is geen geldig rekeningnummer",
    "reference-wrong": "is geen geldig RF-kenmerk",
    "quantity-wrong": "moet meer dan nul zijn",
    "price-below-nought": "mag niet onder nul zijn",
    "discount-above-line": "is hoger dan het bedrag van de regel",
    "rate-not-in-force": "is een tarief dat op de dag van de training niet gold",
    "kor-beside-others": "de kleineondernemersregeling geldt voor alle regels of voor geen",
    "fixed-vat-wrong": "wijkt af van de btw over de regels",
    "paid-above-total": "is meer dan het totaal, of minder dan nul",
    "ends-before-it-begins": "eindigt voordat het begint",
    "due-before-issue": "ligt voor de factuurdatum",
    "due-not-first-open": "is niet de dag van het eerste deel dat nog open staat",
    "part-not-above-nought": "moet meer dan nul zijn",
    "parts-out-of-order": "ligt niet na de dag van het deel ervoor",
    "parts-not-total": "tellen niet op tot het totaal",
    "parts-on-credit-note": "horen alleen op een factuur",
    "original-on-invoice": "hoort alleen op een creditnota",
    "held-abroad": "een open training buiten Nederland wordt daar belast, niet met Nederlandse btw",
    "reverse-charge-consumer": "btw kan niet worden verlegd naar een particulier",
    "reverse-charge-buyer-here": "btw over een training wordt niet verlegd naar een klant in Nederland",
    "reverse-charge-buyer-outside-eu": "btw kan alleen worden verlegd naar een bedrijf in een ander land van de EU",
    "reverse-charge-service-unknown": "verleggen kan pas als bekend is of het een open training, een opdracht of online is",
    "reverse-charge-taxed-where-held": "een open training is belast waar zij wordt gegeven, ook voor een buitenlands bedrijf: in Nederland met Nederlandse btw",
    "reverse-charge-buyer-vat-id-other-country": "het btw-nummer van de klant is van een ander land dan het adres",
  },
};

const en: Texts = {
  crkbo: "Exempt from VAT (art. 11(1)(o) Dutch VAT Act 1968, CRKBO)",
  kor: "Exempt from VAT under the small businesses scheme (art. 25 Dutch VAT Act)",
  reverseCharge: (buyerVatId) => `VAT reverse-charged to ${buyerVatId} (btw verlegd)`,
  creditOf: (number, date, reason) => `Credit note to invoice ${number} of ${date}: ${reason}`,
  discount: "Discount",
  payOnReceipt: "Payable on receipt of this invoice.",
  payInParts: (parts) => `To be paid in parts: ${parts.map(({ sum, day }) => `${sum} at the latest on ${day ?? ""}`).join(", ")}.`,
  weRefund: "We pay this amount back to you or set it off against what is still open.",
  paper: {
    heading: { invoice: (number) => `Invoice ${number}`, "credit-note": (number) => `Credit note ${number}` },
    draft: { invoice: "Draft of an invoice", "credit-note": "Draft of a credit note" },
    notYet: { invoice: [plain("This is no invoice yet: there is nothing to pay on it.")], "credit-note": [plain("This is no credit note yet.")] },
    pay: (parts, paid) => [
      plain(paid === null ? "Please pay " : `We received ${paid} from you. Please pay the remaining `),
      ...saidParts(parts, { by: " at the latest on ", onReceipt: " on receipt", and: " and ", firstOf: (count) => `the first of ${formatNumber(count, "en")} amounts` }),
    ],
    paid: [strong("Paid."), plain(" Nothing is open any more; thank you.")],
    refund: (sum) => [plain("You get "), strong(sum), plain(" back, or pay that much less.")],
    refunded: [strong("Paid back."), plain(" We owe you nothing more on this.")],
    facts: { number: { invoice: "Invoice number", "credit-note": "Number" }, issuedOn: "Date", supply: "Training on", original: "To invoice", reference: "Your reference", buyerVatId: "Your VAT number", buyerKvk: "Your KVK number" },
    attention: (name) => `Attn. ${name}`,
    until: (from, until) => `${from} to ${until}`,
    head: { text: "Description", quantity: "Quantity", price: "Price", priceWithoutVat: "Price excl. VAT", vat: "VAT", amount: "Amount", amountWithoutVat: "Amount excl. VAT" },
    exempt: "exempt",
    exemptGroup: "Exempt from VAT",
    reversedGroup: "VAT reverse-charged",
    reversed: "reverse charge",
    lessDiscount: (gross, discount) => `${gross} less ${discount} discount`,
    withVat: (sum) => `${sum} including VAT`,
    netSum: "Total excluding VAT",
    vat: (rate) => `VAT ${rate}`,
    over: (sum) => `on ${sum}`,
    total: "Total",
    totalWithVat: "Total including VAT",
    paidBefore: "Already paid",
    refundedBefore: "Already paid back",
    toPay: "To pay",
    toRefund: "To be paid back to you",
    days: { head: "To be paid by", amount: "Amount", paid: "paid", left: (sum) => `${sum} still open` },
    slip: { title: "How to pay", amount: "Amount", due: "At the latest on", iban: "Account", name: "In the name of", reference: "Reference", qr: "Scan with your bank app" },
    vatId: "VAT ID",
    page: "Page",
    attachment: "E-invoice (UBL)",
  },
  faults: {
    missing: "is missing",
    "illegal-character": "holds a character that an e-invoice cannot carry",
    "vat-number-wrong": "is no valid VAT number",
    "kvk-wrong": "is no KVK number: that has eight digits",
    "oin-wrong": "is no OIN: that has twenty digits",
    "iban-wrong": "is no valid account number",
    "reference-wrong": "is no valid RF reference",
    "quantity-wrong": "must be more than nought",
    "price-below-nought": "must not be below nought",
    "discount-above-line": "is more than the amount of its line",
    "rate-not-in-force": "is a rate that was not in force on the day of the training",
    "kor-beside-others": "the small businesses scheme holds for all lines or for none",
    "fixed-vat-wrong": "differs from the VAT over the lines",
    "paid-above-total": "is more than the total, or less than nought",
    "ends-before-it-begins": "ends before it begins",
    "due-before-issue": "is before the date of the invoice",
    "due-not-first-open": "is not the day of the first part that is still open",
    "part-not-above-nought": "must be more than nought",
    "parts-out-of-order": "is not after the day of the part before it",
    "parts-not-total": "do not add up to the total",
    "parts-on-credit-note": "belong on an invoice only",
    "original-on-invoice": "belongs on a credit note only",
    "held-abroad": "an open training outside the Netherlands is taxed there, not with Dutch VAT",
    "reverse-charge-consumer": "VAT cannot be reverse-charged to a private person",
    "reverse-charge-buyer-here": "VAT on a training is not reverse-charged to a customer in the Netherlands",
    "reverse-charge-buyer-outside-eu": "VAT can only be reverse-charged to a business in another country of the EU",
    "reverse-charge-service-unknown": "reverse charge needs to know whether it is an open training, an assignment or online",
    "reverse-charge-taxed-where-held": "an open training is taxed where it is held, also for a business abroad: in the Netherlands with Dutch VAT",
    "reverse-charge-buyer-vat-id-other-country": "the VAT number of the customer is of another country than the address",
  },
};

export const invoiceTexts: Readonly<Record<Locale, Texts>> = { nl, en };
