import type { AccountRefusal } from "../../../domain/refund/account.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { Piece } from "../frame/sentence.tsx";

const nl = {
  heading: "Uw geld terug",
  clause: {
    to: "Naar rekening",
    holder: (name: string) => `Op naam van ${name}.`,
    unknown: "Laat ons weten op welke rekening u het geld terug wilt; dan gaat het sneller.",
    give: "Rekeningnummer opgeven",
    change: "Een andere rekening opgeven",
    states: {
      made: (day: string) => `Staat klaar om naar de bank te gaan; die maakt het vanaf ${day} over.`,
      sent: (day: string) => `Aan de bank gegeven, om vanaf ${day} over te maken.`,
      returned: "Kwam niet aan; wij betalen opnieuw.",
    },
  },
  title: "Rekening voor uw geld",
  eyebrow: (course: string) => `Uw afspraak over ${course}.`,
  ask: (cents: number): readonly Piece[] => ["Wij betalen ", { cents }, " aan u terug. Op welke rekening?"],
  nothing: "Er is niets aan u terug te betalen. Een rekening is niet nodig.",
  note: "Bij voorkeur de rekening waarmee u betaalde. Terugbetalen kost u niets. U krijgt een mail met een deel van het nummer, zodat u het merkt als iemand anders het invult.",
  known: (account: string) => `Nu opgegeven: ${account}.`,
  form: "De rekening",
  iban: "Rekeningnummer (IBAN)",
  ibanHint: "Zoals het op uw pas of in de app van uw bank staat.",
  holder: "Op naam van",
  button: "Betaal terug op deze rekening",
  back: "Terug naar uw afspraak",
  problems: {
    "iban-missing": "Vul uw rekeningnummer in.",
    "iban-invalid": "Dit nummer klopt niet. Kijk het na; het ziet eruit als NL91 ABNA 0417 1643 00.",
    "iban-outside-sepa": "Naar een bank in dit land kunnen wij niet overmaken. Geef een andere rekening op, of bel ons.",
    "holder-missing": "Vul in op wiens naam de rekening staat.",
    "holder-too-long": "De naam is te lang: een bank neemt er 70 tekens van.",
    "holder-unwritable": "Schrijf de naam met gewone letters (a tot z).",
  } satisfies Record<AccountRefusal, string>,
  errorHeading: "De rekening is nog niet opgegeven",
  errorKept: "Wat u invulde, is bewaard op deze pagina.",
};

const en: typeof nl = {
  heading: "Your money back",
  clause: {
    to: "To account",
    holder: (name) => `In the name of ${name}.`,
    unknown: "Tell us to which account you want the money back; it is quicker then.",
    give: "Give the account number",
    change: "Give another account",
    states: {
      made: (day) => `Ready to go to the bank, which transfers it from ${day}.`,
      sent: (day) => `Given to the bank, to be transferred from ${day}.`,
      returned: "Did not arrive; we refund again.",
    },
  },
  title: "Account for your money",
  eyebrow: (course) => `Your agreement about ${course}.`,
  ask: (cents) => ["We refund ", { cents }, " to you. To which account?"],
  nothing: "There is nothing to refund to you. An account is not needed.",
  note: "Preferably the account that you paid from. The refund costs you nothing. You get a mail with a part of the number, so that you notice if somebody else fills it in.",
  known: (account) => `Given now: ${account}.`,
  form: "The account",
  iban: "Account number (IBAN)",
  ibanHint: "As it stands on your card or in the app of your bank.",
  holder: "In the name of",
  button: "Refund to this account",
  back: "Back to your agreement",
  problems: {
    "iban-missing": "Fill in your account number.",
    "iban-invalid": "This number is not right. Check it; it looks like NL91 ABNA 0417 1643 00.",
    "iban-outside-sepa": "We can not transfer to a bank in this country. Give another account, or call us.",
    "holder-missing": "Fill in whose name the account is in.",
    "holder-too-long": "The name is too long: a bank takes 70 characters of it.",
    "holder-unwritable": "Write the name in plain letters (a to z).",
  },
  errorHeading: "The account is not given yet",
  errorKept: "What you filled in is kept on this page.",
};

export const refundAccountTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
