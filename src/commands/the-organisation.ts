import { organisationOfSlug } from "../features/log/store.ts";
import type { House } from "../platform/house.ts";
import { WrongUse } from "./command.ts";

/**
 * The organisation that a command is about: the one that is named, or the only one.
 * @throws {WrongUse} when there is none of that name, or several and none is named
 */
export async function theOrganisation({ db }: House, slug: string | undefined): Promise<{ organisationId: string; slug: string }> {
  if (slug !== undefined) {
    const organisationId = await organisationOfSlug(db, slug);
    if (organisationId === undefined) throw new WrongUse(`no organisation ${slug}`);
    return { organisationId, slug };
  }
  const [only, ...others] = await db.selectFrom("organisations").select(["organisation_id", "slug"]).orderBy("slug").limit(10).execute();
  if (only === undefined) throw new WrongUse("there is no organisation yet");
  if (others.length > 0) throw new WrongUse(`there are ${[only, ...others].map((one) => one.slug).join(", ")}: name one with --organisation`);
  return { organisationId: only.organisation_id, slug: only.slug };
}
