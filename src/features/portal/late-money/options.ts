import { isId } from "../frame/form.ts";
import type { LatePaymentChoice } from "../../../domain/late-money/decide-late-payment.ts";
import { latePaymentChoices } from "../../../domain/late-money/decide-late-payment.ts";
import type { House } from "../../../platform/house.ts";
import { findSessionViewById, listSessionViews } from "../../catalogue/store.ts";
import { dealBookings } from "../../deal/store.ts";
import type { Deal } from "../../deal/store.ts";

/** One answer to what becomes of late money; `value` is what the form sends. */
export type LateOption =
  | { choice: Exclude<LatePaymentChoice, "other-date">; value: string }
  | { choice: "other-date"; value: string; sessionId: string; starts: readonly Temporal.Instant[] };

export type LateOptions = {
  options: readonly LateOption[];
  /** How many places were passed on. */
  places: number;
  startsAt: Temporal.Instant;
};

/** What can be chosen now: the front of the one line from which the places went, until the start; dates of the same course with room, credit, refund. */
export async function lateOptionsOf(house: House, deal: Deal): Promise<LateOptions> {
  const { db, clock } = house;
  const now = clock.now();
  const released = (await dealBookings(db, deal.organisation_id, deal.id)).filter(
    (booking) => booking.place === "released" && booking.moved_to === null,
  );
  const gone = [...new Set(released.map((booking) => booking.session_id))];
  const view = await findSessionViewById(db, deal.organisation_id, gone[0] ?? deal.session_id);
  const startsAt = view?.session.starts_at ?? Temporal.Instant.from(deal.frozen.session.startsAt);
  const ahead = gone.length === 1 && view?.session.status === "published" && Temporal.Instant.compare(now, startsAt) < 0;
  const others = view === undefined || released.length === 0
    ? []
    : await listSessionViews(db, deal.organisation_id, { courseId: view.course.id, status: "published", startsAfter: now });
  const dates = others
    .filter(({ session }) => !gone.includes(session.id) && session.waiting === 0 && session.capacity - session.seats_taken >= released.length)
    .map(({ session, meetings }) => ({
      choice: "other-date" as const,
      value: `other-date:${session.id}`,
      sessionId: session.id,
      starts: meetings.map((meeting) => meeting.starts_at),
    }));
  return {
    options: [
      ...(ahead ? [{ choice: "front-of-line" as const, value: "front-of-line" }] : []),
      ...dates,
      { choice: "credit", value: "credit" },
      { choice: "refund", value: "refund" },
    ],
    places: released.length,
    startsAt,
  };
}

/** What a form sent, whether or not it is among the options any more. */
export function parseChoice(value: string): { choice: LatePaymentChoice; otherSessionId?: string } | null {
  const [wanted, sessionId] = value.split(":");
  const choice = latePaymentChoices.find((one) => one === wanted);
  if (choice === undefined) return null;
  return choice === "other-date" && sessionId !== undefined && isId(sessionId) ? { choice, otherSessionId: sessionId } : { choice };
}
