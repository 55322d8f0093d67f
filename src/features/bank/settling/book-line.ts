import type { Match, Target } from "../../../domain/bank/match/proposal.ts";
import type { House, Trx } from "../../../platform/house.ts";
import { holdDeals, holdSessionsOf } from "../../deal/store.ts";
import { takePayment } from "../../payments/actions.ts";
import type { PaymentEffect } from "../../payments/actions.ts";
import { holdLine, insertBooking, lineBookings, recordedByHand, settleLine } from "../store.ts";
import type { Line } from "../store.ts";

export type BookInput = {
  organisationId: string;
  lineId: string;
  /** Together the amount of the line; each deal once. */
  targets: readonly Target[];
  /** What was found, when it was. */
  found?: Match | undefined;
  /** Who confirmed it; null when it was certain by itself. */
  by: string | null;
};

export type BookRefusal =
  | { kind: "line-unknown" }
  | { kind: "deal-unknown" }
  /** Somebody settled it otherwise. */
  | { kind: "already-settled" }
  | { kind: "not-bookable"; why: "currency" | "outgoing" | "ahead" | "amounts" | "parked" }
  /** What was exact when it was found is not any more; only for what was certain by itself. */
  | { kind: "not-certain" };

/** What the line did to each deal; `recorded` was money that a person had written down already. */
export type LineBooked = { dealId: string; cents: number; effect: PaymentEffect | "recorded" };

export type BookOutcome = { ok: true; repeated: boolean; booked: readonly LineBooked[] } | { ok: false; refusal: BookRefusal };

/**
 * Books a line on one deal or several, all in one transaction. Money that a person recorded before the line came is
 * recognised by deal, amount and day, and is not booked again.
 * @returns refusals as above; booking the same again is fine
 */
export async function bookLine(house: House, input: BookInput): Promise<BookOutcome> {
  const { organisationId, lineId, targets, by } = input;
  const dealIds = [...new Set(targets.map(({ dealId }) => dealId))].sort();
  if (dealIds.length === 0 || dealIds.length !== targets.length || targets.some(({ cents }) => !Number.isSafeInteger(cents) || cents <= 0)) return refuse({ kind: "not-bookable", why: "amounts" });
  return house.db.transaction().execute(async (trx) => {
    await holdSessionsOf(trx, organisationId, dealIds);
    if ((await holdDeals(trx, organisationId, dealIds)).length !== dealIds.length) return refuse({ kind: "deal-unknown" });
    const line = await holdLine(trx, organisationId, lineId);
    if (line === undefined) return refuse({ kind: "line-unknown" });
    if (line.state === "matched") return repeated(trx, line, targets);
    const now = house.clock.now();
    const refusal = whyNot(line, targets, by === null);
    if (refusal !== null) return refuse(refusal);
    const booked: LineBooked[] = [];
    for (const { dealId, cents } of targets) {
      const recorded = await recordedByHand(trx, { organisationId, dealId, cents, on: line.booked_on });
      const taken = recorded ?? (await take(trx, house, line, { dealId, cents, by }));
      if (taken === "ahead") return ahead(booked);
      await insertBooking(trx, { organisationId, lineId, dealId, cents, paymentId: taken.paymentId, now });
      booked.push({ dealId, cents, effect: taken.effect });
    }
    await settleLine(trx, { organisationId, lineId, state: "matched", found: input.found, by, now });
    return { ok: true, repeated: false, booked };
  });
}

async function take(trx: Trx, house: House, line: Line, { dealId, cents, by }: { dealId: string; cents: number; by: string | null }): Promise<{ paymentId: string; effect: PaymentEffect } | "ahead"> {
  const { organisation_id: organisationId, id, booked_on: receivedOn } = line;
  const outcome = await takePayment(trx, house, { organisationId, dealId, token: `bank:${id}:${dealId}`, amountCents: cents, receivedOn, method: "bank", note: "", by: by ?? "bank" }, by === null ? "system" : "trainer");
  if (outcome.ok) return outcome;
  if (outcome.refusal.kind === "received-in-future") return "ahead";
  throw new Error(`bank line ${id}: deal ${dealId} refused ${cents} cents: ${outcome.refusal.kind}`);
}

/** The day is the same for all deals of a line, so that the first says it before anything was booked. */
function ahead(booked: readonly LineBooked[]): BookOutcome {
  if (booked.length > 0) throw new Error(`a line was ahead after ${booked.length} bookings`);
  return refuse({ kind: "not-bookable", why: "ahead" });
}

function whyNot(line: Line, targets: readonly Target[], byItself: boolean): BookRefusal | null {
  if (line.state === "parked") return { kind: "not-bookable", why: "parked" };
  if (byItself && line.state !== "waiting") return { kind: "already-settled" };
  if (line.currency !== "EUR") return { kind: "not-bookable", why: "currency" };
  if (line.units <= 0) return { kind: "not-bookable", why: "outgoing" };
  return targets.reduce((sum, { cents }) => sum + cents, 0) === line.units ? null : { kind: "not-bookable", why: "amounts" };
}

async function repeated(trx: Trx, line: Line, targets: readonly Target[]): Promise<BookOutcome> {
  const earlier = await lineBookings(trx, line.organisation_id, [line.id]);
  const same = earlier.length === targets.length && targets.every((target) => earlier.some((one) => one.deal_id === target.dealId && one.cents === target.cents));
  return same ? { ok: true, repeated: true, booked: [] } : refuse({ kind: "already-settled" });
}

function refuse(refusal: BookRefusal): { ok: false; refusal: BookRefusal } {
  return { ok: false, refusal };
}

