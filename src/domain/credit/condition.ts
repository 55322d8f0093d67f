/** What is left of the places of a deal: one stands or costs something; none does, but one can still come back without a new offer; or none at all. */
export type PlacesLeft = "owed-for" | "may-return" | "gone";

/** What a credit looks at that waits until the deal is paid for which it was given. `keptCents`: what came in and does not go back. */
export type CreditSource = { openCents: number; keptCents: number; placesLeft: PlacesLeft };

/** The deal of a credit, from its standing. */
export function creditSource(standing: { principalCents: number; paidCents: number; organiserOwesCents: number; placesLeft: PlacesLeft }): CreditSource {
  return { openCents: standing.principalCents, keptCents: standing.paidCents - standing.organiserOwesCents, placesLeft: standing.placesLeft };
}

/**
 * Whether the condition came for which a credit waits: nothing is open, and something was paid and kept, or a place still stands or
 * costs something. Who left for nothing before paying is not somebody who paid.
 * @returns `never` when nothing is left that could be paid
 * @see docs/rules/credits.md
 */
export function conditionOf({ openCents, keptCents, placesLeft }: CreditSource): "waits" | "met" | "never" {
  if (openCents > 0) return "waits";
  if (keptCents > 0 || placesLeft === "owed-for") return "met";
  return placesLeft === "may-return" ? "waits" : "never";
}
