import type { SessionMoveAnswer } from "../../domain/session-move/answers.ts";
import type { House } from "../../platform/house.ts";
import { holdDeal, messageAbout } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { settleFromStanding } from "../standing/store.ts";
import { advanceLines } from "../waiting-list/actions.ts";
import { dateFor, goElsewhere, leave, stay } from "./do-choice.ts";
import type { Asked } from "./do-choice.ts";
import { followDays } from "./follow-days.ts";
import { leavingCents } from "./leaving.ts";
import { movedPlaces } from "./moved-places.ts";
import { answerMove, askedMove, closeAnswerDeadlines, movesOfDeal } from "./store.ts";
import { tell } from "./tell-deals.ts";

export type AfterMoveRefusal =
  | { kind: "not-asked" | "begun" | "nothing-to-credit" }
  | { kind: "answered"; answer: SessionMoveAnswer }
  | { kind: "date-unknown" | "date-over" | "date-full" };

type Choice = { organisationId: string; dealId: string; /** The move, where it was shown which. */ about?: string } & ({ answer: "stays" | "refund" | "credit" } | { answer: "other-date"; otherSessionId: string });

/**
 * What a customer wants after the organiser moved the session: to come on the new date (and to leave as agreed from then on), another
 * date of the same course at the same price, the money back, or a credit of the same amount. Choosing the same again is fine.
 * Of several moves the oldest that is open is meant, unless the choice says which.
 * @returns refusals `not-asked`, `begun`, `answered`, `nothing-to-credit` (nothing would go back), `date-unknown`, `date-over`, `date-full`
 * @see docs/rules/session-moves.md
 */
export async function chooseAfterSessionMove(house: House, choice: Choice): Promise<{ ok: true } | { ok: false; refusal: AfterMoveRefusal }> {
  const { organisationId, dealId, answer } = choice;
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId, choice.answer === "other-date" ? choice.otherSessionId : undefined);
    const now = house.clock.now();
    const move = held === undefined ? undefined : askedMove(await movesOfDeal(trx, organisationId, dealId), choice.about);
    if (held === undefined || move === undefined) return refuse({ kind: "not-asked" });
    if (move.answer !== null) return move.answer === answer ? { ok: true } : refuse({ kind: "answered", answer: move.answer });
    const [places, session] = [await movedPlaces(trx, held, move, now), held.sessions.get(move.session_id)];
    if (places.length === 0 || session === undefined || session.starts_at === null || session.ends_at === null) return refuse({ kind: "not-asked" });
    if (Temporal.Instant.compare(now, session.starts_at) >= 0) return refuse({ kind: "begun" });
    const asked: Asked = { held, places, session: { ...session, starts_at: session.starts_at, ends_at: session.ends_at }, now };
    const backCents = await leavingCents(trx, held, places, now);
    if (answer === "credit" && backCents === 0) return refuse({ kind: "nothing-to-credit" });
    const other = choice.answer === "other-date" ? dateFor(asked, choice.otherSessionId) : null;
    if (other !== null && !other.ok) return refuse({ kind: other.why });

    if (move.told_at === null) await tell(trx, held, move, now);
    if (answer === "stays") await stay(trx, asked);
    if (other !== null) await goElsewhere(trx, asked, other.session);
    const validUntil = answer === "refund" || answer === "credit" ? await leave(trx, asked, { asCredit: answer === "credit", backCents }) : null;
    await answerMove(trx, move, answer, now);
    await closeAnswerDeadlines(trx, organisationId, [dealId], { outcome: answer, now });
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "session-move.answered", at: now, actor: "customer", details: { answer } }]);
    const after = await settleFromStanding(trx, organisationId, dealId, now);
    if (other !== null) await followDays(trx, held, after, now);
    await queueMessages(trx, organisationId, now, [messageAbout(held.deal, `session-move-answered:${move.id}:${dealId}`, {
      kind: "session-move-answered",
      dealId,
      answer,
      sessionId: other?.session.id ?? session.id,
      refundCents: after.organiserOwesCents,
      credit: validUntil === null ? null : { cents: backCents, validUntil: validUntil.toString() },
    })]);
    if (answer !== "stays") await advanceLines(trx, house, { organisationId, sessionIds: [session.id] });
    return { ok: true };
  });
}

function refuse(refusal: AfterMoveRefusal): { ok: false; refusal: AfterMoveRefusal } {
  return { ok: false, refusal };
}
