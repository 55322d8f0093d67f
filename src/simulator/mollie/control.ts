import { Hono } from "hono";
import { z } from "zod";
import { changePayment, chargeBack } from "./api.ts";
import type { Simulation } from "./api.ts";
import { newId, paymentStatuses, refundStatuses } from "./books.ts";
import { messageModes } from "./messenger.ts";
import { calls, misbehaviours } from "./misbehaviour.ts";

const amount = z.object({ currency: z.string(), value: z.string() });

/** What a test or a visitor of the demo makes happen, below `/_simulator`. JSON in, JSON out. */
export function controlRoutes(simulation: Simulation) {
  const { books, save, messenger, misbehaviour, now } = simulation;
  const control = new Hono();
  const payment = (id: string) => books.payments.find((one) => one.id === id);
  const body = async <T>(c: { req: { json: () => Promise<unknown> } }, shape: z.ZodType<T>) => shape.parse(await c.req.json());

  control.get("/", (c) => c.json({ payments: books.payments, refunds: books.refunds, chargebacks: books.chargebacks, held: messenger.held() }));

  control.put("/messages", async (c) => {
    messenger.setMode((await body(c, z.object({ mode: z.enum(messageModes) }))).mode);
    return c.json({ ok: true });
  });
  control.post("/messages/release", async (c) => {
    const { order } = await body(c, z.object({ order: z.enum(["first-first", "last-first"]).default("first-first") }));
    return c.json({ sent: messenger.release(order) });
  });
  control.post("/misbehave", async (c) => {
    misbehaviour.plan(await body(c, z.object({ call: z.enum(calls).default("any"), how: z.enum(misbehaviours), times: z.int().min(1).default(1) })));
    return c.json({ ok: true });
  });
  control.delete("/misbehave", (c) => {
    misbehaviour.forget();
    return c.json({ ok: true });
  });

  /** Another status, or another amount than was asked, as a provider should never show and might. */
  control.put("/payments/:id", async (c) => {
    const found = payment(c.req.param("id"));
    const to = await body(c, z.object({ status: z.enum(paymentStatuses).optional(), amount: amount.optional(), metadata: z.unknown().optional() }));
    if (found === undefined) return c.json({ ok: false }, 404);
    if (to.amount !== undefined) found.amount = to.amount;
    if (to.metadata !== undefined) found.metadata = to.metadata;
    if (to.status !== undefined) changePayment(simulation, found, to.status);
    return c.json(found);
  });
  control.delete("/payments/:id", (c) => {
    books.payments.splice(0, books.payments.length, ...books.payments.filter(({ id }) => id !== c.req.param("id")));
    save();
    return c.json({ ok: true });
  });
  control.post("/payments/:id/chargebacks", async (c) => {
    const found = payment(c.req.param("id"));
    const { value } = await body(c, z.object({ value: z.string().optional() }));
    return found === undefined ? c.json({ ok: false }, 404) : c.json({ id: chargeBack(simulation, found, value) });
  });
  control.put("/chargebacks/:id", (c) => {
    const found = books.chargebacks.find(({ id }) => id === c.req.param("id"));
    const about = found && payment(found.paymentId);
    if (found === undefined || about === undefined) return c.json({ ok: false }, 404);
    found.reversedAt = now().toString();
    save();
    messenger.tell(about);
    return c.json(found);
  });
  /** A refund that somebody makes at the provider itself. */
  control.post("/payments/:id/refunds", async (c) => {
    const found = payment(c.req.param("id"));
    const { value } = await body(c, z.object({ value: z.string() }));
    if (found === undefined) return c.json({ ok: false }, 404);
    const refund = { id: newId("re"), paymentId: found.id, status: "pending" as const, amount: { ...found.amount, value }, description: "", metadata: null, createdAt: now().toString() };
    books.refunds.push(refund);
    save();
    messenger.tell(found);
    return c.json(refund);
  });
  control.put("/refunds/:id", async (c) => {
    const found = books.refunds.find(({ id }) => id === c.req.param("id"));
    const about = found && payment(found.paymentId);
    const { status } = await body(c, z.object({ status: z.enum(refundStatuses) }));
    if (found === undefined || about === undefined) return c.json({ ok: false }, 404);
    found.status = status;
    save();
    messenger.tell(about);
    return c.json(found);
  });
  control.onError((error, c) => c.json({ ok: false, error: error.message }, 400));
  return control;
}
