import { isAboutBuyer } from "../../../domain/invoice/fault.ts";
import type { InvoiceFault } from "../../../domain/invoice/fault.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatList } from "../../../platform/i18n/format.ts";
import { Amount } from "../../../ui/amount.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Strip } from "../../../ui/office/strip.tsx";
import { Two } from "../../../ui/office/two.tsx";
import type { Desk } from "../frame/desk.ts";
import { clock, daysUntil, money, shortMoment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { sayIn } from "../session/say.ts";
import { ComingPart } from "./coming-part.tsx";
import { dateTitle, nextSentence } from "./days.ts";
import { Decisions, addressField } from "./decisions-part.tsx";
import type { WrongAddress } from "./decisions-part.tsx";
import { figuresInWords } from "./figures.ts";
import type { TodayFacts } from "./facts.ts";
import { FirstSteps, stepsLeft } from "./first-steps.tsx";
import { invoiceTroubleTexts } from "./invoice-texts.ts";
import { todayTexts } from "./texts.ts";

export type TodayPageProps = {
  facts: TodayFacts;
  desk: Desk;
  /** Every decision, however many. */
  all?: boolean | undefined;
  wrong?: WrongAddress | null | undefined;
};

/** The first page of the office: what needs you, what does not. */
export function TodayPage({ facts, desk, all = false, wrong = null }: TodayPageProps) {
  const { decisions, coming, later, figures, begun } = facts;
  const texts = todayTexts[desk.locale];
  const starting = !begun.published;
  return (
    <OfficePage
      desk={desk}
      section="today"
      title={texts.title}
      waiting={decisions.length}
      wrong={wrong === null ? [] : [{ fieldId: addressField(wrong.messageId), text: texts.problems[wrong.problem] }]}
      head={{ title: dateTitle(desk), lead: <Lead facts={facts} desk={desk} /> }}
    >
      <MailTrouble facts={facts} desk={desk} />
      <InvoiceTrouble facts={facts} desk={desk} />
      {!starting && <Strip figures={figuresInWords(figures, desk)} />}
      {starting && <FirstSteps begun={begun} desk={desk} />}
      {(!starting || decisions.length > 0) && (
        <Two>
          <Decisions decisions={decisions} desk={desk} all={all} wrong={wrong} />
          <ComingPart coming={coming} later={later} desk={desk} />
        </Two>
      )}
    </OfficePage>
  );
}

/** How today stands, in one sentence. */
function Lead({ facts: { decisions, coming, figures, begun }, desk }: { facts: TodayFacts; desk: Desk }) {
  const texts = todayTexts[desk.locale].lead;
  const say = sayIn(desk.locale);
  if (!begun.published && decisions.length === 0) return <>{texts.begin(stepsLeft(begun).length, say)}</>;
  if (decisions.length === 0) {
    const [next] = coming;
    return <>{next === undefined ? texts.nothing : texts.nothingBut(nextSentence(next, desk))}</>;
  }
  const ahead = decisions.filter(({ at }) => daysUntil(at, desk) === 0 && Temporal.Instant.compare(at, desk.now) > 0);
  const [first] = ahead;
  return (
    <>
      {texts.waiting(decisions.length, say)}
      {first !== undefined && <>, <strong>{texts.today(ahead.length, decisions.length, clock(first.at, desk), say)}</strong></>}
      {first === undefined && figures.late.cents > 0 && <>; <strong><Amount>{texts.late(money(figures.late.cents, desk))}</Amount></strong></>}
      {texts.rest}
    </>
  );
}

/** An invoice that the law does not allow yet is said with what it lacks and where that is mended. */
function InvoiceTrouble({ facts: { invoices }, desk }: { facts: TodayFacts; desk: Desk }) {
  if (invoices === null) return null;
  const texts = invoiceTroubleTexts[desk.locale];
  const { code, customer, faults } = invoices;
  const own = faults.some(({ at }) => at.startsWith("seller") || at.startsWith("payment"));
  const next = own ? <a href="/office/settings">{texts.mend}</a>
    : faults.some(isAboutBuyer) ? <a href={`/office/deals/${code}/billing`}>{texts.complete(customer)}</a>
    : <a href={`/office/deals/${code}`}>{texts.look}</a>;
  const lacks = [...new Set(faults.map((fault) => lacking(fault, texts)))];
  return <Notice kind="alert" next={next}>{texts.wait(invoices.deals, formatList(lacks, desk.locale))}</Notice>;
}

function lacking(fault: InvoiceFault, texts: (typeof invoiceTroubleTexts)[Locale]): string {
  const { at } = fault;
  if (at.startsWith("seller.address")) return texts.ownAddress;
  if (at.startsWith("buyer.address")) return texts.customerAddress;
  return texts.lacks[at] ?? (isAboutBuyer(fault) ? texts.customer : at);
}

/** Mail that nobody takes is said loudly: what was promised does not arrive. */
function MailTrouble({ facts: { mail }, desk }: { facts: TodayFacts; desk: Desk }) {
  const texts = todayTexts[desk.locale].mail;
  const since = mail.waitingSince === null ? "" : shortMoment(mail.waitingSince, desk);
  if (!mail.configured) return <Notice kind="alert" next={mail.waiting === 0 ? texts.noneYet : texts.noneWaits(mail.waiting, since)}>{texts.none}</Notice>;
  return mail.stuck ? <Notice kind="alert" next={texts.stuckWaits(mail.waiting, since)}>{texts.stuck}</Notice> : null;
}
