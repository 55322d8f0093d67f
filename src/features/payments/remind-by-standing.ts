import { isBefore } from "../../domain/calendar/local-day.ts";
import { paymentReminders } from "../../domain/conditions/payment-reminders.ts";
import type { FrozenPart } from "../../domain/deal/frozen-deal.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import type { Deal } from "../deal/store.ts";
import { daysOfDuties } from "./days-of-duties.ts";

/** `late`: the day is over and the money stays owed. `key` tells the reminders of one deal apart. */
export type Reminder = { part: FrozenPart["name"]; openCents: number; dueAt: string; late: boolean; key: string };

export type Decided = { outcome: "gone" | "moot" | "too-late" | "paid" | "reminded" | "disputed" | "on-its-way"; reminder?: Reminder };

/** Which day a reminder is about as the deal stands now, and what is open by then. One that fits no day speaks of none. */
export function decideByStanding(deal: Pick<Deal, "frozen">, standing: Standing, { dueAt, now }: { dueAt: Temporal.Instant; now: Temporal.Instant }): Decided {
  const days = daysOfDuties(deal, standing);
  if (days.length === 0) return { outcome: standing.owedPrincipalCents === 0 ? "moot" : "paid" };
  const { conditions, organisation } = deal.frozen;
  const meant = paymentReminders({ days, conditions, zone: organisation.zone }).find(({ at }) => at.equals(dueAt));
  const day = days.find(({ dueOn }) => meant?.dueOn.equals(dueOn));
  if (meant === undefined || day === undefined) return { outcome: "moot" };
  if (!meant.late && !isBefore(now, day.dueAt)) return { outcome: "too-late" };
  const until = meant.late ? now : day.dueAt;
  const due = days.filter((one) => !isBefore(until, one.dueAt));
  const openCents = due.reduce((sum, one) => sum + one.cents, 0);
  const part = day.name ?? (due.length === days.length ? "whole" : "part");
  const named = meant.late ? (due[0] ?? day) : day;
  return { outcome: "reminded", reminder: { part, openCents, dueAt: named.dueAt.toString(), late: meant.late, key: meant.late ? dueAt.toString() : day.dueOn.toString() } };
}
