import { decideRefills } from "../../domain/refill/decide-refills.ts";
import type { Refill } from "../../domain/refill/decide-refills.ts";
import type { Fact } from "../../domain/standing/facts.ts";
import { standing } from "../../domain/standing/standing.ts";
import { zeroCents } from "../../domain/money.ts";
import type { Cents } from "../../domain/money.ts";
import type { Trx } from "../../platform/house.ts";
import { bookingsOfDeals } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { afterAll, rootsOf, settleFromStanding, storyOf } from "../standing/store.ts";
import { endRefills, soldWhereRefillsWait } from "./store.ts";
import type { SoldIn } from "./store.ts";

export { awaitRefill } from "./store.ts";

/**
 * Places that became certain just now: where one of them has the seat of somebody who cancelled, that fee shrinks by what the
 * new customer pays, in the same transaction, and whoever cancelled is told. The sessions are held. Called with every group of
 * places that became certain; costs one statement where no cancelled place waits.
 * @param sold.bookingIds the places that became certain, all of one organisation
 */
export async function shrinkFees(trx: Trx, { organisationId, bookingIds }: { organisationId: string; bookingIds: readonly string[] }, now: Temporal.Instant): Promise<void> {
  for (const here of await soldWhereRefillsWait(trx, organisationId, bookingIds)) await shrinkIn(trx, organisationId, here, now);
}

/** Whose fee cannot shrink any more (given up, settled) is passed over, so that the sale counts for the next. */
async function shrinkIn(trx: Trx, organisationId: string, here: SoldIn, now: Temporal.Instant): Promise<void> {
  if (decideRefills(here).length === 0) return;
  const { open, moot } = await shrinkable(trx, organisationId, here, now);
  const refills = decideRefills({ ...here, open });
  for (const refill of refills) {
    const { dealId } = open.find(({ bookingId }) => bookingId === refill.bookingId) ?? {};
    if (dealId !== undefined) await shrink(trx, { organisationId, sessionId: here.sessionId, dealId, refill }, now);
  }
  await endRefills(trx, organisationId, here.sessionId, [...moot, ...refills].map(({ bookingId }) => bookingId));
}

async function shrinkable(trx: Trx, organisationId: string, { open }: SoldIn, now: Temporal.Instant): Promise<{ open: SoldIn["open"]; moot: SoldIn["open"] }> {
  const checked: { one: SoldIn["open"][number]; off: number }[] = [];
  for (const one of open) checked.push({ one, off: (await effectOf(trx, organisationId, { ...one, cents: null }, now)).offCents });
  return { open: checked.filter(({ off }) => off > 0).map(({ one }) => one), moot: checked.filter(({ off }) => off <= 0).map(({ one }) => one) };
}

/** What the deal comes to less when this place is sold again for so much; null is its whole fee. The deal is held. */
async function effectOf(
  trx: Trx,
  organisationId: string,
  { dealId, bookingId, cents }: { dealId: string; bookingId: string; cents: Cents | null },
  now: Temporal.Instant,
): Promise<{ deal: Deal; offCents: number; at: Temporal.Instant }> {
  const deal = await trx.selectFrom("deals").selectAll().where("organisation_id", "=", organisationId).where("id", "=", dealId).forNoKeyUpdate().executeTakeFirstOrThrow();
  const bookings = (await bookingsOfDeals(trx, organisationId, [dealId])).get(dealId) ?? [];
  const story = await storyOf(trx, deal);
  const at = afterAll(story, now);
  const fact: Fact = { kind: "place.refilled", at, record: null, bookings: [rootsOf(bookings)(bookingId)], cents };
  const before = standing(story.deal, story.facts, at).owedPrincipalCents;
  return { deal, at, offCents: before - standing(story.deal, [...story.facts, fact], at).owedPrincipalCents };
}

async function shrink(
  trx: Trx,
  { organisationId, sessionId, dealId, refill }: { organisationId: string; sessionId: string; dealId: string; refill: Refill },
  now: Temporal.Instant,
): Promise<void> {
  const { deal, offCents, at } = await effectOf(trx, organisationId, { dealId, bookingId: refill.bookingId, cents: refill.cents }, now);
  if (offCents <= 0) return;
  await writeRecords(trx, organisationId, [{
    subjectId: dealId,
    type: "place.refilled",
    at,
    actor: "system",
    details: { bookings: [refill.bookingId], session: sessionId, cents: refill.cents, offCents },
  }]);
  const after = await settleFromStanding(trx, organisationId, dealId, now);
  // What was owed back before has its own earlier day, and was told then; this mail is about what came with it.
  const refund = after.duties.findLast(({ duty }) => duty === "refund");
  const { orderedBy } = deal.customer;
  await queueMessages(trx, organisationId, now, [{
    subjectKind: "deal",
    subjectId: dealId,
    dedupeKey: `place-refilled:${refill.bookingId}`,
    to: { address: orderedBy.email, name: orderedBy.name },
    locale: deal.locale,
    facts: {
      kind: "place-refilled",
      dealId,
      bookingIds: [refill.bookingId],
      offCents,
      owesCents: after.customerOwesCents,
      refundCents: refund?.cents ?? zeroCents,
      refundBy: refund?.by?.toString() ?? null,
    },
  }]);
}
