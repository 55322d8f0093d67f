import { whyNotGiveCredit } from "../../domain/goodwill/decide-credit-gift.ts";
import type { CreditGift, CreditGiftRefusal } from "../../domain/goodwill/decide-credit-gift.ts";
import type { GoodwillReason } from "../../domain/goodwill/decide-goodwill.ts";
import { cents } from "../../domain/money.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { findCredit, grantCredit } from "../credits/store.ts";
import { holdDeal, messageAbout, readDeal } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { queueMessages } from "../messages/store.ts";
import { standingOf } from "../standing/store.ts";

export type GiveCreditRefusal = { kind: CreditGiftRefusal } | { kind: "deal-unknown" } | { /** The form was used before, for another deal or amount. */ kind: "token-reused" };

type Address = { organisationId: string; dealId: string };

export type GiveCreditInput = Address & CreditGift & {
  reason: GoodwillReason;
  /** The trainer's own words. They stand in no record and in no mail. */
  note: string;
  by: string;
  /** Names the form: sent twice it is given once. */
  token: string;
};

/** @returns whether the credit would wait for a payment; refusals as {@link giveCredit} */
export async function previewCreditGift(house: House, input: Address & CreditGift): Promise<{ ok: true; waits: boolean } | { ok: false; refusal: GiveCreditRefusal }> {
  return house.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => {
    const whole = await readDeal(trx, input.organisationId, input.dealId);
    if (whole === undefined) return refuse("deal-unknown");
    const why = await whyNot(trx, whole.deal, input, house.clock.now());
    return why === null ? { ok: true, waits: input.condition === "deal-paid" } : refuse(why);
  });
}

/**
 * Gives a credit for a deal without asking: it stands on the deal at once and is mailed with its code. The same form sent twice gives once.
 * @returns refusals `deal-unknown`, `amount-not-positive`, `ends-too-soon`, `nothing-owed`, `token-reused`
 * @see docs/rules/goodwill.md
 */
export async function giveCredit(house: House, input: GiveCreditInput): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: GiveCreditRefusal }> {
  const { organisationId, dealId, cents: amount, condition, transferable, validUntil, reason } = input;
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId);
    const now = house.clock.now();
    if (held === undefined) return refuse("deal-unknown");
    const token = `credit:${input.token}`;
    const earlier = await trx.selectFrom("goodwill").select(["deal_id", "cents"]).where("organisation_id", "=", organisationId).where("token", "=", token).executeTakeFirst();
    if (earlier !== undefined) return earlier.deal_id === dealId && earlier.cents === amount ? { ok: true, repeated: true } : refuse("token-reused");
    const why = await whyNot(trx, held.deal, input, now);
    if (why !== null) return refuse(why);

    const goodwill = uuidv7(now);
    await trx
      .insertInto("goodwill")
      .values({ organisation_id: organisationId, id: goodwill, deal_id: dealId, cents: amount, reason, note: input.note, given_by: input.by, given_at: now.toString(), token })
      .execute();
    const id = await grantCredit(trx, { organisationId, dealId, source: "trainer", cents: cents(amount), condition, transferable, validUntil, actor: "trainer", given: { goodwill, reason } }, now);
    const credit = await findCredit(trx, organisationId, id);
    if (credit === undefined) throw new Error(`credit ${id}: given just now and not there`);
    const facts = { kind: "credit-granted" as const, dealId, credit: { code: credit.code, cents: amount, validUntil: validUntil.toString() }, waits: credit.waits, transferable };
    await queueMessages(trx, organisationId, now, [messageAbout(held.deal, `credit-granted:${id}`, facts)]);
    return { ok: true, repeated: false };
  });
}

async function whyNot(trx: Trx, deal: Deal, gift: CreditGift, now: Temporal.Instant): Promise<CreditGiftRefusal | null> {
  return whyNotGiveCredit(gift, { now, owesCents: (await standingOf(trx, deal, now)).principalCents });
}

function refuse(kind: GiveCreditRefusal["kind"]): { ok: false; refusal: GiveCreditRefusal } {
  return { ok: false, refusal: { kind } };
}
