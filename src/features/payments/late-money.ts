import { endOfLocalDay, localDateOf } from "../../domain/calendar/local-day.ts";
import { latePaymentChoices } from "../../domain/late-money/decide-late-payment.ts";
import type { LatePaymentChoice } from "../../domain/late-money/decide-late-payment.ts";
import { cents } from "../../domain/money.ts";
import { spendableCents } from "../../domain/late-money/late-amounts.ts";
import type { House, Trx } from "../../platform/house.ts";
import { spansOf } from "../catalogue/store.ts";
import { grantCredit } from "../credits/store.ts";
import { bookReleasedElsewhere } from "../deal/actions.ts";
import { holdDeal, messageAbout } from "../deal/store.ts";
import type { Deal, LockedSession, WholeDeal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { settleFromStanding } from "../standing/store.ts";
import { advanceLines } from "../waiting-list/actions.ts";
import { isReleased } from "./move-all.ts";
import { planPaymentReminders } from "./plan-reminders.ts";
import { neededFor } from "./record-payment.ts";
import { asLateMoney, dealLatePayments } from "./store.ts";
import type { LatePayment } from "./store.ts";

export type LateMoneyRefusal =
  | { kind: "late-money-unknown" }
  | { kind: "already-chosen"; choice: LatePaymentChoice }
  | { kind: "choice-not-possible" }
  | { kind: "session-full" };

type ChoiceInput = { organisationId: string; dealId: string; latePaymentId: string; choice: LatePaymentChoice; otherSessionId?: string };

/**
 * Carries out what the customer wants with money that came too late. Choosing the same again is fine.
 * @returns refusals `late-money-unknown`, `already-chosen`, `choice-not-possible`, `session-full` (for another date)
 */
export async function chooseForLateMoney(house: House, input: ChoiceInput): Promise<{ ok: true } | { ok: false; refusal: LateMoneyRefusal }> {
  const { organisationId, dealId, choice } = input;
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId, input.otherSessionId);
    const late = held && (await lockLatePayment(trx, input));
    const now = house.clock.now();
    if (held === undefined || late === undefined) return refuse({ kind: "late-money-unknown" });
    if (late.choice !== null) return late.choice === choice ? { ok: true } : refuse({ kind: "already-chosen", choice: late.choice });
    const refusal = whyNotChoose(held, input, { now, enough: await paysForPlaces(trx, held) });
    if (refusal !== null) return refuse(refusal);

    await trx
      .updateTable("late_payments")
      .set({ choice, chosen_at: now.toString(), settled_at: settlesAtOnce(choice) ? now.toString() : null })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", late.id)
      .execute();
    const other = input.otherSessionId === undefined ? undefined : held.sessions.get(input.otherSessionId);
    const places = choice === "other-date" && other !== undefined ? await bookReleasedElsewhere(trx, held.deal, held.bookings.filter(isReleased), other, now) : [];
    const validUntil = choice === "credit" ? creditEnd(held.deal, now) : null;
    await writeRecords(trx, organisationId, [{
      subjectId: dealId,
      type: "late-money.chosen",
      at: now,
      actor: "customer",
      details: { latePayment: late.id, choice, cents: late.cents, places, to: places.length > 0 && other !== undefined ? await datesOf(trx, other) : null, validUntil: validUntil?.toString() ?? null },
    }]);
    const facts = { kind: "late-money-chosen" as const, dealId, latePaymentId: late.id, cents: late.cents, choice, ...(validUntil === null ? {} : { validUntil: validUntil.toString() }) };
    await queueMessages(trx, organisationId, now, [messageAbout(held.deal, `late-money-chosen:${late.id}:${now.toString()}`, facts)]);
    if (choice === "front-of-line") await advanceLines(trx, house, { organisationId, sessionIds: [...new Set(held.bookings.filter(isReleased).map((booking) => booking.session_id))] });
    if (validUntil !== null) await grantCredit(trx, { organisationId, dealId, source: "late-money", cents: cents(late.cents), condition: "none", transferable: false, validUntil, actor: "customer" }, now);
    const standing = await settleFromStanding(trx, organisationId, dealId, now);
    if (choice === "other-date") await planPaymentReminders(trx, held.deal, { standing, now, outcome: "moved" });
    return { ok: true };
  });
}

/** The money is the customer's: a year is the least in which to use it. */
function creditEnd({ frozen }: Deal, now: Temporal.Instant): Temporal.Instant {
  const { zone } = frozen.organisation;
  return endOfLocalDay(localDateOf(now, zone).add({ months: 12 }), zone);
}

async function datesOf(trx: Trx, session: LockedSession) {
  const { starts_at: startsAt, ends_at: endsAt } = session;
  return startsAt === null || endsAt === null ? null : { startsAt: startsAt.toString(), endsAt: endsAt.toString(), meetings: await spansOf(trx, session) };
}

/** Credit and another date are done when they are chosen; a refund when the money went out, the front of the line when a seat came. */
function settlesAtOnce(choice: LatePaymentChoice): boolean {
  return choice === "credit" || choice === "other-date";
}

/** Whether the money covers the places that were released; only then can it bring a place. */
async function paysForPlaces(trx: Trx, { deal, bookings }: WholeDeal): Promise<boolean> {
  const late = await dealLatePayments(trx, deal.organisation_id, deal.id);
  return spendableCents(deal.paid_cents, late.map(asLateMoney)) >= neededFor(deal, bookings.filter(isReleased).length);
}

function whyNotChoose(held: WholeDeal, input: ChoiceInput, { now, enough }: { now: Temporal.Instant; enough: boolean }): LateMoneyRefusal | null {
  if (!latePaymentChoices.includes(input.choice)) return { kind: "choice-not-possible" };
  const released = held.bookings.filter(isReleased);
  const dates = [...new Set(released.map((booking) => booking.session_id))];
  const wantsPlace = input.choice === "front-of-line" || input.choice === "other-date";
  if (wantsPlace && (released.length === 0 || !enough)) return { kind: "choice-not-possible" };
  if (input.choice === "front-of-line") return dates.length === 1 && dates.every((id) => isAhead(held.sessions.get(id), now)) ? null : { kind: "choice-not-possible" };
  if (input.choice === "other-date") {
    const other = input.otherSessionId === undefined ? undefined : held.sessions.get(input.otherSessionId);
    if (other === undefined || dates.includes(other.id) || other.course_id !== held.sessions.get(held.deal.session_id)?.course_id) return { kind: "choice-not-possible" };
    if (!isAhead(other, now)) return { kind: "choice-not-possible" };
    if (other.waiting > 0 || other.capacity - other.seats_taken < released.length) return { kind: "session-full" };
  }
  return null;
}

function isAhead(session: LockedSession | undefined, now: Temporal.Instant): boolean {
  return session?.status === "published" && session.starts_at !== null && Temporal.Instant.compare(now, session.starts_at) < 0;
}

async function lockLatePayment(
  trx: Trx,
  { organisationId, dealId, latePaymentId }: { organisationId: string; dealId: string; latePaymentId: string },
): Promise<LatePayment | undefined> {
  return trx
    .selectFrom("late_payments")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .where("id", "=", latePaymentId)
    .forUpdate()
    .executeTakeFirst();
}

function refuse(refusal: LateMoneyRefusal): { ok: false; refusal: LateMoneyRefusal } {
  return { ok: false, refusal };
}
