import { all, amount, hundredths, text } from "./ubl.ts";
import type { UblElement } from "./ubl.ts";

/** A rule of EN 16931, NLCIUS or Peppol as a statement about a document: true when it holds. */
export type UblRule = { id: string; says: string; holds: (document: UblElement) => boolean };

const customization = "urn:cen.eu:en16931:2017";
const nlcius = `${customization}#compliant#urn:fdc:nen.nl:nlcius:v1.0`;
const peppol = `${customization}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`;
const billing = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

const supplier = (document: UblElement) => all(document, "AccountingSupplierParty/Party")[0] ?? document;
const customer = (document: UblElement) => all(document, "AccountingCustomerParty/Party")[0] ?? document;
const lines = (document: UblElement) => [...all(document, "InvoiceLine"), ...all(document, "CreditNoteLine")];
const groups = (document: UblElement) => all(document, "TaxTotal/TaxSubtotal");
const country = (party: UblElement) => text(party, "PostalAddress/Country/IdentificationCode");
const isNl = (document: UblElement) => text(document, "CustomizationID") === nlcius;
const isPeppol = (document: UblElement) => text(document, "CustomizationID") === peppol;
const sum = (elements: readonly UblElement[], path: string) => elements.reduce((total, element) => total + amount(element, path), 0);
const total = (document: UblElement, name: string) => amount(document, `LegalMonetaryTotal/${name}`);
const everything = (element: UblElement): UblElement[] => [element, ...element.children.flatMap(everything)];
const groupsOf = (document: UblElement, category: string) => groups(document).filter((group) => text(group, "TaxCategory/ID") === category);
const linesOf = (document: UblElement, category: string) => lines(document).filter((line) => text(line, "Item/ClassifiedTaxCategory/ID") === category);
const quantityOf = (line: UblElement) => Number(text(line, "InvoicedQuantity") || text(line, "CreditedQuantity"));

/** Rate over taxable amount, in hundredths of a cent half up. */
const vatOf = (group: UblElement) => Math.round((amount(group, "TaxableAmount") * hundredths(text(group, "TaxCategory/Percent"))) / 10_000);

