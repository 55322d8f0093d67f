import { expect, test } from "vitest";
import { calendarFile } from "./calendar-file.ts";

const event = {
  uid: "deal-1@handslag",
  startsAt: Temporal.Instant.from("2027-01-21T08:30:00Z"),
  endsAt: Temporal.Instant.from("2027-01-21T16:00:00Z"),
  summary: "Onderhandelen; zonder, trucs \\ €",
  location: "Pakhuis De Wending, Sluiskade 40, Utrecht",
  description: `Regel één\nRegel twee ${"ö".repeat(120)}\r\nEND:VEVENT`,
  tentative: false,
};
const file = calendarFile({ sequence: 0, writtenAt: Temporal.Instant.from("2026-11-24T09:42:00Z"), events: [event, { ...event, uid: "deal-2@handslag", tentative: true }] });
const unfolded = file.replaceAll("\r\n ", "").split("\r\n");

test("each meeting is an event in UTC with a name of its own", () => {
  expect(unfolded.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(2);
  expect(unfolded).toContain("DTSTART:20270121T083000Z");
  expect(unfolded).toContain("DTEND:20270121T160000Z");
  expect(unfolded).toContain("UID:deal-2@handslag");
  expect(unfolded).toContain("METHOD:PUBLISH");
  expect(unfolded.filter((line) => line.startsWith("STATUS"))).toEqual(["STATUS:CONFIRMED", "STATUS:TENTATIVE"]);
});

test("signs with a meaning are escaped, and no text ends an event", () => {
  expect(unfolded).toContain("SUMMARY:Onderhandelen\\; zonder\\, trucs \\\\ €");
  expect(unfolded.filter((line) => line === "END:VEVENT")).toHaveLength(2);
  expect(unfolded.find((line) => line.startsWith("DESCRIPTION"))).toContain("Regel één\\nRegel twee");
});

test("no line is longer than 75 octets, and unfolding gives the text back", () => {
  expect(Math.max(...file.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(unfolded.join("\n")).toContain("ö".repeat(120));
});
