import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import type { Customer } from "../../domain/deal/frozen-deal.ts";
import type { DiscountCode } from "../../domain/price/discount-code.ts";
import type { CodeDiscount } from "../../domain/price/price-of.ts";
import type { Database } from "../../platform/database/schema.ts";

export type DiscountCodeRow = Selectable<Database["discount_codes"]>;

type Db = Kysely<Database>;

/** The codes of these names, by id. @param lock held until the transaction ends, in that order, so that two groups never wait in a circle */
export async function findDiscountCodes(db: Db, organisationId: string, codes: readonly string[], { lock }: { lock: boolean }): Promise<DiscountCodeRow[]> {
  if (codes.length === 0) return [];
  const query = db.selectFrom("discount_codes").selectAll().where("organisation_id", "=", organisationId).where("code", "in", codes).orderBy("id");
  return lock ? query.forNoKeyUpdate().execute() : query.execute();
}

export async function findDiscountCode(db: Db, organisationId: string, id: string): Promise<DiscountCodeRow | undefined> {
  return db.selectFrom("discount_codes").selectAll().where("organisation_id", "=", organisationId).where("id", "=", id).executeTakeFirst();
}

/** Whether a customer used a code before: the same company, or the same person who ordered. */
export async function hasUsed(db: Db, { organisation_id, id }: DiscountCodeRow, customer: Customer): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (
      select from discount_uses join deals on deals.organisation_id = discount_uses.organisation_id and deals.id = discount_uses.deal_id
      where discount_uses.organisation_id = ${organisation_id} and discount_uses.code_id = ${id}
        and (lower(deals.customer #>> '{orderedBy,email}') = ${customer.orderedBy.email.toLowerCase()}
          or (${customer.kvkNumber} <> '' and deals.customer ->> 'kvkNumber' = ${customer.kvkNumber}))
    ) as used
  `.execute(db);
  return rows[0]?.used === true;
}

/** Whether there is any code that a customer could type today or later. */
export async function hasOpenCodes(db: Db, organisationId: string, today: Temporal.PlainDate): Promise<boolean> {
  const row = await db
    .selectFrom("discount_codes")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("ended_at", "is", null)
    .where((or) => or.or([or("valid_until", "is", null), or("valid_until", ">=", sql<Temporal.PlainDate>`${today.toString()}::date`)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type ListedCode = Awaited<ReturnType<typeof listDiscountCodes>>[number];

/** All codes with the title of their course and what they took off, the newest first. */
export async function listDiscountCodes(db: Db, organisationId: string) {
  return db
    .selectFrom("discount_codes")
    .leftJoin("courses", (join) => join.onRef("courses.organisation_id", "=", "discount_codes.organisation_id").onRef("courses.id", "=", "discount_codes.course_id"))
    .selectAll("discount_codes")
    .select("courses.title as course_title")
    .select(sql<number>`coalesce((select sum(cents) from discount_uses where discount_uses.organisation_id = discount_codes.organisation_id and discount_uses.code_id = discount_codes.id), 0)::bigint`.as("off_cents"))
    .where("discount_codes.organisation_id", "=", organisationId)
    .orderBy("discount_codes.created_at", "desc")
    .orderBy("discount_codes.id", "desc")
    .execute();
}

export function asDiscountCode(row: DiscountCodeRow): DiscountCode {
  return {
    courseId: row.course_id,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    mostUses: row.most_uses,
    uses: row.uses,
    oncePerCustomer: row.once_per_customer,
    ended: row.ended_at !== null,
  };
}

/** @throws {Error} for a row that gives nothing, which its table refuses */
export function discountOf({ code, basis_points_off: basisPointsOff, cents_off: centsOff }: Pick<DiscountCodeRow, "code" | "basis_points_off" | "cents_off">): CodeDiscount {
  if (basisPointsOff !== null) return { code, basisPointsOff };
  if (centsOff !== null) return { code, centsOff };
  throw new Error(`discount code ${code}: expected a share or an amount`);
}
