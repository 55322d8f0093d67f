import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../letter.ts";

const bold = (text: string): Piece => ({ bold: text });

const nl = {
  ask: { text: "Laat ons weten op welke rekening u het geld terug wilt; dan gaat het sneller.", link: "Rekeningnummer opgeven" },
  given: {
    subject: (course: string) => `Waar wij naartoe terugbetalen: ${course}`,
    sentence: (amount: string, account: string): readonly Piece[] => ["Wij betalen ", bold(amount), " terug op rekening ", bold(account), "."],
    by: { customer: "Dat nummer is opgegeven op de pagina van uw afspraak.", trainer: "Dat nummer hebben wij voor u ingevuld." },
    wrong: "Klopt het niet? Geef dan nu een ander nummer op, op de pagina van uw afspraak, of bel ons. Zodra de bank het bedrag overmaakt, is dat niet meer te veranderen.",
  },
};

const en: typeof nl = {
  ask: { text: "Tell us to which account you want the money back; it is quicker then.", link: "Give the account number" },
  given: {
    subject: (course) => `Where we refund to: ${course}`,
    sentence: (amount, account) => ["We refund ", bold(amount), " to account ", bold(account), "."],
    by: { customer: "That number was given on the page of your agreement.", trainer: "We filled in that number for you." },
    wrong: "Is it not right? Give another number now, on the page of your agreement, or call us. Once the bank transfers the amount, it can not be changed.",
  },
};

/** What mails say about where money goes back to. */
export const refundMailTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
