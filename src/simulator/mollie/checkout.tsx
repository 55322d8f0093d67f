import { Hono } from "hono";
import type { Child } from "hono/jsx";
import { changePayment, chargeBack } from "./api.ts";
import type { Simulation } from "./api.ts";
import { paymentStatuses, remaining } from "./books.ts";
import type { SimulatedPayment } from "./books.ts";

/** How a payer can end it, in the order of the buttons. */
const endings = ["paid", "pending", "authorized", "failed", "canceled", "expired", "open"] as const satisfies readonly (typeof paymentStatuses)[number][];

/** The pages of the simulator: where a payer pays, and a list of what there is. */
export function checkoutRoutes(simulation: Simulation) {
  const { books, save, messenger } = simulation;
  const pages = new Hono();
  const find = (id: string) => books.payments.find((payment) => payment.id === id);

  pages.get("/", (c) => c.html(<Overview simulation={simulation} />));

  pages.get("/checkout/:id", (c) => {
    const payment = find(c.req.param("id"));
    return payment === undefined ? c.notFound() : c.html(<Checkout payment={payment} />);
  });

  pages.post("/checkout/:id", async (c) => {
    const payment = find(c.req.param("id"));
    const chosen = endings.find((one) => one === c.req.query("status")) ?? "open";
    if (payment === undefined) return c.notFound();
    if (payment.status === "open" || payment.status === "pending") changePayment(simulation, payment, chosen);
    return c.redirect(payment.redirectUrl, 303);
  });

  pages.post("/payments/:id/:what", (c) => {
    const payment = find(c.req.param("id"));
    if (payment === undefined) return c.notFound();
    const what = c.req.param("what");
    if (what === "chargeback" && payment.status === "paid") chargeBack(simulation, payment);
    if (what === "refunded" || what === "failed") {
      for (const refund of books.refunds) if (refund.paymentId === payment.id && refund.status === "pending") refund.status = what;
      save();
      messenger.tell(payment);
    }
    return c.redirect("/", 303);
  });
  return pages;
}

function Checkout({ payment }: { payment: SimulatedPayment }) {
  const over = payment.status !== "open" && payment.status !== "pending";
  return (
    <Sheet title="Simulated payment page">
      <p>{payment.description}</p>
      <p class="sum">{payment.amount.currency} {payment.amount.value}</p>
      {over ? <p>This payment is {payment.status}. <a href={payment.redirectUrl}>Back to the shop</a></p> : (
        <>
          <p>How does it end? Nothing is charged.</p>
          {endings.map((status) => <form method="post" action={`/checkout/${payment.id}?status=${status}`}><button type="submit" value={status}>{status}</button></form>)}
        </>
      )}
    </Sheet>
  );
}

function Overview({ simulation: { books } }: { simulation: Simulation }) {
  return (
    <Sheet title="Simulated payments">
      {books.payments.length === 0 && <p>Nothing was asked yet.</p>}
      {books.payments.toReversed().map((payment) => {
        const refunds = books.refunds.filter(({ paymentId }) => paymentId === payment.id);
        const back = books.chargebacks.filter(({ paymentId }) => paymentId === payment.id);
        const left = payment.status === "paid" && remaining(books, payment) > 0;
        return (
          <section>
            <p><b>{payment.description}</b>, {payment.amount.currency} {payment.amount.value}: {payment.status}{refunds.map(({ amount, status }) => `, refund ${amount.value} ${status}`)}{back.map(({ amount }) => `, charged back ${amount.value}`)}</p>
            {payment.status === "open" && <p><a href={`/checkout/${payment.id}`}>Payment page</a></p>}
            {left && <form method="post" action={`/payments/${payment.id}/chargeback`}><button type="submit">The payer's bank takes it back</button></form>}
            {refunds.some(({ status }) => status === "pending") && (["refunded", "failed"] as const).map((to) => <form method="post" action={`/payments/${payment.id}/${to}`}><button type="submit">Refund: {to}</button></form>)}
          </section>
        );
      })}
    </Sheet>
  );
}

const style = "body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}form{display:inline-block;margin:0 .5rem .5rem 0}button{font:inherit;padding:.5rem 1rem}.sum{font-size:2rem;margin:0}section{border-top:1px solid #ccc}";

function Sheet({ title, children }: { title: string; children: Child }) {
  return (
    <html lang="en">
      <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>{title}</title><style>{style}</style></head>
      <body><main><h1>{title}</h1>{children}</main></body>
    </html>
  );
}
