import { expect, test } from "vitest";
import { cut } from "./plain-text.ts";

test.each([
  ["nothing that is short enough", "Dag 😀", 6, "Dag 😀"],
  ["a text at a letter", "Dag", 2, "Da"],
  ["a text before a character that would be halved", "Da😀g", 3, "Da"],
  ["a text after a whole character", "Da😀g", 4, "Da😀"],
  ["a text of one character to nothing", "😀", 1, ""],
  ["to nothing", "Dag", 0, ""],
])("cuts %s", (_what, text, most, kept) => {
  expect(cut(text, most)).toBe(kept);
});

test("whatever is cut, wherever, is a whole text that is no longer than asked", () => {
  const text = "a😀\ud83d\udc68\u200d👩 \ude00b\ud83d";
  for (let most = 0; most <= text.length + 1; most += 1) {
    expect(cut(text, most).isWellFormed()).toBe(true);
    expect(cut(text, most).length).toBeLessThanOrEqual(most);
  }
});
