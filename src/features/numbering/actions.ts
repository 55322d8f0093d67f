import { highestNumber, invoicePrefix, seriesOf } from "../../domain/invoice/series.ts";
import type { House, Trx } from "../../platform/house.ts";
import { writeRecords } from "../evidence/store.ts";
import { seriesStand } from "./store.ts";

export type NumberingRefusal = { kind: "prefix-wrong" | "number-wrong" } | { kind: "series-begun"; next: number };

/**
 * Sets what stands before the year in the numbers of invoices, and where the series of this year begins. A series that
 * has issued a number goes on with the next one; what was issued keeps its number.
 * @param next the number that comes next in the series; null leaves that as it is
 * @returns refusals `prefix-wrong`, `number-wrong`, and `series-begun` with the number that comes next
 * @see docs/rules/invoices.md
 */
export async function setNumbering(
  house: House,
  { organisationId, prefix, next }: { organisationId: string; prefix: string; next: number | null },
): Promise<{ ok: true } | { ok: false; refusal: NumberingRefusal }> {
  if (!invoicePrefix.test(prefix)) return { ok: false, refusal: { kind: "prefix-wrong" } };
  if (next !== null && !(Number.isSafeInteger(next) && next >= 1 && next <= highestNumber)) return { ok: false, refusal: { kind: "number-wrong" } };
  return house.db.transaction().execute(async (trx) => {
    const { zone } = await trx.selectFrom("organisations").select("zone").where("organisation_id", "=", organisationId).forNoKeyUpdate().executeTakeFirstOrThrow();
    const now = house.clock.now();
    const { year } = now.toZonedDateTimeISO(zone);
    const begun = next === null ? null : await begin(trx, { organisationId, series: seriesOf(prefix, year), next });
    if (begun !== null) return { ok: false, refusal: { kind: "series-begun", next: begun.next } };
    await trx.updateTable("organisations").set({ invoice_prefix: prefix }).where("organisation_id", "=", organisationId).execute();
    await writeRecords(trx, organisationId, [{ subjectId: organisationId, type: "organisation.numbering-set", at: now, actor: "trainer", details: { year, next } }]);
    return { ok: true };
  });
}

/**
 * Lets a series begin at a number. Its row is held first, because issuing takes numbers by that row: whoever issues at
 * the same time is before this, and then it has begun, or after it.
 * @returns where the series stands when it goes on with another number; null when it begins as it was asked
 */
async function begin(trx: Trx, { organisationId, series, next }: { organisationId: string; series: string; next: number }): Promise<{ next: number } | null> {
  await trx
    .insertInto("invoice_series")
    .values({ organisation_id: organisationId, series, next_number: next, first_number: next })
    .onConflict((conflict) => conflict.columns(["organisation_id", "series"]).doUpdateSet((eb) => ({ series: eb.ref("excluded.series") })))
    .execute();
  const stand = await seriesStand(trx, { organisationId, series });
  if (stand.begun && stand.next !== next) return stand;
  if (stand.begun || stand.next === next) return null;
  await trx.updateTable("invoice_series").set({ next_number: next, first_number: next }).where("organisation_id", "=", organisationId).where("series", "=", series).execute();
  return null;
}
