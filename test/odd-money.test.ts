import { array, assert, asyncProperty, constantFrom, integer, nat, record } from "fast-check";
import { test } from "vitest";
import type { Conditions } from "../src/domain/conditions/conditions.ts";
import { cents } from "../src/domain/money.ts";
import { markAttendance } from "../src/features/attendance/actions.ts";
import { cancelBookings } from "../src/features/cancellation/actions.ts";
import { giveCredit, grantGoodwill } from "../src/features/goodwill/actions.ts";
import { useCredit } from "../src/features/credits/actions.ts";
import { grantCredit } from "../src/features/credits/store.ts";
import { acceptDealOffer, makeDealOffer } from "../src/features/offers/actions.ts";
import { applyFetched } from "../src/features/online-payments/apply.ts";
import { recordPayment } from "../src/features/payments/actions.ts";
import { dropBatch, giveRefundAccount, makeRefundFile, markBatchSent, previewRefundFile, refundByHand, returnRefund } from "../src/features/refunds/actions.ts";
import { refundsOwed } from "../src/features/refunds/store.ts";
import { findDeal } from "../src/features/deal/store.ts";
import { standingOf } from "../src/features/standing/store.ts";
import { signUp } from "../src/features/sign-up/actions.ts";
import type { ProviderPayment } from "../src/platform/payment-provider/port.ts";
import { uuidv7 } from "../src/platform/ids.ts";
import { payAfter, payBefore, setStage, signUpOf, customer } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { stepsIn } from "./support/steps.ts";

// However money comes and goes, online, by bank and in files, two steps at a time: deals, invoices and the journal agree.

const house = await createTestHouse();
const { at, dealOf, expectCleanAudit, paymentOf, sweepWhole } = stepsIn(house);

const deposit: Conditions = { ...payBefore, payment: { mode: "deposit", depositBasisPoints: 3_000, returnsOnAttendance: true, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "keep", reminderDaysBefore: 2 } };
type Step = { what: (typeof deeds)[number]; who: number; amount: number };
const deeds = ["join", "pay", "pay-part", "online", "online", "online", "chargeback", "chargeback", "reverse", "refund-there", "refund-fails", "hand", "file", "file", "send", "drop", "bounce", "bounce", "cancel", "cancel", "goodwill", "offer", "offer", "accept", "accept", "give-credit", "use-credit", "mark", "sweep", "sweep"] as const;
const steps = array(record({ what: constantFrom(...deeds), who: nat(), amount: integer({ min: 1, max: 3 }) }), { minLength: 25, maxLength: 60 });

let there = new Map<string, ProviderPayment>();

test("whatever odd way money goes, the books are right", { timeout: 400_000 }, async () => {
  await assert(asyncProperty(constantFrom(payBefore, deposit, payAfter), steps, async (conditions, story) => {
    await emptyDatabase(house);
    there = new Map();
    at("2026-11-24T09:41:00Z");
    const stage = await setStage(house, { capacity: 6, conditions, startsAt: Temporal.Instant.from("2026-12-14T08:30:00Z") });
    const first = await dealOf(stage, ["Anna", "Bram"]);
    await dealOf(stage, "Chris", { customer: customer("Chris", "consumer") });
    await house.db.transaction().execute((trx) => grantCredit(trx, { organisationId: stage.organisationId, dealId: first, source: "offer" as const, cents: cents(60_000), condition: "none" as const, transferable: true, validUntil: Temporal.Instant.from("2027-03-01T22:59:59Z"), actor: "trainer" as const }, house.clock.now()));
    for (let index = 0; index < story.length; index += 2) await Promise.all(story.slice(index, index + 2).map((step, turn) => doStep(stage, step, index + turn)));
    await sweepWhole();
    await expectCleanAudit();
    house.clock.set(Temporal.Instant.from("2027-06-01T10:00:00Z"));
    await sweepWhole();
    await expectCleanAudit();
  }), { numRuns: 12, endOnFailure: true });
});

async function findDealOrFail(organisationId: string, dealId: string) {
  const deal = await findDeal(house.db, organisationId, dealId);
  if (deal === undefined) throw new Error(`deal ${dealId}`);
  return deal;
}

