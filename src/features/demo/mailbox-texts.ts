import type { Locale } from "../../domain/locale.ts";

const nl = {
  title: "Opgevangen mail",
  sentence: "Hier komt alle mail van deze demo aan. Er gaat niets naar buiten.",
  forOne: (address: string) => `Mail aan ${address}.`,
  heading: "Nieuwste eerst",
  empty: "Er is nog geen mail. Schrijf iemand in voor een training; binnen een paar seconden staat de bevestiging hier.",
  older: "Oudere mail",
  all: "Alle mail",
  to: (address: string, moment: string) => `aan ${address}, ${moment}`,
  facts: { from: "Van", to: "Aan", replyTo: "Antwoord naar", at: "Opgevangen" },
  mail: "De mail",
  frame: "De mail loopt door in het kader: scroll erin, of ",
  alone: "lees hem op een eigen pagina",
  enclosed: "Bijlagen",
  text: "Als kale tekst",
  raw: "De mail zoals hij verstuurd is",
  rawNote: "eml, byte voor byte",
  notFound: "Deze mail is er niet.",
};

const en: typeof nl = {
  title: "Caught mail",
  sentence: "All mail of this demo arrives here. Nothing goes outside.",
  forOne: (address) => `Mail to ${address}.`,
  heading: "Newest first",
  empty: "There is no mail yet. Register somebody for a training; the confirmation is here within a few seconds.",
  older: "Older mail",
  all: "All mail",
  to: (address, moment) => `to ${address}, ${moment}`,
  facts: { from: "From", to: "To", replyTo: "Reply to", at: "Caught" },
  mail: "The mail",
  frame: "The mail goes on in the frame: scroll in it, or ",
  alone: "read it on a page of its own",
  enclosed: "Enclosed",
  text: "As plain text",
  raw: "The mail as it was sent",
  rawNote: "eml, byte for byte",
  notFound: "This mail is not here.",
};

export const mailboxTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
