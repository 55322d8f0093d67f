import { expect, test } from "vitest";
import { mostWords, resumesAt, whyNotInDispute } from "./decide-dispute.ts";

const said = { open: true, words: "Ik was er wel.", end: null, by: "customer" as const };

test.each([
  ["the customer opens a dispute with words", { ...said, open: false }, null],
  ["the customer opens one without", { ...said, open: false, words: "  " }, "words-missing"],
  ["both say something in it", { ...said, by: "trainer" as const }, null],
  ["somebody says too much", { ...said, words: "x".repeat(mostWords + 1) }, "words-too-long"],
  ["somebody says all that fits", { ...said, words: "x".repeat(mostWords) }, null],
  ["the trainer writes where nothing is disputed", { ...said, open: false, by: "trainer" as const }, "not-disputed"],
  ["the customer takes it back, without a reason", { ...said, words: "", end: "taken-back" as const }, null],
  ["the customer takes back what is not open", { ...said, open: false, end: "taken-back" as const }, "not-disputed"],
  ["the trainer takes back what is the customer's", { ...said, end: "taken-back" as const, by: "trainer" as const }, "not-yours-to-end"],
  ["the trainer decides and says why", { ...said, end: "decided" as const, by: "trainer" as const }, null],
  ["the trainer decides without saying why", { ...said, words: "", end: "decided" as const, by: "trainer" as const }, "words-missing"],
  ["the customer decides for the trainer", { ...said, end: "decided" as const }, "not-yours-to-end"],
])("%s", (_, asked, kind) => {
  expect(whyNotInDispute(asked)?.kind ?? null).toBe(kind);
});

test("what stood still waits two days after the end", () => {
  expect(resumesAt(Temporal.Instant.from("2026-12-01T09:00:00Z")).toString()).toBe("2026-12-03T09:00:00Z");
});
