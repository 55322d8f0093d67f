import type { Locale } from "../../../domain/locale.ts";

/** The words around every page of the portal. */
const nl = {
  name: "Nederlands",
  terms: (number: number) => `Voorwaarden, versie ${number}`,
  report: "Klopt er iets niet op deze pagina? Meld het",
  vatNumber: "btw-id",
  notFound: {
    title: "Deze pagina is er niet",
    sentence: "Op dit adres is niets te vinden.",
    text: "Controleer of u het hele adres uit de mail heeft overgenomen. Lukt het niet, vraag het dan aan de trainer van wie u de mail kreeg.",
  },
};

const en: typeof nl = {
  name: "English",
  terms: (number) => `Terms, version ${number}`,
  report: "Is something wrong on this page? Report it",
  vatNumber: "VAT id",
  notFound: {
    title: "This page is not there",
    sentence: "There is nothing at this address.",
    text: "Check that you copied the whole address from the mail. If it does not work, ask the trainer from whom you got the mail.",
  },
};

export type FrameTexts = typeof nl;
export const frameTexts: Readonly<Record<Locale, FrameTexts>> = { nl, en };
