import { expect, test } from "vitest";
import { isSameAccount } from "./same-account.ts";

test.each([
  ["NL91ABNA0417164300", "nl91 abna 0417 1643 00", true],
  ["NL91ABNA0417164300", "417164300", true],
  ["41.71.64.300", "NL91ABNA0417164300", true],
  ["1017.490.554", "1017490554", true],
  ["NL91ABNA0417164300", "NL20INGB0001234567", false],
  ["NL91ABNA0417164301", "0417164301", false],
  ["", "", false],
  ["NL91ABNA0417164300", "", false],
])("%s and %s are the same account: %s", (one, other, same) => {
  expect(isSameAccount(one, other)).toBe(same);
});
