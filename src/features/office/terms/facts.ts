import { isBefore } from "../../../domain/calendar/local-day.ts";
import type { House } from "../../../platform/house.ts";
import { listTermsVersions } from "../../catalogue/store.ts";
import type { TermsVersion } from "../../catalogue/store.ts";
import type { Desk } from "../frame/desk.ts";
import { dealsOnTerms, sessionsOnTerms } from "./store.ts";
import type { SessionOnTerms } from "./store.ts";

/** A published version with who goes by it. */
export type TermsUse = {
  version: TermsVersion;
  /** Sessions still to come or to be published, the next to begin first. */
  sessions: SessionOnTerms[];
  /** How many sessions began already. */
  past: number;
  deals: number;
};

/** All versions, the newest first. */
export async function readTerms(house: House, { organisationId, now }: Desk): Promise<TermsUse[]> {
  const versions = await listTermsVersions(house.db, organisationId);
  const sessions = Map.groupBy(await sessionsOnTerms(house.db, organisationId), (session) => session.terms_version_id);
  const deals = await dealsOnTerms(house.db, organisationId);
  return versions.map((version) => {
    const own = sessions.get(version.id) ?? [];
    const coming = own.filter((session) => session.starts_at === null || isBefore(now, session.starts_at));
    return { version, sessions: coming, past: own.length - coming.length, deals: deals.get(version.id) ?? 0 };
  });
}
