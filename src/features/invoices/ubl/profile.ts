import type { Buyer, Invoice } from "../../../domain/invoice/invoice.ts";

/** Which rules an e-invoice says that it keeps. */
export type Profile = {
  name: "nlcius" | "peppol" | "en16931";
  customizationId: string;
  /** What Peppol asks for; plain EN 16931 leaves it out. */
  profileId: string | null;
  /** The address of the buyer in the network, where the profile needs one. */
  buyerEndpoint: Endpoint | null;
  sellerEndpoint: Endpoint | null;
};

export type Endpoint = { scheme: string; id: string };

const billing = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
const plain = { name: "en16931", customizationId: "urn:cen.eu:en16931:2017", profileId: null, buyerEndpoint: null, sellerEndpoint: null } as const;

/** Numbers of the trade register and of government bodies, as the network names them (ISO 6523). */
export const schemes = { kvk: "0106", oin: "0190", belgium: "0208" } as const;

/**
 * NLCIUS for Dutch companies and bodies, Peppol BIS for companies abroad whose address in the network follows from their
 * number, plain EN 16931 for everybody else: a consumer has no number that the others ask for.
 * @see docs/rules/e-invoice.md
 */
export function profileOf({ seller, buyer }: Invoice): Profile {
  const buyerEndpoint = endpointOf(buyer);
  const sellerEndpoint = seller.kvk === null ? null : { scheme: schemes.kvk, id: seller.kvk };
  if (buyer.kind === "consumer" || buyerEndpoint === null || sellerEndpoint === null) return plain;
  const profile = buyer.address.country === "NL"
    ? { name: "nlcius", customizationId: "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0" } as const
    : { name: "peppol", customizationId: "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0" } as const;
  return { ...profile, profileId: billing, buyerEndpoint, sellerEndpoint };
}

/** A Belgian VAT number is BE and the enterprise number; those of other countries say nothing about the network. */
function endpointOf({ address, kvk, oin, vatId }: Buyer): Endpoint | null {
  if (address.country === "NL" && oin !== null) return { scheme: schemes.oin, id: oin };
  if (address.country === "NL" && kvk !== null) return { scheme: schemes.kvk, id: kvk };
  if (address.country === "BE" && vatId?.startsWith("BE") === true) return { scheme: schemes.belgium, id: vatId.slice(2) };
  return null;
}
