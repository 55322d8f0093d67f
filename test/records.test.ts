import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { recordKinds } from "../src/features/evidence/store.ts";
import type { RecordType } from "../src/features/evidence/store.ts";
import { projectRoot } from "../src/platform/paths.ts";

// The types of records are those that are written, and the page about them says what they hold.

const types = Object.keys(recordKinds) as RecordType[];
const read = (path: string) => readFileSync(join(projectRoot, path), "utf8");

/** The code that writes records: what else names a type reads them. */
const writers = readdirSync(join(projectRoot, "src/features"), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test.") && !name.startsWith("evidence/"))
  .map((name) => read(join("src/features", name)))
  .filter((text) => /\bwriteRecords\b/.test(text));

/** What stands after `type:` there, with the types that a choice or a template names. */
const written = new Set(writers.flatMap((text) => [...text.matchAll(/\btype: ([^\n]*)/g)].flatMap(([, said = ""]) => [
  ...[...said.matchAll(/"([a-z-]+\.[a-z-]+)"/g)].flatMap(([, type]) => type ?? []),
  ...[...said.matchAll(/^`([a-z.-]*)\$\{[^}]*\}([a-z.-]*)`/g)].flatMap(([, start = "", end = ""]) => types.filter((type) => type.startsWith(start) && type.endsWith(end))),
])));

describe("the types of records", () => {
  test("every one is written by some step", () => {
    expect(types.filter((type) => !written.has(type))).toEqual([]);
  });

  test("every one that a step writes is one of them", () => {
    expect([...written].filter((type) => !types.some((one) => one === type))).toEqual([]);
  });

  test("have no room for a text that somebody may write", () => {
    expect([z.string(), z.email(), z.looseObject({}), z.strictObject({ list: z.array(z.string().min(1)) })].filter((shape) => !hasFreeText(shape))).toEqual([]);
    expect(types.filter((type) => hasFreeText(recordKinds[type].details))).toEqual([]);
  });
});

describe("the page about records", () => {
  const rows = [...read("docs/records.md").matchAll(/^\| `([a-z-]+\.[a-z-]+)` \| (.+?) \| (.*?) \| (.+?) \| (.*?) \| (.*?) \|$/gm)]
    .map(([, type = "", says = "", data = "", who = "", , analogue = ""]) => ({ type, says, data, who, analogue }));

  test("names every type once", () => {
    expect(rows.map(({ type }) => type).toSorted()).toEqual(types.toSorted());
  });

  test.each(rows)("says what $type holds, and who writes it", ({ type, data, who, analogue }) => {
    const kind = Object.entries(recordKinds).find(([one]) => one === type)?.[1];
    expect({ data, analogue }).toEqual({ data: kind === undefined ? "" : dataOf(kind.details), analogue: kind?.analogue ?? "" });
    expect(who.split(", ").filter((one) => !["customer", "trainer", "system", "mail-server", "time-stamp-service"].includes(one))).toEqual([]);
  });
});

/** The fields of each way in which a type is written; `?` for what may be absent. */
function dataOf(details: z.ZodType): string {
  const ways = details instanceof z.ZodUnion ? details.options : [details];
  return [...new Set(ways.map((way) => (way instanceof z.ZodObject ? fieldsOf(way) : "")))].join("; or ");
}

function fieldsOf(way: z.ZodObject): string {
  return Object.entries(way.shape).map(([name, field]) => (field instanceof z.ZodExactOptional ? `${name}?` : name)).join(", ");
}

const formats: ReadonlySet<string> = new Set(["uuid", "datetime", "date"]);

/** Looks into everything that a value can be made of. */
function hasFreeText(type: unknown): boolean {
  if (type instanceof z.ZodStringFormat) return !formats.has(type.def.format);
  if (type instanceof z.ZodString) return !type.def.checks?.some((check) => check instanceof z.core.$ZodCheckRegex);
  if (type instanceof z.ZodObject) return !(type.def.catchall instanceof z.ZodNever) || Object.values(type.shape).some(hasFreeText);
  if (type instanceof z.ZodUnion) return type.options.some(hasFreeText);
  if (type instanceof z.ZodArray) return hasFreeText(type.element);
  if (type instanceof z.ZodReadonly || type instanceof z.ZodNullable || type instanceof z.ZodExactOptional) return hasFreeText(type.unwrap());
  return !(type instanceof z.ZodNumber || type instanceof z.ZodBoolean || type instanceof z.ZodEnum || type instanceof z.ZodLiteral || type instanceof z.ZodNull);
}
