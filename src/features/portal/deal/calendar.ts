import { formatCode } from "../../../domain/deal/code.ts";
import type { DealFacts } from "./facts.ts";

/** The meetings of a deal for a calendar program, in UTC. A held place is tentative until it is certain. */
export function calendarOf(facts: DealFacts, pageUrl: string): string {
  const { deal, meetings, leading } = facts;
  const { course, organisation } = deal.frozen;
  const events = meetings.flatMap((meeting, index) => [
    "BEGIN:VEVENT",
    `UID:${deal.id}-${index + 1}@handslag`,
    `DTSTAMP:${stamp(deal.formed_at)}`,
    `DTSTART:${stamp(meeting.startsAt)}`,
    `DTEND:${stamp(meeting.endsAt)}`,
    `SUMMARY:${escaped(`${course.title} (${organisation.name})`)}`,
    `LOCATION:${escaped([meeting.place, meeting.address].filter((part) => part !== "").join(", ") || (meeting.onlineUrl ?? ""))}`,
    `DESCRIPTION:${escaped(`${formatCode(deal.code)} ${pageUrl}`)}`,
    `STATUS:${leading === "held" ? "TENTATIVE" : "CONFIRMED"}`,
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Handslag//NL", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", ...events, "END:VCALENDAR"];
  return lines.flatMap(folded).map((line) => `${line}\r\n`).join("");
}

function stamp(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");
}

/** RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll(/\r?\n/g, "\\n");
}

/** Lines of at most 75 octets, the later ones begin with a space (RFC 5545, 3.1). */
function folded(line: string): string[] {
  const lines: string[] = [];
  let current = "";
  for (const character of line) {
    if (Buffer.byteLength(current + character) > 74) {
      lines.push(current);
      current = " ";
    }
    current += character;
  }
  return [...lines, current];
}
