import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../letter.ts";

type Sentence = readonly Piece[];
type Texts = {
  subject: (course: string, days: string) => string;
  sentence: (course: string, days: string) => Sentence;
  choose: (until: string, paid: boolean) => string;
  silence: (refund: string | null) => string;
  button: string;
  participant: string;
  line: string;
  lineAgain: string;
  lineButton: string;
  answered: Record<"other-date" | "refund" | "credit", (text: string) => Sentence>;
  refunded: (amount: string) => string;
  credited: (until: string) => string;
  answeredSubject: (course: string) => string;
};

const bold = (text: string): Piece => ({ bold: text });

const nl: Texts = {
  subject: (course, days) => `Gaat niet door: ${course}, ${days}`,
  sentence: (course, days) => [bold(course), " op ", bold(days), " gaat ", bold("niet door"), "."],
  choose: (until, paid) => `Het spijt ons. U kiest wat u wilt: een andere datum voor dezelfde prijs, ${paid ? "uw geld terug, of een tegoed van hetzelfde bedrag" : "of niets meer"}. Dat kan tot en met ${until}.`,
  silence: (refund) => (refund === null ? "U bent niets meer verschuldigd. Hoort u ons niet, dan blijft het daarbij." : `U krijgt ${refund} terug, binnen 14 dagen. Kiest u een andere datum, dan gaat dat geld mee. Hoort u ons niet, dan betalen wij terug.`),
  button: "Kiezen",
  participant: "Wie u inschreef, heeft bericht met de keuze.",
  line: "U stond op de wachtlijst; u bent niets verschuldigd en hoeft niets te doen.",
  lineAgain: "Andere datums staan op onze pagina.",
  lineButton: "Andere datums bekijken",
  answered: {
    "other-date": (days) => ["U komt op ", bold(days), ". Aan de prijs verandert niets."],
    refund: () => ["U wilt geen andere datum. ", bold("U bent niets meer verschuldigd.")],
    credit: (amount) => ["U heeft ", bold(amount), " tegoed bij ons, in plaats van geld terug."],
  },
  credited: (until) => `Het tegoed geldt tot en met ${until}, voor elke training van ons. De code staat op uw pagina.`,
  refunded: (amount) => `Wij betalen ${amount} terug, binnen 14 dagen, op de rekening waarmee u betaalde.`,
  answeredSubject: (course) => `Uw keuze: ${course}`,
};

const en: Texts = {
  subject: (course, days) => `Does not take place: ${course}, ${days}`,
  sentence: (course, days) => [bold(course), " on ", bold(days), " does ", bold("not take place"), "."],
  choose: (until, paid) => `We are sorry. You choose what you want: another date for the same price, ${paid ? "your money back, or a credit of the same amount" : "or nothing more"}. You can do that until ${until}.`,
  silence: (refund) => (refund === null ? "You owe nothing any more. If we do not hear from you, that is how it stays." : `You get ${refund} back within 14 days. If you choose another date, that money goes along. If we do not hear from you, we pay back.`),
  button: "Choose",
  participant: "Whoever signed you up has a message with the choice.",
  line: "You were on the waiting list; you owe nothing and need do nothing.",
  lineAgain: "Other dates stand on our page.",
  lineButton: "Look at other dates",
  answered: {
    "other-date": (days) => ["You come on ", bold(days), ". Nothing changes in the price."],
    refund: () => ["You want no other date. ", bold("You owe nothing any more.")],
    credit: (amount) => ["You have a credit of ", bold(amount), " with us, in place of your money back."],
  },
  credited: (until) => `The credit can be used until ${until}, for any training of ours. Its code stands on your page.`,
  refunded: (amount) => `We pay ${amount} back within 14 days, on the account that you paid from.`,
  answeredSubject: (course) => `Your choice: ${course}`,
};

/** What mails say when a session is called off. */
export const callingOffMailTexts: Readonly<Record<Locale, Texts>> = { nl, en };
