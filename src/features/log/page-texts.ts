import type { Locale } from "../../domain/locale.ts";

const nl = {
  title: (organisation: string) => `Het logboek van ${organisation}`,
  sentence: (organisation: string) => `Dit is het logboek van ${organisation}.`,
  about: "Elke stap van een afspraak komt er in volgorde in, op het moment dat hij gebeurt. Hier staan alleen hashes en handtekeningen: wat er is vastgelegd, staat er niet in te lezen.",
  why: "Wie een oudere stand ervan heeft, in een mail of een dossier, kan zien of er later iets aan is veranderd. De sleutels hieronder zijn die waarmee u een dossier controleert.",
  head: "De nieuwste stand",
  facts: { name: "Naam", size: "Vastleggingen", root: "Hash over alles", signed: "Ondertekend", none: "Er is nog niets ondertekend." },
  whole: "De stand met haar handtekening",
  keys: "De sleutels",
  keysAbout: "Een dossier is ondertekend met de sleutel van het moment waarop het gemaakt is. Eén die past is genoeg: geef ze gerust alle aan de controle.",
  now: (from: string) => (from === "0" ? "ondertekent van het begin af" : `ondertekent sinds ${from} vastleggingen`),
  until: (from: string, to: string) => (from === "0" ? `ondertekende tot en met ${to} vastleggingen` : `ondertekende van ${from} tot en met ${to} vastleggingen`),
  plain: "Alle sleutels, één op elke regel",
  check: "Een dossier controleren",
  checkAbout: "De pagina leest het bestand op uw eigen apparaat; er gaat niets naar ons.",
  page: "Open de controle",
  script: "Of haal het script voor Python",
  logs: "Andere logboeken van deze organisatie",
  log: (number: number) => `Logboek ${number}`,
  other: "English",
};

const en: typeof nl = {
  title: (organisation) => `The log of ${organisation}`,
  sentence: (organisation) => `This is the log of ${organisation}.`,
  about: "Each step of a deal is recorded in it in order, when it happens. Only hashes and signatures stand here: what was recorded cannot be read from it.",
  why: "Whoever has an earlier head of it, in a mail or a dossier, can see whether anything was changed later. The keys below are those with which you check a dossier.",
  head: "The newest head",
  facts: { name: "Name", size: "Records", root: "Hash over all", signed: "Signed", none: "Nothing was signed yet." },
  whole: "The head with its signature",
  keys: "The keys",
  keysAbout: "A dossier is signed by the key of the moment at which it was made. One that fits is enough: feel free to give all of them to the check.",
  now: (from) => (from === "0" ? "signs from the beginning" : `signs since ${from} records`),
  until: (from, to) => (from === "0" ? `signed up to ${to} records` : `signed from ${from} up to ${to} records`),
  plain: "All keys, one in each line",
  check: "Check a dossier",
  checkAbout: "The page reads the file on your own device; nothing goes to us.",
  page: "Open the check",
  script: "Or take the script for Python",
  logs: "Other logs of this organisation",
  log: (number) => `Log ${number}`,
  other: "Nederlands",
};

export const logPageTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
