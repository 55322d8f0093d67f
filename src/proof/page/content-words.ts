import type { ReportLocale } from "../dossier/words.ts";

const nl = {
  order: "de bestelling",
  participants: "de deelnemers",
  "order-request": "het bestelformulier zoals het binnenkwam",
  "terms-request": "het verzoek om de voorwaarden",
  review: "de bestelling zoals zij getoond werd",
  mail: "de mail",
  transcript: "het gesprek met de mailserver",
  report: "het verslag van de mailserver",
  reply: "het antwoord",
  words: "wat er over het bezwaar is geschreven",
  "dkim-keys": "de sleutels waarmee de maildienst van de klant ondertekent",
  request: "het verzoek",
  document: "de gegevens van de factuur",
  invoice: "de factuur",
  terms: "de voorwaarden",
};

const en: typeof nl = {
  order: "the order",
  participants: "the participants",
  "order-request": "the order form as it came in",
  "terms-request": "the request for the terms",
  review: "the order as it was shown",
  mail: "the mail",
  transcript: "the talk with the mail server",
  report: "the report of the mail server",
  reply: "the answer",
  words: "what was written about the objection",
  "dkim-keys": "the keys with which the customer's mail service signs",
  request: "the request",
  document: "what the invoice says",
  invoice: "the invoice",
  terms: "the terms",
};

/** What the content of a record is called, by the name of its commitment. One that is not here is shown as it is. */
export const contentWords: Readonly<Record<ReportLocale, typeof nl>> = { nl, en };
