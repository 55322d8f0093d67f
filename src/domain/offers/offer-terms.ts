import type { Cents } from "../money.ts";
import type { OtherDate, PlanPart } from "../standing/facts.ts";

/** A place goes to another date: the same price, no new invoice. `bookings` are the places as they are called now. */
export type MoveTerms = OtherDate & { kind: "move"; sessionId: string; bookings: readonly string[] };

/** Value for a later order. `deal-paid`: usable once nothing is open on this deal. */
export type CreditTerms = { kind: "credit"; cents: Cents; validUntil: Temporal.Instant; condition: "none" | "deal-paid"; transferable: boolean };

/** The one sum that is still to be paid, instead of all that is open. `paidCents` is what was in when it was offered. */
export type SettlementTerms = { kind: "settlement"; cents: Cents; payUntil: Temporal.Instant; paidCents: Cents };

/** What is open, in parts with their days; together they are the whole. */
export type PlanTerms = { kind: "payment-plan"; parts: readonly PlanPart[]; paidCents: Cents };

/** What an offer about a deal says. */
export type OfferTerms = MoveTerms | CreditTerms | SettlementTerms | PlanTerms;

/** How an offer about a deal stands. Only an open one goes anywhere. */
export type OfferEnd = "accepted" | "declined" | "expired" | "withdrawn";
