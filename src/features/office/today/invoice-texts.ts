import type { Locale } from "../../../domain/locale.ts";

type Texts = {
  wait: (deals: number, lacks: string) => string;
  /** What an invoice lacks, by the place where it is missing. */
  lacks: Readonly<Record<string, string>>;
  ownAddress: string;
  customerAddress: string;
  customer: string;
  mend: string;
  complete: (customer: string) => string;
  look: string;
};

const nl: Texts = {
  wait: (deals, lacks) => `${deals === 1 ? "Eén factuur kan" : `${deals} facturen kunnen`} nog niet worden gemaakt. Wat ontbreekt of niet klopt: ${lacks}.`,
  lacks: { "seller.vatId": "je btw-nummer", "seller.kvk": "je KVK-nummer", "seller.name": "je naam", "payment.iban": "je rekeningnummer", "buyer.name": "de naam van de klant", "buyer.vatId": "het btw-nummer van de klant" },
  ownAddress: "je adres",
  customerAddress: "het adres van de klant",
  customer: "een gegeven van de klant",
  mend: "Vul het aan bij je gegevens; daarna gaan ze vanzelf uit",
  complete: (customer) => `Vul de gegevens van ${customer} aan; daarna gaat de factuur vanzelf uit`,
  look: "Bekijk de afspraak",
};

const en: Texts = {
  wait: (deals, lacks) => `${deals === 1 ? "One invoice" : `${deals} invoices`} cannot be issued yet. What is missing or wrong: ${lacks}.`,
  lacks: { "seller.vatId": "your VAT number", "seller.kvk": "your KVK number", "seller.name": "your name", "payment.iban": "your account number", "buyer.name": "the customer's name", "buyer.vatId": "the customer's VAT number" },
  ownAddress: "your address",
  customerAddress: "the customer's address",
  customer: "something about the customer",
  mend: "Complete your details; they go out by themselves after that",
  complete: (customer) => `Complete the details of ${customer}; the invoice goes out by itself after that`,
  look: "Look at the deal",
};

export const invoiceTroubleTexts: Readonly<Record<Locale, Texts>> = { nl, en };
