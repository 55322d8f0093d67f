import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../letter.ts";

type Texts = {
  subject: (who: string, course: string, days: string) => string;
  sentence: (names: string) => readonly Piece[];
  fee: (amount: string) => string;
  free: string;
  said: (who: string) => string;
  button: string;
};

const bold = (text: string): Piece => ({ bold: text });

const nl: Texts = {
  subject: (who, course, days) => `${who} annuleert: ${course}, ${days}`,
  sentence: (names) => ["Geannuleerd: de plaats van ", bold(names), ". Die is meteen vrij voor de volgende."],
  fee: (amount) => `Volgens de afspraak kost dat ${amount}. De klant heeft dat gezien en kreeg bericht.`,
  free: "Volgens de afspraak kost dat niets.",
  said: (who) => `${who} schrijft erbij:`,
  button: "Bekijk de afspraak",
};

const en: Texts = {
  subject: (who, course, days) => `${who} cancels: ${course}, ${days}`,
  sentence: (names) => ["Cancelled: the place of ", bold(names), ". It is free for the next in line at once."],
  fee: (amount) => `As agreed that costs ${amount}. The customer saw that and was told.`,
  free: "As agreed that costs nothing.",
  said: (who) => `${who} adds:`,
  button: "Look at the deal",
};

/** What the trainer is told when a customer cancels. */
export const cancellationToldTexts: Readonly<Record<Locale, Texts>> = { nl, en };
