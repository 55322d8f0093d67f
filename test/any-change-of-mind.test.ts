import { array, assert, asyncProperty, constantFrom, integer, nat, record } from "fast-check";
import { test } from "vitest";
import type { Conditions } from "../src/domain/conditions/conditions.ts";
import { cents } from "../src/domain/money.ts";
import type { OfferTerms } from "../src/domain/offers/offer-terms.ts";
import { readAbsences, settleAbsence } from "../src/features/absences/actions.ts";
import { confirmComing, markAttendance } from "../src/features/attendance/actions.ts";
import { callOffSession, chooseAfterCallingOff } from "../src/features/calling-off/actions.ts";
import { cancelBookings } from "../src/features/cancellation/actions.ts";
import { useCredit } from "../src/features/credits/actions.ts";
import { grantCredit } from "../src/features/credits/store.ts";
import { bookingsOfDeals, findDeal } from "../src/features/deal/store.ts";
import { sayInDispute } from "../src/features/dispute/actions.ts";
import { giveCredit, grantGoodwill } from "../src/features/goodwill/actions.ts";
import { moveBookings } from "../src/features/moving/actions.ts";
import { acceptDealOffer, declineDealOffer, makeDealOffer, withdrawDealOffer } from "../src/features/offers/actions.ts";
import { recordPayment } from "../src/features/payments/actions.ts";
import { chooseAfterSessionMove, moveSession } from "../src/features/session-moves/actions.ts";
import { signUp } from "../src/features/sign-up/actions.ts";
import { standingOf } from "../src/features/standing/store.ts";
import { replaceParticipant } from "../src/features/substitute/actions.ts";
import { stateWithdrawal } from "../src/features/withdrawal/actions.ts";
import { addSession, customer, payAfter, payBefore, setStage, signUpOf } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { stepsIn } from "./support/steps.ts";

// However people change their minds, in whatever order and two at a time: nothing breaks, and every deal is what its standing says.

const house = await createTestHouse();
const { at, dealOf, expectCleanAudit, join, paymentOf, sweepWhole } = stepsIn(house);

const returned: Conditions = {
  ...payBefore,
  move: { freeTimes: 1, untilDaysBefore: 2, feeCents: 2_500, validMonths: 6 },
  payment: { mode: "deposit", depositBasisPoints: 3_000, returnsOnAttendance: true, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "keep", reminderDaysBefore: 2 },
};

type Step = { what: (typeof deeds)[number]; who: number; amount: number };
const deeds = [
  "join", "join", "join", "pay", "pay", "cancel", "cancel", "move", "move", "substitute", "give", "offer", "offer", "offer", "accept", "accept", "accept", "decline", "withdraw-offer",
  "use-credit", "use-credit", "say", "end-dispute", "call-off", "choose", "choose", "move-session", "choose-move", "choose-move", "give-credit", "withdraw", "come", "mark", "mark", "settle-absence", "sweep", "sweep",
] as const;

const steps = array(record({ what: constantFrom(...deeds), who: nat(), amount: integer({ min: 1, max: 3 }) }), { minLength: 20, maxLength: 50 });

