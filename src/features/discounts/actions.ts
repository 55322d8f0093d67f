import { isDiscountCode, normaliseDiscountCode } from "../../domain/price/discount-code.ts";
import type { House } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { writeRecords } from "../evidence/store.ts";

export { decideOrderDiscounts, previewOrderDiscount, useDiscounts } from "./at-sign-up.ts";
export type { OrderDiscount, OrderDiscountRefusal } from "./at-sign-up.ts";

/** What a trainer gives with a code. Amounts are without VAT; days are on the calendar of the organisation, both inclusive. */
export type DiscountCodeInput = {
  code: string;
  gives: { basisPointsOff: number } | { centsOff: number };
  courseId: string | null;
  validFrom: Temporal.PlainDate | null;
  validUntil: Temporal.PlainDate | null;
  mostUses: number | null;
  oncePerCustomer: boolean;
};

export type MakeCodeRefusal = { kind: "code-form" | "code-taken" | "share-out-of-range" | "amount-out-of-range" | "uses-out-of-range" | "until-before-from" | "course-unknown" };

type By = { organisationId: string; by: string };

/**
 * Makes a discount code. The same token makes it once.
 * @returns refusals `code-form`, `code-taken`, `share-out-of-range`, `amount-out-of-range`, `uses-out-of-range`, `until-before-from`, `course-unknown`
 */
export async function makeDiscountCode(house: House, { organisationId, by }: By, { token, ...input }: DiscountCodeInput & { token: string }): Promise<{ ok: true } | { ok: false; refusal: MakeCodeRefusal }> {
  const code = normaliseDiscountCode(input.code);
  const why = whyNot({ ...input, code });
  if (why !== null) return { ok: false, refusal: { kind: why } };
  return house.db.transaction().execute(async (trx) => {
    const { courseId } = input;
    if (courseId !== null) {
      const course = await trx.selectFrom("courses").select("id").where("organisation_id", "=", organisationId).where("id", "=", courseId).executeTakeFirst();
      if (course === undefined) return { ok: false, refusal: { kind: "course-unknown" } };
    }
    const now = house.clock.now();
    const id = uuidv7(now);
    const made = await trx
      .insertInto("discount_codes")
      .values({
        organisation_id: organisationId, id, code, token,
        basis_points_off: "basisPointsOff" in input.gives ? input.gives.basisPointsOff : null,
        cents_off: "centsOff" in input.gives ? input.gives.centsOff : null,
        course_id: courseId,
        valid_from: input.validFrom?.toString() ?? null,
        valid_until: input.validUntil?.toString() ?? null,
        most_uses: input.mostUses,
        once_per_customer: input.oncePerCustomer,
        created_at: now.toString(),
        created_by: by,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (made !== undefined) {
      await writeRecords(trx, organisationId, [{ subjectId: id, type: "discount.made", at: now, actor: "trainer", details: {} }]);
      return { ok: true };
    }
    const same = await trx.selectFrom("discount_codes").select("id").where("organisation_id", "=", organisationId).where("token", "=", token).executeTakeFirst();
    return same === undefined ? { ok: false, refusal: { kind: "code-taken" } } : { ok: true };
  });
}

/**
 * Ends a code from now on; orders that used it keep what it gave. Ending twice is fine.
 * @returns refusal `code-unknown`
 */
export async function endDiscountCode(house: House, organisationId: string, id: string): Promise<{ ok: true } | { ok: false; refusal: { kind: "code-unknown" } }> {
  return house.db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom("discount_codes").select("ended_at").where("organisation_id", "=", organisationId).where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
    if (row === undefined) return { ok: false, refusal: { kind: "code-unknown" } };
    if (row.ended_at !== null) return { ok: true };
    const now = house.clock.now();
    await trx.updateTable("discount_codes").set({ ended_at: now.toString() }).where("organisation_id", "=", organisationId).where("id", "=", id).execute();
    await writeRecords(trx, organisationId, [{ subjectId: id, type: "discount.ended", at: now, actor: "trainer", details: {} }]);
    return { ok: true };
  });
}

function whyNot({ code, gives, validFrom, validUntil, mostUses }: DiscountCodeInput): MakeCodeRefusal["kind"] | null {
  const within = (value: number, most: number) => Number.isSafeInteger(value) && value >= 1 && value <= most;
  if (!isDiscountCode(code)) return "code-form";
  if ("basisPointsOff" in gives && !within(gives.basisPointsOff, 10_000)) return "share-out-of-range";
  if ("centsOff" in gives && !within(gives.centsOff, 100_000_000)) return "amount-out-of-range";
  if (mostUses !== null && !within(mostUses, 1_000_000)) return "uses-out-of-range";
  return validFrom !== null && validUntil !== null && Temporal.PlainDate.compare(validUntil, validFrom) < 0 ? "until-before-from" : null;
}
