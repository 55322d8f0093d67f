import PostalMime from "postal-mime";
import type { Attachment } from "postal-mime";
import { sweepHouse } from "../../sweep-house.ts";
import { expect, test } from "vitest";
import { customer, payAfter, setStage, signUpOf } from "../../../test/support/cast.ts";
import { createTestHouse } from "../../../test/support/database.ts";
import { locales } from "../../domain/locale.ts";
import type { Locale } from "../../domain/locale.ts";
import { signUp } from "../sign-up/actions.ts";
import type { SignUpInput } from "../sign-up/actions.ts";
import { composeMail } from "./compose.ts";
import type { MessageFacts, MessageKind } from "./kinds.ts";
import { findMessage, invitationSecret, rememberedSecret, queueMessages, subjectMessages } from "./store.ts";

const house = await createTestHouse();
const now = house.clock.now();
const stage = await setStage(house, { capacity: 2 });
const { organisationId } = stage;
const attacker = "Sanne <img src=x onerror=alert(1)>";

async function order(input: Partial<SignUpInput>, which = stage) {
  const outcome = await signUp(house, signUpOf(which, ["Sanne Kooiman", "Joris Peeters"], input));
  if (!outcome.ok || outcome.outcome !== "deal") throw new Error("expected a deal");
  return outcome;
}

const deal = await order({ customer: { ...customer("Sanne Kooiman"), reference: "PO-7", orderedBy: { name: attacker, email: "sanne@voorbeeld.example" } } });
const line = await signUp(house, signUpOf(stage, "Peter Vos"));
if (!line.ok || line.outcome !== "waiting") throw new Error("expected a waiting request");
const bookingIds = (await house.db.selectFrom("bookings").select("id").where("organisation_id", "=", organisationId).where("deal_id", "=", deal.dealId).orderBy("seat_number").execute()).map(({ id }) => id);
await house.db
  .insertInto("offers")
  .values({ organisation_id: organisationId, id: "018f0000-0000-7000-8000-00000000000a", kind: "place", session_id: stage.sessionId, sign_up_id: line.signUpId, state: "open", opened_at: now.toString(), ends_at: "2026-11-26T09:41:00Z" })
  .execute();

await sweepHouse(house, now);
const invoice = await house.db.selectFrom("invoices").select("id").where("organisation_id", "=", organisationId).where("deal_id", "=", deal.dealId).executeTakeFirstOrThrow();

const dealLink = `/d/${deal.code}/${deal.secret}`;
const lineLink = `/w/${line.code}/${line.secret}`;
const about = { dealId: deal.dealId };
const late = { ...about, latePaymentId: "018f0000-0000-7000-8000-00000000000b", cents: 216_590 };
const offerId = "018f0000-0000-7000-8000-00000000000a";
const offer = { ...about, offerId, endsAt: "2026-11-26T09:41:00Z", acceptedOwesCents: 0, silenceOwesCents: 108_295 };
const offerLink = `${dealLink}/offers/${offerId}`;
const price = { nl: "€ 2.165,90", en: "€2,165.90" };
const one = { nl: "€ 1.082,95", en: "€1,082.95" };
const dueAt = { nl: "di 1 dec 2026 23:59", en: "Tue 1 Dec 2026 23:59" };
const days = { nl: "do 21 januari 2027", en: "Thu 21 January 2027" };
const starts = { nl: "do 21 jan 2027 09:30", en: "Thu 21 Jan 2027 09:30" };
const invitation = `/k/${deal.code}/${invitationSecret(house.config.secret, bookingIds[1] ?? "")}`;
const remembered = `${dealLink}/remembered/${rememberedSecret(house.config.secret, deal.dealId)}`;
const offerEnd = { nl: "do 26 nov 2026 10:41", en: "Thu 26 Nov 2026 10:41" };

const stated = { statementId: "018f0000-0000-7000-8000-00000000000c", said: { name: attacker, order: "9Q3T-6WHN", email: "sanne@voorbeeld.example" }, receivedAt: "2026-11-26T09:41:00Z" };
const dueInstant = "2026-12-01T22:59:59Z";
const credit = { code: "9Q3T6WHN", cents: 216_590, validUntil: dueInstant };
const code = { nl: "9Q3T-6WHN", en: "9Q3T-6WHN" };
const unchanged = { owesCents: 0, partCents: 0, reasons: [], refundCents: 0, refundBy: null };

