import { localDateOf } from "../../domain/calendar/local-day.ts";
import type { Customer } from "../../domain/deal/frozen-deal.ts";
import { decideDiscount, normaliseDiscountCode } from "../../domain/price/discount-code.ts";
import type { DiscountRefusal } from "../../domain/price/discount-code.ts";
import type { CodeDiscount } from "../../domain/price/price-of.ts";
import { insertRows } from "../../platform/database/insert-rows.ts";
import type { House, Trx } from "../../platform/house.ts";
import type { SessionView } from "../catalogue/store.ts";
import { countWrongCode, guessesTooMuch, isSameCustomer } from "../credits/actions.ts";
import { writeRecords } from "../evidence/store.ts";
import { asDiscountCode, discountOf, findDiscountCodes, hasUsed } from "./store.ts";
import type { DiscountCodeRow } from "./store.ts";

/** Why a discount code takes nothing off an order. `changed`: it takes off another amount than was shown. */
export type OrderDiscountRefusal = DiscountRefusal | "code-unknown" | "too-many-tries" | "changed";

/** A code that holds for an order, and what it gives. */
export type OrderDiscount = { codeId: string; gives: CodeDiscount };

export type DiscountAnswer = { ok: true; discount: OrderDiscount } | { ok: false; why: OrderDiscountRefusal };

type Order = { code: string; customer: Customer };

/**
 * What a code would give an order that is not placed yet. Nothing is written, and nothing is kept for anybody.
 * @param from who asks: ten wrong codes in an hour, and no other is looked at
 */
export async function previewOrderDiscount(house: House, view: SessionView, order: Order, from: string): Promise<DiscountAnswer> {
  if (guessesTooMuch(house, from)) return { ok: false, why: "too-many-tries" };
  const { organisation_id: organisationId } = view.organisation;
  const [row] = await findDiscountCodes(house.db, organisationId, [normaliseDiscountCode(order.code)], { lock: false });
  if (row === undefined) {
    countWrongCode(house, from);
    return { ok: false, why: "code-unknown" };
  }
  const usedBefore = row.once_per_customer && (await hasUsed(house.db, row, order.customer));
  return answer(row, view, { usedBefore, uses: row.uses, now: house.clock.now() });
}

/**
 * Decides the codes that orders of one group name, in order of arrival. The codes stay held until the group commits, so
 * that no other group takes the same use; of two in the group that name the last use, the first has it.
 * @returns one answer for each order, in the same order
 */
export async function decideOrderDiscounts(trx: Trx, view: SessionView, orders: readonly Order[], now: Temporal.Instant): Promise<DiscountAnswer[]> {
  const names = [...new Set(orders.map(({ code }) => normaliseDiscountCode(code)))];
  const rows = await findDiscountCodes(trx, view.organisation.organisation_id, names, { lock: true });
  const taken: { codeId: string; customer: Customer }[] = [];
  const answers: DiscountAnswer[] = [];
  for (const { code, customer } of orders) {
    const row = rows.find((one) => one.code === normaliseDiscountCode(code));
    if (row === undefined) {
      answers.push({ ok: false, why: "code-unknown" });
      continue;
    }
    const before = taken.filter(({ codeId }) => codeId === row.id);
    const usedBefore = row.once_per_customer && (before.some((one) => isSameCustomer(one.customer, customer)) || (await hasUsed(trx, row, customer)));
    const decided = answer(row, view, { usedBefore, uses: row.uses + before.length, now });
    if (decided.ok) taken.push({ codeId: row.id, customer });
    answers.push(decided);
  }
  return answers;
}

/** Counts the uses of codes by deals that were formed just now in this transaction, which holds the codes. */
export async function useDiscounts(trx: Trx, organisationId: string, uses: readonly { dealId: string; codeId: string; cents: number }[], now: Temporal.Instant): Promise<void> {
  if (uses.length === 0) return;
  const counted = Map.groupBy(uses, ({ codeId }) => codeId);
  for (const [codeId, of] of counted) {
    await trx
      .updateTable("discount_codes")
      .set((set) => ({ uses: set("uses", "+", of.length) }))
      .where("organisation_id", "=", organisationId)
      .where("id", "=", codeId)
      .execute();
  }
  await insertRows(
    trx,
    "discount_uses",
    { organisation_id: "uuid", code_id: "uuid", deal_id: "uuid", cents: "bigint", used_at: "timestamptz" },
    uses.map(({ dealId, codeId, cents }) => ({ organisation_id: organisationId, code_id: codeId, deal_id: dealId, cents, used_at: now.toString() })),
  );
  await writeRecords(trx, organisationId, uses.map(({ dealId, codeId, cents }) => ({ subjectId: dealId, type: "discount.used", at: now, actor: "customer" as const, details: { code: codeId, cents } })));
}

function answer(row: DiscountCodeRow, { course, session, organisation }: SessionView, at: { usedBefore: boolean; uses: number; now: Temporal.Instant }): DiscountAnswer {
  const decision = decideDiscount(
    { ...asDiscountCode(row), uses: at.uses },
    { courseId: course.id, day: localDateOf(at.now, organisation.zone), usedBefore: at.usedBefore, priceCents: session.price_cents },
  );
  return decision.ok ? { ok: true, discount: { codeId: row.id, gives: discountOf(row) } } : { ok: false, why: decision.refusal };
}