/** Taken from the texts of the rules; the tolerance of a cent is for prices that include VAT. */
export const ublRules: readonly UblRule[] = [
  { id: "BR-01", says: "has a specification identifier", holds: (d) => text(d, "CustomizationID").startsWith(customization) },
  { id: "BR-02", says: "has a number", holds: (d) => text(d, "ID") !== "" },
  { id: "BR-03", says: "has a day of issue", holds: (d) => /^\d{4}-\d{2}-\d{2}$/.test(text(d, "IssueDate")) },
  { id: "BR-04", says: "has a type", holds: (d) => (d.name === "Invoice" ? text(d, "InvoiceTypeCode") === "380" : text(d, "CreditNoteTypeCode") === "381") },
  { id: "BR-05", says: "is in euro", holds: (d) => text(d, "DocumentCurrencyCode") === "EUR" && everything(d).every(({ attributes }) => (attributes["currencyID"] ?? "EUR") === "EUR") },
  { id: "BR-06, BR-07", says: "names both parties", holds: (d) => [supplier(d), customer(d)].every((party) => text(party, "PartyLegalEntity/RegistrationName") !== "") },
  { id: "BR-09, BR-11", says: "names the country of both parties", holds: (d) => [supplier(d), customer(d)].every((party) => /^[A-Z]{2}$/.test(country(party))) },
  { id: "BR-16", says: "has a line", holds: (d) => lines(d).length > 0 },
  { id: "BR-21 to BR-26", says: "each line has number, quantity, unit, amount, name and price", holds: (d) => lines(d).every((line) => text(line, "ID") !== "" && quantityOf(line) > 0 && text(line, "LineExtensionAmount") !== "" && text(line, "Item/Name") !== "" && text(line, "Price/PriceAmount") !== "") },
  { id: "BR-27", says: "no price is below nought", holds: (d) => lines(d).every((line) => amount(line, "Price/PriceAmount") >= 0) },
  { id: "BR-50, BR-61", says: "a transfer names the account", holds: (d) => all(d, "PaymentMeans").every((means) => !["30", "58"].includes(text(means, "PaymentMeansCode")) || text(means, "PayeeFinancialAccount/ID") !== "") },
  { id: "BR-55", says: "a reference to another invoice names it", holds: (d) => all(d, "BillingReference/InvoiceDocumentReference").every((reference) => text(reference, "ID") !== "") },
  { id: "BR-CO-04", says: "each line has a category of VAT", holds: (d) => lines(d).every((line) => text(line, "Item/ClassifiedTaxCategory/ID") !== "") },
  { id: "BR-CO-10", says: "lines add up to their sum", holds: (d) => sum(lines(d), "LineExtensionAmount") === total(d, "LineExtensionAmount") },
  { id: "BR-CO-13", says: "the sum without VAT is that of the lines", holds: (d) => total(d, "TaxExclusiveAmount") === total(d, "LineExtensionAmount") },
  { id: "BR-CO-14", says: "VAT of all groups is the VAT", holds: (d) => sum(groups(d), "TaxAmount") === amount(d, "TaxTotal/TaxAmount") },
  { id: "BR-CO-15", says: "the total is the sum without VAT and the VAT", holds: (d) => total(d, "TaxInclusiveAmount") === total(d, "TaxExclusiveAmount") + amount(d, "TaxTotal/TaxAmount") },
  { id: "BR-CO-16", says: "what is to be paid is the total less what is paid", holds: (d) => total(d, "PayableAmount") === total(d, "TaxInclusiveAmount") - total(d, "PrepaidAmount") },
  { id: "BR-CO-17", says: "VAT of a group is its rate over its taxable amount", holds: (d) => groups(d).every((group) => Math.abs(amount(group, "TaxAmount") - vatOf(group)) <= 1) },
  { id: "BR-CO-18", says: "there is a group of VAT", holds: (d) => groups(d).length > 0 },
  { id: "BR-CO-25", says: "what is to be paid has a day or terms", holds: (d) => total(d, "PayableAmount") <= 0 || text(d, "DueDate") !== "" || text(d, "PaymentTerms/Note") !== "" },
  { id: "BR-CO-26", says: "the seller can be identified", holds: (d) => text(supplier(d), "PartyLegalEntity/CompanyID") !== "" || text(supplier(d), "PartyTaxScheme/CompanyID") !== "" },
  ...["S", "E", "AE"].flatMap((category): UblRule[] => [
    { id: `BR-${category}-01`, says: `lines and groups of ${category} go together`, holds: (d) => (linesOf(d, category).length > 0) === (groupsOf(d, category).length > 0) },
    { id: `BR-${category}-02`, says: `a line of ${category} wants the VAT number of the seller`, holds: (d) => linesOf(d, category).length === 0 || text(supplier(d), "PartyTaxScheme/CompanyID") !== "" },
    { id: `BR-${category}-08`, says: `lines of ${category} add up to the taxable amount of their rate`, holds: (d) => groupsOf(d, category).every((group) => sum(linesOf(d, category).filter((line) => text(line, "Item/ClassifiedTaxCategory/Percent") === text(group, "TaxCategory/Percent")), "LineExtensionAmount") === amount(group, "TaxableAmount")) },
  ]),
  { id: "BR-S-05", says: "a standard rate is above nought", holds: (d) => linesOf(d, "S").every((line) => hundredths(text(line, "Item/ClassifiedTaxCategory/Percent")) > 0) },
  { id: "BR-S-10", says: "a standard rate has no reason for exemption", holds: (d) => groupsOf(d, "S").every((group) => all(group, "TaxCategory/TaxExemptionReason").length === 0 && all(group, "TaxCategory/TaxExemptionReasonCode").length === 0) },
  ...["E", "AE"].flatMap((category): UblRule[] => [
    { id: `BR-${category}-05`, says: `the rate of ${category} is nought`, holds: (d) => [...linesOf(d, category).map((line) => text(line, "Item/ClassifiedTaxCategory/Percent")), ...groupsOf(d, category).map((group) => text(group, "TaxCategory/Percent"))].every((percent) => hundredths(percent) === 0) },
    { id: `BR-${category}-09`, says: `VAT of ${category} is nought`, holds: (d) => groupsOf(d, category).every((group) => amount(group, "TaxAmount") === 0) },
    { id: `BR-${category}-10`, says: `${category} says why`, holds: (d) => groupsOf(d, category).every((group) => text(group, "TaxCategory/TaxExemptionReason") !== "") },
  ]),
  { id: "BR-AE-02", says: "reverse charge wants the VAT number of the buyer", holds: (d) => linesOf(d, "AE").length === 0 || text(customer(d), "PartyTaxScheme/CompanyID") !== "" },
  { id: "BR-NL-1", says: "the seller has a KVK number or OIN", holds: (d) => !isNl(d) || all(supplier(d), "PartyLegalEntity/CompanyID").every(({ attributes, text: id }) => ["0106", "0190"].includes(attributes["schemeID"] ?? "") && id !== "") },
  { id: "BR-NL-2", says: "there is a reference of the buyer", holds: (d) => !isNl(d) || text(d, "BuyerReference") !== "" },
  { id: "BR-NL-3, BR-NL-4", says: "both addresses are complete", holds: (d) => !isNl(d) || [supplier(d), customer(d)].every((party) => ["StreetName", "CityName", "PostalZone"].every((part) => text(party, `PostalAddress/${part}`) !== "")) },
  { id: "BR-NL-10", says: "a Dutch buyer has a KVK number or OIN", holds: (d) => !isNl(d) || country(customer(d)) !== "NL" || ["0106", "0190"].includes(all(customer(d), "PartyLegalEntity/CompanyID")[0]?.attributes["schemeID"] ?? "") },
  { id: "BR-NL-11", says: "what is to be paid names how", holds: (d) => !isNl(d) || total(d, "PayableAmount") <= 0 || all(d, "PaymentMeans").length > 0 },
  { id: "BR-NL-12, NL-R-008", says: "it is a way that the Netherlands know", holds: (d) => all(d, "PaymentMeans/PaymentMeansCode").every(({ text: code }) => ["30", "48", "49", "57", "58", "59"].includes(code)) },
  { id: "BR-NL-24", says: "NLCIUS advises against the day of the original", holds: (d) => !isNl(d) || all(d, "BillingReference/InvoiceDocumentReference/IssueDate").length === 0 },
  { id: "BR-NL-30", says: "NLCIUS advises against the name of the account", holds: (d) => !isNl(d) || all(d, "PaymentMeans/PayeeFinancialAccount/Name").length === 0 },
  { id: "BR-NL-32", says: "NLCIUS advises against codes of discounts", holds: (d) => !isNl(d) || everything(d).every(({ name }) => name !== "AllowanceChargeReasonCode") },
  { id: "BR-NL-35", says: "NLCIUS advises against codes of exemptions", holds: (d) => !isNl(d) || all(d, "TaxTotal/TaxSubtotal/TaxCategory/TaxExemptionReasonCode").length === 0 },
  { id: "NL-R-001", says: "a credit note names its invoice", holds: (d) => d.name !== "CreditNote" || text(d, "BillingReference/InvoiceDocumentReference/ID") !== "" },
  { id: "PEPPOL-EN16931-R002", says: "there is one note at most", holds: (d) => all(d, "Note").length <= 1 },
  { id: "PEPPOL-EN16931-R003", says: "there is a reference of the buyer", holds: (d) => !isPeppol(d) || text(d, "BuyerReference") !== "" },
  { id: "PEPPOL-EN16931-R007", says: "the process is billing", holds: (d) => !(isPeppol(d) || isNl(d)) || text(d, "ProfileID") === billing },
  { id: "PEPPOL-EN16931-R010, R020", says: "both have an address in the network", holds: (d) => !isPeppol(d) || [supplier(d), customer(d)].every((party) => text(party, "EndpointID") !== "") },
  { id: "PEPPOL-EN16931-R120", says: "a line is quantity times price less its discount", holds: (d) => lines(d).every((line) => Math.abs(amount(line, "LineExtensionAmount") - ((quantityOf(line) * amount(line, "Price/PriceAmount")) / (Number(text(line, "Price/BaseQuantity")) || 1) - sum(all(line, "AllowanceCharge"), "Amount"))) <= 1) },
  { id: "SI-UBL-2", says: "no element is empty", holds: (d) => everything(d).every(({ children, text: content }) => children.length > 0 || content !== "") },
];
