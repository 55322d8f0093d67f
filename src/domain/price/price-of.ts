import { addCents, cents, shareOf, zeroCents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { PriceRules } from "./price-rules.ts";
import { vatGroups } from "./vat-groups.ts";
import type { LineVat } from "./vat-groups.ts";

/** What a discount code gives: a share of the training, or an amount off the order, without VAT. */
export type CodeDiscount = { code: string; basisPointsOff: number } | { code: string; centsOff: number };

/** Something taken off a line, with the rule that gave it. */
export type Discount = { cents: Cents } & ({ by: "group"; fromPlaces: number; basisPointsOff: number } | { by: "code"; code: string });

/** A line of a price, without VAT. `extra` is null for the training itself. */
export type PricedLine = {
  extra: string | null;
  quantity: number;
  unitCents: Cents;
  discounts: readonly Discount[];
  discountCents: Cents;
  netCents: Cents;
  vat: LineVat;
};

export type PriceOf = {
  /** What a place of the training costs on the day of the order, without what comes with it. */
  unitCents: Cents;
  /** The rule that set it, while its last day is not over. */
  earlyBird: PriceRules["earlyBird"][number] | null;
  /** The training first, then what comes with it. */
  lines: readonly PricedLine[];
  netCents: Cents;
  vatCents: Cents;
  totalCents: Cents;
};

/**
 * What an order costs. The rules apply in one order: the early-bird price of the day sets the price of a place; the group
 * discount comes off that; the discount code comes off what is left, down to nought and never below. Discounts touch the
 * training alone, never what comes with it. Each discount is rounded once, half up, over the whole line; VAT is rounded
 * once per rate, over all lines of that rate.
 * @param order.priceCents the price of a place, without VAT
 * @param order.places at least 1
 * @param order.day the day of the order on the calendar of the organisation
 * @param order.reverseCharge all lines are then without VAT: what comes with a training follows it
 * @see docs/rules/price.md
 */
export function priceOf(order: {
  priceCents: number;
  rules: PriceRules;
  places: number;
  day: Temporal.PlainDate;
  vat: { regime: "standard" | "exempt" | "small-business"; basisPoints: number };
  code?: CodeDiscount | null;
  reverseCharge?: boolean;
}): PriceOf {
  const { rules, places, code = null, reverseCharge = false } = order;
  const earlyBird = earlyBirdOn(rules, order.day);
  const unitCents = cents(earlyBird?.priceCents ?? order.priceCents);
  const own: LineVat = { regime: order.vat.regime, basisPoints: order.vat.regime === "standard" ? order.vat.basisPoints : 0 };
  const charged = (vat: LineVat): LineVat => (reverseCharge && own.regime === "standard" ? { regime: "reverse-charge", basisPoints: 0 } : vat);
  const training = discounted({ extra: null, quantity: places, unitCents, vat: charged(own) }, { rules, places, code });
  const extras = rules.extras.map((extra) => discounted({ extra: extra.text, quantity: places, unitCents: cents(extra.priceCents), vat: charged(vatOfExtra(extra, own)) }, null));
  const lines = [training, ...extras];
  const netCents = addCents(...lines.map((line) => line.netCents));
  const vatCents = addCents(...vatGroups(lines).map((group) => group.vatCents));
  return { unitCents, earlyBird, lines, netCents, vatCents, totalCents: addCents(netCents, vatCents) };
}

/** The early-bird rule of a day: the one that ends first of those that have not ended. */
export function earlyBirdOn({ earlyBird }: PriceRules, day: Temporal.PlainDate): PriceRules["earlyBird"][number] | null {
  const open = earlyBird.filter(({ untilDay }) => Temporal.PlainDate.compare(day, untilDay) <= 0);
  return open.toSorted((one, other) => Temporal.PlainDate.compare(one.untilDay, other.untilDay))[0] ?? null;
}

/** What a place of the training costs on a day, without VAT and without what comes with it. */
export function unitPriceOn({ priceCents, rules }: { priceCents: number; rules: PriceRules }, day: Temporal.PlainDate): Cents {
  return cents(earlyBirdOn(rules, day)?.priceCents ?? priceCents);
}

/** Under the small-business scheme nothing carries VAT: all lines, or none. */
function vatOfExtra({ vatBasisPoints }: PriceRules["extras"][number], own: LineVat): LineVat {
  return vatBasisPoints === null || own.regime === "small-business" ? own : { regime: "standard", basisPoints: vatBasisPoints };
}

type Undiscounted = Pick<PricedLine, "extra" | "quantity" | "unitCents" | "vat">;

function discounted(line: Undiscounted, by: { rules: PriceRules; places: number; code: CodeDiscount | null } | null): PricedLine {
  const grossCents = cents(line.quantity * line.unitCents);
  const discounts = by === null ? [] : discountsOn(grossCents, by);
  const discountCents = addCents(zeroCents, ...discounts.map((discount) => discount.cents));
  return { ...line, discounts, discountCents, netCents: cents(grossCents - discountCents) };
}

function discountsOn(grossCents: Cents, { rules, places, code }: { rules: PriceRules; places: number; code: CodeDiscount | null }): Discount[] {
  const rule = rules.group.filter(({ fromPlaces }) => fromPlaces <= places).toSorted((one, other) => other.fromPlaces - one.fromPlaces)[0];
  const group: Discount[] = rule === undefined ? [] : [{ by: "group", ...rule, cents: shareOf(grossCents, rule.basisPointsOff) }];
  const left = cents(grossCents - (group[0]?.cents ?? 0));
  if (code === null) return group;
  const off = "centsOff" in code ? cents(Math.min(code.centsOff, left)) : shareOf(left, code.basisPointsOff);
  return off === 0 ? group : [...group, { by: "code", code: code.code, cents: off }];
}
