import { endOfLocalDay, localDateOf } from "../../domain/calendar/local-day.ts";
import type { House } from "../../platform/house.ts";
import { useCredit } from "../credits/actions.ts";
import { creditsOf } from "../credits/store.ts";
import { giveCredit as give, grantGoodwill } from "../goodwill/actions.ts";

const zone = "Europe/Amsterdam";

type Given = { organisationId: string; dealId: string; cents: number };

/** A credit for half a year; with `deal-paid` it waits until its deal is paid. */
export async function giveCredit(house: House, { organisationId, dealId, cents: value, condition }: Given & { condition: "none" | "deal-paid" }): Promise<void> {
  const now = house.clock.now();
  const validUntil = endOfLocalDay(localDateOf(now, zone).add({ months: 6 }), zone);
  const outcome = await give(house, { organisationId, dealId, cents: value, validUntil, condition, transferable: false, reason: "long-standing", note: "", by: "demo", token: `demo-credit:${dealId}` });
  if (!outcome.ok) throw new Error(`demo: no credit could be given for deal ${dealId}: ${outcome.refusal.kind}`);
}

/** Pays a deal with the credit that another one gave. */
export async function spendCredit(house: House, { organisationId, dealId, from }: { organisationId: string; dealId: string; from: string }): Promise<void> {
  const [credit] = await creditsOf(house.db, organisationId, from);
  const outcome = credit === undefined ? null : await useCredit(house, { organisationId, dealId, code: credit.code });
  if (outcome?.ok !== true) throw new Error(`demo: the credit of deal ${from} could not pay deal ${dealId}: ${outcome?.refusal.kind ?? "it gave none"}`);
}

/** A part of the amount that is let go. */
export async function letGo(house: House, given: Given): Promise<void> {
  const outcome = await grantGoodwill(house, { ...given, reason: "circumstances", note: "Belde zelf op: de trein reed niet.", by: "demo", token: `demo-goodwill:${given.dealId}`, seenOwesCents: null });
  if (!outcome.ok) throw new Error(`demo: nothing could be let go of deal ${given.dealId}: ${outcome.refusal.kind}`);
}
