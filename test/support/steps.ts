import { expect } from "vitest";
import type { PlaceState } from "../../src/domain/booking/place.ts";
import type { MessageKind } from "../../src/domain/message-kind.ts";
import { audit } from "../../src/features/audit/actions.ts";
import { sequence } from "../../src/features/log/actions.ts";
import { organisationsWaiting } from "../../src/features/log/store.ts";
import { recordPayment } from "../../src/features/payments/actions.ts";
import { dealLatePayments } from "../../src/features/payments/store.ts";
import type { LatePayment } from "../../src/features/payments/store.ts";
import { signUp } from "../../src/features/sign-up/actions.ts";
import type { SignedUp, SignUpInput } from "../../src/features/sign-up/actions.ts";
import { signUpOffers } from "../../src/features/waiting-list/store.ts";
import { sweepHouse } from "../../src/sweep-house.ts";
import { signUpOf } from "./cast.ts";
import { catchUpInvoices } from "./invoices.ts";
import type { Stage } from "./cast.ts";
import type { TestHouse } from "./database.ts";

/** What people do in tests, and what is then there to see, in the words of the business. */
export type Steps = ReturnType<typeof stepsIn>;

export function stepsIn(house: TestHouse) {
  const join = async (stage: Stage, names: string | readonly string[], extra: Partial<SignUpInput> = {}): Promise<SignedUp> => {
    const outcome = await signUp(house, signUpOf(stage, names, extra));
    if (!outcome.ok) throw new Error(`${String(names)} was refused: ${outcome.refusal.kind}`);
    return outcome;
  };
  const dealOf = async (stage: Stage, names: string | readonly string[], extra: Partial<SignUpInput> = {}): Promise<string> => {
    const outcome = await join(stage, names, extra);
    if (outcome.outcome !== "deal") throw new Error(`${String(names)} waits`);
    return outcome.dealId;
  };
  const paymentOf = (stage: Stage, dealId: string, amountCents: number, token = `pay-${dealId}-${amountCents}`) => ({
    organisationId: stage.organisationId,
    dealId,
    token,
    amountCents,
    receivedOn: house.clock.now().toZonedDateTimeISO("Europe/Amsterdam").toPlainDate(),
    method: "bank" as const,
    note: "",
    by: "marit",
  });
  return {
    join,
    dealOf,
    paymentOf,
    pay: (stage: Stage, dealId: string, amountCents: number, token?: string) => recordPayment(house, paymentOf(stage, dealId, amountCents, token)),

    at: (instant: string) => house.clock.set(Temporal.Instant.from(instant)),

    sweepAt: (instant: string) => {
      house.clock.set(Temporal.Instant.from(instant));
      return sweepHouse(house, house.clock.now());
    },

    /** Does what is due now; a deadline that could not be done fails with its reason. */
    sweepWhole: async (): Promise<void> => {
      const reasons: unknown[] = [];
      const error = ({ err }: { err: unknown }) => reasons.push(err);
      const { failed } = await sweepHouse({ ...house, log: Object.assign(Object.create(house.log), { error }) }, house.clock.now());
      if (failed > 0) throw new AggregateError(reasons, reasons.map(String).join("; "));
    },

    /** The places of all bookings in somebody's first name, in order of booking. */
    placesOf: async (firstName: string): Promise<PlaceState[]> => {
      const rows = await house.db.selectFrom("bookings").select("place").where("first_name", "=", firstName).orderBy("created_at").orderBy("id").execute();
      return rows.map((row) => row.place);
    },

    /** The kinds of mail to somebody, in order, without the invoices that follow by themselves. */
    mailsTo: async (firstName: string): Promise<string[]> => {
      const rows = await house.db.selectFrom("messages").select("kind").where("to_address", "like", `${firstName.toLowerCase()}%`).where("kind", "<>", "invoice-issued").orderBy("queued_at").orderBy("id").execute();
      return rows.map((row) => row.kind);
    },

    factsOf: async (kind: MessageKind): Promise<unknown[]> => {
      const rows = await house.db.selectFrom("messages").select("facts").where("kind", "=", kind).orderBy("queued_at").orderBy("id").execute();
      return rows.map((row) => row.facts);
    },

    recordsOf: async (type: string): Promise<unknown[]> => {
      const rows = await house.db.selectFrom("records").select("details").where("type", "=", type).orderBy("at").orderBy("id").execute();
      return rows.map((row) => row.details);
    },

    dealRow: (dealId: string) => house.db.selectFrom("deals").select(["payment", "paid_cents"]).where("id", "=", dealId).executeTakeFirstOrThrow(),

    bookingIds: async (dealId: string): Promise<string[]> => {
      const rows = await house.db.selectFrom("bookings").select("id").where("deal_id", "=", dealId).orderBy("seat_number").execute();
      return rows.map(({ id }) => id);
    },

    /** The address of the newest offer to a sign-up. */
    offerTo: async (stage: Stage, { signUpId }: SignedUp) => {
      const [offer] = await signUpOffers(house.db, stage.organisationId, signUpId);
      if (offer === undefined) throw new Error(`sign-up ${signUpId} was never offered a place`);
      return { organisationId: stage.organisationId, signUpId, offerId: offer.id };
    },

    lateMoneyOf: (stage: Stage, dealId: string): Promise<LatePayment[]> => dealLatePayments(house.db, stage.organisationId, dealId),

    outcomesOf: async (what: string): Promise<(string | null)[]> => {
      const rows = await house.db.selectFrom("deadlines").select("outcome").where("what", "=", what).orderBy("due_at").orderBy("id").execute();
      return rows.map((row) => row.outcome);
    },

    /** Also after the invoices followed and the records went into the log, which they do by themselves within a minute. */
    expectCleanAudit: async () => {
      await catchUpInvoices(house);
      for (const organisationId of await organisationsWaiting(house.db)) await sequence(house, organisationId);
      const report = await audit(house);
      expect(report.invariants.flatMap(({ name, violations }) => violations.map(({ found }) => `${name}: ${found}`))).toEqual([]);
    },
  };
}
