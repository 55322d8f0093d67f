import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../letter.ts";

type Sentence = readonly Piece[];
type Texts = {
  link: { subject: (who: string) => string; sentence: Sentence; why: string; button: string; notYou: string };
  entry: { subject: string; sentence: Record<"kept" | "struck", Sentence>; next: Record<"kept" | "struck", string>; button: string };
  plan: {
    subject: (course: string) => string;
    kept: Sentence;
    thisDeal: Sentence;
    laterOnly: Sentence;
    open: (amount: string) => string;
    keptNext: string;
    later: Record<"as-session" | "on-your-word", (until: string) => string>;
    button: string;
  };
  said: (who: string) => string;
};

const bold = (text: string): Piece => ({ bold: text });

const nl: Texts = {
  link: {
    subject: (who) => `Wat ${who} van u onthoudt`,
    sentence: ["Hier leest u ", bold("wat wij onthouden"), ", en wat u daaraan kunt doen."],
    why: "U vroeg erom op de pagina van uw afspraak. Wij sturen het adres per mail, zodat alleen u het leest.",
    button: "Bekijk wat wij onthouden",
    notYou: "Vroeg u dit niet? Dan hoeft u niets te doen. Bewaar het adres voor uzelf.",
  },
  entry: {
    subject: "Over wat wij van u onthouden",
    sentence: { struck: ["Wat wij onthielden klopte niet: wij hebben het ", bold("geschrapt"), "."], kept: ["Wij hebben ernaar gekeken; wat wij onthielden ", bold("blijft staan"), "."] },
    next: { struck: "Het telt niet meer mee.", kept: "Bent u het er niet mee eens, dan kunt u bezwaar maken: vanaf dat moment wordt voor u niets meer automatisch gekozen." },
    button: "Bekijk wat wij onthouden",
  },
  plan: {
    subject: (course) => `Over de manier van betalen: ${course}`,
    kept: ["Wij hebben ernaar gekeken; de manier van betalen ", bold("blijft zoals die is"), "."],
    thisDeal: ["U hoeft ", bold("niet vooraf"), " te betalen: uw plaats is zeker."],
    laterOnly: ["Voor uw ", bold("volgende bestellingen"), " spreken wij iets anders af."],
    open: (amount) => `Het bedrag, ${amount}, blijft u verschuldigd.`,
    keptNext: "Wat er te betalen is, en vóór wanneer, staat op de pagina van uw afspraak.",
    later: {
      "as-session": (until) => `Voor bestellingen tot en met ${until} geldt de manier van betalen die bij de training staat.`,
      "on-your-word": (until) => `Bij bestellingen tot en met ${until} betaalt u na afloop van de training.`,
    },
    button: "Naar uw afspraak",
  },
  said: (who) => `${who} schrijft:`,
};

const en: Texts = {
  link: {
    subject: (who) => `What ${who} remembers of you`,
    sentence: ["Here you read ", bold("what we remember"), ", and what you can do about it."],
    why: "You asked for it on the page of your deal. We send the address by mail, so that only you read it.",
    button: "See what we remember",
    notYou: "Did you not ask for this? Then you need do nothing. Keep the address to yourself.",
  },
  entry: {
    subject: "About what we remember of you",
    sentence: { struck: ["What we remembered was not right: we have ", bold("struck it out"), "."], kept: ["We looked at it; what we remembered ", bold("stays"), "."] },
    next: { struck: "It does not count any more.", kept: "If you do not agree you can object: from that moment nothing is chosen automatically for you." },
    button: "See what we remember",
  },
  plan: {
    subject: (course) => `About the way of paying: ${course}`,
    kept: ["We looked at it; the way of paying ", bold("stays as it is"), "."],
    thisDeal: ["You need ", bold("not pay in advance"), ": your place is certain."],
    laterOnly: ["For your ", bold("next orders"), " we agree on something else."],
    open: (amount) => `You still owe the amount, ${amount}.`,
    keptNext: "What is to be paid, and until when, is on the page of your deal.",
    later: {
      "as-session": (until) => `For orders until ${until}, inclusive, the way of paying that stands with the training holds.`,
      "on-your-word": (until) => `With orders until ${until}, inclusive, you pay after the training.`,
    },
    button: "To your deal",
  },
  said: (who) => `${who} writes:`,
};

/** What mails say about the track record and the plan that it chose. */
export const trackRecordMailTexts: Readonly<Record<Locale, Texts>> = { nl, en };
