import type { Child } from "hono/jsx";
import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatDays, formatList, formatMoment, formatMoney } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { Organisation, SessionView } from "../../catalogue/store.ts";
import type { Booking, Deal } from "../../deal/store.ts";
import type { MovePreview, MoveRefusal } from "../../moving/actions.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { moveTexts } from "./texts.ts";

export type MoveProblem = MoveRefusal["kind"] | "price-changed" | "deal-unknown";

export type MoveFrame = { deal: Deal; organisation: Organisation; locale: Locale; path: string; problem: MoveProblem | null };

export type ChooseProps = MoveFrame & {
  movable: readonly Booking[];
  chosen: readonly string[];
  dates: readonly SessionView[];
  right: { costCents: number; until: Temporal.Instant } | null;
};

/** The dates there are, with until when and for how much. */
export function ChooseDatePage(props: ChooseProps) {
  const { deal, movable, chosen, dates, right, locale, path } = props;
  const texts = moveTexts[locale];
  const possible = right !== null && movable.length > 0;
  return (
    <Frame {...props} sentence={sentenceOf(props)} note={<a href={path}>{texts.back}</a>}>
      {possible && dates.length > 0 ? (
        <form method="get" class="stack roomy">
          {movable.length > 1 && (
            <Clause id="who" heading={texts.which}>
              <Choices labelledBy="who-h">{movable.map((booking) => <Choice kind="checkbox" name="booking" value={booking.id} checked={chosen.includes(booking.id)}>{nameOf(booking)}</Choice>)}</Choices>
            </Clause>
          )}
          <Clause id="dates" heading={texts.dates} width="roomy">
            <p class="soft">{texts.months(deal.frozen.conditions.move.validMonths)}</p>
            <Choices labelledBy="dates-h">
              {dates.map((view, index) => (
                <Choice kind="radio" name="session" value={view.session.id} checked={index === 0} note={formatMoney(view.session.price_cents, locale) === formatMoney(deal.frozen.price.unitCents, locale) ? undefined : formatMoney(view.session.price_cents, locale)}>
                  {daysOf(view, locale)}
                </Choice>
              ))}
            </Choices>
            {movable.length === 1 && movable.map(({ id }) => <Hidden name="booking" value={id} />)}
            <Actions><Button>{texts.look}</Button></Actions>
          </Clause>
        </form>
      ) : (
        <p class="text">{possible ? texts.noDates : ""} {texts.noneText}</p>
      )}
    </Frame>
  );
}

function sentenceOf({ right, locale, deal }: ChooseProps): string {
  const texts = moveTexts[locale];
  if (right === null) return texts.none;
  const until = formatMoment(right.until, locale, deal.frozen.organisation.zone);
  return right.costCents === 0 ? texts.free(until) : texts.fee(formatMoney(right.costCents, locale), until);
}

export type PreviewProps = MoveFrame & { moving: readonly Booking[]; date: SessionView; preview: MovePreview };

/** What moving does, once more, before the button that names the amount. */
export function MovePreviewPage(props: PreviewProps) {
  const { moving, date, preview, locale, path } = props;
  const texts = moveTexts[locale];
  const { feeCents, differenceCents, after } = preview;
  const money = (amount: number) => formatMoney(amount, locale);
  const costs = [
    ...(feeCents > 0 ? [texts.costsFee(money(feeCents))] : []),
    ...(differenceCents > 0 ? [texts.costsMore(money(differenceCents))] : []),
    ...(differenceCents < 0 ? [texts.costsLess(money(-differenceCents))] : []),
  ];
  const sum = feeCents + differenceCents;
  return (
    <Frame {...props} sentence={texts.previewSentence(formatList(moving.map(nameOf), locale), daysOf(date, locale))} note={<a href={path}>{texts.back}</a>}>
      <Clause id="then" heading={texts.heading} width="roomy">
        <p>{costs.length === 0 ? texts.costsNothing : costs.join(" ")} {after.customerOwesCents > 0 && texts.owes(money(after.customerOwesCents))} {after.organiserOwesCents > 0 && texts.refund(money(after.organiserOwesCents))} {after.creditBackCents > 0 && texts.creditBack(money(after.creditBackCents))}</p>
        <p>{texts.along}</p>
        <form method="post">
          {moving.map(({ id }) => <Hidden name="booking" value={id} />)}
          <Hidden name="session" value={date.session.id} />
          <Hidden name="seen" value={sum} />
          <Actions aside={<a href={`${path}/move`}>{texts.other}</a>}><Button kind={sum > 0 ? "grave" : "primary"}>{texts.confirm(sum > 0 ? money(sum) : null)}</Button></Actions>
        </form>
      </Clause>
    </Frame>
  );
}

function Frame({ deal, organisation, locale, path, problem, sentence, note, children }: MoveFrame & { sentence: Child; note: Child; children: Child }) {
  const texts = moveTexts[locale];
  return (
    <PortalShell locale={locale} title={texts.title} organisation={organisation} deal={deal} terms={deal.frozen.terms} path={`${path}/move`}>
      <Opening above={problem !== null && <Notice kind="alert">{texts.refusals[problem]}</Notice>} eyebrow={texts.eyebrow(deal.frozen.course.title, formatCode(deal.code))} sentence={sentence} note={note} />
      {children}
    </PortalShell>
  );
}

function daysOf({ meetings, organisation }: SessionView, locale: Locale): string {
  return formatDays(meetings.map(({ starts_at: at }) => at), locale, organisation.zone);
}

function nameOf({ first_name, last_name }: Booking): string {
  return `${first_name} ${last_name}`.trim();
}
