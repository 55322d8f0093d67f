import { amountOf, hundredths, remaining } from "./books.ts";
import type { Books, SimulatedChargeback, SimulatedPayment, SimulatedRefund } from "./books.ts";

/** The answers of the API, as far as a shop reads them. */

const hal = "application/hal+json";
const link = (href: string, type = hal) => ({ href, type });

export function paymentJson(books: Books, payment: SimulatedPayment, { url, embed = [] }: { url: string; embed?: readonly string[] }) {
  const { id, status, changedAt } = payment;
  const self = `${url}/v2/payments/${id}`;
  const refunds = books.refunds.filter(({ paymentId }) => paymentId === id);
  const chargebacks = books.chargebacks.filter(({ paymentId }) => paymentId === id);
  const when = { paid: "paidAt", canceled: "canceledAt", expired: "expiredAt", failed: "failedAt", authorized: "authorizedAt", open: null, pending: null }[status];
  const paid = status === "paid" ? { amountRefunded: sumOf(refunds), amountRemaining: amountOf(remaining(books, payment), payment.amount.currency), ...(chargebacks.length > 0 ? { amountChargedBack: sumOf(chargebacks) } : {}) } : {};
  return {
    resource: "payment",
    id,
    mode: "test",
    createdAt: payment.createdAt,
    amount: payment.amount,
    description: payment.description,
    method: status === "open" ? null : "ideal",
    metadata: payment.metadata,
    status,
    isCancelable: status === "open",
    profileId: "pfl_simulator",
    sequenceType: "oneoff",
    redirectUrl: payment.redirectUrl,
    ...(payment.webhookUrl === null ? {} : { webhookUrl: payment.webhookUrl }),
    ...(when === null ? {} : { [when]: changedAt }),
    ...paid,
    _links: { self: link(self), ...(status === "open" ? { checkout: link(`${url}/checkout/${id}`, "text/html") } : {}) },
    ...(embed.length === 0 ? {} : { _embedded: {
      ...(embed.includes("refunds") ? { refunds: refunds.map((refund) => refundJson(refund, url)) } : {}),
      ...(embed.includes("chargebacks") ? { chargebacks: chargebacks.map((one) => chargebackJson(one, url)) } : {}),
    } }),
  };
}

export function refundJson(refund: SimulatedRefund, url: string) {
  const { id, paymentId } = refund;
  return { resource: "refund", mode: "test", ...refund, _links: { self: link(`${url}/v2/payments/${paymentId}/refunds/${id}`), payment: link(`${url}/v2/payments/${paymentId}`) } };
}

export function chargebackJson(chargeback: SimulatedChargeback, url: string) {
  const { id, paymentId, amount } = chargeback;
  return {
    resource: "chargeback", mode: "test", ...chargeback, settlementAmount: { ...amount, value: `-${amount.value}` }, reason: { code: "AC01", description: "Account identifier incorrect" },
    _links: { self: link(`${url}/v2/payments/${paymentId}/chargebacks/${id}`), payment: link(`${url}/v2/payments/${paymentId}`) },
  };
}

export function listJson(name: string, items: readonly object[], self: string) {
  return { count: items.length, _embedded: { [name]: items }, _links: { self: link(self), previous: null, next: null, documentation: link("https://docs.mollie.com", "text/html") } };
}

export function errorJson(status: number, title: string, detail: string, field?: string) {
  return { status, title, detail, ...(field === undefined ? {} : { field }), _links: { documentation: link("https://docs.mollie.com/overview/handling-errors", "text/html") } };
}

function sumOf(items: readonly { amount: { currency: string; value: string } }[]) {
  return amountOf(items.reduce((sum, one) => sum + hundredths(one.amount), 0));
}
