import { createHash } from "node:crypto";
import type { House } from "../../platform/house.ts";
import { readLogo } from "../../platform/pdf/logo.ts";
import type { LogoProblem } from "../../platform/pdf/logo.ts";
import { writeRecords } from "../evidence/store.ts";

/** Less than a paper can bear: the logo goes along in every invoice and every mail with one. */
export const largestLogo = 500 * 1024;

export type LogoRefusal = { kind: LogoProblem };

/**
 * Keeps the logo of an organisation; one that was there before is gone. Papers that were issued keep theirs. The same
 * bytes again change nothing.
 * @returns refusals `too-large`, `no-picture`, `reaches-out`, `cannot-be-drawn`
 * @see docs/rules/invoices.md
 */
export async function keepLogo(house: House, { organisationId, bytes }: { organisationId: string; bytes: Buffer }): Promise<{ ok: true } | { ok: false; refusal: LogoRefusal }> {
  if (bytes.byteLength > largestLogo) return { ok: false, refusal: { kind: "too-large" } };
  const read = await readLogo(bytes);
  if (!read.ok) return { ok: false, refusal: { kind: read.problem } };
  const { format: kind } = read.logo;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return house.db.transaction().execute(async (trx) => {
    await trx.selectFrom("organisations").select("organisation_id").where("organisation_id", "=", organisationId).forNoKeyUpdate().executeTakeFirstOrThrow();
    const now = house.clock.now();
    const changed = await trx
      .insertInto("organisation_logos")
      .values({ organisation_id: organisationId, kind, bytes, sha256, uploaded_at: now.toString() })
      .onConflict((conflict) => conflict.column("organisation_id").doUpdateSet({ kind, bytes, sha256, uploaded_at: now.toString() }).where("organisation_logos.sha256", "!=", sha256))
      .returning("organisation_id")
      .executeTakeFirst();
    if (changed !== undefined) await writeRecords(trx, organisationId, [{ subjectId: organisationId, type: "organisation.logo-kept", at: now, actor: "trainer", details: { kind, sha256 } }]);
    return { ok: true };
  });
}

/** Takes the logo away; where there is none, nothing happens. */
export async function removeLogo(house: House, organisationId: string): Promise<void> {
  await house.db.transaction().execute(async (trx) => {
    const removed = await trx.deleteFrom("organisation_logos").where("organisation_id", "=", organisationId).returning("sha256").executeTakeFirst();
    if (removed === undefined) return;
    await writeRecords(trx, organisationId, [{ subjectId: organisationId, type: "organisation.logo-removed", at: house.clock.now(), actor: "trainer", details: { sha256: removed.sha256 } }]);
  });
}
