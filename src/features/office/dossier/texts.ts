import type { Locale } from "../../../domain/locale.ts";
import type { ContentChoice } from "../../dossier/actions.ts";

const nl = {
  link: "Dossier voor een buitenstaander",
  linkNote: "asice · alles over deze afspraak, door een ander na te gaan",
  title: "Dossier voor een buitenstaander",
  lead: "Eén bestand waarmee een rechter, een incassobureau of de advocaat van de klant zelf nagaat wat er is afgesproken, verstuurd en geantwoord, en wanneer dat is vastgelegd.",
  inside: {
    heading: "Wat er altijd in zit",
    items: [
      "Een verslag in pdf: wat is afgesproken, wat er gebeurde, en wie wat verschuldigd is en waarom.",
      "Elke stap van deze afspraak zoals die in het logboek staat, met het bewijs dat die erin staat. Namen en adressen staan daar niet in.",
      "De voorwaarden, de tijdstempels van buiten, en wat nodig is om alles na te rekenen.",
    ],
  },
  content: {
    heading: "Wat jij meegeeft",
    text: "Wat je niet aanvinkt, komt niet mee: de ontvanger ziet dan dat het is vastgelegd, en leest het niet.",
    legend: "Inhoud met persoonsgegevens",
    choices: {
      order: ["De bestelling", "Wie de klant is, met adres en mailadres, de prijs, de woorden zoals ze getoond zijn, en vanaf welk netwerkadres de voorwaarden geopend zijn. Samen met wie er komt ook het ingevulde formulier."],
      participants: ["Wie er komt", "Mailadressen en wensen van deelnemers, hun namen bij elkaar, de mails aan hen, en die over wie er in plaats van een ander komt. Staat uit: om wie betaalt gaat het zelden om hen, en wensen kunnen over gezondheid gaan."],
      mail: ["De mails aan de klant", "Zoals verstuurd, en wat de klant antwoordde. Let op: de bevestiging en de mails over een plaats noemen wie er komt bij naam, ook als ‘Wie er komt’ uit staat. Er staat ook het adres van de pagina van de klant in: wie het dossier leest, kan die openen, en er doen wat de klant er kan doen."],
      documents: ["Facturen en creditnota’s", "Wat erop staat, met bedragen en de gegevens van wie betaalt."],
      delivery: ["Hoe de mails aankwamen", "Wat mailservers meldden, en de verzoeken om een bericht op te halen, met mailadressen en netwerkadressen."],
    } as Readonly<Record<ContentChoice, readonly [name: string, holds: string]>>,
    language: "Taal van het verslag en de uitleg",
    languages: { nl: "Nederlands", en: "Engels" } satisfies Record<Locale, string>,
    tooLarge: (count: number) => `Wat nu is aangevinkt, is samen te groot voor één bestand. Van ${count === 1 ? "één stap" : `${count} stappen`} komt de inhoud daarom niet mee, de grootste antwoorden het eerst. De ontvanger ziet dat ze zijn vastgelegd.`,
    parts: {
      text: "Terwijl deze afspraak liep, is een nieuw logboek begonnen. Elk logboek heeft zijn eigen deel, en dus zijn eigen bestand: geef ze allemaal mee.",
      began: (number: number, at: string) => `Logboek ${number} begon ${at}.`,
      button: (number: number) => `Maak het dossier uit logboek ${number}`,
    },
    button: "Maak het dossier",
    aside: "Het bestand komt meteen. Aan de afspraak verandert niets en er gaat geen mail uit.",
  },
  time: {
    heading: "Tijdstempels",
    none: "Er is geen tijdstempeldienst ingesteld. Het dossier laat zien wat is vastgelegd en in welke volgorde; wanneer, zegt dan alleen de eigen klok.",
    pending: (steps: string, since: string) => `Nog niet van buiten gestempeld: ${steps} in het logboek, sinds ${since}. Bij het maken vragen wij er meteen een. Geeft geen dienst er een, dan zegt het dossier dat de tijd nog openstaat; maak het later opnieuw.`,
    done: "Alles tot nu toe is gestempeld. Het bestand zelf krijgt ook een stempel, als een dienst binnen enkele seconden antwoordt; anders zegt het dossier dat die ontbreekt.",
    link: "Hoe het met het bewijs staat",
  },
  check: {
    heading: "Zo gaat de ontvanger het na",
    steps: [
      "Verander niets aan het bestand en pak het niet opnieuw in: wat wordt nagekeken, is het bestand zoals het kwam.",
      "Open de pagina /verify.html op een site met Handslag, het liefst niet de jouwe, en sleep het bestand erop. Er gaat niets over internet.",
      "Een .asice is een zip. Wie erin wil kijken, maakt een kopie, laat de naam op .zip eindigen en pakt die uit. Daar zit verify.html ook in, voor zonder internet; geef die pagina het oorspronkelijke bestand.",
      "Of met het programma: npm run -s handslag -- verify, met de naam van het bestand. In LEESMIJ.txt staat ook hoe het met openssl gaat.",
    ],
    limits: "Het is bewijs zonder bijzondere status: een rechter weegt het vrij. Het laat zien wat wanneer is vastgelegd, en een latere wijziging valt op bij wie een eerdere stand van het logboek heeft. Het laat niet zien dat een vastgelegde uitspraak waar is.",
  },
  key: {
    heading: "Wat jij nog doet: de sleutel doorgeven",
    text: "Wie een dossier vervalst, maakt er een eigen sleutel bij. Geef de ontvanger daarom de sleutel langs een andere weg dan het bestand: aan de telefoon, in een brief, of in een mail van eerder. Onder elke mail van jou staat hij al.",
    whole: "De hele sleutel, om te kopiëren",
    link: "De sleutels staan ook op je eigen site",
  },
  logStopped: "Het dossier kon niet worden gemaakt: het logboek staat stil.",
  logStoppedNext: "Bij Bewijs staat waarom, en wat je kunt doen.",
};

