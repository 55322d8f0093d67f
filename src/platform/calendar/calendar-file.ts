export type CalendarEvent = {
  /** Stays the same for ever: a newer file with the same name replaces the event. */
  uid: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  summary: string;
  location: string;
  description: string;
  /** Not certain yet. */
  tentative: boolean;
  /** It does not take place any more: a program that knows it takes it out. */
  cancelled?: boolean;
};

export type CalendarFile = {
  /** Counts the editions of these events. */
  sequence: number;
  writtenAt: Temporal.Instant;
  events: readonly CalendarEvent[];
};

/** The edition of the events of a deal: every change of dates is a newer one, and in each a certain place is newer than one that is only held. */
export function editionOf({ changes, tentative }: { changes: number; tentative: boolean }): number {
  return 2 * changes + (tentative ? 0 : 1);
}

/** Events for a calendar program, in UTC. @see RFC 5545 */
export function calendarFile({ sequence, writtenAt, events }: CalendarFile): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Handslag//NL",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events.flatMap((event) => [
      "BEGIN:VEVENT",
      `UID:${event.uid}`,
      `SEQUENCE:${sequence}`,
      `DTSTAMP:${stamp(writtenAt)}`,
      `DTSTART:${stamp(event.startsAt)}`,
      `DTEND:${stamp(event.endsAt)}`,
      `SUMMARY:${escaped(event.summary)}`,
      `LOCATION:${escaped(event.location)}`,
      `DESCRIPTION:${escaped(event.description)}`,
      `STATUS:${event.cancelled === true ? "CANCELLED" : event.tentative ? "TENTATIVE" : "CONFIRMED"}`,
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.flatMap(folded).map((line) => `${line}\r\n`).join("");
}

function stamp(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");
}

/** RFC 5545, 3.3.11; control characters have no place in a text. */
function escaped(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, " ");
}

/** Lines of at most 75 octets, never cut inside a character; the later ones begin with a space (RFC 5545, 3.1). */
function folded(line: string): string[] {
  const lines: string[] = [];
  let current = "";
  for (const character of line) {
    if (Buffer.byteLength(current + character) > 75) {
      lines.push(current);
      current = " ";
    }
    current += character;
  }
  return [...lines, current];
}
