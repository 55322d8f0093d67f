import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../platform/paths.ts";

// Sharing what one organisation remembers with another would be a blacklist. No question of these features can be asked without one.

const features = ["track-record", "plan-review"].map((name) => join("src/features", name));
const files = features.flatMap((folder) => readdirSync(join(projectRoot, folder)).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).map((name) => join(folder, name)));
const textOf = (file: string) => readFileSync(join(projectRoot, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");

/** Each statement of a file: what Kysely builds, up to where it is executed, and what is written as SQL. */
function statementsOf(text: string): string[] {
  const built = [...text.matchAll(/\.(selectFrom|updateTable|deleteFrom)\([\s\S]*?\.execute(TakeFirst(OrThrow)?)?\(\)/g)].map(([whole]) => whole);
  const inserted = [...text.matchAll(/\.insertInto\([\s\S]*?\.execute(TakeFirst(OrThrow)?)?\(\)/g)].map(([whole]) => whole);
  const written = [...text.matchAll(/\bsql(?:<[^`]*>)?`([^`]*)`/g)].map(([, statement = ""]) => statement).filter((statement) => /\bfrom\b/.test(statement) && /\b(deals|track_|plan_)/.test(statement));
  return [...built, ...inserted, ...written];
}

describe("every question about a customer", () => {
  test("is there to be looked at", () => {
    expect(files.length).toBeGreaterThan(8);
    expect(files.flatMap((file) => statementsOf(textOf(file))).length).toBeGreaterThan(15);
  });

  test.each(files)("names its organisation: %s", (file) => {
    const without = statementsOf(textOf(file)).filter((statement) => !/organisation_id("|:| =)/.test(statement));
    expect(without).toEqual([]);
  });

  test("names it once for each table of customers that is written as SQL", () => {
    for (const file of files) {
      // Looks for organisations that have something to forget, and for no customer.
      if (file.endsWith("forget.ts")) continue;
      for (const [, statement = ""] of textOf(file).matchAll(/\bsql(?:<[^`]*>)?`([^`]*)`/g)) {
        const tables = [...statement.matchAll(/\b(?:from|join)\s+(deals|track_\w+|plan_\w+)/g)].length;
        expect([file, (statement.match(/organisation_id = \$\{organisationId\}/g) ?? []).length]).toEqual([file, tables]);
      }
    }
  });

  test("finds customers by an index that begins with the organisation", () => {
    const migration = readFileSync(join(projectRoot, "migrations/0018_track_record.sql"), "utf8");
    const keys = [...migration.matchAll(/(?:index \w+ on \w+ |primary key |unique |foreign key )\(([^)]*\)?)/g)].map(([, columns = ""]) => columns.split(",")[0]);
    expect(keys.length).toBeGreaterThan(12);
    expect(keys.filter((first) => first !== "organisation_id")).toEqual([]);
  });
});
