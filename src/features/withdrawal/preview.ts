import { factsUpTo } from "../../domain/standing/facts.ts";
import type { Fact } from "../../domain/standing/facts.ts";
import { historyOf } from "../../domain/standing/history.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import { decideWithdrawal } from "../../domain/withdrawal/decide-withdrawal.ts";
import type { WithdrawalRefusal } from "../../domain/withdrawal/decide-withdrawal.ts";
import type { House } from "../../platform/house.ts";
import type { Deal } from "../deal/store.ts";
import { storyOf } from "../standing/store.ts";

/** What the customer of a deal can do now: withdraw, with the standing after it; nothing more, because it was done; or nothing, and why. */
export type WithdrawalPreview =
  | { state: "open"; after: Standing }
  | { state: "withdrawn"; receivedAt: Temporal.Instant; now: Standing }
  | { state: "refused"; because: WithdrawalRefusal["kind"]; now: Standing };

/** What withdrawing from a deal would come to at this moment: the standing as it is, with the statement in it. */
export async function previewWithdrawal(house: House, deal: Deal): Promise<WithdrawalPreview> {
  return previewAt(house, deal, house.clock.now());
}

/** As {@link previewWithdrawal}, by a statement that counts from a moment that may be past. */
export async function previewAt(house: House, deal: Deal, countsFrom: Temporal.Instant): Promise<WithdrawalPreview> {
  const now = house.clock.now();
  const story = await storyOf(house.db, deal);
  const current = standing(story.deal, story.facts, now);
  const { withdrawal } = historyOf(story.deal, factsUpTo(story.facts, now));
  if (withdrawal !== null) return { state: "withdrawn", receivedAt: withdrawal.at, now: current };
  const decision = decideWithdrawal(story.deal, story.facts, countsFrom);
  if (!decision.ok) return { state: "refused", because: decision.refusal.kind, now: current };
  const statement: Fact = { kind: "withdrawal.received", at: countsFrom, record: null, bookings: decision.places };
  return { state: "open", after: standing(story.deal, [...story.facts, statement], now) };
}
