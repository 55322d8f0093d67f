import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../frame/sentence.tsx";

type Sentence = readonly Piece[];
type Until = { at: Temporal.Instant };

const placesNl = (places: number, words: string) => (places === 1 ? "een plaats" : words);
const placesEn = (places: number, words: string) => (places === 1 ? "a place" : words);

/** The words of an offer about a deal. */
const nl = {
  eyebrow: (name: string, course: string) => `Dag ${name}, dit is een aanbod over uw afspraak ${course}.`,
  sentences: {
    move: (places: number, words: string, start: Until, end: Until): Sentence => [`Wij bieden u ${placesNl(places, words)} aan op `, start, ". U kunt kiezen tot en met ", end, "."],
    credit: (cents: number, end: Until): Sentence => ["Wij bieden u een tegoed van ", { cents }, " aan. U kunt kiezen tot en met ", end, "."],
    settlement: (cents: number, end: Until): Sentence => ["Betaal nog ", { cents }, ", en daarmee is alles afgedaan. U kunt kiezen tot en met ", end, "."],
    "payment-plan": (cents: number, parts: string, end: Until): Sentence => ["Betaal ", { cents }, ` in ${parts}. U kunt kiezen tot en met `, end, "."],
  },
  note: "Dit is een aanbod. Uw afspraak verandert alleen als u ja zegt; kijken verandert niets.",
  yes: { move: "Ja, ik kom op die datum", credit: "Ja, ik neem het tegoed", settlement: "Ja, dat spreken wij af", "payment-plan": "Ja, ik betaal in delen" },
  yesText: {
    move: (places: string) => `Uw afspraak gaat mee: dezelfde prijs, geen nieuwe rekening. ${places} op de oude datum vervalt.`,
    credit: "U kunt het bij een volgende inschrijving gebruiken, ook in delen.",
    settlement: "Betaalt u dit op tijd, dan vraagt niemand nog iets over deze afspraak.",
    "payment-plan": "De dagen hieronder komen in de plaats van de betaaldag die er was.",
  },
  yourPlace: (places: number): string => (places === 1 ? "Uw plaats" : "Uw plaatsen"),
  yesButton: { move: (start: string) => `Ja, verzet naar ${start}`, credit: () => "Ja, dit tegoed graag", settlement: (amount: string) => `Ja, ik betaal nog ${amount}`, "payment-plan": () => "Ja, in delen" },
  afterwards: (amount: string) => `Daarna staat er ${amount} open.`,
  afterwardsNothing: "Daarna bent u niets meer schuldig.",
  no: "Nee, laat het zoals het is",
  noText: (amount: string) => `Uw afspraak blijft zoals die nu is: er staat ${amount} open.`,
  noTextNothing: "Uw afspraak blijft zoals die nu is. U bent niets schuldig.",
  noButton: "Nee, dank u",
  factsHeading: "Het aanbod",
  facts: {
    when: "Wanneer", where: "Waar", who: "Voor", amount: "Bedrag", payBy: "Betalen tot en met", parts: "De delen", validUntil: "Te gebruiken tot en met",
    condition: "Voorwaarde", conditionPaid: "Te gebruiken zodra deze afspraak is betaald.", answerBy: "Antwoord tot en met", silence: "Geen antwoord",
    now: "Nu open",
  },
  part: (amount: string, day: string) => `${amount}, tot en met ${day}`,
  silence: (end: string, amount: string) => `Dan eindigt het aanbod na ${end} vanzelf en blijft alles zoals het is: er staat dan ${amount} open.`,
  silenceNothing: (end: string) => `Dan eindigt het aanbod na ${end} vanzelf en blijft alles zoals het is. U bent niets schuldig.`,
  obstacles: {
    "date-full": ["Die datum is op dit moment vol.", "Het aanbod blijft open: komt er een plaats vrij, dan kunt u alsnog ja zeggen. Of bel ons."],
    "date-gone": ["Die datum is er niet meer.", "Bel of mail ons, dan zoeken wij een andere."],
    "deal-changed": ["Uw afspraak is intussen veranderd, zodat dit aanbod niet meer past.", "Bel of mail ons, dan maken wij een nieuw."],
  },
  answered: { accepted: "U heeft al ja gezegd.", declined: "U heeft al nee gezegd.", expired: "De tijd van dit aanbod is voorbij.", withdrawn: "Wij hebben dit aanbod ingetrokken." },
  answeredNext: "Er is niets veranderd. Hieronder staat hoe het nu is.",
  ended: {
    accepted: (at: Until): Sentence => ["U zei ja op ", at, "."],
    declined: (at: Until): Sentence => ["U zei nee op ", at, ". Uw afspraak bleef zoals die was."],
    expired: (at: Until): Sentence => ["Dit aanbod eindigde op ", at, " zonder antwoord. Uw afspraak bleef zoals die was."],
    withdrawn: (at: Until): Sentence => ["Wij hebben dit aanbod ingetrokken op ", at, ". Uw afspraak bleef zoals die was."],
  },
  owes: (amount: string) => `Er staat ${amount} open.`,
  owesNothing: "U bent niets schuldig.",
  toDeal: "Naar uw afspraak",
  clause: {
    heading: "Wij deden u een aanbod",
    open: (end: string) => `U kunt kiezen tot en met ${end}.`,
    names: {
      move: (start: string) => `Een andere datum: ${start}`,
      credit: (amount: string) => `Een tegoed van ${amount}`,
      settlement: (amount: string) => `Nog ${amount} en dan is het klaar`,
      "payment-plan": "Betalen in delen",
    },
    button: "Bekijk het aanbod en kies",
  },
};

