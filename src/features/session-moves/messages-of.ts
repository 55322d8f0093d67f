import type { Cents } from "../../domain/money.ts";
import type { Trx } from "../../platform/house.ts";
import type { Booking, Deal } from "../deal/store.ts";
import type { NewMessage } from "../messages/store.ts";
import type { MovedDeal } from "./store.ts";

type Told = { deal: Deal; places: readonly Booking[]; move: MovedDeal; refundCents: Cents };

/** Whoever ordered hears what can be chosen; every other participant hears the new dates. All get them for the calendar. */
export async function messagesOf(trx: Trx, { deal, places, move, refundCents }: Told): Promise<NewMessage[]> {
  const { orderedBy } = deal.customer;
  const meetings = await trx.selectFrom("meetings").selectAll().where("organisation_id", "=", deal.organisation_id).where("session_id", "=", move.session_id).orderBy("position").execute();
  const facts = {
    kind: "session-moved" as const,
    dealId: deal.id,
    was: move.was,
    meetings: meetings.map((meeting) => ({ startsAt: meeting.starts_at.toString(), endsAt: meeting.ends_at.toString(), place: meeting.place, address: meeting.address, onlineUrl: meeting.online_url })),
    tentative: places.some(({ place }) => place === "held"),
    answerBy: move.answer_by.toString(),
  };
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
