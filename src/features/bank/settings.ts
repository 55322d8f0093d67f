import { createHash } from "node:crypto";
import { compactAccount } from "../../domain/bank/same-account.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { cut } from "../../platform/plain-text.ts";
import { writeRecords } from "../evidence/store.ts";
import { csvMapping } from "./csv/mapping.ts";
import type { CsvMapping } from "./csv/mapping.ts";

type NewAccount = { organisationId: string; account: string; by: string };

/** Another account of the organisation. Saying so twice is fine. */
export async function addAccount(house: House, added: NewAccount): Promise<{ ok: boolean }> {
  return house.db.transaction().execute((trx) => keepAccount(trx, added, house.clock.now()));
}

/** The same, in the transaction that found the account. */
export async function keepAccount(trx: Trx, { organisationId, account, by }: NewAccount, now: Temporal.Instant): Promise<{ ok: boolean }> {
  const compact = cut(compactAccount(account), 40);
  if (compact === "") return { ok: false };
  const kept = await trx.insertInto("bank_accounts").values({ organisation_id: organisationId, account: compact, added_at: now.toString(), added_by: by }).onConflict((conflict) => conflict.columns(["organisation_id", "account"]).doNothing()).returning("account").executeTakeFirst();
  if (kept !== undefined) await writeRecords(trx, organisationId, [{ subjectId: organisationId, type: "bank-account.added", at: now, actor: "trainer", details: {} }]);
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
  return house.db.transaction().execute(async (trx) => {
    const now = house.clock.now();
    const mine = uuidv7(now);
    const { id: ruleId } = await trx
      .insertInto("bank_rules")
      .values({ organisation_id: rule.organisationId, id: mine, field: rule.field, contains, made_at: now.toString(), made_by: rule.by })
      .onConflict((conflict) => conflict.columns(["organisation_id", "field", "contains"]).where("ended_at", "is", null).doUpdateSet({ contains }))
      .returning("id")
      .executeTakeFirstOrThrow();
    if (ruleId === mine) await writeRecords(trx, rule.organisationId, [{ subjectId: ruleId, type: "bank-rule.made", at: now, actor: "trainer", details: { field: rule.field } }]);
    return { ok: true, ruleId };
  });
}

/** Lines that the rule set aside stay so; it says nothing of those that come. */
export async function endRule(house: House, { organisationId, ruleId }: { organisationId: string; ruleId: string }): Promise<{ ok: boolean }> {
  return house.db.transaction().execute(async (trx) => {
    const now = house.clock.now();
    const ended = await trx.updateTable("bank_rules").set({ ended_at: now.toString() }).where("organisation_id", "=", organisationId).where("id", "=", ruleId).where("ended_at", "is", null).returning("id").executeTakeFirst();
    if (ended === undefined) return { ok: false };
    await writeRecords(trx, organisationId, [{ subjectId: ruleId, type: "bank-rule.ended", at: now, actor: "trainer", details: {} }]);
    return { ok: true };
  });
}

export function ruleText(field: RuleField, typed: string): string {
  return cut((field === "account" ? compactAccount(typed) : typed.replaceAll(/\s+/g, " ").trim()).toLowerCase(), 100);
}

/**
 * Keeps what the columns of a CSV file hold, for every file with the same ones.
 * @returns refusal `mapping-incomplete` when a day or an amount is missing
 */
export async function saveMapping(house: House, { organisationId, columns, mapping, by }: { organisationId: string; columns: readonly string[]; mapping: unknown; by: string }): Promise<{ ok: true; mapping: CsvMapping } | { ok: false; refusal: { kind: "mapping-incomplete" } }> {
  const read = csvMapping.safeParse(mapping);
  if (!read.success) return { ok: false, refusal: { kind: "mapping-incomplete" } };
  const names = JSON.stringify(columns.map((column) => column.trim().toLowerCase()).sort());
  const sha256 = createHash("sha256").update(names).digest("hex");
  return house.db.transaction().execute(async (trx) => {
    const now = house.clock.now();
    const saved = { mapping: JSON.stringify(read.data), saved_at: now.toString(), saved_by: by };
    const changed = await trx
      .insertInto("bank_csv_mappings")
      .values({ organisation_id: organisationId, columns_sha256: sha256, ...saved })
      .onConflict((conflict) => conflict.columns(["organisation_id", "columns_sha256"]).doUpdateSet(saved).whereRef("bank_csv_mappings.mapping", "!=", "excluded.mapping"))
      .returning("columns_sha256")
      .executeTakeFirst();
    if (changed !== undefined) await writeRecords(trx, organisationId, [{ subjectId: organisationId, type: "bank-columns.named", at: now, actor: "trainer", details: { sha256 } }]);
    return { ok: true, mapping: read.data };
  });
}
