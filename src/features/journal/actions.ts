import { localDateOf } from "../../domain/calendar/local-day.ts";
import { allocationEntry, creditEntry, paymentEntry } from "../../domain/journal/entries.ts";
import { allocatedBy } from "../../domain/journal/of-standing.ts";
import { cents } from "../../domain/money.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import type { CreditMoveKind } from "../../platform/database/absence-and-credit-rows.ts";
import type { Trx } from "../../platform/house.ts";
import { balancesOf, unbookedPayments, writeEntries, zoneOfBooks } from "./store.ts";

export { writeEntries } from "./store.ts";

/** A deal of the books that is held, with its standing after all that is written. `zone` says which day it is. */
export type StandingDealInBooks = { dealId: string; zone: string; standing: Standing };

/**
 * Books what came in and went back for deals that are held and is not booked yet, and then brings each deal's accounts to what its
 * standing says. Done twice it books nothing more.
 * @param deals those of before the books are none of them
 * @see docs/rules/journal.md
 */
export async function bookDeals(trx: Trx, organisationId: string, deals: readonly StandingDealInBooks[], now: Temporal.Instant): Promise<void> {
  if (deals.length === 0) return;
  const ids = deals.map(({ dealId }) => dealId);
  const payments = await unbookedPayments(trx, organisationId, ids);
  await writeEntries(trx, organisationId, now, payments.map((row) => ({
    dealId: row.deal_id,
    entry: paymentEntry({ id: row.id, cents: cents(row.amount_cents), method: row.method, on: row.received_on }),
  })));
  const balances = await balancesOf(trx, organisationId, ids);
  await writeEntries(trx, organisationId, now, deals.flatMap(({ dealId, zone, standing }) => {
    const own = balances.get(dealId);
    const entry = own === undefined ? null : allocationEntry({ ...own, allocated: allocatedBy(standing), bookedOn: localDateOf(now, zone) });
    return entry === null ? [] : [{ dealId, entry }];
  }));
}

/** Books a movement of a credit, when the deal that it is about is in the books. */
export async function bookCreditMove(
  trx: Trx,
  move: { organisationId: string; id: string; dealId: string; kind: CreditMoveKind; cents: number },
  now: Temporal.Instant,
): Promise<void> {
  const { organisationId, id, dealId, kind, cents: amount } = move;
  const zone = await zoneOfBooks(trx, organisationId, dealId);
  if (zone === null) return;
  await writeEntries(trx, organisationId, now, [{ dealId, entry: creditEntry({ id, kind, cents: cents(amount), on: localDateOf(now, zone) }) }]);
}
