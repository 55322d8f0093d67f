import type { House } from "../../platform/house.ts";
import { authOf, authUrl, clientHeader } from "./auth.ts";

export type LogInRefusal = { kind: "wrong" } | { kind: "too-many-attempts"; seconds: number };

/**
 * Opens a session for an address and a password. The cookies are what the answer to the browser has to carry.
 * @param client the network address that asks; attempts are counted for each
 * @returns refusals `wrong` (address or password, it does not say which), `too-many-attempts`
 */
export async function logIn(
  house: House,
  { email, password, client, userAgent }: { email: string; password: string; client: string; userAgent: string },
): Promise<{ ok: true; cookies: string[] } | { ok: false; refusal: LogInRefusal }> {
  const auth = await authOf(house);
  const response = await auth.handler(
    new Request(authUrl(house, "sign-in/email"), {
      method: "POST",
      headers: { "content-type": "application/json", origin: house.config.baseUrl, [clientHeader]: client, "user-agent": userAgent },
      body: JSON.stringify({ email: email.trim().toLowerCase(), password }),
    }),
  );
  if (response.ok) return { ok: true, cookies: response.headers.getSetCookie() };
  if (response.status === 429) {
    return { ok: false, refusal: { kind: "too-many-attempts", seconds: Number(response.headers.get("x-retry-after") ?? "60") } };
  }
  if (response.status >= 500) throw new Error(`log-in: better-auth answered ${response.status}, expected an answer about the password`);
  return { ok: false, refusal: { kind: "wrong" } };
}

/** Ends the session behind the cookies. The cookies are what takes them away in the browser. */
export async function logOut(house: House, headers: Headers): Promise<{ cookies: string[] }> {
  const auth = await authOf(house);
  const response = await auth.handler(
    new Request(authUrl(house, "sign-out"), {
      method: "POST",
      headers: { cookie: headers.get("cookie") ?? "", origin: house.config.baseUrl },
    }),
  );
  return { cookies: response.headers.getSetCookie() };
}
