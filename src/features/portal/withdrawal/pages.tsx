import type { Child } from "hono/jsx";
import { formatCode } from "../../../domain/deal/code.ts";
import { withdrawUntil } from "../../../domain/deal/withdrawal.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { Standing } from "../../../domain/standing/standing.ts";
import type { WithdrawalRefusal } from "../../../domain/withdrawal/decide-withdrawal.ts";
import type { Stated } from "../../../domain/withdrawal/statement.ts";
import { formatDays, formatMoment, formatMoney } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import type { Fact } from "../../../ui/facts.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import { reasonInWords } from "../../standing/words.ts";
import { ConfirmStep, GoodToKnow, StateStep } from "../../withdrawal/function-parts.tsx";
import type { StatementForm } from "../../withdrawal/statement-form.ts";
import { withdrawalTexts } from "../../withdrawal/texts.ts";
import { Reasons } from "../deal/reasons.tsx";
import { PortalShell } from "../frame/portal-shell.tsx";

type Frame = { deal: Deal; organisation: Organisation; locale: Locale; path: string };

/** Step 1, with what the deal knows filled in. */
export function StatePage({ form, ...frame }: Frame & { form: StatementForm }) {
  const { deal, organisation, locale } = frame;
  const texts = withdrawalTexts[locale];
  return (
    <Shell {...frame} title={texts.link} wrong={form.problems.size > 0}>
      <StateStep locale={locale} form={form} known>
        <GoodToKnow locale={locale} period={texts.periodUntil(lastMoment(deal, locale))} email={organisation.email} formHref={`/${organisation.slug}/withdraw/form`} />
      </StateStep>
    </Shell>
  );
}

/** Step 2, with what it comes to now: the amounts are those of the standing after it. */
export function ConfirmPage({ typed, after, now, ...frame }: Frame & { typed: Stated; after: Standing; now: Temporal.Instant }) {
  const { deal, locale } = frame;
  const texts = withdrawalTexts[locale];
  const { course, session, organisation } = deal.frozen;
  const what = texts.ofDate(course.title, formatDays(session.meetings.map(({ startsAt }) => Temporal.Instant.from(startsAt)), locale, organisation.zone));
  return (
    <Shell {...frame} title={texts.review(what)}>
      <ConfirmStep locale={locale} zone={organisation.zone} now={now} typed={typed} what={what} then={moneyOf(deal, after, locale)} />
    </Shell>
  );
}

/** It is done: since when, what goes back until when, and the calculation. */
export function WithdrawnPage({ receivedAt, standing, ...frame }: Frame & { receivedAt: Temporal.Instant; standing: Standing }) {
  const { deal, locale, path } = frame;
  const { done, owes } = withdrawalTexts[locale];
  const moment = (at: Temporal.Instant) => formatMoment(at, locale, deal.frozen.organisation.zone);
  const refund = refundOf(standing);
  const sentence = done.sentence(moment(receivedAt));
  return (
    <Shell {...frame} title={sentence}>
      <Opening sentence={sentence} note={done.mailed}>
        {refund !== null && <p>{done.refund(formatMoney(refund.cents, locale), moment(refund.by))}</p>}
        {standing.customerOwesCents > 0 && <p>{owes(formatMoney(standing.customerOwesCents, locale))}</p>}
        {refund === null && standing.customerOwesCents === 0 && <p>{standing.paidCents === 0 ? done.nothing : done.settled}</p>}
        <Actions><Button kind="plain" href={path}>{done.toDeal}</Button></Actions>
      </Opening>
      <Clause id="why" heading={done.why} width="wide"><Reasons standing={standing} deal={deal} locale={locale} /></Clause>
    </Shell>
  );
}

/** Why it is not possible, in words, and what is. */
export function RefusedPage({ because, standing, ...frame }: Frame & { because: WithdrawalRefusal["kind"]; standing: Standing }) {
  const { deal, locale, path } = frame;
  const { refused, done } = withdrawalTexts[locale];
  const sentence = because === "too-late" ? refused.sentence["too-late"](lastMoment(deal, locale)) : refused.sentence[because];
  const mayCancel = standing.rights.some(({ right }) => right === "cancel" || right === "cancel-free");
  return (
    <Shell {...frame} title={refused.title}>
      <Opening eyebrow={`${deal.frozen.course.title}, ${formatCode(deal.code)}`} sentence={sentence}>
        <p>{refused.text[because]}</p>
        {mayCancel && <p>{refused.cancel}</p>}
        <Actions>
          {mayCancel && <Button href={`${path}/cancel`}>{refused.cancelButton}</Button>} <Button kind="plain" href={path}>{done.toDeal}</Button>
        </Actions>
        <p class="soft note"><a href={`${path}/dispute`}>{refused.wrong}</a></p>
      </Opening>
    </Shell>
  );
}

/** What happens to the place and the money, at once and until when. */
function moneyOf(deal: Deal, after: Standing, locale: Locale): Fact[] {
  const texts = withdrawalTexts[locale];
  const setting = { locale, zone: deal.frozen.organisation.zone, kind: deal.customer.kind };
  const parts = after.reasons.filter(({ fact, amountCents }) => fact === "withdrawal.received" && amountCents > 0);
  const part = parts.map((line): Fact => ({ label: texts.part, value: formatMoney(line.amountCents, locale), soft: reasonInWords(line, setting) }));
  const refund = refundOf(after);
  if (refund !== null) {
    const amount = formatMoney(refund.cents, locale);
    return [...part, { label: texts.refundBy(formatMoment(refund.by, locale, setting.zone)), value: parts.length === 0 ? texts.refundAll(amount) : texts.refundPart(amount) }];
  }
  if (after.customerOwesCents > 0) return [...part, { label: texts.money, value: texts.owes(formatMoney(after.customerOwesCents, locale)) }];
  return [...part, { label: texts.money, value: deal.paid_cents > 0 ? texts.settled : texts.nothingPaid }];
}

function refundOf({ duties }: Standing): { cents: number; by: Temporal.Instant } | null {
  const duty = duties.find((one) => one.duty === "refund");
  return duty === undefined || duty.by === null || duty.cents === null ? null : { cents: duty.cents, by: duty.by };
}

function lastMoment({ formed_at: formedAt, frozen }: Deal, locale: Locale): string {
  return formatMoment(withdrawUntil(formedAt, frozen.organisation.zone), locale, frozen.organisation.zone);
}

function Shell({ deal, organisation, locale, path, title, wrong, children }: Frame & { title: string; wrong?: boolean; children: Child }) {
  return (
    <PortalShell locale={locale} title={title} organisation={organisation} terms={deal.frozen.terms} path={`${path}/withdraw`} deal={deal} wrong={wrong}>
      {children}
    </PortalShell>
  );
}
