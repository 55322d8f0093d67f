import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { createCourse, updateCourse } from "../../catalogue/actions.ts";
import type { CourseRefusal } from "../../catalogue/actions.ts";
import type { DeskEnv } from "../frame/desk.ts";
import { NotFoundPage } from "../frame/office-page.tsx";
import { checkCourse, emptyCourse, mostIncluded, nothingIncluded, readCourseForm, typedCourse, withAddress } from "./course-form.ts";
import type { CourseProblem, CourseTyped } from "./course-form.ts";
import { CourseListPage } from "./course-list-page.tsx";
import { CoursePage, NewCoursePage } from "./course-page.tsx";
import { readCourse, readCourses } from "./facts.ts";
import type { CourseFacts } from "./facts.ts";
import { changeRows, intentOf } from "./rows.ts";
import { newSessionRoutes } from "./session-routes.tsx";

export type OneCourseEnv = { Variables: DeskEnv["Variables"] & { course: CourseFacts } };

/** The courses of the organisation, under `/office/courses`. */
export function coursesRoutes(house: House) {
  const pages = new Hono<DeskEnv>();
  pages.get("/", async (c) => c.html(<CourseListPage courses={await readCourses(house, c.var.desk)} desk={c.var.desk} />));

  pages.get("/new", (c) => showNew(c, emptyCourse(c.var.desk.organisation.locale)));
  pages.post("/new", async (c) => {
    const { typed, stay } = await sent(c);
    if (stay) return showNew(c, typed);
    const checked = checkCourse(typed);
    if (!checked.ok) return showNew(c, typed, checked.problems);
    const outcome = await createCourse(house, { organisationId: c.var.desk.organisationId, slug: checked.slug, course: checked.course });
    if (!outcome.ok) return showNew(c, typed, problemsOf(outcome.refusal));
    return c.redirect(`/office/courses/${checked.slug}?done=course-made`, 303);
  });

  pages.route("/:course", oneCourseRoutes(house));
  return pages;
}

function oneCourseRoutes(house: House) {
  const pages = new Hono<OneCourseEnv>();

  pages.use(async (c, next) => {
    const course = await readCourse(house, c.var.desk, c.req.param("course") ?? "");
    if (course === undefined) return c.html(<NotFoundPage desk={c.var.desk} />, 404);
    c.set("course", course);
    return next();
  });

  pages.get("/", (c) => showCourse(c, typedCourse(c.var.course.course, c.var.desk.locale)));
  pages.post("/", async (c) => {
    const { desk, course: facts } = c.var;
    const { typed, stay } = await sent(c, facts.course.slug);
    if (stay) return showCourse(c, typed);
    const checked = checkCourse(typed);
    if (!checked.ok) return showCourse(c, typed, checked.problems);
    const outcome = await updateCourse(house, { organisationId: desk.organisationId, courseId: facts.course.id, course: checked.course });
    if (!outcome.ok) return showCourse(c, typed, problemsOf(outcome.refusal));
    return c.redirect(`/office/courses/${facts.course.slug}?done=course-kept`, 303);
  });

  pages.route("/sessions/new", newSessionRoutes(house));
  return pages;
}

/** What was typed, and whether the button only asked for other rows. */
async function sent(c: Context, slug?: string): Promise<{ typed: CourseTyped; stay: boolean }> {
  const form = await readForm(c);
  const intent = intentOf(form);
  const typed = readCourseForm(form);
  const included = changeRows(typed.included, intent, { empty: nothingIncluded, most: mostIncluded });
  const kept = { ...typed, slug: slug ?? typed.slug, included };
  return intent.kind === "save" ? { typed: withAddress(kept), stay: false } : { typed: kept, stay: true };
}

function showNew(c: Context<DeskEnv>, typed: CourseTyped, problems: ReadonlyMap<string, CourseProblem> = new Map()) {
  return c.html(<NewCoursePage desk={c.var.desk} typed={typed} problems={problems} />, problems.size > 0 ? 422 : 200);
}

function showCourse(c: Context<OneCourseEnv>, typed: CourseTyped, problems: ReadonlyMap<string, CourseProblem> = new Map()) {
  return c.html(<CoursePage facts={c.var.course} desk={c.var.desk} typed={typed} problems={problems} />, problems.size > 0 ? 422 : 200);
}

function problemsOf({ kind }: CourseRefusal): ReadonlyMap<string, CourseProblem> {
  switch (kind) {
    case "title-missing":
      return new Map([["title", "missing"]]);
    case "vat-out-of-range":
      return new Map([["vatPercent", "vat-invalid"]]);
    case "slug-invalid":
    case "slug-reserved":
    case "slug-taken":
      return new Map([["slug", kind]]);
    case "course-unknown":
      throw new Error("course: it was there when the page was read, and courses are never removed");
    default:
      return kind satisfies never;
  }
}
