import { Locale, MollieApiError, PaymentEmbed } from "@mollie/api-client";
import type { Payment, Refund } from "@mollie/api-client";
import { z } from "zod";
import { providerStates } from "../../domain/online-payment/decide-fetched.ts";
import { providerRefundStates } from "../../domain/online-payment/reversal-state.ts";
import { mollieClient } from "./mollie-client.ts";
import type { Answer, PaymentProvider, ProviderPayment, ProviderRefund } from "./port.ts";

/** The client itself waits for ever. */
const patienceMs = 12_000;

const locales = { nl: Locale.nl_NL, en: Locale.en_GB };

/** The payment provider Mollie, by its official client. The way of paying is left to the customer, and to what the account offers. */
export function mollieProvider(account: { apiKey: string; apiUrl: string }): PaymentProvider {
  const client = mollieClient(account);
  return {
    create: ({ idempotencyKey, cents, description, locale, returnUrl, webhookUrl, about }) =>
      answerOf(async () => asPayment(await client.payments.create({
        amount: amountOf(cents),
        description,
        locale: locales[locale],
        redirectUrl: returnUrl,
        ...(webhookUrl === null ? {} : { webhookUrl }),
        metadata: about,
        idempotencyKey,
      }))),
    fetch: async (id) => !isPaymentId(id) ? { ok: false, why: "unknown", detail: "no identifier of a payment" } : answerOf(async () => asPayment(await client.payments.get(id, { embed: [PaymentEmbed.refunds, PaymentEmbed.chargebacks] }))),
    cancel: (id, idempotencyKey) => answerOf(async () => asPayment(await client.payments.cancel(id, { idempotencyKey }))),
    refund: ({ idempotencyKey, paymentId, cents, description, reversal }) =>
      answerOf(async () => asRefund(await client.paymentRefunds.create({ paymentId, amount: amountOf(cents), description, metadata: { reversal }, idempotencyKey }))),
    check: () => answerOf(async () => {
      await client.methods.list();
      return null;
    }),
  };
}

/** The client takes anything else for a broken connection. */
function isPaymentId(id: string): boolean {
  return /^tr_\w{1,60}$/.test(id);
}

async function answerOf<T>(call: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await inTime(call()) };
  } catch (error) {
    if (error instanceof MollieApiError) return { ok: false, ...troubleOf(error) };
    if (error instanceof z.ZodError) return { ok: false, why: "no-answer", detail: "an answer that is none of the API" };
    throw error;
  }
}

/** A broken connection has no status; the provider's own faults, and its asking for patience, pass. */
function troubleOf({ statusCode, field, message }: MollieApiError): { why: "no-answer" | "unknown" | "refused" | "wrong-key"; detail: string } {
  const detail = statusCode === undefined ? "no connection" : `${statusCode}${field === undefined ? "" : ` ${field}`}: ${message}`;
  if (statusCode === undefined || statusCode >= 500 || [408, 409, 425, 429].includes(statusCode)) return { why: "no-answer", detail };
  if (statusCode === 401 || statusCode === 403) return { why: "wrong-key", detail };
  return { why: statusCode === 404 || statusCode === 410 ? "unknown" : "refused", detail };
}

/** What answers too late may still be done: it is asked again with the same key. */
async function inTime<T>(call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new MollieApiError("no answer in time")), patienceMs);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}

function amountOf(cents: number): { currency: string; value: string } {
  return { currency: "EUR", value: `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, "0")}` };
}

/** Null for what is no amount with two decimals. */
function centsOf({ value }: { value: string }): number | null {
  const [, whole, part] = /^(\d{1,11})\.(\d{2})$/.exec(value) ?? [];
  return whole === undefined || part === undefined ? null : Number(whole) * 100 + Number(part);
}

const euroCents = (amount: { currency: string; value: string }) => (amount.currency === "EUR" ? centsOf(amount) : null);

const aboutShape = z.object({ organisation: z.string(), attempt: z.string() });
const reversalShape = z.object({ reversal: z.string() });
const money = z.object({ currency: z.string().regex(/^[A-Z]{3}$/), value: z.string() });

/** What we read of the answer; what is not so is no answer that we can use. */
const refundShape = z.object({ id: z.string().min(1), status: z.enum(providerRefundStates), amount: money, metadata: z.unknown().optional() });
const chargebackShape = z.object({ id: z.string().min(1), amount: money, reversedAt: z.string().nullish() });
const paymentShape = z.object({
  id: z.string().min(1),
  status: z.enum(providerStates),
  amount: money,
  isCancelable: z.boolean().optional(),
  paidAt: z.string().nullish(),
  metadata: z.unknown().optional(),
  _links: z.object({ checkout: z.object({ href: z.string() }).nullish() }).optional(),
  _embedded: z.object({ refunds: z.array(refundShape).default([]), chargebacks: z.array(chargebackShape).default([]) }).partial().optional(),
});

function asPayment(payment: Payment): ProviderPayment {
  const { id, status, amount, isCancelable, paidAt, metadata, _links: links, _embedded: inside } = paymentShape.parse(payment);
  const about = aboutShape.safeParse(metadata);
  const checkoutUrl = links?.checkout?.href ?? null;
  return {
    id,
    state: status,
    cents: centsOf(amount),
    currency: amount.currency,
    checkoutUrl: checkoutUrl !== null && /^https?:\/\//.test(checkoutUrl) ? checkoutUrl : null,
    cancelable: isCancelable === true,
    paidAt: paidAt == null ? null : Temporal.Instant.from(paidAt),
    about: about.success ? about.data : null,
    refunds: (inside?.refunds ?? []).map(refundOf),
    chargebacks: (inside?.chargebacks ?? []).map(({ id: chargeback, amount: back, reversedAt }) => ({ id: chargeback, cents: euroCents(back), reversed: reversedAt != null })),
  };
}

function asRefund(refund: Refund): ProviderRefund {
  return refundOf(refundShape.parse(refund));
}

function refundOf({ id, status, amount, metadata }: z.output<typeof refundShape>): ProviderRefund {
  const about = reversalShape.safeParse(metadata);
  return { id, state: status, cents: euroCents(amount), reversal: about.success ? about.data.reversal : null };
}
