import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../frame/sentence.tsx";

type Sentence = readonly Piece[];

/** The words around money that came after the places were gone. */
const nl = {
  title: "Uw betaling",
  eyebrow: (course: string, code: string) => `Uw betaling voor ${course}, afspraak ${code}.`,
  ask: (cents: number): Sentence => ["Wij hebben ", { cents }, " van u, maar uw plaats is doorgegeven. Wat zullen wij met het geld doen?"],
  askNote: "U kiest één keer. Voordat het vaststaat, ziet u wat uw keuze betekent. Tot die tijd blijft het bedrag van u.",
  choicesHeading: "Uw keuze",
  options: {
    "front-of-line": "Vooraan staan voor de eerste plaats die vrijkomt",
    "other-date": (days: string) => `Komen op een andere datum: ${days}`,
    credit: "Als tegoed bewaren voor een volgende training",
    refund: "Terugbetalen",
  },
  does: {
    "front-of-line": (start: string) =>
      `Komt er vóór ${start} een plaats vrij, dan is die meteen van u en mailen wij u. Zolang bewaren wij uw geld. Komt er geen, neem dan contact met ons op; het geld blijft van u.`,
    "other-date": (places: string) => `U krijgt meteen ${places} op die datum. Het bedrag geldt als betaling.`,
    credit: (organisation: string) => `Het bedrag blijft van u en telt mee bij een volgende training van ${organisation}.`,
    refund: "Wij maken het hele bedrag over naar de rekening waar het vandaan kwam.",
  },
  next: "Verder",
  missing: "Kies eerst wat wij met het bedrag doen.",
  errorHeading: "Er is nog niets gekozen",
  errorKept: "Er is niets veranderd.",
  previewSentence: (cents: number, what: string): Sentence => ["U kiest voor ", { cents }, `: ${what}.`],
  previewEyebrow: "Controleer uw keuze. Er is nog niets vastgelegd.",
  previewHeading: "Wat er dan gebeurt",
  choices: { "front-of-line": "vooraan staan", "other-date": (days: string) => `komen op ${days}`, credit: "als tegoed bewaren", refund: "terugbetalen" },
  confirm: { "front-of-line": "Zet mij vooraan", "other-date": "Ik kom op die datum", credit: "Bewaar het als tegoed", refund: "Betaal het terug" },
  change: "Iets anders kiezen",
  chosen: (at: Temporal.Instant, what: string): Sentence => [`U koos om het bedrag te laten ${what}, op `, { at }, "."],
  chosenAs: { "front-of-line": "staan voor de eerste vrije plaats", "other-date": "gelden voor een andere datum", credit: "bewaren als tegoed", refund: "terugbetalen" },
  chosenNote: "Dat staat vast. Wilt u toch iets anders, neem dan contact met ons op.",
  back: "Naar uw afspraak",
  full: "Die datum raakte net vol. Kies iets anders.",
  notPossible: "Dat kan niet meer. Kies iets anders.",
};

const en: typeof nl = {
  title: "Your payment",
  eyebrow: (course, code) => `Your payment for ${course}, agreement ${code}.`,
  ask: (cents) => ["We have ", { cents }, " of yours, but your place has been passed on. What shall we do with the money?"],
  askNote: "You choose once. Before it is final you see what your choice means. Until then the amount stays yours.",
  choicesHeading: "Your choice",
  options: {
    "front-of-line": "Be first for the next place that comes free",
    "other-date": (days) => `Come on another date: ${days}`,
    credit: "Keep it as a credit for a next training",
    refund: "Refund it",
  },
  does: {
    "front-of-line": (start) =>
      `If a place comes free before ${start}, it is yours at once and we mail you. We keep your money until then. If none does, contact us; the money stays yours.`,
    "other-date": (places) => `You get ${places} on that date at once. The amount counts as payment.`,
    credit: (organisation) => `The amount stays yours and counts towards a next training of ${organisation}.`,
    refund: "We transfer the whole amount to the account it came from.",
  },
  next: "Continue",
  missing: "First choose what we do with the amount.",
  errorHeading: "Nothing is chosen yet",
  errorKept: "Nothing has changed.",
  previewSentence: (cents, what) => ["You choose for ", { cents }, `: ${what}.`],
  previewEyebrow: "Check your choice. Nothing is final yet.",
  previewHeading: "What happens then",
  choices: { "front-of-line": "be first in line", "other-date": (days) => `come on ${days}`, credit: "keep it as a credit", refund: "refund it" },
  confirm: { "front-of-line": "Put me first", "other-date": "I come on that date", credit: "Keep it as a credit", refund: "Refund it" },
  change: "Choose something else",
  chosen: (at, what) => [`You chose to have the amount ${what}, on `, { at }, "."],
  chosenAs: { "front-of-line": "kept for the first free place", "other-date": "used for another date", credit: "kept as a credit", refund: "refunded" },
  chosenNote: "That is final. Contact us if you want something else after all.",
  back: "To your agreement",
  full: "That date has just become full. Choose something else.",
  notPossible: "That is no longer possible. Choose something else.",
};

export type LateMoneyTexts = typeof nl;
export const lateMoneyTexts: Readonly<Record<Locale, LateMoneyTexts>> = { nl, en };
