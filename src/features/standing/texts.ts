import { formatNumber } from "../../platform/i18n/format.ts";

type Filled = { amount: string; moment: string; places: number };

const dutchPlaces = (count: number) => (count === 1 ? "één plaats" : `${formatNumber(count, "nl")} plaatsen`);
const englishPlaces = (count: number) => (count === 1 ? "one place" : `${formatNumber(count, "en")} places`);

const dutchRefusals = {
  company: "dat recht heeft alleen wie als particulier bestelde",
  "too-late": "de bedenktijd was voorbij",
  "fully-given": "de training was op uitdrukkelijk verzoek al helemaal gegeven",
  "nothing-left": "er was geen plaats meer die herroepen kon worden",
};
const englishRefusals: typeof dutchRefusals = {
  company: "only who ordered as a private person has that right",
  "too-late": "the time for withdrawal was over",
  "fully-given": "the training had been given in full, at the express request",
  "nothing-left": "there was no place left to withdraw from",
};

/** Why amounts, rights and duties are what they are, in words for both sides. */
const nl = {
  reasons: {
    price: ({ moment, places }: Filled) => `De prijs van ${dutchPlaces(places)}, besteld op ${moment}.`,
    released: ({ moment }: Filled) => `De betaling was niet op tijd binnen; de plaats is op ${moment} doorgegeven en kost niets.`,
    cancelled: ({ moment, days, share }: Filled & { days: number; share: string }) =>
      `Geannuleerd op ${moment}, ${days <= 0 ? "op de dag van de training" : `${days === 1 ? "één dag" : `${formatNumber(days, "nl")} dagen`} voor de start`}: ${share} van de prijs.`,
    "cancelled-after-start": ({ moment, share }: Filled & { share: string }) => `Geannuleerd op ${moment}, na de start: ${share} van de prijs.`,
    "cancelled-while-held": ({ moment }: Filled) => `Geannuleerd op ${moment}, toen de plaats alleen nog werd vastgehouden: dat kost niets.`,
    "cancelled-after-organiser-moved": ({ moment }: Filled) => `Geannuleerd op ${moment}, nadat de organisator de datum had verzet: dat kost niets.`,
    "session-moved": ({ moment, to }: Filled & { to: string }) => `De organisator verzette de training op ${moment} naar ${to}.`,
    withdrawn: ({ moment }: Filled) => `Herroepen op ${moment}, binnen de bedenktijd: er is niets verschuldigd.`,
    "withdrawn-after-part": ({ moment, share }: Filled & { share: string }) =>
      `Herroepen op ${moment}; op uitdrukkelijk verzoek was al begonnen, en ${share} van de training was gegeven.`,
    "withdrawal-refused": ({ moment, because }: Filled & { because: keyof typeof dutchRefusals }) => `De herroeping van ${moment} heeft geen gevolg: ${dutchRefusals[because]}.`,
    "called-off": ({ moment }: Filled) => `De training gaat niet door (${moment}): er is niets verschuldigd.`,
    "no-show": ({ moment, share }: Filled & { share: string }) => `Niet gekomen en niet geannuleerd (vastgesteld op ${moment}): ${share} van de prijs.`,
    excused: ({ moment }: Filled) => `De organisator heeft de afwezigheid op ${moment} kwijtgescholden.`,
    refilled: ({ moment }: Filled) => `Iemand anders heeft de plaats op ${moment} ingenomen; de kosten vervallen zo ver.`,
    "move-fee": ({ moment }: Filled) => `Kosten voor het verzetten op ${moment}.`,
    "move-difference": ({ moment }: Filled) => `Verschil in prijs door het verzetten op ${moment}.`,
    "deposit-returned": ({ places }: Filled) => `De aanbetaling komt terug omdat er is gekomen (${dutchPlaces(places)}).`,
    goodwill: ({ moment }: Filled) => `Tegemoetkoming van de organisator op ${moment}.`,
    "credit-note": ({ moment }: Filled) => `Creditnota van ${moment}, bovenop wat de afspraken al kwijtschelden.`,
    "credit-instead-of-refund": ({ moment }: Filled) => `Op ${moment} koos de klant een tegoed in plaats van teruggave.`,
    settlement: ({ moment, sum }: Filled & { sum: string }) => `Schikking van ${moment}: vanaf dan nog ${sum}, waarmee alles is geregeld.`,
    payment: ({ moment }: Filled) => `Betaling, ontvangen op ${moment}.`,
    "credit-used": ({ moment }: Filled) => `Tegoed gebruikt op ${moment}.`,
    "credit-returned": (_: Filled) => "Wat met tegoed was betaald en over is, is weer tegoed.",
    refund: ({ moment }: Filled) => `Terugbetaald op ${moment}.`,
    "charged-back": ({ moment }: Filled) => `Op ${moment} haalde de bank van de betaler het geld terug.`,
    interest: ({ from, through, consumer }: Filled & { from: string; through: string; consumer: boolean }) =>
      `${consumer ? "Wettelijke rente" : "Wettelijke handelsrente"} van ${from} tot en met ${through}.`,
    "interest-unknown": (known: string) => `Het tarief na ${known} is nog niet bekend en telt niet mee.`,
    "collection-minimum": () => "Ten minste € 40 incassokosten, vanaf de dag na de betaaldag.",
    "collection-scale": ({ moment, consumer }: Filled & { consumer: boolean }) =>
      consumer
        ? `Incassokosten volgens de wettelijke staffel, omdat ook na de veertiendagenbrief (bezorgd, vastgelegd op ${moment}) niet alles is betaald.`
        : `Incassokosten volgens de wettelijke staffel, omdat ook na de ingebrekestelling (vastgelegd op ${moment}) niet alles is betaald.`,
  },
  rights: {
    "cancel-free": "gratis annuleren", cancel: "annuleren", withdraw: "de overeenkomst herroepen", "move-free": "gratis verzetten", move: "verzetten",
    substitute: "iemand anders laten komen", "accept-offer": "een aanbod aannemen", "use-credit": "een tegoed gebruiken", dispute: "laten weten dat het niet klopt",
    "get-refund": "geld terugkrijgen", "claim-payment": "betaling vragen", "claim-interest-and-costs": "rente en kosten vragen", "send-notice": "in gebreke stellen",
    "release-places": "de plaats doorgeven", "call-off": "de training afgelasten",
  },
  duties: { pay: "betalen", come: "komen", refund: "terugbetalen", "credit-note": "een creditnota sturen", train: "de training geven", "answer-dispute": "antwoorden op het bezwaar" },
  deadlines: {
    pay: "betalen", refund: "terugbetalen", lapse: "plaats wordt doorgegeven", "cancel-free-until": "gratis annuleren tot en met", "withdraw-until": "herroepen tot en met",
    "move-until": "verzetten tot en met", "offer-ends": "aanbod loopt tot en met", "credit-ends": "tegoed geldig tot en met", start: "de training begint",
  },
  sides: { customer: "De klant", organiser: "De organisator" },
  may: "mag", must: "moet", until: "tot en met", by: "uiterlijk",
  totals: {
    customer: (amount: string) => `De klant is nu ${amount} verschuldigd.`,
    organiser: (amount: string) => `De organisator is de klant nu ${amount} verschuldigd.`,
    nobody: "Niemand is iets verschuldigd.",
    disputed: "De klant is het er niet mee eens: alles wat vanzelf gaat, staat stil.",
  },
};