test("however people change their minds, every deal is what its standing says", { timeout: 240_000 }, async () => {
  await assert(
    asyncProperty(constantFrom(payBefore, returned, payAfter), integer({ min: 2, max: 4 }), steps, async (conditions, capacity, story) => {
      await emptyDatabase(house);
      at("2026-11-24T09:41:00Z");
      const stage = await setStage(house, { capacity, conditions, startsAt: Temporal.Instant.from("2026-12-04T08:30:00Z") });
      const terms = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
      for (const [slug, startsAt, priceCents] of [["jan-12", "2027-01-12T08:30:00Z", 89_500], ["feb-9", "2027-02-09T08:30:00Z", 95_000]] as const) {
        await addSession(house, { ...stage, termsId: terms.id, slug, capacity: 2, priceCents, conditions, startsAt: Temporal.Instant.from(startsAt) });
      }
      await opening(stage);
      for (let index = 0; index < story.length; index += 2) {
        await Promise.all(story.slice(index, index + 2).map((step, turn) => doStep(stage, step, index + turn)));
      }
      await sweepWhole();
      await expectCleanAudit();
      house.clock.set(Temporal.Instant.from("2027-06-01T10:00:00Z"));
      await sweepWhole();
      await expectCleanAudit();
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

/** Somebody for two places, a private person for one, and a credit that either may use. */
async function opening(stage: Stage): Promise<void> {
  const first = await dealOf(stage, ["Anna", "Bram"]);
  await join(stage, "Chris", { customer: customer("Chris", "consumer") });
  const credit = { organisationId: stage.organisationId, dealId: first, source: "offer" as const, cents: cents(60_000), condition: "none" as const, transferable: true, validUntil: Temporal.Instant.from("2027-03-01T22:59:59Z"), actor: "trainer" as const };
  await house.db.transaction().execute((trx) => grantCredit(trx, credit, house.clock.now()));
}

async function doStep(stage: Stage, { what, who, amount }: Step, turn: number): Promise<unknown> {
  const { organisationId } = stage;
  const { db } = house;
  const by = who % 2 === 0 ? "customer" : "trainer";
  const pick = <T>(rows: readonly T[]): T | undefined => rows[who % Math.max(1, rows.length)];
  const sessions = () => db.selectFrom("sessions").select(["id", "starts_at", "ends_at"]).orderBy("starts_at").execute();
  const offers = () => db.selectFrom("offers").select(["id", "deal_id"]).where("deal_id", "is not", null).orderBy("id").execute();
  const deal = pick(await db.selectFrom("deals").select(["id", "code", "total_cents"]).orderBy("id").execute());
  if (what === "sweep") {
    house.clock.advance({ hours: amount * 75 });
    return sweepWhole();
  }
  if (what === "join") {
    const names = Array.from({ length: amount }, (_, index) => `Mens${turn} Nr${index}`);
    return signUp(house, signUpOf(stage, names, { token: `t${turn}`, customer: customer(`Mens${turn % 3}`, who % 3 === 0 ? "company" : "consumer") }));
  }
  if (what === "call-off") return callOffSession(house, { organisationId, sessionId: pick(await sessions())?.id ?? "" });
  if (what === "move-session") return postpone(stage, pick(await sessions()), amount);
  if (deal === undefined) return;
  const about = { organisationId, dealId: deal.id };
  const bookings = await db.selectFrom("bookings").select("id").where("deal_id", "=", deal.id).orderBy("id").execute();
  const bookingIds = bookings.slice(0, amount).map(({ id }) => id);
  const bookingId = pick(bookings)?.id ?? "";
  switch (what) {
    case "pay":
      return recordPayment(house, paymentOf(stage, deal.id, Math.ceil(deal.total_cents / amount), `p${turn}`));
    case "cancel":
      return cancelBookings(house, { ...about, bookingIds, by });
    case "move":
      return moveBookings(house, { ...about, bookingIds, otherSessionId: pick(await sessions())?.id ?? "", by, waiveFee: amount === 1, seen: null });
    case "substitute":
      return replaceParticipant(house, { ...about, bookingId, who: { firstName: "Kim", lastName: `Nieuw${turn}`, email: `kim${turn}@voorbeeld.example` }, by });
    case "give":
      return grantGoodwill(house, { ...about, cents: amount * 20_000, reason: "circumstances", note: "", by: "marit", token: `g${turn}`, seenOwesCents: null });
    case "offer":
      return makeDealOffer(house, about, { terms: await termsOf(stage, deal.id, { who, amount, bookingIds }), endsAt: house.clock.now().add({ hours: 24 * 6 }) });
    case "accept":
    case "decline":
    case "withdraw-offer": {
      const offer = pick(await offers());
      const answer = what === "accept" ? acceptDealOffer : what === "decline" ? declineDealOffer : withdrawDealOffer;
      return offer?.deal_id == null ? undefined : answer(house, { organisationId, dealId: offer.deal_id, offerId: offer.id });
    }
    case "use-credit": {
      const credit = pick(await db.selectFrom("credits").select("code").orderBy("id").execute());
      return credit && useCredit(house, { ...about, code: credit.code });
    }
    case "say":
      return sayInDispute(house, { ...about, by, words: "Dat klopt niet.", token: `s${turn}`, end: null });
    case "end-dispute":
      return sayInDispute(house, { ...about, by, words: "Goed zo.", token: `e${turn}`, end: by === "customer" ? "taken-back" : "decided" });
    case "choose": {
      const other = pick(await sessions())?.id ?? "";
      return chooseAfterCallingOff(house, amount === 3 ? { ...about, answer: "other-date", otherSessionId: other } : { ...about, answer: amount === 1 ? "refund" : "credit" });
    }
    case "choose-move": {
      const other = pick(await sessions())?.id ?? "";
      const answers = ["stays", "refund", "credit"] as const;
      return chooseAfterSessionMove(house, who % 4 === 3 ? { ...about, answer: "other-date", otherSessionId: other } : { ...about, answer: answers[who % 3] ?? "stays" });
    }
    case "give-credit":
      return giveCredit(house, { ...about, cents: cents(amount * 15_000), condition: who % 2 === 0 ? "none" : "deal-paid", transferable: true, validUntil: house.clock.now().add({ hours: 24 * 40 }), reason: "first-time", note: "", by: "marit", token: `c${turn}` });
    case "withdraw":
      return stateWithdrawal(house, { organisationId, channel: "deal-page", dealId: deal.id, stated: { name: `Mens${turn}`, order: deal.code, email: "mens@voorbeeld.example" }, locale: "nl", network: "192.0.2.0/24" });
    case "come":
      return confirmComing(house, { ...about, bookingId });
    case "mark":
      return markAttendance(house, { organisationId, bookingId, attendance: amount === 1 ? "attended" : amount === 2 ? "no-show" : "excused" });
    case "settle-absence": {
      const whole = await db.selectFrom("deals").selectAll().where("id", "=", deal.id).execute();
      const absence = pick(await readAbsences(house, organisationId, whole, await bookingsOfDeals(db, organisationId, [deal.id])));
      const chosen = { outcome: amount === 1 ? "charge" : amount === 2 ? "half" : "let-go" } as const;
      return absence && settleAbsence(house, { ...about, bookingId: absence.current.id, chosen, seenCents: absence.feeCents, letter: { subject: "Gemist", text: "We misten je." }, by: "marit" });
    }
    default:
      return what satisfies never;
  }
}

/** The session goes to a day some weeks after the one it has. */
async function postpone({ organisationId }: Stage, session: { id: string; starts_at: Temporal.Instant | null; ends_at: Temporal.Instant | null } | undefined, weeks: number): Promise<unknown> {
  if (session?.starts_at == null || session.ends_at === null) return;
  const later = (moment: Temporal.Instant) => moment.add({ hours: 24 * 7 * weeks });
  const known = await house.db.selectFrom("meetings").selectAll().where("session_id", "=", session.id).executeTakeFirstOrThrow();
  const meeting = { startsAt: later(session.starts_at), endsAt: later(session.ends_at), place: known.place, address: known.address, onlineUrl: known.online_url };
  return moveSession(house, { organisationId, sessionId: session.id, meetings: [meeting], seenStartsAt: null });
}

async function termsOf({ organisationId }: Stage, dealId: string, { who, amount, bookingIds }: { who: number; amount: number; bookingIds: string[] }): Promise<OfferTerms> {
  const deal = await findDeal(house.db, organisationId, dealId);
  if (deal === undefined) throw new Error(`deal ${dealId} is not there`);
  const now = house.clock.now();
  const { customerOwesCents } = await standingOf(house.db, deal, now);
  const paidCents = cents(deal.paid_cents);
  const day = now.add({ hours: 24 * 8 }).toZonedDateTimeISO("Europe/Amsterdam").toPlainDate();
  switch (who % 4) {
    case 0: {
      const sessions = await house.db.selectFrom("sessions").select(["id", "starts_at", "ends_at"]).orderBy("starts_at").execute();
      const other = sessions[amount % sessions.length];
      return { kind: "move", sessionId: other?.id ?? "", bookings: bookingIds, startsAt: other?.starts_at ?? now, endsAt: other?.ends_at ?? now };
    }
    case 1:
      return { kind: "credit", cents: cents(amount * 10_000), validUntil: now.add({ hours: 24 * 30 * amount }), condition: amount === 1 ? "deal-paid" : "none", transferable: amount === 3 };
    case 2:
      return { kind: "settlement", cents: cents(Math.ceil(customerOwesCents / amount)), payUntil: now.add({ hours: 24 * 20 }), paidCents };
    default: {
      const first = Math.floor(customerOwesCents / 2);
      return { kind: "payment-plan", parts: [{ cents: cents(first), dueOn: day }, { cents: cents(customerOwesCents - first), dueOn: day.add({ days: 20 }) }], paidCents };
    }
  }
}
