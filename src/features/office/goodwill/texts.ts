import type { GoodwillReason } from "../../../domain/goodwill/decide-goodwill.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { GoodwillKind } from "../../goodwill/store.ts";

type Problem = "amount-not-positive" | "nothing-owed" | "more-than-owed" | "changed" | "token-reused";

type Texts = {
  title: string;
  lead: (given: string, count: number, back: string) => string;
  leadNothing: string;
  empty: string;
  figures: { given: string; givenNote: (count: number) => string; taken: string; takenNote: string; back: string; backNote: (deals: number) => string };
  plot: { heading: string; beside: string; given: string; sales: string; title: string; desc: string; table: string; month: string; givenCents: string; salesCents: string; total: string; caution: string };
  list: { heading: string; caption: string; columns: { customer: string; what: string; when: string; after: string; amount: string }; axis: { what: string; when: string; after: string }; used: (amount: string) => string; unused: string; came: (deals: number, amount: string) => string; notYet: string; total: string };
  kinds: Record<GoodwillKind, string>;
  reasons: Record<GoodwillReason, string>;
  give: {
    link: string; title: string; lead: (name: string) => string; nothing: string; what: string; again: string; amount: string; most: (amount: string) => string; reason: string; note: string; noteHint: string;
    preview: string; now: (owes: string) => string; refundNow: (amount: string) => string; gives: string; creditBack: string; confirms: string; refund: string; after: string; button: (amount: string) => string; open: string;
  };
  problems: Record<Problem, (most: string) => string>;
};

const nl: Texts = {
  title: "Coulance",
  lead: (given, count, back) => `Je gaf ${given}, in ${count} ${count === 1 ? "keer" : "keren"}. Klanten die iets kregen, bestelden daarna voor ${back}.`,
  leadNothing: "Je gaf nog niets dat niet hoefde.",
  empty: "Wat je laat vervallen, een losgelaten betaaldag en een tegoed komen hier vanzelf te staan. Je geeft ze op de pagina van een afspraak.",
  figures: {
    given: "Gegeven", givenNote: (count) => `${count} keer`, taken: "Gebruikt", takenNote: "vervallen bedragen en gebruikt tegoed",
    back: "Daarna besteld", backNote: (deals) => `${deals} ${deals === 1 ? "afspraak" : "afspraken"} van wie iets kreeg`,
  },
  plot: {
    heading: "Wat het teruggaf", beside: "per maand, in euro", given: "gegeven", sales: "daarna besteld door wie iets kreeg", title: "Coulance en latere bestellingen per maand",
    desc: "Twee staven per maand: gegeven, en daarna besteld door klanten die eerder iets kregen. Alle cijfers staan in de tabel eronder.", table: "Cijfers in een tabel", month: "Maand", givenCents: "Gegeven", salesCents: "Daarna besteld", total: "Samen",
    caution: "Dat iemand terugkwam, bewijst niet dat het hierdoor kwam.",
  },
  list: {
    heading: "Wat je gaf", caption: "Wat je gaf, aan wie, waarom, en wat ervan kwam", columns: { customer: "Klant", what: "Wat en waarom", when: "Wanneer", after: "Wat ervan kwam", amount: "€" }, axis: { what: "wat", when: "wanneer", after: "daarna" },
    used: (amount) => `${amount} gebruikt`, unused: "nog niet gebruikt", came: (deals, amount) => `${deals} keer terug, voor ${amount}`, notYet: "nog niet terug", total: "Samen",
  },
  kinds: { amount: "bedrag laten vervallen", fee: "annuleringskosten laten vervallen", absence: "afwezigheid laten vervallen", deadline: "betaaldag losgelaten", credit: "tegoed" },
  reasons: { "long-standing": "Trouwe klant", circumstances: "Overmacht", "our-mistake": "Wij deden iets niet goed", misunderstanding: "Misverstand", "first-time": "Eerste keer", other: "Anders" },
  give: {
    link: "Laat iets vervallen", title: "Laat iets vervallen", lead: (name) => `Een deel van wat ${name} zou betalen, hoeft niet meer. Je ziet eerst hoe het dan staat.`, nothing: "Deze afspraak komt op niets uit: er is niets om te laten vervallen.",
    what: "Hoeveel", again: "Ander bedrag", amount: "Bedrag in euro’s", most: (amount) => `Ten hoogste ${amount}.`, reason: "Waarom", note: "Notitie, alleen voor jou", noteHint: "Staat in geen mail en in geen vastlegging. Schrijf niets over iemands gezondheid.",
    preview: "Dit gebeurt er", now: (owes) => `Nu is de klant ${owes} schuldig`, refundNow: (amount) => `Nu ben jij de klant ${amount} schuldig`, gives: "Je laat vervallen", creditBack: "Wat met tegoed was betaald, is weer tegoed", confirms: "De plaats is zeker: er staat niets meer open", refund: "Daarna betaal jij terug", after: "Daarna is de klant schuldig",
    button: (amount) => `Laat ${amount} vervallen`, open: "Coulance",
  },
  problems: {
    "amount-not-positive": () => "Vul een bedrag in dat groter is dan nul", "nothing-owed": () => "Er is niets om te laten vervallen", "more-than-owed": (most) => `De afspraak komt op ${most} uit; meer kan niet vervallen`,
    changed: () => "Het bedrag dat openstaat is intussen veranderd; kijk het opnieuw na", "token-reused": () => "Dit formulier was al gebruikt; er is niets dubbel gedaan",
  },
};

