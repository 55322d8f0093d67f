import { Hono } from "hono";
import type { Context } from "hono";
import { localDateOf } from "../../../domain/calendar/local-day.ts";
import type { House } from "../../../platform/house.ts";
import { networkOf } from "../../../platform/http/client.ts";
import { keptRequest } from "../../../platform/http/kept-request.ts";
import { localeOf } from "../../../platform/http/locale.ts";
import { randomSecret } from "../../../platform/ids.ts";
import { offersOnline } from "../../../platform/payment-provider/provider.ts";
import { findCourseViews, findOrganisation } from "../../catalogue/store.ts";
import type { SessionView } from "../../catalogue/store.ts";
import { previewOrderCredit } from "../../credits/actions.ts";
import { askedBy, quoteFor, takenByCode } from "../../deal/actions.ts";
import type { QuotePart } from "../../deal/actions.ts";
import { previewOrderDiscount } from "../../discounts/actions.ts";
import { hasOpenCodes } from "../../discounts/store.ts";
import { formKey } from "../../order-request/actions.ts";
import { signUp } from "../../sign-up/actions.ts";
import { chosenPlan } from "../../track-record/actions.ts";
import { openFor } from "../open-for.ts";
import { GonePage } from "../small-pages.tsx";
import { ClosedPage, ReusedPage } from "./answer-page.tsx";
import { checkForm } from "./check-form.ts";
import type { FieldError, Order } from "./check-form.ts";
import { startsWithinWithdrawal } from "./early-start.ts";
import { FormPage } from "./form-page.tsx";
import { emptyForm, readForm, sentFields } from "./form-values.ts";
import type { FormValues } from "./form-values.ts";
import { addPasted, addPerson, removePerson } from "./people.ts";
import type { PeopleChange } from "./people.ts";
import { ReviewPage } from "./review-page.tsx";

/** The session that is meant, and the dates of its course that can be chosen instead. */
type CourseDates = { view: SessionView; choices: readonly SessionView[] };

