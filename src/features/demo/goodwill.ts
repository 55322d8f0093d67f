import { endOfLocalDay, localDateOf } from "../../domain/calendar/local-day.ts";
import { cents } from "../../domain/money.ts";
import type { House } from "../../platform/house.ts";
import { grantCredit } from "../credits/store.ts";
import { grantGoodwill } from "../goodwill/actions.ts";
import { holdDeal } from "../deal/store.ts";

const zone = "Europe/Amsterdam";

type Given = { organisationId: string; dealId: string; cents: number };

/** A credit for half a year; with `deal-paid` it waits until its deal is paid. */
export async function giveCredit(house: House, { organisationId, dealId, cents: value, condition }: Given & { condition: "none" | "deal-paid" }): Promise<void> {
  const now = house.clock.now();
  const validUntil = endOfLocalDay(localDateOf(now, zone).add({ months: 6 }), zone);
  await house.db.transaction().execute(async (trx) => {
    await holdDeal(trx, organisationId, dealId);
    await grantCredit(trx, { organisationId, dealId, source: "offer", cents: cents(value), condition, transferable: false, validUntil, actor: "trainer" }, now);
  });
}

/** A part of the amount that is let go. */
export async function letGo(house: House, given: Given): Promise<void> {
  const outcome = await grantGoodwill(house, { ...given, reason: "circumstances", note: "Belde zelf op: de trein reed niet.", by: "demo", token: `demo-goodwill:${given.dealId}`, seenOwesCents: null });
  if (!outcome.ok) throw new Error(`demo: nothing could be let go of deal ${given.dealId}: ${outcome.refusal.kind}`);
}
