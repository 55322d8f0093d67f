import type { Cents } from "../../domain/money.ts";
import type { Trx } from "../../platform/house.ts";
import type { MeetingInput } from "../catalogue/actions.ts";
import type { Booking, Deal } from "../deal/store.ts";
import type { NewMessage } from "../messages/store.ts";
import type { MovedDeal } from "./store.ts";

type Told = { deal: Deal; places: readonly Booking[]; move: MovedDeal; refundCents: Cents };

/** Whoever ordered hears what can be chosen; every other participant hears the new dates. All get them for the calendar. */
export async function messagesOf(trx: Trx, { deal, places, move, refundCents }: Told): Promise<NewMessage[]> {
  const { orderedBy } = deal.customer;
  const rows = await trx.selectFrom("meetings").selectAll().where("organisation_id", "=", deal.organisation_id).where("session_id", "=", move.session_id).orderBy("position").execute();
  const meetings = rows.map((meeting) => ({ startsAt: meeting.starts_at, endsAt: meeting.ends_at, place: meeting.place, address: meeting.address, onlineUrl: meeting.online_url }));
  const facts = factsOfMove({ deal, places, was: move.was, answerBy: move.answer_by, meetings });
  const base = { subjectKind: "deal" as const, subjectId: deal.id, locale: deal.locale };
  const others = places.filter(({ email }) => email !== "" && email.toLowerCase() !== orderedBy.email.toLowerCase());
  return [
    { ...base, dedupeKey: `session-moved:${move.id}:${deal.id}`, to: { address: orderedBy.email, name: orderedBy.name }, facts: { ...facts, to: "orderer", refundCents } },
    ...others.map((booking): NewMessage => ({
      ...base,
      dedupeKey: `session-moved:${move.id}:${booking.id}`,
      to: { address: booking.email, name: `${booking.first_name} ${booking.last_name}`.trim() },
      facts: { ...facts, to: "participant", refundCents: 0 },
    })),
  ];
}

/** What every mail about a move says, whoever gets it. */
export function factsOfMove({ deal, places, was, answerBy, meetings }: { deal: Pick<Deal, "id">; places: readonly Booking[]; was: MovedDeal["was"]; answerBy: Temporal.Instant; meetings: readonly MeetingInput[] }) {
  return {
    kind: "session-moved" as const,
    dealId: deal.id,
    was,
    meetings: meetings.map((meeting) => ({ ...meeting, startsAt: meeting.startsAt.toString(), endsAt: meeting.endsAt.toString() })),
    tentative: places.some(({ place }) => place === "held"),
    answerBy: answerBy.toString(),
  };
}
