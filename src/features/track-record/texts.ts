import type { Locale } from "../../domain/locale.ts";

type Deposit = { share: string; days: number; restDays: number };

const days = (count: number) => (count === 1 ? "1 dag" : `${count} dagen`);

const nl = {
  plans: {
    before: (count: number) => `eerst betalen, binnen ${days(count)} na de bestelling`,
    deposit: ({ share, days: count, restDays }: Deposit) => `${share} aanbetalen binnen ${days(count)} na de bestelling, en de rest ${days(restDays)} voor de training`,
    parts: (count: number) => `betalen in ${count} delen`,
    after: (count: number) => `betalen na afloop, binnen ${days(count)} na de training`,
    released: "; is dat er niet, dan gaat de plaats naar de volgende",
  },
  rules: {
    trusted: (places: number, plan: string) =>
      `Wie hier ${places === 1 ? "een plaats had waar iemand kwam en die is betaald" : `minstens ${places} plaatsen had waar iemand kwam en die zijn betaald`}, en van wie geen plaats leeg bleef en geen betaling te laat was: ${plan}.`,
    careful: (times: number, plan: string) => `Wie hier ${times === 1 ? "een keer" : `${times} keer`} of vaker niet kwam of niet betaalde: ${plan}.`,
    else: "In alle andere gevallen geldt de manier van betalen die bij de training staat.",
    months: (months: number) => `Wat is onthouden, telt ${months} maanden mee en verdwijnt dan vanzelf.`,
  },
  entries: {
    attended: "Gekomen",
    partly: "Voor een deel gekomen",
    "no-show": "Niet gekomen",
    released: "Plaats doorgegeven: er was niet op tijd betaald",
    paid: "Betaald",
    "paid-late": (count: number) => `Betaald, ${days(count)} na de laatste dag`,
    unpaid: "Nog niet betaald, na de laatste dag",
  },
};

const daysEn = (count: number) => (count === 1 ? "1 day" : `${count} days`);

const en: typeof nl = {
  plans: {
    before: (count) => `pay first, within ${daysEn(count)} of the order`,
    deposit: ({ share, days: count, restDays }) => `a deposit of ${share} within ${daysEn(count)} of the order, and the rest ${daysEn(restDays)} before the training`,
    parts: (count) => `pay in ${count} parts`,
    after: (count) => `pay afterwards, within ${daysEn(count)} after the training`,
    released: "; if it is not there, the place goes to the next in line",
  },
  rules: {
    trusted: (places, plan) =>
      `Whoever had ${places === 1 ? "a place here that somebody came to and that is paid" : `at least ${places} places here that somebody came to and that are paid`}, with no place left empty and no payment late: ${plan}.`,
    careful: (times, plan) => `Whoever did not come or did not pay here ${times === 1 ? "once" : `${times} times`} or more: ${plan}.`,
    else: "In all other cases the way of paying holds that stands with the training.",
    months: (months) => `What is remembered counts for ${months} months and then disappears by itself.`,
  },
  entries: {
    attended: "Came",
    partly: "Came for a part",
    "no-show": "Did not come",
    released: "Place passed on: it was not paid in time",
    paid: "Paid",
    "paid-late": (count) => `Paid, ${daysEn(count)} after the last day`,
    unpaid: "Not paid yet, after the last day",
  },
};

/** The words in which a track record reads, the same for both sides. */
export const trackTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
