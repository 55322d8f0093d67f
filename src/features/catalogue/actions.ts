export { isSlug, slugOf, whyNotCourseSlug, whyNotOrganisationSlug } from "./slugs.ts";
export type { SlugRefusal } from "./slugs.ts";
