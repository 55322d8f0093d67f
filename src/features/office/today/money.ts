import { nextDue } from "../../../domain/deal/next-due.ts";
import type { Due } from "../../../domain/deal/next-due.ts";
import type { House } from "../../../platform/house.ts";
import { bookingsOfDeals } from "../../deal/store.ts";
import { amountsOf, moneyOnItsWay } from "../../payments/store.ts";
import type { LatePayment } from "../../payments/store.ts";
import type { Desk } from "../frame/desk.ts";
import { latePaymentsOf, unsettledDeals } from "./store.ts";
import type { MoneyDeal } from "./store.ts";

/** How the money of a deal stands that is not settled. */
export type MoneyStand = {
  deal: MoneyDeal;
  due: Due | null;
  openCents: number;
  /** When its held places are taken away; null when none is held. */
  lapsesAt: Temporal.Instant | null;
  /** Money seems to be on its way, and nobody loses a place meanwhile. */
  onItsWay: boolean;
  latePayments: LatePayment[];
};

export async function readMoney(house: House, { organisationId, now }: Desk): Promise<MoneyStand[]> {
  const deals = await unsettledDeals(house.db, organisationId);
  const ids = deals.map(({ id }) => id);
  const bookings = await bookingsOfDeals(house.db, organisationId, ids);
  const late = await latePaymentsOf(house.db, organisationId, ids);
  const onItsWay = await moneyOnItsWay(house.db, organisationId, ids);
  return deals.map((deal) => {
    const own = bookings.get(deal.id) ?? [];
    const latePayments = late.get(deal.id) ?? [];
    const money = amountsOf(deal, own);
    return {
      deal,
      due: nextDue({ deal, bookings: own, money, now }),
      openCents: money.openCents,
      lapsesAt: own.some(({ place }) => place === "held") ? lapseOf(deal) : null,
      onItsWay: onItsWay.has(deal.id),
      latePayments,
    };
  });
}

function lapseOf({ frozen }: MoneyDeal): Temporal.Instant | null {
  const lapseAt = frozen.schedule.find((part) => part.lapseAt !== null)?.lapseAt ?? null;
  return lapseAt === null ? null : Temporal.Instant.from(lapseAt);
}
