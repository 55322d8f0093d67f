import { z } from "zod";

const column = z.string().trim().min(1);

const either = {
  /** The day of booking. */
  date: column,
  /** How dates with slashes or dashes are written; the year first is always understood. */
  dateOrder: z.enum(["day-month-year", "month-day-year"]).optional(),
  valueDate: column.optional(),
  /** The decimal sign; without it, each amount must tell by itself. */
  decimal: z.enum([",", "."]).optional(),
  /** The other side. */
  name: column.optional(),
  account: column.optional(),
  /** One column, or several that are put together in this order. */
  text: z.union([column, z.array(column)]).optional(),
  reference: column.optional(),
  endToEndId: column.optional(),
  bankId: column.optional(),
  /** The balance after each line. */
  balance: column.optional(),
  /** Whose statement it is. */
  ownAccount: column.optional(),
  currency: column.optional(),
};

/**
 * Which column holds what, by the names in the first row. The amount has its own sign, or a column that tells its direction, or there is one column for each direction.
 * Case and spaces around names do not matter.
 */
export const csvMapping = z.union([
  z.strictObject({ ...either, amount: column }),
  z.strictObject({ ...either, amount: column, direction: column, out: z.array(z.string()).min(1), in: z.array(z.string()).min(1) }),
  z.strictObject({ ...either, debit: column, credit: column }),
]);

export type CsvMapping = z.infer<typeof csvMapping>;

/** The columns that must be there. */
export function columnsOf(mapping: CsvMapping): string[] {
  const { text = [], dateOrder: _order, decimal: _decimal, ...named } = mapping;
  return [...Object.values(named).filter((value) => typeof value === "string"), ...[text].flat()];
}
