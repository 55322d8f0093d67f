import type { Locale } from "../../../domain/locale.ts";
import type { StatementOutcome } from "../../../domain/withdrawal/statement.ts";
import type { Piece } from "../letter.ts";

type Sentence = readonly Piece[];
const bold = (text: string): Piece => ({ bold: text });

const nl = {
  statement: { heading: "Uw verklaring: ik herroep de overeenkomst", labels: { name: "Naam", order: "Bestelling", email: "E-mailadres", at: "Ontvangen op" } },
  received: {
    subject: (organisation: string) => `Wij ontvingen uw herroeping, ${organisation}`,
    sentence: (at: string): Sentence => ["Wij hebben uw herroeping ontvangen op ", bold(at), "."],
    next: "Bewaar deze mail: hij noemt wat u verklaarde, met datum en tijd. Wat er daarna gebeurt, mailen wij naar het adres waarmee is besteld.",
    notYou: (organisation: string) => `Heeft u dit niet verstuurd? Dan heeft iemand uw adres ingevuld. U hoeft niets te doen; laat het ${organisation} gerust weten.`,
    link: "De pagina om te herroepen",
  },
  done: {
    subject: (course: string) => `U heeft herroepen: ${course}`,
    sentence: (at: string): Sentence => ["U heeft op ", bold(at), " de overeenkomst herroepen. Uw plaats is vrijgegeven."],
    refund: (amount: string, by: string) => `Wij betalen ${amount} terug, uiterlijk op ${by}, via hetzelfde betaalmiddel en zonder kosten.`,
    owes: (amount: string) => `U bent nog ${amount} verschuldigd.`,
    nothing: "U heeft niets betaald en bent niets verschuldigd. Er hoeft niets meer.",
    settled: "Wat u betaalde, is precies wat u verschuldigd bent. Er hoeft niets meer.",
    part: (amount: string) => `U vroeg ons uitdrukkelijk om al binnen uw bedenktijd te beginnen. Daarom bent u ${amount} verschuldigd voor het deel dat al is gegeven. De berekening:`,
  },
  refused: {
    subject: (course: string) => `Uw herroeping: ${course}`,
    sentence: (at: string): Sentence => ["Wij ontvingen uw herroeping op ", bold(at), ". Herroepen kan voor deze afspraak ", bold("niet"), "."],
    tooLate: (until: string) => `De bedenktijd liep tot en met ${until}. Uw verklaring kwam daarna.`,
    why: {
      company: "Deze afspraak is gesloten voor een bedrijf of organisatie. De wettelijke bedenktijd is er voor particulieren.",
      "fully-given": "U vroeg ons uitdrukkelijk om al binnen uw bedenktijd te beginnen, en de training is helemaal gegeven. Daarmee eindigde het recht om te herroepen.",
      "nothing-left": "Deze afspraak was al beëindigd. Er is niets meer om te herroepen.",
      "order-unknown": "Wij konden de bestelling niet vinden.",
      "not-the-customer": "Wij kijken eerst welke bestelling u bedoelt.",
      "too-late": "",
    } satisfies Record<Exclude<StatementOutcome, "withdrawn">, string>,
    cancel: "U kunt wel annuleren zolang de training niet is begonnen. Dat is iets anders en kan geld kosten; u ziet het bedrag voordat het vaststaat.",
    cancelButton: "Zie wat annuleren kost",
  },
  told: {
    subject: (about: string) => `Herroeping: ${about}`,
    sentence: {
      done: (who: string): Sentence => [bold(who), " heeft de overeenkomst ", bold("herroepen"), "."],
      waits: (who: string): Sentence => [bold(who), " heeft herroepen. ", bold("Kijk welke afspraak"), " daarmee is bedoeld."],
      refused: (who: string): Sentence => [bold(who), " wilde herroepen. Dat kan voor deze afspraak ", bold("niet"), "."],
    },
    why: {
      withdrawn: "De plaats is vrij en gaat naar wie vooraan staat. De klant heeft de bevestiging al.",
      "order-unknown": "Bij dit nummer of deze omschrijving vonden wij geen afspraak. De verklaring telt vanaf het moment waarop zij kwam: zoek de afspraak er snel bij.",
      "not-the-customer": "De afspraak bestaat, maar naam en adres zijn niet die van de klant. De verklaring telt vanaf het moment waarop zij kwam: kijk snel of het klopt.",
      company: "De klant is een bedrijf of organisatie; daar geldt geen bedenktijd. De klant heeft dit gehoord, met de weg naar annuleren.",
      "too-late": "De bedenktijd was voorbij. De klant heeft dit gehoord, met de weg naar annuleren.",
      "fully-given": "De training was al helemaal gegeven na een uitdrukkelijk verzoek om eerder te beginnen. De klant heeft dit gehoord.",
      "nothing-left": "De afspraak was al beëindigd. De klant heeft dit gehoord.",
    } satisfies Record<StatementOutcome, string>,
    refund: (amount: string, by: string) => `Betaal ${amount} terug, uiterlijk op ${by}, via hetzelfde betaalmiddel.`,
    look: "Zoek de afspraak erbij",
    toDeal: "Naar de afspraak",
  },
};

