import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Standing } from "../standing/standing.ts";
import type { Allocated } from "./entries.ts";

type Known = Pick<Standing, "reasons" | "owedPrincipalCents" | "interestCents" | "collectionCostsCents">;

/** What the money of a deal went to beside its invoices: costs and interest as far as they are paid, and what was kept as credit. */
export function allocatedBy(standing: Known): Allocated {
  const { reasons, interestCents, collectionCostsCents, owedPrincipalCents } = standing;
  const sum = (...whys: readonly string[]) => reasons.reduce((total, { ground, amountCents }) => (whys.includes(ground.why) ? total + amountCents : total), 0);
  return {
    costsCents: cents(sum("collection-minimum", "collection-scale") - collectionCostsCents),
    interestCents: cents(sum("interest") - interestCents),
    keptAsCreditCents: cents(Math.min(sum("credit-instead-of-refund"), owedPrincipalCents)),
  };
}

/**
 * What the invoices of a deal, less its credit notes, must come to: what it comes to, without interest and costs, which carry no
 * VAT and are claimed by letter, and without what the customer kept as credit, which is no sale until it is used.
 */
export function toBeInvoicedCents(standing: Known): Cents {
  return cents(standing.owedPrincipalCents - allocatedBy(standing).keptAsCreditCents);
}