type Told = Record<Locale, string>;
const same = (text: string): Told => ({ nl: text, en: text });
const invoiced = { kind: "invoice-issued", ...about, invoiceId: invoice.id, document: "invoice", number: "2026-0001", totalCents: 216_590, original: null } as const;
const sessionMove = {
  was: [{ startsAt: "2027-01-21T08:30:00Z", endsAt: "2027-01-21T16:00:00Z" }],
  meetings: [{ startsAt: "2027-04-15T07:30:00Z", endsAt: "2027-04-15T15:00:00Z", place: "Pakhuis De Wending", address: "Sluiskade 40, Utrecht", onlineUrl: null }],
  tentative: false,
  answerBy: dueInstant,
};
const kinds: [MessageFacts, string, Told[]][] = [
  [{ kind: "deal-confirmed", ...about, place: "held" }, dealLink, [price, dueAt, days]],
  [{ kind: "deal-confirmed", ...about, place: "confirmed" }, dealLink, [price, dueAt]],
  [{ kind: "record-link", ...about }, remembered, [{ nl: "alleen u", en: "only you" }]],
  [{ kind: "entry-answered", ...about, answer: "struck", words: `Dag ${attacker},\n\nU was er wel.` }, remembered, [{ nl: "U was er wel.", en: "U was er wel." }]],
  [{ kind: "entry-answered", ...about, answer: "kept", words: "U stond niet op de lijst." }, remembered, [{ nl: "niets meer automatisch gekozen", en: "nothing is chosen automatically" }]],
  [{ kind: "plan-answered", ...about, thisDeal: true, later: "on-your-word", until: "2027-11-24", words: "Dat is goed.", openCents: 216_590 }, dealLink, [price, { nl: "wo 24 nov 2027", en: "Wed 24 Nov 2027" }]],
  [{ kind: "plan-answered", ...about, thisDeal: false, later: "as-session", until: "2027-11-24", words: "Dat is goed.", openCents: 216_590 }, dealLink, [{ nl: "wo 24 nov 2027", en: "Wed 24 Nov 2027" }]],
  [{ kind: "plan-answered", ...about, thisDeal: false, later: null, until: null, words: "Twee keer bleef een plaats leeg.", openCents: 216_590 }, dealLink, [{ nl: "blijft zoals die is", en: "stays as it is" }]],
  [{ kind: "goodwill-granted", ...about, cents: 108_295, owesCents: 216_590, refundCents: 0, confirms: false }, dealLink, [one, price]],
  [{ kind: "goodwill-granted", ...about, cents: 108_295, owesCents: 0, refundCents: 216_590, confirms: false }, dealLink, [one, price]],
  [{ kind: "goodwill-granted", ...about, cents: 108_295, owesCents: 0, refundCents: 0, confirms: true }, dealLink, [one]],
  [{ kind: "refund-account-given", ...about, by: "customer", account: "NL91 •••• 4300", cents: 108_295 }, dealLink, [one, { nl: "op de pagina van uw afspraak", en: "on the page of your agreement" }, { nl: "NL91 •••• 4300", en: "NL91 •••• 4300" }]],
  [{ kind: "refund-account-given", ...about, by: "trainer", account: "NL91 •••• 4300", cents: 108_295 }, dealLink, [one, { nl: "hebben wij voor u ingevuld", en: "We filled in" }]],
  [{ kind: "participant-confirmed", ...about, bookingId: bookingIds[1] ?? "", place: "held" }, "", [days]],
  [{ kind: "participant-confirmed", ...about, bookingId: bookingIds[1] ?? "", place: "confirmed" }, "", [days]],
  [{ kind: "waiting-confirmed", signUpId: line.signUpId, ahead: 0 }, lineLink, [days]],
  [{ kind: "waiting-confirmed", signUpId: line.signUpId, ahead: 3 }, lineLink, [{ nl: "nog drie vrije plaatsen", en: "three free places" }]],
  [{ kind: "place-offered", signUpId: line.signUpId, offerId, places: 1, endsAt: "2026-11-26T09:41:00Z" }, lineLink, [one, offerEnd, days]],
  [{ kind: "offer-expired", signUpId: line.signUpId, offerId }, lineLink, [offerEnd]],
  [{ kind: "payment-reminder", ...about, part: "whole", cents: 216_590, dueAt: "2026-12-01T22:59:59Z", releases: true }, dealLink, [price, dueAt]],
  [{ kind: "payment-reminder", ...about, part: "rest", cents: 216_590, dueAt: "2026-12-01T22:59:59Z", releases: false }, dealLink, [price, dueAt]],
  [{ kind: "payment-overdue", ...about, cents: 216_590, dueAt: "2026-12-01T22:59:59Z" }, dealLink, [price, dueAt]],
  [{ kind: "coming-asked", ...about, bookingIds, sessionId: stage.sessionId, to: "orderer", replacements: 0 }, `${dealLink}/coming`, [starts, days]],
  [{ kind: "coming-asked", ...about, bookingIds: bookingIds.slice(1), sessionId: stage.sessionId, to: "participant", replacements: 0 }, invitation, [starts, days]],
  [{ ...invoiced, toPayCents: 216_590, dueOn: "2026-12-01" }, "", [price, { nl: "di 1 dec 2026", en: "Tue 1 Dec 2026" }, same("2026-0001")]],
  [{ ...invoiced, toPayCents: 0, dueOn: null }, "", [price, { nl: "al betaald", en: "paid already" }]],
  [{ ...invoiced, document: "credit-note", toPayCents: 0, dueOn: null, original: { number: "2026-0000", reason: "Geannuleerd." } }, "", [price, same("2026-0000"), same("Geannuleerd.")]],
  [{ kind: "place-released", ...about, bookingIds }, dealLink, [dueAt]],
  [{ kind: "payment-received", ...about, cents: 216_590, openCents: 0, confirms: true }, dealLink, [price]],
  [{ kind: "payment-received", ...about, cents: 108_295, openCents: 108_295, confirms: false }, dealLink, [one, dueAt]],
  [{ kind: "deadline-waived", ...about, openCents: 216_590 }, dealLink, [price]],
  [{ kind: "booking-cancelled", ...about, bookingIds: bookingIds.slice(0, 1), feeCents: 108_295, refundCents: 216_590, refundBy: "2026-12-01T22:59:59Z" }, dealLink, [one, price, dueAt]],
  [{ kind: "booking-cancelled", ...about, bookingIds, feeCents: 0, refundCents: 0, refundBy: null }, dealLink, []],
  [{ kind: "left-waiting-list", signUpId: line.signUpId }, lineLink, [days]],
  [{ kind: "place-reinstated", ...about, bookingIds }, dealLink, [days]],
  [{ kind: "deal-offer-made", ...offer, offered: { kind: "move", sessionId: stage.sessionId, startsAt: "2027-01-21T08:30:00Z", places: 1 } }, offerLink, [starts, offerEnd, one]],
  [{ kind: "deal-offer-made", ...offer, offered: { kind: "credit", cents: 216_590, validUntil: "2026-12-01T22:59:59Z", afterPayment: true } }, offerLink, [price, dueAt, offerEnd]],
  [{ kind: "deal-offer-made", ...offer, offered: { kind: "settlement", cents: 216_590, payUntil: "2026-12-01T22:59:59Z" } }, offerLink, [price, dueAt, offerEnd]],
  [{ kind: "deal-offer-made", ...offer, offered: { kind: "payment-plan", parts: [{ cents: 108_295, dueOn: "2026-12-01" }, { cents: 108_295, dueOn: "2027-01-21" }] } }, offerLink, [one, { nl: "di 1 dec 2026", en: "Tue 1 Dec 2026" }]],
  [{ kind: "deal-offer-ended", ...about, offerId, how: "accepted", owesCents: 0, offered: { kind: "move", sessionId: stage.sessionId, startsAt: "2027-01-21T08:30:00Z", places: 1 } }, dealLink, [starts]],
  [{ kind: "deal-offer-ended", ...about, offerId, how: "accepted", owesCents: 216_590, offered: { kind: "settlement", cents: 216_590, payUntil: "2026-12-01T22:59:59Z" } }, dealLink, [price, dueAt]],
  [{ kind: "deal-offer-ended", ...about, offerId, how: "expired", owesCents: 216_590, offered: { kind: "settlement", cents: 108_295, payUntil: "2026-12-01T22:59:59Z" } }, dealLink, [price]],
  [{ kind: "absence-settled", ...about, outcome: "charge", subject: "Over donderdag", text: `Dag ${attacker},\n\nU was er niet.`, owesCents: 216_590, offer: null }, dealLink, [price]],
  [{ kind: "absence-settled", ...about, outcome: "other-date", subject: "Een andere dag?", text: "Dag Sanne,\n\nKomt u een andere keer?", owesCents: 216_590, offer: { offerId, endsAt: "2026-11-26T09:41:00Z", offered: { kind: "move", sessionId: stage.sessionId, startsAt: "2027-01-21T08:30:00Z", places: 1 } } }, offerLink, [price, offerEnd]],
  [{ kind: "line-called-off", signUpId: line.signUpId }, lineLink, [days]],
  [{ kind: "called-off", ...about, to: "orderer", refundCents: 216_590, answerBy: "2026-12-01T22:59:59Z" }, `${dealLink}/called-off`, [price, dueAt, days]],
  [{ kind: "called-off", ...about, to: "participant", refundCents: 0, answerBy: "2026-12-01T22:59:59Z" }, "", [days]],
  [{ kind: "called-off-answered", ...about, answer: "refund", sessionId: stage.sessionId, refundCents: 216_590, credit: null }, dealLink, [price]],
  [{ kind: "called-off-answered", ...about, answer: "other-date", sessionId: stage.sessionId, refundCents: 0, credit: null }, dealLink, [days]],
  [{ kind: "called-off-answered", ...about, answer: "credit", sessionId: stage.sessionId, refundCents: 0, credit: { cents: 216_590, validUntil: dueInstant } }, dealLink, [price, dueAt]],
  [{ kind: "session-moved", ...about, ...sessionMove, to: "orderer", refundCents: 216_590 }, `${dealLink}/session-move`, [price, dueAt, { nl: "15 april 2027", en: "15 April 2027" }]],
  [{ kind: "session-moved", ...about, ...sessionMove, to: "orderer", refundCents: 0 }, `${dealLink}/session-move`, [dueAt, { nl: "kosteloos annuleren", en: "cancel for nothing" }]],
  [{ kind: "session-moved", ...about, ...sessionMove, to: "participant", refundCents: 0 }, "", [{ nl: "15 april 2027", en: "15 April 2027" }]],
  [{ kind: "session-move-answered", ...about, answer: "stays", sessionId: stage.sessionId, refundCents: 0, credit: null }, dealLink, [days]],
  [{ kind: "session-move-answered", ...about, answer: "other-date", sessionId: stage.sessionId, refundCents: 0, credit: null }, dealLink, [days]],
  [{ kind: "session-move-answered", ...about, answer: "refund", sessionId: stage.sessionId, refundCents: 216_590, credit: null }, dealLink, [price]],
  [{ kind: "session-move-answered", ...about, answer: "credit", sessionId: stage.sessionId, refundCents: 0, credit: { cents: 216_590, validUntil: dueInstant } }, dealLink, [price, dueAt]],
  [{ kind: "line-moved", signUpId: line.signUpId, was: ["2027-01-14T08:30:00Z"], offerEndsAt: null }, lineLink, [days]],
  [{ kind: "line-moved", signUpId: line.signUpId, was: ["2027-01-14T08:30:00Z"], offerEndsAt: "2026-11-26T09:41:00Z" }, lineLink, [days, offerEnd]],
  [{ kind: "booking-moved", ...about, bookingIds, sessionId: stage.sessionId, costsCents: 108_295, owesCents: 216_590, refundCents: 0 }, dealLink, [days, one, price]],
  [{ kind: "booking-moved", ...about, bookingIds, sessionId: stage.sessionId, costsCents: 0, owesCents: 0, refundCents: 108_295 }, dealLink, [days, one]],
  [{ kind: "place-refilled", ...about, bookingIds: bookingIds.slice(1), offCents: 108_295, owesCents: 0, refundCents: 216_590, refundBy: "2026-12-01T22:59:59Z" }, dealLink, [one, price, dueAt]],
  [{ kind: "place-refilled", ...about, bookingIds: bookingIds.slice(0, 1), offCents: 108_295, owesCents: 216_590, refundCents: 0, refundBy: null }, dealLink, [one, price]],
  [{ kind: "participant-replaced", ...about, bookingId: bookingIds[1] ?? "" }, dealLink, [days]],
  [{ kind: "cancellation-told", ...about, bookingIds, feeCents: 108_295, said: "Het is hectisch.\n\nEen andere keer graag." }, `/office/deals/${deal.code}`, [one, { nl: "Het is hectisch.", en: "Het is hectisch." }]],
  [{ kind: "cancellation-told", ...about, bookingIds, feeCents: 0, said: "" }, `/office/deals/${deal.code}`, [{ nl: "kost dat niets", en: "costs nothing" }]],
  [{ kind: "dispute-said", ...about, by: "trainer", what: "answered", words: `Dag ${attacker},\n\nU stond op de lijst.` }, `${dealLink}/dispute`, [{ nl: "gebeurt er niets vanzelf", en: "nothing happens by itself" }]],
  [{ kind: "dispute-said", ...about, by: "trainer", what: "decided", words: "Wij delen het." }, `${dealLink}/dispute`, [{ nl: "over twee dagen", en: "in two days" }]],
  [{ kind: "dispute-said", ...about, by: "customer", what: "opened", words: "Ik was er wel." }, `/office/deals/${deal.code}/dispute`, [{ nl: "binnen 5 dagen", en: "within 5 days" }]],
  [{ kind: "dispute-said", ...about, by: "customer", what: "taken-back", words: "" }, `/office/deals/${deal.code}/dispute`, [{ nl: "ingetrokken", en: "taken back" }]],
  [{ kind: "withdrawal-acknowledged", ...stated }, "/helder/withdraw", [offerEnd, { nl: "9Q3T-6WHN", en: "9Q3T-6WHN" }]],
  [{ kind: "withdrawal-answered", ...about, ...stated, outcome: "withdrawn", until: dueInstant, owesCents: 0, partCents: 0, reasons: [], refundCents: 108_295, refundBy: dueInstant }, dealLink, [offerEnd, one, dueAt, { nl: "via hetzelfde betaalmiddel", en: "by the same means of payment" }]],
  [{ kind: "withdrawal-answered", ...about, ...stated, outcome: "withdrawn", until: dueInstant, owesCents: 108_295, partCents: 108_295, reasons: ["50 % is gegeven."], refundCents: 0, refundBy: null }, dealLink, [one, { nl: "50 % is gegeven.", en: "50 % is gegeven." }]],
  [{ kind: "withdrawal-answered", ...about, ...stated, outcome: "withdrawn", until: dueInstant, owesCents: 0, partCents: 0, reasons: [], refundCents: 0, refundBy: null }, dealLink, [{ nl: "niets verschuldigd", en: "owe nothing" }]],
  [{ kind: "withdrawal-answered", ...about, ...stated, outcome: "withdrawn", until: dueInstant, owesCents: 0, partCents: 108_295, reasons: ["Alles."], refundCents: 0, refundBy: null }, dealLink, [{ nl: "precies wat u verschuldigd bent", en: "exactly what you owe" }]],
  [{ kind: "withdrawal-answered", ...about, ...stated, outcome: "too-late", until: dueInstant, ...unchanged }, `${dealLink}/cancel`, [dueAt, offerEnd]],
  [{ kind: "withdrawal-answered", ...about, ...stated, outcome: "company", until: dueInstant, ...unchanged }, `${dealLink}/cancel`, [offerEnd]],
  [{ kind: "withdrawal-answered", ...about, ...stated, outcome: "fully-given", until: dueInstant, ...unchanged }, dealLink, [{ nl: "helemaal gegeven", en: "given in full" }]],
  [{ kind: "withdrawal-told", ...stated, outcome: "withdrawn", deal: { code: deal.code, course: "Onderhandelen" }, refundCents: 108_295, refundBy: dueInstant }, `/office/deals/${deal.code}`, [one, dueAt, offerEnd]],
  [{ kind: "withdrawal-told", ...stated, outcome: "order-unknown", deal: null, refundCents: 0, refundBy: null }, `/office/withdrawals/${stated.statementId}`, [{ nl: "telt vanaf", en: "counts from" }]],
  [{ kind: "withdrawal-told", ...stated, outcome: "too-late", deal: { code: deal.code, course: "Onderhandelen" }, refundCents: 0, refundBy: null }, `/office/deals/${deal.code}`, [{ nl: "voorbij", en: "over" }]],
  [{ kind: "credit-used", ...about, cents: 216_590, leftCents: 108_295, openCents: 0 }, dealLink, [price, one]],
  [{ kind: "late-money-asked", ...late }, `${dealLink}/late-money/${late.latePaymentId}`, [price]],
  [{ kind: "late-money-chosen", ...late, choice: "front-of-line" }, dealLink, [price]],
  [{ kind: "late-money-chosen", ...late, choice: "other-date" }, dealLink, [price]],
  [{ kind: "credit-granted", ...about, credit, waits: true, transferable: true }, dealLink, [price, dueAt, code, { nl: "zodra deze afspraak is betaald", en: "once this agreement is paid" }]],
  [{ kind: "credit-usable", ...about, credit }, dealLink, [price, dueAt, code]],
  [{ kind: "credit-reminder", ...about, credit, days: 30, waits: false }, dealLink, [price, dueAt, code]],
  [{ kind: "credit-reminder", ...about, credit, days: 7, waits: true }, dealLink, [price, dueAt, code, { nl: "wacht nog", en: "still waits" }]],
  [{ kind: "credit-returned", ...about, cents: 108_295, credits: [credit] }, dealLink, [one, price, dueAt, code]],
  [{ kind: "late-money-chosen", ...late, choice: "credit", validUntil: dueInstant }, dealLink, [price, dueAt]],
  [{ kind: "late-money-chosen", ...late, choice: "refund" }, dealLink, [price]],
  [{ kind: "reply-forwarded", from: { name: attacker, address: "sanne@voorbeeld.example" }, subject: `Re: ${attacker}`, text: `Dag Marit,\n\nDat is goed. ${attacker}`, cut: true, enclosed: [`opzegging ${attacker}.pdf`], blob: null, dkim: "pass", code: deal.code }, `/office/deals/${deal.code}`, [same("Dat is goed."), same("opzegging"), { nl: "te lang om hier te zetten", en: "too long to stand here" }, { nl: "onderweg niet veranderd", en: "not changed on its way" }]],
  [{ kind: "reply-forwarded", from: { name: "", address: "sanne@voorbeeld.example" }, subject: "", text: "", cut: false, enclosed: [], blob: null, dkim: "unknown", code: null }, "", [same("sanne@voorbeeld.example"), { nl: "geen tekst", en: "no text" }]],
  [{ kind: "document-announced", ...about, collectionId: offerId, subject: `Bevestigd ${attacker}`, sentAt: "2026-11-26T09:41:00Z", endsAt: dueInstant }, `${dealLink}/collect/${offerId}`, [offerEnd, dueAt, { nl: "nergens mee akkoord", en: "agree to nothing" }]],
  [{ kind: "collection-code", ...about, collectionId: offerId, code: "40302010", endsAt: "2026-11-26T09:41:00Z" }, "", [offerEnd, same("40302010")]],
];

