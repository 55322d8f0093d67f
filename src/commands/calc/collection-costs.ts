import { collectionCosts, collectionCostsCheckedOn, collectionCostsScale } from "../../domain/law/nl/collection-costs.ts";
import type { CollectionCosts } from "../../domain/law/nl/collection-costs.ts";
import { formatMoney, formatPercent } from "../../platform/i18n/format.ts";
import type { Answer } from "../calc.ts";
import { readEuros, readForm } from "./read.ts";
import { table } from "./words.ts";

export function calcCollectionCosts(args: readonly string[]): Answer {
  const { words } = readForm(args, { usage: "handslag calc collection-costs 266.70 [--json]", values: [], words: 1 });
  const principalCents = readEuros("the principal", words[0] ?? "");
  const costs = collectionCosts(principalCents);
  return {
    json: costs,
    lines: [
      `Collection costs (buitengerechtelijke incassokosten) over ${formatMoney(principalCents, "en")}, art. 6:96 BW`,
      "",
      ...(costs.parts.length === 0 ? ["Over nothing there are no costs."] : steps(costs)),
      "",
      `Costs: ${formatMoney(costs.costsCents, "en")}`,
      "",
      "Without VAT: a trainer who collects himself adds none. A consumer owes costs only after a letter that gives",
      "fourteen days from the day after its delivery and names this amount.",
      `Source: art. 2 Besluit vergoeding voor buitengerechtelijke incassokosten (BWBR0031432; Stb. 2012, 141), checked on ${collectionCostsCheckedOn.toString()} (docs/rules/collection-costs.md)`,
    ],
  };
}

function steps({ parts, limit }: CollectionCosts): string[] {
  const rows = parts.map(({ ofCents, perMille, cents }) => [formatMoney(ofCents, "en"), formatPercent(perMille * 10, "en"), formatMoney(cents, "en")]);
  const { minimumCents, maximumCents } = collectionCostsScale;
  const limits = { minimum: `Less than the minimum of ${formatMoney(minimumCents, "en")}, which takes its place.`, maximum: `More than the maximum of ${formatMoney(maximumCents, "en")}, which takes its place.` };
  return [...table([["of the principal", "per cent", "costs"], ...rows]), ...(limit === null ? [] : ["", limits[limit]])];
}
