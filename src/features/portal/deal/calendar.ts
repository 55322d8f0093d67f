import { formatCode } from "../../../domain/deal/code.ts";
import { calendarFile } from "../../../platform/calendar/calendar-file.ts";
import type { DealFacts } from "./facts.ts";

/** The meetings of a deal for a calendar program. A held place is tentative; the edition after it is certain. */
export function calendarOf(facts: DealFacts, pageUrl: string): string {
  const { deal, meetings, leading, now } = facts;
  const { course, organisation } = deal.frozen;
  const tentative = leading === "held";
  return calendarFile({
    sequence: tentative ? 0 : 1,
    writtenAt: now,
    events: meetings.map((meeting, index) => ({
      uid: `${deal.id}-${index + 1}@handslag`,
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      summary: `${course.title} (${organisation.name})`,
      location: [meeting.place, meeting.address].filter((part) => part !== "").join(", ") || (meeting.onlineUrl ?? ""),
      description: `${formatCode(deal.code)} ${pageUrl}`,
      tentative,
    })),
  });
}
