import { localDateOf, endOfLocalDay } from "../../domain/calendar/local-day.ts";
import type { House, Trx } from "../../platform/house.ts";
import { closeDeadlines, scheduleDeadlines } from "../deadlines/store.ts";
import { changePlacesAcross, holdDeal } from "../deal/store.ts";
import type { Booking } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import type { NewMessage } from "../messages/store.ts";
import { settleFromStanding } from "../standing/store.ts";
import { backBecauseCalledOff } from "./back-because-called-off.ts";
import { dealsStillIn } from "./store.ts";

const some = 100;

/** How many days a customer has to choose; silence is a refund. */
const answerDays = 7;

/** Tells every deal that still has a place in a session that it is called off, each in a transaction of its own. */
export async function callOffDeals(house: House, which: { organisationId: string; sessionId: string }): Promise<number> {
  let told = 0;
  for (;;) {
    const dealIds = await dealsStillIn(house.db, which.organisationId, which.sessionId, some);
    for (const dealId of dealIds) {
      if (await house.db.transaction().execute((trx) => callOffDeal(trx, { ...which, dealId, now: house.clock.now() }))) told += 1;
    }
    if (dealIds.length < some) return told;
  }
}

/** @returns whether there was a place of the deal to call off */
export async function callOffDeal(trx: Trx, { organisationId, sessionId, dealId, now }: { organisationId: string; sessionId: string; dealId: string; now: Temporal.Instant }): Promise<boolean> {
  const held = await holdDeal(trx, organisationId, dealId);
  const leaving = held?.bookings.filter((booking) => booking.session_id === sessionId && (booking.place === "held" || booking.place === "confirmed")) ?? [];
  if (held === undefined || leaving.length === 0) return false;
  const { deal, bookings } = held;
  await changePlacesAcross(trx, organisationId, now, leaving.map((booking) => ({ sessionId, bookingId: booking.id, from: booking.place, to: "called-off" })));
  await writeRecords(trx, organisationId, [{
    subjectId: dealId,
    type: "booking.called-off",
    at: now,
    actor: "trainer",
    details: { session: sessionId, places: leaving.map(({ id, place }) => ({ booking: id, from: place, to: "called-off" })) },
  }]);
  await settleFromStanding(trx, organisationId, dealId, now);
  const stands = bookings.some((booking) => !leaving.includes(booking) && (booking.place === "held" || booking.place === "confirmed"));
  if (!stands) {
    for (const what of ["hold", "payment-reminder", "confirm-ask"] as const) await closeDeadlines(trx, organisationId, now, { subjectIds: [dealId], what, outcome: "called-off" });
  }
  const { zone } = deal.frozen.organisation;
  const answerBy = endOfLocalDay(localDateOf(now, zone).add({ days: answerDays }), zone);
  await trx
    .insertInto("called_off_deals")
    .values({ organisation_id: organisationId, deal_id: dealId, session_id: sessionId, places: leaving.length, called_off_at: now.toString(), answer_by: answerBy.toString() })
    .execute();
  await scheduleDeadlines(trx, organisationId, now, [{ what: "called-off-answer", subjectId: dealId, dueAt: answerBy }]);
  await queueMessages(trx, organisationId, now, messagesOf({ dealId, sessionId, leaving, refundCents: await backBecauseCalledOff(trx, deal, sessionId, now), answerBy, deal }));
  return true;
}

type Told = {
  dealId: string;
  sessionId: string;
  leaving: readonly Booking[];
  refundCents: number;
  answerBy: Temporal.Instant;
  deal: { customer: { orderedBy: { name: string; email: string } }; locale: "nl" | "en" };
};

/** Whoever ordered hears what can be chosen; every other participant that the day is off. */
function messagesOf({ dealId, sessionId, leaving, refundCents, answerBy, deal }: Told): NewMessage[] {
  const { orderedBy } = deal.customer;
  const base = { subjectKind: "deal" as const, subjectId: dealId, locale: deal.locale };
  const others = leaving.filter(({ email }) => email !== "" && email.toLowerCase() !== orderedBy.email.toLowerCase());
  return [
    { ...base, dedupeKey: `called-off:${dealId}:${sessionId}`, to: { address: orderedBy.email, name: orderedBy.name }, facts: { kind: "called-off", dealId, to: "orderer", refundCents, answerBy: answerBy.toString() } },
    ...others.map((booking): NewMessage => ({
      ...base,
      dedupeKey: `called-off:${booking.id}`,
      to: { address: booking.email, name: `${booking.first_name} ${booking.last_name}`.trim() },
      facts: { kind: "called-off", dealId, to: "participant", refundCents: 0, answerBy: answerBy.toString() },
    })),
  ];
}
