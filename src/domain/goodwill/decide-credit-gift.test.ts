import { expect, test } from "vitest";
import { whyNotGiveCredit } from "./decide-credit-gift.ts";

const now = Temporal.Instant.from("2027-01-10T10:00:00Z");
const gift = { cents: 1, validUntil: now.add({ seconds: 1 }), condition: "deal-paid", transferable: false } as const;

test.each([
  ["amount-not-positive", { cents: 0 }, 1],
  ["amount-not-positive", { cents: 0.5 }, 1],
  ["ends-too-soon", { validUntil: now }, 1],
  ["nothing-owed", {}, 0],
  [null, {}, 1],
  [null, { condition: "none" as const }, 0],
])("giving a credit just so is refused: %s", (why, changed, owesCents) => {
  expect(whyNotGiveCredit({ ...gift, ...changed }, { now, owesCents })).toBe(why);
});
