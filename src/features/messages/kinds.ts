import { z } from "zod";
import type { MessageKind } from "../../domain/message-kind.ts";
import { sessionMoveChoices } from "../../domain/session-move/answers.ts";
import { statementOutcomes } from "../../domain/withdrawal/statement.ts";

const place = z.enum(["held", "confirmed"]);
const deal = { dealId: z.string() };
const signUp = { signUpId: z.string() };
const bookings = { bookingIds: z.array(z.string()) };
/** Where the places stand when that is not the date of the order. */
const otherDate = { sessionId: z.string().optional() };
const lateMoney = { ...deal, latePaymentId: z.string(), cents: z.number() };

/** What an offer about a deal said when its mail was written. */
const offered = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("move"), sessionId: z.string(), startsAt: z.string(), places: z.number() }),
  z.object({ kind: z.literal("credit"), cents: z.number(), validUntil: z.string(), afterPayment: z.boolean() }),
  z.object({ kind: z.literal("settlement"), cents: z.number(), payUntil: z.string() }),
  z.object({ kind: z.literal("payment-plan"), parts: z.array(z.object({ cents: z.number(), dueOn: z.string() })) }),
]);
/** What a customer chose instead of a refund. */
const creditChosen = z.object({ cents: z.number(), validUntil: z.string() }).nullable().default(null);
const dealOffer = { ...deal, offerId: z.string(), offered };

export type OfferedFacts = z.infer<typeof offered>;

/** A credit as a mail names it: its code, what is left, and its last moment. */
const creditSaid = z.object({ code: z.string(), cents: z.number(), validUntil: z.string() });

export type CreditSaid = z.infer<typeof creditSaid>;

const outcome = z.enum(statementOutcomes);
const withdrawal = { statementId: z.string(), said: z.object({ name: z.string(), order: z.string(), email: z.string() }), receivedAt: z.string(), /** Only the day is known. */ onDay: z.boolean().optional() };
const refund = { refundCents: z.number(), refundBy: z.string().nullable() };

/**
 * The closed union of messages that Handslag sends, each with the facts it is rendered from.
 * Facts are frozen when the step commits; the frozen deal itself is read by its id.
 */
