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
import type { Organisation, SessionView } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import type { AfterMoveRefusal } from "../../session-moves/actions.ts";
import type { MovedDeal } from "../../session-moves/store.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { sessionMoveTexts } from "./texts.ts";

export type SessionMovePageProps = {
  deal: Deal;
  organisation: Organisation;
  move: MovedDeal | null;
  /** The days of the session as they are now. */
  days: readonly Temporal.Instant[];
  dates: readonly SessionView[];
  /** What goes back to who leaves now. */
  backCents: number;
  /** The end of a credit that is chosen now. */
  creditUntil: Temporal.Instant;
  problem: AfterMoveRefusal["kind"] | "missing" | null;
  locale: Locale;
  path: string;
};

/** The organiser moved the session: to come, another date, or out for nothing. */
export function SessionMovePage(props: SessionMovePageProps) {
  const { deal, organisation, move, problem, locale, path } = props;
  const texts = sessionMoveTexts[locale];
  return (
    <PortalShell locale={locale} title={texts.title} organisation={organisation} terms={deal.frozen.terms} path={`${path}/session-move`}>
      <Opening
        above={problem !== null && <Notice kind="alert">{texts.refusals[problem]}</Notice>}
        eyebrow={texts.eyebrow(deal.frozen.course.title, formatCode(deal.code))}
        sentence={sentenceOf(props)}
        note={<a href={path}>{texts.back}</a>}
      />
      {move?.answer === null && <Clause id="choose" heading={texts.heading} width="roomy"><Form {...props} /></Clause>}
    </PortalShell>
  );
}

function sentenceOf({ move, days, locale, organisation: { zone } }: SessionMovePageProps): string {
  const texts = sessionMoveTexts[locale];
  if (move === null) return texts.none;
  return move.answer === null ? texts.ask(formatDays(days, locale, zone), formatMoment(move.answer_by, locale, zone)) : texts.answered[move.answer];
}

function Form({ move, days, dates, backCents, creditUntil, locale, organisation: { zone } }: SessionMovePageProps) {
  const texts = sessionMoveTexts[locale];
  const amount = backCents > 0 ? formatMoney(backCents, locale) : null;
  return (
    <form method="post" class="stack" novalidate>
      {move !== null && <Hidden name="about" value={move.id} />}
      <Choices labelledBy="choose-h">
        <Choice kind="radio" name="choice" value="stays" note={texts.staysNote}>{texts.stays(formatDays(days, locale, zone))}</Choice>
        {dates.map(({ session, meetings }) => (
          <Choice kind="radio" name="choice" value={`other-date:${session.id}`} note={texts.otherNote}>{texts.other(formatDays(meetings.map(({ starts_at: at }) => at), locale, zone))}</Choice>
        ))}
        <Choice kind="radio" name="choice" value="refund" note={texts.refundNote(amount)}>{texts.refund(amount !== null)}</Choice>
        {amount !== null && <Choice kind="radio" name="choice" value="credit" note={texts.creditNote(formatMoment(creditUntil, locale, zone))}>{texts.credit(amount)}</Choice>}
      </Choices>
      <Actions aside={texts.silence}><Button>{texts.button}</Button></Actions>
    </form>
  );
}
