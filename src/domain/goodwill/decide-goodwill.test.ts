import { expect, test } from "vitest";
import { decideGoodwill } from "./decide-goodwill.ts";

test.each([
  ["one cent", 1, 10_000, { ok: true, cents: 1 }],
  ["all of it", 10_000, 10_000, { ok: true, cents: 10_000 }],
  ["a cent more than all of it", 10_001, 10_000, { ok: false, refusal: { kind: "more-than-owed", mostCents: 10_000 } }],
  ["nothing", 0, 10_000, { ok: false, refusal: { kind: "amount-not-positive" } }],
  ["less than nothing", -1, 10_000, { ok: false, refusal: { kind: "amount-not-positive" } }],
  ["half a cent", 0.5, 10_000, { ok: false, refusal: { kind: "amount-not-positive" } }],
  ["something of a deal that comes to nothing", 1, 0, { ok: false, refusal: { kind: "nothing-owed" } }],
])("letting go of %s", (_, amount, owed, decision) => {
  expect(decideGoodwill(amount, owed)).toEqual(decision);
});
