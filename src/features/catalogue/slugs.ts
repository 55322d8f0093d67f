/** First words of addresses that are ours. */
const reservedForOrganisations: ReadonlySet<string> = new Set([
  "office", "api", "assets", "healthz", "herroepen", "terms", "report", "robots-txt", "favicon-ico", "webhooks",
]);

/** `new` is the address in the office at which a course is made. */
const reservedForCourses: ReadonlySet<string> = new Set(["terms", "withdraw", "herroepen", "report", "courses", "new", "pen-css", "log"]);

export type SlugRefusal = "slug-invalid" | "slug-reserved";

/** Why a word cannot be the address of an organisation; null when it can. */
export function whyNotOrganisationSlug(slug: string): SlugRefusal | null {
  if (!/^[a-z0-9][a-z0-9-]{1,48}$/.test(slug)) return "slug-invalid";
  return reservedForOrganisations.has(slug) ? "slug-reserved" : null;
}

/** Why a word cannot be the address of a course; null when it can. */
export function whyNotCourseSlug(slug: string): SlugRefusal | null {
  if (!isSlug(slug)) return "slug-invalid";
  return reservedForCourses.has(slug) ? "slug-reserved" : null;
}

export function isSlug(slug: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,47}$/.test(slug);
}

/** A word for an address, made from a title: "Lastige gesprekken" becomes "lastige-gesprekken". */
export function slugOf(title: string): string {
  return title
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 48)
    .replace(/-+$/, "");
}
