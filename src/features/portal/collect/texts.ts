import type { Locale } from "../../../domain/locale.ts";

/** Why a page says no, or what it says first. */
export type CollectNote = "sent" | "too-soon" | "too-many-codes" | "no-code" | "code-expired" | "too-many-tries" | "code-wrong";

const nl = {
  title: "Bericht ophalen",
  eyebrow: (course: string, code: string) => `${course}, afspraak ${code}`,
  back: "Naar uw afspraak",
  sentence: {
    open: (organisation: string) => `${organisation} legde een bericht voor u klaar. U haalt het op met een code.`,
    shown: "Dit is het bericht.",
    retrieved: "U heeft dit bericht opgehaald. Met een nieuwe code leest u het nog eens.",
    refused: "U heeft dit bericht niet aangenomen.",
    expired: "Dit bericht ligt hier niet meer klaar.",
  },
  why: (until: string) => `Het ligt klaar tot ${until}. Wij leggen vast dat u het ophaalt: het tijdstip, het netwerkadres en de browser. U gaat er nergens mee akkoord.`,
  code: {
    heading: "Code aanvragen",
    text: (address: string) => `Wij sturen een code van acht cijfers naar ${address}. Hij geldt een kwartier.`,
    button: "Stuur mij een code",
    again: "Stuur een nieuwe code",
  },
  collect: { heading: "Code invullen", field: "Code", hint: "Acht cijfers, uit de mail.", button: "Lees het bericht" },
  refuse: {
    text: "Wilt u dit bericht niet ontvangen? Vul dan ook de code in en kies ‘Niet aannemen’. Dan leggen wij dat vast, en ligt het hier niet meer klaar. Het bericht dat u eerder per mail kreeg, verandert daar niet door.",
    button: "Niet aannemen",
  },
  notes: {
    sent: "De code is onderweg. Kijk ook bij de ongewenste mail.",
    "too-soon": "Er is net een code gestuurd. Wacht een minuut.",
    "too-many-codes": "Er zijn te veel codes gevraagd. Probeer het over een uur nog eens.",
    "no-code": "Vraag eerst een code aan.",
    "code-expired": "Deze code geldt niet meer. Vraag een nieuwe aan.",
    "too-many-tries": "Deze code is te vaak verkeerd ingevuld. Vraag een nieuwe aan.",
    "code-wrong": "Deze code klopt niet. Kijk of u de nieuwste heeft.",
  } satisfies Record<CollectNote, string>,
  tries: (left: number) => (left === 1 ? "U kunt het nog één keer proberen." : `U kunt het nog ${left} keer proberen.`),
  errorHeading: "De code klopt niet",
  errorKept: "Het bericht ligt nog klaar.",
  message: { heading: "Het bericht", facts: { subject: "Onderwerp", sent: "Gemaild", sha256: "SHA-256 van de mail" }, enclosed: "Bijlagen", download: (name: string) => `Download ${name}`, downloadUntil: "Dat kan zolang de code geldt; daarna met een nieuwe.", recorded: "Dat u het ophaalde, staat op de pagina van uw afspraak, bij ‘Wat is vastgelegd’." },
};

export type CollectTexts = typeof nl;

const en: CollectTexts = {
  title: "Collect a message",
  eyebrow: (course, code) => `${course}, agreement ${code}`,
  back: "To your agreement",
  sentence: {
    open: (organisation) => `${organisation} laid a message ready for you. You collect it with a code.`,
    shown: "This is the message.",
    retrieved: "You have collected this message. With a new code you can read it again.",
    refused: "You did not accept this message.",
    expired: "This message does not wait here any more.",
  },
  why: (until) => `It waits until ${until}. We record that you collect it: the time, the network address and the browser. You agree to nothing by it.`,
  code: {
    heading: "Ask for a code",
    text: (address) => `We send a code of eight digits to ${address}. It works for a quarter of an hour.`,
    button: "Send me a code",
    again: "Send a new code",
  },
  collect: { heading: "Type the code", field: "Code", hint: "Eight digits, from the mail.", button: "Read the message" },
  refuse: {
    text: "Do you not want to receive this message? Then type the code as well and choose “Do not accept”. We record that, and it waits here no more. The message that came to you by mail before does not change by it.",
    button: "Do not accept",
  },
  notes: {
    sent: "The code is on its way. Look among unwanted mail as well.",
    "too-soon": "A code was sent just now. Wait a minute.",
    "too-many-codes": "Too many codes were asked for. Try again in an hour.",
    "no-code": "Ask for a code first.",
    "code-expired": "This code does not work any more. Ask for a new one.",
    "too-many-tries": "This code was typed wrong too often. Ask for a new one.",
    "code-wrong": "This code is wrong. See whether you have the newest.",
  },
  tries: (left) => (left === 1 ? "You can try once more." : `You can try ${left} times more.`),
  errorHeading: "The code is wrong",
  errorKept: "The message still waits.",
  message: { heading: "The message", facts: { subject: "Subject", sent: "Mailed", sha256: "SHA-256 of the mail" }, enclosed: "Enclosed", download: (name) => `Download ${name}`, downloadUntil: "That works as long as the code does; then with a new one.", recorded: "That you collected it stands on the page of your agreement, under “What is recorded”." },
};

export const collectTexts: Readonly<Record<Locale, CollectTexts>> = { nl, en };
