import type { KeyFault } from "../log/pasted-keys.ts";
import type { ReportLocale } from "../dossier/words.ts";

export type PageTexts = {
  title: string;
  choose: string;
  chooseAbout: string;
  file: string;
  another: string;
  reading: string;
  problems: Readonly<Record<"unreadable" | "stopped", string>>;
  eyebrow: (deal: string, organisation: string) => string;
  wrong: string;
  wrongAbout: string;
  key: string;
  keyAbout: string;
  keyLabel: string;
  keyHint: string;
  compare: string;
  keyFaults: Readonly<Record<KeyFault["kind"], string>>;
  log: (origin: string, size: number) => string;
  story: string;
  storyAbout: (place: string) => string;
  ofTheLog: (count: number) => string;
  ofTheLogAbout: string;
  number: (index: number) => string;
  to: (address: string) => string;
  otherDeal: string;
  notInLog: string;
  actors: Readonly<Record<string, string>>;
  outside: (notBefore: string | null, notAfter: string | null) => string;
  show: (name: string) => string;
  save: string;
  states: Readonly<Record<"kept" | "differs" | "erased" | "not-included", string>>;
  size: (bytes: number) => string;
  mailFields: { from: string; to: string; subject: string };
  raw: string;
  asWritten: string;
  delivery: string;
  deliveryAbout: string;
  checks: string;
  fine: (count: number) => string;
  notable: string;
  all: string;
  foot: string;
};

const nl: PageTexts = {
  title: "Dossier controleren",
  choose: "Kies een dossier, of sleep het hierheen.",
  chooseAbout: "Deze pagina controleert het bestand op uw eigen apparaat. Er gaat niets naar het internet, en er komt niets vandaan.",
  file: "Dossier (.asice)",
  another: "Een ander dossier",
  reading: "Bezig met controleren…",
  problems: { unreadable: "Het bestand is niet te lezen. Kies het opnieuw.", stopped: "De controle is afgebroken, en zegt dus niets over het bestand. Kies het opnieuw, of gebruik een ander apparaat of verify.py." },
  eyebrow: (deal, organisation) => `Afspraak ${deal}, ${organisation}`,
  wrong: "Wat er niet klopt",
  wrongAbout: "Wat hier staat, is niet zoals het gemaakt is.",
  key: "De sleutel",
  keyAbout: "Een dossier brengt zijn eigen sleutel mee. Pas als die gelijk is aan een sleutel die u van elders hebt, weet u van wie het logboek is.",
  keyLabel: "Sleutels die u van elders hebt",
  keyHint: "Uit een mail aan de klant, of van de site van de organisatie. Een sleutel ziet eruit als naam+0a1b2c3d+AQ… U mag er meer plakken, ook de hele pagina met sleutels: één die past is genoeg.",
  compare: "Vergelijk",
  keyFaults: {
    "letter-wrong": "In de sleutel is een letter fout: de acht tekens tussen de plussen passen niet bij de rest. Kopieer hem opnieuw.",
    "cut-off": "Dit is een deel van een sleutel. Kopieer de hele regel.",
    "no-key": "Hier staat geen sleutel in. Kopieer hem in zijn geheel.",
  },
  log: (origin, size) => `Logboek ${origin}, ${size} vastleggingen`,
  story: "Wat er is vastgelegd",
  storyAbout: (place) => `In volgorde van het logboek. De tijd vooraan is die van de klok van de organisatie (tijd in ${place}); eronder staat wat tijden van buiten zeggen, met het nummer van de vastlegging.`,
  ofTheLog: (count) => `Over het logboek zelf (${count})`,
  ofTheLogAbout: "Tijdstempels en sleutels: ze gaan niet over deze afspraak, en de tijden van buiten rusten erop.",
  number: (index) => `vastlegging ${index}`,
  to: (address) => `aan ${address}`,
  otherDeal: "NIET over deze afspraak",
  notInLog: "Niet in het logboek",
  actors: { system: "het systeem", trainer: "de trainer", customer: "de klant", "mail-server": "een mailserver", "time-stamp-service": "een tijdstempeldienst", participant: "een deelnemer" },
  outside: (notBefore, notAfter) => (notAfter === null ? (notBefore === null ? "Geen tijd van buiten" : `Vastgelegd na ${notBefore}`) : notBefore === null ? `Vastgelegd uiterlijk ${notAfter}` : `Vastgelegd tussen ${notBefore} en ${notAfter}`),
  show: (name) => `Bekijk ${name}`,
  save: "Bewaar bestand",
  states: { kept: "ongewijzigd", differs: "GEWIJZIGD", erased: "gewist", "not-included": "niet opgenomen" },
  size: (bytes) => `${bytes.toLocaleString("nl-NL")} bytes`,
  mailFields: { from: "Van", to: "Aan", subject: "Onderwerp" },
  raw: "De mail zoals hij verstuurd is",
  asWritten: "Zoals het in het bestand staat",
  delivery: "Hoe ver berichten kwamen",
  deliveryAbout: "Afgeleid uit de vastleggingen, nooit zekerder dan hun bron.",
  checks: "Wat er is gecontroleerd",
  fine: (count) => (count === 1 ? "Eén controle is goed." : `${count} controles zijn goed.`),
  notable: "Dit is goed om te weten:",
  all: "Alle controles",
  foot: "Gewoon bewijs, dat de rechter vrij waardeert; geen gekwalificeerde vertrouwensdienst.",
};

