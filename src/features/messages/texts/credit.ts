import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../letter.ts";

const bold = (text: string): Piece => ({ bold: text });

type Sentence = readonly Piece[];

const nl = {
  code: "Code",
  left: "Over",
  until: "Te gebruiken tot en met",
  how: "Vul de code in bij een nieuwe inschrijving, of op de pagina van een volgende afspraak. Het tegoed hoeft niet in één keer op.",
  waits: "Het tegoed wacht nog: u kunt het gebruiken zodra deze afspraak is betaald.",
  granted: {
    subject: (amount: string) => `Een tegoed van ${amount} voor u`,
    sentence: (amount: string): Sentence => ["U krijgt van ons een tegoed van ", bold(amount), "."],
    waits: "U kunt het gebruiken zodra deze afspraak is betaald; u hoort het van ons als het zover is.",
    passOn: "U mag het ook aan iemand anders geven.",
  },
  usable: {
    subject: (amount: string) => `Uw tegoed van ${amount} is nu te gebruiken`,
    sentence: (amount: string): Sentence => ["Er staat niets meer open op uw afspraak: uw tegoed van ", bold(amount), " is nu te gebruiken."],
  },
  reminder: {
    subject: { 30: (amount: string, until: string) => `Uw tegoed van ${amount} is te gebruiken tot en met ${until}`, 7: (amount: string, until: string) => `Nog een week: uw tegoed van ${amount} eindigt op ${until}` },
    sentence: {
      30: (amount: string, until: string): Sentence => ["U heeft nog ", bold(amount), " tegoed, te gebruiken tot en met ", bold(until), "."],
      7: (amount: string, until: string): Sentence => ["Uw tegoed van ", bold(amount), " eindigt over een week, op ", bold(until), ". Daarna is het er niet meer."],
    },
  },
  returned: {
    subject: (amount: string, course: string) => `${amount} staat weer op uw tegoed: ${course}`,
    sentence: (amount: string): Sentence => ["U betaalde deze afspraak met een tegoed. Daarvan is ", bold(amount), " over, en dat staat weer op uw tegoed."],
    why: "Een tegoed betalen wij niet in geld uit. U kunt het gewoon weer gebruiken.",
  },
};

const en: typeof nl = {
  code: "Code",
  left: "Left",
  until: "To be used up to and including",
  how: "Fill in the code with a new sign-up, or on the page of a next agreement. It need not all be used at once.",
  waits: "The credit still waits: you can use it once this agreement is paid.",
  granted: {
    subject: (amount) => `A credit of ${amount} for you`,
    sentence: (amount) => ["We give you a credit of ", bold(amount), "."],
    waits: "You can use it once this agreement is paid; you will hear from us when it is.",
    passOn: "You may give it to somebody else, too.",
  },
  usable: {
    subject: (amount) => `Your credit of ${amount} can be used now`,
    sentence: (amount) => ["Nothing is open any more on your agreement: your credit of ", bold(amount), " can be used now."],
  },
  reminder: {
    subject: { 30: (amount, until) => `Your credit of ${amount} can be used up to and including ${until}`, 7: (amount, until) => `One more week: your credit of ${amount} ends on ${until}` },
    sentence: {
      30: (amount, until) => ["You still have ", bold(amount), " in credit, to be used up to and including ", bold(until), "."],
      7: (amount, until) => ["Your credit of ", bold(amount), " ends in a week, on ", bold(until), ". After that it is gone."],
    },
  },
  returned: {
    subject: (amount, course) => `${amount} is back on your credit: ${course}`,
    sentence: (amount) => ["You paid for this agreement with a credit. ", bold(amount), " of that is over, and it is back on your credit."],
    why: "We do not pay a credit out in money. You can simply use it again.",
  },
};

/** What mails say about credits. */
export const creditMailTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
