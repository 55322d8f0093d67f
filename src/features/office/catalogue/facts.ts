import type { House } from "../../../platform/house.ts";
import { findCourse, listCourses, listSessionViews, listTermsVersions } from "../../catalogue/store.ts";
import type { Course, SessionView, TermsVersion } from "../../catalogue/store.ts";
import type { Desk } from "../frame/desk.ts";
import { countDealsOfCourse } from "./store.ts";

/** A course with its sessions, in order of their start. */
export type CourseWithDates = { course: Course; views: SessionView[] };

/** What the pages of one course show. */
export type CourseFacts = CourseWithDates & {
  deals: number;
  /** The newest first. */
  terms: TermsVersion[];
};

export async function readCourses({ db }: House, { organisationId, organisation }: Desk): Promise<CourseWithDates[]> {
  const courses = await listCourses(db, organisationId);
  const views = await listSessionViews(db, organisationId, {}, { organisation, courses });
  return courses.map((course) => ({ course, views: views.filter((view) => view.course.id === course.id) }));
}

/** Undefined when the course is not there, or not this organisation's. */
export async function readCourse({ db }: House, { organisationId, organisation }: Desk, slug: string): Promise<CourseFacts | undefined> {
  const course = await findCourse(db, organisationId, slug);
  if (course === undefined) return undefined;
  const [views, deals, terms] = await Promise.all([
    listSessionViews(db, organisationId, { courseId: course.id }, { organisation, courses: [course] }),
    countDealsOfCourse(db, organisationId, course.id),
    listTermsVersions(db, organisationId),
  ]);
  return { course, views, deals, terms };
}
