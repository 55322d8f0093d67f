import { localDateOf } from "../../domain/calendar/local-day.ts";
import type { PaymentDay } from "../../domain/conditions/payment-reminders.ts";
import type { FrozenPart } from "../../domain/deal/frozen-deal.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import type { Deal } from "../deal/store.ts";

/** What has to be paid on a day. `dueAt` is the last moment, inclusive; `name` is null for a day that is none of the order. */
export type DueDay = PaymentDay & { dueAt: Temporal.Instant; cents: number; name: FrozenPart["name"] | null };

/** The days on which a deal has to be paid as it stands now, the first one first. A day of the order keeps its moment, and what it takes away. */
export function daysOfDuties({ frozen }: Pick<Deal, "frozen">, { duties }: Pick<Standing, "duties">): DueDay[] {
  return duties.flatMap(({ duty, by, why, cents }): DueDay[] => {
    if (duty !== "pay" || by === null || cents === null) return [];
    const dueOn = localDateOf(by, frozen.organisation.zone);
    const part = why === "payment" ? frozen.schedule.find((one) => one.dueOn === dueOn.toString()) : undefined;
    if (part === undefined) return [{ dueOn, cents, dueAt: by, lapses: false, name: null }];
    return [{ dueOn, cents, dueAt: Temporal.Instant.from(part.dueAt), lapses: part.lapseAt !== null, name: part.name }];
  });
}
