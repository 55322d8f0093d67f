import type { Booking, Deal } from "../deal/store.ts";

/** A deal as its customer may read it: what was frozen, and where it stands now. */
export function dealJson(deal: Deal, bookings: readonly Booking[], baseUrl: string) {
  const { frozen } = deal;
  return {
    code: deal.code,
    formedAt: deal.formed_at.toString(),
    locale: deal.locale,
    organisation: frozen.organisation.slug,
    course: frozen.course,
    session: frozen.session,
    customer: { kind: deal.customer.kind, name: deal.customer.name, reference: deal.customer.reference },
    price: frozen.price,
    payment: { state: deal.payment, totalCents: deal.total_cents, paidCents: deal.paid_cents, schedule: frozen.schedule },
    terms: { ...frozen.terms, url: `${baseUrl}/${frozen.organisation.slug}/terms/${frozen.terms.sha256}` },
    conditions: { data: frozen.conditions, sentences: frozen.wording.sentences },
    bookings: bookings.map((booking) => ({
      id: booking.id,
      firstName: booking.first_name,
      lastName: booking.last_name,
      place: booking.place,
      attendance: booking.attendance,
    })),
    url: `${baseUrl}/d/${deal.code}/${deal.secret}`,
  };
}
