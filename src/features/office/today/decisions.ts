import { earliest } from "../../../domain/calendar/local-day.ts";
import { isShortOfPeople } from "../../../domain/catalogue/short-of-people.ts";
import type { Due } from "../../../domain/deal/next-due.ts";
import type { UndecidedSession } from "../../absences/actions.ts";
import type { OpenReply } from "../../mail-evidence/store.ts";
import type { LatePayment } from "../../payments/store.ts";
import type { OnlineTrouble } from "../../online-payments/store.ts";
import type { OpenPlanReview } from "../../plan-review/store.ts";
import { dueOf } from "../../refunds/store.ts";
import type { OwedRefund, WaitingFile } from "../../refunds/store.ts";
import type { OpenCorrection } from "../../track-record/store.ts";
import type { Statement, UnseenStatement } from "../../withdrawal/store.ts";
import type { OpenChoices } from "../choices/store.ts";
import type { MoneyStand } from "./money.ts";
import type { ComingSession, DisputedDeal, MoneyDeal, PageReport, TroubledMessage, UnmarkedSession } from "./store.ts";

/** What needs a person, with the moment that it is about: since when, or until when. */
export type Decision = { at: Temporal.Instant } & (
  | { kind: "late-payment"; deal: MoneyDeal; due: Due; lapsesAt: Temporal.Instant | null; onItsWay: boolean }
  | { kind: "refund"; refund: OwedRefund }
  | { kind: "late-money"; deal: MoneyDeal; late: LatePayment }
  | { kind: "mail"; message: TroubledMessage; about: MailSubject }
  | { kind: "attendance"; session: UnmarkedSession }
  | { kind: "absence"; session: UndecidedSession }
  | { kind: "report"; report: PageReport }
  | { kind: "dispute"; dispute: DisputedDeal; answerBy: Temporal.Instant }
  | { kind: "plan-asked"; asked: OpenPlanReview; answerBy: Temporal.Instant }
  | { kind: "entry-doubted"; asked: OpenCorrection; answerBy: Temporal.Instant }
  | { kind: "withdrawal"; statement: Statement }
  | { kind: "no-effect"; statement: UnseenStatement }
  | { kind: "online-trouble"; trouble: OnlineTrouble }
  | { kind: "choices"; choices: OpenChoices }
  | { kind: "too-few"; session: ComingSession }
  | { kind: "reply"; reply: OpenReply; about: MailSubject }
  | { kind: "bank-lines"; count: number; cents: number }
  | { kind: "refund-file"; file: WaitingFile }
);

/** Where the story of a mail is told: on the page of its deal, or of the session it is about. */
export type MailSubject = { href: string; label: string } | null;

export type Troubles = {
  now: Temporal.Instant;
  money: readonly MoneyStand[];
  refunds: readonly OwedRefund[];
  messages: readonly { message: TroubledMessage; about: MailSubject }[];
  replies: readonly { reply: OpenReply; about: MailSubject }[];
  unmarked: readonly UnmarkedSession[];
  undecided: readonly UndecidedSession[];
  reports: readonly PageReport[];
  coming: readonly ComingSession[];
  disputes: readonly DisputedDeal[];
  plansAsked: readonly OpenPlanReview[];
  entriesDoubted: readonly OpenCorrection[];
  statements: readonly Statement[];
  unseen: readonly UnseenStatement[];
  onlineTroubles: readonly OnlineTrouble[];
  choices: readonly OpenChoices[];
  complaintDays: number;
  /** Lines of the bank that wait, since when. */
  refundFiles: readonly WaitingFile[];
  bankLines: { count: number; cents: number; since: Temporal.Instant | null };
};

/** Everything that waits for a person, in the order of its moment. */
export function decisionsOf({ now, money, refunds, messages, replies, unmarked, undecided, reports, coming, disputes, plansAsked, entriesDoubted, statements, unseen, onlineTroubles, choices, complaintDays, bankLines, refundFiles }: Troubles): Decision[] {
  const answerByOf = (since: Temporal.Instant) => since.add({ hours: complaintDays * 24 });
  const decisions: Decision[] = [
    ...money.flatMap(moneyDecisions),
    ...refunds.map((refund): Decision => ({ kind: "refund", at: dueOf(refund, now), refund })),
    ...messages.map(({ message, about }): Decision => ({ kind: "mail", at: message.failed_at ?? message.queued_at, message, about })),
    ...replies.map(({ reply, about }): Decision => ({ kind: "reply", at: reply.received_at, reply, about })),
    ...unmarked.map((session): Decision => ({ kind: "attendance", at: session.ends_at, session })),
    ...undecided.map((session): Decision => ({ kind: "absence", at: session.since, session })),
    ...disputes.map((dispute): Decision => {
      const answerBy = answerByOf(dispute.opened_at);
      return { kind: "dispute", at: answerBy, dispute, answerBy };
    }),
    ...plansAsked.map((asked): Decision => {
      const answerBy = asked.lapses_at === null ? answerByOf(asked.asked_at) : earliest(answerByOf(asked.asked_at), asked.lapses_at);
      return { kind: "plan-asked", at: answerBy, asked, answerBy };
    }),
    ...entriesDoubted.map((asked): Decision => ({ kind: "entry-doubted", at: answerByOf(asked.asked_at), asked, answerBy: answerByOf(asked.asked_at) })),
    ...statements.map((statement): Decision => ({ kind: "withdrawal", at: statement.received_at, statement })),
    ...unseen.map((statement): Decision => ({ kind: "no-effect", at: statement.received_at, statement })),
    ...onlineTroubles.map((trouble): Decision => ({ kind: "online-trouble", at: trouble.at, trouble })),
    ...choices.map((open): Decision => ({ kind: "choices", at: open.answerBy, choices: open })),
    ...refundFiles.map((file): Decision => ({ kind: "refund-file", at: file.due_at, file })),
    ...(bankLines.since === null ? [] : [{ kind: "bank-lines" as const, at: bankLines.since, count: bankLines.count, cents: bankLines.cents }]),
    ...reports.map((report): Decision => ({ kind: "report", at: report.reported_at, report })),
    ...coming
      .filter((session) => isShortOfPeople({ startsAt: session.starts_at, seatsTaken: session.seats_taken, minimum: session.minimum, now }))
      .map((session): Decision => ({ kind: "too-few", at: session.starts_at, session })),
  ];
  return decisions.sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}

/** Late money that waits for a seat comes to its end by itself; what waits for an answer does not. */
function moneyDecisions({ deal, due, lapsesAt, onItsWay, latePayments }: MoneyStand): Decision[] {
  return [
    ...(due?.late === true ? [{ kind: "late-payment" as const, at: lapsesAt ?? due.dueAt, deal, due, lapsesAt, onItsWay }] : []),
    ...latePayments.filter(({ choice, settled_at: settledAt }) => settledAt === null && choice === null).map((late): Decision => ({ kind: "late-money", at: late.asked_at, deal, late })),
  ];
}
