import { leadingPlace } from "../../../domain/deal/leading-place.ts";
import { nextDue } from "../../../domain/deal/next-due.ts";
import type { PlaceState } from "../../../domain/booking/place.ts";
import type { House } from "../../../platform/house.ts";
import type { Form } from "../../../platform/http/form.ts";
import { cut } from "../../../platform/plain-text.ts";
import { bookingsOfDeals } from "../../deal/store.ts";
import type { Deal } from "../../deal/store.ts";
import { amountsOf } from "../../payments/store.ts";
import type { Desk } from "../frame/desk.ts";
import { listDeals } from "../store.ts";

const pageSize = 50;

export type DealLine = { deal: Deal; place: PlaceState; openCents: number; late: boolean; participants: number };

export type DealList = { search: string; lines: DealLine[]; page: number; more: boolean };

/** One page of deals, found by a name, an address or a code. */
export async function readList(house: House, desk: Desk, form: Form): Promise<DealList> {
  const search = cut(form.text("q"), 100);
  const page = /^\d{1,4}$/.test(form.text("page")) ? Number(form.text("page")) : 0;
  const deals = await listDeals(house.db, desk.organisationId, { search, offset: page * pageSize, most: pageSize + 1 });
  const shown = deals.slice(0, pageSize);
  const bookings = await bookingsOfDeals(house.db, desk.organisationId, shown.map((deal) => deal.id));
  const lines = shown.map((deal) => {
    const own = bookings.get(deal.id) ?? [];
    const money = amountsOf(deal, own);
    const due = nextDue({ deal, bookings: own, money, now: desk.now });
    return { deal, place: leadingPlace(own.map((booking) => booking.place)), openCents: money.openCents, late: due?.late === true, participants: own.length };
  });
  return { search, lines, page, more: deals.length > pageSize };
}