const cases = locales.flatMap((locale) => kinds.map(([facts, link, told]) => [facts.kind, locale, facts, link, told] as const));

/** Queues a message with these facts and reads it back as its receiver would. */
let count = 0;
async function mailOf(facts: MessageFacts, locale: Locale, to = { address: "sanne@voorbeeld.example", name: attacker }) {
  count += 1;
  const subjectId = "dealId" in facts ? facts.dealId : "signUpId" in facts ? facts.signUpId : organisationId;
  const subjectKind = "dealId" in facts ? "deal" : "signUpId" in facts ? "sign-up" : "organisation";
  const dedupeKey = `test:${count}`;
  await house.db.transaction().execute((trx) => queueMessages(trx, organisationId, now, [{ subjectKind, subjectId, dedupeKey, to, locale, facts }]));
  const { id } = await house.db.selectFrom("messages").select("id").where("organisation_id", "=", organisationId).where("dedupe_key", "=", dedupeKey).executeTakeFirstOrThrow();
  return read(id);
}

async function read(id: string) {
  const message = await findMessage(house.db, organisationId, id);
  if (message === undefined) throw new Error("expected the message");
  const mail = await PostalMime.parse((await composeMail(house, message)).bytes);
  return { ...mail, html: mail.html ?? "", text: mail.text ?? "", subject: mail.subject ?? "" };
}

