import { nextDue } from "../../../domain/deal/next-due.ts";
import type { Due } from "../../../domain/deal/next-due.ts";
import { isAboutBuyer } from "../../../domain/invoice/fault.ts";
import { owedNow } from "../../../domain/refund/owed-now.ts";
import type { OwedNow } from "../../../domain/refund/owed-now.ts";
import type { Standing } from "../../../domain/standing/standing.ts";
import type { House } from "../../../platform/house.ts";
import { findSessionViewById } from "../../catalogue/store.ts";
import type { SessionView } from "../../catalogue/store.ts";
import { dealBookings } from "../../deal/store.ts";
import type { Booking, Deal } from "../../deal/store.ts";
import { amountsOf, dealLatePayments, dealPayments } from "../../payments/store.ts";
import type { LatePayment, Payment } from "../../payments/store.ts";
import { onlineRefundable } from "../../online-payments/store.ts";
import type { OnlineRefundable } from "../../online-payments/store.ts";
import { planReviewOf } from "../../plan-review/store.ts";
import { accountsOf, keptCents } from "../../refunds/store.ts";
import type { AccountRow } from "../../refunds/store.ts";
import { standingOf } from "../../standing/store.ts";
import { creditMovesOf, creditsOf } from "../../credits/store.ts";
import type { CreditMove, CreditRow } from "../../credits/store.ts";
import { missingForInvoice } from "../../invoicing/actions.ts";
import { invoicesOf } from "../../invoices/store.ts";
import type { IssuedInvoice } from "../../invoices/store.ts";
import { dealOffers } from "../../offers/store.ts";
import type { DealOffer } from "../../offers/store.ts";
import type { Desk } from "../frame/desk.ts";
import { previewErasure } from "../../erasure/actions.ts";
import { placesInLog } from "../../log/store.ts";
import type { LogPlace } from "../../log/store.ts";
import { evidenceOf, repliesTo } from "../../mail-evidence/store.ts";
import type { MessageEvidence, Reply } from "../../mail-evidence/store.ts";
import { subjectMessages } from "../../messages/store.ts";
import type { MessageSummary } from "../../messages/store.ts";
import { readKnown } from "../../story/store.ts";
import type { Known } from "../../story/store.ts";
import { findDealByCode, openDeadlines, recordsOf } from "../store.ts";
import type { Deadline, RecordEntry } from "../store.ts";

/** One deal with all that the office knows about it. */
export type DealFacts = {
  deal: Deal;
  bookings: Booking[];
  /** Sessions of its bookings, its own first. */
  sessions: SessionView[];
  amounts: ReturnType<typeof amountsOf>;
  due: Due | null;
  standing: Standing;
  payments: Payment[];
  latePayments: LatePayment[];
  /** What can go back now, by when, and to which account. */
  owed: OwedNow;
  account: AccountRow | null;
  /** What was paid online and can go back that way, and what of it was asked and not answered yet. */
  online: OnlineRefundable;
  /** What was offered about it, the newest first. */
  offers: DealOffer[];
  /** The credits that it gave. */
  credits: CreditRow[];
  /** What happened to those, and with other credits on it. */
  creditMoves: CreditMove[];
  invoices: IssuedInvoice[];
  /** Whether the first of those waits for something of the customer. */
  billingLacks: boolean;
  records: RecordEntry[];
  /** Where those lie in the log, by record. */
  places: ReadonlyMap<string, LogPlace>;
  /** What those point to. */
  known: Known;
  messages: MessageSummary[];
  /** How far each message came. */
  evidence: ReadonlyMap<string, MessageEvidence>;
  /** What was answered to them. */
  replies: Reply[];
  deadlines: Deadline[];
  /** Whether anything personal is left that can be erased, now or once the deal is over. */
  erasable: boolean;
  /** The customer asked about the plan and has no answer yet. */
  planAsked: boolean;
};

/** Undefined when there is no such deal, or it is not this organisation's. */
export async function readDealFacts(house: House, desk: Desk, code: string): Promise<DealFacts | undefined> {
  const { organisationId, now } = desk;
  const deal = await findDealByCode(house.db, organisationId, code);
  if (deal === undefined) return undefined;
  const bookings = await dealBookings(house.db, organisationId, deal.id);
  const sessionIds = [...new Set([deal.session_id, ...bookings.map((booking) => booking.session_id)])];
  const sessions = await Promise.all(sessionIds.map((id) => findSessionViewById(house.db, organisationId, id)));
  const amounts = amountsOf(deal, bookings);
  const latePayments = await dealLatePayments(house.db, organisationId, deal.id);
  const online = await onlineRefundable(house.db, organisationId, deal.id);
  const subjects = [deal.id, deal.sign_up_id];
  const standing = await standingOf(house.db, deal, now);
  const credits = await creditsOf(house.db, organisationId, deal.id);
  const invoices = await invoicesOf(house.db, organisationId, deal.id);
  const offers = await dealOffers(house.db, organisationId, deal.id);
  const messages = await subjectMessages(house.db, organisationId, subjects);
  const evidence = await evidenceOf(house.db, organisationId, messages);
  const records = await recordsOf(house.db, organisationId, subjects);
  const places = await placesInLog(house.db, organisationId, subjects);
  return {
    deal,
    bookings,
    sessions: sessions.flatMap((view) => view ?? []),
    amounts,
    standing,
    due: nextDue({ deal, bookings, money: amounts, now }),
    payments: await dealPayments(house.db, organisationId, deal.id),
    latePayments,
    owed: owedNow(standing, keptCents(latePayments) + online.underWayCents),
    account: (await accountsOf(house.db, organisationId, [deal.id])).get(deal.id) ?? null,
    online,
    offers,
    credits,
    creditMoves: await creditMovesOf(house.db, organisationId, deal.id),
    invoices,
    billingLacks: invoices.length === 0 && (await missingForInvoice(house, { organisationId, dealId: deal.id })).some(isAboutBuyer),
    records,
    places,
    known: await readKnown(house.db, organisationId, records.map(({ id, type, details }) => ({ type, details, index: places.get(id)?.index ?? null })), messages.map(({ id }) => id)),
    messages,
    evidence,
    replies: await repliesTo(house.db, organisationId, messages.map(({ id }) => id)),
    deadlines: meaningful(await openDeadlines(house.db, organisationId, [deal.id, ...offers.map(({ id }) => id), ...credits.map(({ id }) => id), ...collectionsOf(evidence)]), bookings),
    erasable: deal.erased_at === null || !isErased(await previewErasure(house, { organisationId, dealId: deal.id })),
    planAsked: (await planReviewOf(house.db, organisationId, deal.id))?.answer === null,
  };
}

/** Nobody is asked whether they come to a place that is gone. */
function meaningful(deadlines: readonly Deadline[], bookings: readonly Booking[]): Deadline[] {
  const expected = bookings.some(({ place }) => place === "held" || place === "confirmed");
  return deadlines.filter(({ what }) => expected || what !== "confirm-ask");
}

function isErased(preview: Awaited<ReturnType<typeof previewErasure>>): boolean {
  return !preview.ok && preview.refusal.kind === "already-erased";
}

function collectionsOf(evidence: ReadonlyMap<string, MessageEvidence>): string[] {
  return [...evidence.values()].flatMap(({ collection }) => (collection === null ? [] : [collection.id]));
}
