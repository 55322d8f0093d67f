/** What changes the price of a place, besides the price itself. Amounts are without VAT, in cents. */
export type PriceRules = {
  /** A lower price up to and including a day, on the calendar of the organisation. */
  earlyBird: readonly { untilDay: string; priceCents: number }[];
  /** A share off for whoever orders that many places at once. */
  group: readonly { fromPlaces: number; basisPointsOff: number }[];
  /** What comes with every place at a price and a rate of its own; `vatBasisPoints` null follows the training. */
  extras: readonly PriceExtra[];
};

export type PriceExtra = { text: string; priceCents: number; vatBasisPoints: number | null };

export const noRules: PriceRules = { earlyBird: [], group: [], extras: [] };

/** At most so many of each: more is a price list, which nobody reads before ordering. */
export const mostRules = { earlyBird: 3, group: 3, extras: 3 } as const;

export type PriceRulesRefusal =
  | "rules-on-free"
  | "too-many-rules"
  | "early-bird-price"
  | "early-bird-after-start"
  | "early-bird-order"
  | "group-places"
  | "group-share"
  | "group-order"
  | "extra-text"
  | "extra-price"
  | "extra-vat";

/**
 * Everything that is wrong with the rules of a price. An earlier day never costs more than a later one, and more places
 * never get less off, so that nobody is better off waiting or splitting an order.
 * @param session.startsOn the first day of the session; null while it has none
 * @see docs/rules/price.md
 */
export function checkPriceRules({ earlyBird, group, extras }: PriceRules, session: { priceCents: number; startsOn: Temporal.PlainDate | null }): PriceRulesRefusal[] {
  const { priceCents, startsOn } = session;
  const some = earlyBird.length + group.length + extras.length > 0;
  const days = earlyBird.map(({ untilDay }) => untilDay);
  const found: [PriceRulesRefusal, boolean][] = [
    ["rules-on-free", some && priceCents === 0],
    ["too-many-rules", earlyBird.length > mostRules.earlyBird || group.length > mostRules.group || extras.length > mostRules.extras],
    ["early-bird-price", priceCents > 0 && earlyBird.some((rule) => !within(rule.priceCents, 1, priceCents - 1))],
    ["early-bird-after-start", startsOn !== null && days.some((day) => Temporal.PlainDate.compare(day, startsOn) > 0)],
    ["early-bird-order", earlyBird.some((rule) => earlyBird.some((other) => rule !== other && rule.untilDay <= other.untilDay && rule.priceCents >= other.priceCents))],
    ["group-places", group.some(({ fromPlaces }) => !within(fromPlaces, 2, 50))],
    ["group-share", group.some(({ basisPointsOff }) => !within(basisPointsOff, 1, 9_999))],
    ["group-order", group.some((rule) => group.some((other) => rule !== other && rule.fromPlaces <= other.fromPlaces && rule.basisPointsOff >= other.basisPointsOff))],
    ["extra-text", extras.some(({ text }) => text.trim() === "")],
    ["extra-price", extras.some((extra) => !within(extra.priceCents, 1, 100_000_000))],
    ["extra-vat", extras.some(({ vatBasisPoints }) => vatBasisPoints !== null && !within(vatBasisPoints, 1, 10_000))],
  ];
  return found.filter(([, wrong]) => wrong).map(([problem]) => problem);
}

function within(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