const en: typeof nl = {
  eyebrow: (name, course) => `Hello ${name}, this is an offer about your agreement ${course}.`,
  sentences: {
    move: (places, words, start, end) => [`We offer you ${placesEn(places, words)} on `, start, ". You can choose up to and including ", end, "."],
    credit: (cents, end) => ["We offer you a credit of ", { cents }, ". You can choose up to and including ", end, "."],
    settlement: (cents, end) => ["Pay another ", { cents }, " and that settles everything. You can choose up to and including ", end, "."],
    "payment-plan": (cents, parts, end) => ["Pay ", { cents }, ` in ${parts}. You can choose up to and including `, end, "."],
  },
  note: "This is an offer. Your agreement only changes if you say yes; looking changes nothing.",
  yes: { move: "Yes, I will come on that date", credit: "Yes, I take the credit", settlement: "Yes, agreed", "payment-plan": "Yes, I pay in parts" },
  yesText: {
    move: (places) => `Your agreement goes along: the same price, no new invoice. ${places} on the old date ends.`,
    credit: "You can use it with a later registration, also in parts.",
    settlement: "If you pay this in time, nobody asks for anything more about this agreement.",
    "payment-plan": "The days below take the place of the payment day that there was.",
  },
  yourPlace: (places) => (places === 1 ? "Your place" : "Your places"),
  yesButton: { move: (start) => `Yes, move to ${start}`, credit: () => "Yes, this credit please", settlement: (amount) => `Yes, I pay another ${amount}`, "payment-plan": () => "Yes, in parts" },
  afterwards: (amount) => `After that ${amount} is open.`,
  afterwardsNothing: "After that you owe nothing.",
  no: "No, leave it as it is",
  noText: (amount) => `Your agreement stays as it is now: ${amount} is open.`,
  noTextNothing: "Your agreement stays as it is now. You owe nothing.",
  noButton: "No, thank you",
  factsHeading: "The offer",
  facts: {
    when: "When", where: "Where", who: "For", amount: "Amount", payBy: "Pay up to and including", parts: "The parts", validUntil: "To be used up to and including",
    condition: "Condition", conditionPaid: "Can be used once this agreement is paid.", answerBy: "Answer up to and including", silence: "No answer",
    now: "Open now",
  },
  part: (amount, day) => `${amount}, up to and including ${day}`,
  silence: (end, amount) => `Then the offer ends by itself after ${end} and everything stays as it is: ${amount} is open then.`,
  silenceNothing: (end) => `Then the offer ends by itself after ${end} and everything stays as it is. You owe nothing.`,
  obstacles: {
    "date-full": ["That date is full at this moment.", "The offer stays open: if a place comes free you can still say yes. Or call us."],
    "date-gone": ["That date is no longer there.", "Call or mail us and we will find another."],
    "deal-changed": ["Your agreement has changed meanwhile, so that this offer no longer fits.", "Call or mail us and we will make a new one."],
  },
  answered: { accepted: "You have said yes already.", declined: "You have said no already.", expired: "The time of this offer is over.", withdrawn: "We have withdrawn this offer." },
  answeredNext: "Nothing has changed. Below you see how things are now.",
  ended: {
    accepted: (at) => ["You said yes on ", at, "."],
    declined: (at) => ["You said no on ", at, ". Your agreement stayed as it was."],
    expired: (at) => ["This offer ended on ", at, " without an answer. Your agreement stayed as it was."],
    withdrawn: (at) => ["We withdrew this offer on ", at, ". Your agreement stayed as it was."],
  },
  owes: (amount) => `${amount} is open.`,
  owesNothing: "You owe nothing.",
  toDeal: "To your agreement",
  clause: {
    heading: "We made you an offer",
    open: (end) => `You can choose up to and including ${end}.`,
    names: {
      move: (start) => `Another date: ${start}`,
      credit: (amount) => `A credit of ${amount}`,
      settlement: (amount) => `Another ${amount} and it is settled`,
      "payment-plan": "Paying in parts",
    },
    button: "See the offer and choose",
  },
};

export const dealOfferTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
