import type { House } from "../../platform/house.ts";
import { findInvoice, invoiceFilesOf } from "../invoices/store.ts";
import { messageFacts } from "./kinds.ts";
import type { FactsOf, MessageFacts } from "./kinds.ts";
import { invitationSecret, rememberedSecret } from "./invitation.ts";
import type { Letter } from "./letter.ts";
import { bookingMoved, participantReplaced, placeRefilled } from "./render/changing.ts";
import { calledOff, calledOffAnswered, lineCalledOff } from "./render/calling-off.ts";
import { cancellationTold } from "./render/cancellation-told.ts";
import { collectionCode, documentAnnounced } from "./render/collection.ts";
import { comingAsked } from "./render/coming.ts";
import { creditGranted, creditReminder, creditReturned, creditUsable } from "./render/credit.ts";
import { dealConfirmed } from "./render/deal-confirmed.ts";
import { disputeSaid } from "./render/dispute.ts";
import { goodwillGranted } from "./render/goodwill.ts";
import { lateMoneyAsked, lateMoneyChosen } from "./render/late-money.ts";
import { absenceSettled, creditUsed, dealOfferEnded, dealOfferMade } from "./render/deal-offer.ts";
import { invoiceIssued } from "./render/invoice.ts";
import { participantConfirmed } from "./render/participant-confirmed.ts";
import { lineMoved, sessionMoveAnswered, sessionMoved } from "./render/session-moves.ts";
import { deadlineWaived, paymentOverdue, paymentReceived, paymentReminder } from "./render/payment.ts";
import { isPromisingRefund, refundAccountGiven, withAccountAsked } from "./render/refund.ts";
import { replyForwarded } from "./render/reply.ts";
import { bookingCancelled, placeReinstated, placeReleased } from "./render/place.ts";
import { entryAnswered, planAnswered, recordLink } from "./render/track-record.ts";
import { leftWaitingList, offerExpired, placeOffered, waitingConfirmed } from "./render/waiting.ts";
import { withdrawalAcknowledged, withdrawalAnswered, withdrawalTold } from "./render/withdrawal.ts";
import type { StatementMail } from "./render/withdrawal.ts";
import { wordsOf } from "./render/words.ts";
import type { DealMail, WaitingMail } from "./render/words.ts";
import type { Message } from "./store.ts";
import { hasRefundAccount, readDealSubject, readKeptMail, readMeetings, readOfferEnd, readOrganisation, readTermsPdf, readWaitingSubject } from "./subject.ts";
import type { Organisation } from "./subject.ts";

type DealFacts = Extract<MessageFacts, { dealId: string }>;
type WaitingFacts = Extract<MessageFacts, { signUpId: string }>;
/** About something that may be no deal. */
type StatementFacts = Exclude<MessageFacts, DealFacts | WaitingFacts>;

/** What a message says, and the organisation that says it. */
export async function writeLetter(house: House, message: Message): Promise<{ letter: Letter; organisation: Organisation }> {
  const facts = messageFacts.parse(message.facts);
  if ("dealId" in facts) return aboutDeal(house, message, facts);
  return "signUpId" in facts ? aboutWaiting(house, message, facts) : aboutStatement(house, message, facts);
}

/** A mail that promises money back asks where it goes, while nobody said so. */
async function aboutDeal(house: House, message: Message, facts: DealFacts) {
  const written = await writeAboutDeal(house, message, facts);
  if (!isPromisingRefund(facts) || (await hasRefundAccount(house.db, message.organisation_id, facts.dealId))) return { organisation: written.organisation, letter: written.letter };
  return { organisation: written.organisation, letter: withAccountAsked(written.letter, written.mail) };
}

