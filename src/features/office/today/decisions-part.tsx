import type { Child } from "hono/jsx";
import { cut } from "../../../platform/plain-text.ts";
import { isBefore } from "../../../domain/calendar/local-day.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Daybook } from "../../../ui/office/daybook.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Entry } from "../../../ui/office/entry.tsx";
import type { EntryProps } from "../../../ui/office/entry.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { refundFileEntry } from "../refunds/today-entry.tsx";
import { bankPath } from "../bank/proposals.tsx";
import { bankLinesEntry } from "../bank/today-entry.tsx";
import { mailWords } from "../../messages/mail-words.ts";
import type { Desk } from "../frame/desk.ts";
import { daysUntil, formatCode, money, shortDay, shortMoment } from "../frame/format.ts";
import { whenOf } from "./days.ts";
import type { Decision } from "./decisions.ts";
import { replyEntry } from "./reply-entry.tsx";
import { onlineTrouble } from "./online-trouble.tsx";
import { todayTexts } from "./texts.ts";
import type { TodayProblem } from "./texts.ts";

/** A mail whose new address was wrong, with what was typed. */
export type WrongAddress = { messageId: string; typed: string; problem: TodayProblem };

const mostShown = 40;
const longRemark = 280;

/** What needs a person, each settled here or one tap away. */
export function Decisions({ decisions, desk, all, wrong }: { decisions: readonly Decision[]; desk: Desk; all: boolean; wrong: WrongAddress | null }) {
  const texts = todayTexts[desk.locale].decide;
  const shown = all || wrong !== null ? decisions : decisions.slice(0, mostShown);
  const rest = decisions.length - shown.length;
  return (
    <Part id="decide" heading={texts.heading} count={decisions.length}>
      {decisions.length === 0 ? (
        <EmptyLine>{texts.empty}</EmptyLine>
      ) : (
        <Daybook end={rest > 0 ? <a href="/office?all=yes">{texts.more(rest)}</a> : texts.end}>
          {shown.map((decision) => <Entry {...entryOf(decision, desk, wrong)} />)}
        </Daybook>
      )}
    </Part>
  );
}

/** The id of the field in which a mail's other address is typed. */
export function addressField(messageId: string): string {
  return `address-${messageId}`;
}

function entryOf(decision: Decision, desk: Desk, wrong: WrongAddress | null): EntryProps {
  switch (decision.kind) {
    case "late-payment":
      return latePayment(decision, desk);
    case "refund":
      return refundOwed(decision, desk);
    case "late-money":
      return lateMoney(decision, desk);
    case "mail":
      return mail(decision, desk, wrong);
    case "reply":
      return replyEntry(decision, desk);
    case "attendance":
      return attendance(decision, desk);
    case "absence":
      return absence(decision, desk);
    case "report":
      return report(decision, desk);
    case "dispute":
      return disputed(decision, desk);
    case "plan-asked":
    case "entry-doubted":
      return askedAboutRecord(decision, desk);
    case "withdrawal":
      return withdrawal(decision, desk);
    case "no-effect":
      return noEffect(decision, desk);
    case "online-trouble":
      return onlineTrouble(decision, desk);
    case "choices":
      return choices(decision, desk);
    case "too-few":
      return tooFew(decision, desk);
    case "refund-file":
      return refundFileEntry(decision, desk);
    case "bank-lines":
      return bankLinesEntry(decision, desk);
    default:
      return decision satisfies never;
  }
}

type Of<Kind extends Decision["kind"]> = Extract<Decision, { kind: Kind }>;

/** What becomes of the place: a moment that has passed is not said as one to come. */
function lapseText({ lapsesAt, onItsWay }: Pick<Of<"late-payment">, "lapsesAt" | "onItsWay">, desk: Desk): Child {
  const texts = todayTexts[desk.locale].latePayment;
  if (lapsesAt === null) return texts.stays;
  const when = shortMoment(lapsesAt, desk);
  if (onItsWay) return <>{texts.onItsWay(when)} <a href={bankPath}>{texts.toBank}</a></>;
  return isBefore(desk.now, lapsesAt) ? texts.lapses(when) : texts.standsStill(when);
}

