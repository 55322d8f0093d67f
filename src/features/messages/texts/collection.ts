import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../letter.ts";

type Texts = {
  announced: {
    subject: (organisation: string) => string;
    sentence: (organisation: string) => readonly Piece[];
    about: (subject: string, sent: string) => string;
    how: string;
    until: (moment: string) => string;
    button: string;
  };
  code: {
    subject: (code: string) => string;
    sentence: (code: string) => readonly Piece[];
    until: (moment: string) => string;
    notYou: string;
  };
};

const nl: Texts = {
  announced: {
    subject: (organisation) => `Er ligt een bericht van ${organisation} voor u klaar`,
    sentence: (organisation) => [organisation, " vraagt u een ", { bold: "bericht op te halen" }, "."],
    about: (subject, sent) => `Het gaat om ‘${subject}’, aan u gemaild op ${sent}.`,
    how: "Op de pagina vraagt u een code aan. Die komt op dit mailadres; daarmee leest u het bericht. Wij leggen vast dat iemand met die code het ophaalde; wie dat is, controleren wij niet. U gaat er nergens mee akkoord.",
    until: (moment) => `Het ligt klaar tot ${moment}. Wilt u het niet aannemen, dan kunt u dat daar ook zeggen.`,
    button: "Bericht ophalen",
  },
  code: {
    subject: (code) => `${code} is uw code`,
    sentence: (code) => ["Uw code is ", { bold: code }, "."],
    until: (moment) => `Vul die in op de pagina waar u hem aanvroeg. Hij geldt één keer, tot ${moment}.`,
    notYou: "Heeft u geen code gevraagd? Dan hoeft u niets te doen.",
  },
};

const en: Texts = {
  announced: {
    subject: (organisation) => `A message from ${organisation} is ready for you`,
    sentence: (organisation) => [organisation, " asks you to ", { bold: "collect a message" }, "."],
    about: (subject, sent) => `It is “${subject}”, mailed to you on ${sent}.`,
    how: "On the page you ask for a code. It comes to this mail address, and with it you read the message. We record that somebody with that code collected it; who that is we do not check. You agree to nothing by it.",
    until: (moment) => `It is ready until ${moment}. If you do not want to take it, you can say so there as well.`,
    button: "Collect the message",
  },
  code: {
    subject: (code) => `${code} is your code`,
    sentence: (code) => ["Your code is ", { bold: code }, "."],
    until: (moment) => `Type it on the page where you asked for it. It works once, until ${moment}.`,
    notYou: "Did you not ask for a code? Then you need not do anything.",
  },
};

/** What mails say about a message that is collected with a code. */
export const collectionMailTexts: Readonly<Record<Locale, Texts>> = { nl, en };
