import { decideGoodwill } from "../../domain/goodwill/decide-goodwill.ts";
import type { GoodwillReason, GoodwillRefusal } from "../../domain/goodwill/decide-goodwill.ts";
import type { Cents } from "../../domain/money.ts";
import type { Fact } from "../../domain/standing/facts.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { changePlacesAcross, holdDeal, messageAbout, readDeal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import type { WholeDeal } from "../deal/store.ts";
import { shrinkFees } from "../refill/actions.ts";
import { settleFromStanding, storyOf } from "../standing/store.ts";

export { giveCredit, previewCreditGift } from "./give-credit.ts";
export type { GiveCreditRefusal } from "./give-credit.ts";
export { goodwillReasons } from "../../domain/goodwill/decide-goodwill.ts";
export type { GoodwillReason } from "../../domain/goodwill/decide-goodwill.ts";

/** What letting go does: what is owed and what goes back, before and after; and whether a held place becomes certain by it. */
export type GoodwillPreview = { cents: Cents; before: GoodwillSide; after: GoodwillSide; confirms: boolean };

/** `creditBackCents` is a credit again, of what a credit paid. */
export type GoodwillSide = { owesCents: Cents; refundCents: Cents; creditBackCents: Cents };

export type GrantGoodwillRefusal =
  | GoodwillRefusal
  | { kind: "deal-unknown" }
  /** The standing is not the one that was shown. */
  | { kind: "changed" }
  /** The form was used before, for another deal or amount: nothing was given now. */
  | { kind: "token-reused" };

type Which = { organisationId: string; dealId: string; cents: number };

export type GrantGoodwillInput = Which & {
  reason: GoodwillReason;
  /** The trainer's own words. They stand in no record and in no mail. */
  note: string;
  by: string;
  /** Names the form: sent twice it is given once. */
  token: string;
  /** What the customer owed when it was previewed; null when nothing was shown before. */
  seenOwesCents: number | null;
};

/** @returns the standing before and after, as it would be now; refusals as {@link grantGoodwill} */
export async function previewGoodwill(house: House, which: Which): Promise<{ ok: true; preview: GoodwillPreview } | { ok: false; refusal: GrantGoodwillRefusal }> {
  return house.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => {
    const whole = await readDeal(trx, which.organisationId, which.dealId);
    if (whole === undefined) return refuse({ kind: "deal-unknown" });
    return previewOf(trx, whole, which.cents, house.clock.now());
  });
}

/**
 * Lets go of a part of what a deal comes to. Money that is too much by it goes back; a held place of which nothing is open any more is certain.
 * The same form sent twice gives once.
 * @returns refusals `deal-unknown`, `amount-not-positive`, `nothing-owed`, `more-than-owed`, `changed`, `token-reused`
 * @see docs/rules/goodwill.md
 */
export async function grantGoodwill(
  house: House,
  input: GrantGoodwillInput,
): Promise<{ ok: true; preview: GoodwillPreview | null; repeated: boolean } | { ok: false; refusal: GrantGoodwillRefusal }> {
  const { organisationId, dealId, reason } = input;
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId);
    const now = house.clock.now();
    if (held === undefined) return refuse({ kind: "deal-unknown" });
    const earlier = await trx.selectFrom("goodwill").select(["deal_id", "cents"]).where("organisation_id", "=", organisationId).where("token", "=", input.token).executeTakeFirst();
    if (earlier !== undefined) return earlier.deal_id === dealId && earlier.cents === input.cents ? { ok: true, preview: null, repeated: true } : refuse({ kind: "token-reused" });
    const decided = await previewOf(trx, held, input.cents, now);
    if (!decided.ok) return decided;
    const { preview } = decided;
    if (input.seenOwesCents !== null && input.seenOwesCents !== preview.before.owesCents) return refuse({ kind: "changed" });

    const id = uuidv7(now);
    await trx
      .insertInto("goodwill")
      .values({ organisation_id: organisationId, id, deal_id: dealId, cents: preview.cents, reason, note: input.note, given_by: input.by, given_at: now.toString(), token: input.token })
      .execute();
    const places = preview.confirms ? await confirmHeld(trx, held, now) : [];
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "goodwill.granted", at: now, actor: "trainer", details: { cents: preview.cents, goodwill: id, reason, places } }]);
    await settleFromStanding(trx, organisationId, dealId, now);
    if (preview.after.owesCents === 0) await closeDeadlines(trx, organisationId, now, { subjectIds: [dealId], what: "payment-reminder", outcome: "let-go" });
    const facts = { kind: "goodwill-granted" as const, dealId, cents: preview.cents, owesCents: preview.after.owesCents, refundCents: preview.after.refundCents, confirms: preview.confirms };
    await queueMessages(trx, organisationId, now, [messageAbout(held.deal, `goodwill-granted:${id}`, facts)]);
    await shrinkFees(trx, { organisationId, bookingIds: places.map(({ booking }) => booking) }, now);
    return { ok: true, preview, repeated: false };
  });
}

async function previewOf(trx: Trx, { deal, bookings }: WholeDeal, wantedCents: number, now: Temporal.Instant): Promise<{ ok: true; preview: GoodwillPreview } | { ok: false; refusal: GrantGoodwillRefusal }> {
  const story = await storyOf(trx, deal);
  const before = standing(story.deal, story.facts, now);
  const decided = decideGoodwill(wantedCents, before.owedPrincipalCents);
  if (!decided.ok) return decided;
  const given: Fact = { kind: "goodwill.granted", at: now, record: null, bookings: null, cents: decided.cents };
  const after = standing(story.deal, [...story.facts, given], now);
  const confirms = after.customerOwesCents === 0 && bookings.some(({ place }) => place === "held");
  return { ok: true, preview: { cents: decided.cents, before: sideOf(before), after: sideOf(after), confirms } };
}

function sideOf({ customerOwesCents, organiserOwesCents, creditBackCents }: Standing): GoodwillSide {
  return { owesCents: customerOwesCents, refundCents: organiserOwesCents, creditBackCents };
}

/** Nothing is open any more: the places wait for no payment. */
async function confirmHeld(trx: Trx, { deal, bookings }: WholeDeal, now: Temporal.Instant) {
  const held = bookings.filter(({ place }) => place === "held");
  await changePlacesAcross(trx, deal.organisation_id, now, held.map(({ id, session_id: sessionId }) => ({ sessionId, bookingId: id, from: "held" as const, to: "confirmed" as const })));
  await closeDeadlines(trx, deal.organisation_id, now, { subjectIds: [deal.id], what: "hold", outcome: "let-go" });
  return held.map(({ id }) => ({ booking: id, from: "held" as const, to: "confirmed" as const }));
}

function refuse(refusal: GrantGoodwillRefusal): { ok: false; refusal: GrantGoodwillRefusal } {
  return { ok: false, refusal };
}
