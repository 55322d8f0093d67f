import type { Attendance } from "../../domain/booking/attendance.ts";
import { localDateOf } from "../../domain/calendar/local-day.ts";
import { formatCode } from "../../domain/deal/code.ts";
import type { House } from "../../platform/house.ts";
import { markAttendance } from "../attendance/actions.ts";
import { callOffSession } from "../calling-off/actions.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { dealBookings, findDeal } from "../deal/store.ts";
import { sayInDispute } from "../dispute/actions.ts";
import { moveBookings } from "../moving/actions.ts";
import { recordPayment, waivePaymentDeadline } from "../payments/actions.ts";
import { chooseAfterSessionMove } from "../session-moves/actions.ts";
import { signUp } from "../sign-up/actions.ts";
import { stateWithdrawal } from "../withdrawal/actions.ts";
import { offerAnotherDate } from "./absence.ts";
import { readDemoBank } from "./bank.ts";
import { giveCredit, letGo, spendCredit } from "./goodwill.ts";
import { payBackByFile, sayWhereTo } from "./refunds.ts";
import { putOff } from "./put-off.ts";
import { people, signUpFor } from "./people.ts";
import type { Person } from "./people.ts";
import type { DemoStage } from "./stage.ts";
import { askAnotherPlan, rememberFromNow } from "./track-record.ts";

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
  const missed = await order(29, "past", people.noor);
  await pay(28, past[0]);

  await giveCredit(daysAgo(27), { organisationId, dealId: past[0], cents: 25_000, condition: "none" });
  const changedMind = await order(20, "winter", people.fatima);
  await spendCredit(daysAgo(19.5), { organisationId, dealId: changedMind, from: past[0] });
  await cancelBookings(daysAgo(18), { organisationId, dealId: changedMind, bookingIds: await bookingIds(changedMind) });
  const paidFirst = await order(21, "winter", people.yusuf);
  await pay(19, paidFirst);
  await pay(12, await order(17, "winter", people.inge, people.pieter));
  const cancelled = await order(16, "winter", people.thijs);
  await pay(14, cancelled);
  const withdrawn = await order(15, "winter", people.hanna);
  const moved = await order(14, "winter", people.gijs);
  await pay(13, moved);
  await order(14, "called-off", people.daan);

  await order(13.2, "full", people.lotte);
  await pay(9, await order(13, "full", people.fatima));
  const generous = await order(12.6, "full", people.bram);
  await pay(11, generous);
  await waivePaymentDeadline(daysAgo(10), { organisationId, dealId: await order(12, "full", people.jet), reason: "known-customer" });

  const staying = await order(10.5, "moved", people.jet);
  await pay(9.6, staying);
  await pay(9.5, await order(10.2, "moved", people.bram));
  await order(9.4, "moved", people.rosa);

  await cancelBookings(daysAgo(9), { organisationId, dealId: cancelled, bookingIds: await bookingIds(cancelled) });
  await sayWhereTo(daysAgo(8.7), { organisationId, dealId: cancelled, iban: "NL02ABNA0123456789", holder: people.thijs.name });
  await recordPayment(daysAgo(8.6), { organisationId, dealId: generous, token: `demo-twice:${generous}`, amountCents: 5_000, receivedOn: localDateOf(daysAgo(8.6).clock.now(), "Europe/Amsterdam"), method: "bank", note: "", by: "demo" });
  await sayWhereTo(daysAgo(8.5), { organisationId, dealId: generous, iban: "NL44RABO0123456789", holder: people.bram.name });
  await payBackByFile(daysAgo(8.4), { organisationId, dealId: generous });
  await withdraw(daysAgo(8), { organisationId, dealId: withdrawn, who: people.hanna });
  await callOffSession(daysAgo(8), { organisationId, sessionId: stage.sessionId("called-off") });
  await sweep(daysAgo(7), daysAgo(7).clock.now());
  await mark(7, past[0], "attended");
  for (const [index, bookingId] of (await bookingIds(past[1])).entries()) {
    await markAttendance(daysAgo(7), { organisationId, bookingId, attendance: index === 0 ? "no-show" : "partly" });
  }
  await mark(6.9, past[2], "excused");

  const byName = await order(6.5, "full", people.rosa);
  await order(3, "full", people.daan);
  for (const [days, who] of [[2.6, people.noor], [2.2, people.gijs], [1.8, people.ruben]] as const) await order(days, "full", who);
  await moveAway(daysAgo(2), { organisationId, dealId: moved, otherSessionId: stage.sessionId("online"), bookingIds: await bookingIds(moved) });
  const inParts = await order(1.4, "winter", people.sanne, people.joris);
  await order(1.1, "evening", people.ruben);
  await order(0.9, "online", people.gijs);
  await mark(0.9, missed, "no-show");
  await giveCredit(daysAgo(0.85), { organisationId, dealId: missed, cents: 20_000, condition: "deal-paid" });
  await letGo(daysAgo(6), { organisationId, dealId: past[1], cents: 15_000 });
  await sweep(daysAgo(0.8), daysAgo(0.8).clock.now());
  await object(daysAgo(0.75), { organisationId, dealId: past[1] });
  await putOff(daysAgo(0.72), { organisationId, sessionId: stage.sessionId("moved"), days: 7 });
  await chooseAfterSessionMove(daysAgo(0.5), { organisationId, dealId: staying, answer: "stays" });
  await offerAnotherDate(daysAgo(0.7), { organisationId, dealId: missed, otherSessionId: stage.sessionId("spring"), days: 7, by: "demo" });
  await rememberFromNow(daysAgo(0.6), organisationId);
  await askAnotherPlan(daysAgo(0.4), { organisationId, dealId: await order(0.5, "winter", people.noor) });
  await sweep(house, now);
  await readDemoBank(house, { organisationId, paid: [paidFirst, staying], named: byName, part: inParts });
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

/** A customer does not agree with what was marked, and says so on the page of the deal. */
async function object(house: House, { organisationId, dealId }: { organisationId: string; dealId: string }): Promise<void> {
  const words = "Ik was er wel, alleen een kwartier later: de trein viel uit. Wilt u dat nakijken?";
  const outcome = await sayInDispute(house, { organisationId, dealId, by: "customer", words, token: `demo-dispute:${dealId}`, end: null });
  if (!outcome.ok) throw new Error(`demo: nothing could be said about deal ${dealId}: ${outcome.refusal.kind}`);
}

/** Takes the places of a deal along to another date, as the customer would. */
async function moveAway(house: House, move: { organisationId: string; dealId: string; otherSessionId: string; bookingIds: readonly string[] }): Promise<void> {
  const outcome = await moveBookings(house, { ...move, by: "customer", seen: null });
  if (!outcome.ok) throw new Error(`demo: deal ${move.dealId} could not be moved: ${outcome.refusal.kind}`);
}
