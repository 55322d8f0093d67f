import { createHash } from "node:crypto";
import type { House } from "../../platform/house.ts";
import { randomSecret, uuidv7 } from "../../platform/ids.ts";
import { findOrganisation } from "../catalogue/store.ts";

/**
 * Makes a key for one organisation. Only its hash is kept, so it can be shown once.
 * @returns refusal `organisation-unknown`
 */
export async function createApiKey(
  house: House,
  { organisationSlug, name }: { organisationSlug: string; name: string },
): Promise<{ ok: true; key: string } | { ok: false; refusal: { kind: "organisation-unknown" } }> {
  const organisation = await findOrganisation(house.db, organisationSlug);
  if (organisation === undefined) return { ok: false, refusal: { kind: "organisation-unknown" } };
  const now = house.clock.now();
  const key = `hs_${randomSecret()}`;
  await house.db
    .insertInto("api_keys")
    .values({
      organisation_id: organisation.organisation_id,
      id: uuidv7(now),
      name,
      sha256: createHash("sha256").update(key).digest("hex"),
      created_at: now.toString(),
    })
    .execute();
  return { ok: true, key };
}
