import { isBefore } from "../../domain/calendar/local-day.ts";
import { standing as standingAt } from "../../domain/standing/standing.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import type { Trx } from "../../platform/house.ts";
import { closeDeadlines, openDeadlinesOf, scheduleDeadlines } from "../deadlines/store.ts";
import type { Deal, WholeDeal } from "../deal/store.ts";
import { planPaymentReminders } from "../payments/actions.ts";
import { storyOf } from "../standing/store.ts";

/** What hangs on payment days goes along where the days are others than those planned: reminders, and the moment at which a held place lapses. */
export async function followDays(trx: Trx, { deal, bookings }: Pick<WholeDeal, "deal" | "bookings">, standing: Standing, now: Temporal.Instant): Promise<void> {
  if (bookings.some(({ place }) => place === "held")) await followLapse(trx, deal, standing, now);
  await planPaymentReminders(trx, deal, { standing, now, outcome: "session-moved" });
}

/** A dispute puts the lapse off; its day goes along all the same. A lapse whose time is over stays where it is planned. */
async function followLapse(trx: Trx, deal: Deal, standing: Standing, now: Temporal.Instant): Promise<void> {
  const { organisation_id: organisationId, id: dealId } = deal;
  const { deadlines } = standing.disputed ? await asIfUndisputed(trx, deal, now) : standing;
  const lapse = deadlines.find(({ what }) => what === "lapse")?.at;
  const planned = await openDeadlinesOf(trx, organisationId, { subjectId: dealId, what: "hold" });
  if (lapse === undefined || !isBefore(now, lapse) || planned.every((dueAt) => dueAt.equals(lapse))) return;
  await closeDeadlines(trx, organisationId, now, { subjectIds: [dealId], what: "hold", outcome: "session-moved" });
  await scheduleDeadlines(trx, organisationId, now, [{ what: "hold", subjectId: dealId, dueAt: lapse }]);
}

async function asIfUndisputed(trx: Trx, deal: Deal, now: Temporal.Instant): Promise<Standing> {
  const story = await storyOf(trx, deal);
  return standingAt(story.deal, story.facts.filter(({ kind }) => kind !== "dispute.opened"), now);
}
