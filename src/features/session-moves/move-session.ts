import { sessionMoveAnswerBy, signUpUntilAfterMove, whyNotMoveSession } from "../../domain/session-move/decide-session-move.ts";
import type { SessionMoveRefusal as Decided } from "../../domain/session-move/decide-session-move.ts";
import type { House, Trx } from "../../platform/house.ts";
import { checkMeetings, holdSession } from "../catalogue/actions.ts";
import type { HeldSession, MeetingInput, SessionProblem } from "../catalogue/actions.ts";
import { sessionBookings } from "../deal/store.ts";
import type { Booking } from "../deal/store.ts";
import { carryOut } from "./carry-out.ts";
import { newestMoveOf } from "./store.ts";
import { tellMovedDeals } from "./tell-deals.ts";

export type SessionMoveRefusal = { kind: "session-unknown" } | { kind: Decided } | { kind: "not-right"; problems: SessionProblem[] };

/** The meetings to which a session is to go; `seenStartsAt` is the start that was shown, null when nobody was shown one. */
export type WantedMove = { organisationId: string; sessionId: string; meetings: readonly MeetingInput[]; seenStartsAt: Temporal.Instant | null };

/** A move that can be done, with all that it is about; the meetings are in order of time. */
export type DecidedMove = {
  held: HeldSession;
  meetings: readonly MeetingInput[];
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  bookings: readonly Booking[];
  answerBy: Temporal.Instant;
  signUpUntil: Temporal.Instant | null;
  zone: string;
  now: Temporal.Instant;
};

/**
 * Gives a session other dates. In one step the session has them, every deal with a place in it the fact, and the line the news; then
 * every deal is told, each in a step of its own. What is broken off goes on by the clock. Moving to the same meetings again is fine.
 * @returns how many deals were told now; refusals `session-unknown`, `draft`, `called-off`, `begun`, `same-dates` (also when only the
 * place is another), `changed` (somebody else moved it meanwhile), `not-right` with everything that is wrong with the meetings
 * @see docs/rules/session-moves.md
 */
export async function moveSession(house: House, wanted: WantedMove): Promise<{ ok: true; told: number; repeated: boolean } | { ok: false; refusal: SessionMoveRefusal }> {
  const moved = await house.db.transaction().execute(async (trx) => {
    const decided = await decide(trx, house, wanted);
    if (decided.ok) await carryOut(trx, decided.move);
    if (decided.ok) return { ok: true as const, repeated: false };
    return decided.refusal.kind === "same-dates" && (await wasMovedThere(trx, wanted)) ? { ok: true as const, repeated: true } : decided;
  });
  if (!moved.ok) return moved;
  return { ok: true, told: await tellMovedDeals(house, wanted), repeated: moved.repeated };
}

/** Whether an earlier move brought the session to these meetings, place and all. */
async function wasMovedThere(trx: Trx, { organisationId, sessionId, meetings }: WantedMove): Promise<boolean> {
  if ((await newestMoveOf(trx, organisationId, sessionId)) === undefined) return false;
  const ordered = inOrder(meetings);
  const there = (await holdSession(trx, organisationId, sessionId))?.meetings ?? [];
  return there.every(({ place, address, online_url: url }, index) => {
    const wanted = ordered[index];
    return wanted !== undefined && place === wanted.place && address === wanted.address && url === wanted.onlineUrl;
  });
}

function inOrder(meetings: readonly MeetingInput[]): MeetingInput[] {
  return meetings.toSorted((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt));
}

/** Whether a session can go to these meetings now, and all that this is about. The session is held. */
export async function decide(trx: Trx, house: House, { organisationId, sessionId, meetings, seenStartsAt }: WantedMove): Promise<{ ok: true; move: DecidedMove } | { ok: false; refusal: SessionMoveRefusal }> {
  const held = await holdSession(trx, organisationId, sessionId);
  const now = house.clock.now();
  if (held === undefined) return { ok: false, refusal: { kind: "session-unknown" } };
  const { session, before } = held;
  const ordered = inOrder(meetings);
  const refusal = whyNotMoveSession({ status: session.status, startsAt: session.starts_at, seenStartsAt, from: before.meetings, to: ordered, now });
  if (refusal !== null) return { ok: false, refusal: { kind: refusal } };
  const problems = checkMeetings(held, ordered, now);
  const [startsAt, endsAt] = [ordered[0]?.startsAt, ordered.at(-1)?.endsAt];
  if (problems.length > 0 || startsAt === undefined || endsAt === undefined || session.starts_at === null) return { ok: false, refusal: { kind: "not-right", problems } };
  const { zone } = await trx.selectFrom("organisations").select("zone").where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
  return {
    ok: true,
    move: {
      held, meetings: ordered, startsAt, endsAt, zone, now,
      bookings: await sessionBookings(trx, organisationId, sessionId),
      answerBy: sessionMoveAnswerBy({ now, startsAt, zone }),
      signUpUntil: signUpUntilAfterMove(session.sign_up_until, { from: session.starts_at, to: startsAt, zone }),
    },
  };
}