const en: PageTexts = {
  title: "Check a dossier",
  choose: "Choose a dossier, or drop it here.",
  chooseAbout: "This page checks the file on your own device. Nothing goes to the internet, and nothing comes from it.",
  file: "Dossier (.asice)",
  another: "Another dossier",
  reading: "Checking…",
  problems: { unreadable: "The file cannot be read. Choose it again.", stopped: "The check broke off, so it says nothing about the file. Choose it again, or use another device or verify.py." },
  eyebrow: (deal, organisation) => `Deal ${deal}, ${organisation}`,
  wrong: "What is wrong",
  wrongAbout: "What stands here is not as it was made.",
  key: "The key",
  keyAbout: "A dossier brings its own key. Only when that is the same as a key that you have from elsewhere do you know whose log it is.",
  keyLabel: "Keys that you have from elsewhere",
  keyHint: "From a mail to the customer, or from the site of the organisation. A key looks like name+0a1b2c3d+AQ… You may paste several, also the whole page of keys: one that fits is enough.",
  compare: "Compare",
  keyFaults: {
    "letter-wrong": "A letter of the key is wrong: the eight digits between the pluses do not fit the rest. Copy it again.",
    "cut-off": "This is a part of a key. Copy the whole line.",
    "no-key": "There is no key in this. Copy the whole of it.",
  },
  log: (origin, size) => `Log ${origin}, ${size} records`,
  story: "What was recorded",
  storyAbout: (place) => `In the order of the log. The time in front is that of the organisation's clock (time in ${place}); below it stands what outside times say, with the number of the record.`,
  ofTheLog: (count) => `About the log itself (${count})`,
  ofTheLogAbout: "Time stamps and keys: they are not about this deal, and the outside times rest on them.",
  number: (index) => `record ${index}`,
  to: (address) => `to ${address}`,
  otherDeal: "NOT about this deal",
  notInLog: "Not in the log",
  actors: { system: "the system", trainer: "the trainer", customer: "the customer", "mail-server": "a mail server", "time-stamp-service": "a time stamp authority", participant: "a participant" },
  outside: (notBefore, notAfter) => (notAfter === null ? (notBefore === null ? "No outside time" : `Recorded after ${notBefore}`) : notBefore === null ? `Recorded by ${notAfter} at the latest` : `Recorded between ${notBefore} and ${notAfter}`),
  show: (name) => `Show ${name}`,
  save: "Save file",
  states: { kept: "unchanged", differs: "CHANGED", erased: "erased", "not-included": "not included" },
  size: (bytes) => `${bytes.toLocaleString("en-GB")} bytes`,
  mailFields: { from: "From", to: "To", subject: "Subject" },
  raw: "The mail as it was sent",
  asWritten: "As it stands in the file",
  delivery: "How far messages came",
  deliveryAbout: "Derived from the records, never more certain than their source.",
  checks: "What was checked",
  fine: (count) => (count === 1 ? "One check is fine." : `${count} checks are fine.`),
  notable: "This is worth knowing as well:",
  all: "All checks",
  foot: "Unqualified evidence, admissible and freely weighed; no qualified trust service.",
};

export const pageTexts: Readonly<Record<ReportLocale, PageTexts>> = { nl, en };
