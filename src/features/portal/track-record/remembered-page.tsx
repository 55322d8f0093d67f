import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatDate, formatMoment, formatMoney } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Facts } from "../../../ui/facts.tsx";
import type { Fact } from "../../../ui/facts.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import { mostTrackWords } from "../../track-record/actions.ts";
import type { CustomerRecord } from "../../track-record/actions.ts";
import { entryInWords, planInWords, rulesInWords } from "../../track-record/words.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { trackRecordTexts } from "./texts.ts";

export type WordsProblem = "words-missing" | "words-too-long" | "entry-unknown";

export type RememberedPageProps = {
  deal: Deal;
  organisation: Organisation;
  /** Null while the organisation has no rules. */
  record: CustomerRecord | null;
  locale: Locale;
  /** The address of the deal. */
  path: string;
  /** The address of this page: it came by mail. */
  here: string;
  /** The entry that is said not to be right, with what was typed. */
  correcting: { key: string; typed: string } | null;
  problem: WordsProblem | null;
};

type Entry = CustomerRecord["entries"][number];

/** Everything that is remembered of the customer of a deal, what follows from it, and what they can do about it. */
export function RememberedPage(props: RememberedPageProps) {
  const { deal, organisation, record, locale, path, here, problem } = props;
  const texts = trackRecordTexts[locale];
  const { remembered } = texts;
  return (
    <PortalShell locale={locale} title={remembered.title} organisation={organisation} deal={deal} terms={deal.frozen.terms} path={here} wrong={problem !== null}>
      <Opening
        above={problem !== null && <ErrorSummary heading={texts.errorHeading} kept={texts.errorKept} errors={[{ fieldId: "words", text: texts.errors[problem] }]} />}
        eyebrow={remembered.eyebrow(deal.frozen.course.title, formatCode(deal.code))}
        sentence={sentenceOf(props)}
        note={<a href={path}>{remembered.back}</a>}
      >
        {record !== null && record.overrule === null && record.follows !== null && <p class="soft">{remembered.unless}</p>}
        {record !== null && record.overrule !== null && <p class="soft">{remembered.because(record.overrule.reason)}</p>}
      </Opening>
      {record !== null && (
        <>
          <Clause id="entries" heading={remembered.heading} width="wide">
            <p class="soft text">{record.entries.length === 0 ? remembered.empty : remembered.lead}</p>
            {record.entries.length > 0 && <Facts facts={record.entries.map((entry) => factOf(entry, props, record))} />}
          </Clause>
          <Correct {...props} record={record} />
          <Clause id="rules" heading={remembered.choose}>
            <p class="soft">{remembered.chooseLead}</p>
            <ul class="spaced">{rulesInWords(record.rules, locale).map((sentence) => <li>{sentence}</li>)}</ul>
          </Clause>
          <Clause id="why" heading={remembered.why}>{remembered.whyText.map((text) => <p>{text}</p>)}</Clause>
          <Clause id="object" heading={remembered.objectHeading}><Objecting {...props} record={record} /></Clause>
        </>
      )}
    </PortalShell>
  );
}

function sentenceOf({ record, locale, deal }: RememberedPageProps): string {
  const { off, sentence } = trackRecordTexts[locale].remembered;
  if (record === null) return off;
  const { rules, overrule, objection, follows } = record;
  if (overrule !== null) return sentence[overrule.plan](formatDate(localDateOf(overrule.ends_at, deal.frozen.organisation.zone), locale));
  if (objection !== null) return sentence.objected;
  const plan = follows === "trusted" ? rules.trusted?.plan : follows === "careful" ? rules.careful?.plan : undefined;
  return plan === undefined ? sentence.session : sentence.chosen(planInWords(plan, locale));
}

function factOf(entry: Entry, { locale, here }: RememberedPageProps, { corrections }: CustomerRecord): Fact {
  const { remembered: texts } = trackRecordTexts[locale];
  const about = corrections.find(({ deal_id: dealId, entry_key: key }) => dealId === entry.dealId && key === entry.key);
  const answer = about === undefined ? "" : about.answer === null ? texts.asked : texts.kept(about.answer_words);
  const what = entryInWords(entry, locale);
  return {
    label: formatDate(entry.on, locale),
    value: <>{what}{entry.cents > 0 && <>, <span class="amount">{formatMoney(entry.cents, locale)}</span></>}</>,
    soft: <>{entry.title}, {texts.deal(formatCode(entry.code))}. {texts.ends(formatDate(entry.endsOn, locale))}{answer !== "" && <><br />{answer}</>}</>,
    edit: about === undefined && <a href={`${here}?entry=${encodeURIComponent(entry.key)}#correct`}>{texts.wrong}<span class="quiet-name">: {what}, {formatDate(entry.on, locale)}</span></a>,
  };
}

function Correct({ record, correcting, problem, locale, here }: RememberedPageProps & { record: CustomerRecord }) {
  const entry = record.entries.find(({ key }) => key === correcting?.key);
  if (correcting === null || entry === undefined) return null;
  const { remembered: { correct: texts }, errors } = trackRecordTexts[locale];
  return (
    <Clause id="correct" heading={texts.heading}>
      <p>{texts.about(entryInWords(entry, locale), formatDate(entry.on, locale))}</p>
      <form method="post" action={here} class="stack roomy" novalidate>
        <Hidden name="entry" value={entry.key} />
        <Field lang={locale} name="words" type="area" rows={5} maxlength={mostTrackWords} label={texts.field} hint={texts.hint} value={correcting.typed} error={problem !== null && errors[problem]} />
        <Actions><Button name="intent" value="correct">{texts.send}</Button></Actions>
      </form>
    </Clause>
  );
}

function Objecting({ record, deal, locale, here }: RememberedPageProps & { record: CustomerRecord }) {
  const { remembered: texts } = trackRecordTexts[locale];
  const { objection } = record;
  return (
    <form method="post" action={here} class="stack">
      <p>{objection === null ? texts.objectText : texts.objectedSince(formatMoment(objection.objected_at, locale, deal.frozen.organisation.zone))}</p>
      <Actions>
        {objection === null ? <Button kind="plain" name="intent" value="object">{texts.object}</Button> : <Button kind="plain" name="intent" value="take-back">{texts.takeBack}</Button>}
      </Actions>
    </form>
  );
}
