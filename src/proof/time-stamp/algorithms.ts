/** The hashes that a time stamp may rest on, by their object identifier. SHA-1 and older are refused: two contents can share one. */
const hashes = {
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
} as const;

export type StrongHash = (typeof hashes)[keyof typeof hashes];

export const sha256Id = "2.16.840.1.101.3.4.2.1";

/** Null: not one that we rest on. */
export function strongHash(identifier: string): StrongHash | null {
  const known: Readonly<Record<string, StrongHash>> = hashes;
  return known[identifier] ?? null;
}

export function isStrong(name: string): boolean {
  return Object.values<string>(hashes).includes(name.toUpperCase());
}
