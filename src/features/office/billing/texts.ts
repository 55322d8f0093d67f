import type { CompletionRefusal } from "../../../domain/deal/billing-details.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { BillingField, BillingProblem } from "./form.ts";

type Texts = {
  link: { lacks: string; change: string };
  title: string;
  lead: (name: string) => string;
  waits: string;
  form: string;
  fields: Readonly<Record<BillingField, string>>;
  person: string;
  hints: { name: string; vatNumber: string; billingEmail: (address: string) => string };
  preview: string;
  steps: { now: string; soon: string; details: string; out: (locale: Locale) => string };
  button: string;
  refused: Readonly<Record<CompletionRefusal, (numbers: string) => string>>;
  problem: (field: BillingField, problem: BillingProblem) => string;
};

const languages = { nl: { nl: "in het Nederlands", en: "in het Engels" }, en: { nl: "in Dutch", en: "in English" } } as const;

const nl: Texts = {
  link: { lacks: "Factuurgegevens aanvullen", change: "Factuurgegevens aanpassen" },
  title: "Factuurgegevens aanvullen",
  lead: (name) => `Wat er op de factuur van ${name} staat over wie betaalt. De afspraak zelf verandert niet.`,
  waits: "De factuur wacht: er ontbreekt iets van de klant.",
  form: "Op de factuur",
  fields: {
    name: "Naam van het bedrijf", kvkNumber: "KVK-nummer", reference: "Referentie van de klant", vatNumber: "Btw-nummer", billingEmail: "E-mailadres voor de factuur",
    street: "Straat en huisnummer", postcode: "Postcode", town: "Plaats", country: "Land",
  },
  person: "Naam",
  hints: {
    name: "Wie de afspraak sloot, verandert hierdoor niet.",
    vatNumber: "Voor een bedrijf uit een ander land van de EU, met de letters van dat land. De btw blijft zoals die is afgesproken.",
    billingEmail: (address) => `Laat leeg als de factuur naar ${address} gaat.`,
  },
  preview: "Dit gebeurt er",
  steps: {
    now: "nu", soon: "binnen een minuut", details: "De gegevens komen naast de afspraak te staan; dat ze zijn aangevuld, wordt vastgelegd",
    out: (locale) => `De factuur wordt gemaakt, ${languages.nl[locale]}, en gaat per mail uit. Daarna verandert ze niet meer`,
  },
  button: "Bewaar de gegevens",
  refused: {
    invoiced: (numbers) => `Hier hoort al een factuur bij: ${numbers}. Een factuur verandert niet meer, dus de gegevens kunnen niet meer worden aangevuld.`,
    "no-invoice": () => "Bij deze afspraak komt geen factuur, dus er is niets aan te vullen.",
  },
  problem: (field, problem) => {
    switch (problem) {
      case "missing": return `${labelsNl[field]} ontbreekt nog`;
      case "too-long": return `${labelsNl[field]} is te lang`;
      case "email": return "Het e-mailadres is niet volledig; vul het hele adres in, zoals naam@voorbeeld.nl";
      case "kvk-short": return "Het KVK-nummer heeft te weinig cijfers; het moeten er 8 zijn";
      case "kvk-long": return "Het KVK-nummer heeft te veel cijfers; het moeten er 8 zijn";
      case "kvk-digits": return "Een KVK-nummer bestaat uit 8 cijfers";
      case "vat-form": return "Dit is geen btw-nummer uit de EU; schrijf het met de letters van het land, zoals BE 0123 456 789, of laat het veld leeg";
      case "vat-check-digits": return "Dit btw-nummer kan niet bestaan: de controlecijfers kloppen niet; kijk het na, of laat het veld leeg";
      case "postcode": return "De postcode klopt niet; schrijf hem als 1234 AB";
      case "reverse-charge": return "In deze afspraak is de btw verlegd. Daarbij hoort een adres in een ander land van de EU, met het btw-nummer van dat land";
      default: return `${labelsNl[field]} kan zo niet op een factuur staan`;
    }
  },
};

const labelsNl: Readonly<Record<BillingField, string>> = {
  name: "De naam", kvkNumber: "Het KVK-nummer", reference: "De referentie", vatNumber: "Het btw-nummer", billingEmail: "Het e-mailadres voor de factuur",
  street: "De straat", postcode: "De postcode", town: "De plaats", country: "Het land",
};

const en: Texts = {
  link: { lacks: "Complete the billing details", change: "Change the billing details" },
  title: "Complete the billing details",
  lead: (name) => `What the invoice of ${name} says about who pays. The deal itself does not change.`,
  waits: "The invoice waits: something about the customer is missing.",
  form: "On the invoice",
  fields: {
    name: "Name of the company", kvkNumber: "KVK number", reference: "Reference of the customer", vatNumber: "VAT number", billingEmail: "E-mail address for the invoice",
    street: "Street and number", postcode: "Postcode", town: "Town", country: "Country",
  },
  person: "Name",
  hints: {
    name: "Who made the deal does not change by this.",
    vatNumber: "For a company from another country of the EU, with the letters of that country. The VAT stays as it was agreed.",
    billingEmail: (address) => `Leave empty if the invoice goes to ${address}.`,
  },
  preview: "This happens",
  steps: {
    now: "now", soon: "within a minute", details: "The details are kept beside the deal; that they were completed is recorded",
    out: (locale) => `The invoice is made, ${languages.en[locale]}, and goes out by mail. After that it never changes`,
  },
  button: "Keep the details",
  refused: {
    invoiced: (numbers) => `There is an invoice already: ${numbers}. An invoice never changes, so the details can no longer be completed.`,
    "no-invoice": () => "This deal gets no invoice, so there is nothing to complete.",
  },
  problem: (field, problem) => {
    switch (problem) {
      case "missing": return `${labelsEn[field]} is still missing`;
      case "too-long": return `${labelsEn[field]} is too long`;
      case "email": return "The e-mail address is not complete; fill in the whole address, such as name@example.com";
      case "kvk-short": return "The KVK number has too few digits; there must be 8";
      case "kvk-long": return "The KVK number has too many digits; there must be 8";
      case "kvk-digits": return "A KVK number has 8 digits";
      case "vat-form": return "This is no VAT number of the EU; write it with the letters of the country, such as BE 0123 456 789, or leave the field empty";
      case "vat-check-digits": return "This VAT number cannot exist: its check digits are not right; check it, or leave the field empty";
      case "postcode": return "The postcode is not right; write it as 1234 AB";
      case "reverse-charge": return "VAT is reverse-charged in this deal. That takes an address in another country of the EU, with the VAT number of that country";
      default: return `${labelsEn[field]} cannot stand on an invoice like this`;
    }
  },
};

const labelsEn: Readonly<Record<BillingField, string>> = {
  name: "The name", kvkNumber: "The KVK number", reference: "The reference", vatNumber: "The VAT number", billingEmail: "The e-mail address for the invoice",
  street: "The street", postcode: "The postcode", town: "The town", country: "The country",
};

export const billingTexts: Readonly<Record<Locale, Texts>> = { nl, en };
