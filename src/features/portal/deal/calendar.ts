import { formatCode } from "../../../domain/deal/code.ts";
import { calendarFile, editionOf } from "../../../platform/calendar/calendar-file.ts";
import type { DealFacts } from "./facts.ts";

/** The meetings of a deal for a calendar program. A held place is tentative; those of a moved session that have no successor are taken out. */
export function calendarOf(facts: DealFacts, pageUrl: string): string {
  const { deal, meetings, leading, now, changes, sessionMove } = facts;
  const { course, organisation } = deal.frozen;
  const tentative = leading === "held";
  const gone = (sessionMove?.was ?? []).slice(meetings.length).map(({ startsAt, endsAt }) => ({ startsAt: Temporal.Instant.from(startsAt), endsAt: Temporal.Instant.from(endsAt) }));
  const eventOf = ({ startsAt, endsAt }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }, index: number) => ({
    uid: `${deal.id}-${index + 1}@handslag`,
    startsAt,
    endsAt,
    summary: `${course.title} (${organisation.name})`,
    description: `${formatCode(deal.code)} ${pageUrl}`,
    tentative,
  });
  return calendarFile({
    sequence: editionOf({ changes, tentative }),
    writtenAt: now,
    events: [
      ...meetings.map((meeting, index) => ({
        ...eventOf(meeting, index),
        location: [meeting.place, meeting.address].filter((part) => part !== "").join(", ") || (meeting.onlineUrl ?? ""),
      })),
      ...gone.map((meeting, index) => ({ ...eventOf(meeting, meetings.length + index), location: "", cancelled: true })),
    ],
  });
}
