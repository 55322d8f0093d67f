import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { isLocale } from "../../../domain/locale.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { House } from "../../../platform/house.ts";
import type { MemberEnv } from "../../accounts/actions.ts";
import type { Organisation } from "../../catalogue/store.ts";

/** What every page of the office knows: whose it is, in which language and zone, and what time it is. */
export type Desk = {
  organisation: Organisation;
  organisationId: string;
  user: { id: string; name: string };
  locale: Locale;
  zone: string;
  now: Temporal.Instant;
  /** The code of what was just done, from the address; empty when nothing was. */
  done: string;
};

export type DeskEnv = { Variables: MemberEnv["Variables"] & { desk: Desk } };

/** Sets the desk of the member who came in. */
export function setDesk(house: House): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const { organisation, user } = c.var.member;
    c.set("desk", {
      organisation,
      organisationId: organisation.organisation_id,
      user: { id: user.id, name: user.name },
      locale: chosenLocale(c) ?? organisation.locale,
      zone: organisation.zone,
      now: house.clock.now(),
      done: c.req.query("done") ?? "",
    });
    return next();
  };
}

/** The language somebody chose, else the organisation's. What the browser prefers does not matter at one's own desk. */
function chosenLocale(c: Context): Locale | undefined {
  return [c.req.query("lang"), getCookie(c, "lang")].find(isLocale);
}

/** Whether a text could be an identifier of ours; anything else is not asked of the database. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