export const messageFacts = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("deal-confirmed"), ...deal, place, /** What a credit paid with the order. */ creditCents: z.number().optional() }),
  z.object({ kind: z.literal("participant-confirmed"), ...deal, bookingId: z.string(), place }),
  z.object({ kind: z.literal("waiting-confirmed"), ...signUp, ahead: z.number() }),
  z.object({ kind: z.literal("place-offered"), ...signUp, offerId: z.string(), places: z.number(), endsAt: z.string() }),
  z.object({ kind: z.literal("offer-expired"), ...signUp, offerId: z.string() }),
  z.object({
    kind: z.literal("payment-reminder"),
    ...deal,
    part: z.enum(["whole", "deposit", "rest", "part"]),
    cents: z.number(),
    dueAt: z.string(),
    releases: z.boolean(),
    ...otherDate,
  }),
  z.object({ kind: z.literal("payment-overdue"), ...deal, cents: z.number(), dueAt: z.string(), ...otherDate }),
  z.object({
    kind: z.literal("coming-asked"),
    ...deal,
    ...bookings,
    sessionId: z.string(),
    to: z.enum(["participant", "orderer"]),
    /** How often somebody else took over the place before. */
    replacements: z.number().default(0),
  }),
  z.object({ kind: z.literal("place-released"), ...deal, ...bookings }),
  z.object({
    kind: z.literal("invoice-issued"),
    ...deal,
    invoiceId: z.string(),
    document: z.enum(["invoice", "credit-note"]),
    number: z.string(),
    totalCents: z.number(),
    toPayCents: z.number(),
    /** A local day, inclusive. */
    dueOn: z.string().nullable(),
    original: z.object({ number: z.string(), reason: z.string() }).nullable(),
  }),
  z.object({ kind: z.literal("payment-received"), ...deal, cents: z.number(), openCents: z.number(), confirms: z.boolean() }),
  z.object({ kind: z.literal("deadline-waived"), ...deal, openCents: z.number() }),
  z.object({ kind: z.literal("booking-cancelled"), ...deal, ...bookings, feeCents: z.number(), refundCents: z.number(), refundBy: z.string().nullable().default(null) }),
  /** To the trainer; `said` is what the customer wrote, empty for nothing. */
  z.object({ kind: z.literal("cancellation-told"), ...deal, ...bookings, feeCents: z.number(), said: z.string() }),
  z.object({ kind: z.literal("place-refilled"), ...deal, ...bookings, offCents: z.number(), owesCents: z.number(), ...refund }),
  z.object({ kind: z.literal("left-waiting-list"), ...signUp }),
  z.object({ kind: z.literal("place-reinstated"), ...deal, ...bookings }),
  z.object({ kind: z.literal("deal-offer-made"), ...dealOffer, endsAt: z.string(), acceptedOwesCents: z.number(), silenceOwesCents: z.number() }),
  z.object({ kind: z.literal("deal-offer-ended"), ...dealOffer, how: z.enum(["accepted", "declined", "expired", "withdrawn"]), owesCents: z.number() }),
  z.object({
    kind: z.literal("absence-settled"),
    ...deal,
    outcome: z.enum(["charge", "half", "other-date", "credit", "let-go"]),
    /** Written or changed by the trainer. */
    subject: z.string(),
    text: z.string(),
    owesCents: z.number(),
    offer: z.object({ offerId: z.string(), endsAt: z.string(), offered }).nullable(),
  }),
  z.object({ kind: z.literal("goodwill-granted"), ...deal, cents: z.number(), owesCents: z.number(), refundCents: z.number(), confirms: z.boolean() }),
  z.object({ kind: z.literal("record-link"), ...deal }),
  z.object({ kind: z.literal("entry-answered"), ...deal, answer: z.enum(["kept", "struck"]), words: z.string() }),
  z.object({ kind: z.literal("plan-answered"), ...deal, thisDeal: z.boolean(), later: z.enum(["as-session", "on-your-word"]).nullable(), /** A local day, inclusive. */ until: z.string().nullable(), words: z.string(), openCents: z.number() }),
  z.object({ kind: z.literal("line-called-off"), ...signUp }),
  z.object({ kind: z.literal("called-off"), ...deal, to: z.enum(["orderer", "participant"]), refundCents: z.number(), answerBy: z.string() }),
  z.object({ kind: z.literal("called-off-answered"), ...deal, answer: z.enum(["other-date", "refund", "credit"]), sessionId: z.string(), refundCents: z.number(), credit: creditChosen }),
  z.object({ kind: z.literal("line-moved"), ...signUp, was: z.array(z.string()), offerEndsAt: z.string().nullable() }),
  z.object({
    kind: z.literal("session-moved"),
    ...deal,
    to: z.enum(["orderer", "participant"]),
    /** The meetings before, and as they are now. */
    was: z.array(z.object({ startsAt: z.string(), endsAt: z.string() })),
    meetings: z.array(z.object({ startsAt: z.string(), endsAt: z.string(), place: z.string(), address: z.string(), onlineUrl: z.string().nullable() })),
    tentative: z.boolean(),
    answerBy: z.string(),
    refundCents: z.number(),
  }),
  z.object({ kind: z.literal("session-move-answered"), ...deal, answer: z.enum(sessionMoveChoices), sessionId: z.string(), refundCents: z.number(), credit: creditChosen }),
  z.object({ kind: z.literal("booking-moved"), ...deal, ...bookings, sessionId: z.string(), costsCents: z.number(), owesCents: z.number(), refundCents: z.number() }),
  z.object({ kind: z.literal("participant-replaced"), ...deal, bookingId: z.string() }),
  z.object({
    kind: z.literal("dispute-said"),
    ...deal,
    by: z.enum(["customer", "trainer"]),
    what: z.enum(["opened", "answered", "taken-back", "decided"]),
    words: z.string(),
  }),
  z.object({ kind: z.literal("withdrawal-acknowledged"), ...withdrawal }),
  z.object({
    kind: z.literal("withdrawal-answered"),
    ...deal,
    ...withdrawal,
    outcome,
    /** The last moment of the right, inclusive. */
    until: z.string(),
    owesCents: z.number(),
    partCents: z.number(),
    reasons: z.array(z.string()),
    ...refund,
  }),
  z.object({ kind: z.literal("withdrawal-told"), ...withdrawal, outcome, deal: z.object({ code: z.string(), course: z.string() }).nullable(), ...refund }),
  z.object({ kind: z.literal("credit-used"), ...deal, cents: z.number(), leftCents: z.number(), openCents: z.number() }),
  z.object({ kind: z.literal("credit-granted"), ...deal, credit: creditSaid, /** Until this deal is paid. */ waits: z.boolean(), transferable: z.boolean() }),
  z.object({ kind: z.literal("credit-usable"), ...deal, credit: creditSaid }),
  z.object({ kind: z.literal("credit-reminder"), ...deal, credit: creditSaid, days: z.union([z.literal(30), z.literal(7)]), waits: z.boolean() }),
  z.object({ kind: z.literal("credit-returned"), ...deal, cents: z.number(), credits: z.array(creditSaid) }),
  /** `account` is masked: whoever reads along learns no account number. */
  z.object({ kind: z.literal("refund-account-given"), ...deal, by: z.enum(["customer", "trainer"]), account: z.string(), cents: z.number() }),
  /** To the organisation: what somebody answered. `code` is that of the deal, null when it was about none. */
  z.object({
    kind: z.literal("reply-forwarded"),
    from: z.object({ name: z.string(), address: z.string() }),
    subject: z.string(),
    text: z.string(),
    /** The text is only how it begins. */
    cut: z.boolean().default(false),
    /** What came with it, by name. */
    enclosed: z.array(z.string()).default([]),
    /** Where the whole mail is kept. */
    blob: z.string().nullable().default(null),
    dkim: z.enum(["pass", "fail", "none", "unknown"]),
    code: z.string().nullable(),
  }),
  /** A message waits to be collected; `subject` and `sentAt` are those of the message. */
  z.object({ kind: z.literal("document-announced"), ...deal, collectionId: z.string(), subject: z.string(), sentAt: z.string(), endsAt: z.string() }),
  z.object({ kind: z.literal("collection-code"), ...deal, collectionId: z.string(), code: z.string(), endsAt: z.string() }),
  z.object({ kind: z.literal("late-money-asked"), ...lateMoney }),
  z.object({ kind: z.literal("late-money-chosen"), ...lateMoney, choice: z.enum(["front-of-line", "other-date", "credit", "refund"]), /** Of a credit. */ validUntil: z.string().optional() }),
]) satisfies z.ZodType<{ kind: MessageKind }>;

export type MessageFacts = z.infer<typeof messageFacts>;
export type { MessageKind };
export type FactsOf<Kind extends MessageKind> = Extract<MessageFacts, { kind: Kind }>;
