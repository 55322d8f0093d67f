import { expect, test } from "vitest";
import { exactMoment, shownMoment } from "./moments.ts";

const dutch = { locale: "nl", zone: "Europe/Amsterdam" } as const;

test("a moment is shown in the zone and the language of the reader, and a bound with its seconds", () => {
  expect(shownMoment("2026-11-24T09:41:01Z", dutch)).toBe("di 24 nov 2026 10:41");
  expect(exactMoment("2026-11-24T09:41:01Z", dutch)).toBe("di 24 nov 2026 10:41:01");
  expect(exactMoment("2026-11-24T23:59:59Z", { locale: "en", zone: "Europe/Amsterdam" })).toBe("Wed 25 Nov 2026 00:59:59");
});

test.each([
  ["2026-11-24T09:41:01Z", "10:41:01", "10:41:01"],
  ["2026-11-24T09:41:01.001Z", "10:41:01", "10:41:02"],
  ["2026-11-24T09:41:59.999Z", "10:41:59", "10:42:00"],
])("%s is never shown as later when it is the earliest, nor as earlier when it is the latest", (at, earliest, latest) => {
  expect([exactMoment(at, dutch, "down"), exactMoment(at, dutch, "up")]).toEqual([`di 24 nov 2026 ${earliest}`, `di 24 nov 2026 ${latest}`]);
});

test("what is no moment, or names a zone that does not exist, is shown all the same", () => {
  expect(shownMoment("gisteren", dutch)).toBe("gisteren");
  expect(exactMoment("gisteren", dutch, "up")).toBe("gisteren");
  expect(exactMoment("2026-11-24T09:41:01Z", { locale: "nl", zone: "Nergens/Dorp" })).toBe("di 24 nov 2026 09:41:01");
});
