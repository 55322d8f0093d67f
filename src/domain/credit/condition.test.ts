import { expect, test } from "vitest";
import { conditionOf, creditSource } from "./condition.ts";

test.each([
  ["waits while a cent is open", { openCents: 1, keptCents: 108_294, placesLeft: "owed-for" }, "waits"],
  ["is met when nothing is open and a place stands, also one for nothing", { openCents: 0, keptCents: 0, placesLeft: "owed-for" }, "met"],
  ["is met when a cent was paid and kept, though no place is left", { openCents: 0, keptCents: 1, placesLeft: "gone" }, "met"],
  ["still waits when nothing was paid and a place may come back", { openCents: 0, keptCents: 0, placesLeft: "may-return" }, "waits"],
  ["never comes when nothing was paid and no place is left", { openCents: 0, keptCents: 0, placesLeft: "gone" }, "never"],
  ["waits while something is open, though no place is left", { openCents: 1, keptCents: 0, placesLeft: "gone" }, "waits"],
] as const)("the payment for which a credit waits %s", (_, source, condition) => {
  expect(conditionOf(source)).toBe(condition);
});

test("money that goes back is not kept", () => {
  expect(creditSource({ principalCents: 0, paidCents: 50_000, organiserOwesCents: 50_000, placesLeft: "gone" })).toEqual({ openCents: 0, keptCents: 0, placesLeft: "gone" });
});
