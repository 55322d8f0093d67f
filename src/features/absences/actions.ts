import { absencesOf, takenOff } from "../../domain/absence/absences.ts";
import type { AbsenceOutcome } from "../../domain/absence/absences.ts";
import type { WantedDealOffer } from "../offers/actions.ts";
import type { House, Trx } from "../../platform/house.ts";
import { writeRecords } from "../evidence/store.ts";
import type { NewRecord } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { offeredFacts, openOffer, targetOf } from "../offers/actions.ts";
import type { MakeOfferRefusal } from "../offers/actions.ts";
import { holdDeal, messageAbout } from "../deal/store.ts";
import type { WholeDeal } from "../deal/store.ts";
import { rootsOf, settleFromStanding, storyOf } from "../standing/store.ts";
import type { OpenAbsence } from "./read-absences.ts";
import { findSettledAbsence } from "./store.ts";

export { readAbsences } from "./read-absences.ts";
export type { OpenAbsence } from "./read-absences.ts";
export { undecidedSessions } from "./undecided.ts";
export type { UndecidedSession } from "./undecided.ts";

export type AbsenceRefusal =
  | { kind: "no-absence" }
  /** Something else was chosen before. */
  | { kind: "already-settled"; outcome: AbsenceOutcome }
  /** What it costs is no longer what was seen. */
  | { kind: "fee-changed" }
  | { kind: "offer-refused"; why: MakeOfferRefusal };

export type AbsenceChoice = {
  organisationId: string;
  dealId: string;
  bookingId: string;
  /** What is offered, for another date and for a credit. */
  chosen: { outcome: "charge" | "half" | "let-go" } | { outcome: "other-date" | "credit"; offer: WantedDealOffer };
  /** The fee that stood on the button. */
  seenCents: number;
  /** As the trainer wrote or left it; kept with the mail, never in a record. */
  letter: { subject: string; text: string };
  by: string;
};

/**
 * The trainer says how an absence ends, with a letter to whoever ordered: as agreed, half, another date or a credit that is
 * offered, or nothing. Nothing of this happens by itself. Choosing the same again changes nothing and sends nothing.
 * @returns refusals `no-absence`, `already-settled`, `fee-changed`, `offer-refused`
 */
export async function settleAbsence(house: House, choice: AbsenceChoice): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: AbsenceRefusal }> {
  const { organisationId, dealId, bookingId, chosen, letter } = choice;
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId, "offer" in chosen ? (targetOf(chosen.offer.terms) ?? undefined) : undefined);
    const now = house.clock.now();
    if (held === undefined) return refuse({ kind: "no-absence" });
    const earlier = await findSettledAbsence(trx, organisationId, bookingId);
    if (earlier !== undefined) return earlier.outcome === chosen.outcome ? { ok: true, repeated: true } : refuse({ kind: "already-settled", outcome: earlier.outcome });
    const absence = await absenceIn(trx, held, bookingId, now);
    if (absence === null) return refuse({ kind: "no-absence" });
    if (absence.feeCents !== choice.seenCents) return refuse({ kind: "fee-changed" });

    const made = "offer" in chosen ? await openOffer(trx, held, chosen.offer, now) : null;
    if (made !== null && !made.ok) return refuse({ kind: "offer-refused", why: made.refusal });
    const offer = made === null ? null : made.offer;
    const given = takenOff(chosen.outcome, absence.feeCents);
    await trx
      .insertInto("absences")
      .values({
        organisation_id: organisationId,
        booking_id: bookingId,
        deal_id: dealId,
        session_id: absence.current.session_id,
        why: absence.why,
        outcome: chosen.outcome,
        fee_cents: absence.feeCents,
        given_cents: given,
        offer_id: offer?.id ?? null,
        settled_at: now.toString(),
        settled_by: choice.by,
      })
      .execute();
    const reason = chosen.outcome === "half" ? "absence-half" : "absence-let-go";
    const letGo: NewRecord[] = given === 0 ? [] : [{ subjectId: dealId, type: "goodwill.granted", at: now, actor: "trainer", details: { cents: given, reason, booking: bookingId } }];
    await writeRecords(trx, organisationId, [
      { subjectId: dealId, type: "absence.settled", at: now, actor: "trainer", details: { booking: bookingId, why: absence.why, outcome: chosen.outcome, feeCents: absence.feeCents, givenCents: given, offerId: offer?.id ?? null } },
      ...letGo,
    ]);
    const after = await settleFromStanding(trx, organisationId, dealId, now);
    await queueMessages(trx, organisationId, now, [messageAbout(held.deal, `absence-settled:${bookingId}`, {
      kind: "absence-settled",
      dealId,
      outcome: chosen.outcome,
      subject: letter.subject,
      text: letter.text,
      owesCents: after.customerOwesCents,
      offer: offer === null ? null : { offerId: offer.id, endsAt: offer.endsAt.toString(), offered: offeredFacts(offer.terms) },
    })]);
    return { ok: true, repeated: false };
  });
}

async function absenceIn(trx: Trx, { deal, bookings }: WholeDeal, bookingId: string, now: Temporal.Instant): Promise<OpenAbsence | null> {
  const story = await storyOf(trx, deal);
  const root = rootsOf(bookings)(bookingId);
  const absence = absencesOf(story.deal, story.facts, now).find((one) => one.booking === root);
  const current = bookings.find(({ id }) => id === bookingId);
  return absence === undefined || current === undefined ? null : { ...absence, deal, current };
}

function refuse(refusal: AbsenceRefusal): { ok: false; refusal: AbsenceRefusal } {
  return { ok: false, refusal };
}
