import type { Locale } from "../../domain/locale.ts";

type Keys = { /** Where the organisation shows its keys. */ keysAt: string; several: boolean };

const nl = {
  title: (code: string) => `Dossier van afspraak ${code}`,
  edition: (moment: string) => `Gemaakt op ${moment}. Dit verslag vertelt na wat in dit bestand is vastgelegd; het bewijs zijn de vastleggingen zelf.`,
  footer: (organisation: string, code: string) => `${organisation}, dossier van afspraak ${code}`,
  facts: { organiser: "Organisator", customer: "Klant", training: "Training", when: "Wanneer, zoals besteld", places: "Plaatsen", formed: "Afspraak gesloten", total: "Afgesproken bedrag", terms: "Voorwaarden", shown: "Vóór de bestelling geopend", log: "Logboek" },
  leftOut: "weggelaten door de maker; het dossier laat wel zien dat het is vastgelegd",
  company: "bedrijf", consumer: "particulier",
  notShown: "niet vastgelegd; de link stond boven de bestelknop",
  terms: (number: number, sha256: string) => `versie ${number}, SHA-256 ${sha256}`,
  agreed: "Wat is afgesproken",
  inLanguageOfDeal: { nl: "Deze zinnen en de voorwaarden staan er zoals ze zijn afgesproken, in het Nederlands.", en: "Deze zinnen en de voorwaarden staan er zoals ze zijn afgesproken, in het Engels." } satisfies Record<Locale, string>,
  button: (text: string) => `De bestelknop zei: ‘${text}’.`,
  standing: "Wie is wat verschuldigd, en waarom",
  next: {
    pay: {
      due: (amount: string, moment: string) => `Te betalen door de klant: ${amount}, uiterlijk ${moment}.`,
      past: (amount: string, moment: string) => `Te betalen door de klant: ${amount}. De laatste dag daarvoor was ${moment}.`,
      undated: (amount: string) => `Daarbovenop aan rente en kosten, zonder vaste dag: ${amount}.`,
    },
    refund: {
      due: (amount: string, moment: string) => `Terug te betalen door de organisator: ${amount}, uiterlijk ${moment}.`,
      past: (amount: string, moment: string) => `Terug te betalen door de organisator: ${amount}. De laatste dag daarvoor was ${moment}.`,
      undated: (amount: string) => `Terug te betalen door de organisator, zonder vaste dag: ${amount}.`,
    },
    lapses: (moment: string) => `Is er niet betaald, dan vervalt de plaats op ${moment} en is er niets meer verschuldigd.`,
    unpaid: {
      "after-notice": "Betaalt de klant niet, dan blijft het bedrag verschuldigd. Rente en incassokosten komen er pas na een aanmaning bij.",
      "by-law": "Betaalt de klant niet, dan blijft het bedrag verschuldigd. Rente en incassokosten komen erbij zodra de wet dat toestaat.",
    },
    disputed: "De klant is het er niet mee eens. Zolang dat zo is, gebeurt dit niet vanzelf.",
  },
  timeline: "Wat er gebeurde",
  timelineNote: "De tijd links is die van de klok van de organisator. De regels ertussen zeggen tussen welke tijden van buiten de stappen eronder zijn vastgelegd, zoals een tijdstempeldienst die gaf. Het nummer is de plaats in het logboek. ‘Klant’ is wie klikte op de bestelpagina, of op de pagina waarvan de klant het adres kreeg; wie dat was, is niet apart gecontroleerd.",
  columns: ["Wanneer", "Wat", "Wie dat zegt", "Nr."] as [string, string, string, string],
  actors: {
    system: "systeem van de organisator", trainer: "organisator", customer: "klant, op de site van de organisator", "mail-server": "mailserver", "time-stamp-service": "tijdstempeldienst van buiten",
    "code-holder": "iemand met de code", request: "een verzoek van buiten, onbekend wie", answer: "een mail vanaf het adres van de ontvanger", "unsigned-answer": "een mail op naam van de ontvanger, niet ondertekend", "other-answer": "een mail die niet telt als antwoord van de ontvanger",
  },
  grades: {
    "message.submitted": "Aangenomen door de mailserver van de organisator",
    "message.relayed": "Aangenomen door de mailserver van de ontvanger",
    "message.delivered": "In het postvak bezorgd",
    "announcement.opened": "Pagina opgevraagd waarop een bericht klaarligt",
    "document.retrieved": "Opgehaald met een code",
    "reply.received": "Beantwoord",
  },
  check: "Zelf controleren",
  checking: ({ keysAt, several }: Keys) => ({
    paragraphs: [
      "Het makkelijkst: open de pagina /verify.html op een site met Handslag, het liefst van iemand anders dan wie u dit gaf, en sleep het bestand dat op .asice eindigt erop, zoals u het kreeg. Zonder internet kan ook: het bestand is een zip. Maak een kopie, laat de naam op .zip eindigen, pak die uit en open verify.html.",
      "Met het programma Handslag, op een opdrachtregel:",
    ],
    afterCode: [
      `Geef als sleutel niet die uit dit bestand: wie het bestand vervalst, maakt de sleutel erbij. Neem de sleutel onder een mail van de organisator in uw eigen postvak, of die op ${keysAt}. ${several ? "De sleutels waarmee het logboek volgens dit bestand is getekend, de oudste eerst; vergelijk ze daarmee:" : "Vergelijk die met de sleutel waarmee het logboek volgens dit bestand is getekend:"}`,
    ],
    last: [
      "Met Python (verify.py) of met openssl kan het ook: LEESMIJ.txt in het bestand zegt hoe.",
      "Het logboek verraadt elke latere wijziging aan wie een eerdere stand ervan heeft: een tijdstempeldienst, of wie een mail van de organisator bewaarde. Dat een vastgelegde uitspraak waar is, bewijst het niet. Het is gewoon bewijs, dat een rechter vrij weegt.",
    ],
  }),
  command: "npm run -s handslag -- verify BESTAND.asice --key SLEUTEL-VAN-ELDERS",
};

