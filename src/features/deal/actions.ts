import type { Conditions } from "../../domain/conditions/conditions.ts";
import { confirmAskAt } from "../../domain/conditions/confirm-ask.ts";
import { lateRemindersAt } from "../../domain/conditions/late-reminder.ts";
import { codeFromBytes } from "../../domain/deal/code.ts";
import type { Customer, FrozenDeal, FrozenPart } from "../../domain/deal/frozen-deal.ts";
import { neededToConfirm } from "../../domain/deal/amounts.ts";
import { paymentStateOf } from "../../domain/deal/payment-state.ts";
import type { Locale } from "../../domain/locale.ts";
import { cents, zeroCents } from "../../domain/money.ts";
import { insertRows } from "../../platform/database/insert-rows.ts";
import type { Trx } from "../../platform/house.ts";
import { freshRandom, randomSecret, uuidv7 } from "../../platform/ids.ts";
import type { SessionView } from "../catalogue/store.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import type { NewDeadline } from "../deadlines/store.ts";
import { writeRecords } from "../evidence/store.ts";
import type { OrderRequest } from "../order-request/actions.ts";
import { keepOrderRequests } from "../order-request/actions.ts";
import { queueMessages } from "../messages/store.ts";
import type { NewMessage } from "../messages/store.ts";
import { published } from "./quote.ts";
import { serviceOf } from "./service-of.ts";
import type { Quote } from "./quote.ts";
import { consentTexts } from "./wording.ts";

export { conditionsInWords } from "./conditions-in-words.ts";
export { figuresOf } from "./figures.ts";
export { bookReleasedElsewhere, movePlaces } from "./move-places.ts";
export { groupPrices, placePrice, takenByCode } from "./price.ts";
export { askedBy, changedParts, fingerprintOf, quoteFor } from "./quote.ts";
export type { Quote, QuotePart } from "./quote.ts";

export type DraftParticipant = { bookingId: string; firstName: string; lastName: string; email: string };

/** A deal with everything frozen, ready to be written. */
export type DealDraft = {
  deal: {
    id: string;
    signUpId: string;
    sessionId: string;
    code: string;
    secret: string;
    locale: Locale;
    customer: Customer;
    frozen: FrozenDeal;
  };
  place: "held" | "confirmed";
  participants: readonly DraftParticipant[];
  /** What a credit pays of it in the same step; zero without. */
  creditCents: number;
  /** What asked for it; null where nothing was kept. */
  request: OrderRequest | null;
};

/**
 * Freezes a deal at the moment of the order. The price is of `participants.length` places, the wording is in the
 * language of the sign-up, and the consents carry the text of the boxes that were ticked.
 */
export function draftDeal(order: {
  view: SessionView;
  quote: Quote;
  signUp: { id: string; locale: Locale; customer: Customer };
  participants: readonly DraftParticipant[];
  consents: { earlyStart: boolean };
  orderedAt: Temporal.Instant;
  creditCents?: number;
  request: OrderRequest | null;
}): DealDraft {
  const { view, quote, signUp, participants, orderedAt, creditCents = 0, request } = order;
  const enough = creditCents > 0 && creditCents >= neededToConfirm({ schedule: quote.schedule, places: quote.price.places, count: quote.price.places });
  return {
    deal: {
      id: uuidv7(orderedAt),
      signUpId: signUp.id,
      sessionId: view.session.id,
      code: codeFromBytes(freshRandom(8)),
      secret: randomSecret(),
      locale: signUp.locale,
      customer: signUp.customer,
      frozen: freeze(order),
    },
    place: enough ? "confirmed" : quote.place,
    participants,
    creditCents,
    request,
  };
}

/**
 * Writes formed deals with their deadlines, records and confirmations. The caller writes or moves the bookings
 * after this, in the same transaction and under the lock of the session.
 */
export async function formDeals(
  trx: Trx,
  organisationId: string,
  now: Temporal.Instant,
  drafts: readonly DealDraft[],
): Promise<void> {
  if (drafts.length === 0) return;
  await insertRows(trx, "deals", dealColumns, drafts.map((draft) => dealRow(organisationId, now, draft)));
  await scheduleDeadlines(trx, organisationId, now, drafts.flatMap((draft) => deadlinesOf(draft, now)));
  await writeRecords(
    trx,
    organisationId,
    drafts.map((draft) => ({
      subjectId: draft.deal.id,
      type: "deal.formed",
      at: now,
      actor: "customer" as const,
      details: {
        signUp: draft.deal.signUpId,
        session: draft.deal.sessionId,
        totalCents: draft.deal.frozen.price.totalCents,
        termsSha256: draft.deal.frozen.terms.sha256,
        ...(draft.deal.frozen.chosenPlan === undefined ? {} : { plan: { by: draft.deal.frozen.chosenPlan.by, firmer: draft.deal.frozen.chosenPlan.firmer } }),
        places: draft.participants.map((participant) => ({ booking: participant.bookingId, to: draft.place })),
      },
    })),
  );
  await keepOrderRequests(trx, organisationId, now, drafts.flatMap(({ deal, request }) => (request === null ? [] : [{ dealId: deal.id, request }])));
  await queueMessages(trx, organisationId, now, drafts.flatMap((draft) => confirmationsOf(draft)));
}

