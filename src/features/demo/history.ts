import type { Attendance } from "../../domain/booking/attendance.ts";
import type { PlaceState } from "../../domain/booking/place.ts";
import { formatCode } from "../../domain/deal/code.ts";
import type { House } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { markAttendance } from "../attendance/actions.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { changePlaces, countPlaces, dealBookings, findDeal, lockSession, lockSessions, settlePaymentStates } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { recordPayment, waivePaymentDeadline } from "../payments/actions.ts";
import { signUp } from "../sign-up/actions.ts";
import { stateWithdrawal } from "../withdrawal/actions.ts";
import { people, signUpFor } from "./people.ts";
import type { Person } from "./people.ts";
import type { DemoStage } from "./stage.ts";

type Sweep = (house: House, asOf: Temporal.Instant) => Promise<unknown>;

/** What happened in the last weeks, told through the same actions that the pages use, each at its own moment. */
export async function liveThroughHistory(house: House, stage: DemoStage, options: { now: Temporal.Instant; sweep: Sweep }): Promise<void> {
  const { now, sweep } = options;
  const { organisationId } = stage;
  const daysAgo = (days: number): House => ({ ...house, clock: { now: () => now.subtract({ hours: Math.round(days * 24) }) } });

  const order = async (days: number, key: string, ...who: [Person, ...Person[]]): Promise<string> => {
    const outcome = await signUp(daysAgo(days), signUpFor({ organisationId, sessionId: stage.sessionId(key) }, who));
    if (!outcome.ok) throw new Error(`demo: ${who[0].name} was refused: ${outcome.refusal.kind}`);
    return outcome.outcome === "deal" ? outcome.dealId : outcome.signUpId;
  };
  const pay = async (days: number, dealId: string): Promise<void> => {
    const then = daysAgo(days);
    const deal = await findDeal(house.db, organisationId, dealId);
    if (deal === undefined) throw new Error(`demo: deal ${dealId} is not there`);
    const receivedOn = then.clock.now().toZonedDateTimeISO("Europe/Amsterdam").toPlainDate();
    await recordPayment(then, { organisationId, dealId, token: `demo:${dealId}`, amountCents: deal.total_cents, receivedOn, method: "bank", note: "", by: "demo" });
  };
  const bookingIds = async (dealId: string) => (await dealBookings(house.db, organisationId, dealId)).map(({ id }) => id);
  const mark = async (days: number, dealId: string, attendance: Attendance): Promise<void> => {
    for (const bookingId of await bookingIds(dealId)) await markAttendance(daysAgo(days), { organisationId, bookingId, attendance });
  };

  const past = [await order(36, "past", people.fatima), await order(33, "past", people.yusuf, people.inge), await order(30, "past", people.thijs)] as const;
  await pay(28, past[0]);

  await pay(19, await order(21, "winter", people.yusuf));
  await pay(12, await order(17, "winter", people.inge, people.pieter));
  const cancelled = await order(16, "winter", people.thijs);
  await pay(14, cancelled);
  const withdrawn = await order(15, "winter", people.hanna);
  const moved = await order(14, "winter", people.gijs);
  await pay(13, moved);
  const calledOff = await order(14, "called-off", people.daan);

  await order(13.2, "full", people.lotte);
  await pay(9, await order(13, "full", people.fatima));
  await pay(11, await order(12.6, "full", people.bram));
  await waivePaymentDeadline(daysAgo(10), { organisationId, dealId: await order(12, "full", people.jet), reason: "known-customer" });

  await cancelBookings(daysAgo(9), { organisationId, dealId: cancelled, bookingIds: await bookingIds(cancelled) });
  await withdraw(daysAgo(8), { organisationId, dealId: withdrawn, who: people.hanna });
  await endPlace(daysAgo(8), { organisationId, dealId: calledOff, to: "called-off", type: "booking.called-off", actor: "trainer" });
  await house.db.updateTable("sessions").set({ status: "called-off" }).where("organisation_id", "=", organisationId).where("id", "=", stage.sessionId("called-off")).execute();
  await sweep(daysAgo(7), daysAgo(7).clock.now());
  await mark(7, past[0], "attended");
  for (const [index, bookingId] of (await bookingIds(past[1])).entries()) {
    await markAttendance(daysAgo(7), { organisationId, bookingId, attendance: index === 0 ? "no-show" : "partly" });
  }
  await mark(6.9, past[2], "excused");

  await order(6.5, "full", people.rosa);
  await order(3, "full", people.daan);
  for (const [days, who] of [[2.6, people.noor], [2.2, people.gijs], [1.8, people.ruben]] as const) await order(days, "full", who);
  await movePlace(daysAgo(2), { organisationId, dealId: moved, sessionId: stage.sessionId("online") });
  await order(1.4, "winter", people.sanne, people.joris);
  await order(1.1, "evening", people.ruben);
  await order(0.9, "online", people.gijs);
  await sweep(daysAgo(0.8), daysAgo(0.8).clock.now());
}

