import { sql } from "kysely";
import { unaskedCents } from "../../domain/late-money/late-amounts.ts";
import type { Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { findDeal, messageAbout } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import type { MessageFacts } from "../messages/kinds.ts";
import { paidTooLate } from "../waiting-list/store.ts";
import { asLateMoney, dealLatePayments } from "./store.ts";

/**
 * Puts the money of a released deal before its customer. There is one open question at a time: money that comes while
 * one is open is added to it.
 * @param paid.paymentId the payment that raises the question
 * @param paid.paidCents all that came in and did not go back
 * @returns the facts of the message that asks; null when more went back than came, so that there is nothing to ask about
 */
export async function askWhatToDo(
  trx: Trx,
  deal: Pick<Deal, "organisation_id" | "id">,
  paid: { paymentId: string; paidCents: number; now: Temporal.Instant },
): Promise<MessageFacts | null> {
  const late = await dealLatePayments(trx, deal.organisation_id, deal.id);
  const more = unaskedCents(paid.paidCents, late.map(asLateMoney));
  const open = late.find((one) => one.choice === null);
  const id = open?.id ?? uuidv7(paid.now);
  const cents = (open?.cents ?? 0) + more;
  if (cents <= 0) return null;
  if (open === undefined) {
    await trx
      .insertInto("late_payments")
      .values({ organisation_id: deal.organisation_id, id, deal_id: deal.id, payment_id: paid.paymentId, cents, asked_at: paid.now.toString() })
      .execute();
  } else {
    await trx
      .updateTable("late_payments")
      .set({ cents, asked_at: paid.now.toString() })
      .where("organisation_id", "=", deal.organisation_id)
      .where("id", "=", id)
      .execute();
  }
  return { kind: "late-money-asked", dealId: deal.id, latePaymentId: id, cents };
}

/** The place came back with the money: whatever was still asked or promised about it is answered by that. */
export async function answerByReinstating(trx: Trx, deal: Pick<Deal, "organisation_id" | "id">, now: Temporal.Instant): Promise<void> {
  const done = now.toString();
  await trx
    .updateTable("late_payments")
    .set({ choice: "front-of-line", chosen_at: sql<string>`coalesce(chosen_at, ${done}::timestamptz)`, settled_at: done })
    .where("organisation_id", "=", deal.organisation_id)
    .where("deal_id", "=", deal.id)
    .where("settled_at", "is", null)
    .where((eb) => eb.or([eb("choice", "is", null), eb("choice", "=", "front-of-line")]))
    .execute();
}

/**
 * A session is over and some who chose the front of its line never got a seat: they are asked again what becomes of
 * their money. The session is held.
 */
export async function askAgainAfterSession(trx: Trx, organisationId: string, sessionId: string, now: Temporal.Instant): Promise<void> {
  const unlucky = (await paidTooLate(trx, organisationId, [sessionId])).get(sessionId) ?? [];
  for (const { dealId } of unlucky) {
    const deal = await findDeal(trx, organisationId, dealId);
    if (deal === undefined) throw new Error(`deal ${dealId}: chose the front of the line and is not there`);
    const reopened = await trx
      .updateTable("late_payments")
      .set({ choice: null, chosen_at: null, asked_at: now.toString() })
      .where("organisation_id", "=", organisationId)
      .where("deal_id", "=", dealId)
      .where("choice", "=", "front-of-line")
      .where("settled_at", "is", null)
      .returning(["id", "cents"])
      .execute();
    await writeRecords(trx, organisationId, reopened.map(({ id, cents }) => ({
      subjectId: dealId,
      type: "late-money.asked-again",
      at: now,
      actor: "system" as const,
      details: { latePayment: id, cents },
    })));
    await queueMessages(trx, organisationId, now, reopened.map(({ id, cents }) =>
      messageAbout(deal, `late-money-asked:${id}:again`, { kind: "late-money-asked", dealId, latePaymentId: id, cents }),
    ));
  }
}
