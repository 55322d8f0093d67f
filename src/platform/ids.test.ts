import { expect, test } from "vitest";
import { uuidv7 } from "./ids.ts";

test("identifiers made in one millisecond stay in order, however many there are", () => {
  const at = Temporal.Instant.from("2026-11-24T09:41:00Z");
  const ids = Array.from({ length: 50_000 }, () => uuidv7(at));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("an identifier is a version 7 uuid that begins with its millisecond", () => {
  const id = uuidv7(Temporal.Instant.fromEpochMilliseconds(0x0192_3456_789a));
  expect(id).toMatch(/^01923456-789a-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