/**
 * Ends the places of a deal in a way whose own pages come later. State and record are written together, as everywhere.
 */
async function endPlace(
  house: House,
  ending: { organisationId: string; dealId: string; to: PlaceState; type: string; actor: "customer" | "trainer" },
): Promise<void> {
  const { organisationId, dealId, to, type, actor } = ending;
  const now = house.clock.now();
  await house.db.transaction().execute(async (trx) => {
    const deal = await findDeal(trx, organisationId, dealId);
    if (deal === undefined) throw new Error(`demo: deal ${dealId} is not there`);
    await lockSession(trx, organisationId, deal.session_id);
    const bookings = await dealBookings(trx, organisationId, dealId);
    await changePlaces(trx, organisationId, now, deal.session_id, bookings.map(({ id, place }) => ({ bookingId: id, from: place, to })));
    await writeRecords(trx, organisationId, [{
      subjectId: dealId,
      type,
      at: now,
      actor,
      details: { places: bookings.map(({ id, place }) => ({ booking: id, from: place, to })) },
    }]);
    const ended = bookings.map((booking) => Object.assign({}, booking, { place: to }));
    await settlePaymentStates(trx, organisationId, [{ deal, bookings: ended }]);
  });
}

/** Withdraws as the customer would, on the page of the deal. */
async function withdraw(house: House, { organisationId, dealId, who }: { organisationId: string; dealId: string; who: Person }): Promise<void> {
  const deal = await findDeal(house.db, organisationId, dealId);
  if (deal === undefined) throw new Error(`demo: deal ${dealId} is not there`);
  const { name, email } = deal.customer.orderedBy;
  const stated = { name, order: formatCode(deal.code), email };
  const outcome = await stateWithdrawal(house, { organisationId, channel: "deal-page", dealId, stated, locale: deal.locale, network: "192.0.2.0/24" });
  if (!outcome.ok || outcome.outcome !== "withdrawn") throw new Error(`demo: ${who.name} could not withdraw: ${outcome.ok ? outcome.outcome : outcome.refusal.kind}`);
}

/** Takes the places of a deal along to another date. */
async function movePlace(house: House, { organisationId, dealId, sessionId }: { organisationId: string; dealId: string; sessionId: string }): Promise<void> {
  const now = house.clock.now();
  await house.db.transaction().execute(async (trx) => {
    const bookings = await dealBookings(trx, organisationId, dealId);
    const sessions = await lockSessions(trx, organisationId, [sessionId, ...bookings.map((booking) => booking.session_id)]);
    const other = sessions.get(sessionId);
    if (other?.starts_at == null || other.ends_at === null) throw new Error(`demo: session ${sessionId} has no days`);
    const places: { booking: string; from: PlaceState | null; to: PlaceState }[] = [];
    for (const booking of bookings) {
      const id = uuidv7(now);
      const { deal_id, sign_up_id, seat_number, first_name, last_name, email, needs } = booking;
      const there = { deal_id, sign_up_id, seat_number, first_name, last_name, email, needs, session_id: sessionId, arrival: other.arrivals + 1 };
      await trx
        .insertInto("bookings")
        .values({ organisation_id: organisationId, id, ...there, place: "confirmed", created_at: now.toString(), place_since: now.toString() })
        .execute();
      await changePlaces(trx, organisationId, now, booking.session_id, [{ bookingId: booking.id, from: booking.place, to: "moved", movedTo: id }]);
      places.push({ booking: booking.id, from: booking.place, to: "moved" }, { booking: id, from: null, to: "confirmed" });
    }
    await countPlaces(trx, organisationId, sessionId, { seats: bookings.length, waiting: 0, arrivals: 1 });
    const details = { bookings: bookings.map(({ id }) => id), startsAt: other.starts_at.toString(), endsAt: other.ends_at.toString(), places };
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "booking.moved", at: now, actor: "customer", details }]);
  });
}
