import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../platform/house.ts";
import { keptRequest } from "../../platform/http/kept-request.ts";
import { localeOf } from "../../platform/http/locale.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { cut } from "../../platform/plain-text.ts";
import { penStylesheet, penTheme } from "../../ui/pen.ts";
import { findCourse, findOrganisation, findTermsVersion, listCourses, listSessionViews } from "../catalogue/store.ts";
import type { Organisation, SessionView } from "../catalogue/store.ts";
import { isFormKey, keepTermsView } from "../order-request/actions.ts";
import { CoursePage } from "./course-page.tsx";
import { OrganisationPage } from "./organisation-page.tsx";
import { signUpRoutes } from "./sign-up/routes.tsx";
import { withdrawalRoutes } from "./withdrawal/routes.tsx";
import { GonePage, ReportedPage, ReportPage, TermsPage } from "./small-pages.tsx";

/** The pages that anybody may see: organisation, course, terms, sign-up, and telling that something is wrong. */
export function siteRoutes(house: House): Hono {
  const routes = new Hono();
  const baseUrl = house.config.baseUrl;

  routes.get("/", async (c) => {
    const [only, another] = await house.db.selectFrom("organisations").select("slug").limit(2).execute();
    if (only === undefined) return c.redirect("/office/set-up", 302);
    return another === undefined ? c.redirect(`/${only.slug}`, 302) : gone(c, null);
  });

  routes.get("/:org/pen.css", async (c) => {
    const organisation = await findOrganisation(house.db, c.req.param("org"));
    const theme = organisation === undefined ? null : themeOf(organisation);
    if (theme === null) return gone(c, null);
    c.header("cache-control", "public, max-age=300");
    return c.body(penStylesheet(theme), 200, { "content-type": "text/css; charset=utf-8" });
  });

  routes.get("/:org/terms/:file", async (c) => {
    const organisation = await findOrganisation(house.db, c.req.param("org"));
    const [sha256 = "", extension] = c.req.param("file").split(".");
    const terms = organisation && (await findTermsVersion(house.db, organisation.organisation_id, sha256));
    if (organisation === undefined || terms === undefined) return gone(c, organisation ?? null);
    if (extension === undefined) await keepView(c, organisation, sha256);
    if (extension === undefined) return c.html(<TermsPage organisation={organisation} locale={localeOf(c, organisation.locale)} baseUrl={baseUrl} terms={terms} />);
    if (extension !== "pdf") return gone(c, organisation);
    return c.body(new Uint8Array(terms.pdf), 200, {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${organisation.slug}-${terms.number}.pdf"`,
      "cache-control": "public, max-age=31536000, immutable",
    });
  });

  /** From an order form they are opened with its name. What a browser fetches beforehand, nobody asked to see. */
  async function keepView(c: Context, { organisation_id: organisationId }: Organisation, termsSha256: string): Promise<void> {
    const form = c.req.query("form") ?? "";
    const fetchedBeforehand = /prefetch|prerender/.test(c.req.header("sec-purpose") ?? c.req.header("purpose") ?? "");
    if (c.req.method !== "GET" || fetchedBeforehand || !isFormKey(form)) return;
    await keepTermsView(house, { organisationId, form, termsSha256, request: keptRequest(c, { at: house.clock.now() }) });
  }

  routes.get("/:org/report", async (c) => {
    const organisation = await findOrganisation(house.db, c.req.param("org"));
    if (organisation === undefined) return gone(c, null);
    return c.html(<ReportPage organisation={organisation} locale={localeOf(c, organisation.locale)} baseUrl={baseUrl} page={c.req.query("page") ?? ""} missing={false} remark="" />);
  });

  routes.post("/:org/report", async (c) => {
    const organisation = await findOrganisation(house.db, c.req.param("org"));
    if (organisation === undefined) return gone(c, null);
    const frame = { organisation, locale: localeOf(c, organisation.locale), baseUrl };
    const sent = await c.req.parseBody();
    const text = (name: string, most: number) => (typeof sent[name] === "string" ? cut(sent[name].replaceAll("\u0000", "").trim(), most) : "");
    const [page, remark] = [text("page", 300), text("remark", 2_000)];
    if (remark === "") return c.html(<ReportPage {...frame} page={page} missing remark="" />, 422);
    if (text("website", 100) === "") await keepReport(organisation, page, remark);
    return c.html(<ReportedPage {...frame} page={page} />);
  });

  async function keepReport(organisation: Organisation, page: string, remark: string): Promise<void> {
    const now = house.clock.now();
    await house.db
      .insertInto("page_reports")
      .values({ organisation_id: organisation.organisation_id, id: uuidv7(now), page, remark, reported_at: now.toString() })
      .execute();
  }

  routes.route("/:org", withdrawalRoutes(house));
  routes.route("/", signUpRoutes(house));

  routes.get("/:org/:course/:session", (c) => {
    const { org, course, session } = c.req.param();
    return c.redirect(`/${[org, course, session].map(encodeURIComponent).join("/")}/sign-up`, 302);
  });

  routes.get("/:org/:course", async (c) => {
    const organisation = await findOrganisation(house.db, c.req.param("org"));
    const course = organisation && (await findCourse(house.db, organisation.organisation_id, c.req.param("course")));
    if (organisation === undefined || course === undefined) return gone(c, organisation ?? null);
    const views = await visibleViews(organisation, course.id);
    const locale = localeOf(c, organisation.locale);
    return c.html(<CoursePage organisation={organisation} course={course} views={views} locale={locale} now={house.clock.now()} baseUrl={baseUrl} />);
  });

  routes.get("/:org", async (c) => {
    const organisation = await findOrganisation(house.db, c.req.param("org"));
    if (organisation === undefined) return gone(c, null);
    const [courses, views] = await Promise.all([listCourses(house.db, organisation.organisation_id), visibleViews(organisation)]);
    const locale = localeOf(c, organisation.locale);
    return c.html(<OrganisationPage organisation={organisation} courses={courses} views={views} locale={locale} now={house.clock.now()} baseUrl={baseUrl} />);
  });

  async function visibleViews(organisation: Organisation, courseId?: string): Promise<SessionView[]> {
    const views = await listSessionViews(house.db, organisation.organisation_id, {
      startsAfter: house.clock.now(),
      ...(courseId === undefined ? {} : { courseId }),
    });
    return views.filter((view) => view.session.status !== "draft");
  }

  return routes;
}

function gone(c: Context, organisation: Organisation | null) {
  return c.html(<GonePage locale={localeOf(c, organisation?.locale ?? "nl")} organisation={organisation} />, 404);
}

function themeOf(organisation: Organisation) {
  if (organisation.pen_light === null || organisation.pen_dark === null) return null;
  const checked = penTheme(organisation.pen_light, organisation.pen_dark);
  return checked.ok ? checked.theme : null;
}
