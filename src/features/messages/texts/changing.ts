import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../letter.ts";

type Sentence = readonly Piece[];
type Texts = {
  moved: {
    subject: (course: string, days: string) => string;
    sentence: (names: string, days: string) => Sentence;
    along: string;
    costs: (amount: string) => string;
    owes: (amount: string) => string;
    refund: (amount: string) => string;
    calendar: string;
  };
  replaced: { subject: (course: string) => string; sentence: (name: string, days: string) => Sentence; told: string; wrong: string };
  refilled: {
    subject: (course: string) => string;
    sentence: (names: string, amount: string) => Sentence;
    refund: (amount: string, by: string | null) => string;
    owes: (amount: string) => string;
    nothing: string;
    why: string;
  };
};

const bold = (text: string): Piece => ({ bold: text });

const nl: Texts = {
  moved: {
    subject: (course, days) => `Verzet: ${course}, nu op ${days}`,
    sentence: (names, days) => [`De inschrijving van ${names} is verzet naar `, bold(days), "."],
    along: "Uw afspraak en wat u al betaalde gaan mee; de oude plaats is vrij voor iemand anders.",
    costs: (amount) => `Het verzetten kost ${amount}.`,
    owes: (amount) => `Er staat nu ${amount} open; hoe en wanneer u betaalt staat op uw pagina.`,
    refund: (amount) => `U krijgt ${amount} terug, binnen 14 dagen, op de rekening waarmee u betaalde.`,
    calendar: "De nieuwe datum zit als agendabestand bij deze mail.",
  },
  replaced: {
    subject: (course) => `Iemand anders komt: ${course}`,
    sentence: (name, days) => [bold(name), ` komt, op `, bold(days), ". Dat kost niets."],
    told: "Wie komt, krijgt zelf bericht met het programma en de plaats.",
    wrong: "Klopt dit niet? Laat het ons meteen weten.",
  },
  refilled: {
    subject: (course) => `Goed nieuws: uw plaats is opnieuw verkocht, ${course}`,
    sentence: (names, amount) => [`Iemand anders nam de plaats van ${names} in: van uw annuleringskosten gaat `, bold(amount), " af."],
    refund: (amount, by) => `U krijgt ${amount} terug${by === null ? "" : `, uiterlijk ${by}`}, op de rekening waarmee u betaalde. U hoeft er niets voor te doen.`,
    owes: (amount) => `Er staat nog ${amount} open.`,
    nothing: "Er staat niets meer open.",
    why: "Zo was het afgesproken: wat de nieuwe klant betaalt, gaat van uw kosten af.",
  },
};

const en: Texts = {
  moved: {
    subject: (course, days) => `Moved: ${course}, now on ${days}`,
    sentence: (names, days) => [`The registration of ${names} is moved to `, bold(days), "."],
    along: "Your deal and what you paid go along; the old place is free for somebody else.",
    costs: (amount) => `Moving costs ${amount}.`,
    owes: (amount) => `${amount} is open now; how and when you pay stands on your page.`,
    refund: (amount) => `You get ${amount} back within 14 days, on the account that you paid from.`,
    calendar: "The new date is attached as a calendar file.",
  },
  replaced: {
    subject: (course) => `Somebody else comes: ${course}`,
    sentence: (name, days) => [bold(name), " comes, on ", bold(days), ". That costs nothing."],
    told: "Whoever comes gets a message with the programme and the place.",
    wrong: "Is this not right? Let us know at once.",
  },
  refilled: {
    subject: (course) => `Good news: your place was sold again, ${course}`,
    sentence: (names, amount) => [`Somebody else took the place of ${names}: `, bold(amount), " comes off your cancellation fee."],
    refund: (amount, by) => `You get ${amount} back${by === null ? "" : ` by ${by}`}, on the account that you paid from. You need not do anything.`,
    owes: (amount) => `${amount} is still open.`,
    nothing: "Nothing is open any more.",
    why: "That was agreed: what the new customer pays comes off your fee.",
  },
};

/** What mails say when a customer changes a deal. */
export const changingMailTexts: Readonly<Record<Locale, Texts>> = { nl, en };