function bytesOf(attachment: Attachment | undefined): Buffer {
  const content = attachment?.content ?? "";
  if (typeof content === "string") return Buffer.from(content);
  return Buffer.from(content instanceof Uint8Array ? content : new Uint8Array(content));
}

const soft = (text: string) => text.replaceAll("\u00a0", " ").replaceAll("&#39;", "'");

test("every kind of message has a case", () => {
  const all: Record<MessageKind, true> = {
    "deal-confirmed": true, "participant-confirmed": true, "waiting-confirmed": true, "place-offered": true, "offer-expired": true,
    "payment-reminder": true, "place-released": true, "payment-received": true, "deadline-waived": true, "booking-cancelled": true,
    "left-waiting-list": true, "place-reinstated": true, "late-money-asked": true, "late-money-chosen": true, "reply-forwarded": true, "document-announced": true, "collection-code": true, "payment-overdue": true, "coming-asked": true,
    "withdrawal-acknowledged": true, "withdrawal-answered": true, "withdrawal-told": true,
    "cancellation-told": true, "dispute-said": true, "booking-moved": true, "session-moved": true, "session-move-answered": true, "line-moved": true, "called-off": true, "called-off-answered": true, "line-called-off": true, "participant-replaced": true, "place-refilled": true, "deal-offer-made": true, "deal-offer-ended": true, "absence-settled": true, "goodwill-granted": true, "credit-used": true,
    "credit-granted": true, "credit-usable": true, "credit-reminder": true, "credit-returned": true,
    "invoice-issued": true, "refund-account-given": true, "record-link": true, "entry-answered": true, "plan-answered": true,
  };
  expect(new Set(kinds.map(([facts]) => facts.kind))).toEqual(new Set(Object.keys(all)));
});

