import { cents } from "../money.ts";
import type { Cents } from "../money.ts";

/** Equal parts in whole cents, of less than nothing too; the first ones carry what is left over. They add up to the amount. */
export function inEqualParts(amount: number, parts: number): Cents[] {
  const [whole, sign] = [Math.abs(amount), Math.sign(amount)];
  const base = Math.floor(whole / parts);
  return Array.from({ length: parts }, (_, index) => minusIf(sign < 0, base + (index < whole % parts ? 1 : 0)));
}

/** An amount taken away. Never minus zero, which JSON and people write as zero but equality does not. */
export function minus(amount: number): Cents {
  return minusIf(true, amount);
}

export function total(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}

export function sumOf(items: readonly { cents: number }[]): number {
  return total(items.map((item) => item.cents));
}

/** Takes `amount` away from the items, the last ones first; what is used up is left out. */
export function lessLast<Item extends { cents: Cents }>(items: readonly Item[], amount: number): Item[] {
  return items.reduceRight<{ left: number; rest: Item[] }>(({ left, rest }, item) => {
    const taken = Math.min(left, item.cents);
    return { left: left - taken, rest: taken === item.cents && taken > 0 ? rest : [{ ...item, cents: cents(item.cents - taken) }, ...rest] };
  }, { left: amount, rest: [] }).rest;
}

function minusIf(negative: boolean, amount: number): Cents {
  return cents(negative && amount !== 0 ? -amount : amount);
}
