import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../frame/sentence.tsx";

type Places = { places: number; words: string };
type Owed = Places & { openCents: number; dueAt: Temporal.Instant };
type Sentence = readonly Piece[];

const them = ({ places }: Places) => (places === 1 ? "hij" : "ze");
const placesNl = ({ places, words }: Places) => (places === 1 ? "een plaats" : `${words} plaatsen`);
const placesEn = ({ places, words }: Places) => (places === 1 ? "a place" : `${words} places`);
const yoursNl = ({ places, words }: Places) => (places === 1 ? "Uw plaats is" : `Uw ${words} plaatsen zijn`);
const yoursEn = ({ places, words }: Places) => (places === 1 ? "Your place is" : `Your ${words} places are`);

/** The first sentence of a deal's page: the state, the amount, until when. */
const nl = {
  eyebrow: ({ name, course, days }: { name: string; course: string; days: string }) =>
    `Dag ${name}, dit is uw afspraak over ${course}, ${days}.`,
  held: (o: Owed): Sentence => [`Wij houden ${placesNl(o)} voor u vast. Betaal `, { cents: o.openCents }, " vóór ", { at: o.dueAt }, `, dan ${o.places === 1 ? "is" : "zijn"} ${them(o)} van u.`],
  heldPart: (o: Owed & { paidCents: number }): Sentence => ["Wij ontvingen ", { cents: o.paidCents }, ". Betaal nog ", { cents: o.openCents }, " vóór ", { at: o.dueAt }, `, dan ${o.places === 1 ? "is de plaats" : "zijn de plaatsen"} van u.`],
  heldLate: (o: Owed): Sentence => ["Betaal ", { cents: o.openCents }, " nu meteen. Dat had vóór ", { at: o.dueAt }, ` gemoeten; wij houden ${placesNl(o)} nog heel even voor u vast.`],
  owes: (o: Owed): Sentence => [`${yoursNl(o)} zeker. Betaal `, { cents: o.openCents }, " vóór ", { at: o.dueAt }, "."],
  owesLate: (o: Owed): Sentence => [`${yoursNl(o)} zeker. Betaal alstublieft `, { cents: o.openCents }, "; dat had vóór ", { at: o.dueAt }, " gemoeten."],
  paid: (o: Places & { startsAt: Temporal.Instant }): Sentence => [`${yoursNl(o)} zeker en betaald. Wij zien u op `, { at: o.startsAt }, "."],
  confirmedOpen: (o: Places & { startsAt: Temporal.Instant }): Sentence => [`${yoursNl(o)} zeker. Wij zien u op `, { at: o.startsAt }, "."],
  free: (o: Places & { startsAt: Temporal.Instant }): Sentence => [`${yoursNl(o)} zeker en gratis. Wij zien u op `, { at: o.startsAt }, "."],
  completed: "De training is gegeven en alles is betaald. Er hoeft niets meer.",
  completedFree: "De training is gegeven. Er hoeft niets meer.",
  completedOwes: (o: Owed): Sentence => ["De training is gegeven. Betaal ", { cents: o.openCents }, " vóór ", { at: o.dueAt }, "."],
  completedOwesLate: (o: Owed): Sentence => ["De training is gegeven. Betaal alstublieft ", { cents: o.openCents }, "; dat had vóór ", { at: o.dueAt }, " gemoeten."],
  released: (o: Places & { dueAt: Temporal.Instant }): Sentence => [`Wij gaven uw ${o.places === 1 ? "plaats" : `${o.words} plaatsen`} door, want vóór `, { at: o.dueAt }, " was er niet betaald. U bent niets verschuldigd."],
  lateMoney: ({ cents }: { cents: number }): Sentence => ["Wij hebben ", { cents }, " van u, maar uw plaats is doorgegeven. Zegt u wat wij met het geld doen?"],
  frontOfLine: ({ cents }: { cents: number }): Sentence => ["U staat vooraan voor de eerste plaats die vrijkomt. Wij bewaren ", { cents }, " daarvoor."],
  frontTooLate: ({ cents }: { cents: number }): Sentence => ["Er kwam geen plaats vrij. Wij bewaren ", { cents }, " voor u; laat ons weten wat u ermee wilt."],
  otherDate: ({ cents }: { cents: number }): Sentence => ["U kiest een andere datum. Wij bewaren ", { cents }, " daarvoor en nemen contact met u op."],
  credit: ({ cents }: { cents: number }): Sentence => ["U heeft ", { cents }, " tegoed bij ons, voor een volgende training."],
  refund: ({ cents }: { cents: number }): Sentence => ["Wij betalen ", { cents }, " aan u terug."],
  refunded: ({ cents }: { cents: number }): Sentence => ["Wij hebben ", { cents }, " aan u terugbetaald."],
  ended: {
    cancelled: "Uw inschrijving is geannuleerd.",
    withdrawn: "U heeft de overeenkomst herroepen.",
    "called-off": "De training gaat niet door.",
    moved: "Uw inschrijving is verzet naar een andere datum.",
  },
  endedOwes: ({ cents }: { cents: number }): Sentence => [" Betaal nog ", { cents }, "."],
  endedRefund: ({ cents }: { cents: number }): Sentence => [" Wij betalen ", { cents }, " aan u terug."],
  endedNothing: " U bent niets verschuldigd.",
  endedSettled: " Er hoeft niets meer.",
  notes: {
    releases: ({ places }: Places) =>
      `Betaalt u niet, dan ${places === 1 ? "gaat de plaats" : "gaan de plaatsen"} daarna naar de wachtlijst en bent u niets verschuldigd.`,
    keeps: ({ places }: Places) => `Betaalt u later, dan ${places === 1 ? "blijft de plaats" : "blijven de plaatsen"} van u en het bedrag verschuldigd.`,
    freeUntil: (moment: string) => `Gratis annuleren kan tot en met ${moment}, ook als u al betaald heeft.`,
    refundBy: (moment: string, given: boolean) => `Uiterlijk ${moment}, op de rekening ${given ? "die is opgegeven" : "waarmee u betaalde"}.`,
    refundParts: (parts: string, given: boolean) => `${parts}; op de rekening ${given ? "die is opgegeven" : "waarmee u betaalde"}.`,
    refundPart: (amount: string, moment: string) => `${amount} uiterlijk ${moment}`,
    paidTooMuch: (amount: string) => `U betaalde ${amount} te veel. Dat blijft van u; wij betalen het terug.`,
    signUpAgain: "Wilt u alsnog komen? Schrijf u dan opnieuw in; is de training vol, dan komt u op de wachtlijst.",
    partEnded: (words: string, count: number) => (count === 1 ? "Eén plaats van deze afspraak is beëindigd; hieronder staat welke." : `${words} plaatsen van deze afspraak zijn beëindigd; hieronder staat welke.`),
    erased: (moment: string) => `De persoonsgegevens van deze afspraak zijn gewist op ${moment}.`,
    erasedNext: "Wat is afgesproken, betaald en vastgelegd, staat er nog. Wie er kwam en wat wij mailden, niet meer.",
    mailFailed: (address: string) => `Onze mail aan ${address} kwam niet aan.`,
    mailFailedNext: "Alles wat erin stond, staat op deze pagina. Bewaar dit adres, en geef ons een adres dat wel werkt.",
  },
  actions: { pay: "Overmaken of scannen", choose: "Kiezen wat er met het bedrag gebeurt", again: "Naar de data van deze training", "other-date": "Kiezen wat u wilt" },
};

