import { sql } from "kysely";
import type { Transaction } from "kysely";
import type { Database } from "./schema.ts";

/**
 * Inserts any number of rows with one statement and one parameter, however many there are.
 * @param columns column name to SQL type, in the order of the table
 * @param rows plain values by column name; instants as ISO strings, jsonb as values
 */
export async function insertRows<Row extends Record<string, unknown>>(
  trx: Transaction<Database>,
  table: keyof Database & string,
  columns: Readonly<Record<keyof Row & string, string>>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const list = sql.join(names.map((name) => sql.ref(name)));
  const shape = sql.join(Object.entries(columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`));
  await sql`
    insert into ${sql.table(table)} (${list})
    select ${list} from json_to_recordset(${JSON.stringify(rows)}::json) as incoming(${shape})
  `.execute(trx);
}
