import type { Locale } from "../../../domain/locale.ts";
import { formatDays, formatHours } from "../../../platform/i18n/format.ts";
import type { WordingMeeting } from "../wording.ts";

/**
 * When and where as one phrase each: "do 21 en vr 22 januari 2027, 09:30 tot 17:00 uur". Meetings at other times or in
 * other places are named one by one.
 */
export function meetingsInWords(
  meetings: readonly WordingMeeting[],
  { zone, locale }: { zone: string; locale: Locale },
): { when: string; where: string } {
  const spoken = meetings.map((meeting) => ({
    day: formatDays([meeting.starts_at], locale, zone),
    hours: formatHours(meeting.starts_at, meeting.ends_at, locale, zone),
    place: placeOf(meeting),
  }));
  const places = [...new Set(spoken.map(({ place }) => place))];
  const hours = [...new Set(spoken.map((meeting) => meeting.hours))];
  const where = places.length === 1 ? places.join("") : "";
  if (hours.length === 1 && places.length === 1) {
    const days = formatDays(meetings.map((meeting) => meeting.starts_at), locale, zone);
    return { when: [days, ...hours].join(", "), where };
  }
  const each = spoken.map((meeting) =>
    [meeting.day, meeting.hours, ...(places.length === 1 ? [] : [meeting.place])].filter((part) => part !== "").join(", "),
  );
  return { when: each.join("; "), where };
}

function placeOf({ place, address, online_url }: WordingMeeting): string {
  const somewhere = [place, address].filter((part) => part !== "").join(", ");
  return somewhere === "" && online_url !== null ? "online" : somewhere;
}
