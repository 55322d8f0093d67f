import { expect, test } from "vitest";
import { deliveriesIn } from "./delivery.ts";

const leaf = (type: string, message: string, more: { readonly [name: string]: boolean } = {}) => ({ id: "x", type, at: "2026-11-24T09:41:00Z", actor: "mail-server", subject: "deal", prev: null, details: { message, ...more }, att: {}, analogue: null });
const records = (...told: readonly [type: string, message: string, more?: { readonly [name: string]: boolean }][]) => told.map(([type, message, more], index) => ({ index, leaf: leaf(type, message, more) }));

test("a mail that came back is not delivered, however far it came before", () => {
  expect(deliveriesIn(records(["message.submitted", "a"], ["message.submitted", "b"], ["message.failed", "a"], ["message.relayed", "b", { acceptance: true }]))).toEqual([
    { message: "a", furthest: { grade: 1, source: "our-mail-server", record: 0 }, notDelivered: 2 },
    { message: "b", furthest: { grade: 2, source: "a-mail-server", record: 3 }, notDelivered: null },
  ]);
  expect(deliveriesIn(records(["message.submitted", "a"], ["message.failed", "a"], ["message.delivered", "a"]))).toMatchObject([{ furthest: { grade: 3 }, notDelivered: 1 }]);
});

test("a mail that no mail server took is not delivered either, and one that was handed over again may still be", () => {
  expect(deliveriesIn(records(["message.refused", "a"]))).toEqual([{ message: "a", furthest: null, notDelivered: 0 }]);
  expect(deliveriesIn(records(["message.refused", "a"], ["message.submitted", "a"]))).toMatchObject([{ furthest: { record: 1 }, notDelivered: null }]);
});

test("what says nothing of how far a message came gives nothing", () => {
  expect(deliveriesIn(records(["message.delayed", "a"], ["reply.received", "a", { counts: false }], ["deal.formed", "a"]))).toEqual([]);
});
