import { expect, test } from "vitest";
import { whyNotOverrule } from "./decide-overrule.ts";
import { mostTrackWords, whyNotWords } from "./decide-words.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day("2026-11-24");
const latest = day("2028-11-24");

test.each<[string, string, unknown]>([
  ["2026-11-23", "kent haar", { kind: "until-out-of-range", latest }],
  ["2026-11-24", "kent haar", null],
  ["2028-11-24", "kent haar", null],
  ["2028-11-25", "kent haar", { kind: "until-out-of-range", latest }],
  ["2027-11-24", "  ", { kind: "words-missing" }],
])("until %s because of %j", (until, reason, refusal) => {
  expect(whyNotOverrule({ reason, until: day(until), today, months: 24 })).toEqual(refusal);
});

test("words are there and not too many", () => {
  expect([whyNotWords("\n "), whyNotWords("x".repeat(mostTrackWords)), whyNotWords("x".repeat(mostTrackWords + 1))]).toEqual([{ kind: "words-missing" }, null, { kind: "words-too-long" }]);
});
