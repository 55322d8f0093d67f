import type { Kysely } from "kysely";
import { conditionOf, creditSource } from "../../domain/credit/condition.ts";
import { toBeInvoicedCents } from "../../domain/journal/of-standing.ts";
import { cents } from "../../domain/money.ts";
import type { Fact } from "../../domain/standing/facts.ts";
import { withoutReturned } from "../../domain/standing/returned.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import type { StandingDeal } from "../../domain/standing/standing-deal.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { scheduleOnce } from "../deadlines/store.ts";
import { bookDeals } from "../journal/actions.ts";
import { endWaitingCredits, returnCredits, tellUsableCredits } from "../credit-book/actions.ts";
import { bookingsOfDeals, owedForPlaces, settlePaymentStates } from "../deal/store.ts";
import type { Booking, Deal } from "../deal/store.ts";
import { wasToldOfWithdrawal } from "../deal/wording.ts";
import { factsOfRecord } from "./facts-of-records.ts";
import type { PaymentRead, RecordRead } from "./facts-of-records.ts";

type Db = Kysely<Database>;

/** A deal as the standing sees it: what was agreed, and everything that happened, each with its record. */
export type DealStory = { deal: StandingDeal; facts: Fact[] };

/** The standing of a deal of the house at a moment. */
export async function standingOf(db: Db, deal: Deal, asOf: Temporal.Instant): Promise<Standing> {
  const story = await storyOf(db, deal);
  return standing(story.deal, story.facts, asOf);
}

/** The standings of several deals of one organisation that are held, each with all that is written. */
export async function standingsOf(trx: Trx, organisationId: string, dealIds: readonly string[], now: Temporal.Instant): Promise<Map<string, { deal: Deal; standing: Standing }>> {
  if (dealIds.length === 0) return new Map();
  const deals = await trx.selectFrom("deals").selectAll().where("organisation_id", "=", organisationId).where("id", "in", dealIds).execute();
  const stories = await storiesOf(trx, organisationId, deals);
  return new Map(deals.flatMap((deal) => {
    const story = stories.get(deal.id);
    return story === undefined ? [] : [[deal.id, { deal, standing: standing(story.deal, story.facts, afterAll(story, now)) }]];
  }));
}

/** What was agreed and what happened, from the frozen deal and its records. */
export async function storyOf(db: Db, deal: Deal): Promise<DealStory> {
  const stories = await storiesOf(db, deal.organisation_id, [deal]);
  const story = stories.get(deal.id);
  if (story === undefined) throw new Error(`deal ${deal.code}: its story is not there`);
  return story;
}

/** As {@link storyOf}, for several deals of one organisation at once. */
export async function storiesOf(db: Db, organisationId: string, deals: readonly Deal[]): Promise<Map<string, DealStory>> {
  if (deals.length === 0) return new Map();
  const ids = deals.map(({ id }) => id);
  const [bookings, records, payments] = await Promise.all([
    bookingsOfDeals(db, organisationId, ids),
    db.selectFrom("records").select(["id", "subject_id", "type", "at", "details"]).where("organisation_id", "=", organisationId).where("subject_id", "in", ids).orderBy("at").orderBy("id").execute(),
    db.selectFrom("payments").select(["id", "deal_id", "amount_cents", "received_on", "recorded_at", "method"]).where("organisation_id", "=", organisationId).where("deal_id", "in", ids).execute(),
  ]);
  const recordsOf = Map.groupBy(records, (record) => record.subject_id);
  const paymentsOf = Map.groupBy(payments, (payment) => payment.deal_id);
  return new Map(deals.map((deal) => [deal.id, tell(deal, { bookings: bookings.get(deal.id) ?? [], records: recordsOf.get(deal.id) ?? [], payments: paymentsOf.get(deal.id) ?? [] })]));
}

/**
 * Writes what the standing says a deal comes to, with the state of its payment, and books it; its invoices follow; what credits paid and is over becomes credit again,
 * and a credit that waited until the deal is paid can be used, or ends when that can not come any more. Called at the end of every step that can change it: the records of
 * the step are written already.
 */