function latePayment({ at, deal, due, lapsesAt, onItsWay }: Of<"late-payment">, desk: Desk): EntryProps {
  const texts = todayTexts[desk.locale].latePayment;
  const path = dealPath(deal);
  return {
    when: whenOf(at, lapsesAt === null ? texts.why : texts.whyLapse, desk),
    title: texts.title(deal.customer_name, -daysUntil(due.dueAt, desk)),
    href: path,
    about: aboutDeal(deal),
    text: lapseText({ lapsesAt, onItsWay }, desk),
    sum: { amount: money(due.openCents, desk), note: texts.open, late: true },
    deeds: (
      <>
        <Button kind="first" href={`${path}/payment`}>{texts.payment}</Button>
        {lapsesAt !== null && <Button kind="quiet" href={`${path}/waive`}>{texts.waive}</Button>}
      </>
    ),
  };
}

/** By the day on which it has to be back; one that is past is said in words, and in red. */
function refundOwed({ at, refund: { deal, owed, account } }: Of<"refund">, desk: Desk): EntryProps {
  const texts = todayTexts[desk.locale].refund;
  const [first] = owed.parts;
  const path = `/office/deals/${deal.code}`;
  const daysLate = Math.max(0, -daysUntil(at, desk));
  return {
    when: whenOf(at, first?.statutory === true ? texts.whyStatutory : texts.why, desk),
    title: daysLate > 0 ? texts.titleLate(deal.customer.name, daysLate) : texts.title(deal.customer.name),
    href: path,
    about: `${deal.frozen.course.title} · ${formatCode(deal.code)}`,
    text: [texts.reasons[first?.reason ?? "paid-too-much"], ...(account === null ? [texts.noAccount] : [])].join(" "),
    sum: { amount: money(owed.cents, desk), note: texts.back, late: daysLate > 0 },
    deeds: (
      <>
        <Button kind="first" href={`${path}/refund`}>{texts.refund}</Button>
        <Button kind="quiet" href="/office/money/refunds">{texts.all}</Button>
      </>
    ),
  };
}

function lateMoney({ at, deal, late }: Of<"late-money">, desk: Desk): EntryProps {
  const texts = todayTexts[desk.locale].lateMoney;
  const path = dealPath(deal);
  return {
    when: whenOf(at, texts.whyChoice, desk),
    title: texts.choice(deal.customer_name),
    href: path,
    about: aboutDeal(deal),
    text: texts.choiceText,
    sum: { amount: money(late.cents, desk), note: texts.received },
    deeds: <Button kind="first" href={path}>{texts.look}</Button>,
  };
}

/** The address can be mended on the spot; the mail goes there once, the deal keeps what it has. */
function mail({ at, message, about }: Of<"mail">, desk: Desk, wrong: WrongAddress | null): EntryProps {
  const texts = todayTexts[desk.locale];
  const { message: words } = texts;
  const how = message.failed_at !== null ? "failed" : message.state === "refused" ? "refused" : "uncertain";
  const mine = wrong?.messageId === message.id ? wrong : null;
  const path = `/office/messages/${message.id}`;
  const title = words.title[how](message.to_name || message.to_address);
  return {
    id: `mail-${message.id}`,
    when: whenOf(at, words.why[how], desk),
    title,
    href: about?.href,
    about: [mailTitle(message.kind, desk), ...(about === null ? [] : [about.label])].join(" · "),
    text: how === "uncertain" ? words.twice : words.said(message.last_error ?? ""),
    action: `${path}/again`,
    deeds: (
      <>
        <Field
          lang={desk.locale}
          name="address"
          id={addressField(message.id)}
          type="email"
          label={<>{words.address}<span class="quiet-name">: {title}</span></>}
          value={mine?.typed ?? message.to_address}
          error={mine === null ? undefined : texts.problems[mine.problem]}
        />
        <Button kind="first" unchecked>{words.again}</Button>
        <Button kind="quiet" formaction={`${path}/left`} unchecked>{words.leave}</Button>
        <span class="xs">{words.onlyThis}</span>
      </>
    ),
  };
}

function attendance({ at, session }: Of<"attendance">, desk: Desk): EntryProps {
  const texts = todayTexts[desk.locale].attendance;
  const path = `/office/sessions/${session.id}`;
  return {
    when: whenOf(at, texts.why, desk),
    title: texts.title(session.title),
    href: path,
    about: shortDay(session.starts_at, desk),
    text: texts.text(session.unmarked, session.places),
    deeds: <Button kind="first" href={`${path}/attendance`}>{texts.mark}</Button>,
  };
}

function absence({ at, session }: Of<"absence">, desk: Desk): EntryProps {
  const texts = todayTexts[desk.locale].absence;
  const path = `/office/sessions/${session.id}/absences`;
  return {
    when: whenOf(at, texts.why, desk),
    title: texts.title(session.absences, session.title),
    href: path,
    about: shortDay(session.startsAt, desk),
    text: texts.text,
    deeds: <Button kind="first" href={path}>{texts.look}</Button>,
  };
}

