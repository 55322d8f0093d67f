import type { Customer } from "../../domain/deal/frozen-deal.ts";
import type { SignUpInput } from "../sign-up/actions.ts";

/** Somebody in the demo. Everybody is invented; `.example` addresses reach nobody. */
export type Person = {
  name: string;
  /** Null for a private person. */
  company: { name: string; kvkNumber: string } | null;
  email: string;
  street: string;
  postcode: string;
  town: string;
};

function person(name: string, company: string | null, domain: string, address: readonly [string, string, string], kvkNumber = ""): Person {
  const [street, postcode, town] = address;
  const [first = name] = name.split(" ");
  return { name, company: company === null ? null : { name: company, kvkNumber }, email: `${first.toLowerCase()}@${domain}.example`, street, postcode, town };
}

const zilverwilg = ["Wilgenpad 12", "3511 AB", "Utrecht"] as const;
const nachtuil = ["Persgang 4", "2312 CD", "Leiden"] as const;
const noordkaap = ["Tegelkade 3", "3599 YZ", "Utrecht"] as const;

export const people = {
  fatima: person("Fatima El Amrani", "Zilverwilg Advies", "zilverwilg", zilverwilg, "00023456"),
  bram: person("Bram Hoogland", "Zilverwilg Advies", "zilverwilg", zilverwilg, "00023456"),
  jet: person("Jet Kortleve", null, "kortleve", ["Meerkoetlaan 8", "1034 EF", "Amsterdam"]),
  yusuf: person("Yusuf Demirci", "Wissel & Wagen", "wisselenwagen", ["Remise 21", "5038 GH", "Tilburg"], "00034567"),
  lotte: person("Lotte van der Zwaan", "Nachtuil Drukwerk", "nachtuil", nachtuil, "00045678"),
  pieter: person("Pieter Blom", "Nachtuil Drukwerk", "nachtuil", nachtuil, "00045678"),
  inge: person("Inge Schaap", "Kwartel Verhuur", "kwartel", ["Vlietweg 90", "2495 IJ", "Den Haag"], "00056789"),
  thijs: person("Thijs van Echtelt", null, "vanechtelt", ["Bleekersingel 2", "2806 KL", "Gouda"]),
  daan: person("Daan Roelvink", "Roelvink Installatie", "roelvink", ["Ketelstraat 17", "6811 MN", "Arnhem"], "00067890"),
  rosa: person("Rosa Meijerink", null, "meijerink", ["Oosterkade 5", "8011 OP", "Zwolle"]),
  noor: person("Noor Bakkali", "Bakkali Architecten", "bakkali", ["Hoge Rijndijk 3", "2382 QR", "Zoeterwoude"], "00078901"),
  gijs: person("Gijs Terpstra", "Terpstra Zuivel", "terpstra", ["Dijkweg 44", "8601 ST", "Sneek"], "00089012"),
  ruben: person("Ruben Wendelaar", null, "wendelaar", ["Laat 101", "1811 UV", "Alkmaar"]),
  sanne: person("Sanne Kooiman", "Noordkaap Bouwkeramiek B.V.", "noordkaap", noordkaap, "00098765"),
  joris: person("Joris Peeters", "Noordkaap Bouwkeramiek B.V.", "noordkaap", noordkaap, "00098765"),
  hanna: person("Hanna Oosting", null, "oosting", ["Kerkbrink 9", "9301 WX", "Roden"]),
} satisfies Record<string, Person>;

/** The sign-up that a person would send for themselves and perhaps some colleagues. */
export function signUpFor(
  session: { organisationId: string; sessionId: string },
  who: readonly [Person, ...Person[]],
): SignUpInput {
  const [orderer] = who;
  return {
    ...session,
    token: `demo:${session.sessionId}:${orderer.email}`,
    channel: "page",
    locale: "nl",
    customer: customerOf(orderer),
    participants: who.map(({ name, email }) => {
      const [firstName = name, ...rest] = name.split(" ");
      return { firstName, lastName: rest.join(" "), email, needs: name === "Joris Peeters" ? "Vegetarisch" : "" };
    }),
    consents: { terms: true, earlyStart: orderer.company === null },
    seen: null,
    ifFull: "wait",
  };
}

function customerOf({ name, company, email, street, postcode, town }: Person): Customer {
  return {
    kind: company === null ? "consumer" : "company",
    name: company?.name ?? name,
    kvkNumber: company?.kvkNumber ?? "",
    street,
    postcode,
    town,
    country: "NL",
    billingEmail: email,
    reference: company?.name === "Noordkaap Bouwkeramiek B.V." ? "Opleidingen 2027" : "",
    remark: "",
    orderedBy: { name, email },
  };
}
