import type { Cents } from "../money.ts";

/** A place that was just sold: it became certain for a deal that was made for this session. */
export type Sale = { bookingId: string; priceCents: Cents };

/** A cancelled place with a fee that shrinks when the place is sold again. */
export type OpenRefill = { bookingId: string; since: Temporal.Instant };

export type Refill = { bookingId: string; by: string; cents: Cents };

/**
 * Which cancelled places were sold again. As long as everybody who came later fits beside the cancelled places, their seats
 * would have been sold anyway; whoever comes beyond that has the seat of somebody who cancelled. One sale shrinks one fee,
 * in the order in which people cancelled.
 * @param session.certain places that are certain now, the sales among them; offered and held ones are not sold yet
 * @param session.open cancelled places of the session that wait to be sold again
 * @param session.sales in order of arrival; the last ones are those for which there was no other seat
 * @see docs/rules/refill.md  art. 7:411 BW
 */
export function decideRefills({ capacity, certain, open, sales }: { capacity: number; certain: number; open: readonly OpenRefill[]; sales: readonly Sale[] }): Refill[] {
  const beyond = certain + open.length - capacity;
  const count = Math.max(0, Math.min(beyond, open.length, sales.length));
  const inOrder = [...open].sort((a, b) => Temporal.Instant.compare(a.since, b.since) || (a.bookingId < b.bookingId ? -1 : 1));
  const counting = sales.slice(sales.length - count);
  return inOrder.slice(0, count).flatMap(({ bookingId }, index) => {
    const sale = counting[index];
    return sale === undefined ? [] : [{ bookingId, by: sale.bookingId, cents: sale.priceCents }];
  });
}
