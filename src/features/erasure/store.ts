import type { Kysely } from "kysely";
import { normaliseCode } from "../../domain/deal/code.ts";
import type { Database } from "../../platform/database/schema.ts";

type Db = Kysely<Database>;

/** The requests that a number names, as somebody typed it; more than one only where several organisations share the installation. */
export async function requestsOfCode(db: Db, typed: string, slug: string | null): Promise<{ organisationId: string; signUpId: string; slug: string }[]> {
  const rows = await db
    .selectFrom("sign_ups")
    .innerJoin("organisations", "organisations.organisation_id", "sign_ups.organisation_id")
    .select(["sign_ups.organisation_id", "sign_ups.id", "organisations.slug"])
    .where("sign_ups.code", "=", normaliseCode(typed))
    .$if(slug !== null, (query) => query.where("organisations.slug", "=", slug ?? ""))
    .execute();
  return rows.map((row) => ({ organisationId: row.organisation_id, signUpId: row.id, slug: row.slug }));
}

/** The statement of withdrawal with an id, as the address of its page in the office has it. */
export async function statementOfId(db: Db, id: string): Promise<{ organisationId: string; statementId: string } | undefined> {
  const row = await db.selectFrom("withdrawal_statements").select("organisation_id").where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : { organisationId: row.organisation_id, statementId: id };
}