async function writeAboutDeal(house: House, message: Message, facts: DealFacts) {
  const { db, config } = house;
  const subject = await readDealSubject(db, message.organisation_id, facts.dealId, message.queued_at);
  const { deal, organisation } = subject;
  const words = wordsOf(message.locale, deal.frozen.organisation.zone);
  const dealUrl = `${config.baseUrl}/d/${deal.code}/${deal.secret}`;
  const mail: DealMail = { ...subject, words, greeting: words.texts.greeting(firstName(message)), dealUrl, baseUrl: config.baseUrl };
  const termsPdf = facts.kind === "deal-confirmed" ? await readTermsPdf(db, message.organisation_id, deal.terms_version_id) : Buffer.alloc(0);
  if (facts.kind === "invoice-issued") return { organisation, mail, letter: invoiceIssued(mail, facts, await filesOf(house, message, facts)) };
  if (facts.kind === "coming-asked") return { organisation, mail, letter: await askComing(house, message, mail, facts) };
  if (facts.kind === "called-off-answered") return { organisation, mail, letter: calledOffAnswered({ ...mail, meetings: await readMeetings(db, message.organisation_id, facts.sessionId) }, facts) };
  if (facts.kind === "session-move-answered") return { organisation, mail, letter: sessionMoveAnswered({ ...mail, meetings: await readMeetings(db, message.organisation_id, facts.sessionId) }, facts) };
  if (facts.kind === "booking-moved") return { organisation, mail, letter: bookingMoved({ ...mail, meetings: await readMeetings(db, message.organisation_id, facts.sessionId) }, facts) };
  if (isAboutPaying(facts) && facts.sessionId !== undefined) return { organisation, mail, letter: dealLetter({ ...mail, meetings: await readMeetings(db, message.organisation_id, facts.sessionId) }, facts, termsPdf) };
  const rememberedUrl = `${dealUrl}/remembered/${rememberedSecret(config.secret, deal.id)}`;
  if (facts.kind === "record-link") return { organisation, mail, letter: recordLink(mail, rememberedUrl) };
  if (facts.kind === "entry-answered") return { organisation, mail, letter: entryAnswered(mail, facts, rememberedUrl) };
  return { organisation, mail, letter: dealLetter(mail, facts, termsPdf) };
}

async function filesOf(house: House, { organisation_id: organisationId }: Message, { invoiceId }: FactsOf<"invoice-issued">) {
  const invoice = await findInvoice(house.db, organisationId, invoiceId);
  if (invoice === undefined) throw new Error(`invoice ${invoiceId}: a message is about it and it is not there`);
  return invoiceFilesOf(house, invoice);
}

/** Names the date of the place as it is now, which is another than the one of the order when it was moved. */
function isAboutPaying(facts: DealFacts): facts is FactsOf<"payment-reminder"> | FactsOf<"payment-overdue"> {
  return facts.kind === "payment-reminder" || facts.kind === "payment-overdue";
}

/** About the date of the place that is asked about, which is another than the one of the order when it was moved. */
async function askComing({ db, config }: House, message: Message, mail: DealMail, facts: FactsOf<"coming-asked">): Promise<Letter> {
  const meetings = await readMeetings(db, message.organisation_id, facts.sessionId);
  const [bookingId = ""] = facts.bookingIds;
  const invitation = `${config.baseUrl}/k/${mail.deal.code}/${invitationSecret(config.secret, bookingId, facts.replacements)}`;
  return comingAsked({ ...mail, meetings }, facts, facts.to === "participant" ? invitation : `${mail.dealUrl}/coming`);
}

