import { describe, expect, test } from "vitest";
import { creditState, decideCreditUse } from "./credit-state.ts";

const now = Temporal.Instant.from("2027-02-01T10:00:00Z");
const credit = { leftCents: 50_000, validUntil: now, condition: "deal-paid", waits: true, transferable: false, over: null } as const;
const paid = { openCents: 0, keptCents: 50_000, placesLeft: "owed-for" } as const;
const open = { ...paid, openCents: 1 };
const use = { now, source: paid, sameDeal: false, sameCustomer: true, openCents: 80_000 };

test("a credit waits for its condition, is usable to the last second, and ends", () => {
  expect(creditState(credit, open, now)).toBe("conditional");
  expect(creditState(credit, paid, now)).toBe("usable");
  expect(creditState({ ...credit, condition: "none" }, open, now)).toBe("usable");
  expect(creditState(credit, paid, now.add({ seconds: 1 }))).toBe("expired");
  expect(creditState({ ...credit, leftCents: 0 }, paid, now.add({ seconds: 1 }))).toBe("used");
  expect(creditState({ ...credit, leftCents: 0, over: "expired" }, paid, now)).toBe("expired");
  expect(creditState({ ...credit, leftCents: 0, over: "ended" }, paid, now)).toBe("ended");
});

test("who left for nothing before paying can not use it; once it could be used it waits only while something is open again", () => {
  const left = { openCents: 0, keptCents: 0, placesLeft: "gone" } as const;
  expect(creditState(credit, left, now)).toBe("ended");
  expect(creditState(credit, { ...left, placesLeft: "may-return" }, now)).toBe("conditional");
  expect(creditState({ ...credit, waits: false }, left, now)).toBe("usable");
  expect(creditState({ ...credit, waits: false }, open, now)).toBe("conditional");
});

describe("using a credit", () => {
  test("pays what is open, never more than is left, and keeps the rest", () => {
    expect(decideCreditUse(credit, use)).toEqual({ ok: true, cents: 50_000 });
    expect(decideCreditUse(credit, { ...use, openCents: 20_000 })).toEqual({ ok: true, cents: 20_000 });
  });

  test.each([
    ["own-deal", {}, { sameDeal: true }],
    ["not-yours", {}, { sameCustomer: false }],
    ["used-up", { leftCents: 0 }, {}],
    ["expired", {}, { now: now.add({ seconds: 1 }) }],
    ["ended", { leftCents: 0, over: "ended" as const }, {}],
    ["not-yet", {}, { source: open }],
    ["nothing-owed", {}, { openCents: 0 }],
  ])("is refused: %s", (refusal, changed, changedUse) => {
    expect(decideCreditUse({ ...credit, ...changed }, { ...use, ...changedUse })).toEqual({ ok: false, refusal });
  });

  test("somebody else may use one that can be passed on", () => {
    expect(decideCreditUse({ ...credit, transferable: true }, { ...use, sameCustomer: false })).toEqual({ ok: true, cents: 50_000 });
  });
});
