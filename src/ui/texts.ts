import type { Locale } from "../domain/locale.ts";

/** The words of the frame around every page. What a page is about comes as a prop. */
const texts = {
  nl: {
    skip: "Naar de inhoud",
    question: "Een vraag?",
    call: "Bel",
    optional: "(mag leeg blijven)",
    wrong: "Fout: ",
    credit: "Afspraak via Handslag, open software voor trainers.",
    office: "Kantoor",
    setUp: "Inrichten",
    find: "Zoek",
    findAll: "Zoek in alles",
    findHint: "Zoek naam, code, factuur of bedrag",
    searchAndTime: "Zoeken en tijd",
    record: "Bewijsstuk",
    grade: (strength: number) => `(${strength} van 6)`,
  },
  en: {
    skip: "Skip to the content",
    question: "A question?",
    call: "Call",
    optional: "(may stay empty)",
    wrong: "Error: ",
    credit: "Agreed through Handslag, open software for trainers.",
    office: "Office",
    setUp: "Set up",
    find: "Search",
    findAll: "Search everything",
    findHint: "Search a name, code, invoice or amount",
    searchAndTime: "Search and time",
    record: "Record",
    grade: (strength: number) => `(${strength} of 6)`,
  },
};

export type UiTexts = (typeof texts)["nl"];

export function uiTexts(lang: Locale): UiTexts {
  return texts[lang];
}
