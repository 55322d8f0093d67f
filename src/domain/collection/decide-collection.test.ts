import { describe, expect, test } from "vitest";
import { collectionEndsAt, decideCode, decideTry, mostTries } from "./decide-collection.ts";

const now = Temporal.Instant.from("2026-11-24T09:41:00Z");
const ago = (seconds: number) => now.subtract({ seconds });

test("a message waits until the end of the fourteenth day, by the clock of the organisation", () => {
  expect(collectionEndsAt(Temporal.Instant.from("2026-10-20T22:30:00Z"), "Europe/Amsterdam").toString()).toBe("2026-11-04T22:59:59Z");
});

describe("a code", () => {
  test.each([
    ["is sent when none was before", [], null],
    ["is not sent again within a minute", [ago(59)], "too-soon"],
    ["is sent again after a minute", [ago(60)], null],
    ["is sent five times in an hour", [60, 200, 300, 400].map(ago), null],
    ["and not a sixth time", [60, 200, 300, 400, 500].map(ago), "too-many-codes"],
    ["until the first is an hour ago", [60, 200, 300, 400, 3_600].map(ago), null],
    ["and thirty times in all", Array.from({ length: 30 }, (_, index) => ago(4_000 * (index + 1))), "too-many-codes"],
  ])("%s", (_what, sentAt, refused) => {
    expect(decideCode(sentAt, now)).toEqual(refused === null ? { ok: true } : { ok: false, refusal: { kind: refused } });
  });
});

describe("typing a code", () => {
  const code = { endsAt: now.add({ minutes: 1 }), tries: 0 };

  test.each([
    ["opens the message when it is right", code, true, { ok: true }],
    ["counts as wrong when it is another, with the tries that are left", code, false, { ok: false, refusal: { kind: "code-wrong", triesLeft: mostTries - 1 } }],
    ["is of no use after five wrong ones, even when it is right", { ...code, tries: mostTries }, true, { ok: false, refusal: { kind: "too-many-tries" } }],
    ["works at its last moment", { ...code, endsAt: now }, true, { ok: true }],
    ["does not work after it", { ...code, endsAt: ago(1) }, true, { ok: false, refusal: { kind: "code-expired" } }],
    ["does not work before one was sent", null, false, { ok: false, refusal: { kind: "no-code" } }],
  ])("%s", (_what, sent, matches, expected) => {
    expect(decideTry(sent, { matches, now })).toEqual(expected);
  });
});
