import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { House, Trx } from "../../platform/house.ts";
import { findOrganisationById } from "../catalogue/store.ts";
import type { Organisation } from "../catalogue/store.ts";
import { authOf } from "./auth.ts";

/** Whoever is logged in, and the one organisation whose desk they sit at. */
export type Member = { user: { id: string; name: string; email: string }; organisation: Organisation; role: "owner" | "staff" };

/** Whether nobody has set up this house yet. */
export async function isUntouched(db: Kysely<Database>): Promise<boolean> {
  const row = await db.selectFrom("organisations").select("organisation_id").limit(1).executeTakeFirst();
  return row === undefined;
}

/** Two people may press the button of the set-up at once: one goes first, the other then sees that it is done. */
export async function lockSetUp(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(4711, 2)`.execute(trx);
}

/** The member behind the cookies of a request; undefined when nobody is logged in or the account belongs to no organisation. */
export async function findMember(house: House, headers: Headers): Promise<Member | undefined> {
  if (!headers.has("cookie")) return undefined;
  const auth = await authOf(house);
  const session = await auth.api.getSession({ headers });
  if (session === null) return undefined;
  const membership = await house.db
    .selectFrom("members")
    .select(["organisation_id", "role"])
    .where("user_id", "=", session.user.id)
    .orderBy("created_at")
    .executeTakeFirst();
  if (membership === undefined) return undefined;
  const organisation = await findOrganisationById(house.db, membership.organisation_id);
  if (organisation === undefined) return undefined;
  const { id, name, email } = session.user;
  return { user: { id, name, email }, organisation, role: membership.role };
}
