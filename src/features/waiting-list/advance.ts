import { offerEndsAt } from "../../domain/conditions/offer-deadline.ts";
import { nextInLine } from "../../domain/seats/next-in-line.ts";
import type { FrontOfLine } from "../../domain/seats/next-in-line.ts";
import type { House, Trx } from "../../platform/house.ts";
import { lockSessions } from "../deal/store.ts";
import type { LockedSession } from "../deal/store.ts";
import { makeOffers } from "./make-offers.ts";
import type { WantedOffer } from "./make-offers.ts";
import { reinstate } from "./reinstate.ts";
import { paidTooLate, waitingPlaces } from "./store.ts";

/**
 * Gives the free seats of a session to the next in line: whoever paid too late and chose the front comes back, the
 * others are offered a place. Does nothing without free seats, or when the start is too near.
 * The caller holds the session and calls this in the transaction that freed the seats.
 * @returns how many places were offered
 */
export async function advanceLine(
  trx: Trx,
  house: House,
  { organisationId, sessionId }: { organisationId: string; sessionId: string },
): Promise<{ offered: number }> {
  return advanceLines(trx, house, { organisationId, sessionIds: [sessionId] });
}

/** As {@link advanceLine}, for several sessions of one organisation together. */
export async function advanceLines(
  trx: Trx,
  house: House,
  { organisationId, sessionIds }: { organisationId: string; sessionIds: readonly string[] },
): Promise<{ offered: number }> {
  const locked = await lockSessions(trx, organisationId, sessionIds);
  const now = house.clock.now();
  const sessions = [...locked.values()].filter((session) => hasSeats(session, now));
  if (sessions.length === 0) return { offered: 0 };
  const front = await paidTooLate(trx, organisationId, sessions.map(({ id }) => id));
  const lines = sessions.filter((session) => session.waiting > 0).map((session) => ({ sessionId: session.id, most: freeSeats(session) }));
  const waiting = lines.length === 0 ? new Map() : await waitingPlaces(trx, organisationId, lines);

  const back: (FrontOfLine & { sessionId: string })[] = [];
  const offers: WantedOffer[] = [];
  for (const session of sessions) {
    const next = nextInLine({ free: freeSeats(session), waiting: waiting.get(session.id) ?? [], paidTooLate: front.get(session.id) ?? [] });
    for (const deal of next.reinstate) back.push({ ...deal, sessionId: session.id });
    const endsAt = endOfOffer(session, now);
    if (endsAt === null) continue;
    for (const offer of next.offers) offers.push({ ...offer, sessionId: session.id, endsAt });
  }
  for (const deal of back) await reinstate(trx, organisationId, deal, now);
  return { offered: await makeOffers(trx, organisationId, offers, now) };
}

/** Whether there is anything to give: a published session before its start, with a seat that nobody has. */
function hasSeats(session: LockedSession, now: Temporal.Instant): boolean {
  if (session.status !== "published" || session.starts_at === null) return false;
  return freeSeats(session) > 0 && Temporal.Instant.compare(now, session.starts_at) < 0;
}

function freeSeats(session: LockedSession): number {
  return session.capacity - session.seats_taken;
}

function endOfOffer(session: LockedSession, now: Temporal.Instant): Temporal.Instant | null {
  if (session.starts_at === null) return null;
  return offerEndsAt({ now, offerHours: session.conditions.offerHours, startsAt: session.starts_at, signUpUntil: session.sign_up_until });
}
