import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../letter.ts";

type Day = string | null;
type Texts = {
  greeting: string;
  invoice: { subject: (number: string, amount: string) => string; toPay: (number: string, amount: string, day: Day) => readonly Piece[]; paid: (number: string, amount: string) => readonly Piece[]; button: string };
  "credit-note": { subject: (number: string, original: string) => string; sentence: (amount: string, original: string) => readonly Piece[] };
  about: (course: string, days: string, who: string) => string;
  enclosed: (kind: "invoice" | "credit-note") => string;
  balance: string;
  file: (kind: "invoice" | "credit-note", number: string) => string;
};

const bold = (text: string): Piece => ({ bold: text });

const nl: Texts = {
  greeting: "Goedendag,",
  invoice: {
    subject: (number, amount) => `Factuur ${number}: ${amount}`,
    toPay: (number, amount, day) => (day === null ? [`Hierbij factuur ${number} van `, bold(amount), "."] : [`Hierbij factuur ${number}. Betaal `, bold(amount), " uiterlijk op ", bold(day), "."]),
    paid: (number, amount) => [`Hierbij factuur ${number} van `, bold(amount), ". Die is ", bold("al betaald"), "."],
    button: "Naar de afspraak",
  },
  "credit-note": {
    subject: (number, original) => `Creditnota ${number} bij factuur ${original}`,
    sentence: (amount, original) => ["Van factuur ", bold(original), " vervalt ", bold(amount), "."],
  },
  about: (course, days, who) => `Het gaat om ${course}, ${days}, besteld door ${who}.`,
  enclosed: (kind) => `${kind === "invoice" ? "De factuur" : "De creditnota"} zit bij deze mail: als pdf om te lezen, en als e-factuur (xml) voor een boekhoudprogramma.`,
  balance: "Wat er nu nog open staat of terugkomt, staat op de pagina van de afspraak.",
  file: (kind, number) => `${kind === "invoice" ? "Factuur" : "Creditnota"} ${number}`,
};

const en: Texts = {
  greeting: "Hello,",
  invoice: {
    subject: (number, amount) => `Invoice ${number}: ${amount}`,
    toPay: (number, amount, day) => (day === null ? [`Here is invoice ${number} of `, bold(amount), "."] : [`Here is invoice ${number}. Please pay `, bold(amount), " by ", bold(day), "."]),
    paid: (number, amount) => [`Here is invoice ${number} of `, bold(amount), ". It is ", bold("paid already"), "."],
    button: "To the deal",
  },
  "credit-note": {
    subject: (number, original) => `Credit note ${number} to invoice ${original}`,
    sentence: (amount, original) => ["Of invoice ", bold(original), " ", bold(amount), " is taken back."],
  },
  about: (course, days, who) => `It is about ${course}, ${days}, ordered by ${who}.`,
  enclosed: (kind) => `The ${kind === "invoice" ? "invoice" : "credit note"} comes with this mail: as a pdf to read, and as an e-invoice (xml) for bookkeeping programs.`,
  balance: "What is open now, or comes back, stands on the page of the deal.",
  file: (kind, number) => `${kind === "invoice" ? "Invoice" : "Credit note"} ${number}`,
};

export const invoiceMailTexts: Readonly<Record<Locale, Texts>> = { nl, en };
