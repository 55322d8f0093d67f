import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cents } from "../money.ts";
import { decideRefills } from "./decide-refills.ts";

const minute = (after: number) => Temporal.Instant.from("2026-12-01T09:00:00Z").add({ minutes: after });
const cancelled = (bookingId: string, after: number) => ({ bookingId, since: minute(after) });
const sold = (bookingId: string, priceCents = 50_000) => ({ bookingId, priceCents: cents(priceCents) });

describe("a cancelled place is sold again", () => {
  test("by the sale that fills a session that was full", () => {
    expect(decideRefills({ capacity: 12, certain: 12, open: [cancelled("anna", 0)], sales: [sold("bram")] })).toEqual([{ bookingId: "anna", by: "bram", cents: 50_000 }]);
  });

  test("not while a seat is free that nobody cancelled", () => {
    expect(decideRefills({ capacity: 12, certain: 11, open: [cancelled("anna", 0)], sales: [sold("bram")] })).toEqual([]);
  });

  test("for whoever cancelled first, whatever order they are read in", () => {
    const open = [cancelled("chris", 5), cancelled("anna", 0)];
    expect(decideRefills({ capacity: 12, certain: 11, open, sales: [sold("bram")] }).map(({ bookingId }) => bookingId)).toEqual(["anna"]);
  });

  test("at the price of the sale for which there was no other seat", () => {
    expect(decideRefills({ capacity: 3, certain: 3, open: [cancelled("anna", 0)], sales: [sold("bram", 1), sold("chris", 2)] })).toEqual([{ bookingId: "anna", by: "chris", cents: 2 }]);
  });

  test("once for each sale, also when the capacity went down meanwhile", () => {
    const open = [cancelled("anna", 0), cancelled("daan", 1)];
    expect(decideRefills({ capacity: 2, certain: 2, open, sales: [sold("bram")] })).toHaveLength(1);
  });

  test("never without a sale", () => {
    expect(decideRefills({ capacity: 2, certain: 2, open: [cancelled("anna", 0)], sales: [] })).toEqual([]);
  });
});

describe("laws of selling again", () => {
  const sessions = fc.record({ capacity: fc.integer({ min: 1, max: 8 }), certain: fc.nat({ max: 8 }), open: fc.nat({ max: 5 }), sales: fc.nat({ max: 5 }) }).map(({ capacity, certain, open, sales }) => ({
    capacity,
    certain: Math.min(capacity, Math.max(certain, sales)),
    open: Array.from({ length: open }, (_, index) => cancelled(`open-${index}`, index)),
    sales: Array.from({ length: Math.min(sales, capacity) }, (_, index) => sold(`sale-${index}`)),
  }));

  test("no more fees shrink than places were sold, and none twice", () => {
    fc.assert(fc.property(sessions, (session) => {
      const refills = decideRefills(session);
      expect(refills.length).toBeLessThanOrEqual(session.sales.length);
      expect(new Set(refills.map(({ bookingId }) => bookingId)).size).toBe(refills.length);
      expect(new Set(refills.map(({ by }) => by)).size).toBe(refills.length);
    }));
  });

  test("it does not matter whether people come one by one or together", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), fc.nat({ max: 8 }), fc.nat({ max: 4 }), fc.nat({ max: 5 }), (capacity, before, cancellations, more) => {
      const open = Array.from({ length: Math.min(cancellations, capacity) }, (_, index) => cancelled(`open-${index}`, index));
      // What is certain fits beside the cancelled places before anybody comes.
      const start = Math.max(0, Math.min(before, capacity - open.length));
      const sales = Array.from({ length: Math.min(more, capacity - start) }, (_, index) => sold(`sale-${index}`));
      const together = decideRefills({ capacity, certain: start + sales.length, open, sales }).map(({ bookingId }) => bookingId);
      const oneByOne: string[] = [];
      for (const [index, sale] of sales.entries()) {
        const left = open.filter(({ bookingId }) => !oneByOne.includes(bookingId));
        oneByOne.push(...decideRefills({ capacity, certain: start + index + 1, open: left, sales: [sale] }).map(({ bookingId }) => bookingId));
      }
      expect(oneByOne).toEqual(together);
    }));
  });
});
