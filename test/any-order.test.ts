import { array, assert, asyncProperty, constantFrom, integer, nat, record } from "fast-check";
import { expect, test } from "vitest";
import type { Conditions } from "../src/domain/conditions/conditions.ts";
import { latePaymentChoices } from "../src/domain/late-money/decide-late-payment.ts";
import { cancelBookings } from "../src/features/cancellation/actions.ts";
import { scheduleDeadlines } from "../src/features/deadlines/store.ts";
import { chooseForLateMoney, recordPayment, waivePaymentDeadline } from "../src/features/payments/actions.ts";
import { refundByHand } from "../src/features/refunds/actions.ts";
import { openLatePayments } from "../src/features/payments/store.ts";
import { signUp } from "../src/features/sign-up/actions.ts";
import { acceptOffer, declineOffer, leaveLine, offerPlace } from "../src/features/waiting-list/actions.ts";
import { addSession, payAfter, payBefore, setStage, signUpOf } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { stepsIn } from "./support/steps.ts";

// Whatever people do, in whatever order and two at a time: no seat too many, nobody passed over, no cent unaccounted for.

const house = await createTestHouse();
const { at, expectCleanAudit, paymentOf, sweepWhole } = stepsIn(house);

const deposit: Conditions = {
  ...payBefore,
  payment: { mode: "deposit", depositBasisPoints: 3_000, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 },
};

/** `who` picks somebody among those who are there, so that a step always means something. */
type Step = { what: (typeof deeds)[number]; who: number; amount: number };
const deeds = [
  "join", "join", "join", "join", "pay", "pay", "pay", "pay-part", "pay-part", "cancel", "waive", "accept", "accept", "decline", "leave", "pin",
  "choose", "choose", "choose", "refund", "sweep", "sweep", "sweep",
] as const;

const steps = array(
  record({ what: constantFrom(...deeds), who: nat(), amount: integer({ min: 1, max: 3 }) }),
  { minLength: 20, maxLength: 50 },
);

test("whatever people do in whatever order, the books are right", { timeout: 240_000 }, async () => {
  await assert(
    asyncProperty(constantFrom(payBefore, deposit, payAfter), integer({ min: 1, max: 3 }), steps, async (conditions, capacity, story) => {
      await emptyDatabase(house);
      at("2026-11-24T09:41:00Z");
      const stage = await setStage(house, { capacity, conditions });
      const terms = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
      await addSession(house, { ...stage, termsId: terms.id, slug: "mei-20", capacity: 1, conditions, startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
      await house.db.transaction().execute((trx) =>
        scheduleDeadlines(trx, stage.organisationId, house.clock.now(), [{ what: "session-end", subjectId: stage.sessionId, dueAt: Temporal.Instant.from("2027-01-21T16:00:00Z") }]),
      );
      for (let index = 0; index < story.length; index += 2) {
        await Promise.all(story.slice(index, index + 2).map((step, turn) => doStep(stage, step, index + turn)));
      }
      await sweepWhole();
      await expectCleanAudit();
      await expectMoneyAccounted(stage);
      house.clock.set(Temporal.Instant.from("2027-06-01T10:00:00Z"));
      await sweepWhole();
      await expectCleanAudit();
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

async function doStep(stage: Stage, { what, who, amount }: Step, turn: number): Promise<unknown> {
  const { organisationId } = stage;
  const db = house.db;
  const pick = <T>(rows: readonly T[]): T | undefined => rows[who % Math.max(1, rows.length)];
  const deal = async () => pick(await db.selectFrom("deals").select(["id", "total_cents"]).orderBy("id").execute());
  const offer = async () => pick(await db.selectFrom("offers").select(["id", "sign_up_id"]).orderBy("id").execute());
  const request = async () => pick(await db.selectFrom("sign_ups").select("id").where("outcome", "=", "waiting").orderBy("id").execute());
  const late = async () => pick(await db.selectFrom("late_payments").select(["id", "deal_id", "cents"]).orderBy("id").execute());
  switch (what) {
    case "join":
      return signUp(house, signUpOf(stage, Array.from({ length: amount }, (_, index) => `Mens${turn} Nr${index}`), { token: `t${turn}` }));
    case "pay":
    case "pay-part": {
      const found = await deal();
      const cents = Math.floor((found?.total_cents ?? 0) / (what === "pay" ? 1 : amount + 1));
      return found && recordPayment(house, paymentOf(stage, found.id, cents, `p${turn}`));
    }
    case "cancel": {
      const found = await deal();
      const bookings = found === undefined ? [] : await db.selectFrom("bookings").select("id").where("deal_id", "=", found.id).orderBy("id").limit(amount).execute();
      return found && cancelBookings(house, { organisationId, dealId: found.id, bookingIds: bookings.map(({ id }) => id), waiveFee: amount === 3 });
    }
    case "waive": {
      const found = await deal();
      return found && waivePaymentDeadline(house, { organisationId, dealId: found.id, reason: "other" });
    }
    case "accept": {
      const found = await offer();
      return found && acceptOffer(house, { organisationId, signUpId: found.sign_up_id, offerId: found.id, seen: null, consents: { terms: true, earlyStart: true } });
    }
    case "decline": {
      const found = await offer();
      return found && declineOffer(house, { organisationId, signUpId: found.sign_up_id, offerId: found.id });
    }
    case "leave": {
      const found = await request();
      return found && leaveLine(house, { organisationId, signUpId: found.id });
    }
    case "pin": {
      const found = await request();
      return found && offerPlace(house, { organisationId, signUpId: found.id });
    }
    case "choose": {
      const found = await late();
      const choice = latePaymentChoices[(who + amount) % latePaymentChoices.length] ?? "credit";
      const other = await db.selectFrom("sessions").select("id").where("slug", "=", "mei-20").executeTakeFirstOrThrow();
      return found && chooseForLateMoney(house, { organisationId, dealId: found.deal_id, latePaymentId: found.id, choice, ...(choice === "other-date" ? { otherSessionId: other.id } : {}) });
    }
    case "refund": {
      const found = await late();
      return found && refundByHand(house, { organisationId, dealId: found.deal_id, token: `terug-${found.id}`, amountCents: Math.ceil(found.cents / amount), by: "marit" });
    }
    case "sweep":
      house.clock.advance({ hours: amount * 75 });
      return sweepWhole();
    default:
      return what satisfies never;
  }
}

/** Money of a deal whose places are all gone is a question, a promise, or went back: never silently kept. */
async function expectMoneyAccounted(stage: Stage): Promise<void> {
  const open = await openLatePayments(house.db, stage.organisationId);
  const deals = await house.db.selectFrom("deals").select(["id", "code", "paid_cents"]).where("paid_cents", ">", 0).execute();
  for (const { id, code, paid_cents } of deals) {
    const bookings = await house.db.selectFrom("bookings").select(["place", "moved_to"]).where("deal_id", "=", id).execute();
    if (!bookings.every(({ place, moved_to }) => place === "released" && moved_to === null)) continue;
    const late = await house.db.selectFrom("late_payments").select(["cents", "choice", "settled_at"]).where("deal_id", "=", id).execute();
    const accounted = late.filter(({ choice, settled_at }) => !(choice === "refund" && settled_at !== null)).reduce((sum, { cents }) => sum + cents, 0);
    expect([code, accounted, open.filter((one) => one.deal_id === id && one.choice === null).length <= 1]).toEqual([code, paid_cents, true]);
  }
}
