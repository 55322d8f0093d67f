import type { PlaceState } from "../../../domain/booking/place.ts";
import { leadingPlace } from "../../../domain/deal/leading-place.ts";
import { owedNow } from "../../../domain/refund/owed-now.ts";
import { payableAmounts } from "../../../domain/online-payment/payable.ts";
import type { Standing } from "../../../domain/standing/standing.ts";
import type { House } from "../../../platform/house.ts";
import { randomSecret } from "../../../platform/ids.ts";
import { providerOf } from "../../../platform/payment-provider/provider.ts";
import { findOrganisationById, findSessionViewById, listTermsVersions } from "../../catalogue/store.ts";
import type { Organisation } from "../../catalogue/store.ts";
import { dealBookings } from "../../deal/store.ts";
import type { Booking, Deal } from "../../deal/store.ts";
import { amountsOf, dealLatePayments, dealPayments } from "../../payments/store.ts";
import type { LatePayment, Payment } from "../../payments/store.ts";
import { creditMovesOf, creditsOf } from "../../credits/store.ts";
import type { CreditMove, CreditRow } from "../../credits/store.ts";
import { invoicesOf } from "../../invoices/store.ts";
import { pendingOnlineCents } from "../../online-payments/store.ts";
import type { IssuedInvoice } from "../../invoices/store.ts";
import { dealOffers } from "../../offers/store.ts";
import type { DealOffer } from "../../offers/store.ts";
import { accountsOf, keptCents, refundsInFiles } from "../../refunds/store.ts";
import type { AccountRow, RefundUnderWay } from "../../refunds/store.ts";
import { standingOf } from "../../standing/store.ts";
import { findCalledOff } from "../../calling-off/store.ts";
import type { CalledOffDeal } from "../../calling-off/store.ts";
import { askedMove, movesOfDeal } from "../../session-moves/store.ts";
import type { MovedDeal } from "../../session-moves/store.ts";
import type { PayOnline } from "../online/pay-form.tsx";
import { placesInLog } from "../../log/store.ts";
import type { LogPlace } from "../../log/store.ts";
import { signingKeyOf } from "../../log/actions.ts";
import { evidenceOf } from "../../mail-evidence/store.ts";
import type { MessageEvidence } from "../../mail-evidence/store.ts";
import { readKnown } from "../../story/store.ts";
import type { Known } from "../../story/store.ts";
import { messagesOf, recordsOf } from "../store.ts";
import type { MessageRow, RecordRow } from "../store.ts";

/** A meeting as pages and calendars need it. */
export type MeetingShown = { startsAt: Temporal.Instant; endsAt: Temporal.Instant; place: string; address: string; onlineUrl: string | null };

/** Everything that the page of a deal is made of, read at one moment. */
export type DealFacts = {
  now: Temporal.Instant;
  organisation: Organisation;
  deal: Deal;
  /** Without the places that were taken along to another date. */
  bookings: Booking[];
  leading: PlaceState;
  /** How many bookings stand as the leading one does. */
  places: number;
  meetings: MeetingShown[];
  /** The date is another than the one that was ordered: the places were taken along, or the organiser moved the session. */
  elsewhere: boolean;
  money: ReturnType<typeof amountsOf>;
  standing: Standing;
  /** What goes back now; what is kept for a choice is not in it. */
  owedBackCents: number;
  refundAccount: AccountRow | null;
  /** What went into a file for the bank, or came back. */
  refundsInFiles: RefundUnderWay[];
  /** An online payment that the payer's bank has not confirmed yet; null when there is none. */
  pendingCents: number | null;
  /** What can be paid online; null where there is no payment provider, or nothing to pay. */
  online: PayOnline | null;
  payments: Payment[];
  /** The newest money that came after the places were gone. */
  late: LatePayment | null;
  /** What was offered about the deal, the newest first. */
  offers: DealOffer[];
  /** The credits that were given for the deal. */
  credits: CreditRow[];
  /** What happened to those, and with other credits on it. */
  creditMoves: CreditMove[];
  /** What is still to be chosen, or was, since the session was called off. */
  calledOff: CalledOffDeal | null;
  /** What is asked, or was, since the organiser moved the session. */
  sessionMove: MovedDeal | null;
  /** How often the dates changed, by either side. */
  changes: number;
  invoices: IssuedInvoice[];
  records: RecordRow[];
  /** Where those lie in the log, by record. */
  logPlaces: ReadonlyMap<string, LogPlace>;
  /** The log of the organisation, and the key that signs it; null while there is none. */
  log: { log: number; keyId: string } | null;
  messages: MessageRow[];
  /** Which mails and payments the records point to. */
  known: Known;
  /** How far each mail came. */
  evidence: ReadonlyMap<string, MessageEvidence>;
  termsBytes: number | null;
};

