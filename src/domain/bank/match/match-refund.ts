import { namedDeals } from "./named-deals.ts";
import type { OpenIndex } from "./open-index.ts";
import type { OpenRefund } from "./open-deal.ts";
import type { Match, MatchReason } from "./proposal.ts";
import { supportOf } from "./support.ts";
import { toldBy } from "./told.ts";
import type { LineToMatch } from "./told.ts";

/** Money that left: a refund that is in the books already when amount and deal fit, else not ours. Certain when the line names the deal for sure and there is one such refund. */
export function matchRefund(line: LineToMatch, cents: number, index: OpenIndex): Match {
  const open = index.refunds.get(cents) ?? [];
  if (open.length === 0) return nothing(line.reversal);
  const told = toldBy(line);
  const { named } = namedDeals(told, index);
  const fits = open.map((refund) => ({ refund, reasons: reasonsFor(refund) })).filter(({ reasons }) => reasons.length > 0).sort((a, b) => b.reasons.length - a.reasons.length);
  const [best] = fits;
  if (best === undefined) return nothing(line.reversal);
  const { refund, reasons } = best;
  const sure = named.filter((one) => one.sure).map(({ one }) => one.deal.dealId);
  const certain = sure.length === 1 && sure[0] === refund.dealId && fits.filter((other) => other.refund.dealId === refund.dealId).length === 1;
  return {
    kind: "refund", certain, paymentId: refund.paymentId, targets: [{ dealId: refund.dealId, cents: -cents }],
    reasons: [...reasons, "refund-amount"], against: certain ? [] : [...(named.length === 0 ? ["no-reference" as const] : []), ...(fits.length > 1 ? ["other-deals-fit" as const] : [])], others: certain ? 0 : fits.length - 1,
  };

  function reasonsFor({ dealId }: OpenRefund): MatchReason[] {
    const one = index.deals.get(dealId);
    if (one === undefined) return [];
    const by = named.find((other) => other.one === one);
    const support = supportOf(one, told, index).filter((reason) => reason !== "course-date" && reason !== "course-title" && reason !== "name-part");
    return [...(by === undefined ? [] : [by.reason]), ...support];
  }
}

function nothing(reversal: boolean): Match {
  return reversal ? { kind: "unknown", why: "reversal" } : { kind: "outgoing" };
}
