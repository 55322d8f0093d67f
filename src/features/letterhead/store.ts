import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { Logo } from "../../platform/pdf/logo.ts";

/** A logo with the name of its bytes. */
export type KeptLogo = Logo & { sha256: string };

/** The logo that stands on the papers of an organisation; null when it has none. */
export async function logoOf(db: Kysely<Database>, organisationId: string): Promise<KeptLogo | null> {
  const row = await db.selectFrom("organisation_logos").select(["kind", "bytes", "sha256"]).where("organisation_id", "=", organisationId).executeTakeFirst();
  return row === undefined ? null : { format: row.kind, bytes: row.bytes, sha256: row.sha256 };
}