type Texts = typeof nl;

const en: Texts = {
  statement: { heading: "Your statement: I withdraw from the contract", labels: { name: "Name", order: "Order", email: "E-mail address", at: "Received on" } },
  received: {
    subject: (organisation) => `We received your withdrawal, ${organisation}`,
    sentence: (at) => ["We received your withdrawal on ", bold(at), "."],
    next: "Keep this mail: it names what you stated, with date and time. What happens next we mail to the address that was used for the order.",
    notYou: (organisation) => `Did you not send this? Then somebody filled in your address. You need not do anything; do tell ${organisation} if you like.`,
    link: "The page to withdraw",
  },
  done: {
    subject: (course) => `You have withdrawn: ${course}`,
    sentence: (at) => ["On ", bold(at), " you withdrew from the contract. Your place has been given up."],
    refund: (amount, by) => `We refund ${amount}, at the latest on ${by}, by the same means of payment and without costs.`,
    owes: (amount) => `You still owe ${amount}.`,
    nothing: "You paid nothing and owe nothing. Nothing is left to do.",
    settled: "What you paid is exactly what you owe. Nothing is left to do.",
    part: (amount) => `You expressly asked us to start within your withdrawal period. That is why you owe ${amount} for the part that was already given. The calculation:`,
  },
  refused: {
    subject: (course) => `Your withdrawal: ${course}`,
    sentence: (at) => ["We received your withdrawal on ", bold(at), ". Withdrawing is ", bold("not possible"), " for this deal."],
    tooLate: (until) => `The withdrawal period ran up to and including ${until}. Your statement came after that.`,
    why: {
      company: "This deal was concluded for a company or organisation. The statutory withdrawal period is for private persons.",
      "fully-given": "You expressly asked us to start within your withdrawal period, and the training has been given in full. That ended the right to withdraw.",
      "nothing-left": "This deal had ended already. There is nothing left to withdraw from.",
      "order-unknown": "We could not find the order.",
      "not-the-customer": "We first look which order you mean.",
      "too-late": "",
    },
    cancel: "You can still cancel as long as the training has not begun. That is something else and can cost money; you see the amount before it is final.",
    cancelButton: "See what cancelling costs",
  },
  told: {
    subject: (about) => `Withdrawal: ${about}`,
    sentence: {
      done: (who) => [bold(who), " has ", bold("withdrawn"), " from the contract."],
      waits: (who) => [bold(who), " has withdrawn. ", bold("See which deal"), " is meant."],
      refused: (who) => [bold(who), " wanted to withdraw. That is ", bold("not possible"), " for this deal."],
    },
    why: {
      withdrawn: "The place is free and goes to whoever is first in line. The customer has the acknowledgement already.",
      "order-unknown": "We found no deal for this number or description. The statement counts from the moment at which it came: find its deal soon.",
      "not-the-customer": "The deal exists, but name and address are not those of the customer. The statement counts from the moment at which it came: see soon whether it is right.",
      company: "The customer is a company or organisation; there is no withdrawal period. The customer was told, with the way to cancelling.",
      "too-late": "The withdrawal period was over. The customer was told, with the way to cancelling.",
      "fully-given": "The training had been given in full after an express request to start early. The customer was told.",
      "nothing-left": "The deal had ended already. The customer was told.",
    },
    refund: (amount, by) => `Refund ${amount}, at the latest on ${by}, by the same means of payment.`,
    look: "Find its deal",
    toDeal: "To the deal",
  },
};

/** What mails say about a withdrawal. */
export const withdrawalMailTexts: Readonly<Record<Locale, Texts>> = { nl, en };
