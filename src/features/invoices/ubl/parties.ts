import type { Address, Buyer, Seller } from "../../../domain/invoice/invoice.ts";
import { branch, leaf, leafOf } from "./xml.ts";
import type { XmlElement } from "./xml.ts";
import { schemes } from "./profile.ts";
import type { Endpoint, Profile } from "./profile.ts";

export function supplierParty({ name, address, kvk, vatId, email, phone }: Seller, { sellerEndpoint }: Profile): XmlElement {
  return branch("cac:AccountingSupplierParty", [
    party({ endpoint: sellerEndpoint, name, address, vatId, legalId: kvk === null ? null : { scheme: schemes.kvk, id: kvk }, contact: { name, email, phone } }),
  ]);
}

export function customerParty({ name, address, kvk, oin, vatId, email, attention }: Buyer, { buyerEndpoint }: Profile): XmlElement {
  const legalId = oin !== null ? { scheme: schemes.oin, id: oin } : kvk !== null ? { scheme: schemes.kvk, id: kvk } : null;
  return branch("cac:AccountingCustomerParty", [party({ endpoint: buyerEndpoint, name, address, vatId, legalId, contact: { name: attention, email, phone: null } })]);
}

type Party = {
  endpoint: Endpoint | null;
  name: string;
  address: Address;
  vatId: string | null;
  legalId: Endpoint | null;
  contact: { name: string | null; email: string | null; phone: string | null };
};

function party({ endpoint, name, address, vatId, legalId, contact }: Party): XmlElement {
  const reached = [...leafOf("cbc:Name", contact.name), ...leafOf("cbc:Telephone", contact.phone), ...leafOf("cbc:ElectronicMail", contact.email)];
  return branch("cac:Party", [
    ...(endpoint === null ? [] : [leaf("cbc:EndpointID", endpoint.id, { schemeID: endpoint.scheme })]),
    branch("cac:PartyName", [leaf("cbc:Name", name)]),
    branch("cac:PostalAddress", [
      ...leafOf("cbc:StreetName", address.street),
      ...leafOf("cbc:CityName", address.city),
      ...leafOf("cbc:PostalZone", address.postcode),
      branch("cac:Country", [leaf("cbc:IdentificationCode", address.country)]),
    ]),
    ...(vatId === null ? [] : [branch("cac:PartyTaxScheme", [leaf("cbc:CompanyID", vatId), vatScheme])]),
    branch("cac:PartyLegalEntity", [leaf("cbc:RegistrationName", name), ...(legalId === null ? [] : [leaf("cbc:CompanyID", legalId.id, { schemeID: legalId.scheme })])]),
    ...(reached.length === 0 ? [] : [branch("cac:Contact", reached)]),
  ]);
}

export const vatScheme = branch("cac:TaxScheme", [leaf("cbc:ID", "VAT")]);
