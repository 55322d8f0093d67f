import { offerEndsAt } from "../../domain/conditions/offer-deadline.ts";
import { earliest } from "../../domain/calendar/local-day.ts";
import type { Trx } from "../../platform/house.ts";
import { closeDeadlines, scheduleDeadlines } from "../deadlines/store.ts";
import { lockSession, sessionBookings } from "../deal/store.ts";
import type { LockedSession, Offer } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { openOffersOf, signUpsById } from "./store.ts";

type MovedLine = { organisationId: string; sessionId: string; moveId: string; was: readonly Temporal.Instant[]; now: Temporal.Instant };

/**
 * The session of a line has other dates: everybody stays in line and is told, and whoever has an offer may answer it anew for the full
 * time. The session is held and has its dates.
 */
export async function moveLine(trx: Trx, { organisationId, sessionId, moveId, was, now }: MovedLine): Promise<void> {
  const inLine = (await sessionBookings(trx, organisationId, sessionId)).filter(({ place }) => place === "waiting" || place === "offered");
  const ids = [...new Set(inLine.map((booking) => booking.sign_up_id))];
  const session = ids.length === 0 ? undefined : await lockSession(trx, organisationId, sessionId);
  if (session === undefined) return;
  const signUps = await signUpsById(trx, organisationId, ids);
  const ends = new Map<string, Temporal.Instant>();
  for (const offer of await openOffersOf(trx, organisationId, ids)) ends.set(offer.sign_up_id, await giveAnew(trx, offer, session, now));
  await writeRecords(trx, organisationId, ids.map((id) => ({ subjectId: id, type: "line.session-moved", at: now, actor: "trainer" as const, details: { move: moveId, offerEndsAt: ends.get(id)?.toString() ?? null } })));
  await queueMessages(trx, organisationId, now, [...signUps.values()].map((signUp) => ({
    subjectKind: "sign-up" as const,
    subjectId: signUp.id,
    dedupeKey: `line-moved:${moveId}:${signUp.id}`,
    to: { address: signUp.customer.orderedBy.email, name: signUp.customer.orderedBy.name },
    locale: signUp.locale,
    facts: { kind: "line-moved" as const, signUpId: signUp.id, was: was.map((at) => at.toString()), offerEndsAt: ends.get(signUp.id)?.toString() ?? null },
  })));
}

/** Until when an open offer stands now; never past the start. */
async function giveAnew(trx: Trx, offer: Offer, session: LockedSession, now: Temporal.Instant): Promise<Temporal.Instant> {
  const { organisation_id: organisationId, starts_at: startsAt } = session;
  if (startsAt === null) return offer.ends_at;
  const endsAt = offerEndsAt({ now, offerHours: session.conditions.offerHours, startsAt, signUpUntil: session.sign_up_until }) ?? earliest(offer.ends_at, startsAt);
  await trx.updateTable("offers").set({ ends_at: endsAt.toString() }).where("organisation_id", "=", organisationId).where("id", "=", offer.id).execute();
  await closeDeadlines(trx, organisationId, now, { subjectIds: [offer.id], what: "offer", outcome: "session-moved" });
  await scheduleDeadlines(trx, organisationId, now, [{ what: "offer", subjectId: offer.id, dueAt: endsAt }]);
  return endsAt;
}