test.each(cases)("%s in %s says what, how much, until when and where to go", async (_kind, locale, facts, link, told) => {
  const mail = await mailOf(facts, locale);
  expect(mail.subject).not.toBe("");
  for (const words of [soft(mail.text), soft(mail.html)]) {
    expect(words).toContain(link);
    for (const one of told) expect(words).toContain(one[locale]);
    expect(words).not.toMatch(/undefined|null|NaN|\[object/);
  }
  expect(mail.html).toContain(`<html lang="${locale}">`);
  expect(mail.html).not.toContain("<img");
  expect(mail.html).toContain("Sanne");
  expect(mail.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
});

test("these mails name who comes, as the page that makes a dossier says", async () => {
  const naming = new Set<MessageKind>();
  for (const [facts] of kinds) if (`${(await mailOf(facts, "nl")).text}`.includes("Peeters")) naming.add(facts.kind);
  expect([...naming].toSorted()).toEqual(["booking-cancelled", "booking-moved", "cancellation-told", "coming-asked", "deal-confirmed", "participant-replaced", "place-refilled", "place-reinstated", "place-released"]);
});

test("the confirmation carries the whole agreement, the terms and every meeting", async () => {
  const [first] = await subjectMessages(house.db, organisationId, [deal.dealId]);
  const mail = await read(first?.id ?? "");
  const row = await house.db.selectFrom("deals").select("frozen").where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
  for (const sentence of row.frozen.wording.sentences) expect(soft(mail.text)).toContain(soft(sentence));
  for (const { text } of row.frozen.wording.information) expect(soft(mail.text)).toContain(soft(text));
  expect(soft(mail.text)).toContain("Kenmerk: RF");
  expect(soft(mail.text)).toContain("NL91 ABNA 0417 1643 00");
  expect(soft(mail.text)).toContain("Uw kenmerk: PO-7");
  const [terms, calendar] = mail.attachments;
  const published = await house.db.selectFrom("terms_versions").select("pdf").where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
  expect(bytesOf(terms).equals(published.pdf)).toBe(true);
  expect(bytesOf(calendar).toString()).toContain("DTSTART:20270121T083000Z");
});

test("a participant hears nothing of price, payment or the customer's own address", async () => {
  const mail = await mailOf({ kind: "participant-confirmed", ...about, bookingId: bookingIds[1] ?? "", place: "held" }, "nl", { address: "joris@voorbeeld.example", name: "Joris Peeters" });
  expect(mail.text).toContain("Dag Joris,");
  expect(`${mail.text}${mail.html}`).not.toMatch(/€|\/d\//);
  const calendar = bytesOf(mail.attachments[0]).toString();
  expect(calendar).toContain("BEGIN:VEVENT");
  expect(calendar).not.toContain("/d/");
});

test("a participant who is asked whether they come gets an address that opens only that", async () => {
  const facts = { kind: "coming-asked", ...about, bookingIds: bookingIds.slice(1), sessionId: stage.sessionId, to: "participant", replacements: 0 } as const;
  const mail = await mailOf(facts, "nl", { address: "joris@voorbeeld.example", name: "Joris Peeters" });
  expect(mail.text).toContain("Dag Joris,");
  expect(mail.text).toContain(invitation);
  expect(`${mail.text}${mail.html}`).not.toMatch(/€|\/d\//);
});

test("a private person is told about withdrawal and gets the model form, in both languages", async () => {
  const other = await setStage(house, { slug: "kade", startsAt: Temporal.Instant.from("2026-12-03T08:30:00Z") });
  for (const locale of locales) {
    const outcome = await signUp(house, signUpOf(other, "Ruben Wendelaar", { token: `t-${locale}`, locale, customer: customer("Ruben Wendelaar", "consumer"), consents: { terms: true, earlyStart: true } }));
    if (!outcome.ok || outcome.outcome !== "deal") throw new Error("expected a deal");
    const [message] = await subjectMessages(house.db, other.organisationId, [outcome.dealId]);
    const whole = await findMessage(house.db, other.organisationId, message?.id ?? "");
    if (whole === undefined) throw new Error("expected the message");
    const { text = "" } = await PostalMime.parse((await composeMail(house, whole)).bytes);
    expect(soft(text)).toContain(locale === "nl" ? "di 8 dec 2026 23:59" : "Tue 8 Dec 2026 23:59");
    expect(text).toContain(locale === "nl" ? "U vroeg ons op" : "you expressly asked us");
    expect(text).toContain(locale === "nl" ? "Modelformulier" : "Model");
    expect(text).toContain(`${house.config.baseUrl}/kade/${locale === "nl" ? "herroepen" : "withdraw"}`);
  }
});

test("a free training speaks of no money, and one paid afterwards says so", async () => {
  const free = await setStage(house, { slug: "gratis", priceCents: 0 });
  const afterwards = await setStage(house, { slug: "later", conditions: payAfter });
  for (const [which, says, hides] of [[free, "gratis", "Zelf overmaken"], [afterwards, "€ 2.165,90", "wachtlijst en betaalt u niets"]] as const) {
    const outcome = await order({}, which);
    const [message] = await subjectMessages(house.db, which.organisationId, [outcome.dealId]);
    const whole = await findMessage(house.db, which.organisationId, message?.id ?? "");
    if (whole === undefined) throw new Error("expected the message");
    const { text = "" } = await PostalMime.parse((await composeMail(house, whole)).bytes);
    expect(soft(text)).toContain(says);
    expect(soft(text)).not.toContain(hides);
  }
});
