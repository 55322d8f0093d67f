import type { ChosenPlan } from "../../domain/track-record/choose-plan.ts";
import { decideSeats } from "../../domain/seats/decide-seats.ts";
import type { House, Trx } from "../../platform/house.ts";
import { offersOnline } from "../../platform/payment-provider/provider.ts";
import { findSessionViewById } from "../catalogue/store.ts";
import type { SessionView } from "../catalogue/store.ts";
import { payOrders } from "../credits/actions.ts";
import { askedBy, changedParts, fingerprintOf, quoteFor } from "../deal/actions.ts";
import { lockSession } from "../deal/store.ts";
import type { LockedSession } from "../deal/store.ts";
import { useDiscounts } from "../discounts/actions.ts";
import { shrinkFees } from "../refill/actions.ts";
import { chosenPlans } from "../track-record/actions.ts";
import { advanceLine } from "../waiting-list/actions.ts";
import { requestHash } from "./input.ts";
import type { SignUpInput, SignUpOutcome, SignUpRefusal } from "./input.ts";
import { decideCodes } from "./order-codes.ts";
import type { Codes } from "./order-codes.ts";
import { prepareSignUp, seat, wait, writeDecided } from "./prepare.ts";
import type { Prepared, Seated, Waiting } from "./prepare.ts";
import { earlierAnswers } from "./store.ts";
import type { EarlierAnswer } from "./store.ts";

/**
 * Decides sign-ups for one session together, in order of arrival: one lock, one decision, one commit for all of them.
 * @param inputs all for the same organisation and session
 * @returns one outcome for each input, in the same order
 */
export async function decideGroup(house: House, inputs: readonly SignUpInput[]): Promise<SignUpOutcome[]> {
  const [first] = inputs;
  if (first === undefined) return [];
  const { organisationId, sessionId } = first;
  return house.db.transaction().execute(async (trx) => {
    const locked = await lockSession(trx, organisationId, sessionId);
    const now = house.clock.now();
    if (locked === undefined || locked.status === "draft") return inputs.map(() => refuse({ kind: "session-unknown" }));
    const earlier = await earlierAnswers(trx, organisationId, inputs.map((input) => input.token));
    const first = new Map<string, SignUpOutcome>(
      inputs.flatMap((input) => {
        const answered = earlier.get(input.token);
        return answered === undefined ? [] : [[input.token, { ok: true, ...answered.answer }]];
      }),
    );
    const fresh = freshOnes(inputs, earlier);
    for (const [token, outcome] of await decideFresh(trx, house, { locked, fresh, now })) first.set(token, outcome);
    const hashes = new Map(fresh.map((input) => [input.token, requestHash(input)]));
    return inputs.map((input) => {
      const hash = earlier.get(input.token)?.requestSha256 ?? hashes.get(input.token);
      return answerFor(input, hash, first.get(input.token));
    });
  });
}

/** The first sign-up of each token that has no answer yet. */
function freshOnes(inputs: readonly SignUpInput[], earlier: ReadonlyMap<string, EarlierAnswer>): SignUpInput[] {
  const byToken = new Map<string, SignUpInput>();
  for (const input of inputs) {
    if (!earlier.has(input.token) && !byToken.has(input.token)) byToken.set(input.token, input);
  }
  return [...byToken.values()];
}

type Group = { locked: LockedSession; fresh: readonly SignUpInput[]; now: Temporal.Instant };

async function decideFresh(trx: Trx, house: House, { locked, fresh, now }: Group): Promise<[string, SignUpOutcome][]> {
  if (fresh.length === 0) return [];
  if (!isOpen(locked, now)) return fresh.map((input) => [input.token, refuse({ kind: "session-closed" })]);
  // The whole view is read only when somebody was shown a quote or can be seated: in a rush, most can not.
  const view = memo(() => viewOf(trx, locked));
  const plans = memo(async () => plansFor(trx, await view(), fresh, now));
  const online = offersOnline(house.config);
  const changed = await changedSince(fresh, { view, plans, now, online });
  const unchanged = fresh.filter((input) => !changed.has(input.token));
  const codes = await decideCodes(trx, unchanged, { view, now });
  const stands = unchanged.filter((input) => codes.get(input.token)?.ok !== false);

  const decisions = decideSeats({
    free: locked.capacity - locked.seats_taken,
    someoneWaits: locked.waiting > 0,
    requests: stands.map((input) => ({ id: input.token, places: input.participants.length, ifFull: input.ifFull, onlyLine: input.onlyLine ?? false })),
  });
  const prepared = stands.map((input, index) => ({
    decision: decisions[index]?.outcome,
    signUp: prepareSignUp(input, { arrival: locked.arrivals + index + 1, now }),
  }));
  const withPlaces = prepared.filter(({ decision }) => decision === "seated");
  const seated = withPlaces.length === 0 ? [] : await seatAll(withPlaces, { view, plans, codes, now, online });
  const waiting = prepared.filter(({ decision }) => decision === "waiting").map(({ signUp }) => wait(signUp));
  const inLine = queueUp(waiting, locked.waiting);
  await writeDecided(trx, { locked, now, seated, waiting: inLine, arrivals: stands.length });
  await useDiscounts(trx, locked.organisation_id, usedBy(seated, codes), now);
  await payOrders(trx, locked.organisation_id, paidWith(seated, codes), now);
  if (locked.refills_open) await shrinkFees(trx, { organisationId: locked.organisation_id, bookingIds: bookingsOf(seated) }, now);

  const freeSeats = locked.capacity - locked.seats_taken - sumPlaces(seated);
  if (freeSeats > 0 && waiting.length > 0) {
    await advanceLine(trx, house, { organisationId: locked.organisation_id, sessionId: locked.id });
  }
  return [
    ...[...changed].map(([token, refusal]): [string, SignUpOutcome] => [token, refuse(refusal)]),
    ...unchanged.flatMap((input): [string, SignUpOutcome][] => {
      const decided = codes.get(input.token);
      return decided?.ok === false ? [[input.token, refuse(decided.refusal)]] : [];
    }),
    ...prepared
      .filter(({ decision }) => decision === "refused")
      .map(({ signUp }): [string, SignUpOutcome] => [signUp.token, refuse({ kind: "session-full" })]),
    ...seated.map(({ signUp, draft }): [string, SignUpOutcome] => {
      const { id: dealId, code, secret } = draft.deal;
      return [signUp.token, { ok: true, outcome: "deal", signUpId: signUp.id, dealId, code, secret }];
    }),
    ...inLine.map(({ signUp, ahead }): [string, SignUpOutcome] => {
      const { id: signUpId, code, secret } = signUp;
      return [signUp.token, { ok: true, outcome: "waiting", signUpId, code, secret, ahead }];
    }),
  ];
}

