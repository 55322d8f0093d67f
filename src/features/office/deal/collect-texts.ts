import type { Locale } from "../../../domain/locale.ts";

const nl = {
  title: "Laten ophalen met code",
  lead: (what: string, sent: string) => `De mail ‘${what}’ van ${sent} wordt klaargelegd op de pagina van de klant.`,
  later: "daarna",
  steps: {
    mail: (to: string) => `Mail aan ${to}: er ligt een bericht klaar.`,
    collects: "De klant vraagt een code aan; die gaat naar hetzelfde adres. Met die code leest de klant het bericht, of neemt het niet aan. Allebei staat dan vast.",
    ends: "Gebeurde er niets, dan is dat ook vastgelegd.",
  },
  proves: "Ophalen bewijst dat iemand die bij dat postvak kan het bericht voor zich had. Het is geen akkoord met wat erin staat.",
  button: "Klaarleggen en mailen",
};

const en: typeof nl = {
  title: "Have it collected with a code",
  lead: (what, sent) => `The mail “${what}” of ${sent} is laid ready on the customer's page.`,
  later: "then",
  steps: {
    mail: (to) => `Mail to ${to}: a message waits.`,
    collects: "The customer asks for a code; it goes to the same address. With that code the customer reads the message, or does not accept it. Either is then recorded.",
    ends: "If nothing happened, that is recorded too.",
  },
  proves: "Collecting proves that somebody who can open that mailbox had the message before them. It is no agreement with what it says.",
  button: "Lay it ready and mail",
};

export const collectTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