const en: Texts = {
  title: "Goodwill",
  lead: (given, count, back) => `You gave ${given}, ${count === 1 ? "once" : `${count} times`}. Customers to whom you gave something then ordered for ${back}.`,
  leadNothing: "You gave nothing yet that you did not have to.",
  empty: "What you let go of, a payment day that you waive and a credit appear here by themselves. You give them on the page of a deal.",
  figures: {
    given: "Given", givenNote: (count) => (count === 1 ? "once" : `${count} times`), taken: "Taken up", takenNote: "amounts let go and credit used",
    back: "Ordered after it", backNote: (deals) => `${deals} ${deals === 1 ? "deal" : "deals"} of who was given something`,
  },
  plot: {
    heading: "What it gave back", beside: "per month, in euros", given: "given", sales: "ordered later by who was given something", title: "Goodwill and later orders per month",
    desc: "Two bars per month: given, and ordered by customers to whom something was given before. All figures are in the table below.", table: "Figures in a table", month: "Month", givenCents: "Given", salesCents: "Ordered after it", total: "Together",
    caution: "That somebody came back does not prove that it was because of this.",
  },
  list: {
    heading: "What you gave", caption: "What you gave, to whom, why, and what came of it", columns: { customer: "Customer", what: "What and why", when: "When", after: "What came of it", amount: "€" }, axis: { what: "what", when: "when", after: "after" },
    used: (amount) => `${amount} used`, unused: "not used yet", came: (deals, amount) => `came back ${deals === 1 ? "once" : `${deals} times`}, for ${amount}`, notYet: "not back yet", total: "Together",
  },
  kinds: { amount: "amount let go", fee: "cancellation fee let go", absence: "absence let go", deadline: "payment day waived", credit: "credit" },
  reasons: { "long-standing": "Long-standing customer", circumstances: "Beyond their control", "our-mistake": "We did something wrong", misunderstanding: "Misunderstanding", "first-time": "First time", other: "Something else" },
  give: {
    link: "Let go of something", title: "Let go of something", lead: (name) => `${name} need not pay a part any more. You see first how it stands then.`, nothing: "This deal comes to nothing: there is nothing to let go of.",
    what: "How much", again: "Another amount", amount: "Amount in euros", most: (amount) => `At most ${amount}.`, reason: "Why", note: "Note, only for you", noteHint: "In no mail and in no record. Write nothing about anybody's health.",
    preview: "This happens", now: (owes) => `Now the customer owes ${owes}`, refundNow: (amount) => `Now you owe the customer ${amount}`, gives: "You let go of", creditBack: "What was paid with credit is a credit again", confirms: "The place is certain: nothing is open any more", refund: "After that you pay back", after: "After that the customer owes",
    button: (amount) => `Let go of ${amount}`, open: "Goodwill",
  },
  problems: {
    "amount-not-positive": () => "Fill in an amount above zero", "nothing-owed": () => "There is nothing to let go of", "more-than-owed": (most) => `The deal comes to ${most}; no more than that can be let go`,
    changed: () => "What is open has changed meanwhile; look at it again", "token-reused": () => "This form was used before; nothing was done twice",
  },
};

/** The words of goodwill in the office. */
export const goodwillTexts: Readonly<Record<Locale, Texts>> = { nl, en };

export type GoodwillProblem = Problem;
