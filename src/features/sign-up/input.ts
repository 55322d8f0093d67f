import { createHash } from "node:crypto";
import { normaliseCode } from "../../domain/deal/code.ts";
import { normaliseDiscountCode } from "../../domain/price/discount-code.ts";
import type { Customer } from "../../domain/deal/frozen-deal.ts";
import type { Locale } from "../../domain/locale.ts";
import type { OrderCreditRefusal } from "../credits/actions.ts";
import type { OrderDiscountRefusal } from "../discounts/actions.ts";
import type { Quote, QuotePart } from "../deal/actions.ts";
import type { OrderRequest } from "../order-request/actions.ts";

/** A sign-up as it was sent, already parsed. `token` names it: the same token is the same sign-up. */
export type SignUpInput = {
  organisationId: string;
  sessionId: string;
  token: string;
  channel: "page" | "api" | "office";
  locale: Locale;
  customer: Customer;
  participants: readonly { firstName: string; lastName: string; email: string; needs: string }[];
  consents: { terms: boolean; earlyStart: boolean };
  /** The fingerprint of the quote that was shown; null when nothing was shown before. */
  seen: string | null;
  /** What to do when the places are gone: stand in line, or be told so. */
  ifFull: "wait" | "refuse";
  /** Asked for the waiting list without obligation: never forms a deal; a free place is offered instead. */
  onlyLine?: boolean;
  /** A credit that is to pay of it. Used only when a deal is formed; a sign-up that waits uses nothing. */
  credit?: SignUpCode;
  /** A discount code. Used only when a deal is formed, as a credit. */
  discount?: SignUpCode;
  /** What asked, as evidence: kept with the deal that is formed, and with no sign-up that waits. Not part of what makes two sign-ups the same. */
  request?: OrderRequest;
};

export type SignUpCode = {
  code: string;
  /** What it was shown to pay, or to take off without VAT; null when nothing was shown before. */
  seenCents: number | null;
  /** Who asks: too many wrong codes from one side are not looked at. */
  from: string;
};

export type SignedUp =
  | { outcome: "deal"; signUpId: string; dealId: string; code: string; secret: string }
  | { outcome: "waiting"; signUpId: string; code: string; secret: string; ahead: number };

export type SignUpRefusal =
  | { kind: "session-unknown" }
  | { kind: "session-closed" }
  | { kind: "session-full" }
  | { kind: "too-many-places"; most: number }
  /** `order`: what holds for this customer now, where that stands on no page of the session. */
  | { kind: "changed"; what: QuotePart[]; order?: Quote }
  /** The credit does not pay this order; it can be placed without. */
  | { kind: "credit-refused"; why: OrderCreditRefusal }
  /** The discount code takes nothing off this order; it can be placed without. */
  | { kind: "discount-refused"; why: OrderDiscountRefusal }
  | { kind: "token-reused"; earlier: SignedUp };

export type SignUpOutcome = ({ ok: true } & SignedUp) | { ok: false; refusal: SignUpRefusal };

/** At most so many places in one sign-up; more is a conversation, not a form. */
export const mostPlaces = 50;

const hashes = new WeakMap<SignUpInput, string>();

/** Tells a repeated request from another one that reuses its token. */
export function requestHash(input: SignUpInput): string {
  const known = hashes.get(input);
  if (known !== undefined) return known;
  const hash = hashOf(input);
  hashes.set(input, hash);
  return hash;
}

function hashOf(input: SignUpInput): string {
  const { sessionId, locale, customer, participants, consents, ifFull, onlyLine = false, credit, discount } = input;
  return createHash("sha256")
    .update(JSON.stringify([sessionId, locale, customer, participants, consents, ifFull, onlyLine, ...(credit === undefined ? [] : [normaliseCode(credit.code)]), ...(discount === undefined ? [] : [`discount ${normaliseDiscountCode(discount.code)}`])]))
    .digest("hex");
}
