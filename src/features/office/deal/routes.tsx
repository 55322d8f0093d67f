import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { queryForm, readForm } from "../../../platform/http/form.ts";
import { randomSecret } from "../../../platform/ids.ts";
import { cancelBookings, previewCancellation } from "../../cancellation/actions.ts";
import { downloadOf } from "../../invoices/store.ts";
import { askCollection, isCollectable } from "../../mail-evidence/actions.ts";
import { resendMessage } from "../../messages/actions.ts";
import { previewPayment, recordPayment, waivePaymentDeadline, waiveReasons } from "../../payments/actions.ts";
import { billingRoutes } from "../billing/routes.tsx";
import { erasureRoutes } from "../erasure/routes.tsx";
import { dealGoodwillRoutes } from "../goodwill/deal-routes.tsx";
import type { Desk, DeskEnv } from "../frame/desk.ts";
import { NotFoundPage } from "../frame/office-page.tsx";
import type { DoneCode } from "../frame/texts.ts";
import { dossierRoutes } from "../dossier/routes.tsx";
import { giveCreditRoutes } from "../credit/routes.tsx";
import { moveRoutes } from "../changing/move-routes.tsx";
import { substituteRoutes } from "../changing/substitute-routes.tsx";
import { dealOffersRoutes } from "../offers/routes.tsx";
import { dealRefundRoutes } from "../refunds/deal-routes.tsx";
import { disputeRoutes } from "../dispute/routes.tsx";
import { customerRecordRoutes } from "../track-record/customer-routes.tsx";
import { letterRoutes } from "../withdrawal/letter-routes.tsx";
import { CancelPage } from "./cancel-page.tsx";
import { CollectPage } from "./collect-page.tsx";
import { readDealFacts } from "./facts.ts";
import type { DealFacts } from "./facts.ts";
import { readList } from "./list.ts";
import { DealListPage } from "./list-page.tsx";
import { DealPage } from "./page.tsx";
import { readPayment } from "./payment-form.ts";
import type { PaymentForm, PaymentProblem } from "./payment-form.ts";
import { PaymentPage } from "./payment-page.tsx";
import { canCancel } from "./possible.ts";
import { WaivePage } from "./waive-page.tsx";

export type OneDealEnv = { Variables: DeskEnv["Variables"] & { facts: DealFacts } };

/** The deals of the organisation, under `/office/deals`. */
export function dealsRoutes(house: House) {
  const pages = new Hono<DeskEnv>();
  pages.get("/", async (c) => c.html(<DealListPage desk={c.var.desk} list={await readList(house, c.var.desk, queryForm(c))} />));
  pages.route("/:code", oneDealRoutes(house));
  return pages;
}

