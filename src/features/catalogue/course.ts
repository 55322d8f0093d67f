import { localDateOf } from "../../domain/calendar/local-day.ts";
import { isRateInForce } from "../../domain/invoice/vat-regime.ts";
import type { Locale } from "../../domain/locale.ts";
import type { ServiceKind, VatRegime } from "../../platform/database/schema.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { writeRecords } from "../evidence/store.ts";
import { whyNotCourseSlug } from "./slugs.ts";
import type { SlugRefusal } from "./slugs.ts";

/** What is taught. `vatBasisPoints` counts only under the standard regime; the others are without VAT. */
export type CourseInput = {
  title: string;
  lead: string;
  description: string;
  outcomes: readonly string[];
  included: readonly { name: string; text: string }[];
  audience: string;
  duration: string;
  language: Locale;
  vatRegime: VatRegime;
  vatBasisPoints: number;
  /** Where it is taxed hangs on this. */
  service: ServiceKind;
};

export type CourseRefusal = { kind: SlugRefusal | "slug-taken" | "title-missing" | "vat-out-of-range" | "course-unknown" };

type Outcome = { ok: true; courseId: string } | { ok: false; refusal: CourseRefusal };

/**
 * Makes a course. Its address never changes afterwards, because deals and mails carry it.
 * @returns refusals `title-missing`, `vat-out-of-range`, `slug-invalid`, `slug-reserved`, `slug-taken`
 */
export async function createCourse(
  house: House,
  { organisationId, slug, course }: { organisationId: string; slug: string; course: CourseInput },
): Promise<Outcome> {
  const now = house.clock.now();
  const why = whyNotCourseSlug(slug) ?? whyNotCourse(course, now);
  if (why !== null) return { ok: false, refusal: { kind: why } };
  const courseId = uuidv7(now);
  return house.db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto("courses")
      .values({ organisation_id: organisationId, id: courseId, slug, created_at: now.toString(), ...columnsOf(course) })
      .onConflict((conflict) => conflict.columns(["organisation_id", "slug"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (made === undefined) return { ok: false, refusal: { kind: "slug-taken" } };
    await record(trx, { organisationId, courseId, now, type: "course.created" });
    return { ok: true, courseId };
  });
}

/**
 * Changes what new customers read and pay as VAT. Deals keep what they were made with.
 * @returns refusals `title-missing`, `vat-out-of-range`, `course-unknown`
 */
export async function updateCourse(
  house: House,
  { organisationId, courseId, course }: { organisationId: string; courseId: string; course: CourseInput },
): Promise<Outcome> {
  const now = house.clock.now();
  const why = whyNotCourse(course, now);
  if (why !== null) return { ok: false, refusal: { kind: why } };
  return house.db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable("courses")
      .set(columnsOf(course))
      .where("organisation_id", "=", organisationId)
      .where("id", "=", courseId)
      .returning("id")
      .executeTakeFirst();
    if (changed === undefined) return { ok: false, refusal: { kind: "course-unknown" } };
    await record(trx, { organisationId, courseId, now, type: "course.changed" });
    return { ok: true, courseId };
  });
}

/** A rate that is not in force would keep every invoice from being issued, and the deals keep what they were made with. */
function whyNotCourse({ title, vatRegime, vatBasisPoints }: CourseInput, now: Temporal.Instant): "title-missing" | "vat-out-of-range" | null {
  if (title.trim() === "") return "title-missing";
  return vatRegime !== "standard" || isRateInForce(vatBasisPoints, localDateOf(now, "Europe/Amsterdam")) ? null : "vat-out-of-range";
}

function columnsOf(course: CourseInput) {
  return {
    title: course.title,
    lead: course.lead,
    description: course.description,
    outcomes: JSON.stringify(course.outcomes),
    included: JSON.stringify(course.included),
    audience: course.audience,
    duration: course.duration,
    language: course.language,
    vat_regime: course.vatRegime,
    service: course.service,
    vat_basis_points: course.vatRegime === "standard" ? course.vatBasisPoints : 0,
  };
}

async function record(trx: Trx, { organisationId, courseId, now, type }: { organisationId: string; courseId: string; now: Temporal.Instant; type: "course.created" | "course.changed" }) {
  await writeRecords(trx, organisationId, [{ subjectId: courseId, type, at: now, actor: "trainer", details: {} }]);
}
