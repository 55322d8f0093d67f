import type { Locale } from "../../../domain/locale.ts";
import type { GiveCreditRefusal } from "../../goodwill/actions.ts";

export type CreditProblem = Exclude<GiveCreditRefusal["kind"], "deal-unknown"> | "no-date";

const nl = {
  link: "Geef tegoed",
  title: "Geef tegoed",
  lead: (name: string) => `${name} krijgt iets tegoed voor een volgende keer, meteen en zonder dat eerst te hoeven aannemen. Je ziet eerst wat er gebeurt.`,
  what: "Welk tegoed",
  again: "Een ander tegoed",
  amount: "Bedrag in euro’s",
  until: "Te gebruiken tot en met",
  condition: "Pas te gebruiken als deze afspraak is betaald",
  transferable: "Mag aan iemand anders worden gegeven",
  reason: "Waarom",
  note: "Notitie, alleen voor jou",
  noteHint: "Staat in geen mail en in geen vastlegging.",
  preview: "Dit gebeurt er",
  gives: (name: string) => `${name} krijgt een tegoed, met een code`,
  usable: (until: string) => `Te gebruiken tot en met ${until}, voor een volgende afspraak`,
  waits: (until: string) => `Te gebruiken zodra deze afspraak is betaald, tot en met ${until}; de klant hoort het dan`,
  own: "Alleen voor deze klant",
  passOn: "De klant mag het doorgeven aan wie ook",
  total: "Tegoed",
  button: (amount: string) => `Geef ${amount} tegoed`,
  problems: {
    "amount-not-positive": "Vul een bedrag in dat groter is dan nul",
    "no-date": "Vul een dag in",
    "ends-too-soon": "Kies een dag die nog niet voorbij is",
    "nothing-owed": "Er staat niets open, dus er valt niet op een betaling te wachten; haal het vinkje weg",
    "token-reused": "Dit formulier was al gebruikt; er is niets dubbel gedaan",
  } satisfies Record<CreditProblem, string>,
};

const en: typeof nl = {
  link: "Give a credit",
  title: "Give a credit",
  lead: (name) => `${name} gets something in credit for a next time, at once and without having to accept it. You see first what happens.`,
  what: "Which credit",
  again: "Another credit",
  amount: "Amount in euros",
  until: "To be used up to and including",
  condition: "Can be used only once this deal is paid",
  transferable: "May be given to somebody else",
  reason: "Why",
  note: "Note, only for you",
  noteHint: "In no mail and in no record.",
  preview: "This happens",
  gives: (name) => `${name} gets a credit, with a code`,
  usable: (until) => `To be used up to and including ${until}, for a next deal`,
  waits: (until) => `To be used once this deal is paid, up to and including ${until}; the customer hears when it is`,
  own: "For this customer only",
  passOn: "The customer may pass it on to anybody",
  total: "Credit",
  button: (amount) => `Give ${amount} in credit`,
  problems: {
    "amount-not-positive": "Fill in an amount above zero",
    "no-date": "Fill in a day",
    "ends-too-soon": "Choose a day that is not over yet",
    "nothing-owed": "Nothing is open, so there is no payment to wait for; take the tick away",
    "token-reused": "This form was used before; nothing was done twice",
  },
};

/** The words of giving a credit in the office. */
export const giveCreditTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
