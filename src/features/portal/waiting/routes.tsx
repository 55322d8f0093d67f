import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { keptRequest } from "../../../platform/http/kept-request.ts";
import { localeOf } from "../../../platform/http/locale.ts";
import { findSignUpBySecret } from "../../deal/store.ts";
import type { SignUp } from "../../deal/store.ts";
import { formKey } from "../../order-request/actions.ts";
import { acceptOffer, declineOffer, leaveLine } from "../../waiting-list/actions.ts";
import { formText, isId } from "../frame/form.ts";
import { NotFoundPage } from "../frame/not-found-page.tsx";
import { portalLocale } from "../frame/private-pages.ts";
import { DeclinePage, LeavePage } from "./confirm-pages.tsx";
import { readWaitingFacts } from "./facts.ts";
import { OfferPage } from "./offer-page.tsx";
import { WaitingPage } from "./page.tsx";
import { ReviewPage } from "./review-page.tsx";
import type { ReviewProps } from "./review-page.tsx";

type WaitingEnv = { Variables: { signUp: SignUp; path: string } };

/** The pages of one waiting request, behind its code and its secret. Looking changes nothing; every answer is a POST. */
export function waitingRoutes(house: House) {
  const pages = new Hono<WaitingEnv>();

  pages.use(async (c, next) => {
    const signUp = await findSignUpBySecret(house.db, c.req.param("code") ?? "", c.req.param("secret") ?? "");
    if (signUp === undefined) return notFound(c);
    c.set("signUp", signUp);
    c.set("path", `/w/${signUp.code}/${signUp.secret}`);
    return next();
  });

  pages.get("/", async (c) => present(house, c));

  pages.get("/accept", async (c) => {
    const facts = await readWaitingFacts(house, c.var.signUp);
    if (facts.open === null) return present(house, c);
    return c.html(<ReviewPage facts={facts} open={facts.open} came={null} />);
  });

  pages.post("/accept", async (c) => {
    const offerId = await formText(c, "offer");
    const ticked = { terms: (await formText(c, "terms")) === "yes", earlyStart: (await formText(c, "early-start")) === "yes" };
    if (!isId(offerId)) return notFound(c);
    if (!ticked.terms) return reviewAgain(house, c, { termsMissing: true, changed: [], ticked });
    const { organisation_id: organisationId, id: signUpId } = c.var.signUp;
    const seen = await formText(c, "seen");
    const form = { offer: offerId, seen, terms: "yes", "early-start": ticked.earlyStart ? "yes" : "" };
    const request = { text: keptRequest(c, { at: house.clock.now(), secret: c.var.signUp.secret, form }), form: formKey(offerId) };
    const outcome = await acceptOffer(house, { organisationId, signUpId, offerId, seen, consents: ticked, request });
    if (outcome.ok) return c.redirect(`/d/${outcome.code}/${outcome.secret}`, 303);
    switch (outcome.refusal.kind) {
      case "changed":
        return reviewAgain(house, c, { termsMissing: false, changed: outcome.refusal.what, ticked: { terms: false, earlyStart: false } });
      case "offer-unknown":
        return notFound(c);
      case "offer-answered":
      case "offer-expired":
        return present(house, c, 409);
      default:
        return outcome.refusal satisfies never;
    }
  });

  pages.get("/decline", async (c) => {
    const facts = await readWaitingFacts(house, c.var.signUp);
    if (facts.open === null) return present(house, c);
    return c.html(<DeclinePage facts={facts} open={facts.open} locale={portalLocale(c, c.var.signUp.locale)} path={c.var.path} />);
  });

  pages.post("/decline", async (c) => {
    const offerId = await formText(c, "offer");
    if (!isId(offerId)) return notFound(c);
    const { organisation_id: organisationId, id: signUpId } = c.var.signUp;
    const outcome = await declineOffer(house, { organisationId, signUpId, offerId });
    if (outcome.ok) return c.redirect(c.var.path, 303);
    return outcome.refusal.kind === "offer-unknown" ? notFound(c) : present(house, c, 409);
  });

  pages.get("/leave", async (c) => {
    const facts = await readWaitingFacts(house, c.var.signUp);
    if (facts.ahead === null && facts.open === null) return present(house, c);
    return c.html(<LeavePage facts={facts} locale={portalLocale(c, c.var.signUp.locale)} path={c.var.path} />);
  });

  pages.post("/leave", async (c) => {
    const { organisation_id: organisationId, id: signUpId } = c.var.signUp;
    const outcome = await leaveLine(house, { organisationId, signUpId });
    return outcome.ok ? c.redirect(c.var.path, 303) : notFound(c);
  });

  return pages;
}

/** The page as things stand now: an offer that can be answered, else the place in line, else how it ended. */
async function present(house: House, c: Context<WaitingEnv>, status: 200 | 409 = 200) {
  const facts = await readWaitingFacts(house, c.var.signUp);
  const props = { facts, locale: portalLocale(c, c.var.signUp.locale), path: c.var.path };
  return c.html(facts.open === null ? <WaitingPage {...props} /> : <OfferPage {...props} open={facts.open} />, status);
}

async function reviewAgain(house: House, c: Context<WaitingEnv>, came: NonNullable<ReviewProps["came"]>) {
  const facts = await readWaitingFacts(house, c.var.signUp);
  if (facts.open === null) return present(house, c, 409);
  return c.html(<ReviewPage facts={facts} open={facts.open} came={came} />, 422);
}

function notFound(c: Context) {
  return c.html(<NotFoundPage locale={localeOf(c, "nl")} />, 404);
}
