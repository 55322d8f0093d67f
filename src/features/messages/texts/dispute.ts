import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../letter.ts";

type Sentence = readonly Piece[];
type Texts = {
  subject: (course: string) => string;
  toTrainer: Record<"opened" | "answered" | "taken-back", (who: string) => Sentence>;
  toCustomer: Record<"answered" | "decided", (who: string) => Sentence>;
  still: string;
  answerWithin: (days: number) => string;
  resumes: string;
  said: (who: string) => string;
  button: string;
};

const bold = (text: string): Piece => ({ bold: text });

const nl: Texts = {
  subject: (course) => `Over uw afspraak: ${course}`,
  toTrainer: {
    opened: (who) => [bold(who), " is het ", bold("niet eens"), " met de afspraak."],
    answered: (who) => [bold(who), " heeft u geantwoord."],
    "taken-back": (who) => [bold(who), " heeft het bezwaar ", bold("ingetrokken"), "."],
  },
  toCustomer: {
    answered: (who) => [bold(who), " heeft u geantwoord."],
    decided: (who) => [bold(who), " heeft over uw bezwaar ", bold("besloten"), "."],
  },
  still: "Zolang dit open staat, gebeurt er niets vanzelf: geen herinnering, geen kosten erbij, en de plaats blijft zoals die is.",
  answerWithin: (days) => `De klant verwacht binnen ${days} dagen uw antwoord.`,
  resumes: "Wat stil stond, gaat op zijn vroegst over twee dagen weer verder, opnieuw bekeken.",
  said: (who) => `${who} schrijft:`,
  button: "Lezen en antwoorden",
};

const en: Texts = {
  subject: (course) => `About your deal: ${course}`,
  toTrainer: {
    opened: (who) => [bold(who), " does ", bold("not agree"), " about the deal."],
    answered: (who) => [bold(who), " has answered you."],
    "taken-back": (who) => [bold(who), " has ", bold("taken back"), " the objection."],
  },
  toCustomer: {
    answered: (who) => [bold(who), " has answered you."],
    decided: (who) => [bold(who), " has ", bold("decided"), " about your objection."],
  },
  still: "As long as this is open, nothing happens by itself: no reminder, no added costs, and the place stays as it is.",
  answerWithin: (days) => `The customer expects your answer within ${days} days.`,
  resumes: "What stood still goes on in two days at the earliest, looked at anew.",
  said: (who) => `${who} writes:`,
  button: "Read and answer",
};

/** What mails say about an objection. */
export const disputeMailTexts: Readonly<Record<Locale, Texts>> = { nl, en };
