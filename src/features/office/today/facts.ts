import { endOfLocalDay, isBefore, localDateOf } from "../../../domain/calendar/local-day.ts";
import type { House } from "../../../platform/house.ts";
import { undecidedSessions } from "../../absences/actions.ts";
import { waitingInvoices } from "../../invoicing/actions.ts";
import type { WaitingInvoices } from "../../invoicing/actions.ts";
import { openReplies } from "../../mail-evidence/store.ts";
import { mailState } from "../../messages/store.ts";
import type { MailState } from "../../messages/store.ts";
import { signUpsById } from "../../waiting-list/store.ts";
import { openTroubles } from "../../online-payments/store.ts";
import { openPlanReviews } from "../../plan-review/store.ts";
import { refundsOwed, waitingFiles } from "../../refunds/store.ts";
import { openCorrections } from "../../track-record/store.ts";
import { openStatements, unseenStatements } from "../../withdrawal/store.ts";
import { waitingBankLines } from "../bank/facts.ts";
import type { Desk } from "../frame/desk.ts";
import { openChoicesOf, readChoices } from "../choices/store.ts";
import { dealsById } from "../store.ts";
import { readComing } from "./coming.ts";
import type { Coming } from "./coming.ts";
import { decisionsOf } from "./decisions.ts";
import type { Decision, MailSubject } from "./decisions.ts";
import { figuresOf } from "./figures.ts";
import type { Figures } from "./figures.ts";
import { readMoney } from "./money.ts";
import { attendanceSince, comingSessions, deadlinesUntil, disputedDeals, firstDeadlineAfter, openReports, receivedBetween, troubledMessages, unmarkedSessions, whatThereIs } from "./store.ts";

const most = 200;
const figureDays = 30;
/** An absence that nobody decided for so long is no news any more. */
const absenceDays = 90;
/** A server that is down for a moment is no news. */
const patienceMinutes = 15;

/** Everything that the first page of the office shows. */
export type TodayFacts = {
  decisions: Decision[];
  /** What happens by itself until the end of tomorrow, and the first thing after that. */
  coming: Coming[];
  later: Coming | null;
  figures: Figures;
  /** `stuck`: there is a server, and mail waits longer than it should. */
  mail: MailState & { configured: boolean; stuck: boolean };
  /** Invoices that cannot be issued yet. */
  invoices: WaitingInvoices | null;
  /** What somebody who just began has done already. */
  begun: { details: boolean; terms: boolean; course: boolean; session: boolean; published: boolean };
};

export async function readToday(house: House, desk: Desk): Promise<TodayFacts> {
  const { db } = house;
  const { organisationId, organisation, now, zone } = desk;
  const today = localDateOf(now, zone);
  const tomorrowEnds = endOfLocalDay(today.add({ days: 1 }), zone);
  const [money, messages, unmarked, reports] = await Promise.all([
    readMoney(house, desk),
    troubledMessages(db, organisationId, most),
    unmarkedSessions(db, organisationId, now),
    openReports(db, organisationId, most),
  ]);
  const [sessions, deadlines, next] = await Promise.all([
    comingSessions(db, organisationId, { from: now, until: endOfLocalDay(today.add({ days: figureDays }), zone) }),
    deadlinesUntil(db, organisationId, tomorrowEnds, most),
    firstDeadlineAfter(db, organisationId, tomorrowEnds),
  ]);
  const starting = sessions.filter((session) => Temporal.Instant.compare(session.starts_at, tomorrowEnds) <= 0);
  const [received, attendance, mail, thereIs] = await Promise.all([
    receivedBetween(db, organisationId, { first: today.with({ day: 1 }), last: today }),
    attendanceSince(db, organisationId, endOfLocalDay(today.subtract({ years: 1 }), zone)),
    mailState(db, organisationId),
    whatThereIs(db, organisationId),
  ]);
  const [later = null] = next === undefined ? [] : await readComing(house, desk, { deadlines: [next], starting: [] });
  return {
    decisions: decisionsOf({ now, statements: await openStatements(db, organisationId, most), unseen: await unseenStatements(db, organisationId, most), onlineTroubles: await openTroubles(db, organisationId, most), disputes: await disputedDeals(db, organisationId), plansAsked: await openPlanReviews(db, organisationId), entriesDoubted: await openCorrections(db, organisationId), choices: openChoicesOf(await readChoices(db, organisationId, null, now)), complaintDays: organisation.complaint_days, bankLines: await waitingBankLines(house, desk), money, refunds: await refundsOwed(db, organisationId, now), refundFiles: await waitingFiles(db, organisationId), messages: (await withSubjects(house, desk, messages)).map(({ about, ...message }) => ({ message, about })), replies: (await withSubjects(house, desk, await openReplies(db, organisationId, most))).map(({ about, ...reply }) => ({ reply, about })), unmarked, undecided: await undecidedSessions(house, organisationId, { startsAfter: now.subtract({ hours: 24 * absenceDays }) }), reports, coming: sessions }),
    coming: await readComing(house, desk, { deadlines, starting }),
    later,
    figures: figuresOf({ money, received, sessions, attendance, desk }),
    mail: { ...mail, configured: house.config.smtpUrl !== null, stuck: mail.waitingSince !== null && isBefore(mail.waitingSince, now.subtract({ minutes: patienceMinutes })) },
    invoices: await waitingInvoices(house, organisationId),
    begun: { ...thereIs, details: organisation.street !== "" && organisation.iban !== "" },
  };
}

/** Mail about a deal leads to the deal, mail about a waiting request to its session. */
async function withSubjects<Mail extends { subject_id: string }>(house: House, { organisationId }: Desk, messages: readonly Mail[]): Promise<(Mail & { about: MailSubject })[]> {
  const ids = [...new Set(messages.map((message) => message.subject_id))];
  const deals = await dealsById(house.db, organisationId, ids);
  const signUps = await signUpsById(house.db, organisationId, ids);
  const subjectOf = (id: string): MailSubject => {
    const deal = deals.get(id);
    if (deal !== undefined) return { href: `/office/deals/${deal.code}`, label: deal.frozen.course.title };
    const signUp = signUps.get(id);
    return signUp === undefined ? null : { href: `/office/sessions/${signUp.session_id}`, label: signUp.customer.name };
  };
  return messages.map((message) => ({ ...message, about: subjectOf(message.subject_id) }));
}
