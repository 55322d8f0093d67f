import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { AccountSums } from "./account-sums.ts";

/**
 * A question of the Dutch VAT return (*aangifte omzetbelasting*): 1a the high rate, 1b the low one, 1c other rates, 1e nought
 * per cent, 3b services to businesses in other member states. `exempt` and `small-business` are turnover that the return does
 * not ask for.
 */
export const vatBoxes = ["1a", "1b", "1c", "1e", "3b", "exempt", "small-business"] as const;

export type VatBox = (typeof vatBoxes)[number];

/** Amounts in cents as booked, and in whole euros as the return wants them, downwards. VAT is null where a box has none. */
export type VatRow = { box: VatBox; netCents: Cents; netEuros: number; vatCents: Cents | null; vatEuros: number | null };

export type VatOverview = {
  /** Every box, also those of nought. */
  rows: VatRow[];
  /** What the boxes of the return come to together: question 5a, in cents and as the rounded boxes add up. */
  vatCents: Cents;
  vatEuros: number;
};

/**
 * The VAT of what was booked in a period. VAT falls due by the day of the invoice, and a credit note takes back on its own day,
 * so what was booked on revenue and VAT in the period is what the return asks for. Input VAT is not in these books.
 * @param sums of all entries of the period, debit less credit
 * @see docs/rules/bookkeeping.md
 */
export function vatOverview(sums: AccountSums): VatOverview {
  const totals = new Map(vatBoxes.map((box) => [box, { net: 0, vat: 0 }]));
  for (const [account, amount] of sums) {
    const [side, regime, rate] = account.split(":");
    if (side !== "revenue" && side !== "vat") continue;
    const box = side === "vat" ? boxOf("standard", regime) : boxOf(regime, rate);
    const total = totals.get(box) ?? { net: 0, vat: 0 };
    if (side === "vat") total.vat -= amount;
    else total.net -= amount;
    totals.set(box, total);
  }
  const rows = vatBoxes.map((box): VatRow => {
    const { net, vat } = totals.get(box) ?? { net: 0, vat: 0 };
    const has = carriesVat(box);
    return { box, netCents: cents(net + 0), netEuros: wholeEuros(net), vatCents: has ? cents(vat + 0) : null, vatEuros: has ? wholeEuros(vat) : null };
  });
  return { rows, vatCents: cents(rows.reduce((sum, { vatCents }) => sum + (vatCents ?? 0), 0)), vatEuros: rows.reduce((sum, { vatEuros }) => sum + (vatEuros ?? 0), 0) };
}

/** Whether the return asks for a box at all. */
export function isInReturn(box: VatBox): boolean {
  return box !== "exempt" && box !== "small-business";
}

/** Downwards, the way that never asks too much: € 12.99 is 12, € −0.01 is −1. */
export function wholeEuros(amount: number): number {
  return Math.floor(amount / 100) + 0;
}

function carriesVat(box: VatBox): boolean {
  return box === "1a" || box === "1b" || box === "1c";
}

function boxOf(regime: string | undefined, rate: string | undefined): VatBox {
  if (regime === "crkbo") return "exempt";
  if (regime === "kor") return "small-business";
  if (regime === "reverse-charge") return "3b";
  if (rate === "2100") return "1a";
  if (rate === "900") return "1b";
  return rate === "0" ? "1e" : "1c";
}
