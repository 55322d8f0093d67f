import { localDateOf } from "../../domain/calendar/local-day.ts";
import { nextWorkingDay } from "../../domain/calendar/working-days.ts";
import type { House } from "../../platform/house.ts";
import { findSessionViewById } from "../catalogue/store.ts";
import { moveSession } from "../session-moves/actions.ts";

/** The trainer moves a session of one meeting some days on, at the same time of day. */
export async function putOff(house: House, { organisationId, sessionId, days }: { organisationId: string; sessionId: string; days: number }): Promise<void> {
  const view = await findSessionViewById(house.db, organisationId, sessionId);
  const [meeting] = view?.meetings ?? [];
  if (view === undefined || meeting === undefined) throw new Error(`demo: session ${sessionId} has no meeting to move`);
  const { zone } = view.organisation;
  const on = nextWorkingDay(localDateOf(meeting.starts_at, zone).add({ days }));
  const there = (at: Temporal.Instant) => on.toZonedDateTime({ timeZone: zone, plainTime: at.toZonedDateTimeISO(zone).toPlainTime() }).toInstant();
  const outcome = await moveSession(house, {
    organisationId,
    sessionId,
    meetings: [{ startsAt: there(meeting.starts_at), endsAt: there(meeting.ends_at), place: meeting.place, address: meeting.address, onlineUrl: meeting.online_url }],
    seenStartsAt: null,
  });
  if (!outcome.ok) throw new Error(`demo: session ${sessionId} could not be moved: ${outcome.refusal.kind}`);
}
