import { localDateOf } from "../../domain/calendar/local-day.ts";
import type { Locale } from "../../domain/locale.ts";
import { isCustomer, needsPerson, orderKey } from "../../domain/withdrawal/statement.ts";
import type { Stated, StatementChannel, StatementOutcome } from "../../domain/withdrawal/statement.ts";
import { derivedSecret } from "../../platform/derived-secret.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { dealBookings, findDeal } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { acknowledge, answerCustomer, tellTrainer } from "./mail.ts";
import { findDealByWords, fingerprintOf, isTooMuch, keepStatement, oneAtATime, statementWith } from "./store.ts";
import type { Statement } from "./store.ts";
import { withdrawDeal } from "./withdraw-deal.ts";

export type StatedWithdrawal = {
  organisationId: string;
  channel: StatementChannel;
  /** Behind the secret address of a deal there is no doubt which one is meant, or by whom; null on the page for everybody. */
  dealId: string | null;
  stated: Stated;
  locale: Locale;
  /** The network from which it comes, such as `192.0.2.0/24`: it is counted, not kept. */
  network: string;
};

type Received = { ok: true; receivedAt: Temporal.Instant; outcome: StatementOutcome; repeated: boolean };

/**
 * Receives a statement of withdrawal. It is kept whatever it is about, and acknowledged at once by mail with its content, date and
 * time. Where the deal and its customer are certain and the right is there, it ends the deal in the same step: places, refund,
 * open offers, the line behind it. Where they are not, it waits for the trainer and counts from now. The same statement twice is one.
 * @returns refusal `too-many` on the page for everybody: nothing is kept, and the page says how else one can withdraw
 * @throws {Error} for a deal that is not there, or an organisation
 * @see docs/rules/withdrawal.md  art. 6:230oa BW
 */
export async function stateWithdrawal(house: House, input: StatedWithdrawal): Promise<Received | { ok: false; refusal: { kind: "too-many" } }> {
  const now = house.clock.now();
  const { organisationId, channel, stated } = input;
  return house.db.transaction().execute(async (trx) => {
    const { zone } = await trx.selectFrom("organisations").select("zone").where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
    const client = derivedSecret(house.config.secret, "withdrawal-network", input.network);
    const order_key = orderKey(stated.order);
    await oneAtATime(trx, { organisation_id: organisationId, client, order_key });
    const fingerprint = fingerprintOf(stated, { channel, day: localDateOf(now, zone), dealId: input.dealId });
    const earlier = await statementWith(trx, organisationId, fingerprint);
    if (earlier !== undefined) return { ok: true, receivedAt: earlier.received_at, outcome: earlier.outcome, repeated: true };
    if (channel === "site" && (await isTooMuch(trx, { organisation_id: organisationId, client, order_key }, now))) return { ok: false, refusal: { kind: "too-many" } };
    const { deal, doubt } = await meantBy(trx, input);
    const statement = await keepStatement(trx, {
      organisation_id: organisationId, id: uuidv7(now), channel, name: stated.name, order_text: stated.order, email: stated.email, locale: input.locale,
      received_at: now.toString(), fingerprint, client, order_key, deal_id: deal?.id ?? null, outcome: doubt ?? "nothing-left",
      ...(doubt === null ? { settled_at: now.toString(), settled_how: "by-itself" as const } : {}),
    });
    if (statement === undefined) return repeatedOf(trx, organisationId, fingerprint);
    const outcome = deal !== null && doubt === null ? await carryOut(trx, house, { statement, deal, now }) : await leaveToPerson(trx, { statement, now });
    return { ok: true, receivedAt: now, outcome, repeated: false };
  });
}

/** Which deal is meant, and what is doubtful about it. */
async function meantBy(trx: Trx, { organisationId, dealId, stated }: StatedWithdrawal): Promise<{ deal: Deal | null; doubt: StatementOutcome | null }> {
  if (dealId !== null) {
    const deal = await findDeal(trx, organisationId, dealId);
    if (deal === undefined) throw new Error(`deal ${dealId}: its customer withdraws and it is not there`);
    return { deal, doubt: null };
  }
  const deal = await findDealByWords(trx, organisationId, stated.order);
  if (deal === undefined) return { deal: null, doubt: "order-unknown" };
  const { customer } = deal;
  const bookings = await dealBookings(trx, organisationId, deal.id);
  const names = [customer.name, customer.orderedBy.name, ...bookings.map(({ first_name, last_name }) => `${first_name} ${last_name}`)];
  const known = isCustomer(stated, { names, emails: [customer.orderedBy.email, customer.billingEmail] });
  return { deal, doubt: known ? null : "not-the-customer" };
}

async function carryOut(trx: Trx, house: House, { statement, deal, now }: { statement: Statement; deal: Deal; now: Temporal.Instant }): Promise<StatementOutcome> {
  const result = await withdrawDeal(trx, house, { deal, statement, actor: "customer", now });
  await trx.updateTable("withdrawal_statements").set({ outcome: result.outcome }).where("organisation_id", "=", statement.organisation_id).where("id", "=", statement.id).execute();
  const told = { ...statement, outcome: result.outcome };
  await answerCustomer(trx, { statement: told, deal, result, now });
  if (statement.email.toLowerCase() !== deal.customer.orderedBy.email.toLowerCase()) await acknowledge(trx, told, now);
  await tellTrainer(trx, { statement: told, deal, result, now });
  return result.outcome;
}

/** Nobody can tell from the answer whether the order is there. */
async function leaveToPerson(trx: Trx, { statement, now }: { statement: Statement; now: Temporal.Instant }): Promise<StatementOutcome> {
  const { organisation_id: organisationId, id, channel, outcome } = statement;
  if (!needsPerson(outcome)) throw new Error(`statement ${id}: expected that a person has to look at it, it is ${outcome}`);
  await writeRecords(trx, organisationId, [{ subjectId: id, type: "withdrawal.stated", at: now, actor: "customer", details: { channel, outcome } }]);
  await acknowledge(trx, statement, now);
  await tellTrainer(trx, { statement, deal: null, result: null, now });
  return outcome;
}

/** Somebody else kept the same statement while this one waited. */
async function repeatedOf(trx: Trx, organisationId: string, fingerprint: string): Promise<Received> {
  const kept = await statementWith(trx, organisationId, fingerprint);
  if (kept === undefined) throw new Error(`statement ${fingerprint}: it was kept and is not there`);
  return { ok: true, receivedAt: kept.received_at, outcome: kept.outcome, repeated: true };
}
