import { whyNotComing } from "../../../domain/booking/coming.ts";
import type { ComingRefusal } from "../../../domain/booking/coming.ts";
import type { House } from "../../../platform/house.ts";
import type { MeetingWords } from "../../../platform/i18n/meetings.ts";
import { findOrganisationById, findSessionViewById } from "../../catalogue/store.ts";
import type { Organisation, SessionView } from "../../catalogue/store.ts";
import type { Booking, Deal } from "../../deal/store.ts";

/** Why nothing is asked; `replaced`: somebody else comes in the place of who was asked. */
export type WhyNotComing = ComingRefusal | "replaced";

/** One participant with the date that the place is for now. */
export type ComingPerson = {
  bookingId: string;
  name: string;
  /** The participant is the one who ordered. */
  ordered: boolean;
  startsAt: Temporal.Instant;
  /** `open`: nothing was said yet. */
  state: "open" | "coming" | WhyNotComing;
};

export type ComingFacts = { organisation: Organisation; deal: Deal; people: ComingPerson[]; meetings: MeetingWords[] };

/**
 * Who is asked, and for when; undefined when there is nobody.
 * @param door.replaced somebody else took over from who looks: nothing is said of whoever comes now
 */
export async function readComing(house: House, deal: Deal, bookings: readonly Booking[], { replaced }: { replaced: boolean }): Promise<ComingFacts | undefined> {
  const { db, clock } = house;
  const organisation = await findOrganisationById(db, deal.organisation_id);
  const ids = [...new Set(bookings.map((booking) => booking.session_id))];
  const views = (await Promise.all(ids.map((id) => findSessionViewById(db, deal.organisation_id, id)))).filter((view) => view !== undefined);
  const people = bookings.flatMap((booking) => personOf(booking, { deal, views, now: clock.now() })).map((person) => (replaced ? { ...person, name: "", state: "replaced" as const } : person));
  const first = people.find(({ state }) => state === "open") ?? people[0];
  const shown = views.find(({ session }) => first !== undefined && session.starts_at?.equals(first.startsAt) === true);
  if (organisation === undefined || shown === undefined) return undefined;
  return { organisation, deal, people, meetings: shown.meetings.map(asWords) };
}

function personOf(booking: Booking, { deal, views, now }: { deal: Deal; views: readonly SessionView[]; now: Temporal.Instant }): ComingPerson[] {
  const session = views.find((view) => view.session.id === booking.session_id)?.session;
  if (session === undefined || session.starts_at === null) return [];
  const { place, attendance } = booking;
  const refusal = whyNotComing({ place, attendance, session: { status: session.status, startsAt: session.starts_at } }, now);
  return [{
    bookingId: booking.id,
    name: `${booking.first_name} ${booking.last_name}`.trim(),
    ordered: booking.email.toLowerCase() === deal.customer.orderedBy.email.toLowerCase(),
    startsAt: session.starts_at,
    state: refusal ?? (attendance === "will-come" ? "coming" : "open"),
  }];
}

function asWords(meeting: SessionView["meetings"][number]): MeetingWords {
  return { startsAt: meeting.starts_at, endsAt: meeting.ends_at, place: meeting.place, address: meeting.address, onlineUrl: meeting.online_url };
}