export async function readDealFacts(house: House, deal: Deal): Promise<DealFacts> {
  const { db, clock } = house;
  const organisationId = deal.organisation_id;
  const subjects = [deal.id, deal.sign_up_id];
  const [organisation, all, late, payments, records, logPlaces, log, messages, terms] = await Promise.all([
    findOrganisationById(db, organisationId),
    dealBookings(db, organisationId, deal.id),
    dealLatePayments(db, organisationId, deal.id),
    dealPayments(db, organisationId, deal.id),
    recordsOf(db, organisationId, subjects),
    placesInLog(db, organisationId, subjects),
    signingKeyOf(house, organisationId),
    messagesOf(db, organisationId, subjects),
    listTermsVersions(db, organisationId),
  ]);
  if (organisation === undefined) throw new Error(`deal ${deal.id}: its organisation ${organisationId} is not there`);
  const bookings = all.filter((booking) => booking.moved_to === null);
  const leading = leadingPlace(bookings.map((booking) => booking.place));
  const sessionId = bookings.find((booking) => booking.place === leading)?.session_id ?? deal.session_id;
  const moves = await movesOfDeal(db, organisationId, deal.id);
  const elsewhere = sessionId !== deal.session_id || moves.some((move) => move.session_id === sessionId);
  const standing = await standingOf(db, deal, clock.now());
  const pendingCents = await pendingOnlineCents(db, organisationId, deal.id);
  return {
    now: clock.now(),
    organisation,
    deal,
    bookings,
    leading,
    places: bookings.filter((booking) => booking.place === leading).length,
    meetings: elsewhere ? await meetingsElsewhere(house, organisationId, sessionId) : frozenMeetings(deal),
    elsewhere,
    money: amountsOf(deal, bookings),
    standing,
    owedBackCents: owedNow(standing, keptCents(late)).cents,
    refundAccount: (await accountsOf(db, organisationId, [deal.id])).get(deal.id) ?? null,
    refundsInFiles: await refundsInFiles(db, organisationId, deal.id),
    online: pendingCents === null ? payOnline(house, deal, bookings) : null,
    pendingCents,
    payments,
    late: late.at(-1) ?? null,
    offers: await dealOffers(db, organisationId, deal.id),
    credits: await creditsOf(db, organisationId, deal.id),
    creditMoves: await creditMovesOf(db, organisationId, deal.id),
    calledOff: (await findCalledOff(db, organisationId, deal.id)) ?? null,
    sessionMove: askedMove(moves) ?? null,
    changes: moves.length + all.filter(({ moved_to: movedTo }) => movedTo !== null).length,
    invoices: await invoicesOf(db, organisationId, deal.id),
    records,
    logPlaces,
    log,
    messages,
    known: await readKnown(db, organisationId, records.map(({ id, type, details }) => ({ type, details, index: logPlaces.get(id)?.index ?? null })), messages.map(({ id }) => id)),
    evidence: await evidenceOf(db, organisationId, messages),
    termsBytes: terms.find((version) => version.sha256 === deal.terms_sha256)?.pdf_size ?? null,
  };
}

function frozenMeetings({ frozen }: Deal): MeetingShown[] {
  return frozen.session.meetings.map((meeting) => ({
    ...meeting,
    startsAt: Temporal.Instant.from(meeting.startsAt),
    endsAt: Temporal.Instant.from(meeting.endsAt),
  }));
}

async function meetingsElsewhere({ db }: House, organisationId: string, sessionId: string): Promise<MeetingShown[]> {
  const view = await findSessionViewById(db, organisationId, sessionId);
  return (view?.meetings ?? []).map((meeting) => ({
    startsAt: meeting.starts_at,
    endsAt: meeting.ends_at,
    place: meeting.place,
    address: meeting.address,
    onlineUrl: meeting.online_url,
  }));
}

/** When the training starts for this deal. */
export function startOf({ deal, meetings }: DealFacts): Temporal.Instant {
  return meetings[0]?.startsAt ?? Temporal.Instant.from(deal.frozen.session.startsAt);
}

/** When people are expected next: the first meeting that is not over. */
export function nextMeetingOf(facts: DealFacts): Temporal.Instant {
  const next = facts.meetings.find((meeting) => Temporal.Instant.compare(facts.now, meeting.endsAt) < 0);
  return next?.startsAt ?? startOf(facts);
}

/** The places still stand and the training has not begun. */
export function isAhead(facts: DealFacts): boolean {
  const standing = facts.leading === "held" || facts.leading === "confirmed";
  return standing && Temporal.Instant.compare(facts.now, startOf(facts)) < 0;
}

function payOnline({ config, clock }: House, deal: Deal, bookings: readonly Booking[]): PayOnline | null {
  if (providerOf(config) === null) return null;
  const amounts = payableAmounts({ deal, bookings, money: amountsOf(deal, bookings), now: clock.now() });
  return amounts.length === 0 ? null : { amounts, token: randomSecret() };
}