export async function settleFromStanding(trx: Trx, organisationId: string, dealId: string, now: Temporal.Instant): Promise<Standing> {
  const deal = await trx.selectFrom("deals").selectAll().where("organisation_id", "=", organisationId).where("id", "=", dealId).executeTakeFirstOrThrow();
  const bookings = (await bookingsOfDeals(trx, organisationId, [dealId])).get(dealId) ?? [];
  const story = await storyWithReturnedCredit(trx, deal, now);
  const result = standing(story.deal, story.facts, afterAll(story, now));
  const refundedCents = withoutReturned(story.facts).reduce((sum, fact) => sum + (fact.kind === "payment.refunded" || fact.kind === "credit.returned" ? fact.cents : 0), 0);
  const keptCents = Math.min(result.paidCents, withoutReturned(story.facts).reduce((sum, fact) => sum + moneyIn(fact), 0));
  const adjustCents = result.owedPrincipalCents - owedForPlaces(deal, bookings);
  await settlePaymentStates(trx, organisationId, [{ deal, bookings, paidCents: keptCents, refundedCents, adjustCents }]);
  const other = otherDueOf(story.deal, result);
  await trx.updateTable("deals").set({ due_at: other?.by.toString() ?? null, due_cents: other?.cents ?? null }).where("organisation_id", "=", organisationId).where("id", "=", dealId).execute();
  if (deal.in_books) await bookDeals(trx, organisationId, [{ dealId, zone: story.deal.zone, standing: result }], now);
  if (deal.in_books && toBeInvoicedCents(result) !== deal.invoiced_cents) await scheduleOnce(trx, organisationId, now, { what: "invoice", subjectIds: [dealId] });
  const condition = conditionOf(creditSource(result));
  if (condition === "met") await tellUsableCredits(trx, deal, now);
  if (condition === "never") await endWaitingCredits(trx, { organisationId, dealId }, now);
  return result;
}

/** What a fact brought in; less than nothing for what went back. More can go back than came: a refund, and then the bank of the payer. */
function moneyIn(fact: Fact): number {
  if (fact.kind === "payment.received" || fact.kind === "credit.used") return fact.cents;
  return fact.kind === "payment.refunded" || fact.kind === "payment.charged-back" || fact.kind === "credit.returned" ? -fact.cents : 0;
}

/** The story of a held deal, after what is a credit again was given back. */
async function storyWithReturnedCredit(trx: Trx, deal: Deal, now: Temporal.Instant): Promise<DealStory> {
  const story = await storyOf(trx, deal);
  const { creditBackCents } = standing(story.deal, story.facts, afterAll(story, now));
  if (creditBackCents === 0) return story;
  await returnCredits(trx, deal, { cents: creditBackCents, at: afterAll(story, now), now });
  return storyOf(trx, deal);
}

/** A moment at which all that is written has happened: a step may have waited for another that took its own moment later. */
export function afterAll({ facts }: DealStory, now: Temporal.Instant): Temporal.Instant {
  return facts.reduce((last, { at }) => (Temporal.Instant.compare(at, last) > 0 ? at : last), now);
}

/** The next payment when any day is none of those in the order, or was agreed anew; null while the order's days hold. */
function otherDueOf({ schedule }: StandingDeal, { duties }: Standing): { by: Temporal.Instant; cents: number } | null {
  const days = duties.flatMap(({ duty, by, cents, why }) => (duty === "pay" && by !== null && cents !== null ? [{ by, cents, why }] : []));
  const asOrdered = days.every(({ by, why }) => why === "payment" && schedule.some(({ dueAt }) => by.equals(dueAt)));
  const [next] = days;
  return next === undefined || asOrdered ? null : { by: next.by, cents: next.cents };
}

function tell(deal: Deal, { bookings, records, payments }: { bookings: readonly Booking[]; records: readonly RecordRead[]; payments: readonly PaymentRead[] }): DealStory {
  const { frozen } = deal;
  const rootOf = rootsOf(bookings);
  const reading = { zone: frozen.organisation.zone, rootOf, payments: new Map(payments.map((payment) => [payment.id, payment])) };
  const formed = records.find(({ type }) => type === "deal.formed")?.id ?? null;
  const early = frozen.consents.find(({ box }) => box === "early-start");
  const facts = records.flatMap((record) => factsOfRecord(record, reading));
  return {
    deal: {
      zone: frozen.organisation.zone,
      kind: deal.customer.kind,
      formedAt: deal.formed_at,
      record: formed,
      totalCents: cents(deal.total_cents),
      bookings: [...new Set(bookings.map(({ id }) => rootOf(id)))],
      conditions: frozen.conditions,
      schedule: frozen.schedule.map((part) => ({
        cents: cents(part.cents),
        dueOn: Temporal.PlainDate.from(part.dueOn),
        dueAt: Temporal.Instant.from(part.dueAt),
        lapseAt: part.lapseAt === null ? null : Temporal.Instant.from(part.lapseAt),
      })),
      meetings: frozen.session.meetings.map(({ startsAt, endsAt }) => ({ startsAt: Temporal.Instant.from(startsAt), endsAt: Temporal.Instant.from(endsAt) })),
      withdrawalInformed: wasToldOfWithdrawal(frozen),
    },
    facts: early === undefined ? facts : [{ kind: "early-start.requested", at: Temporal.Instant.from(early.tickedAt), record: formed, bookings: null }, ...facts],
  };
}

/** A place that moved is, for the deal, still the place that was ordered. */
export function rootsOf(bookings: readonly Pick<Booking, "id" | "moved_to">[]): (bookingId: string) => string {
  const cameFrom = new Map(bookings.flatMap(({ id, moved_to: to }) => (to === null ? [] : [[to, id] as const])));
  const rootOf = (id: string): string => {
    const earlier = cameFrom.get(id);
    return earlier === undefined ? id : rootOf(earlier);
  };
  return rootOf;
}
