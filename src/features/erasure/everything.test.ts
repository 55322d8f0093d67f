import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { createTestHouse } from "../../../test/support/database.ts";
import { plantedWords, tellEverything } from "../../../test/support/everything.ts";
import type { PlantedWord } from "../../../test/support/everything.ts";
import { openMailWorld } from "../../../test/support/inbound.ts";
import { withProvider } from "../../../test/support/mollie.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { eraseDeal } from "./actions.ts";

const folder = mkdtempSync(join(tmpdir(), "handslag-everything-"));
const bare = await createTestHouse("2026-01-10T09:00:00Z");
const { house: paying, provider } = await withProvider({ ...bare, config: { ...bare.config, dataFolder: folder } });
const world = await openMailWorld(paying);
const { house } = world;
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});
const { at, expectCleanAudit } = stepsIn(house);
const { organisationId, dealIds } = await tellEverything(world, provider);

const asOrdered = ["deals", "invoice_files", "invoices", "sign_ups"];
/** By both the customer is recognised when they order again. */
const asRemembered = ["track_objections", "track_overrules"];

/** In which tables a word stays while the books need the order; of every other word nothing does. After their years none stays anywhere. */
const stays: Partial<Record<PlantedWord, readonly string[]>> = {
  Ordeman: [...asOrdered, ...asRemembered],
  Bedrijvenhuis: [...asOrdered, ...asRemembered],
  "00098765": asOrdered,
  Facturenberg: asOrdered,
  Straatweg: asOrdered,
  Plaatsburg: asOrdered,
  Kenmerkveld: asOrdered,
  Consumens: asOrdered,
  Opmerkzaam: ["deals", "sign_ups"],
  Aangevuld: ["deals", "invoice_files", "invoices"],
  Betaalnotitie: ["payments"],
  Betalersnaam: ["bank_lines"],
  Betaaltekst: ["bank_lines"],
  Betaalkenmerk: ["bank_lines"],
  Betaalreferentie: ["bank_lines"],
  NL20INGB0001234567: ["bank_lines", "refund_batches", "refund_items"],
  Rekeninghouder: ["refund_batches", "refund_items"],
  Bestandsnaam: ["bank_lines"],
  Bestandstekst: ["bank_lines"],
  Bestandskenmerk: ["bank_lines"],
};

/** Tables in which no words of a customer come. */
const tablesOfTheHouse = new Set([
  "absences", "api_keys", "bank_accounts", "bank_csv_mappings", "bank_imports", "bank_rules", "bank_statements", "collection_codes", "courses", "deadlines", "discount_codes", "invoice_series", "journal_entries",
  "log_checkpoints", "log_keys", "log_leaves", "log_tiles", "logs", "meetings", "members", "migrations", "offers", "organisation_logos", "organisations", "page_reports", "records", "session_moves", "sessions",
  "terms_versions", "time_stamps",
]);

/** Columns that hold a word of ours, a hash, a number, or who of the organisation did it, in whatever table they are. */
const plainColumn = /^(action|answer|attendance|author|came_as|channel|choice|code|commitment|condition|.*currency|dkim|entry_key|fingerprint|form|.*how|.*kind|locale|media_type|method|number|outcome|payment|place|plan|provider_id|returned_why|salt|secret|series|source|state|status|version|why)$|(_by|sha256|token)$/;

/** What nothing in the story fills, with why that is no gap. */
const others = new Set([
  // Taken with the row or the mail that the story does fill.
  "bank_lines.found", "inbound_mails.client_address", "inbound_mails.dkim_domain", "inbound_mails.subject", "mail_evidence_blobs.name", "messages.dedupe_key", "messages.message_id", "attachments.name", "caught_mails.sender",
  // Made of codes and numbers.
  "goodwill.reason", "online_payments.checkout_url", "refund_batches.message_id", "refund_items.end_to_end_id", "withdrawal_statements.client",
  // Of no deal: mail to addresses that are no message's.
  "stray_mails.bytes", "stray_mails.client_address", "stray_mails.envelope_from", "stray_mails.recipient",
]);

type Places = { tables: Map<PlantedWord, string[]>; emptyColumns: string[] };

/** Where each word stands, in bytes as well, and in which columns of words none does. */
async function look(): Promise<Places> {
  const { rows } = await sql<{ table_name: string; column_name: string }>`
    select table_name, column_name from information_schema.columns where table_schema = 'public' and data_type in ('text', 'json', 'jsonb', 'bytea', 'ARRAY') order by 1, 2
  `.execute(house.db);
  const tables = new Map<PlantedWord, string[]>(plantedWords.map((word) => [word, []]));
  const emptyColumns: string[] = [];
  for (const { table_name: table, column_name: column } of rows) {
    const { rows: cells } = await sql<{ cell: string }>`select ${sql.ref(column)}::text as cell from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(house.db);
    const all = cells.map(({ cell }) => (cell.startsWith(String.raw`\x`) ? Buffer.from(cell.slice(2), "hex").toString("latin1") : cell)).join("\n").toLowerCase();
    const there = plantedWords.filter((word) => all.includes(word.toLowerCase()));
    for (const word of there) tables.set(word, [...new Set([...(tables.get(word) ?? []), table])]);
    if (there.length === 0) emptyColumns.push(`${table}.${column}`);
  }
  return { tables, emptyColumns };
}

async function eraseAll(): Promise<string[]> {
  const outcomes: string[] = [];
  for (const dealId of dealIds) {
    const outcome = await eraseDeal(house, { organisationId, dealId, by: "marit" });
    outcomes.push(outcome.ok ? "erased" : JSON.stringify(outcome.refusal));
  }
  return outcomes;
}

const tablesOf = ({ tables }: Places) => Object.fromEntries([...tables].filter(([, names]) => names.length > 0));
const allErased = dealIds.map(() => "erased");

test("erasing takes every word but those that the books need, and after their years those too", async () => {
  await expectCleanAudit();
  const before = await look();
  expect(plantedWords.filter((word) => before.tables.get(word)?.length === 0)).toEqual([]);
  const unlooked = before.emptyColumns.filter((name) => {
    const [table = "", column = ""] = name.split(".");
    return !tablesOfTheHouse.has(table) && !plainColumn.test(column) && !others.has(name);
  });
  expect(unlooked, "columns that may hold words of people, and into which the story puts none").toEqual([]);

  expect(await eraseAll()).toEqual(allErased);
  expect(tablesOf(await look())).toEqual(stays);
  await expectCleanAudit();

  at("2033-12-31T22:59:59Z");
  expect(await eraseAll()).not.toContain("erased");
  at("2035-01-01T09:00:00Z");
  expect(await eraseAll()).toEqual(allErased);
  expect(tablesOf(await look())).toEqual({});
  await expectCleanAudit();
}, 60_000);