const en: typeof nl = {
  eyebrow: ({ name, course, days }) => `Hello ${name}, this is your agreement about ${course}, ${days}.`,
  held: (o) => [`We keep ${placesEn(o)} for you. Pay `, { cents: o.openCents }, " before ", { at: o.dueAt }, ` and ${o.places === 1 ? "it is" : "they are"} yours.`],
  heldPart: (o) => ["We received ", { cents: o.paidCents }, ". Pay another ", { cents: o.openCents }, " before ", { at: o.dueAt }, ` and ${o.places === 1 ? "the place is" : "the places are"} yours.`],
  heldLate: (o) => ["Pay ", { cents: o.openCents }, " right now. It was due before ", { at: o.dueAt }, `; we keep ${placesEn(o)} for you a very little longer.`],
  owes: (o) => [`${yoursEn(o)} certain. Pay `, { cents: o.openCents }, " before ", { at: o.dueAt }, "."],
  owesLate: (o) => [`${yoursEn(o)} certain. Please pay `, { cents: o.openCents }, "; it was due before ", { at: o.dueAt }, "."],
  paid: (o) => [`${yoursEn(o)} certain and paid. We see you on `, { at: o.startsAt }, "."],
  confirmedOpen: (o) => [`${yoursEn(o)} certain. We see you on `, { at: o.startsAt }, "."],
  free: (o) => [`${yoursEn(o)} certain and free. We see you on `, { at: o.startsAt }, "."],
  completed: "The training has been given and everything is paid. Nothing is left to do.",
  completedFree: "The training has been given. Nothing is left to do.",
  completedOwes: (o) => ["The training has been given. Pay ", { cents: o.openCents }, " before ", { at: o.dueAt }, "."],
  completedOwesLate: (o) => ["The training has been given. Please pay ", { cents: o.openCents }, "; it was due before ", { at: o.dueAt }, "."],
  released: (o) => [`We passed your ${o.places === 1 ? "place" : `${o.words} places`} on, because nothing was paid before `, { at: o.dueAt }, ". You owe nothing."],
  lateMoney: ({ cents }) => ["We have ", { cents }, " of yours, but your place has been passed on. Will you say what we do with the money?"],
  frontOfLine: ({ cents }) => ["You are first for the next place that comes free. We keep ", { cents }, " for that."],
  frontTooLate: ({ cents }) => ["No place came free. We keep ", { cents }, " for you; tell us what you want with it."],
  otherDate: ({ cents }) => ["You choose another date. We keep ", { cents }, " for that and will contact you."],
  credit: ({ cents }) => ["You have a credit of ", { cents }, " with us, for a next training."],
  refund: ({ cents }) => ["We refund ", { cents }, " to you."],
  refunded: ({ cents }) => ["We have refunded ", { cents }, " to you."],
  ended: {
    cancelled: "Your registration is cancelled.",
    withdrawn: "You have withdrawn from the contract.",
    "called-off": "The training does not take place.",
    moved: "Your registration is moved to another date.",
  },
  endedOwes: ({ cents }) => [" Please pay ", { cents }, "."],
  endedRefund: ({ cents }) => [" We refund ", { cents }, " to you."],
  endedNothing: " You owe nothing.",
  endedSettled: " Nothing is left to do.",
  notes: {
    releases: ({ places }) => `If you do not pay, the ${places === 1 ? "place goes" : "places go"} to the waiting list after that and you owe nothing.`,
    keeps: ({ places }) => `If you pay later, the ${places === 1 ? "place stays" : "places stay"} yours and you still owe the amount.`,
    freeUntil: (moment) => `Cancelling is free up to and including ${moment}, also if you have already paid.`,
    refundBy: (moment, given) => `At the latest on ${moment}, on the account that ${given ? "was given" : "you paid from"}.`,
    refundParts: (parts, given) => `${parts}; on the account that ${given ? "was given" : "you paid from"}.`,
    refundPart: (amount, moment) => `${amount} at the latest on ${moment}`,
    paidTooMuch: (amount) => `You paid ${amount} too much. It stays yours; we refund it.`,
    signUpAgain: "Would you still like to come? Sign up again; if the training is full, you stand on the waiting list.",
    partEnded: (words, count) => (count === 1 ? "One place of this agreement has ended; below you see which." : `${words} places of this agreement have ended; below you see which.`),
    erased: (moment) => `The personal data of this agreement were erased on ${moment}.`,
    erasedNext: "What was agreed, paid and recorded is still here. Who came and what we mailed is not.",
    mailFailed: (address) => `Our mail to ${address} did not arrive.`,
    mailFailedNext: "Everything in it is on this page. Keep this address, and give us an e-mail address that works.",
  },
  actions: { pay: "Transfer or scan", choose: "Choose what happens with the amount", again: "To the dates of this training", "other-date": "Choose what you want" },
};

export type OpeningTexts = typeof nl;
export const openingTexts: Readonly<Record<Locale, OpeningTexts>> = { nl, en };
