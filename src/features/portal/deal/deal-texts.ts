import type { Locale } from "../../../domain/locale.ts";

/** The words of a deal's page below its first sentence. */
const nl = {
  title: "Uw afspraak",
  parties: { deal: "Afspraak", between: "tussen", and: "en", for: "voor", formedAt: "gesloten op" },
  why: "Waarom dit bedrag",
  disputed: { said: "U bent het er niet mee eens. Alles wat vanzelf gaat, staat stil tot dit is opgelost.", read: "Lees wat er is geschreven" },
  places: {
    heading: "De plaatsen",
    states: {
      waiting: "op de wachtlijst", offered: "aangeboden", held: "vastgehouden tot er betaald is", confirmed: "zeker", completed: "geweest",
      released: "doorgegeven", cancelled: "geannuleerd", withdrawn: "herroepen", "called-off": "gaat niet door", moved: "verzet",
    },
    fee: (amount: string) => `kosten ${amount}`,
  },
  slip: {
    heading: "Zelf overmaken",
    included: (vat: string) => `inclusief ${vat} btw`,
    partOf: (total: string) => `van ${total} inclusief btw`,
    exempt: "vrijgesteld van btw",
    to: "Naar",
    inNameOf: "Op naam van",
    reference: "Kenmerk",
    before: "Bij ons vóór",
    qrLabel: "Betaalcode met bedrag, rekening en kenmerk",
    qrCaption: "Scan met de app van uw bank; alles staat er al in.",
    parts: { whole: "", deposit: "De aanbetaling. ", rest: "De rest. ", part: "Een deel. " },
  },
  line: { heading: "Wat gebeurt wanneer", motto: "Hoe dikker de lijn, hoe vaster de afspraak." },
  rights: {
    heading: "Wat u nog kunt doen",
    lead: "Alles kan hier, zonder te bellen. U ziet altijd eerst wat iets kost.",
    substitute: "Iemand anders laten komen",
    substituteText: "In uw plaats of in die van een deelnemer. Verder verandert er niets.",
    move: "Verzetten naar een andere datum",
    moveText: (times: string) => `Dat kan ${times} gratis. Uw afspraak en uw betaling gaan mee.`,
    moveFeeText: "Uw afspraak en uw betaling gaan mee.",
    cancel: "Annuleren",
    cancelText: "U ziet eerst het bedrag, en wat u terugkrijgt.",
    cancelFreeText: "Laat het ons weten als u niet komt, dan kan iemand anders komen.",
    cancelAllText: "Voor één of voor allen. U ziet eerst het bedrag; hiernaast staat het voor allen samen.",
    withdraw: "Herroepen, zonder reden",
    withdrawText: "U bent particulier en heeft bedenktijd. Wij betalen terug wat u betaalde.",
    withdrawGivenText: "U bent particulier en heeft bedenktijd. U betaalt alleen wat al gegeven is: dit is het bedrag nu.",
    wrong: "Zeggen dat er iets niet klopt",
    wrongText: "Met het bedrag, een naam of iets anders.",
    answerWithin: (days: number) => `antwoord binnen ${days} dagen`,
    before: "tot",
    until: "tot en met",
    after: "daarna",
    always: "altijd",
    ended: "Klopt er iets niet, laat het ons dan weten.",
  },
  papers: {
    heading: "Papieren",
    order: "De pagina waarop u bestelde",
    orderNote: "met de tekst op de knop en alle afspraken",
    terms: (number: number) => `Voorwaarden, versie ${number}`,
    termsNote: (size: string | null) => `pdf${size === null ? "" : `, ${size}`}, zoals getoond toen u bestelde`,
    calendar: "In uw agenda",
    calendarNote: (days: string) => `ics, ${days}`,
    days: (words: string, count: number) => (count === 1 ? "één dag" : `${words} dagen`),
  },
  proof: {
    heading: "Wat is vastgelegd",
    motto: "Hoe meer strepen, hoe sterker het bewijs.",
    limits: "Wat dit wel en niet bewijst",
    limitsText:
      "Het laat zien wat wanneer is vastgelegd, en waar die kennis vandaan komt. Aangenomen door onze mailserver betekent dat de mail de deur uit is, niet dat iemand hem heeft gelezen.",
  },
  colophon: { terms: (number: number) => `Voorwaarden, versie ${number}`, report: "Klopt er iets niet op deze pagina? Meld het" },
};

