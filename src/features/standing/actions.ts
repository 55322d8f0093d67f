import type { Locale } from "../../domain/locale.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import { readExplainInput } from "./explain-input.ts";
import { reasonInWords, standingInWords } from "./words.ts";

export type Explanation = { json: object; text: string };

/**
 * The standing of a deal that somebody described, as data and as text.
 * @param locale of the words, unless the description names one
 * @returns what is wrong with the description, and where
 */
export function explain(json: unknown, locale: Locale): { ok: true; explanation: Explanation } | { ok: false; problems: { at: string; problem: string }[] } {
  const read = readExplainInput(json);
  if (!read.ok) return read;
  const { deal, facts, asOf } = read.request;
  const setting = { locale: read.request.locale ?? locale, zone: deal.zone, kind: deal.kind };
  const result = standing(deal, facts, asOf);
  return { ok: true, explanation: { json: asJson(result, setting), text: standingInWords(result, setting) } };
}

function asJson(result: Standing, setting: Parameters<typeof reasonInWords>[1]): object {
  const { customerOwesCents, organiserOwesCents, creditBackCents, principalCents, interestCents, collectionCostsCents, paidCents } = result;
  return {
    customerOwesCents, organiserOwesCents, principalCents, interestCents, collectionCostsCents, paidCents,
    creditBackCents,
    owedPrincipalCents: result.owedPrincipalCents,
    overdueCents: result.overdueCents,
    disputed: result.disputed,
    rights: result.rights.map(({ right, who, until, why, costCents }) => ({ right, who, until: until?.toString() ?? null, why, costCents })),
    duties: result.duties.map(({ duty, who, by, why, cents }) => ({ duty, who, by: by?.toString() ?? null, why, cents })),
    deadlines: result.deadlines.map(({ what, at, why }) => ({ what, at: at.toString(), why })),
    reasons: result.reasons.map((line) => ({
      amountCents: line.amountCents,
      why: line.ground.why,
      clause: line.clause,
      fact: line.fact,
      at: line.at.toString(),
      record: line.record,
      text: reasonInWords(line, setting),
    })),
  };
}
