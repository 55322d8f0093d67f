import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { Standing } from "../../../domain/standing/standing.ts";
import { formatMoment } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import { mostWords } from "../../dispute/actions.ts";
import type { DisputeThread } from "../../dispute/store.ts";
import { Reasons } from "../deal/reasons.tsx";
import { PortalShell } from "../frame/portal-shell.tsx";
import { disputeTexts } from "./texts.ts";

export type DisputeProblem = "words-missing" | "words-too-long";

export type DisputePageProps = {
  deal: Deal;
  organisation: Organisation;
  standing: Standing;
  thread: DisputeThread | null;
  locale: Locale;
  /** The address of the deal. */
  path: string;
  /** Names the form. */
  token: string;
  typed: string;
  problem: DisputeProblem | null;
  /** The dispute ended while this page was open. */
  gone: boolean;
};

/** What the customer does not agree with: how it stands and why, what was written, and a place to write. */
export function DisputePage(props: DisputePageProps) {
  const { deal, organisation, standing, thread, locale, path, problem, gone } = props;
  const texts = disputeTexts[locale];
  return (
    <PortalShell locale={locale} title={texts.title} organisation={organisation} deal={deal} terms={deal.frozen.terms} path={`${path}/dispute`} wrong={problem !== null}>
      <Opening
        above={problem !== null ? <ErrorSummary heading={texts.errorHeading} kept={texts.errorKept} errors={[{ fieldId: "words", text: texts.errors[problem] }]} /> : gone && <Notice kind="alert">{texts.gone}</Notice>}
        eyebrow={texts.eyebrow(deal.frozen.course.title, formatCode(deal.code))}
        sentence={sentenceOf(props)}
        note={<a href={path}>{texts.back}</a>}
      >
        {thread?.dispute.closed_at !== null && <p class="soft">{texts.askNote}</p>}
      </Opening>
      <Clause id="standing" heading={texts.standing} width="wide"><Reasons standing={standing} deal={deal} locale={locale} /></Clause>
      {thread !== null && thread.words.length > 0 && <Clause id="said" heading={texts.said}><Thread {...props} thread={thread} /></Clause>}
      <Clause id="write" heading={isOpen(thread) ? texts.fieldAgain : texts.title}><Form {...props} /></Clause>
    </PortalShell>
  );
}

function sentenceOf({ thread, locale, deal }: DisputePageProps): string {
  const texts = disputeTexts[locale];
  if (thread === null) return texts.ask;
  const { how, opened_at: openedAt } = thread.dispute;
  return how === null ? texts.openSentence(formatMoment(openedAt, locale, deal.frozen.organisation.zone)) : texts.closedSentence[how];
}

function isOpen(thread: DisputeThread | null): boolean {
  return thread !== null && thread.dispute.closed_at === null;
}

function Thread({ thread, organisation, locale, deal }: DisputePageProps & { thread: DisputeThread }) {
  const texts = disputeTexts[locale];
  return (
    <ol role="list" class="stack roomy">
      {thread.words.map(({ author, words, written_at: at }) => (
        <li class="stack">
          <p class="soft small">{author === "customer" ? texts.you : organisation.name}, <time datetime={at.toString()}>{formatMoment(at, locale, deal.frozen.organisation.zone)}</time></p>
          {words.split(/\n+/).map((line) => <p class="text">{line}</p>)}
        </li>
      ))}
    </ol>
  );
}

function Form({ thread, organisation, locale, token, typed, problem }: DisputePageProps) {
  const texts = disputeTexts[locale];
  const open = isOpen(thread);
  return (
    <>
      <form method="post" class="stack roomy" novalidate>
        <Hidden name="token" value={token} />
        <Field lang={locale} name="words" type="area" rows={6} maxlength={mostWords} label={open ? texts.fieldAgain : texts.field} hint={texts.hint} value={typed} error={problem !== null && texts.errors[problem]} />
        <Actions aside={texts.within(organisation.complaint_days)}><Button name="intent" value="say">{open ? texts.answer : texts.open}</Button></Actions>
      </form>
      {open && (
        <form method="post" class="stack">
          <Hidden name="token" value={`${token}-back`} />
          <Actions aside={texts.takeBackNote}><Button kind="plain" name="intent" value="take-back">{texts.takeBack}</Button></Actions>
        </form>
      )}
    </>
  );
}