async function doStep(stage: Stage, { what, who, amount }: Step, turn: number): Promise<unknown> {
  const { organisationId } = stage;
  const db = house.db;
  const now = house.clock.now();
  const pick = <T>(rows: readonly T[]): T | undefined => rows[who % Math.max(1, rows.length)];
  const found = pick(await db.selectFrom("deals").select(["id", "total_cents", "paid_cents"]).orderBy("id").execute());
  if (found === undefined) return;
  const dealId = found.id;
  const share = Math.max(1, Math.floor(found.total_cents / amount) + (who % 7));
  const attempt = async (change: (payment: ProviderPayment) => ProviderPayment) => {
    const one = pick([...there.values()]);
    if (one === undefined) return;
    const next = change(one);
    there.set(one.id, next);
    return applyFetched(house, { organisationId, attemptId: one.about?.attempt ?? "" }, next);
  };
  const batch = async () => pick(await db.selectFrom("refund_batches").select("id").orderBy("id").execute());
  switch (what) {
    case "join": return signUp(house, signUpOf(stage, `Mens${turn} Nr`, { token: `t${turn}` }));
    case "pay": case "pay-part": return recordPayment(house, paymentOf(stage, dealId, share, `p${turn}`));
    case "online": {
      const attemptId = uuidv7(now);
      await db.insertInto("online_payments").values({ organisation_id: organisationId, id: attemptId, deal_id: dealId, token: `o${turn}`, cents: share, state: "failed", provider_id: `tr_${turn}`, asked_at: now.toString(), changed_at: now.toString() }).execute();
      const one: ProviderPayment = { id: `tr_${turn}`, state: "paid", cents: share, currency: "EUR", checkoutUrl: null, cancelable: false, paidAt: now, about: { organisation: organisationId, attempt: attemptId }, refunds: [], chargebacks: [] };
      there.set(one.id, one);
      return applyFetched(house, { organisationId, attemptId }, one);
    }
    case "chargeback": return attempt((one) => ({ ...one, chargebacks: one.chargebacks.length > 0 ? one.chargebacks : [{ id: `chb_${turn}`, cents: one.cents, reversed: false }] }));
    case "reverse": return attempt((one) => ({ ...one, chargebacks: one.chargebacks.map((back) => ({ ...back, reversed: true })) }));
    case "refund-there": return attempt((one) => {
      const gone = one.refunds.filter(({ state }) => state !== "failed").reduce((sum, { cents: each }) => sum + (each ?? 0), 0);
      const more = Math.floor(((one.cents ?? 0) - gone) / amount);
      return more < 1 ? one : { ...one, refunds: [...one.refunds, { id: `re_${turn}`, state: "pending", cents: more, reversal: null }] };
    });
    case "refund-fails": return attempt((one) => ({ ...one, refunds: one.refunds.map((refund, index) => index === one.refunds.length - 1 ? { ...refund, state: "failed" } : refund) }));
    case "hand": {
      const owed = pick(await refundsOwed(db, organisationId, now));
      return owed && refundByHand(house, { organisationId, dealId: owed.deal.id, token: `h${turn}`, amountCents: Math.ceil(owed.owed.cents / amount), by: "marit" });
    }
    case "file": {
      const owed = await refundsOwed(db, organisationId, now);
      for (const { deal } of owed) await giveRefundAccount(house, { organisationId, dealId: deal.id, iban: "NL91ABNA0417164300", holder: "A. Klant", by: null });
      const which = { organisationId, dealIds: owed.map(({ deal }) => deal.id), version: "pain.001.001.09" as const };
      const seen = await previewRefundFile(house, which);
      return seen.ok && makeRefundFile(house, { ...which, token: `f${turn}`, seen: seen.plan.seen, by: "marit" });
    }
    case "send": { const one = await batch(); return one && markBatchSent(house, { organisationId, batchId: one.id, by: "marit" }); }
    case "drop": { const one = await batch(); return one && dropBatch(house, { organisationId, batchId: one.id, by: "marit" }); }
    case "bounce": { const item = pick(await db.selectFrom("refund_items").select("id").orderBy("id").execute()); return item && returnRefund(house, { organisationId, itemId: item.id, by: "marit" }); }
    case "cancel": {
      const bookings = await db.selectFrom("bookings").select("id").where("deal_id", "=", dealId).orderBy("id").limit(amount).execute();
      return cancelBookings(house, { organisationId, dealId, bookingIds: bookings.map(({ id }) => id), waiveFee: amount === 3 });
    }
    case "goodwill": return grantGoodwill(house, { organisationId, dealId, cents: share, reason: "circumstances", note: "", by: "marit", token: `g${turn}`, seenOwesCents: null });
    case "offer": {
      const { paidCents } = await standingOf(db, await findDealOrFail(organisationId, dealId), now);
      return makeDealOffer(house, { organisationId, dealId }, { terms: (amount === 1 ? { kind: "settlement", cents: cents(share), paidCents, payUntil: now.add({ hours: 24 * 12 }) } : amount === 2 ? { kind: "credit", cents: cents(share), validUntil: now.add({ hours: 24 * 100 }), condition: "none", transferable: true } : { kind: "payment-plan", paidCents, parts: [{ cents: cents(share), dueOn: now.toZonedDateTimeISO("Europe/Amsterdam").toPlainDate().add({ days: 10 }) }] }), endsAt: now.add({ hours: 24 * 5 }) });
    }
    case "accept": { const offer = pick(await db.selectFrom("offers").select(["id", "deal_id"]).orderBy("id").execute()); return offer?.deal_id != null && acceptDealOffer(house, { organisationId, dealId: offer.deal_id, offerId: offer.id }); }
    case "give-credit": return giveCredit(house, { organisationId, dealId, cents: cents(share), condition: who % 2 === 0 ? "none" : "deal-paid", transferable: true, validUntil: now.add({ hours: 24 * 40 }), reason: "first-time", note: "", by: "marit", token: `c${turn}` });
    case "use-credit": { const credit = pick(await db.selectFrom("credits").select("code").orderBy("id").execute()); return credit && useCredit(house, { organisationId, dealId, code: credit.code }); }
    case "mark": { const booking = pick(await db.selectFrom("bookings").select("id").where("deal_id", "=", dealId).orderBy("id").execute()); return booking && markAttendance(house, { organisationId, bookingId: booking.id, attendance: amount === 1 ? "attended" : "no-show" }); }
    case "sweep": house.clock.advance({ hours: amount * 75 }); return sweepWhole();
    default: return what satisfies never;
  }
}
