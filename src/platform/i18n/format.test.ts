import { expect, test } from "vitest";
import { formatDate, formatDays, formatHours, formatList, formatMoment, formatMoney, formatNumber, formatPercent } from "./format.ts";

const zone = "Europe/Amsterdam";
const soft = (text: string) => text.replaceAll("\u00a0", " ");
const at = (text: string) => Temporal.Instant.from(text);

test.each([
  [108_295, "€ 1.082,95", "€1,082.95"],
  [0, "€ 0,00", "€0.00"],
  [5, "€ 0,05", "€0.05"],
  [-123_456_789, "−€ 1.234.567,89", "−€1,234,567.89"],
  [100_000, "€ 1.000,00", "€1,000.00"],
])("%i cents read as %s and %s", (amount, nl, en) => {
  expect(soft(formatMoney(amount, "nl"))).toBe(nl);
  expect(formatMoney(amount, "en")).toBe(en);
});

test("an amount is never broken over two lines", () => {
  expect(formatMoney(108_295, "nl")).toBe("€\u00a01.082,95");
});

test.each([
  ["2026-11-03T22:59:59Z", "di 3 nov 2026 23:59", "Tue 3 Nov 2026 23:59"],
  ["2026-12-31T23:30:00Z", "vr 1 jan 2027 00:30", "Fri 1 Jan 2027 00:30"],
  ["2026-03-29T00:59:00Z", "zo 29 mrt 2026 01:59", "Sun 29 Mar 2026 01:59"],
  ["2026-03-29T01:00:00Z", "zo 29 mrt 2026 03:00", "Sun 29 Mar 2026 03:00"],
  ["2026-10-25T00:30:00Z", "zo 25 okt 2026 02:30", "Sun 25 Oct 2026 02:30"],
  ["2026-10-25T01:30:00Z", "zo 25 okt 2026 02:30", "Sun 25 Oct 2026 02:30"],
])("%s is %s on the clock of the zone, also when the clock changes", (instant, nl, en) => {
  expect(soft(formatMoment(at(instant), "nl", zone))).toBe(nl);
  expect(soft(formatMoment(at(instant), "en", zone))).toBe(en);
});

test.each([
  [["2027-01-21T08:30:00Z", "2027-01-22T08:30:00Z"], "do 21 en vr 22 januari 2027", "Thu 21 and Fri 22 January 2027"],
  [["2027-01-31T08:30:00Z", "2027-02-01T08:30:00Z"], "zo 31 januari en ma 1 februari 2027", "Sun 31 January and Mon 1 February 2027"],
  [["2026-12-31T08:30:00Z", "2027-01-01T08:30:00Z"], "do 31 december 2026 en vr 1 januari 2027", "Thu 31 December 2026 and Fri 1 January 2027"],
  [["2027-01-21T08:30:00Z", "2027-01-21T12:30:00Z"], "do 21 januari 2027", "Thu 21 January 2027"],
])("meetings on %j are on %s", (starts, nl, en) => {
  expect(soft(formatDays(starts.map(at), "nl", zone))).toBe(nl);
  expect(soft(formatDays(starts.map(at), "en", zone))).toBe(en);
});

test("hours, numbers, shares and lists are words", () => {
  expect(formatHours(at("2027-01-21T08:30:00Z"), at("2027-01-21T16:00:00Z"), "nl", zone)).toBe("09:30 tot 17:00 uur");
  expect(formatHours(at("2027-01-21T08:30:00Z"), at("2027-01-21T16:00:00Z"), "en", zone)).toBe("09:30 to 17:00");
  expect([1, 12, 13].map((value) => formatNumber(value, "nl"))).toEqual(["één", "twaalf", "13"]);
  expect([1, 12, 13].map((value) => formatNumber(value, "en"))).toEqual(["one", "twelve", "13"]);
  expect([soft(formatPercent(2100, "nl")), formatPercent(1250, "en")]).toEqual(["21 %", "12.5%"]);
  expect([[], ["A"], ["A", "B"], ["A", "B", "C"]].map((items) => formatList(items, "nl"))).toEqual(["", "A", "A en B", "A, B en C"]);
  expect(soft(formatDate(Temporal.PlainDate.from("2026-12-01"), "nl"))).toBe("di 1 dec 2026");
});
