import type { ChosenPlan } from "../../domain/track-record/choose-plan.ts";
import type { CodeDiscount } from "../../domain/price/price-of.ts";
import { codeFromBytes } from "../../domain/deal/code.ts";
import type { Trx } from "../../platform/house.ts";
import { freshRandom, randomSecret, uuidv7 } from "../../platform/ids.ts";
import type { SessionView } from "../catalogue/store.ts";
import { askedBy, draftDeal, formDeals, quoteFor } from "../deal/actions.ts";
import type { DealDraft } from "../deal/actions.ts";
import { countPlaces } from "../deal/store.ts";
import type { LockedSession } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import type { OrderRequest } from "../order-request/actions.ts";
import { requestHash } from "./input.ts";
import type { SignUpInput } from "./input.ts";
import { insertBookings, insertSignUps } from "./store.ts";
import type { NewSignUp } from "./store.ts";

/** A sign-up with its number in line, before it is known whether it gets places. */
export type Prepared = Omit<NewSignUp, "outcome"> & { consents: SignUpInput["consents"]; request: OrderRequest | null };
export type Seated = { signUp: NewSignUp; draft: DealDraft };
export type Waiting = { signUp: NewSignUp };

export function prepareSignUp(input: SignUpInput, { arrival, now }: { arrival: number; now: Temporal.Instant }): Prepared {
  return {
    id: uuidv7(now),
    sessionId: input.sessionId,
    token: input.token,
    requestSha256: requestHash(input),
    arrival,
    code: codeFromBytes(freshRandom(8)),
    secret: randomSecret(),
    channel: input.channel,
    locale: input.locale,
    customer: input.customer,
    consents: input.consents,
    request: input.request ?? null,
    bookings: input.participants.map((participant) => ({
      id: uuidv7(now),
      dealId: null,
      place: "waiting" as const,
      ...participant,
    })),
  };
}

/** Turns a prepared sign-up into a deal with everything frozen. */
export function seat({ consents, request, ...signUp }: Prepared, { view, chosen, discount, creditCents, online }: { view: SessionView; chosen: ChosenPlan | null; discount: CodeDiscount | null; creditCents: number; online: boolean }, now: Temporal.Instant): Seated {
  const { customer } = signUp;
  const quote = quoteFor(view, {
    ...askedBy(customer),
    places: signUp.bookings.length,
    locale: signUp.locale,
    now,
    chosen,
    discount,
    online,
  });
  const participants = signUp.bookings.map(({ id, firstName, lastName, email }) => ({ bookingId: id, firstName, lastName, email }));
  const draft = draftDeal({ view, quote, signUp, participants, consents, orderedAt: now, creditCents, request });
  const bookings = signUp.bookings.map((booking) => ({ ...booking, dealId: draft.deal.id, place: draft.place }));
  return { signUp: { ...signUp, outcome: "deal", bookings }, draft };
}

export function wait({ consents: _, request: __, ...signUp }: Prepared): Waiting {
  return { signUp: { ...signUp, outcome: "waiting" } };
}

/** Writes everything that was decided, in the order that the foreign keys ask for. */
export async function writeDecided(
  trx: Trx,
  decided: {
    locked: LockedSession;
    now: Temporal.Instant;
    seated: readonly Seated[];
    waiting: readonly (Waiting & { ahead: number })[];
    arrivals: number;
  },
): Promise<void> {
  const { locked, now, seated, waiting } = decided;
  const organisationId = locked.organisation_id;
  const signUps = [...seated, ...waiting].map(({ signUp }) => signUp);
  await insertSignUps(trx, organisationId, now, signUps);
  await formDeals(trx, organisationId, now, seated.map(({ draft }) => draft));
  await insertBookings(trx, organisationId, now, signUps);
  await countPlaces(trx, organisationId, locked.id, {
    seats: places(seated),
    waiting: places(waiting),
    arrivals: decided.arrivals,
  });
  await writeRecords(trx, organisationId, waiting.map(({ signUp }) => ({
    subjectId: signUp.id,
    type: "sign-up.waiting",
    at: now,
    actor: "customer" as const,
    details: {
      session: signUp.sessionId,
      arrival: signUp.arrival,
      places: signUp.bookings.map((booking) => ({ booking: booking.id, to: "waiting" })),
    },
  })));
  await queueMessages(trx, organisationId, now, waiting.map(({ signUp, ahead }) => ({
    subjectKind: "sign-up" as const,
    subjectId: signUp.id,
    dedupeKey: `waiting-confirmed:${signUp.id}`,
    to: { address: signUp.customer.orderedBy.email, name: signUp.customer.orderedBy.name },
    locale: signUp.locale,
    facts: { kind: "waiting-confirmed" as const, signUpId: signUp.id, ahead },
  })));
}

function places(decided: readonly { signUp: NewSignUp }[]): number {
  return decided.reduce((total, { signUp }) => total + signUp.bookings.length, 0);
}
