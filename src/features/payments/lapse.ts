import { isCertain } from "../../domain/deal/amounts.ts";
import type { Trx } from "../../platform/house.ts";
import { lockCreditsAbout } from "../credits/store.ts";
import type { DeadlineHandler } from "../deadlines/actions.ts";
import { scheduleDeadlines, scheduleOnce } from "../deadlines/store.ts";
import { holdSessionsOf, messageAbout, settlePaymentStates } from "../deal/store.ts";
import type { Booking } from "../deal/store.ts";
import { disputedDeals } from "../dispute/store.ts";
import { writeRecords } from "../evidence/store.ts";
import type { NewRecord } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import type { NewMessage } from "../messages/store.ts";
import { shrinkFees } from "../refill/actions.ts";
import { settleFromStanding } from "../standing/store.ts";
import { advanceLines } from "../waiting-list/actions.ts";
import { askWhatToDo } from "./ask-late-money.ts";
import { lookAgainAt, moneyOnItsWay } from "./on-its-way.ts";
import { moveAll, withMoved } from "./move-all.ts";
import { neededFor } from "./record-payment.ts";
import { amountsOf, dealPayments, holdDueDeals } from "./store.ts";
import type { DueDeal } from "./store.ts";

type Facts = { deal: DueDeal; bookings: readonly Booking[] };
type Lapse = Facts & { outcome: "moot" | "paid" | "released" | "disputed" | "on-its-way"; held: Booking[] };

/**
 * The payment deadline and its grace are over: held places go to the next in line, unless enough was paid. A deal that
 * was paid, cancelled or waived meanwhile holds nothing any more; one that is disputed is left alone, and one whose money is on its way is
 * looked at again later.
 */
export const holdDeadlines: DeadlineHandler = async (trx, house, { organisationId, deadlines }, now) => {
  const ids = deadlines.map(({ subjectId }) => subjectId);
  await holdSessionsOf(trx, organisationId, ids);
  const deals = await holdDueDeals(trx, organisationId, ids);
  const disputed = await disputedDeals(trx, organisationId, ids);
  const onItsWay = await moneyOnItsWay(trx, organisationId, ids);
  const lapses = [...deals.values()].map((whole): Lapse => {
    if (disputed.has(whole.deal.id)) return { ...whole, held: [], outcome: "disputed" };
    const lapse = lapseOf(whole);
    return lapse.outcome === "released" && onItsWay.has(whole.deal.id) ? { ...lapse, held: [], outcome: "on-its-way" } : lapse;
  });
  const later = lapses.filter(({ outcome }) => outcome === "on-its-way").map(({ deal }) => ({ what: "hold" as const, subjectId: deal.id, dueAt: lookAgainAt(now) }));
  await scheduleDeadlines(trx, organisationId, now, later);
  const confirmed = lapses.filter(({ outcome }) => outcome === "paid");
  const released = lapses.filter(({ outcome }) => outcome === "released");
  await moveAll(trx, confirmed.flatMap(({ held }) => held), "confirmed", now);
  const gone = await moveAll(trx, released.flatMap(({ held }) => held), "released", now);
  await writeRecords(trx, organisationId, [...confirmed, ...released].map(({ deal, outcome, held }): NewRecord => ({
    subjectId: deal.id,
    type: outcome === "paid" ? "booking.confirmed" : "booking.released",
    at: now,
    actor: "system",
    details: { places: held.map((booking) => ({ booking: booking.id, from: "held" as const, to: outcome === "paid" ? "confirmed" : "released" })) },
  })));
  const goneByDeal = Map.groupBy(gone, (booking) => booking.deal_id);
  const [asOrdered, changed] = [released.filter(({ deal }) => isAsOrdered(deal)), released.filter(({ deal }) => !isAsOrdered(deal))];
  await settlePaymentStates(trx, organisationId, asOrdered.map(({ deal, bookings }) => ({ deal, bookings: withMoved(bookings, goneByDeal.get(deal.id) ?? []) })));
  await scheduleOnce(trx, organisationId, now, { what: "invoice", subjectIds: asOrdered.map(({ deal }) => deal.id) });
  const questions = await settleReleased(trx, changed, now);
  const messages = released.map(({ deal, held }) =>
    messageAbout(deal, `place-released:${deal.id}`, { kind: "place-released", dealId: deal.id, bookingIds: held.map(({ id }) => id) }),
  );
  await queueMessages(trx, organisationId, now, [...messages, ...questions]);
  await shrinkFees(trx, { organisationId, bookingIds: confirmed.flatMap(({ held }) => held.map(({ id }) => id)) }, now);
  if (gone.length > 0) {
    await advanceLines(trx, house, { organisationId, sessionIds: [...new Set(gone.map((booking) => booking.session_id))] });
  }
  const outcomes = new Map(lapses.map(({ deal, outcome }) => [deal.id, outcome]));
  return new Map(deadlines.map(({ id, subjectId }) => [id, outcomes.get(subjectId) ?? "gone"]));
};

/** Nothing but its places says what it comes to, and nothing came in: then a whole batch is written with one statement, without reading its facts. */
function isAsOrdered({ adjust_cents: adjustCents, due_at: dueAt, paid_cents: paidCents }: DueDeal): boolean {
  return adjustCents === 0 && dueAt === null && paidCents === 0;
}

function lapseOf(whole: Facts): Lapse {
  const held = whole.bookings.filter((booking) => booking.place === "held");
  if (held.length === 0) return { ...whole, held, outcome: "moot" };
  const { deal, bookings } = whole;
  const certain = isCertain({ paidCents: deal.paid_cents, neededCents: neededFor(deal, held.length), openCents: amountsOf(deal, bookings).openCents });
  return { ...whole, held, outcome: certain ? "paid" : "released" };
}

/**
 * What released deals come to, from their standing. Where more came in than the places that stand cost: what a credit paid is a credit
 * again, and of the money the customer says what becomes of it.
 */
async function settleReleased(trx: Trx, released: readonly Facts[], now: Temporal.Instant): Promise<NewMessage[]> {
  const [first] = released;
  if (first !== undefined) await lockCreditsAbout(trx, { organisationId: first.deal.organisation_id, dealIds: released.map(({ deal }) => deal.id) });
  const questions: NewMessage[] = [];
  for (const { deal } of released) {
    const { organiserOwesCents } = await settleFromStanding(trx, deal.organisation_id, deal.id, now);
    const last = organiserOwesCents === 0 ? undefined : (await dealPayments(trx, deal.organisation_id, deal.id)).at(-1);
    if (last === undefined) continue;
    const facts = await askWhatToDo(trx, deal, { paymentId: last.id, paidCents: organiserOwesCents, now });
    if (facts !== null) questions.push(messageAbout(deal, `late-money-asked:${last.id}`, facts));
  }
  return questions;
}
