import { z } from "zod";
import type { House } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import type { NewMessage } from "../messages/store.ts";
import { holdDeal } from "../deal/store.ts";

export type Substitute = { firstName: string; lastName: string; email: string };

export type SubstituteProblem = { field: "first" | "last" | "email"; problem: "missing" | "too-long" | "email" };

export type SubstituteRefusal =
  | { kind: "booking-unknown" }
  | { kind: "not-agreed" }
  | { kind: "begun" }
  | { kind: "details-wrong"; problems: SubstituteProblem[] };

const names = z.string().trim().min(1).max(100);
const email = z.email().max(254);

/**
 * Somebody else comes on a place, until its session begins. The new participant gets the practical mail, whoever ordered a
 * confirmation. The same person again is fine and mails nothing.
 * @returns refusals `booking-unknown` (also for a place that ended), `not-agreed`, `begun`, `details-wrong`
 */
export async function replaceParticipant(
  house: House,
  { organisationId, dealId, bookingId, who, by }: { organisationId: string; dealId: string; bookingId: string; who: Substitute; by: "customer" | "trainer" },
): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: SubstituteRefusal }> {
  const problems = problemsOf(who);
  if (problems.length > 0) return { ok: false, refusal: { kind: "details-wrong", problems } };
  const [firstName, lastName, address] = [who.firstName.trim(), who.lastName.trim(), who.email.trim()];
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId);
    const now = house.clock.now();
    const booking = held?.bookings.find(({ id, place }) => id === bookingId && (place === "held" || place === "confirmed"));
    if (held === undefined || booking === undefined || (booking.place !== "held" && booking.place !== "confirmed")) return { ok: false, refusal: { kind: "booking-unknown" } };
    const { deal, sessions } = held;
    if (by === "customer" && !deal.frozen.conditions.substitute) return { ok: false, refusal: { kind: "not-agreed" } };
    const startsAt = sessions.get(booking.session_id)?.starts_at ?? null;
    if (startsAt === null || Temporal.Instant.compare(now, startsAt) >= 0) return { ok: false, refusal: { kind: "begun" } };
    if (booking.first_name === firstName && booking.last_name === lastName && booking.email === address) return { ok: true, repeated: true };
    await trx
      .updateTable("bookings")
      .set({ first_name: firstName, last_name: lastName, email: address, needs: "", attendance: "expected" })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", bookingId)
      .execute();
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "participant.replaced", at: now, actor: by, details: { bookings: [bookingId] } }]);
    const { orderedBy } = deal.customer;
    // Each replacement is a step of its own. Nobody's address is in the key: it outlives what is erased.
    const key = `${bookingId}:${uuidv7(now)}`;
    const base = { subjectKind: "deal" as const, subjectId: dealId, locale: deal.locale };
    const confirmation: NewMessage = { ...base, dedupeKey: `participant-replaced:${key}`, to: { address: orderedBy.email, name: orderedBy.name }, facts: { kind: "participant-replaced", dealId, bookingId } };
    const practical: NewMessage = { ...base, dedupeKey: `participant-confirmed:${key}`, to: { address, name: `${firstName} ${lastName}` }, facts: { kind: "participant-confirmed", dealId, bookingId, place: booking.place } };
    await queueMessages(trx, organisationId, now, address.toLowerCase() === orderedBy.email.toLowerCase() ? [confirmation] : [confirmation, practical]);
    return { ok: true, repeated: false };
  });
}

function problemsOf({ firstName, lastName, email: address }: Substitute): SubstituteProblem[] {
  const named = (field: "first" | "last", text: string): SubstituteProblem[] =>
    names.safeParse(text).success ? [] : [{ field, problem: text.trim() === "" ? "missing" : "too-long" }];
  const wrong: SubstituteProblem[] = address.trim() === "" ? [{ field: "email", problem: "missing" }] : email.safeParse(address.trim()).success ? [] : [{ field: "email", problem: "email" }];
  return [...named("first", firstName), ...named("last", lastName), ...wrong];
}
