import { formatCode } from "../../domain/deal/code.ts";
import { plainAmount } from "../../domain/bank/bank-amount.ts";
import type { Matched } from "./matcher.ts";

/** What a line is for, with why, as data. */
export function matchAsJson({ known, match, deals }: Matched): object {
  if (!("targets" in match)) return { known, ...match };
  const { kind, targets, reasons, against, others } = match;
  return {
    known, kind, ...(match.kind === "refund" ? { certain: match.certain } : {}),
    targets: targets.map(({ dealId, cents }) => {
      const deal = deals.get(dealId);
      return { deal: deal === undefined ? dealId : formatCode(deal.code), customer: deal?.customer ?? null, invoice: deal?.invoice ?? null, amountCents: cents, amount: plainAmount({ units: cents, currency: "EUR" }) };
    }),
    reasons, against, others,
  };
}

/** The same for people, in one line. */
export function matchInWords({ known, match, deals }: Matched): string {
  const before = known ? "known already; " : "";
  if (match.kind === "outgoing") return `${before}left, and is no refund`;
  if (match.kind === "unknown") return `${before}unknown: ${match.why}`;
  const targets = match.targets.map(({ dealId, cents }) => {
    const deal = deals.get(dealId);
    return `${plainAmount({ units: cents, currency: "EUR" })} for ${deal === undefined ? dealId : [formatCode(deal.code), ...(deal.invoice === null ? [] : [`invoice ${deal.invoice}`]), deal.customer].join(" ")}`;
  });
  const against = match.against.length === 0 ? "" : `; but ${match.against.join(", ")}`;
  return `${before}${match.kind}: ${targets.join(" and ")} (${match.reasons.join(", ")}${against})`;
}
