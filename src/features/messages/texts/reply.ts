import type { Locale } from "../../../domain/locale.ts";
import type { DkimResult } from "../../../platform/database/mail-evidence-rows.ts";
import type { Piece } from "../letter.ts";

type Texts = {
  subject: (who: string) => string;
  sentence: (who: string) => readonly Piece[];
  about: (subject: string) => string;
  nothing: string;
  signed: Readonly<Record<DkimResult, string>>;
  cut: string;
  enclosed: (names: string) => string;
  /** The whole mail goes along, or not. */
  whole: string;
  kept: string;
  answer: string;
  button: string;
  file: string;
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
  cut: "Dit is het begin; de hele tekst was te lang om hier te zetten.",
  enclosed: (names) => `Bijlagen bij het antwoord: ${names}`,
  whole: "De hele mail gaat mee als bijlage, en is bewaard zoals die binnenkwam.",
  kept: "De hele mail is bewaard zoals die binnenkwam, maar kon niet mee als bijlage.",
  answer: "Beantwoordt u dit bericht, dan gaat dat naar de afzender.",
  button: "Bekijk de afspraak",
  file: "antwoord.eml",
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
  cut: "This is how it begins; the whole text was too long to stand here.",
  enclosed: (names) => `Enclosed with the answer: ${names}`,
  whole: "The whole mail comes along as an attachment, and is kept as it came in.",
  kept: "The whole mail is kept as it came in, but could not come along as an attachment.",
  answer: "If you answer this message, your answer goes to the sender.",
  button: "Look at the deal",
  file: "answer.eml",
};

/** What the organisation is told when somebody answers a mail. */
export const replyMailTexts: Readonly<Record<Locale, Texts>> = { nl, en };
