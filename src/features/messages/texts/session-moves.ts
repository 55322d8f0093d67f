import type { Locale } from "../../../domain/locale.ts";
import type { SessionMoveChoice } from "../../../domain/session-move/answers.ts";
import type { Piece } from "../letter.ts";

type Sentence = readonly Piece[];
type Texts = {
  subject: (course: string, days: string) => string;
  sentence: (course: string, was: string, days: string) => Sentence;
  sorry: string;
  choose: (until: string, paid: string | null) => string;
  silence: string;
  same: string;
  calendar: string;
  button: string;
  participant: string;
  answeredSubject: (course: string) => string;
  answered: Record<SessionMoveChoice, (text: string) => Sentence>;
  fromNow: string;
  refunded: (amount: string) => string;
  credited: (until: string) => string;
  line: { stay: string; offer: (until: string) => string; button: string };
};

const bold = (text: string): Piece => ({ bold: text });

const nl: Texts = {
  subject: (course, days) => `Nieuwe datum: ${course}, nu op ${days}`,
  sentence: (course, was, days) => [`${course} gaat van ${was} naar `, bold(days), "."],
  sorry: "Het spijt ons dat wij moeten schuiven.",
  choose: (until, paid) => `U kiest wat u wilt: komen op de nieuwe datum, een andere datum voor dezelfde prijs, of ${paid === null ? "kosteloos annuleren" : `${paid} terug, in geld of als tegoed`}. Dat kan tot en met ${until}.`,
  silence: "Hoort u ons niet, dan blijft uw plaats staan op de nieuwe datum. Ook dan kunt u tot het begin nog kosteloos annuleren.",
  same: "Aan de prijs en aan wat wij afspraken, verandert niets.",
  calendar: "De nieuwe datum zit als agendabestand bij deze mail; de oude wordt erdoor vervangen.",
  button: "Kiezen",
  participant: "Wie u inschreef, heeft bericht met wat er te kiezen is.",
  answeredSubject: (course) => `Uw keuze: ${course}`,
  answered: {
    stays: (days) => ["U komt op de nieuwe datum: ", bold(days), "."],
    "other-date": (days) => ["U komt op ", bold(days), ". Aan de prijs verandert niets."],
    refund: () => ["Uw inschrijving is kosteloos geannuleerd. ", bold("U bent niets meer verschuldigd.")],
    credit: (amount) => ["Uw inschrijving is kosteloos geannuleerd. U heeft ", bold(amount), " tegoed bij ons, in plaats van geld terug."],
  },
  fromNow: "Vanaf nu geldt weer wat wij over annuleren en verzetten afspraken, geteld vanaf de nieuwe datum.",
  refunded: (amount) => `Wij betalen ${amount} terug, binnen 14 dagen, op de rekening waarmee u betaalde.`,
  credited: (until) => `Het tegoed geldt tot en met ${until}, voor elke training van ons. De code staat op uw pagina.`,
  line: {
    stay: "U staat nog op de wachtlijst, op dezelfde plek. U hoeft niets te doen; past de nieuwe datum niet, dan kunt u van de lijst af.",
    offer: (until) => `De plaats die wij u aanboden, houden wij voor u vast tot en met ${until}.`,
    button: "Naar uw pagina",
  },
};

const en: Texts = {
  subject: (course, days) => `New date: ${course}, now on ${days}`,
  sentence: (course, was, days) => [`${course} moves from ${was} to `, bold(days), "."],
  sorry: "We are sorry that we have to move it.",
  choose: (until, paid) => `You choose what you want: come on the new date, another date for the same price, or ${paid === null ? "cancel for nothing" : `${paid} back, in money or as a credit`}. You can do that until ${until}.`,
  silence: "If we do not hear from you, your place stays on the new date. Then too you can still cancel for nothing until the start.",
  same: "Nothing changes in the price or in what we agreed.",
  calendar: "The new date is attached as a calendar file; it takes the place of the old one.",
  button: "Choose",
  participant: "Whoever signed you up has a message with what can be chosen.",
  answeredSubject: (course) => `Your choice: ${course}`,
  answered: {
    stays: (days) => ["You come on the new date: ", bold(days), "."],
    "other-date": (days) => ["You come on ", bold(days), ". Nothing changes in the price."],
    refund: () => ["Your registration is cancelled for nothing. ", bold("You owe nothing any more.")],
    credit: (amount) => ["Your registration is cancelled for nothing. You have a credit of ", bold(amount), " with us, in place of your money back."],
  },
  fromNow: "From now on what we agreed about cancelling and moving holds again, counted from the new date.",
  refunded: (amount) => `We pay ${amount} back within 14 days, on the account that you paid from.`,
  credited: (until) => `The credit can be used until ${until}, for any training of ours. Its code stands on your page.`,
  line: {
    stay: "You are still on the waiting list, at the same place. You need do nothing; if the new date does not suit you, you can leave the list.",
    offer: (until) => `We keep the place that we offered for you until ${until}.`,
    button: "To your page",
  },
};

/** What mails say when the organiser moves a session. */
export const sessionMoveMailTexts: Readonly<Record<Locale, Texts>> = { nl, en };
