import { addCents, cents, shareOf, zeroCents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Invoice, InvoiceLine } from "./invoice.ts";
import { basisPointsOf, isSameRegime } from "./vat-regime.ts";
import type { VatRegime } from "./vat-regime.ts";

/** A line without VAT: `grossCents` less `discountCents` is `netCents`. */
export type LineTotals = { grossCents: Cents; discountCents: Cents; netCents: Cents };

/** All lines of one regime and rate. */
export type VatGroup = { vat: VatRegime; taxableCents: Cents; vatCents: Cents };

export type InvoiceTotals = {
  /** In the order of the lines of the invoice. */
  lines: readonly LineTotals[];
  /** In the order in which they first occur. */
  groups: readonly VatGroup[];
  netCents: Cents;
  vatCents: Cents;
  totalCents: Cents;
  paidCents: Cents;
  /** The total less what is paid; never below nought on an invoice without faults. */
  payableCents: Cents;
};

type Priced = Pick<InvoiceLine, "quantityThousandths" | "unitPriceCents" | "discountCents" | "vat">;

/**
 * The sums of an invoice. VAT is rounded once per rate, half up, over the sum of the lines of that rate; with prices
 * including VAT it is the part of VAT in that sum, so that the total is what was promised. The lines of a rate always
 * add up to its taxable amount, the groups to the totals.
 * @param invoice.lines with amounts of at least nought and no discount above its line
 * @see docs/rules/vat.md
 */
export function invoiceTotals({ lines, prices, fixedVat, paidCents }: Pick<Invoice, "prices" | "fixedVat" | "paidCents"> & { lines: readonly Priced[] }): InvoiceTotals {
  const regimes = lines.map(({ vat }) => vat).filter((vat, index, all) => all.findIndex((other) => isSameRegime(other, vat)) === index);
  const groups = regimes.map((vat): VatGroup => {
    const sum = addCents(...lines.filter((line) => isSameRegime(line.vat, vat)).map(lineAmount));
    const fixed = fixedVat.find(({ basisPoints }) => vat.kind === "standard" && basisPoints === vat.basisPoints);
    const vatCents = fixed?.vatCents ?? vatOf({ sum, basisPoints: basisPointsOf(vat), prices });
    return { vat, vatCents, taxableCents: prices === "including-vat" ? cents(sum - vatCents) : sum };
  });
  const netCents = addCents(...groups.map(({ taxableCents }) => taxableCents));
  const vatCents = addCents(...groups.map((group) => group.vatCents));
  const totalCents = addCents(netCents, vatCents);
  return { lines: lineTotals(lines, groups, prices), groups, netCents, vatCents, totalCents, paidCents, payableCents: cents(totalCents - paidCents) };
}

/** A line in the prices of the invoice, with its discount taken off. The product of quantity and price is rounded here, half up. */
export function lineAmount(line: Priced): Cents {
  return cents(beforeDiscount(line) - line.discountCents);
}

function beforeDiscount({ quantityThousandths, unitPriceCents }: Priced): Cents {
  return cents(Number((BigInt(quantityThousandths) * BigInt(unitPriceCents) + 500n) / 1_000n));
}

function vatOf({ sum, basisPoints, prices }: { sum: Cents; basisPoints: number; prices: Invoice["prices"] }): Cents {
  if (prices === "excluding-vat") return shareOf(sum, basisPoints);
  const whole = 10_000n + BigInt(basisPoints);
  return cents(Number((2n * BigInt(sum) * BigInt(basisPoints) + whole) / (2n * whole)));
}

function lineTotals(lines: readonly Priced[], groups: readonly VatGroup[], prices: Invoice["prices"]): LineTotals[] {
  if (prices === "excluding-vat") return lines.map((line) => ({ grossCents: beforeDiscount(line), discountCents: line.discountCents, netCents: lineAmount(line) }));
  const nets = new Map<number, Cents>();
  for (const group of groups) {
    const indices = lines.flatMap((line, index) => (isSameRegime(line.vat, group.vat) ? [index] : []));
    const parts = inProportion(group.taxableCents, indices.map((index) => lineAmount(lines[index] ?? nothing)));
    for (const [position, index] of indices.entries()) nets.set(index, parts[position] ?? zeroCents);
  }
  return lines.map((line, index) => {
    const netCents = nets.get(index) ?? zeroCents;
    const discountCents = cents(line.discountCents - vatOf({ sum: line.discountCents, basisPoints: basisPointsOf(line.vat), prices }));
    return { grossCents: addCents(netCents, discountCents), discountCents, netCents };
  });
}

const nothing: Priced = { quantityThousandths: 0, unitPriceCents: zeroCents, discountCents: zeroCents, vat: { kind: "kor" } };

/**
 * An amount in parts that follow weights and add up to it: what rounding down leaves goes to the largest remainders,
 * the first of equals.
 * @param weights of at least nought; when all are nought, the first takes everything
 */
export function inProportion(amount: Cents, weights: readonly number[]): Cents[] {
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (whole === 0n) return weights.map((_, index) => (index === 0 ? amount : zeroCents));
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const floors = exact.map((product) => product / whole);
  const left = Number(BigInt(amount) - floors.reduce((sum, part) => sum + part, 0n));
  const byRemainder = exact.map((product, index) => ({ index, remainder: product % whole })).toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const raised = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return floors.map((part, index) => cents(Number(part) + (raised.has(index) ? 1 : 0)));
}
