import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { localeOf } from "../../../platform/http/locale.ts";
import { randomSecret } from "../../../platform/ids.ts";
import { findCourseViews } from "../../catalogue/store.ts";
import type { SessionView } from "../../catalogue/store.ts";
import { quoteFor } from "../../deal/actions.ts";
import type { QuotePart } from "../../deal/actions.ts";
import { signUp } from "../../sign-up/actions.ts";
import { openFor } from "../open-for.ts";
import { GonePage } from "../small-pages.tsx";
import { ClosedPage, ReusedPage } from "./answer-page.tsx";
import { checkForm, customerOf } from "./check-form.ts";
import type { FieldError } from "./check-form.ts";
import { FormPage } from "./form-page.tsx";
import { emptyForm, mostRows, nobody, readForm, withPasted } from "./form-values.ts";
import type { FormValues } from "./form-values.ts";
import { ReviewPage } from "./review-page.tsx";

/** A session, and the dates of its course that can be chosen instead. */
type CourseDates = { view: SessionView; choices: readonly SessionView[] };

/** Signing up for a session: the form, its review, and the order. Every step is a whole page; no script is needed. */
export function signUpRoutes(house: House): Hono {
  const routes = new Hono();
  const baseUrl = house.config.baseUrl;

  routes.get("/:org/:course/:session/sign-up", async (c) => {
    const found = await datesOf(c);
    if (found === undefined) return gone(c);
    const { view } = found;
    if (openFor(view, house.clock.now()) === "nothing") return closed(c, view);
    return formPage(c, found, emptyForm(randomSecret(), view.session.slug), []);
  });

  routes.post("/:org/:course/:session/sign-up", async (c) => {
    const addressed = await datesOf(c);
    if (addressed === undefined) return gone(c);
    const { choices } = addressed;
    const sent = await c.req.parseBody();
    const values = readForm(sent);
    const intent = typeof sent["intent"] === "string" ? sent["intent"] : "review";
    const view = choices.find((choice) => choice.session.slug === values.session) ?? addressed.view;
    const dates = { view, choices };
    if (intent === "add") return formPage(c, dates, { ...values, participants: [...values.participants, nobody].slice(0, mostRows) }, []);
    if (intent === "paste") return formPage(c, dates, withPasted(values), []);
    if (intent.startsWith("remove-")) return formPage(c, dates, without(values, Number(intent.slice(7))), []);
    if (intent.startsWith("edit-")) return formPage(c, dates, values, []);
    if (values.token === "") values.token = randomSecret();

    const now = house.clock.now();
    if (openFor(view, now) === "nothing" && intent !== "order") return closed(c, view);
    const filled = withPasted(values);
    const kind = filled.kind ?? "consumer";
    const locale = localeOf(c, view.organisation.locale);
    const quote = quoteFor(view, { kind, places: Math.max(1, filled.participants.length), locale, now });
    const checked = checkForm(filled, {
      free: quote.price.totalCents === 0,
      sessions: [...choices.map((choice) => choice.session.slug), view.session.slug],
    });
    if (!checked.ok) return formPage(c, dates, filled, checked.errors);
    if (intent !== "order") return reviewPage(c, view, filled, []);

    const outcome = await signUp(house, {
      organisationId: view.organisation.organisation_id,
      sessionId: view.session.id,
      token: `page:${filled.token}`,
      channel: "page",
      locale,
      ...checked.order,
      seen: filled.seen === "" ? null : filled.seen,
      ifFull: "wait",
    });
    if (outcome.ok) return c.redirect(addressOf(outcome), 303);
    switch (outcome.refusal.kind) {
      case "changed":
        return reviewPage(c, (await datesOf(c, view.session.slug))?.view ?? view, filled, outcome.refusal.what);
      case "token-reused":
        return c.html(<ReusedPage view={view} locale={locale} baseUrl={baseUrl} earlier={addressOf(outcome.refusal.earlier)} />, 409);
      case "too-many-places":
        return formPage(c, dates, filled, [{ field: "p1-first", problem: "too-many" }]);
      case "session-unknown":
        return gone(c);
      case "session-closed":
      case "session-full":
        return closed(c, view);
      default:
        return outcome.refusal satisfies never;
    }
  });

  function formPage(c: Context, { view, choices }: CourseDates, values: FormValues, errors: readonly FieldError[]) {
    const locale = localeOf(c, view.organisation.locale);
    const page = <FormPage view={view} choices={choices} values={values} errors={errors} locale={locale} now={house.clock.now()} baseUrl={baseUrl} />;
    c.header("Cache-Control", "no-store");
    return c.html(page, errors.length === 0 ? 200 : 422);
  }

  function reviewPage(c: Context, view: SessionView, values: FormValues, changed: readonly QuotePart[]) {
    const locale = localeOf(c, view.organisation.locale);
    const now = house.clock.now();
    const customer = customerOf(values);
    const quote = quoteFor(view, {
      kind: customer.kind,
      places: values.participants.length,
      locale,
      now,
      ...(customer.kind === "company" ? { companyName: customer.name, kvkNumber: customer.kvkNumber } : {}),
    });
    c.header("Cache-Control", "no-store");
    const waiting = openFor(view, now) === "waiting-list";
    return c.html(<ReviewPage view={view} quote={quote} values={values} waiting={waiting} changed={changed} locale={locale} now={now} baseUrl={baseUrl} />, changed.length === 0 ? 200 : 409);
  }

  function closed(c: Context, view: SessionView) {
    return c.html(<ClosedPage view={view} locale={localeOf(c, view.organisation.locale)} baseUrl={baseUrl} />, 409);
  }

  /** The session of the address, unless it is a draft, and the dates of its course that can be chosen. */
  async function datesOf(c: Context, sessionSlug = c.req.param("session") ?? ""): Promise<CourseDates | undefined> {
    const views = await findCourseViews(house.db, { organisationSlug: c.req.param("org") ?? "", courseSlug: c.req.param("course") ?? "" });
    const view = views.find(({ session }) => session.slug === sessionSlug);
    if (view === undefined || view.session.status === "draft") return undefined;
    const now = house.clock.now();
    return { view, choices: views.filter((candidate) => openFor(candidate, now) !== "nothing") };
  }

  return routes;
}

function gone(c: Context) {
  return c.html(<GonePage locale={localeOf(c, "nl")} organisation={null} />, 404);
}

function without(values: FormValues, row: number): FormValues {
  const participants = values.participants.filter((_, index) => index !== row - 1);
  return { ...values, participants: participants.length === 0 ? [nobody] : participants };
}

function addressOf(answer: { outcome: "deal" | "waiting"; code: string; secret: string }): string {
  return `/${answer.outcome === "deal" ? "d" : "w"}/${answer.code}/${answer.secret}`;
}
