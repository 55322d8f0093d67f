import type { Locale } from "../../domain/locale.ts";
import type { House } from "../../platform/house.ts";
import { findOrganisation, findSessionView } from "../catalogue/store.ts";

export type SessionAddress = { organisationId: string; sessionId: string; locale: Locale };

const freshForMs = 2_000;
const most = 1_000;

/**
 * Finds what an address names: `{organisation}` with a session's id or `course~session`. What was found is remembered for
 * two seconds, so that a rush on one session does not ask the same question for every sign-up; whether the session is
 * open and has places is always decided at the desk.
 */
export function sessionAddresses(house: House) {
  const known = new Map<string, { until: number; found: Promise<SessionAddress | undefined> }>();
  return {
    find(organisation: string, session: string): Promise<SessionAddress | undefined> {
      // The database cannot be asked for a text with a NUL in it.
      if (`${organisation}${session}`.includes("\0")) return Promise.resolve(undefined);
      const key = `${organisation}/${session}`;
      const remembered = known.get(key);
      if (remembered !== undefined && performance.now() < remembered.until) return remembered.found;
      if (known.size >= most) known.clear();
      const found = resolve(house, organisation, session);
      known.set(key, { until: performance.now() + freshForMs, found });
      // What is not there now may be there in a moment.
      found.then((address) => address ?? known.delete(key)).catch(() => known.delete(key));
      return found;
    },
  };
}

async function resolve(house: House, organisationSlug: string, name: string): Promise<SessionAddress | undefined> {
  const [courseSlug = "", sessionSlug] = name.split("~");
  if (sessionSlug !== undefined) {
    const view = await findSessionView(house.db, { organisationSlug, courseSlug, sessionSlug });
    return view && { organisationId: view.organisation.organisation_id, sessionId: view.session.id, locale: view.organisation.locale };
  }
  if (!uuidShape.test(name)) return undefined;
  const organisation = await findOrganisation(house.db, organisationSlug);
  return organisation && { organisationId: organisation.organisation_id, sessionId: name, locale: organisation.locale };
}

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
