import { agedAmounts } from "../../domain/bookkeeping/ageing.ts";
import type { AgedAmount } from "../../domain/bookkeeping/ageing.ts";
import { billedAs } from "../../domain/deal/billing-details.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { House } from "../../platform/house.ts";
import { storiesOf } from "../standing/store.ts";
import { openDeals } from "./store.ts";
import type { OpenDeal } from "./store.ts";

const page = 500;

/** What a customer owes on a deal by the journal, by age; `depositCents` is what is held for them, `startsAt` the start of what they ordered. */
export type OpenItem = { dealId: string; code: string; customer: string; customerKey: string; startsAt: Temporal.Instant; receivableCents: number; depositCents: number; disputed: boolean; amounts: AgedAmount[] };

/**
 * The open items at a moment, of all deals or of some. The journal says how much, up to and including that day; the standing at that moment says since
 * when. Together they are the receivable and the deposits of the journal, to the cent.
 */
export async function readOpenItems(db: House["db"], organisationId: string, { asOf, zone, dealIds = null }: { asOf: Temporal.Instant; zone: string; dealIds?: readonly string[] | null }): Promise<OpenItem[]> {
  const open = await openDeals(db, organisationId, asOf.toZonedDateTimeISO(zone).toPlainDate(), dealIds);
  const items: OpenItem[] = [];
  for (let at = 0; at < open.length; at += page) items.push(...(await itemsOf(db, organisationId, open.slice(at, at + page), { asOf, zone })));
  return items;
}

async function itemsOf(db: House["db"], organisationId: string, open: readonly OpenDeal[], { asOf, zone }: { asOf: Temporal.Instant; zone: string }): Promise<OpenItem[]> {
  const deals = await db.selectFrom("deals").selectAll().where("organisation_id", "=", organisationId).where("id", "in", open.map(({ dealId }) => dealId)).orderBy("formed_at").orderBy("id").execute();
  const stories = await storiesOf(db, organisationId, deals);
  const sums = new Map(open.map((one) => [one.dealId, one]));
  return deals.flatMap((deal): OpenItem[] => {
    const [sum, story] = [sums.get(deal.id), stories.get(deal.id)];
    if (sum === undefined || story === undefined) return [];
    const { duties, overdueCents, disputed } = standing(story.deal, story.facts, asOf);
    const parts = duties.flatMap(({ duty, by, cents }) => (duty === "pay" && cents !== null ? [{ by, cents }] : []));
    const amounts = agedAmounts({ receivableCents: Math.max(0, sum.receivableCents), overdueCents, parts }, { now: asOf, zone });
    const { name, kvkNumber, billingEmail } = billedAs(deal.customer, deal.billing_details);
    return [{ dealId: deal.id, code: deal.code, customer: name, customerKey: kvkNumber || billingEmail.toLowerCase(), startsAt: Temporal.Instant.from(deal.frozen.session.startsAt), receivableCents: sum.receivableCents, depositCents: sum.depositCents, disputed, amounts }];
  });
}
