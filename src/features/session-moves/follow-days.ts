import type { Standing } from "../../domain/standing/standing.ts";
import type { Trx } from "../../platform/house.ts";
import { closeDeadlines, scheduleDeadlines } from "../deadlines/store.ts";
import type { WholeDeal } from "../deal/store.ts";
import { planPaymentReminders } from "../payments/actions.ts";

/** What hangs on payment days goes along where the days are others than those of the order: reminders, and the moment at which a held place lapses. */
export async function followDays(trx: Trx, { deal, bookings }: Pick<WholeDeal, "deal" | "bookings">, standing: Standing, now: Temporal.Instant): Promise<void> {
  const { organisation_id: organisationId, id: dealId, frozen } = deal;
  const lapse = standing.deadlines.find(({ what }) => what === "lapse")?.at ?? null;
  const agreedLapse = frozen.schedule.find(({ lapseAt }) => lapseAt !== null)?.lapseAt ?? null;
  if (lapse !== null && lapse.toString() !== agreedLapse && bookings.some(({ place }) => place === "held")) {
    await closeDeadlines(trx, organisationId, now, { subjectIds: [dealId], what: "hold", outcome: "session-moved" });
    await scheduleDeadlines(trx, organisationId, now, [{ what: "hold", subjectId: dealId, dueAt: lapse }]);
  }
  await planPaymentReminders(trx, deal, { standing, now, outcome: "session-moved" });
}
