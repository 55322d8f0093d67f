import { sql } from "kysely";
import { keptWithoutDealDays } from "../../domain/erasure/keeping.ts";
import type { House } from "../../platform/house.ts";
import { bySweep } from "./contents.ts";
import { eraseRequest } from "./requests.ts";
import { eraseStatement } from "./statements.ts";

/** So many in one sweep: each is a transaction that holds the log of its organisation. */
const most = 50;

type Ended = { organisation_id: string; id: string; what: "request" | "statement" };

/**
 * Erases by itself what never became a deal: requests some time after their date, and statements of withdrawal that fit no deal some time after somebody looked at them. What is
 * still open waits for a next sweep.
 * @returns how many were erased
 * @see docs/rules/erasure.md
 */
export async function eraseWithoutDeal(house: House, now: Temporal.Instant): Promise<number> {
  let erased = 0;
  for (const { organisation_id: organisationId, id, what } of await endedWithoutDeal(house, now)) {
    try {
      const outcome = what === "request" ? await eraseRequest(house, { organisationId, signUpId: id, by: bySweep }) : await eraseStatement(house, { organisationId, statementId: id, by: bySweep });
      if (outcome.ok) erased += 1;
    } catch (error) {
      house.log.error({ err: error, what, id }, "what never became a deal could not be erased; the next sweep tries again");
    }
  }
  return erased;
}

/** Those with mail under way are left out, so that they never keep the others from their turn. */
async function endedWithoutDeal({ db }: House, now: Temporal.Instant): Promise<Ended[]> {
  const before = (days: number) => sql`${now.subtract({ hours: 24 * days }).toString()}::timestamptz`;
  const { rows } = await sql<Ended>`
    select s.organisation_id, s.id, 'request' as what from sign_ups s join sessions d on d.organisation_id = s.organisation_id and d.id = s.session_id
    where s.outcome = 'waiting' and s.erased_at is null and d.ends_at < ${before(keptWithoutDealDays.request)}
      and not exists (select 1 from deals x where x.organisation_id = s.organisation_id and x.sign_up_id = s.id)
      and not exists (select 1 from messages m where m.organisation_id = s.organisation_id and m.subject_id = s.id and m.state in ('queued', 'rendered', 'sending'))
    union all
    select w.organisation_id, w.id, 'statement' from withdrawal_statements w
    where w.deal_id is null and w.fingerprint <> w.id::text and w.settled_at < ${before(keptWithoutDealDays.statement)}
      and not exists (select 1 from messages m where m.organisation_id = w.organisation_id and m.dedupe_key = 'withdrawal-acknowledged:' || w.id and m.state in ('queued', 'rendered', 'sending'))
    order by 1, 2 limit ${most}
  `.execute(db);
  return rows;
}
