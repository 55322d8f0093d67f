import { localDateOf } from "../../domain/calendar/local-day.ts";
import { isUnderWay } from "../../domain/online-payment/attempt-state.ts";
import { decideFetched } from "../../domain/online-payment/decide-fetched.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import type { ProviderPayment } from "../../platform/payment-provider/port.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { holdDeal } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { takePayment } from "../payments/actions.ts";
import { applyReversals } from "./apply-reversals.ts";
import { findAttempt, lockAttempt } from "./store.ts";
import type { AttemptKey, OnlinePayment } from "./store.ts";

type Ended = "failed" | "canceled" | "expired" | "refused" | "unknown";

/**
 * Writes what a payment that was fetched means, in one transaction: sessions and deal are held first, then the attempt. What is paid is
 * booked once for each payment of the provider, whoever says so and however often; what is about another attempt or another
 * organisation changes nothing.
 * @returns whether it was about this attempt
 */
export async function applyFetched(house: House, which: AttemptKey, fetched: ProviderPayment): Promise<boolean> {
  const { organisationId, attemptId } = which;
  if (fetched.about?.organisation !== organisationId || fetched.about.attempt !== attemptId) {
    house.log.warn({ attempt: attemptId, payment: fetched.id }, "a payment of the provider is about something else; nothing was changed");
    return false;
  }
  return house.db.transaction().execute(async (trx) => {
    const dealId = (await findAttempt(trx, which))?.deal_id;
    const held = dealId === undefined ? undefined : await holdDeal(trx, organisationId, dealId);
    const attempt = await lockAttempt(trx, which);
    if (held === undefined || attempt === undefined) return false;
    const now = house.clock.now();
    const row = await rowFor(trx, attempt, fetched, now);
    if (row === null) return true;
    await settle(trx, house, { deal: held.deal, row, fetched, now });
    return true;
  });
}

/** An attempt that the provider did not take, or does not know any more. */
export async function endAttempt(house: House, which: AttemptKey, how: "refused" | "unknown"): Promise<void> {
  await house.db.transaction().execute(async (trx) => {
    const attempt = await lockAttempt(trx, which);
    if (attempt === undefined || !isUnderWay(attempt.state)) return;
    await move(trx, attempt, how, house.clock.now());
  });
}

/**
 * The row of a payment of the provider: the attempt, which it is bound to by the first answer. A call that was repeated long after can
 * have made a second one; should anybody pay that, it has a row of its own, so that no money is lost.
 */
async function rowFor(trx: Trx, attempt: OnlinePayment, fetched: ProviderPayment, now: Temporal.Instant): Promise<OnlinePayment | null> {
  const { organisation_id: organisationId } = attempt;
  if (attempt.provider_id === fetched.id) return attempt;
  if (attempt.provider_id === null) {
    const row = { ...attempt, provider_id: fetched.id };
    await trx.updateTable("online_payments").set({ provider_id: row.provider_id }).where("organisation_id", "=", organisationId).where("id", "=", attempt.id).execute();
    return row;
  }
  const known = await trx.selectFrom("online_payments").selectAll().where("organisation_id", "=", organisationId).where("provider_id", "=", fetched.id).forUpdate().executeTakeFirst();
  if (known !== undefined) return known;
  if (fetched.state !== "paid") return null;
  return trx
    .insertInto("online_payments")
    .values({ organisation_id: organisationId, id: uuidv7(now), deal_id: attempt.deal_id, token: `again:${fetched.id}`, cents: attempt.cents, state: "expired", provider_id: fetched.id, asked_at: now.toString(), changed_at: now.toString() })
    .returningAll()
    .executeTakeFirstOrThrow();
}

type Settling = { deal: Deal; row: OnlinePayment; fetched: ProviderPayment; now: Temporal.Instant };

async function settle(trx: Trx, house: House, { deal, row, fetched, now }: Settling): Promise<void> {
  const { organisation_id: organisationId, id } = row;
  const decision = decideFetched(row, fetched);
  if (fetched.checkoutUrl !== row.checkout_url) await trx.updateTable("online_payments").set({ checkout_url: fetched.checkoutUrl }).where("organisation_id", "=", organisationId).where("id", "=", id).execute();
  switch (decision.kind) {
    case "book": {
      const paymentId = await book(trx, house, { deal, row, fetched, now });
      await trx.updateTable("online_payments").set({ state: "paid", payment_id: paymentId, changed_at: now.toString() }).where("organisation_id", "=", organisationId).where("id", "=", id).execute();
      await closeDeadlines(trx, organisationId, now, { subjectIds: [id], what: "online-payment", outcome: "paid" });
      await applyReversals(trx, { deal, attempt: { ...row, state: "paid", payment_id: paymentId }, fetched, now });
      return;
    }
    case "park":
      await trx.updateTable("online_payments").set({ state: "parked", found_cents: fetched.cents, found_currency: fetched.currency, changed_at: now.toString() }).where("organisation_id", "=", organisationId).where("id", "=", id).execute();
      await writeRecords(trx, organisationId, [{ subjectId: deal.id, type: "online-payment.parked", at: now, actor: "system", details: { attempt: id, askedCents: row.cents, foundCents: fetched.cents, currency: fetched.currency } }]);
      await closeDeadlines(trx, organisationId, now, { subjectIds: [id], what: "online-payment", outcome: "parked" });
      return;
    case "move":
      return move(trx, row, decision.to, now);
    case "nothing":
      if (row.state === "paid") await applyReversals(trx, { deal, attempt: row, fetched, now });
      return;
    default:
      return decision satisfies never;
  }
}

/** The provider's name of the payment is the token: whatever else happens, it is booked once. */
async function book(trx: Trx, house: House, { deal, row, fetched, now }: Settling): Promise<string> {
  const { zone } = deal.frozen.organisation;
  const today = localDateOf(now, zone);
  const said = fetched.paidAt === null ? today : localDateOf(fetched.paidAt, zone);
  const outcome = await takePayment(trx, house, {
    organisationId: row.organisation_id,
    dealId: row.deal_id,
    token: `online:${fetched.id}`,
    amountCents: row.cents,
    receivedOn: Temporal.PlainDate.compare(said, today) > 0 ? today : said,
    method: "online",
    note: fetched.id,
    by: "online",
  }, "system");
  if (!outcome.ok) throw new Error(`attempt ${row.id}: expected its payment to be taken, it was refused as ${outcome.refusal.kind}`);
  return outcome.paymentId;
}

async function move(trx: Trx, row: OnlinePayment, to: Ended | "open" | "pending", now: Temporal.Instant): Promise<void> {
  await trx.updateTable("online_payments").set({ state: to, changed_at: now.toString() }).where("organisation_id", "=", row.organisation_id).where("id", "=", row.id).execute();
  if (isUnderWay(to)) return;
  await closeDeadlines(trx, row.organisation_id, now, { subjectIds: [row.id], what: "online-payment", outcome: to });
  await writeRecords(trx, row.organisation_id, [{ subjectId: row.deal_id, type: "online-payment.ended", at: now, actor: "system", details: { attempt: row.id, how: to, cents: row.cents } }]);
}