function freeze(order: Parameters<typeof draftDeal>[0]): FrozenDeal {
  const { view, quote, orderedAt, signUp } = order;
  const { organisation, course, meetings } = view;
  const { session } = published(view);
  const boxes = consentTexts({
    locale: signUp.locale,
    termsNumber: quote.terms.number,
    dueAt: quote.schedule[0]?.dueAt ?? null,
    zone: organisation.zone,
  });
  const tickedAt = orderedAt.toString();
  return {
    version: 1,
    organisation: {
      slug: organisation.slug,
      name: organisation.name,
      contactName: organisation.contact_name,
      street: organisation.street,
      postcode: organisation.postcode,
      town: organisation.town,
      phone: organisation.phone,
      email: organisation.email,
      kvkNumber: organisation.kvk_number,
      vatNumber: organisation.vat_number,
      iban: organisation.iban,
      accountName: organisation.account_name,
      zone: organisation.zone,
    },
    course: { slug: course.slug, title: course.title, duration: course.duration, language: course.language, service: serviceOf(view) },
    session: {
      slug: session.slug,
      startsAt: session.starts_at.toString(),
      endsAt: session.ends_at.toString(),
      meetings: meetings.map((meeting) => ({
        startsAt: meeting.starts_at.toString(),
        endsAt: meeting.ends_at.toString(),
        place: meeting.place,
        address: meeting.address,
        onlineUrl: meeting.online_url,
      })),
    },
    price: quote.price,
    terms: quote.terms,
    conditions: quote.conditions,
    ...(quote.chosen === null ? {} : { chosenPlan: { by: quote.chosen.by, instead: quote.chosen.instead, firmer: quote.chosen.firmer } }),
    schedule: quote.schedule,
    wording: quote.wording,
    consents: [
      { box: "terms", text: boxes.terms, tickedAt },
      ...(order.consents.earlyStart ? [{ box: "early-start" as const, text: boxes.earlyStart, tickedAt }] : []),
    ],
  };
}

const dealColumns = {
  organisation_id: "uuid",
  id: "uuid",
  sign_up_id: "uuid",
  session_id: "uuid",
  code: "text",
  secret: "text",
  locale: "text",
  customer: "jsonb",
  formed_at: "timestamptz",
  net_cents: "bigint",
  vat_cents: "bigint",
  total_cents: "bigint",
  terms_version_id: "uuid",
  terms_sha256: "text",
  frozen: "jsonb",
  payment: "text",
};

function dealRow(organisationId: string, now: Temporal.Instant, { deal }: DealDraft) {
  const { price, terms } = deal.frozen;
  const payment = paymentStateOf({
    totalCents: cents(price.totalCents),
    paidCents: zeroCents,
    refundedCents: zeroCents,
    writtenOff: false,
  });
  return {
    organisation_id: organisationId,
    id: deal.id,
    sign_up_id: deal.signUpId,
    session_id: deal.sessionId,
    code: deal.code,
    secret: deal.secret,
    locale: deal.locale,
    customer: deal.customer,
    formed_at: now.toString(),
    net_cents: price.netCents,
    vat_cents: price.vatCents,
    total_cents: price.totalCents,
    terms_version_id: terms.versionId,
    terms_sha256: terms.sha256,
    frozen: deal.frozen,
    payment,
  };
}

function deadlinesOf({ deal, place }: DealDraft, now: Temporal.Instant): NewDeadline[] {
  const { schedule, conditions, organisation, session } = deal.frozen;
  const [first] = schedule;
  const hold: NewDeadline[] =
    place === "held" && first?.lapseAt != null
      ? [{ what: "hold", subjectId: deal.id, dueAt: Temporal.Instant.from(first.lapseAt) }]
      : [];
  const reminders = schedule.flatMap((part) => (part.remindAt === null ? [] : [Temporal.Instant.from(part.remindAt)]));
  const late = lateRemindersAt({ conditions, schedule: schedule.filter(({ lapseAt }) => lapseAt === null).map(asDates), zone: organisation.zone });
  return [
    ...hold,
    ...(deal.frozen.price.totalCents > 0 ? [{ what: "invoice" as const, subjectId: deal.id, dueAt: now }] : []),
    ...[...reminders, ...late].map((dueAt): NewDeadline => ({ what: "payment-reminder", subjectId: deal.id, dueAt })),
    ...confirmAsksOf({ dealId: deal.id, conditions, formedAt: now, startsAt: Temporal.Instant.from(session.startsAt) }),
  ];
}

function asDates({ dueOn, remindAt }: FrozenPart) {
  return { dueOn: Temporal.PlainDate.from(dueOn), remindAt: remindAt === null ? null : Temporal.Instant.from(remindAt) };
}

/** The deadline at which the participants of a deal are asked whether they come on a date; none when nobody is asked. */
export function confirmAsksOf(deal: { dealId: string; conditions: Conditions; formedAt: Temporal.Instant; startsAt: Temporal.Instant }): NewDeadline[] {
  const askAt = confirmAskAt(deal);
  return askAt === null ? [] : [{ what: "confirm-ask", subjectId: deal.dealId, dueAt: askAt }];
}

/** One mail to whoever ordered, and a practical one to every participant with another address. */
function confirmationsOf({ deal, place, participants, creditCents }: DealDraft): NewMessage[] {
  const { orderedBy } = deal.customer;
  const base = { subjectKind: "deal" as const, subjectId: deal.id, locale: deal.locale };
  const others = participants.filter(
    (participant) => participant.email !== "" && participant.email.toLowerCase() !== orderedBy.email.toLowerCase(),
  );
  return [
    {
      ...base,
      dedupeKey: `deal-confirmed:${deal.id}`,
      to: { address: orderedBy.email, name: orderedBy.name },
      facts: { kind: "deal-confirmed", dealId: deal.id, place, ...(creditCents > 0 ? { creditCents } : {}) },
    },
    ...others.map((participant) => ({
      ...base,
      dedupeKey: `participant-confirmed:${participant.bookingId}`,
      to: { address: participant.email, name: `${participant.firstName} ${participant.lastName}`.trim() },
      facts: { kind: "participant-confirmed" as const, dealId: deal.id, bookingId: participant.bookingId, place },
    })),
  ];
}