export type StandingTexts = typeof nl;

const en: StandingTexts = {
  reasons: {
    price: ({ moment, places }) => `The price of ${englishPlaces(places)}, ordered on ${moment}.`,
    released: ({ moment }) => `The payment was not in on time; the place was passed on on ${moment} and costs nothing.`,
    cancelled: ({ moment, days, share }) =>
      `Cancelled on ${moment}, ${days <= 0 ? "on the day of the training" : `${days === 1 ? "one day" : `${formatNumber(days, "en")} days`} before the start`}: ${share} of the price.`,
    "cancelled-after-start": ({ moment, share }) => `Cancelled on ${moment}, after the start: ${share} of the price.`,
    "cancelled-while-held": ({ moment }) => `Cancelled on ${moment}, while the place was only held: that costs nothing.`,
    "cancelled-after-organiser-moved": ({ moment }) => `Cancelled on ${moment}, after the organiser moved the date: that costs nothing.`,
    "session-moved": ({ moment, to }) => `The organiser moved the training on ${moment} to ${to}.`,
    withdrawn: ({ moment }) => `Withdrawn on ${moment}, within the time for withdrawal: nothing is owed.`,
    "withdrawn-after-part": ({ moment, share }) => `Withdrawn on ${moment}; at the express request it had begun, and ${share} of the training was given.`,
    "withdrawal-refused": ({ moment, because }) => `The withdrawal of ${moment} has no effect: ${englishRefusals[because]}.`,
    "called-off": ({ moment }) => `The training does not take place (${moment}): nothing is owed.`,
    "no-show": ({ moment, share }) => `Did not come and did not cancel (noted on ${moment}): ${share} of the price.`,
    excused: ({ moment }) => `The organiser let the absence go on ${moment}.`,
    refilled: ({ moment }) => `Somebody else took the place on ${moment}; the costs fall away that far.`,
    "move-fee": ({ moment }) => `The fee for moving on ${moment}.`,
    "move-difference": ({ moment }) => `The difference in price by moving on ${moment}.`,
    "deposit-returned": ({ places }) => `The deposit comes back for coming (${englishPlaces(places)}).`,
    goodwill: ({ moment }) => `Given by the organiser on ${moment}.`,
    "credit-note": ({ moment }) => `Credit note of ${moment}, beyond what the conditions already take away.`,
    "credit-instead-of-refund": ({ moment }) => `On ${moment} the customer chose a credit instead of a refund.`,
    settlement: ({ moment, sum }) => `Settled on ${moment}: ${sum} from then on, and with that all is settled.`,
    payment: ({ moment }) => `Payment, received on ${moment}.`,
    "credit-used": ({ moment }) => `Credit used on ${moment}.`,
    "credit-returned": () => "What was paid with credit and is over is a credit again.",
    refund: ({ moment }) => `Paid back on ${moment}.`,
    "charged-back": ({ moment }) => `On ${moment} the bank of the payer took the money back.`,
    interest: ({ from, through, consumer }) => `Statutory ${consumer ? "" : "commercial "}interest from ${from} through ${through}.`,
    "interest-unknown": (known) => `The rate after ${known} is not known yet and is not counted.`,
    "collection-minimum": () => "At least €40 in collection costs, from the day after the payment day.",
    "collection-scale": ({ moment, consumer }) =>
      `Collection costs by the statutory scale, because not all was paid after the ${consumer ? "fourteen-day letter" : "notice of default"} either (delivered, recorded on ${moment}).`,
  },
  rights: {
    "cancel-free": "cancel for nothing", cancel: "cancel", withdraw: "withdraw from the contract", "move-free": "move for nothing", move: "move",
    substitute: "let somebody else come", "accept-offer": "accept an offer", "use-credit": "use a credit", dispute: "say that it is not right",
    "get-refund": "get money back", "claim-payment": "ask for payment", "claim-interest-and-costs": "ask for interest and costs", "send-notice": "send a notice",
    "release-places": "pass the place on", "call-off": "call the training off",
  },
  duties: { pay: "pay", come: "come", refund: "pay back", "credit-note": "send a credit note", train: "give the training", "answer-dispute": "answer the objection" },
  deadlines: {
    pay: "pay", refund: "pay back", lapse: "the place is passed on", "cancel-free-until": "cancel for nothing until", "withdraw-until": "withdraw until",
    "move-until": "move until", "offer-ends": "the offer ends", "credit-ends": "the credit ends", start: "the training begins",
  },
  sides: { customer: "The customer", organiser: "The organiser" },
  may: "may", must: "must", until: "until", by: "by",
  totals: {
    customer: (amount) => `The customer owes ${amount} now.`,
    organiser: (amount) => `The organiser owes the customer ${amount} now.`,
    nobody: "Nobody owes anything.",
    disputed: "The customer does not agree: everything automatic stands still.",
  },
};

export const standingTexts = { nl, en };
