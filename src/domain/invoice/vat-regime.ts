/** How VAT falls on a line. A rate is in basis points: 2100 is 21 %. */
export type VatRegime =
  | { kind: "standard"; basisPoints: number }
  | { kind: "crkbo" }
  | { kind: "kor" }
  | { kind: "reverse-charge" };

type Rule = {
  /** The category of the European standard for e-invoices (UNCL5305). */
  category: "S" | "E" | "AE";
  /** Where the regime stands in the law. */
  article: string;
};

/**
 * What each regime rests on.
 * @see docs/rules/vat.md
 */
export const vatRegimes: Readonly<Record<VatRegime["kind"], Rule>> = {
  standard: { category: "S", article: "art. 9 Wet OB 1968" },
  crkbo: { category: "E", article: "art. 11 lid 1 sub o Wet OB 1968" },
  kor: { category: "E", article: "art. 25 Wet OB 1968" },
  "reverse-charge": { category: "AE", article: "art. 12 lid 2 Wet OB 1968, art. 44 and 196 Directive 2006/112/EC" },
};

/** The Dutch rates. Old rows are never edited: a new rate is a new row, and gives the old one its last day. */
const vatRates = [
  { basisPoints: 2_100, from: "2012-10-01", until: null, source: "art. 9 lid 1 Wet OB 1968 (Stb. 2012, 321)" },
  { basisPoints: 900, from: "2019-01-01", until: null, source: "art. 9 lid 2 Wet OB 1968 (Stb. 2018, 504)" },
] as const satisfies readonly { basisPoints: number; from: string; until: string | null; source: string }[];

/**
 * Whether a rate is one of the Dutch rates on the day of a supply. Before 2012-10-01 none is known.
 * @param on the day of the supply
 */
export function isRateInForce(basisPoints: number, on: Temporal.PlainDate): boolean {
  return vatRates.some((rate: { basisPoints: number; from: string; until: string | null }) =>
    rate.basisPoints === basisPoints && Temporal.PlainDate.compare(rate.from, on) <= 0 && (rate.until === null || Temporal.PlainDate.compare(on, rate.until) <= 0));
}

/** Nought for what is exempt or reverse-charged. */
export function basisPointsOf(vat: VatRegime): number {
  return vat.kind === "standard" ? vat.basisPoints : 0;
}

export function isSameRegime(one: VatRegime, other: VatRegime): boolean {
  return one.kind === other.kind && basisPointsOf(one) === basisPointsOf(other);
}