function oneDealRoutes(house: House) {
  const pages = new Hono<OneDealEnv>();

  pages.use(async (c, next) => {
    const facts = await readDealFacts(house, c.var.desk, c.req.param("code") ?? "");
    if (facts === undefined) return c.html(<NotFoundPage desk={c.var.desk} />, 404);
    c.set("facts", facts);
    return next();
  });

  pages.get("/", (c) => c.html(<DealPage facts={c.var.facts} desk={c.var.desk} />));

  pages.get("/invoices/:file", async (c) => {
    const { desk, facts } = c.var;
    const download = await downloadOf(house, { organisationId: desk.organisationId, dealId: facts.deal.id, file: c.req.param("file") });
    return download === undefined ? c.html(<NotFoundPage desk={desk} />, 404) : c.body(download.body, 200, { ...download.headers, "Cache-Control": "no-store" });
  });

  pages.get("/payment", async (c) => showPayment(c, house, readPayment(queryForm(c), paymentContext(c.var))));
  pages.post("/payment", async (c) => {
    const { desk, facts } = c.var;
    const form = readPayment(await readForm(c), paymentContext(c.var));
    if (form.draft === null) return showPayment(c, house, form, "amount-not-positive");
    const outcome = await recordPayment(house, {
      ...idsOf(c.var),
      ...form.draft,
      token: form.token,
      method: form.typed.method,
      note: form.typed.note,
      by: desk.user.id,
    });
    if (!outcome.ok) return showPayment(c, house, form, outcome.refusal.kind);
    return done(c, facts, outcome.repeated ? "payment-repeated" : `payment-${outcome.effect}`);
  });

  pages.get("/waive", (c) => c.html(<WaivePage facts={c.var.facts} desk={c.var.desk} />));
  pages.post("/waive", async (c) => {
    const chosen = (await readForm(c)).text("reason");
    const reason = waiveReasons.find((one) => one === chosen) ?? "other";
    const outcome = await waivePaymentDeadline(house, { ...idsOf(c.var), reason });
    return outcome.ok ? done(c, c.var.facts, "waived") : c.html(<WaivePage facts={c.var.facts} desk={c.var.desk} />, 409);
  });

  pages.get("/cancel", (c) => showCancel(c, house, c.req.queries("booking") ?? []));
  pages.post("/cancel", async (c) => {
    const form = await readForm(c);
    const which = { ...idsOf(c.var), bookingIds: form.all("booking"), waiveFee: form.text("waive") === "yes" };
    const outcome = await cancelBookings(house, { ...which, seen: Number(form.text("seen") || Number.NaN) });
    return outcome.ok ? done(c, c.var.facts, "cancelled") : showCancel(c, house, form.all("booking"), { changed: true });
  });

  pages.route("/move", moveRoutes(house));
  pages.route("/substitute", substituteRoutes(house));
  pages.route("/dispute", disputeRoutes(house));
  pages.route("/track-record", customerRecordRoutes(house));
  pages.route("/withdrawal", letterRoutes(house));

  pages.route("/dossier", dossierRoutes(house));
  pages.route("/billing", billingRoutes(house));
  pages.route("/refund", dealRefundRoutes(house));
  pages.route("/goodwill", dealGoodwillRoutes(house));
  pages.route("/credit", giveCreditRoutes(house));
  pages.route("/offers", dealOffersRoutes(house));
  pages.route("/erase", erasureRoutes(house));

  pages.get("/collect/:message", (c) => {
    const message = collectable(c);
    return message === undefined ? c.html(<NotFoundPage desk={c.var.desk} />, 404) : c.html(<CollectPage facts={c.var.facts} message={message} desk={c.var.desk} />);
  });
  pages.post("/collect/:message", async (c) => {
    const message = collectable(c);
    const outcome = message === undefined ? null : await askCollection(house, { ...idsOf(c.var), messageId: message.id, by: c.var.desk.user.id });
    return outcome?.ok === true ? done(c, c.var.facts, "collection-asked") : c.html(<NotFoundPage desk={c.var.desk} />, 404);
  });

  pages.post("/resend", async (c) => {
    const messageId = (await readForm(c)).text("message");
    const own = c.var.facts.messages.some((message) => message.id === messageId);
    if (!own) return c.html(<NotFoundPage desk={c.var.desk} />, 404);
    const outcome = await resendMessage(house, { organisationId: c.var.desk.organisationId, messageId });
    return outcome.ok ? done(c, c.var.facts, "resent") : c.redirect(`/office/deals/${c.var.facts.deal.code}`, 303);
  });

  return pages;
}

/** A message of this deal that can be collected; also one that was asked for already, because asking twice asks once. */
function collectable(c: Context<OneDealEnv>) {
  const { facts } = c.var;
  return facts.messages.find(({ id, ...message }) => id === c.req.param("message") && isCollectable({ ...message }, facts.deal));
}

function idsOf({ desk, facts }: OneDealEnv["Variables"]): { organisationId: string; dealId: string } {
  return { organisationId: desk.organisationId, dealId: facts.deal.id };
}

function paymentContext({ desk, facts }: OneDealEnv["Variables"]): { openCents: number; desk: Desk; newToken: string } {
  return { openCents: facts.due?.openCents ?? facts.amounts.openCents, desk, newToken: randomSecret() };
}

async function showPayment(c: Context<OneDealEnv>, house: House, form: PaymentForm, refused?: PaymentProblem) {
  const preview = form.draft === null ? null : await previewPayment(house, { ...idsOf(c.var), amountCents: form.draft.amountCents });
  const shown = preview?.ok === true ? preview : null;
  const wrong = refused !== undefined || form.problems.size > 0;
  return c.html(<PaymentPage facts={c.var.facts} desk={c.var.desk} form={form} preview={shown} refused={refused} />, wrong ? 422 : 200);
}

async function showCancel(c: Context<OneDealEnv>, house: House, wanted: readonly string[], { changed = false } = {}) {
  const { facts, desk } = c.var;
  const possible = canCancel(facts);
  const picked = possible.filter((booking) => wanted.includes(booking.id));
  const bookings = picked.length === 0 ? possible : picked;
  const which = { ...idsOf(c.var), bookingIds: bookings.map(({ id }) => id) };
  const [agreed, waived] = await Promise.all([previewCancellation(house, which), previewCancellation(house, { ...which, waiveFee: true })]);
  const chosen = agreed.ok && waived.ok ? { bookings, agreed: agreed.preview, waived: waived.preview } : null;
  return c.html(<CancelPage facts={facts} desk={desk} chosen={chosen} changed={changed} />, changed ? 409 : 200);
}

function done(c: Context, { deal }: DealFacts, code: DoneCode) {
  return c.redirect(`/office/deals/${deal.code}?done=${code}`, 303);
}
