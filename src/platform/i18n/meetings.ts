import type { Locale } from "../../domain/locale.ts";
import { formatDays, formatHours } from "./format.ts";

export type MeetingWords = { startsAt: Temporal.Instant; endsAt: Temporal.Instant; place: string; address: string; onlineUrl: string | null };

/**
 * When and where as one phrase each: "do 21 en vr 22 januari 2027, 09:30 tot 17:00 uur". Meetings at other times or in
 * other places are named one by one.
 */
export function meetingsInWords(meetings: readonly MeetingWords[], locale: Locale, zone: string): { when: string; where: string } {
  const hours = new Set(meetings.map((meeting) => formatHours(meeting.startsAt, meeting.endsAt, locale, zone)));
  const places = new Set(meetings.map(placeInWords));
  const where = places.size === 1 ? [...places].join("") : "";
  if (hours.size === 1 && places.size === 1) {
    return { when: [formatDays(meetings.map(({ startsAt }) => startsAt), locale, zone), ...hours].join(", "), where };
  }
  const each = meetings.map((meeting) =>
    [
      formatDays([meeting.startsAt], locale, zone),
      formatHours(meeting.startsAt, meeting.endsAt, locale, zone),
      ...(places.size === 1 ? [] : [placeInWords(meeting)]),
    ].filter((part) => part !== "").join(", "),
  );
  return { when: each.join("; "), where };
}

/** "Pakhuis De Wending, Sluiskade 40, Utrecht", or "online". */
export function placeInWords({ place, address, onlineUrl }: MeetingWords): string {
  const somewhere = [place, address].filter((part) => part !== "").join(", ");
  return somewhere === "" && onlineUrl !== null ? "online" : somewhere;
}
