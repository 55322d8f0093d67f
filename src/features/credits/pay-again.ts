import { cents } from "../../domain/money.ts";
import type { Trx } from "../../platform/house.ts";
import { creditsGivenBackBy } from "../credit-book/store.ts";
import type { WholeDeal } from "../deal/store.ts";
import { standingOf } from "../standing/store.ts";
import { payWithCredit } from "./pay.ts";
import { lockCredit, lockCreditsAbout } from "./store.ts";

/**
 * Another date takes the place of one that was called off: what a credit had paid goes along, as far as it is still there. The deal
 * is held, and stands on its new date already.
 * @param since when it was called off
 */
export async function payAgainWithCredit(trx: Trx, { deal, bookings }: Pick<WholeDeal, "deal" | "bookings">, { since, now }: { since: Temporal.Instant; now: Temporal.Instant }): Promise<void> {
  const { organisation_id: organisationId, id: dealId } = deal;
  await lockCreditsAbout(trx, { organisationId, dealIds: [dealId] });
  for (const { creditId, cents: back } of await creditsGivenBackBy(trx, organisationId, dealId, since)) {
    const credit = await lockCredit(trx, organisationId, creditId);
    const { principalCents } = await standingOf(trx, deal, now);
    const again = Math.min(back, credit.left_cents, principalCents);
    if (again > 0) await payWithCredit(trx, { deal, bookings, credit, cents: cents(again) }, now);
  }
}