function dealLetter(mail: DealMail, facts: Exclude<DealFacts, { kind: "invoice-issued" | "coming-asked" | "booking-moved" | "called-off-answered" | "session-move-answered" | "record-link" | "entry-answered" }>, termsPdf: Buffer): Letter {
  switch (facts.kind) {
    case "deal-confirmed":
      return dealConfirmed(mail, facts, termsPdf);
    case "participant-confirmed":
      return participantConfirmed(mail, facts);
    case "payment-reminder":
      return paymentReminder(mail, facts);
    case "payment-overdue":
      return paymentOverdue(mail, facts);
    case "place-released":
      return placeReleased(mail, facts);
    case "payment-received":
      return paymentReceived(mail, facts);
    case "deadline-waived":
      return deadlineWaived(mail, facts);
    case "booking-cancelled":
      return bookingCancelled(mail, facts);
    case "place-refilled":
      return placeRefilled(mail, facts);
    case "place-reinstated":
      return placeReinstated(mail, facts);
    case "deal-offer-made":
      return dealOfferMade(mail, facts);
    case "deal-offer-ended":
      return dealOfferEnded(mail, facts);
    case "absence-settled":
      return absenceSettled(mail, facts);
    case "goodwill-granted":
      return goodwillGranted(mail, facts);
    case "plan-answered":
      return planAnswered(mail, facts);
    case "called-off":
      return calledOff(mail, facts);
    case "session-moved":
      return sessionMoved(mail, facts);
    case "participant-replaced":
      return participantReplaced(mail, facts);
    case "cancellation-told":
      return cancellationTold(mail, facts);
    case "dispute-said":
      return disputeSaid(mail, facts);
    case "withdrawal-answered":
      return withdrawalAnswered(mail, facts);
    case "credit-used":
      return creditUsed(mail, facts);
    case "credit-granted":
      return creditGranted(mail, facts);
    case "credit-usable":
      return creditUsable(mail, facts);
    case "credit-reminder":
      return creditReminder(mail, facts);
    case "credit-returned":
      return creditReturned(mail, facts);
    case "refund-account-given":
      return refundAccountGiven(mail, facts);
    case "late-money-asked":
      return lateMoneyAsked(mail, facts);
    case "document-announced":
      return documentAnnounced(mail, facts);
    case "collection-code":
      return collectionCode(mail, facts);
    case "late-money-chosen":
      return lateMoneyChosen(mail, facts);
    default:
      return facts satisfies never;
  }
}

/** A statement of withdrawal is about an order that may not be there, and an answer about any message, so that only the organisation is known. */
async function aboutStatement({ db, config }: House, message: Message, facts: StatementFacts) {
  const organisation = await readOrganisation(db, message.organisation_id);
  const words = wordsOf(message.locale, organisation.zone);
  const mail: StatementMail = { organisation, words, greeting: words.texts.greeting(firstName(message)), baseUrl: config.baseUrl };
  if (facts.kind === "reply-forwarded") return { organisation, letter: replyForwarded(mail, facts, facts.blob === null ? null : await readKeptMail(db, message.organisation_id, facts.blob)) };
  return { organisation, letter: facts.kind === "withdrawal-acknowledged" ? withdrawalAcknowledged(mail, facts) : withdrawalTold(mail, facts) };
}

async function aboutWaiting(house: House, message: Message, facts: WaitingFacts) {
  const { db, config } = house;
  const subject = await readWaitingSubject(db, message.organisation_id, facts.signUpId);
  const { signUp, organisation } = subject;
  const words = wordsOf(message.locale, organisation.zone);
  const waitingUrl = `${config.baseUrl}/w/${signUp.code}/${signUp.secret}`;
  const mail: WaitingMail = { ...subject, words, greeting: words.texts.greeting(firstName(message)), waitingUrl };
  const offerEnd = facts.kind === "offer-expired" ? await readOfferEnd(db, message.organisation_id, facts.offerId) : message.queued_at;
  return { organisation, letter: waitingLetter(mail, facts, offerEnd) };
}

function waitingLetter(mail: WaitingMail, facts: WaitingFacts, offerEnd: Temporal.Instant): Letter {
  switch (facts.kind) {
    case "waiting-confirmed":
      return waitingConfirmed(mail, facts);
    case "place-offered":
      return placeOffered(mail, facts);
    case "offer-expired":
      return offerExpired(mail, offerEnd);
    case "line-called-off":
      return lineCalledOff(mail);
    case "line-moved":
      return lineMoved(mail, facts);
    case "left-waiting-list":
      return leftWaitingList(mail);
    default:
      return facts satisfies never;
  }
}

function firstName({ to_name, to_address }: Message): string {
  return to_name.split(" ")[0] || to_address;
}
