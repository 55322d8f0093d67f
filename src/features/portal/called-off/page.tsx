import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatDays, formatMoment, formatMoney } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { CalledOffDeal } from "../../calling-off/store.ts";
import type { CalledOffRefusal } from "../../calling-off/actions.ts";
import type { Organisation, SessionView } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { calledOffTexts } from "./texts.ts";

export type CalledOffPageProps = {
  deal: Deal;
  organisation: Organisation;
  calledOff: CalledOffDeal | null;
  dates: readonly SessionView[];
  refundCents: number;
  /** The end of a credit that is chosen now. */
  creditUntil: Temporal.Instant;
  problem: CalledOffRefusal["kind"] | "missing" | null;
  locale: Locale;
  path: string;
};

/** The session does not take place: another date, or nothing more. */
export function CalledOffPage(props: CalledOffPageProps) {
  const { deal, organisation, calledOff, problem, locale, path } = props;
  const texts = calledOffTexts[locale];
  return (
    <PortalShell locale={locale} title={texts.title} organisation={organisation} terms={deal.frozen.terms} path={`${path}/called-off`}>
      <Opening
        above={problem !== null && <Notice kind="alert">{texts.refusals[problem]}</Notice>}
        eyebrow={texts.eyebrow(deal.frozen.course.title, formatCode(deal.code))}
        sentence={sentenceOf(props)}
        note={<a href={path}>{texts.back}</a>}
      />
      {calledOff?.answer === null && <Clause id="choose" heading={texts.heading} width="roomy"><Form {...props} /></Clause>}
    </PortalShell>
  );
}

function sentenceOf({ calledOff, locale, organisation }: CalledOffPageProps): string {
  const texts = calledOffTexts[locale];
  if (calledOff === null) return texts.none;
  return calledOff.answer === null ? texts.ask(formatMoment(calledOff.answer_by, locale, organisation.zone)) : texts.answered[calledOff.answer];
}

function Form({ calledOff, dates, refundCents, creditUntil, locale, organisation }: CalledOffPageProps) {
  const texts = calledOffTexts[locale];
  const amount = refundCents > 0 ? formatMoney(refundCents, locale) : null;
  return (
    <form method="post" class="stack" novalidate>
      {calledOff !== null && <Hidden name="about" value={calledOff.session_id} />}
      <Choices labelledBy="choose-h">
        {dates.map(({ session, meetings }) => (
          <Choice kind="radio" name="choice" value={`other-date:${session.id}`} note={texts.otherNote}>{texts.other(formatDays(meetings.map(({ starts_at: at }) => at), locale, organisation.zone))}</Choice>
        ))}
        <Choice kind="radio" name="choice" value="refund" note={texts.refundNote(amount)}>{texts.refund(amount !== null)}</Choice>
        {amount !== null && <Choice kind="radio" name="choice" value="credit" note={texts.creditNote(formatMoment(creditUntil, locale, organisation.zone))}>{texts.credit(amount)}</Choice>}
      </Choices>
      <Actions aside={texts.silence(amount)}><Button>{texts.button}</Button></Actions>
    </form>
  );
}