/** Signing up for a session: the form, its review, and the order. Every step is a whole page; no script is needed. */
export function signUpRoutes(house: House): Hono {
  const routes = new Hono();
  const baseUrl = house.config.baseUrl;

  routes.get("/:org/:course/:session/sign-up", async (c) => {
    const dates = await datesOf(c, c.req.param("session"));
    if (dates === undefined) return gone(c);
    if (!isOpen(dates.view)) return closed(c, dates);
    return formPage(c, dates, emptyForm(randomSecret(), dates.view.session.slug), []);
  });

  routes.post("/:org/:course/:session/sign-up", async (c) => {
    const sent = await c.req.parseBody();
    const values = readForm(sent);
    if (values.token === "") values.token = randomSecret();
    const addressed = c.req.param("session");
    const dates = (await datesOf(c, values.session)) ?? (await datesOf(c, addressed));
    if (dates === undefined) return gone(c);
    const intent = typeof sent["intent"] === "string" ? sent["intent"] : "review";
    if (intent === "add") return peoplePage(c, dates, values, "who", addPerson(values));
    if (intent === "paste") return peoplePage(c, dates, values, "paste", addPasted(values));
    if (intent.startsWith("remove-")) return formPage(c, dates, removePerson(values, Number(intent.slice(7))), []);
    if (intent === "edit") return formPage(c, dates, values, []);
    return intent === "order" && values.seen !== "" ? order(c, dates, values) : review(c, dates, values);
  });

  async function review(c: Context, dates: CourseDates, values: FormValues) {
    const { view } = dates;
    if (values.session !== view.session.slug) return formPage(c, dates, values, [{ field: "session", problem: "session-missing" }]);
    if (!isOpen(view)) return tooLate(c, dates, values);
    const all = addPasted(values);
    if (!all.ok) return formPage(c, dates, values, [{ field: "paste", problem: "too-many" }]);
    const checked = checkForm(all.values, asksOf(view, values, openFor(view, house.clock.now())));
    if (!checked.ok) return formPage(c, dates, all.values, checked.errors);
    return reviewPage(c, dates, view, { values: all.values, order: checked.order, changed: [] });
  }

  async function order(c: Context, dates: CourseDates, values: FormValues) {
    const { view } = dates;
    const locale = localeOf(c, view.organisation.locale);
    const onlyLine = values.asked === "line";
    const checked = checkForm(values, asksOf(view, values, onlyLine ? "waiting-list" : "sign-up"));
    if (!checked.ok) return formPage(c, dates, values, checked.errors);
    const outcome = await signUp(house, {
      organisationId: view.organisation.organisation_id,
      sessionId: view.session.id,
      token: `page:${values.token}`,
      channel: "page",
      locale,
      ...checked.order,
      consents: { ...checked.order.consents, earlyStart: checked.order.consents.earlyStart && startsWithinWithdrawal(view, house.clock.now()) },
      seen: values.seen,
      ifFull: "wait",
      onlyLine,
      request: { text: keptRequest(c, { at: house.clock.now(), form: sentFields(values) }), form: formKey(values.token) },
      ...(values.credit === "" || onlyLine ? {} : { credit: { code: values.credit, seenCents: centsSeen(values.creditSeen), from: networkOf(c) } }),
      ...(values.discount === "" || onlyLine ? {} : { discount: { code: values.discount, seenCents: centsSeen(values.discountSeen), from: networkOf(c) } }),
    });
    if (outcome.ok) return c.redirect(`${addressOf(outcome)}${outcome.outcome === "waiting" && !onlyLine ? "?came=full" : ""}`, 303);
    switch (outcome.refusal.kind) {
      case "changed": {
        const fresh = (await datesOf(c, view.session.slug))?.view ?? view;
        return reviewPage(c, dates, fresh, { values, order: checked.order, changed: outcome.refusal.what });
      }
      case "token-reused":
        return c.html(<ReusedPage view={view} locale={locale} baseUrl={baseUrl} earlier={addressOf(outcome.refusal.earlier)} />, 409);
      case "credit-refused":
        return formPage(c, dates, values, [{ field: "credit", problem: `credit-${outcome.refusal.why}` }]);
      case "discount-refused":
        return formPage(c, dates, values, [{ field: "discount", problem: `discount-${outcome.refusal.why}` }]);
      case "too-many-places":
        return formPage(c, dates, values, [{ field: "who", problem: "too-many" }]);
      case "session-unknown":
        return gone(c);
      case "session-closed":
      case "session-full":
        return tooLate(c, (await datesOf(c, view.session.slug)) ?? dates, values);
      default:
        return outcome.refusal satisfies never;
    }
  }

  /** The date can no longer be chosen. What was typed is kept for another date, when there is one. */
  function tooLate(c: Context, dates: CourseDates, values: FormValues) {
    const [other] = dates.choices;
    if (other === undefined) return closed(c, dates);
    return formPage(c, { ...dates, view: other }, { ...values, session: "" }, [{ field: "session", problem: "session-closed" }]);
  }

  function peoplePage(c: Context, dates: CourseDates, before: FormValues, field: "who" | "paste", change: PeopleChange) {
    return change.ok ? formPage(c, dates, change.values, []) : formPage(c, dates, before, [{ field, problem: "too-many" }]);
  }

  async function formPage(c: Context, dates: CourseDates, values: FormValues, errors: readonly FieldError[]) {
    if (!isOpen(dates.view) && dates.choices[0] === undefined) return closed(c, dates);
    const view = isOpen(dates.view) ? dates.view : (dates.choices[0] ?? dates.view);
    const now = house.clock.now();
    const codes = values.discount !== "" || (await hasOpenCodes(house.db, view.organisation.organisation_id, localDateOf(now, view.organisation.zone)));
    const page = <FormPage view={view} choices={dates.choices} values={values} errors={errors} discounts={codes} locale={localeOf(c, view.organisation.locale)} now={now} baseUrl={baseUrl} />;
    return c.html(page, errors.length === 0 ? 200 : 422, kept);
  }

  async function reviewPage(c: Context, dates: CourseDates, view: SessionView, checked: { values: FormValues; order: Order; changed: readonly QuotePart[] }) {
    const locale = localeOf(c, view.organisation.locale);
    const now = house.clock.now();
    const { customer, participants } = checked.order;
    const waiting = openFor(view, now) === "waiting-list";
    const discount = checked.values.discount === "" || waiting ? null : await previewOrderDiscount(house, view, { code: checked.values.discount, customer }, networkOf(c));
    if (discount?.ok === false) return formPage(c, dates, checked.values, [{ field: "discount", problem: `discount-${discount.why}` }]);
    const quote = quoteFor(view, {
      ...askedBy(customer),
      places: participants.length,
      locale,
      now,
      chosen: await chosenPlan(house.db, view, customer, now),
      discount: discount?.discount.gives ?? null,
      online: offersOnline(house.config),
    });
    if (discount !== null && takenByCode(quote.price) === 0) return formPage(c, dates, checked.values, [{ field: "discount", problem: "discount-nothing-off" }]);
    const credit = checked.values.credit === "" || waiting
      ? null
      : await previewOrderCredit(house, { organisationId: view.organisation.organisation_id, code: checked.values.credit, customer, totalCents: quote.price.totalCents }, networkOf(c));
    if (credit?.ok === false) return formPage(c, dates, checked.values, [{ field: "credit", problem: `credit-${credit.why}` }]);
    const page = <ReviewPage view={view} quote={quote} {...checked} waiting={waiting} credit={credit?.paid ?? null} locale={locale} now={now} baseUrl={baseUrl} />;
    return c.html(page, checked.changed.length === 0 ? 200 : 409, kept);
  }

  function closed(c: Context, { view, choices }: CourseDates) {
    return c.html(<ClosedPage view={view} others={choices} locale={localeOf(c, view.organisation.locale)} now={house.clock.now()} baseUrl={baseUrl} />, 409);
  }

  function isOpen(view: SessionView): boolean {
    return openFor(view, house.clock.now()) !== "nothing";
  }

  /** A session of the addressed course, unless it is a draft, and the dates that can be chosen. */
  async function datesOf(c: Context, sessionSlug: string): Promise<CourseDates | undefined> {
    const views = await findCourseViews(house.db, { organisationSlug: c.req.param("org") ?? "", courseSlug: c.req.param("course") ?? "" });
    const view = views.find(({ session }) => session.slug === sessionSlug);
    if (view === undefined || view.session.status === "draft") return undefined;
    return { view, choices: views.filter(isOpen) };
  }

  async function gone(c: Context) {
    const organisation = (await findOrganisation(house.db, c.req.param("org") ?? "")) ?? null;
    return c.html(<GonePage locale={localeOf(c, organisation?.locale ?? "nl")} organisation={organisation} />, 404);
  }

  return routes;
}

/** Not shared, and yet there when somebody goes back: what was typed must not be lost by the back button. */
const kept = { "cache-control": "private, no-cache" };

function centsSeen(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : null;
}

/** What this session needs to know: an address where there is something to bill, agreement where somebody is bound. */
function asksOf(view: SessionView, values: FormValues, open: ReturnType<typeof openFor>) {
  return { address: view.session.price_cents > 0 || values.kind === "company", terms: open === "sign-up" };
}

function addressOf(answer: { outcome: "deal" | "waiting"; code: string; secret: string }): string {
  return `/${answer.outcome === "deal" ? "d" : "w"}/${answer.code}/${answer.secret}`;
}
