import type { House } from "../../platform/house.ts";
import { randomSecret } from "../../platform/ids.ts";
import { createAuth } from "./auth.ts";

/**
 * Gives an account a new password, made here, and ends every log-in of it: whoever runs the server helps somebody who lost theirs.
 * @returns the password, which is kept nowhere else; refusal `account-unknown`
 */
export async function renewPassword(
  house: House,
  { email }: { email: string },
): Promise<{ ok: true; password: string } | { ok: false; refusal: { kind: "account-unknown" } }> {
  const password = randomSecret();
  return house.db.transaction().execute(async (trx) => {
    const { internalAdapter, password: passwords } = await (await createAuth(house, trx)).$context;
    const found = await internalAdapter.findUserByEmail(email.trim().toLowerCase());
    if (found === null) return { ok: false, refusal: { kind: "account-unknown" } };
    await internalAdapter.updatePassword(found.user.id, await passwords.hash(password));
    await internalAdapter.deleteUserSessions(found.user.id);
    return { ok: true, password };
  });
}
