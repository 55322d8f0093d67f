import { endOfLocalDay, localDateOf } from "../../domain/calendar/local-day.ts";
import { formatDate } from "../../platform/i18n/format.ts";
import type { House } from "../../platform/house.ts";
import { readAbsences, settleAbsence } from "../absences/actions.ts";
import { findSessionViewById } from "../catalogue/store.ts";
import { dealBookings, findDeal } from "../deal/store.ts";

/** Somebody did not come, and the trainer offers the same training on another date: the offer is open, the absence is decided. */
export async function offerAnotherDate(
  house: House,
  { organisationId, dealId, otherSessionId, days, by }: { organisationId: string; dealId: string; otherSessionId: string; days: number; by: string },
): Promise<void> {
  const deal = await findDeal(house.db, organisationId, dealId);
  const other = (await findSessionViewById(house.db, organisationId, otherSessionId))?.session;
  if (deal === undefined || other?.starts_at == null || other.ends_at === null) throw new Error(`demo: nothing to offer about deal ${dealId}`);
  const bookings = await dealBookings(house.db, organisationId, dealId);
  const [absence] = await readAbsences(house, organisationId, [deal], new Map([[dealId, bookings]]));
  if (absence === undefined) throw new Error(`demo: nobody of deal ${dealId} was missed`);
  const { zone } = deal.frozen.organisation;
  const name = deal.customer.orderedBy.name.split(" ")[0] ?? "";
  const missedOn = formatDate(localDateOf(Temporal.Instant.from(deal.frozen.session.startsAt), zone), deal.locale);
  const outcome = await settleAbsence(house, {
    organisationId,
    dealId,
    bookingId: absence.current.id,
    seenCents: absence.feeCents,
    chosen: {
      outcome: "other-date",
      offer: {
        endsAt: endOfLocalDay(localDateOf(house.clock.now(), zone).add({ days }), zone),
        terms: { kind: "move", sessionId: other.id, bookings: [absence.current.id], startsAt: other.starts_at, endsAt: other.ends_at },
      },
    },
    letter: {
      subject: "Een andere dag?",
      text: `Dag ${name},\n\nWe hebben u ${missedOn} gemist. Ik bied u graag een andere datum aan, voor de gewone prijs van uw plaats. Welke dat is en tot wanneer u kunt kiezen, staat hieronder.\n\nHartelijke groet,\nMarit`,
    },
    by,
  });
  if (!outcome.ok) throw new Error(`demo: the absence in deal ${dealId} was not settled: ${outcome.refusal.kind}`);
}
