import type { Locale } from "../../../domain/locale.ts";
import type { WithdrawalRefusal } from "../../../domain/withdrawal/decide-withdrawal.ts";

const nl = {
  link: "Herroepen per brief of mail",
  title: "Herroepen per brief of mail",
  lead: (who: string) => `${who} herriep niet op de pagina, maar schriftelijk. Dat telt net zo goed.`,
  form: "Wat er kwam",
  channel: "Hoe kwam het binnen?",
  channels: { letter: "Per brief", mail: "Per mail" },
  receivedOn: "Ontvangen op",
  sentOn: "Verstuurd op",
  sentHint: "De datum van de mail of het poststempel. Op tijd verstuurd is op tijd, ook als het later kwam.",
  words: "Wat de klant schreef",
  wordsHint: "Woord voor woord; de klant krijgt dit terug in de bevestiging. Leeg: alleen het afspraaknummer.",
  preview: "Wat er dan gebeurt",
  counts: (day: string) => `De verklaring telt vanaf ${day}.`,
  ends: "De plaatsen vervallen; wie vooraan staat, is aan de beurt. Open aanbiedingen vervallen.",
  mail: (to: string) => `De bevestiging, met de verklaring, gaat naar ${to}.`,
  back: "Terug aan de klant, binnen 14 dagen",
  owes: "De klant is daarna nog verschuldigd",
  noEffect: {
    company: "Dit heeft geen gevolg: deze afspraak is met een bedrijf of organisatie.",
    "too-late": "Dit heeft geen gevolg: de bedenktijd was voorbij. De klant krijgt bericht, met de weg naar annuleren.",
    "fully-given": "Dit heeft geen gevolg: de training was al helemaal gegeven, na een uitdrukkelijk verzoek om eerder te beginnen. De klant krijgt bericht.",
    "nothing-left": "Dit heeft geen gevolg: er is geen plaats meer om te herroepen. De klant krijgt bericht.",
  } satisfies Record<WithdrawalRefusal["kind"], string>,
  done: (when: string) => `Deze afspraak is al herroepen, per ${when}.`,
  button: "Herroep deze afspraak",
  buttonNone: "Leg vast en bericht de klant",
  problems: {
    "no-date": "Vul de dag in waarop het kwam.",
    "sent-wrong": "Dit is geen dag.",
    "in-future": "Deze dag moet nog komen.",
    "before-order": "Deze dag is van vóór de bestelling.",
    "sent-after-received": "Dit kan niet later zijn verstuurd dan het kwam.",
    "too-long": "Ten hoogste 2.000 tekens.",
    company: "Deze afspraak is met een bedrijf of organisatie; daar geldt geen bedenktijd.",
    "deal-unknown": "Deze afspraak is er niet.",
  },
};

export type LetterTexts = typeof nl;

const en: LetterTexts = {
  link: "Withdrew by letter or mail",
  title: "Withdrew by letter or mail",
  lead: (who) => `${who} did not withdraw on the page but in writing. That counts just as well.`,
  form: "What came in",
  channel: "How did it come?",
  channels: { letter: "By letter", mail: "By mail" },
  receivedOn: "Received on",
  sentOn: "Sent on",
  sentHint: "The date of the mail or the postmark. Sent in time is in time, also when it came later.",
  words: "What the customer wrote",
  wordsHint: "Word for word; the customer gets this back in the acknowledgement. Empty: only the number of the deal.",
  preview: "What happens then",
  counts: (day) => `The statement counts from ${day}.`,
  ends: "The places end; whoever is first in line is next. Open offers end.",
  mail: (to) => `The acknowledgement, with the statement, goes to ${to}.`,
  back: "Back to the customer, within 14 days",
  owes: "The customer still owes after it",
  noEffect: {
    company: "This has no effect: this deal is with a company or organisation.",
    "too-late": "This has no effect: the withdrawal period was over. The customer is told, with the way to cancelling.",
    "fully-given": "This has no effect: the training had been given in full, after an express request to start early. The customer is told.",
    "nothing-left": "This has no effect: there is no place left to withdraw from. The customer is told.",
  },
  done: (when) => `This deal is withdrawn already, as of ${when}.`,
  button: "Withdraw this deal",
  buttonNone: "Record it and tell the customer",
  problems: {
    "no-date": "Fill in the day on which it came.",
    "sent-wrong": "This is not a day.",
    "in-future": "This day is still to come.",
    "before-order": "This day is before the order.",
    "sent-after-received": "It cannot have been sent later than it came.",
    "too-long": "At most 2,000 characters.",
    company: "This deal is with a company or organisation; there is no withdrawal period.",
    "deal-unknown": "This deal is not there.",
  },
};

export const letterTexts: Readonly<Record<Locale, LetterTexts>> = { nl, en };
