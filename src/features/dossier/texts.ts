import type { Locale } from "../../domain/locale.ts";

const nl = {
  title: (code: string) => `Dossier van afspraak ${code}`,
  edition: (moment: string) => `Gemaakt op ${moment}. Dit verslag vertelt wat in de records van dit bestand staat; bewijzen doen de records zelf.`,
  footer: (organisation: string, code: string) => `${organisation}, dossier van afspraak ${code}`,
  facts: { organiser: "Organisator", customer: "Klant", training: "Training", when: "Wanneer", places: "Plaatsen", formed: "Afspraak gesloten", total: "Afgesproken bedrag", terms: "Voorwaarden", shown: "Vóór de bestelling geopend", log: "Logboek", key: "Sleutel van het logboek" },
  leftOut: "weggelaten door de maker; de vastlegging ervan staat in het dossier",
  company: "bedrijf", consumer: "particulier",
  notShown: "niet vastgelegd; de link stond boven de bestelknop",
  terms: (number: number, sha256: string) => `versie ${number}, SHA-256 ${sha256}`,
  agreed: "Wat is afgesproken",
  button: (text: string) => `De bestelknop zei: ‘${text}’.`,
  standing: "Wie is wat verschuldigd, en waarom",
  timeline: "Wat er gebeurde",
  timelineNote: "De tijden zijn van de klok van de organisator. Tussen welke tijden van buiten elk record ligt, zegt de controle van dit bestand. Het nummer is de plaats in het logboek.",
  columns: ["Wanneer", "Wat", "Wie dat zegt", "Nummer"] as [string, string, string, string],
  actors: { system: "systeem van de organisator", trainer: "organisator", customer: "klant, op de site van de organisator", "mail-server": "mailserver", "time-stamp-service": "tijdstempeldienst van buiten" },
  inName: "een mail op naam van de ontvanger, niet ondertekend",
  check: "Zelf controleren",
  checking: [
    "Open verify.html uit dit bestand in een browser, zonder internet, en sleep het bestand erop. Of gebruik verify.py, of de opdrachten in LEESMIJ.txt met openssl.",
    "Het logboek verraadt elke latere wijziging aan wie een eerdere stand ervan heeft: een tijdstempeldienst, of wie een mail van de organisator bewaarde. Dat een vastgelegde uitspraak waar is, bewijst het niet. Het is gewoon bewijs, dat een rechter vrij weegt.",
  ],
};

const en: typeof nl = {
  title: (code) => `Dossier of deal ${code}`,
  edition: (moment) => `Made on ${moment}. This report tells what the records in this file say; the proving is done by the records themselves.`,
  footer: (organisation, code) => `${organisation}, dossier of deal ${code}`,
  facts: { organiser: "Organiser", customer: "Customer", training: "Training", when: "When", places: "Places", formed: "Deal formed", total: "Amount agreed", terms: "Terms and conditions", shown: "Opened before the order", log: "Log", key: "Key of the log" },
  leftOut: "left out by the maker; the commitment to it is in the dossier",
  company: "company", consumer: "consumer",
  notShown: "not recorded; the link stood above the order button",
  terms: (number, sha256) => `version ${number}, SHA-256 ${sha256}`,
  agreed: "What was agreed",
  button: (text) => `The order button said: “${text}”.`,
  standing: "Who owes what, and why",
  timeline: "What happened",
  timelineNote: "Times are those of the organiser's clock. Between which outside times each record lies is told by the check of this file. The number is the place in the log.",
  columns: ["When", "What", "Who says so", "Number"],
  actors: { system: "the organiser's system", trainer: "organiser", customer: "customer, on the organiser's site", "mail-server": "mail server", "time-stamp-service": "outside time stamp service" },
  inName: "a mail in the name of the recipient, not signed",
  check: "Check it yourself",
  checking: [
    "Open verify.html from this file in a browser, without a network, and drop the file on it. Or use verify.py, or the commands in README.txt with openssl.",
    "The log betrays every later change to whoever holds an earlier head of it: a time stamp service, or somebody who kept a mail of the organiser. It does not prove that a recorded statement is true. It is ordinary evidence, which a court weighs freely.",
  ],
};

export const dossierTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