const en: typeof nl = {
  title: "Your agreement",
  parties: { deal: "Agreement", between: "between", and: "and", for: "for", formedAt: "concluded on" },
  why: "Why this amount",
  disputed: { said: "You do not agree. Everything automatic stands still until this is solved.", read: "Read what was written" },
  places: {
    heading: "The places",
    states: {
      waiting: "on the waiting list", offered: "offered", held: "kept until it is paid", confirmed: "certain", completed: "done",
      released: "passed on", cancelled: "cancelled", withdrawn: "withdrawn", "called-off": "does not take place", moved: "moved",
    },
    fee: (amount) => `costs ${amount}`,
  },
  slip: {
    heading: "Bank transfer",
    included: (vat) => `including ${vat} VAT`,
    partOf: (total) => `of ${total} including VAT`,
    exempt: "exempt from VAT",
    to: "To",
    inNameOf: "In the name of",
    reference: "Reference",
    before: "With us before",
    qrLabel: "Payment code with amount, account and reference",
    qrCaption: "Scan it with your bank's app; everything is filled in.",
    parts: { whole: "", deposit: "The deposit. ", rest: "The rest. ", part: "A part. " },
  },
  line: { heading: "What happens when", motto: "The thicker the line, the firmer the agreement." },
  rights: {
    heading: "What you can still do",
    lead: "Everything can be done here, without a call. You always see first what something costs.",
    substitute: "Let somebody else come",
    substituteText: "In your place or that of a participant. Nothing else changes.",
    move: "Move to another date",
    moveText: (times) => `You can do that ${times} for free. Your agreement and your payment go along.`,
    moveFeeText: "Your agreement and your payment go along.",
    cancel: "Cancel",
    cancelText: "You see the amount first, and what you get back.",
    cancelFreeText: "Tell us if you are not coming, so that somebody else can.",
    cancelAllText: "For one or for all. You see the amount first; beside this it stands for all together.",
    withdraw: "Withdraw, without a reason",
    withdrawText: "You are a private person and have time to withdraw. We pay back what you paid.",
    withdrawGivenText: "You are a private person and have time to withdraw. You pay only for what was given already: this is the amount now.",
    wrong: "Say that something is wrong",
    wrongText: "With the amount, a name or anything else.",
    answerWithin: (days) => `answer within ${days} days`,
    before: "until",
    until: "up to and including",
    after: "after that",
    always: "always",
    ended: "If something is wrong, let us know.",
  },
  papers: {
    heading: "Papers",
    order: "The page on which you ordered",
    orderNote: "with the text on the button and all that was agreed",
    terms: (number) => `Terms, version ${number}`,
    termsNote: (size) => `pdf${size === null ? "" : `, ${size}`}, as shown when you ordered`,
    calendar: "In your calendar",
    calendarNote: (days) => `ics, ${days}`,
    days: (words, count) => (count === 1 ? "one day" : `${words} days`),
  },
  proof: {
    heading: "What is recorded",
    motto: "The more strokes, the stronger the proof.",
    limits: "What this does and does not prove",
    limitsText:
      "It shows what was recorded when, and where that knowledge comes from. Accepted by our mail server means that the mail has left the house, not that somebody has read it.",
  },
  colophon: { terms: (number) => `Terms, version ${number}`, report: "Is something wrong on this page? Report it" },
};

export type DealTexts = typeof nl;
export const dealTexts: Readonly<Record<Locale, DealTexts>> = { nl, en };

/** The heading and the motto of a deal line, for other pages that draw one. */
export function lineTextsOf(locale: Locale): DealTexts["line"] {
  return dealTexts[locale].line;
}
