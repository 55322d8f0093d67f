import type { CsvMapping } from "./mapping.ts";

/** The downloads of banks, by the columns that their files have. A bank that adds a column breaks nothing. */
export const bankMappings: readonly CsvMapping[] = [
  {
    // ING, Dutch, also with the balance after each line
    ownAccount: "Rekening", date: "Datum", amount: "Bedrag (EUR)", direction: "Af Bij", out: ["Af"], in: ["Bij"], decimal: ",",
    name: "Naam / Omschrijving", account: "Tegenrekening", text: "Mededelingen", balance: "Saldo na mutatie",
  },
  {
    ownAccount: "Rekening", date: "Datum", amount: "Bedrag (EUR)", direction: "Af Bij", out: ["Af"], in: ["Bij"], decimal: ",",
    name: "Naam / Omschrijving", account: "Tegenrekening", text: "Mededelingen",
  },
  {
    // ING, English
    ownAccount: "Account", date: "Date", amount: "Amount (EUR)", direction: "Debit/credit", out: ["Debit"], in: ["Credit"], decimal: ",",
    name: "Name / Description", account: "Counterparty", text: "Notifications", balance: "Resulting balance",
  },
  {
    // Rabobank
    ownAccount: "IBAN/BBAN", currency: "Munt", date: "Datum", valueDate: "Rentedatum", amount: "Bedrag", decimal: ",", balance: "Saldo na trn",
    name: "Naam tegenpartij", account: "Tegenrekening IBAN/BBAN", reference: "Betalingskenmerk", endToEndId: "Transactiereferentie", text: ["Omschrijving-1", "Omschrijving-2", "Omschrijving-3"],
  },
  {
    // Knab, below a first row that says KNAB EXPORT
    ownAccount: "Rekeningnummer", currency: "Valutacode", date: "Transactiedatum", valueDate: "Valutadatum", amount: "Bedrag", direction: "CreditDebet", out: ["D"], in: ["C"], decimal: ",",
    name: "Tegenrekeninghouder", account: "Tegenrekeningnummer", text: "Omschrijving", bankId: "Referentie",
  },
  {
    // bunq
    ownAccount: "Account", date: "Date", valueDate: "Interest Date", amount: "Amount", name: "Name", account: "Counterparty", text: "Description",
  },
];
