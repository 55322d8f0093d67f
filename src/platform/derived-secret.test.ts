import { expect, test } from "vitest";
import { derivedSecret } from "./derived-secret.ts";

test("the same thing has the same secret; another thing, purpose or house has another", () => {
  const one = derivedSecret("a".repeat(32), "coming", "booking-1");
  expect(derivedSecret("a".repeat(32), "coming", "booking-1")).toBe(one);
  expect(one).toMatch(/^[\w-]{24}$/);
  const others = [derivedSecret("a".repeat(32), "coming", "booking-2"), derivedSecret("a".repeat(32), "leaving", "booking-1"), derivedSecret("b".repeat(32), "coming", "booking-1")];
  expect(new Set([one, ...others]).size).toBe(4);
});
