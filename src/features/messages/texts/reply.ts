import type { Locale } from "../../../domain/locale.ts";
import type { DkimResult } from "../../../platform/database/mail-evidence-rows.ts";
import type { Piece } from "../letter.ts";

type Texts = {
  subject: (who: string) => string;
  sentence: (who: string) => readonly Piece[];
  about: (subject: string) => string;
  nothing: string;
  signed: Readonly<Record<DkimResult, string>>;
  answer: string;
  button: string;
};

const nl: Texts = {
  subject: (who) => `Antwoord van ${who}`,
  sentence: (who) => [{ bold: who }, " heeft geantwoord op uw mail."],
  about: (subject) => `Onderwerp: ${subject}`,
  nothing: "Er staat geen tekst in.",
  signed: {
    pass: "De mail is ondertekend door het domein van de afzender en onderweg niet veranderd (DKIM).",
    fail: "De handtekening onder de mail klopt niet (DKIM): de mail is onderweg veranderd, of niet van dit domein.",
    none: "De mail is niet ondertekend door het domein van de afzender.",
    unknown: "De handtekening onder de mail kon niet worden nagekeken.",
  },
  answer: "De hele mail is bewaard zoals die binnenkwam. Beantwoordt u dit bericht, dan gaat dat naar de afzender.",
  button: "Bekijk de afspraak",
};

const en: Texts = {
  subject: (who) => `Answer from ${who}`,
  sentence: (who) => [{ bold: who }, " answered your mail."],
  about: (subject) => `Subject: ${subject}`,
  nothing: "There is no text in it.",
  signed: {
    pass: "The mail is signed by the sender's domain and was not changed on its way (DKIM).",
    fail: "The signature under the mail is wrong (DKIM): the mail was changed on its way, or is not of this domain.",
    none: "The mail is not signed by the sender's domain.",
    unknown: "The signature under the mail could not be checked.",
  },
  answer: "The whole mail is kept as it came in. If you answer this message, your answer goes to the sender.",
  button: "Look at the deal",
};

/** What the organisation is told when somebody answers a mail. */
export const replyMailTexts: Readonly<Record<Locale, Texts>> = { nl, en };