const en: typeof nl = {
  link: "Dossier for an outsider",
  linkNote: "asice · all about this deal, for others to check",
  title: "Dossier for an outsider",
  lead: "One file with which a judge, a collection agency or the customer's lawyer checks for themselves what was agreed, sent and answered, and when that was recorded.",
  inside: {
    heading: "What is always in it",
    items: [
      "A report in PDF: what was agreed, what happened, and who owes what and why.",
      "Every step of this deal as it stands in the log, with the proof that it is there. Names and addresses are not in those.",
      "The terms, the time stamps from outside, and what it takes to work all of it out again.",
    ],
  },
  content: {
    heading: "What you hand along",
    text: "What you do not tick does not come along: the receiver then sees that it was recorded, and cannot read it.",
    legend: "Content with personal data",
    choices: {
      order: ["The order", "Who the customer is, with address and mail address, the price, the words as they were shown, and from which network address the terms were opened. Together with who comes also the form as it was filled in."],
      participants: ["Who comes", "Mail addresses and wishes of participants, their names together, the mails to them, and those about who comes instead of somebody. Off: who pays is seldom about them, and wishes may be about health."],
      mail: ["The mails to the customer", "As they were sent, and what the customer answered. Note: the confirmation and the mails about a place name who comes, also when “Who comes” is off. The address of the customer's page is in them: whoever reads the dossier can open it, and do there what the customer can do."],
      documents: ["Invoices and credit notes", "What they say, with amounts and the details of who pays."],
      delivery: ["How the mails arrived", "What mail servers reported, and the requests to collect a message, with mail addresses and network addresses."],
    },
    language: "Language of the report and the explanation",
    languages: { nl: "Dutch", en: "English" },
    tooLarge: (count) => `What is ticked now is together too large for one file. So the content of ${count === 1 ? "one step" : `${count} steps`} is left out, the largest answers first. The receiver sees that they were recorded.`,
    parts: {
      text: "A new log was begun while this deal went on. Each log has a part of its own, and so a file of its own: hand all of them along.",
      began: (number, at) => `Log ${number} began ${at}.`,
      button: (number) => `Make the dossier from log ${number}`,
    },
    button: "Make the dossier",
    aside: "The file comes at once. Nothing of the deal changes and no mail goes out.",
  },
  time: {
    heading: "Time stamps",
    none: "No time stamp service is set up. The dossier shows what was recorded and in which order; when, only the own clock says then.",
    pending: (steps, since) => `Not stamped from outside yet: ${steps} in the log, since ${since}. When the dossier is made we ask for one at once. If no service gives one, the dossier says that the time is pending; make it again later.`,
    done: "All until now is stamped. The file itself gets a stamp too, if a service answers within a few seconds; else the dossier says that it is missing.",
    link: "How the proof stands",
  },
  check: {
    heading: "How the receiver checks it",
    steps: [
      "Change nothing in the file and do not pack it again: what is checked is the file as it came.",
      "Open the page /verify.html on a site with Handslag, best not your own, and drop the file on it. Nothing goes over the network.",
      "An .asice is a zip. Whoever wants to look inside makes a copy, lets its name end in .zip and unpacks that. verify.html is in it too, for without a network; give that page the original file.",
      "Or with the program: npm run -s handslag -- verify, with the name of the file. README.txt also says how it goes with openssl.",
    ],
    limits: "It is evidence without a special status: a judge weighs it freely. It shows what was recorded when, and a later change is noticed by whoever has an earlier head of the log. It does not show that a recorded statement is true.",
  },
  key: {
    heading: "What is left to you: hand the key along",
    text: "Whoever forges a dossier makes a key of their own with it. So hand the key to the receiver by another way than the file: on the phone, in a letter, or in a mail of before. It stands below each of your mails already.",
    whole: "The whole key, to copy",
    link: "The keys are on your own site too",
  },
  logStopped: "The dossier could not be made: the log stands still.",
  logStoppedNext: "Proof says why, and what you can do.",
};

export type DossierTexts = typeof nl;
export const dossierTexts: Readonly<Record<Locale, DossierTexts>> = { nl, en };