type Plans = ReadonlyMap<string, ChosenPlan | null>;

/** The payment plan that is chosen for each customer, by the token of the sign-up. */
async function plansFor(trx: Trx, view: SessionView, inputs: readonly SignUpInput[], now: Temporal.Instant): Promise<Plans> {
  const chosen = await chosenPlans(trx, view, inputs.map(({ customer }) => customer), now);
  return new Map(inputs.map(({ token }, index) => [token, chosen[index] ?? null]));
}

type Shown = { view: () => Promise<SessionView>; plans: () => Promise<Plans>; now: Temporal.Instant; online: boolean };

/** The sign-ups that were shown something else than holds now. Whose plan was chosen is told what holds: it stands on no page of the session. */
async function changedSince(inputs: readonly SignUpInput[], { view, plans, now, online }: Shown): Promise<Map<string, Extract<SignUpRefusal, { kind: "changed" }>>> {
  const shown = inputs.filter(({ seen }) => seen !== null);
  if (shown.length === 0) return new Map();
  const [session, chosenBy] = [await view(), await plans()];
  const own = fingerprintOf(session, now, { online });
  return new Map(shown.flatMap(({ token, seen, customer, participants, locale }) => {
    const chosen = chosenBy.get(token) ?? null;
    const fingerprint = chosen === null ? own : fingerprintOf(session, now, { chosen, online });
    if (seen === fingerprint) return [];
    const what = changedParts(seen ?? "", fingerprint);
    const order = chosen === null ? {} : { order: quoteFor(session, { ...askedBy(customer), places: participants.length, locale, now, chosen, online }) };
    return [[token, { kind: "changed", what, ...order }] as const];
  }));
}

type Seating = Shown & { codes: Codes };

async function seatAll(prepared: readonly { signUp: Prepared }[], { view, plans, codes, now, online }: Seating): Promise<Seated[]> {
  const [read, chosenBy] = [await view(), await plans()];
  return prepared.map(({ signUp }) => {
    const decided = codes.get(signUp.token);
    const { discount, credit } = decided?.ok === true ? decided : { discount: null, credit: null };
    return seat(signUp, { view: read, chosen: chosenBy.get(signUp.token) ?? null, discount: discount?.gives ?? null, creditCents: credit?.cents ?? 0, online }, now);
  });
}

function paidWith(seated: readonly Seated[], codes: Codes) {
  return seated.flatMap(({ signUp, draft }) => {
    const decided = codes.get(signUp.token);
    return decided?.ok === true && decided.credit !== null ? [{ dealId: draft.deal.id, paid: decided.credit }] : [];
  });
}

function usedBy(seated: readonly Seated[], codes: Codes) {
  return seated.flatMap(({ signUp, draft }) => {
    const decided = codes.get(signUp.token);
    return decided?.ok === true && decided.discount !== null ? [{ dealId: draft.deal.id, codeId: decided.discount.codeId, cents: decided.discount.cents }] : [];
  });
}

async function viewOf(trx: Trx, { organisation_id, id }: LockedSession): Promise<SessionView> {
  const view = await findSessionViewById(trx, organisation_id, id);
  if (view === undefined) throw new Error(`session ${id}: locked and not there`);
  return view;
}

function memo<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** Published, not begun, and the last day for signing up not over. */
function isOpen(session: LockedSession, now: Temporal.Instant): boolean {
  if (session.status !== "published" || session.starts_at === null) return false;
  const closesAt = session.sign_up_until ?? session.starts_at;
  return Temporal.Instant.compare(now, closesAt) <= 0 && Temporal.Instant.compare(now, session.starts_at) < 0;
}

function queueUp(waiting: readonly Waiting[], alreadyInLine: number): (Waiting & { ahead: number })[] {
  let ahead = alreadyInLine;
  return waiting.map((one) => {
    const inFront = ahead;
    ahead += one.signUp.bookings.length;
    return { ...one, ahead: inFront };
  });
}

function answerFor(input: SignUpInput, answeredHash: string | undefined, outcome: SignUpOutcome | undefined): SignUpOutcome {
  if (outcome === undefined) throw new Error(`sign-up token ${input.token}: decided without an answer`);
  if (outcome.ok && answeredHash !== requestHash(input)) {
    const { ok: _, ...earlier } = outcome;
    return refuse({ kind: "token-reused", earlier });
  }
  return outcome;
}

function bookingsOf(seated: readonly Seated[]): string[] {
  return seated.flatMap(({ signUp }) => signUp.bookings.map(({ id }) => id));
}

function sumPlaces(seated: readonly Seated[]): number {
  return seated.reduce((total, { signUp }) => total + signUp.bookings.length, 0);
}

function refuse(refusal: SignUpRefusal): SignUpOutcome {
  return { ok: false, refusal };
}
