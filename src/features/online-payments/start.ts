import { isUnderWay } from "../../domain/online-payment/attempt-state.ts";
import { payableAmounts } from "../../domain/online-payment/payable.ts";
import type { House } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { providerOf } from "../../platform/payment-provider/provider.ts";
import { lookAgainAt } from "../../domain/online-payment/look-again.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { dealBookings, holdDealAlone } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { amountsOf } from "../payments/store.ts";
import { applyFetched } from "./apply.ts";
import { keepUp } from "./keep-up.ts";
import { attemptsOfDeal, findAttempt } from "./store.ts";
import type { OnlinePayment } from "./store.ts";

type StartRefusal =
  | { kind: "not-offered" }
  | { kind: "deal-unknown" }
  | { kind: "nothing-owed" }
  /** What is owed changed since the page was made. */
  | { kind: "amount-changed" }
  /** Another amount is being paid, and that cannot be stopped any more. */
  | { kind: "under-way"; attemptId: string; cents: number }
  | { kind: "provider-silent" }
  | { kind: "provider-refused" };

type StartOutcome = { ok: true; attempt: OnlinePayment } | { ok: false; refusal: StartRefusal };

type Wanted = { organisationId: string; dealId: string; /** Names the form: sent twice it is one attempt. */ token: string; cents: number };

/**
 * Lets a customer pay what is due next, or all that is open, at the payment provider. First the attempt is written with the key of the
 * call, then the provider is called with that key outside of any transaction, then its answer is kept: whatever breaks in between, the
 * next click or the sweeper asks again with the same key, and there is one payment. A deal has one attempt under way at most: another
 * click goes on with it, another amount first takes it back at the provider.
 * @returns the attempt: under way with the address where to pay, or ended when a form was sent again after that
 */
export async function startOnlinePayment(house: House, wanted: Wanted): Promise<StartOutcome> {
  if (providerOf(house.config) === null) return refuse({ kind: "not-offered" });
  for (let tries = 0; tries < 3; tries += 1) {
    const opened = await openAttempt(house, wanted);
    if (!opened.ok) return opened;
    const { organisation_id: organisationId, id: attemptId } = opened.attempt;
    const kept = await keepUp(house, { organisationId, attemptId });
    if (!kept.ok) return refuse({ kind: "provider-silent" });
    const { attempt } = kept;
    if (attempt.state === "refused") return refuse({ kind: "provider-refused" });
    const own = attempt.token === wanted.token;
    if (isUnderWay(attempt.state) ? own || attempt.cents === wanted.cents : own) return { ok: true, attempt };
    if (isUnderWay(attempt.state) && !(await takeBack(house, attempt))) return refuse({ kind: "under-way", attemptId, cents: attempt.cents });
  }
  return refuse({ kind: "provider-silent" });
}

/**
 * Writes the attempt, or finds the one that is there: of the same form, or under way for the same deal.
 * @returns refusals `deal-unknown`, `nothing-owed`, `amount-changed`
 */
export async function openAttempt(house: House, { organisationId, dealId, token, cents }: Wanted): Promise<StartOutcome> {
  return house.db.transaction().execute(async (trx): Promise<StartOutcome> => {
    const deal = await holdDealAlone(trx, organisationId, dealId);
    if (deal === undefined) return refuse({ kind: "deal-unknown" });
    const attempts = await attemptsOfDeal(trx, organisationId, dealId);
    const there = attempts.find((one) => one.token === token) ?? attempts.find(({ state }) => isUnderWay(state));
    if (there !== undefined) return { ok: true, attempt: there };
    const now = house.clock.now();
    const amounts = await payableOf(trx, deal, now);
    if (amounts.length === 0) return refuse({ kind: "nothing-owed" });
    if (!amounts.includes(cents)) return refuse({ kind: "amount-changed" });
    const attemptId = uuidv7(now);
    const attempt = await trx
      .insertInto("online_payments")
      .values({ organisation_id: organisationId, id: attemptId, deal_id: dealId, token, cents, state: "new", asked_at: now.toString(), changed_at: now.toString() })
      .returningAll()
      .executeTakeFirstOrThrow();
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "online-payment.started", at: now, actor: "customer", details: { attempt: attemptId, cents } }]);
    await scheduleDeadlines(trx, organisationId, now, [{ what: "online-payment", subjectId: attemptId, dueAt: lookAgainAt(now, now) }]);
    return { ok: true, attempt };
  });
}

/** What can be paid online for a deal now, ascending; nothing for a place that was passed on. */
async function payableOf(db: House["db"], deal: Parameters<typeof amountsOf>[0] & Parameters<typeof payableAmounts>[0]["deal"] & { organisation_id: string }, now: Temporal.Instant): Promise<number[]> {
  const all = await dealBookings(db, deal.organisation_id, deal.id);
  const bookings = all.filter((booking) => booking.moved_to === null);
  return payableAmounts({ deal, bookings, money: amountsOf(deal, bookings), now });
}

/** Takes an attempt back at the provider, where that is still possible. What was paid meanwhile is booked by that. */
async function takeBack(house: House, attempt: OnlinePayment): Promise<boolean> {
  const which = { organisationId: attempt.organisation_id, attemptId: attempt.id };
  const provider = providerOf(house.config);
  if (provider === null || attempt.provider_id === null) return false;
  const fetched = await provider.fetch(attempt.provider_id);
  if (!fetched.ok || !fetched.value.cancelable) return false;
  const cancelled = await provider.cancel(attempt.provider_id, `cancel:${attempt.id}`);
  if (cancelled.ok) await applyFetched(house, which, cancelled.value);
  const now = await findAttempt(house.db, which);
  return now !== undefined && !isUnderWay(now.state);
}

function refuse(refusal: StartRefusal): { ok: false; refusal: StartRefusal } {
  return { ok: false, refusal };
}
