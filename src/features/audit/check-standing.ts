import { sql } from "kysely";
import { allocatedBy, toBeInvoicedCents } from "../../domain/journal/of-standing.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import type { Trx } from "../../platform/house.ts";
import { amountsOf, bookingsOfDeals } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { storiesOf } from "../standing/store.ts";
import type { Violation } from "./actions.ts";
import type { Findings } from "./invariants.ts";

const page = 500;

/** What is kept of a deal is what its facts make of it: the amount that it comes to, what is paid and invoiced, and what the journal says that its money went to. An invoice that still waits is no difference: another check finds when it waits too long. */
export async function standingAgrees(trx: Trx, now: Temporal.Instant): Promise<Findings> {
  const violations: Violation[] = [];
  let checked = 0;
  for (let last: Deal | undefined; ;) {
    const deals = await dealsAfter(trx, last);
    for (const [organisationId, own] of Map.groupBy(deals, (deal) => deal.organisation_id)) violations.push(...(await differences(trx, organisationId, own, now)));
    checked += deals.length;
    last = deals.at(-1);
    if (deals.length < page) return { checked, violations };
  }
}

async function dealsAfter(trx: Trx, last: Deal | undefined): Promise<Deal[]> {
  const deals = trx.selectFrom("deals").selectAll().orderBy("organisation_id").orderBy("id").limit(page);
  if (last === undefined) return deals.execute();
  return deals.where((eb) => eb(eb.refTuple("organisation_id", "id"), ">", eb.tuple(last.organisation_id, last.id))).execute();
}

async function differences(trx: Trx, organisationId: string, deals: readonly Deal[], now: Temporal.Instant): Promise<Violation[]> {
  const ids = deals.map(({ id }) => id);
  const [stories, bookings, balances, waiting] = [await storiesOf(trx, organisationId, deals), await bookingsOfDeals(trx, organisationId, ids), await allocatedInJournal(trx, organisationId, ids), await waitingForInvoice(trx, organisationId, ids)];
  return deals.flatMap((deal) => {
    const story = stories.get(deal.id);
    if (story === undefined) return [{ organisationId, subject: deal.id, found: `deal ${deal.code} has no story` }];
    const result = standing(story.deal, story.facts, now);
    const { owedCents, paidCents } = amountsOf(deal, bookings.get(deal.id) ?? []);
    const agrees = result.owedPrincipalCents === owedCents && result.paidCents === Math.max(0, paidCents);
    const found = [
      ...(agrees ? [] : [`deal ${deal.code} comes to ${owedCents} with ${paidCents} paid, its facts say ${result.owedPrincipalCents} with ${result.paidCents}`]),
      ...(!deal.in_books || waiting.has(deal.id) || toBeInvoicedCents(result) === deal.invoiced_cents ? [] : [`deal ${deal.code} is invoiced for ${deal.invoiced_cents}, its facts say ${toBeInvoicedCents(result)}`]),
      ...(deal.in_books ? allocationFaults(result, balances.get(deal.id)).map((fault) => `deal ${deal.code}: ${fault}`) : []),
    ];
    return found.map((one) => ({ organisationId, subject: deal.id, found: one }));
  });
}

/** Costs and interest that were paid, and what was kept as credit, by the journal and by the facts. */
function allocationFaults(result: Standing, journal: Allocations = { costs: 0, interest: 0, goodwill: 0 }): string[] {
  const { costsCents, interestCents, keptAsCreditCents } = allocatedBy(result);
  return ([["costs", costsCents], ["interest", interestCents], ["goodwill", keptAsCreditCents]] as const).flatMap(([what, wanted]) =>
    (journal[what] === wanted ? [] : [`allocated to ${what} are ${journal[what]} by the journal, ${wanted} by its facts`]));
}

async function waitingForInvoice(trx: Trx, organisationId: string, dealIds: readonly string[]): Promise<Set<string>> {
  if (dealIds.length === 0) return new Set();
  const rows = await trx.selectFrom("deadlines").select("subject_id").where("organisation_id", "=", organisationId).where("subject_id", "in", dealIds).where("what", "=", "invoice").where("done_at", "is", null).execute();
  return new Set(rows.map((row) => row.subject_id));
}

type Allocations = Record<"costs" | "interest" | "goodwill", number>;

async function allocatedInJournal(trx: Trx, organisationId: string, dealIds: readonly string[]): Promise<Map<string, Allocations>> {
  if (dealIds.length === 0) return new Map();
  const { rows } = await sql<Allocations & { deal_id: string }>`
    select e.deal_id, coalesce(-sum(p.cents) filter (where p.account = 'costs'), 0) as costs, coalesce(-sum(p.cents) filter (where p.account = 'interest'), 0) as interest, coalesce(-sum(p.cents) filter (where p.account = 'goodwill'), 0) as goodwill
    from journal_entries e, unnest(e.accounts, e.cents) as p(account, cents)
    where e.organisation_id = ${organisationId} and e.kind = 'allocation' and e.deal_id in (${sql.join(dealIds)})
    group by e.deal_id
  `.execute(trx);
  return new Map(rows.map((row) => [row.deal_id, row]));
}
