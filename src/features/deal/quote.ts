import { createHash } from "node:crypto";
import type { DatedCancellationStep } from "../../domain/conditions/cancellation-fee.ts";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import type { CustomerKind } from "../../domain/customer-kind.ts";
import type { Customer, FrozenDeal, FrozenPart, Wording } from "../../domain/deal/frozen-deal.ts";
import { localDateOf } from "../../domain/calendar/local-day.ts";
import { withdrawUntil } from "../../domain/deal/withdrawal.ts";
import type { ReverseChargeRefusal } from "../../domain/invoice/place-of-supply.ts";
import type { Locale } from "../../domain/locale.ts";
import { earlyBirdOn } from "../../domain/price/price-of.ts";
import type { CodeDiscount } from "../../domain/price/price-of.ts";
import { decideVat } from "../../domain/price/reverse-charge.ts";
import type { ChosenPlan } from "../../domain/track-record/choose-plan.ts";
import type { SessionView } from "../catalogue/store.ts";
import { serviceOf } from "./service-of.ts";
import { figuresOf } from "./figures.ts";
import { chosenPlanText, writeWording } from "./wording.ts";

/** For whom the quote is made; the names stand in the block of information that a company is shown. */
export type QuoteRequest = {
  kind: CustomerKind;
  places: number;
  locale: Locale;
  now: Temporal.Instant;
  companyName?: string;
  kvkNumber?: string;
  /** Where the customer is, and its VAT number; absent for whoever only looks. */
  buyer?: Pick<Customer, "country" | "vatNumber">;
  /** What a discount code gives; null or absent without one. */
  discount?: CodeDiscount | null;
  /** The payment plan that was chosen for this customer; null or absent for the session's own. */
  chosen?: ChosenPlan | null;
  /** Whether paying online is offered; wherever the words are shown or frozen it has to be said, and absent it is not offered. */
  online?: boolean;
};

/** What an order at this moment would freeze, and the words that say so. */
export type Quote = {
  price: FrozenDeal["price"];
  schedule: FrozenPart[];
  place: "held" | "confirmed";
  steps: DatedCancellationStep[];
  withdrawUntil: Temporal.Instant | null;
  earlyStartNeeded: boolean;
  wording: Wording;
  conditions: Conditions;
  chosen: ChosenPlan | null;
  /** Why VAT is charged to a company that is elsewhere, or has a VAT number from elsewhere; null when there is nothing to explain. */
  whyVat: ReverseChargeRefusal | null;
  terms: FrozenDeal["terms"];
  fingerprint: Fingerprint;
};

/** The parts of a quote that must not change unseen between form and order, each with a short hash of its own. */
export type Fingerprint = string;

export type QuotePart = "price" | "vat" | "terms" | "conditions" | "date";

/**
 * @throws {Error} for a session that was never published: it has no start or no terms
 */
export function quoteFor(view: SessionView, request: QuoteRequest): Quote {
  const { organisation, course, meetings } = view;
  const { session, terms } = published(view);
  const { kind, places, locale, now, chosen = null, online = false } = request;
  const conditions = conditionsWith(session.conditions, chosen);
  const zone = organisation.zone;
  const buyer = request.buyer === undefined || session.price_cents === 0 ? null : { kind, ...request.buyer };
  const { reverseCharge, whyVat } = decideVat({ regime: course.vat_regime, service: serviceOf(view), buyer });
  const { price, schedule, place, steps } = figuresOf(
    { course, priceCents: session.price_cents, rules: session.price_rules, conditions, startsAt: session.starts_at, endsAt: session.ends_at, zone },
    { kind, places, locale, now, code: request.discount ?? null, reverseCharge },
  );
  const until = kind === "consumer" ? withdrawUntil(now, zone) : null;
  const earlyStartNeeded = until !== null && Temporal.Instant.compare(session.starts_at, until) <= 0;
  const wording = writeWording({
    organisation,
    course,
    meetings,
    price,
    schedule,
    place,
    steps,
    conditions,
    kind,
    locale,
    zone,
    now,
    withdrawUntil: until,
    earlyStartNeeded,
    termsNumber: terms.number,
    companyName: request.companyName ?? "",
    kvkNumber: request.kvkNumber ?? "",
    vatNumber: request.buyer?.vatNumber ?? "",
    whyVat,
    online,
  });
  return {
    price,
    schedule,
    place,
    steps,
    withdrawUntil: until,
    earlyStartNeeded,
    wording: chosen === null ? wording : { ...wording, sentences: [chosenPlanText(chosen, locale), ...wording.sentences] },
    conditions,
    chosen,
    whyVat,
    terms: { versionId: terms.id, number: terms.number, title: terms.title, sha256: terms.sha256 },
    fingerprint: fingerprintOf(view, now, { chosen, online }),
  };
}

/** What a quote needs to know of who orders. */
export function askedBy({ kind, name, kvkNumber, country, vatNumber }: Customer): Pick<QuoteRequest, "kind" | "companyName" | "kvkNumber" | "buyer"> {
  const buyer = { country, ...(vatNumber === undefined ? {} : { vatNumber }) };
  return { kind, buyer, ...(kind === "company" ? { companyName: name, kvkNumber } : {}) };
}

/** A session that has what publication demands. */
export function published(view: SessionView) {
  const { session, terms } = view;
  if (terms === null || session.starts_at === null || session.ends_at === null) {
    throw new Error(`session ${session.id}: expected a published session with terms and meetings`);
  }
  return { session: { ...session, starts_at: session.starts_at, ends_at: session.ends_at }, terms };
}

/**
 * @param now the price is that of this day: an early-bird price that ended makes another fingerprint
 * @param holds.chosen the payment plan that takes the place of the session's own
 * @param holds.online that there is another way of paying is a part of the conditions
 */
export function fingerprintOf(view: SessionView, now: Temporal.Instant, { chosen = null, online = false }: Pick<QuoteRequest, "chosen" | "online"> = {}): Fingerprint {
  const { session, terms } = published(view);
  const meetings = view.meetings.map((meeting) => [meeting.starts_at.toString(), meeting.ends_at.toString(), meeting.place]);
  const parts: Record<QuotePart, unknown> = {
    price: [session.price_cents, earlyBirdOn(session.price_rules, localDateOf(now, view.organisation.zone)), session.price_rules.group, session.price_rules.extras],
    vat: [view.course.vat_regime, view.course.vat_basis_points, serviceOf(view)],
    terms: terms.sha256,
    conditions: online ? [conditionsWith(session.conditions, chosen), "online"] : conditionsWith(session.conditions, chosen),
    date: meetings,
  };
  return quoteParts.map((part) => shortHash(parts[part])).join(".");
}

function conditionsWith(conditions: Conditions, chosen: ChosenPlan | null): Conditions {
  return chosen === null ? conditions : { ...conditions, payment: chosen.plan };
}

/** What differs between the quote that was seen and the one that holds now. */
export function changedParts(seen: Fingerprint, now: Fingerprint): QuotePart[] {
  const before = seen.split(".");
  const after = now.split(".");
  return quoteParts.filter((_, index) => before[index] !== after[index]);
}

const quoteParts: readonly QuotePart[] = ["price", "vat", "terms", "conditions", "date"];

function shortHash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 12);
}