const en: typeof nl = {
  title: (code) => `Dossier of deal ${code}`,
  edition: (moment) => `Made on ${moment}. This report retells what was recorded in this file; the proof is the records themselves.`,
  footer: (organisation, code) => `${organisation}, dossier of deal ${code}`,
  facts: { organiser: "Organiser", customer: "Customer", training: "Training", when: "When, as ordered", places: "Places", formed: "Deal formed", total: "Amount agreed", terms: "Terms and conditions", shown: "Opened before the order", log: "Log" },
  leftOut: "left out by the maker; the dossier does show that it was recorded",
  company: "company", consumer: "consumer",
  notShown: "not recorded; the link stood above the order button",
  terms: (number, sha256) => `version ${number}, SHA-256 ${sha256}`,
  agreed: "What was agreed",
  inLanguageOfDeal: { nl: "These sentences and the terms are given as they were agreed, in the language of the deal: Dutch.", en: "These sentences and the terms are given as they were agreed, in the language of the deal: English." },
  button: (text) => `The order button said: “${text}”.`,
  standing: "Who owes what, and why",
  next: {
    pay: {
      due: (amount, moment) => `To be paid by the customer: ${amount}, by ${moment}.`,
      past: (amount, moment) => `To be paid by the customer: ${amount}. The last day for that was ${moment}.`,
      undated: (amount) => `On top of that in interest and costs, without a fixed day: ${amount}.`,
    },
    refund: {
      due: (amount, moment) => `To be paid back by the organiser: ${amount}, by ${moment}.`,
      past: (amount, moment) => `To be paid back by the organiser: ${amount}. The last day for that was ${moment}.`,
      undated: (amount) => `To be paid back by the organiser, without a fixed day: ${amount}.`,
    },
    lapses: (moment) => `If it is not paid, the place lapses on ${moment} and nothing is owed any more.`,
    unpaid: {
      "after-notice": "If the customer does not pay, the amount stays owed. Interest and collection costs are added only after a notice.",
      "by-law": "If the customer does not pay, the amount stays owed. Interest and collection costs are added as soon as the law allows.",
    },
    disputed: "The customer does not agree. As long as that is so, this does not happen by itself.",
  },
  timeline: "What happened",
  timelineNote: "The time on the left is that of the organiser's clock. The lines in between say between which outside times the steps below them were recorded, as a time stamp service gave them. The number is the place in the log. “Customer” is whoever clicked on the order page, or on the page of which the customer got the address; who that was is not checked separately.",
  columns: ["When", "What", "Who says so", "No."],
  actors: {
    system: "the organiser's system", trainer: "organiser", customer: "customer, on the organiser's site", "mail-server": "mail server", "time-stamp-service": "outside time stamp service",
    "code-holder": "somebody with the code", request: "a request from outside, nobody knows whose", answer: "a mail from the recipient's address", "unsigned-answer": "a mail in the name of the recipient, not signed", "other-answer": "a mail that does not count as the recipient's answer",
  },
  grades: {
    "message.submitted": "Accepted by the organiser's mail server",
    "message.relayed": "Accepted by the recipient's mail server",
    "message.delivered": "Delivered to the mailbox",
    "announcement.opened": "Page fetched on which a message waits",
    "document.retrieved": "Collected with a code",
    "reply.received": "Answered",
  },
  check: "Check it yourself",
  checking: ({ keysAt, several }) => ({
    paragraphs: [
      "The easiest way: open the page /verify.html on a site with Handslag, best of somebody else than who gave you this, and drop the file that ends in .asice on it, as you got it. Without a network it can be done too: the file is a zip. Make a copy, let its name end in .zip, unpack that and open verify.html.",
      "With the program Handslag, on a command line:",
    ],
    afterCode: [
      `Do not give the key from this file: whoever forges the file makes the key with it. Take the key below a mail of the organiser in your own mailbox, or the one at ${keysAt}. ${several ? "The keys by which the log was signed according to this file, the oldest first; compare them with that:" : "Compare it with the key by which the log was signed according to this file:"}`,
    ],
    last: [
      "It can be done with Python (verify.py) or with openssl too: README.txt in the file says how.",
      "The log betrays every later change to whoever holds an earlier head of it: a time stamp service, or somebody who kept a mail of the organiser. It does not prove that a recorded statement is true. It is ordinary evidence, which a court weighs freely.",
    ],
  }),
  command: "npm run -s handslag -- verify FILE.asice --key KEY-FROM-ELSEWHERE",
};

export const dossierTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
