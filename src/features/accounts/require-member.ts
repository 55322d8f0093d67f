import type { MiddlewareHandler } from "hono";
import type { House } from "../../platform/house.ts";
import { officePath } from "./auth.ts";
import { findMember, isUntouched } from "./store.ts";
import type { Member } from "./store.ts";

export type MemberEnv = { Variables: { member: Member } };

/**
 * Lets only members in and says whose desk it is; every query behind it names that organisation.
 * Others go to the log-in, and to the set-up while there is no organisation at all.
 */
export function requireMember(house: House): MiddlewareHandler<MemberEnv> {
  return async (c, next) => {
    const member = await findMember(house, c.req.raw.headers);
    if (member === undefined) {
      if (await isUntouched(house.db)) return c.redirect(`${officePath}/set-up`, 303);
      const back = c.req.method === "GET" ? `?to=${encodeURIComponent(c.req.path)}` : "";
      return c.redirect(`${officePath}/log-in${back}`, 303);
    }
    c.set("member", member);
    await next();
    c.header("Cache-Control", "no-store");
  };
}
