import { beforeEach, describe, expect, test } from "vitest";
import { setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { courseOf } from "../../../test/support/catalogue.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { createCourse, updateCourse } from "./actions.ts";
import type { CourseInput } from "./actions.ts";

const house = await createTestHouse();
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  stage = await setStage(house);
});

function create(slug: string, course = courseOf()) {
  return createCourse(house, { organisationId: stage.organisationId, slug, course });
}

async function recorded(type: string): Promise<string[]> {
  const rows = await house.db.selectFrom("records").select("subject_id").where("type", "=", type).execute();
  return rows.map((row) => row.subject_id);
}

async function courseAt(slug: string) {
  return house.db.selectFrom("courses").selectAll().where("organisation_id", "=", stage.organisationId).where("slug", "=", slug).executeTakeFirst();
}

describe("making a course", () => {
  test("keeps all that was said about it, and records that it was made", async () => {
    const outcome = await create("lastige-gesprekken");
    const course = await courseAt("lastige-gesprekken");
    expect(course).toMatchObject({
      title: "Lastige gesprekken", outcomes: ["Een eerste zin die klopt."], included: [{ name: "Eén dag", text: "7 uur training, met lunch" }],
      duration: "1 dag (7 uur)", language: "nl", vat_regime: "standard", vat_basis_points: 2100,
    });
    expect(outcome).toEqual({ ok: true, courseId: course?.id });
    expect(await recorded("course.created")).toEqual([course?.id]);
  });

  test("carries no VAT rate under a regime without VAT", async () => {
    await create("vrij", courseOf({ vatRegime: "exempt", vatBasisPoints: 2100 }));
    expect(await courseAt("vrij")).toMatchObject({ vat_regime: "exempt", vat_basis_points: 0 });
  });

  test.each<[string, string, Partial<CourseInput>]>([
    ["slug-invalid", "Lastige gesprekken", {}],
    ["slug-invalid", "-vooraan", {}],
    ["slug-invalid", "", {}],
    ["slug-invalid", "a".repeat(49), {}],
    ["slug-reserved", "terms", {}],
    ["slug-reserved", "herroepen", {}],
    ["slug-taken", "onderhandelen", {}],
    ["title-missing", "zonder-naam", { title: "  " }],
    ["vat-out-of-range", "duur", { vatBasisPoints: 10_001 }],
    ["vat-out-of-range", "half", { vatBasisPoints: 21.5 }],
    ["vat-out-of-range", "oud", { vatBasisPoints: 600 }],
    ["vat-out-of-range", "nul", { vatBasisPoints: 0 }],
  ])("is refused as %s and leaves nothing behind (%s)", async (kind, slug, change) => {
    const before = await house.db.selectFrom("courses").select("id").execute();
    expect(await create(slug, courseOf(change))).toEqual({ ok: false, refusal: { kind } });
    expect(await house.db.selectFrom("courses").select("id").execute()).toEqual(before);
    expect(await recorded("course.created")).toEqual([]);
  });

  test("twice at once under one address makes one course", async () => {
    const outcomes = await Promise.all([create("tweeling"), create("tweeling")]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: { kind: "slug-taken" } });
    expect(await recorded("course.created")).toHaveLength(1);
  });

  test("an address is free in another organisation", async () => {
    const other = await setStage(house, { slug: "ander" });
    expect(await createCourse(house, { organisationId: other.organisationId, slug: "lastige-gesprekken", course: courseOf() })).toMatchObject({ ok: true });
    expect(await create("lastige-gesprekken")).toMatchObject({ ok: true });
  });
});

describe("changing a course", () => {
  test("changes all but its address, and records that it changed", async () => {
    const outcome = await updateCourse(house, { organisationId: stage.organisationId, courseId: stage.courseId, course: courseOf({ title: "Nieuw", vatBasisPoints: 900 }) });
    expect(outcome).toEqual({ ok: true, courseId: stage.courseId });
    expect(await courseAt("onderhandelen")).toMatchObject({ title: "Nieuw", vat_basis_points: 900, audience: "Voor iedereen met collega’s." });
    expect(await recorded("course.changed")).toEqual([stage.courseId]);
  });

  test("is refused without a name, with an impossible rate, and in another organisation", async () => {
    const other = await setStage(house, { slug: "ander" });
    const change = (organisationId: string, course: CourseInput) => updateCourse(house, { organisationId, courseId: stage.courseId, course });
    expect(await change(stage.organisationId, courseOf({ title: "" }))).toEqual({ ok: false, refusal: { kind: "title-missing" } });
    expect(await change(stage.organisationId, courseOf({ vatBasisPoints: -1 }))).toEqual({ ok: false, refusal: { kind: "vat-out-of-range" } });
    expect(await change(other.organisationId, courseOf())).toEqual({ ok: false, refusal: { kind: "course-unknown" } });
    expect(await courseAt("onderhandelen")).toMatchObject({ title: "Onderhandelen zonder trucs" });
    expect(await recorded("course.changed")).toEqual([]);
  });

  test("twice at once leaves one of the two whole", async () => {
    const change = (title: string) => updateCourse(house, { organisationId: stage.organisationId, courseId: stage.courseId, course: courseOf({ title, lead: title }) });
    await Promise.all([change("Links"), change("Rechts")]);
    const course = await courseAt("onderhandelen");
    expect(course?.lead).toBe(course?.title);
    expect(await recorded("course.changed")).toEqual([stage.courseId, stage.courseId]);
  });
});
