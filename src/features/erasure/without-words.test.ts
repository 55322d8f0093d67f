import { expect, test } from "vitest";
import { withoutWords } from "./without-words.ts";

test.each([
  ["Op naam van Noordkaap B.V. te Utrecht", ["Noordkaap B.V."], "Op naam van gewist te Utrecht"],
  ["Noordkaap B.V.: Noordkaap B.V.", ["Noordkaap B.V."], "gewist: gewist"],
  ["Betaling aan B, KVK 00098765.", ["B", "00098765"], "Betaling aan gewist, KVK gewist."],
  ["KVK 100098765", ["00098765"], "KVK 100098765"],
  ["Crème of Crèmerie", ["Crème"], "gewist of Crèmerie"],
  ["AB en AB Holding", ["AB", "AB Holding"], "gewist en gewist"],
  ["Wat? (Wat is dat?)", ["(Wat is dat?)"], "Wat? gewist"],
  ["Bij $& blijft het", ["$&"], "Bij gewist blijft het"],
])("%j without %j is %j", (text, words, left) => {
  expect(withoutWords(text, words, "gewist")).toBe(left);
});