function report({ at, report: { id, page, remark } }: Of<"report">, desk: Desk): EntryProps {
  const texts = todayTexts[desk.locale].report;
  const ours = page === `/${desk.organisation.slug}` || page.startsWith(`/${desk.organisation.slug}/`);
  const long = remark.length > longRemark;
  return {
    when: whenOf(at, texts.why, desk),
    title: texts.title,
    href: ours ? page : undefined,
    about: page === "" ? texts.nowhere : texts.onPage(page),
    text: long ? <><p>‘{cut(remark, longRemark)}…’</p><Fold summary={texts.whole}><p>{remark}</p></Fold></> : `‘${remark}’`,
    action: `/office/reports/${id}/thanks`,
    deeds: <Button kind="first">{texts.thank}</Button>,
  };
}

function disputed({ dispute, answerBy }: Of<"dispute">, desk: Desk): EntryProps {
  const texts = todayTexts[desk.locale].dispute;
  const path = `${dealPath(dispute)}/dispute`;
  return {
    when: whenOf(answerBy, texts.why, desk),
    title: texts.title(dispute.customer_name),
    href: path,
    about: aboutDeal(dispute),
    text: texts.text,
    deeds: <Button kind="first" href={path}>{texts.answer}</Button>,
  };
}

function askedAboutRecord({ kind, asked, answerBy }: Of<"plan-asked" | "entry-doubted">, desk: Desk): EntryProps {
  const texts = todayTexts[desk.locale].trackRecord;
  const path = `${dealPath(asked)}/track-record`;
  return {
    when: whenOf(answerBy, texts.why, desk),
    title: texts.title[kind](asked.customer_name),
    href: path,
    about: aboutDeal(asked),
    text: texts.text[kind],
    deeds: <Button kind="first" href={path}>{texts.answer}</Button>,
  };
}

function withdrawal({ at, statement: { id, name, order_text: order, outcome } }: Of<"withdrawal">, desk: Desk): EntryProps {
  const texts = todayTexts[desk.locale].withdrawal;
  const path = `/office/withdrawals/${id}`;
  return {
    when: whenOf(at, texts.why, desk),
    title: texts.title(name),
    href: path,
    about: order,
    text: outcome === "not-the-customer" ? texts.notTheCustomer : texts.unknown,
    deeds: <Button kind="first" href={path}>{texts.find}</Button>,
  };
}

function noEffect({ at, statement }: Of<"no-effect">, desk: Desk): EntryProps {
  const texts = todayTexts[desk.locale].noEffect;
  const because: Readonly<Record<string, string>> = texts.because;
  return {
    when: whenOf(at, texts.why, desk),
    title: texts.title(statement.name),
    href: dealPath(statement),
    about: aboutDeal(statement),
    text: because[statement.outcome] ?? "",
    action: `/office/withdrawals/${statement.id}/seen`,
    deeds: <Button kind="first">{texts.seen}</Button>,
  };
}

function choices({ at, choices: { what, session_id: id, course_title: title, starts_at: startsAt, open } }: Of<"choices">, desk: Desk): EntryProps {
  const texts = todayTexts[desk.locale].choices;
  return {
    when: whenOf(at, texts.why, desk),
    title: texts.title(open),
    href: `/office/sessions/${id}/${what === "moved" ? "move" : "call-off"}`,
    about: `${title}${startsAt === null ? "" : ` · ${shortDay(startsAt, desk)}`} · ${texts.what[what]}`,
    text: texts.text[what],
    deeds: <Button kind="first" href="/office/choices">{texts.look}</Button>,
  };
}

function tooFew({ at, session }: Of<"too-few">, desk: Desk): EntryProps {
  const texts = todayTexts[desk.locale].tooFew;
  const path = `/office/sessions/${session.id}`;
  return {
    when: whenOf(at, texts.why, desk),
    title: texts.title(session.title, session.seats_taken, session.minimum),
    href: path,
    about: shortDay(session.starts_at, desk),
    text: texts.text(session.minimum - session.seats_taken),
    deeds: <Button kind="first" href={path}>{texts.look}</Button>,
  };
}

function dealPath({ code }: { code: string }): string {
  return `/office/deals/${code}`;
}

function aboutDeal(deal: { course_title: string; code: string }): Child {
  return `${deal.course_title} · ${formatCode(deal.code)}`;
}

function mailTitle(kind: string, { locale }: Desk): string {
  const mails: Readonly<Record<string, string>> = mailWords[locale];
  return mails[kind] ?? kind;
}
