import type { Locale } from "../../../domain/locale.ts";

type Texts = {
  wait: (deals: number, lacks: string) => string;
  /** What an invoice lacks, by the place where it is missing. */
  lacks: Readonly<Record<string, string>>;
  ownAddress: string;
  customer: string;
  mend: string;
  look: string;
};

const nl: Texts = {
  wait: (deals, lacks) => `${deals === 1 ? "Eén factuur kan" : `${deals} facturen kunnen`} nog niet worden gemaakt. Wat ontbreekt of niet klopt: ${lacks}.`,
  lacks: { "seller.vatId": "je btw-nummer", "seller.kvk": "je KVK-nummer", "seller.name": "je naam", "payment.iban": "je rekeningnummer" },
  ownAddress: "je adres",
  customer: "een gegeven van de klant",
  mend: "Vul het aan bij je gegevens; daarna gaan ze vanzelf uit",
  look: "Bekijk de afspraak",
};

const en: Texts = {
  wait: (deals, lacks) => `${deals === 1 ? "One invoice" : `${deals} invoices`} cannot be issued yet. What is missing or wrong: ${lacks}.`,
  lacks: { "seller.vatId": "your VAT number", "seller.kvk": "your KVK number", "seller.name": "your name", "payment.iban": "your account number" },
  ownAddress: "your address",
  customer: "something about the customer",
  mend: "Complete your details; they go out by themselves after that",
  look: "Look at the deal",
};

export const invoiceTroubleTexts: Readonly<Record<Locale, Texts>> = { nl, en };
