import { existsSync } from "node:fs";
import { join } from "node:path";
import { matchLine } from "../../domain/bank/match/match-line.ts";
import { takeFrom, takeRefund } from "../../domain/bank/match/open-index.ts";
import type { Match } from "../../domain/bank/match/proposal.ts";
import type { BankLine } from "../../domain/bank/statement.ts";
import { knownFingerprints, namesOfDeals, readOpenIndex } from "../../features/bank/store.ts";
import type { DealNamed } from "../../features/bank/store.ts";
import { findOrganisation, listOrganisations } from "../../features/catalogue/store.ts";
import { readConfig } from "../../platform/config.ts";
import type { House } from "../../platform/house.ts";
import { WrongUse } from "../command.ts";
import type { Environment } from "../command.ts";
import { withHouse } from "../with-house.ts";

/** What a line is for, as a dry run tells it. */
export type Matched = { known: boolean; match: Match; deals: ReadonlyMap<string, DealNamed> };

/** Holds lines against what is open, each after those before it. `why` says why there is none. */
export type Matcher = { organisation: string; match: (line: BankLine, fingerprint: string) => Promise<Matched> } | { why: string };

/** Does something with a matcher when there is a database with an organisation, and with the reason when there is none. */
export async function withMatcher(env: Environment, slug: string | undefined, work: (matcher: Matcher) => Promise<void>): Promise<void> {
  if (slug === undefined && !hasDatabase(env)) return work({ why: "there is no database here; name the organisation with --organisation to use one" });
  await withHouse(env, async ({ house }) => work(await matcherOf(house, slug)));
}

/**
 * The organisation that is named, or the only one.
 * @throws {WrongUse} for a name that nobody has
 */
export async function chooseOrganisation(house: House, slug: string | undefined): Promise<{ organisation_id: string; slug: string } | null> {
  if (slug !== undefined) {
    const named = await findOrganisation(house.db, slug);
    if (named === undefined) throw new WrongUse(`no organisation ${slug}`);
    return named;
  }
  const [only, ...more] = await listOrganisations(house.db);
  return only === undefined || more.length > 0 ? null : only;
}

async function matcherOf(house: House, slug: string | undefined): Promise<Matcher> {
  const organisation = await chooseOrganisation(house, slug);
  if (organisation === null) return { why: "the database has no organisation, or several: name one with --organisation" };
  const organisationId = organisation.organisation_id;
  const index = await readOpenIndex(house.db, organisationId, house.clock.now());
  return {
    organisation: organisation.slug,
    match: async (line, fingerprint) => {
      const known = await knownFingerprints(house.db, organisationId, [fingerprint]);
      const match = matchLine(line, index);
      const deals = "targets" in match ? await namesOfDeals(house.db, organisationId, match.targets.map(({ dealId }) => dealId)) : new Map<string, DealNamed>();
      if (line.status === "booked" && known.size === 0 && match.kind === "certain") takeFrom(index, match.targets);
      if (line.status === "booked" && known.size === 0 && match.kind === "refund" && match.certain) takeRefund(index, { paymentId: match.paymentId, cents: -line.amount.units });
      return { known: known.size > 0, match, deals };
    },
  };
}

/** Whether there is something to open: a dry run alone makes no database. */
function hasDatabase(env: Environment): boolean {
  if ((env["DATABASE_URL"] ?? "") !== "") return true;
  const folder = env["HANDSLAG_DATA"] ?? "data";
  return existsSync(join(folder, "postgres", "PG_VERSION")) && readConfig(env, "command").databaseUrl === null;
}
