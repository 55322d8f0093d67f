import { standing } from "../../domain/standing/standing.ts";
import type { Trx } from "../../platform/house.ts";
import { amountsOf, bookingsOfDeals } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { storiesOf } from "../standing/store.ts";
import type { Violation } from "./actions.ts";
import type { Findings } from "./invariants.ts";

const page = 500;

/** What is kept of a deal is what its facts make of it: the amount that it comes to, and what is paid. */
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
  const [stories, bookings] = [await storiesOf(trx, organisationId, deals), await bookingsOfDeals(trx, organisationId, deals.map(({ id }) => id))];
  return deals.flatMap((deal) => {
    const story = stories.get(deal.id);
    if (story === undefined) return [{ organisationId, subject: deal.id, found: `deal ${deal.code} has no story` }];
    const result = standing(story.deal, story.facts, now);
    const { owedCents, paidCents } = amountsOf(deal, bookings.get(deal.id) ?? []);
    if (result.owedPrincipalCents === owedCents && result.paidCents === paidCents) return [];
    return [{ organisationId, subject: deal.id, found: `deal ${deal.code} comes to ${owedCents} with ${paidCents} paid, its facts say ${result.owedPrincipalCents} with ${result.paidCents}` }];
  });
}
