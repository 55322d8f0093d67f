import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { compactAccount } from "../../domain/bank/same-account.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { House } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { csvMapping } from "./csv/mapping.ts";
import type { CsvMapping } from "./csv/mapping.ts";

/** Another account of the organisation. Saying so twice is fine. */
export async function addAccount(db: Kysely<Database>, { organisationId, account, by }: { organisationId: string; account: string; by: string }, now: Temporal.Instant): Promise<{ ok: boolean }> {
  const compact = compactAccount(account).slice(0, 40);
  if (compact === "") return { ok: false };
  await db.insertInto("bank_accounts").values({ organisation_id: organisationId, account: compact, added_at: now.toString(), added_by: by }).onConflict((conflict) => conflict.columns(["organisation_id", "account"]).doNothing()).execute();
  return { ok: true };
}

export type RuleField = "account" | "name" | "text";

/**
 * Lines with this in them are not ours from now on, unless they name a deal for sure. Made twice it is one rule.
 * @returns refusal `rule-too-short` for fewer than three signs
 */
export async function makeRule(house: House, rule: { organisationId: string; field: RuleField; contains: string; by: string }): Promise<{ ok: true; ruleId: string } | { ok: false; refusal: { kind: "rule-too-short" } }> {
  const contains = ruleText(rule.field, rule.contains);
  if (contains.length < 3) return { ok: false, refusal: { kind: "rule-too-short" } };
  const now = house.clock.now();
  const which = { organisation_id: rule.organisationId, field: rule.field, contains };
  await house.db.insertInto("bank_rules").values({ ...which, id: uuidv7(now), made_at: now.toString(), made_by: rule.by }).onConflict((conflict) => conflict.columns(["organisation_id", "field", "contains"]).where("ended_at", "is", null).doNothing()).execute();
  const { id } = await house.db.selectFrom("bank_rules").select("id").where("organisation_id", "=", rule.organisationId).where("field", "=", rule.field).where("contains", "=", contains).where("ended_at", "is", null).executeTakeFirstOrThrow();
  return { ok: true, ruleId: id };
}

/** Lines that the rule set aside stay so; it says nothing of those that come. */
export async function endRule(house: House, { organisationId, ruleId }: { organisationId: string; ruleId: string }): Promise<{ ok: boolean }> {
  const ended = await house.db.updateTable("bank_rules").set({ ended_at: house.clock.now().toString() }).where("organisation_id", "=", organisationId).where("id", "=", ruleId).where("ended_at", "is", null).returning("id").executeTakeFirst();
  return { ok: ended !== undefined };
}

export function ruleText(field: RuleField, typed: string): string {
  return (field === "account" ? compactAccount(typed) : typed.replaceAll(/\s+/g, " ").trim()).toLowerCase().slice(0, 100);
}

/**
 * Keeps what the columns of a CSV file hold, for every file with the same ones.
 * @returns refusal `mapping-incomplete` when a day or an amount is missing
 */
export async function saveMapping(house: House, { organisationId, columns, mapping, by }: { organisationId: string; columns: readonly string[]; mapping: unknown; by: string }): Promise<{ ok: true; mapping: CsvMapping } | { ok: false; refusal: { kind: "mapping-incomplete" } }> {
  const read = csvMapping.safeParse(mapping);
  if (!read.success) return { ok: false, refusal: { kind: "mapping-incomplete" } };
  const saved = { mapping: JSON.stringify(read.data), saved_at: house.clock.now().toString(), saved_by: by };
  const names = JSON.stringify(columns.map((column) => column.trim().toLowerCase()).sort());
  await house.db
    .insertInto("bank_csv_mappings")
    .values({ organisation_id: organisationId, columns_sha256: createHash("sha256").update(names).digest("hex"), ...saved })
    .onConflict((conflict) => conflict.columns(["organisation_id", "columns_sha256"]).doUpdateSet(saved))
    .execute();
  return { ok: true, mapping: read.data };
}
