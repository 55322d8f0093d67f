import { describe, expect, test } from "vitest";
import { slugOf, whyNotCourseSlug, whyNotOrganisationSlug } from "./slugs.ts";

describe("the address made from a title", () => {
  test.each([
    ["Lastige gesprekken", "lastige-gesprekken"],
    ["  Eén dag, zónder trucs!  ", "een-dag-zonder-trucs"],
    ["<script>alert(1)</script>", "script-alert-1-script"],
    ["Ærø & Łódź", "r-odz"],
    ["???", ""],
    ["a".repeat(47) + " bc", "a".repeat(47)],
  ])("of %s is %s", (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });
});

describe("an address of a course", () => {
  test.each([
    ["a", null],
    ["2027-03-11", null],
    ["a".repeat(48), null],
    ["a".repeat(49), "slug-invalid"],
    ["Hoofdletter", "slug-invalid"],
    ["met spatie", "slug-invalid"],
    ["", "slug-invalid"],
    ["withdraw", "slug-reserved"],
    ["new", "slug-reserved"],
    ["pen-css", "slug-reserved"],
  ])("%s: %s", (slug, why) => {
    expect(whyNotCourseSlug(slug)).toBe(why);
  });
});

test("an organisation may not take the first word of an address of ours", () => {
  expect([whyNotOrganisationSlug("office"), whyNotOrganisationSlug("x"), whyNotOrganisationSlug("studio")]).toEqual(["slug-reserved", "slug-invalid", null]);
});
