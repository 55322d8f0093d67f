import { Hono } from "hono";
import type { Context } from "hono";
import { z } from "zod";
import { amountOf, hundredths, newId, remaining } from "./books.ts";
import type { Books, SimulatedPayment } from "./books.ts";
import type { Messenger } from "./messenger.ts";
import type { misbehaving, SimulatorEnv } from "./misbehaviour.ts";
import { chargebackJson, errorJson, listJson, paymentJson, refundJson } from "./shapes.ts";

export type Simulation = {
  books: Books;
  save: () => void;
  messenger: Messenger;
  misbehaviour: ReturnType<typeof misbehaving>;
  apiKey: string;
  now: () => Temporal.Instant;
  /** Where it listens. */
  url: () => string;
};

const amount = z.object({ currency: z.string().regex(/^[A-Z]{3}$/), value: z.string().regex(/^\d+\.\d{2}$/) });
const httpUrl = z.string().refine((text) => URL.canParse(text) && /^https?:/.test(text));
const newPayment = z.object({ amount, description: z.string().min(1).max(255), redirectUrl: httpUrl, webhookUrl: httpUrl.nullish(), metadata: z.unknown().optional() });
const newRefund = z.object({ amount, description: z.string().max(140).default(""), metadata: z.unknown().optional() });

/** The part of the provider's API that a shop uses, below `/v2`. */
export function apiRoutes(simulation: Simulation) {
  const { books, save, messenger, misbehaviour, apiKey, now, url } = simulation;
  const api = new Hono<SimulatorEnv>();
  const find = (c: Context) => books.payments.find(({ id }) => id === c.req.param("payment"));
  const unknown = (c: Context) => c.json(errorJson(404, "Not Found", `No payment exists with token ${c.req.param("payment")}.`), 404);
  const invalid = (c: Context, field: string, detail: string) => c.json(errorJson(422, "Unprocessable Entity", detail, field), 422);

  api.use(async (c, next) => {
    if (c.req.header("authorization") === `Bearer ${apiKey}`) return next();
    return c.json(errorJson(401, "Unauthorized Request", "Missing authentication, or failed to authenticate"), 401);
  });

  /** The same key again within the hour gets the same answer, and nothing is done. */
  const once = async (c: Context, work: () => Promise<{ status: 200 | 201 | 422; body: object }>) => {
    const key = c.req.header("idempotency-key");
    const earlier = key === undefined ? undefined : books.answers[key];
    if (earlier !== undefined && Temporal.Instant.compare(now(), Temporal.Instant.from(earlier.at).add({ hours: 1 })) < 0) return new Response(JSON.stringify(earlier.body), { status: earlier.status, headers: { "content-type": "application/hal+json" } });
    const { status, body } = await work();
    if (key !== undefined) books.answers[key] = { at: now().toString(), status, body };
    save();
    return c.json(body, status);
  };

  api.get("/methods", (c) => c.json(listJson("methods", [{ resource: "method", id: "ideal", description: "Simulated", status: "activated" }], `${url()}/v2/methods`)));

  api.post("/payments", misbehaviour.middleware("create"), (c) => once(c, async () => {
    const wanted = newPayment.safeParse(await c.req.json().catch(() => null));
    if (!wanted.success) return { status: 422, body: errorJson(422, "Unprocessable Entity", "The payment is not complete", wanted.error.issues[0]?.path.join(".")) };
    if (hundredths(wanted.data.amount) <= 0) return { status: 422, body: errorJson(422, "Unprocessable Entity", "The amount is lower than the minimum", "amount") };
    const at = now().toString();
    const payment: SimulatedPayment = { ...wanted.data, webhookUrl: wanted.data.webhookUrl ?? null, id: newId("tr"), status: "open", createdAt: at, changedAt: at };
    books.payments.push(payment);
    return { status: 201, body: paymentJson(books, payment, { url: url() }) };
  }));

  api.get("/payments/:payment", misbehaviour.middleware("fetch"), (c) => {
    const payment = find(c);
    return payment === undefined ? unknown(c) : c.json(paymentJson(books, payment, { url: url(), embed: (c.req.query("embed") ?? "").split(",").filter((one) => one !== "") }));
  });

  api.delete("/payments/:payment", misbehaviour.middleware("cancel"), (c) => {
    const payment = find(c);
    if (payment === undefined) return unknown(c);
    if (payment.status !== "open") return invalid(c, "id", "The payment cannot be canceled");
    changePayment(simulation, payment, "canceled");
    return c.json(paymentJson(books, payment, { url: url() }));
  });

  api.post("/payments/:payment/refunds", misbehaviour.middleware("refund"), async (c) => {
    const payment = find(c);
    if (payment === undefined) return unknown(c);
    return once(c, async () => {
      const wanted = newRefund.safeParse(await c.req.json().catch(() => null));
      if (!wanted.success) return { status: 422, body: errorJson(422, "Unprocessable Entity", "The refund is not complete", "amount") };
      if (payment.status !== "paid" || wanted.data.amount.currency !== payment.amount.currency || hundredths(wanted.data.amount) > remaining(books, payment)) {
        return { status: 422, body: errorJson(422, "Unprocessable Entity", "The specified amount cannot be refunded", "amount") };
      }
      const refund = { ...wanted.data, id: newId("re"), paymentId: payment.id, status: "pending" as const, createdAt: now().toString() };
      books.refunds.push(refund);
      messenger.tell(payment);
      return { status: 201, body: refundJson(refund, url()) };
    });
  });

  api.get("/payments/:payment/refunds", (c) => c.json(listJson("refunds", books.refunds.filter(({ paymentId }) => paymentId === c.req.param("payment")).map((one) => refundJson(one, url())), c.req.url)));
  api.get("/payments/:payment/chargebacks", (c) => c.json(listJson("chargebacks", books.chargebacks.filter(({ paymentId }) => paymentId === c.req.param("payment")).map((one) => chargebackJson(one, url())), c.req.url)));
  return api;
}

/** A payment goes on, and the shop is told, but not of what is still open. */
export function changePayment({ save, messenger, now }: Simulation, payment: SimulatedPayment, status: SimulatedPayment["status"]): void {
  payment.status = status;
  payment.changedAt = now().toString();
  save();
  if (status !== "open" && status !== "pending") messenger.tell(payment);
}

/** The bank of the payer takes the money back; all of it, unless less is said. */
export function chargeBack({ books, save, messenger, now }: Simulation, payment: SimulatedPayment, value?: string): string {
  const chargeback = { id: newId("chb"), paymentId: payment.id, amount: value === undefined ? amountOf(remaining(books, payment), payment.amount.currency) : { ...payment.amount, value }, createdAt: now().toString(), reversedAt: null };
  books.chargebacks.push(chargeback);
  save();
  messenger.tell(payment);
  return chargeback.id;
}
