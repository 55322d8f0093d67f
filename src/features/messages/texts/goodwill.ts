import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../letter.ts";

type Texts = {
  subject: (amount: string) => string;
  sentence: (amount: string) => readonly Piece[];
  owes: (amount: string) => string;
  nothing: string;
  refund: (amount: string) => string;
  confirms: string;
  paidByCredit: (amount: string) => readonly Piece[];
};

const bold = (text: string): Piece => ({ bold: text });

const nl: Texts = {
  subject: (amount) => `U hoeft ${amount} niet te betalen`,
  sentence: (amount) => ["Wij laten ", bold(amount), " van uw afspraak vervallen."],
  owes: (amount) => `U betaalt nog ${amount}.`,
  nothing: "Er staat niets meer open.",
  refund: (amount) => `U heeft al betaald; wij betalen ${amount} aan u terug.`,
  confirms: "Uw plaats is daarmee zeker.",
  paidByCredit: (amount) => ["Uw bestelling is bevestigd en ", bold("helemaal betaald"), ": uw tegoed betaalde ", bold(amount), "."],
};

const en: Texts = {
  subject: (amount) => `You need not pay ${amount}`,
  sentence: (amount) => ["We let go of ", bold(amount), " of your deal."],
  owes: (amount) => `You still pay ${amount}.`,
  nothing: "Nothing is open any more.",
  refund: (amount) => `You have paid already; we pay ${amount} back to you.`,
  confirms: "Your place is certain with that.",
  paidByCredit: (amount) => ["Your order is confirmed and ", bold("paid in full"), ": your credit paid ", bold(amount), "."],
};

/** What mails say about what the organisation lets go of. */
export const goodwillMailTexts: Readonly<Record<Locale, Texts>> = { nl, en };
