import { millisecondsOf } from "./instant.ts";
import { hasOnly, isObject, jsonFile, readJsonFile } from "./json-file.ts";

/** What a dossier is about, as its maker says: only `subject` is compared with the records. */
export type About = {
  /** The random id that the records of the deal carry. */
  subject: string;
  /** The code of the deal, as people know it. */
  deal: string;
  organisation: string;
  /** The zone in which people read its moments, such as Europe/Amsterdam. */
  zone: string;
  /** RFC 3339 in UTC, by the clock of the maker. */
  madeAt: string;
};

const names = ["subject", "deal", "organisation", "zone", "madeAt"] as const;

export function aboutFile({ subject, deal, organisation, zone, madeAt }: About): Uint8Array {
  return jsonFile({ v: 1, subject, deal, organisation: organisation.normalize("NFC"), zone, madeAt });
}

/** @returns null for what is no such file */
export function readAbout(bytes: Uint8Array): About | null {
  const value = readJsonFile(bytes)?.value;
  if (!isObject(value) || value["v"] !== 1 || !hasOnly(value, ["v", ...names])) return null;
  const { subject, deal, organisation, zone, madeAt } = value;
  if (typeof subject !== "string" || typeof deal !== "string" || typeof organisation !== "string" || typeof zone !== "string" || typeof madeAt !== "string") return null;
  return millisecondsOf(madeAt) === null ? null : { subject, deal, organisation, zone, madeAt };
}
