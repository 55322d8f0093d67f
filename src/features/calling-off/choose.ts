import { zeroCents } from "../../domain/money.ts";
import { whyNotThere } from "../../domain/offers/target-date.ts";
import type { House } from "../../platform/house.ts";
import { spansOf } from "../catalogue/store.ts";
import { keepAsCredit, payAgainWithCredit } from "../credits/actions.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { movePlaces } from "../deal/actions.ts";
import { holdDeal, targetDateOf } from "../deal/store.ts";
import { planPaymentReminders } from "../payments/actions.ts";
import { settleFromStanding } from "../standing/store.ts";
import { backBecauseCalledOff } from "./back-because-called-off.ts";
import { answerCalledOff, calledOffPlaces, findCalledOff } from "./store.ts";

export type CalledOffRefusal =
  | { kind: "not-called-off" }
  | { kind: "answered"; answer: "other-date" | "refund" | "credit" | "silence" }
  | { kind: "nothing-to-credit" }
  | { kind: "date-unknown" | "date-over" | "date-full" };

type Choice = { organisationId: string; dealId: string; /** The session that was called off, where it was shown which. */ about?: string } & ({ answer: "refund" | "credit" } | { answer: "other-date"; otherSessionId: string });

/**
 * What a customer wants after a session was called off: another date of the same course at the same price, the money back, or a
 * credit of what goes back because of that. Choosing the same again is fine. Of several callings off the oldest that is open is meant, unless
 * the choice says which.
 * @returns refusals `not-called-off`, `answered`, `nothing-to-credit` (nothing would go back), `date-unknown`, `date-over`, `date-full`
 */
export async function chooseAfterCallingOff(house: House, choice: Choice): Promise<{ ok: true } | { ok: false; refusal: CalledOffRefusal }> {
  const { organisationId, dealId, answer } = choice;
  const otherSessionId = choice.answer === "other-date" ? choice.otherSessionId : undefined;
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId, otherSessionId);
    const now = house.clock.now();
    const row = held === undefined ? undefined : await findCalledOff(trx, organisationId, dealId, choice.about);
    if (held === undefined || row === undefined) return { ok: false, refusal: { kind: "not-called-off" } };
    if (row.answer !== null) return row.answer === answer ? { ok: true } : { ok: false, refusal: { kind: "answered", answer: row.answer } };
    const { deal, sessions } = held;
    const coming = calledOffPlaces(held, row.session_id);
    if (otherSessionId !== undefined) {
      const other = sessions.get(otherSessionId);
      const why = whyNotThere(targetDateOf(other), { courseId: sessions.get(row.session_id)?.course_id ?? "", from: [row.session_id], places: coming.length, now });
      if (why !== null || other === undefined || other.starts_at === null || other.ends_at === null) return { ok: false, refusal: { kind: why ?? "date-unknown" } };
      const places = await movePlaces(trx, deal, coming, other, now);
      await writeRecords(trx, organisationId, [{
        subjectId: dealId,
        type: "offer.accepted",
        at: now,
        actor: "customer",
        details: { offer: "move", bookings: coming.map(({ id }) => id), to: { startsAt: other.starts_at.toString(), endsAt: other.ends_at.toString(), meetings: await spansOf(trx, other) }, session: other.id, places },
      }]);
    }
    const creditCents = answer === "credit" ? await backBecauseCalledOff(trx, deal, row.session_id, now) : zeroCents;
    if (answer === "credit" && creditCents === 0) return { ok: false, refusal: { kind: "nothing-to-credit" } };
    const validUntil = creditCents > 0 ? await keepAsCredit(trx, deal, creditCents, now) : null;
    await answerCalledOff(trx, row, { answer, actor: "customer", now });
    if (answer === "other-date") await payAgainWithCredit(trx, held, { since: row.called_off_at, now });
    const after = await settleFromStanding(trx, organisationId, dealId, now);
    if (answer === "other-date") await planPaymentReminders(trx, deal, { standing: after, now, outcome: "moved" });
    const { orderedBy } = deal.customer;
    await queueMessages(trx, organisationId, now, [{
      subjectKind: "deal",
      subjectId: dealId,
      dedupeKey: `called-off-answered:${dealId}:${row.session_id}`,
      to: { address: orderedBy.email, name: orderedBy.name },
      locale: deal.locale,
      facts: { kind: "called-off-answered", dealId, answer, sessionId: otherSessionId ?? row.session_id, refundCents: after.organiserOwesCents, credit: validUntil === null ? null : { cents: creditCents, validUntil: validUntil.toString() } },
    }]);
    return { ok: true };
  });
}
