import { sql } from "kysely";
import type { House, Trx } from "../../platform/house.ts";
import { createAuth, maxPasswordLength, minPasswordLength } from "./auth.ts";

export type AccountInput = { name: string; email: string; password: string };
export type OwnerInput = AccountInput & { organisationId: string };

export type OwnerRefusal = { kind: "password-too-short"; least: number } | { kind: "password-too-long"; most: number } | { kind: "email-taken" };

type Outcome = { ok: true; userId: string } | { ok: false; refusal: OwnerRefusal };

/**
 * Makes an account with a password and lets it own an organisation that exists.
 * @returns refusals `password-too-short`, `password-too-long`, `email-taken`
 */
export async function createOwner(house: House, { organisationId, ...account }: OwnerInput): Promise<Outcome> {
  return house.db.transaction().execute(async (trx) => {
    const made = await insertAccount(trx, house, account);
    if (made.ok) await insertOwner(trx, house, { organisationId, userId: made.userId });
    return made;
  });
}

/** Writes an account, or nothing at all when it is refused. */
export async function insertAccount(trx: Trx, house: House, { name, email, password }: AccountInput): Promise<Outcome> {
  if (password.length < minPasswordLength) return { ok: false, refusal: { kind: "password-too-short", least: minPasswordLength } };
  if (password.length > maxPasswordLength) return { ok: false, refusal: { kind: "password-too-long", most: maxPasswordLength } };
  const { internalAdapter, password: passwords } = await (await createAuth(house, trx)).$context;
  const address = email.trim().toLowerCase();
  await sql`select pg_advisory_xact_lock(4711, hashtext(${address}))`.execute(trx);
  if ((await internalAdapter.findUserByEmail(address)) !== null) return { ok: false, refusal: { kind: "email-taken" } };
  const user = await internalAdapter.createUser({ name, email: address, emailVerified: false }, { method: "email-password" });
  if (user === null) throw new Error("account: better-auth made no user, expected one");
  await internalAdapter.linkAccount({ userId: user.id, accountId: user.id, providerId: "credential", password: await passwords.hash(password) });
  return { ok: true, userId: user.id };
}

export async function insertOwner(trx: Trx, house: House, { organisationId, userId }: { organisationId: string; userId: string }): Promise<void> {
  await trx
    .insertInto("members")
    .values({ organisation_id: organisationId, user_id: userId, role: "owner", created_at: house.clock.now().toString() })
    .execute();
}
