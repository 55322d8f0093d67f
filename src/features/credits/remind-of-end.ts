import { creditSource } from "../../domain/credit/condition.ts";
import { creditState } from "../../domain/credit/credit-state.ts";
import { creditReminders } from "../../domain/credit/credit-reminders.ts";
import type { Trx } from "../../platform/house.ts";
import type { DeadlineHandler } from "../deadlines/actions.ts";
import { findDeal, messageAbout } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { standingOf } from "../standing/store.ts";
import { asCredit, findCredit } from "./store.ts";

/** A credit ends in a month or in a week: whoever still has something of it hears so, once for each. */
export const creditReminderDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  const outcomes = new Map<string, string>();
  for (const { id, subjectId: creditId, dueAt } of deadlines.toSorted((one, other) => (one.subjectId < other.subjectId ? -1 : 1))) outcomes.set(id, await remind(trx, { organisationId, creditId, dueAt }, now));
  return outcomes;
};

/** @returns what came of it: `used`, `expired` or `ended` when nothing is left, `end-moved`, `too-late` when the next one is due as well, or `reminded` */
async function remind(trx: Trx, { organisationId, creditId, dueAt }: { organisationId: string; creditId: string; dueAt: Temporal.Instant }, now: Temporal.Instant): Promise<string> {
  const credit = await findCredit(trx, organisationId, creditId);
  const deal = credit === undefined ? undefined : await findDeal(trx, organisationId, credit.deal_id);
  if (credit === undefined || deal === undefined) throw new Error(`credit ${creditId}: a reminder is about it and it, or its deal, is not there`);
  const state = creditState(asCredit(credit), creditSource(await standingOf(trx, deal, now)), now);
  if (state !== "usable" && state !== "conditional") return state;
  const reminders = creditReminders({ validUntil: credit.valid_until, zone: deal.frozen.organisation.zone });
  const meant = reminders.find(({ at }) => at.equals(dueAt));
  if (meant === undefined) return "end-moved";
  if (reminders.some(({ at, days }) => days < meant.days && Temporal.Instant.compare(at, now) <= 0)) return "too-late";
  await writeRecords(trx, organisationId, [{ subjectId: deal.id, type: "credit.reminded", at: now, actor: "system", details: { credit: creditId, days: meant.days, cents: credit.left_cents } }]);
  const said = { code: credit.code, cents: credit.left_cents, validUntil: credit.valid_until.toString() };
  await queueMessages(trx, organisationId, now, [messageAbout(deal, `credit-reminder:${creditId}:${dueAt.toString()}`, { kind: "credit-reminder", dealId: deal.id, credit: said, days: meant.days, waits: state === "conditional" })]);
  return "reminded";
}
