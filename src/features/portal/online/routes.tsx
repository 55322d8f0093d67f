import { Hono } from "hono";
import type { Context } from "hono";
import { isUnderWay } from "../../../domain/online-payment/attempt-state.ts";
import type { AttemptState } from "../../../domain/online-payment/attempt-state.ts";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { localeOf } from "../../../platform/http/locale.ts";
import { pause } from "../../../platform/pause.ts";
import { findOrganisationById } from "../../catalogue/store.ts";
import { keepUp, startOnlinePayment } from "../../online-payments/actions.ts";
import { findAttempt } from "../../online-payments/store.ts";
import type { OnlinePayment } from "../../online-payments/store.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { isId } from "../frame/form.ts";
import { NotFoundPage } from "../frame/not-found-page.tsx";
import { portalLocale } from "../frame/private-pages.ts";
import { GoingPage, PaidPage } from "./pages.tsx";

const looks = 3;
const betweenLooksMs = 700;

/** Paying a deal at the payment provider: the button, the page that leads there, and the page to which people come back. */
export function onlineRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/", (c) => c.redirect(`${c.var.path}#transfer`, 303));

  pages.post("/", async (c) => {
    const { deal, path } = c.var;
    const form = await readForm(c);
    const token = form.text("token");
    if (token === "" || token.length > 100) return c.redirect(`${path}#transfer`, 303);
    const outcome = await startOnlinePayment(house, { organisationId: deal.organisation_id, dealId: deal.id, token: `form:${token}`, cents: Number(form.text("cents") || Number.NaN) });
    if (outcome.ok) return c.redirect(`${path}/pay/${outcome.attempt.id}${outcome.attempt.state === "open" ? "/go" : ""}`, 303);
    const { refusal } = outcome;
    switch (refusal.kind) {
      case "under-way":
        return c.redirect(`${path}/pay/${refusal.attemptId}?other=yes`, 303);
      case "nothing-owed":
      case "amount-changed":
        return c.redirect(`${path}#transfer`, 303);
      case "provider-silent":
        return showState(house, c, { state: "new", cents: 0, status: 503 });
      case "provider-refused":
        return showState(house, c, { state: "refused", cents: 0, status: 503 });
      case "not-offered":
      case "deal-unknown":
        return notFound(c);
      default:
        return refusal satisfies never;
    }
  });

  pages.get("/:attempt/go", async (c) => {
    const { deal, path } = c.var;
    const attempt = await ownAttempt(house, c);
    const organisation = await findOrganisationById(house.db, deal.organisation_id);
    if (attempt === undefined || organisation === undefined) return notFound(c);
    if (attempt.state !== "open" || attempt.checkout_url === null) return c.redirect(`${path}/pay/${attempt.id}`, 303);
    c.header("Refresh", `0; url=${new URL(attempt.checkout_url).href}`);
    return c.html(<GoingPage deal={deal} organisation={organisation} locale={portalLocale(c, deal.locale)} dealPath={path} cents={attempt.cents} checkoutUrl={attempt.checkout_url} path={`${path}/pay/${attempt.id}/go`} />);
  });

  pages.get("/:attempt", async (c) => {
    const own = await ownAttempt(house, c);
    if (own === undefined) return notFound(c);
    const { attempt, silent } = await lookAFewTimes(house, own);
    return showState(house, c, { state: attempt.state, cents: attempt.cents, status: 200, attempt, silent });
  });

  return pages;
}

/** A payer comes back a moment before the provider knows how it ended. */
async function lookAFewTimes(house: House, attempt: OnlinePayment): Promise<{ attempt: OnlinePayment; silent: boolean }> {
  const which = { organisationId: attempt.organisation_id, attemptId: attempt.id };
  for (let look = 1; ; look += 1) {
    const kept = await keepUp(house, which);
    if (!kept.ok) return { attempt, silent: true };
    if (!isUnderWay(kept.attempt.state) || look === looks) return { attempt: kept.attempt, silent: false };
    await pause(betweenLooksMs);
  }
}

async function ownAttempt(house: House, c: Context<DealEnv>): Promise<OnlinePayment | undefined> {
  const { deal } = c.var;
  const attemptId = c.req.param("attempt") ?? "";
  const attempt = isId(attemptId) ? await findAttempt(house.db, { organisationId: deal.organisation_id, attemptId }) : undefined;
  return attempt?.deal_id === deal.id ? attempt : undefined;
}

type ShownState = { state: AttemptState; cents: number; status: 200 | 503; attempt?: OnlinePayment; silent?: boolean };

async function showState(house: House, c: Context<DealEnv>, { state, cents, status, attempt, silent = false }: ShownState) {
  const { deal, path } = c.var;
  const organisation = await findOrganisationById(house.db, deal.organisation_id);
  if (organisation === undefined) return notFound(c);
  const ownPath = attempt === undefined ? `${path}/pay` : `${path}/pay/${attempt.id}`;
  const shown = { state, cents, goPath: attempt?.checkout_url == null ? null : `${ownPath}/go`, ownPath };
  return c.html(<PaidPage deal={deal} organisation={organisation} locale={portalLocale(c, deal.locale)} dealPath={path} shown={shown} silent={silent} other={c.req.query("other") === "yes" && isUnderWay(state)} />, status);
}

function notFound(c: Context) {
  return c.html(<NotFoundPage locale={localeOf(c, "nl")} />, 404);
}
