import { z } from "zod";
import { compactIban, isIban } from "../../domain/bank/iban.ts";
import { oneLine } from "../../platform/plain-text.ts";

/** What can be wrong with what an organisation says of itself. The messages of the schema are these kinds; pages choose the words. */
export const organisationProblems = ["missing", "too-long", "email-invalid", "kvk-invalid", "vat-invalid", "iban-invalid"] as const;

const line = z.string().overwrite(oneLine).max(200, "too-long");
const filled = line.min(1, "missing");

/** The name, address and numbers of an organisation, each in one spelling. Set-up and settings ask for the same. */
export const organisationFields = {
  name: filled,
  contactName: filled,
  street: line,
  postcode: line,
  town: line,
  phone: line,
  email: filled.regex(z.regexes.email, "email-invalid"),
  kvkNumber: z.string().overwrite((text) => text.replaceAll(/[\s.]/g, "")).regex(/^(\d{8})?$/, "kvk-invalid"),
  vatNumber: z.string().overwrite((text) => text.replaceAll(/[\s.]/g, "").toUpperCase()).regex(/^(NL\d{9}B\d{2})?$/, "vat-invalid"),
  iban: z.string().overwrite(compactIban).refine((text) => text === "" || isIban(text), "iban-invalid"),
};
