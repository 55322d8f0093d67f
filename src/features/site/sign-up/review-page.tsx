import type { Child } from "hono/jsx";
import type { Locale } from "../../../domain/locale.ts";
import { formatList, formatMoney } from "../../../platform/i18n/format.ts";
import { momentText } from "../../../platform/i18n/moment-text.ts";
import { Amount } from "../../../ui/amount.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { Facts } from "../../../ui/facts.tsx";
import type { Fact } from "../../../ui/facts.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Moment } from "../../../ui/moment.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Opening } from "../../../ui/opening.tsx";
import { Signing } from "../../../ui/signing.tsx";
import { SmallPrint } from "../../../ui/small-print.tsx";
import type { SessionView } from "../../catalogue/store.ts";
import type { Quote, QuotePart } from "../../deal/actions.ts";
import { waitingButtonText } from "../../deal/wording.ts";
import { meetingsInWords } from "../../deal/wording.ts";
import { QuoteLine } from "../quote-line.tsx";
import { SiteShell } from "../site-shell.tsx";
import { siteTexts } from "../texts.ts";
import { customerOf } from "./check-form.ts";
import { asFields } from "./form-values.ts";
import type { FormValues } from "./form-values.ts";
import { PriceLedger } from "./form-page.tsx";
import { signUpTexts } from "./texts.ts";

export type ReviewPageProps = {
  view: SessionView;
  quote: Quote;
  values: FormValues;
  /** The date is full: the button asks for a place on the waiting list. */
  waiting: boolean;
  /** What changed since this page was shown before. */
  changed: readonly QuotePart[];
  locale: Locale;
  now: Temporal.Instant;
  baseUrl: string;
};

/** Everything once more, each part with a way to change it, and the button that orders. */
export function ReviewPage(props: ReviewPageProps) {
  const { view, quote, values, waiting, changed, locale, now, baseUrl } = props;
  const texts = signUpTexts[locale];
  const kind = values.kind ?? "consumer";
  const notice = changed.length === 0 ? undefined : <Notice kind="alert">{texts.changed(formatList(changed.map((part) => texts.parts[part]), locale))}</Notice>;
  return (
    <SiteShell locale={locale} title={texts.review} organisation={view.organisation} terms={view.terms} path={null} baseUrl={baseUrl}>
      <form method="post" action={`/${view.organisation.slug}/${view.course.slug}/${view.session.slug}/sign-up?lang=${locale}`} novalidate>
        {asFields(values).map(([name, value]) => <Hidden name={name} value={value} />)}
        <Hidden name="seen" value={quote.fingerprint} />
        <Opening above={notice} eyebrow={waiting ? undefined : texts.reviewEyebrow} sentence={<Sentence {...props} />} note={waiting || quote.place !== "held" ? undefined : texts.ifFull} />
        <Clause id="yours" heading={texts.yours} width="wide"><Facts facts={factsOf(props)} /></Clause>
        {!waiting && (
          <>
            <Clause id="line" heading={siteTexts[locale].when} width="across" motto={siteTexts[locale].motto}>
              <QuoteLine view={view} kind={kind} places={quote.price.places} stage="reviewing" locale={locale} now={now} />
            </Clause>
            <Clause id="conditions" heading={texts.conditions}><ul class="spaced">{quote.wording.sentences.map((sentence) => <li>{sentence}</li>)}</ul></Clause>
            <Clause id="information" heading={texts.information} width="wide">
              <SmallPrint paragraphs={quote.wording.information.map(({ heading, text }) => ({ word: heading, text }))} />
            </Clause>
          </>
        )}
        <Clause id="order" heading={waiting ? texts.join : texts.order} width="wide"><Order {...props} /></Clause>
      </form>
    </SiteShell>
  );
}

function Sentence({ view, quote, values, waiting, locale }: ReviewPageProps): Child {
  const texts = signUpTexts[locale];
  const places = texts.places(values.participants.length);
  const [first] = quote.schedule;
  if (waiting) return <>{texts.reviewWaiting(places)}</>;
  if (first === undefined) return <>{texts.reviewFree(places)}</>;
  const { before, due, dueExempt } = texts.reviewSentence;
  return (
    <>
      {before(places)}<Amount size="bold">{formatMoney(quote.price.totalCents, locale)}</Amount>
      {quote.price.vatRegime === "standard" ? due : dueExempt}
      <b><Moment moment={momentText(Temporal.Instant.from(first.dueAt), locale, view.organisation.zone)} /></b>.
    </>
  );
}

function Order({ view, quote, values, waiting, locale }: ReviewPageProps) {
  const texts = signUpTexts[locale];
  const customer = customerOf(values);
  const { when, where } = meetingsInWords(view.meetings, { zone: view.organisation.zone, locale });
  const names = formatList(values.participants.map(({ first, last }) => `${first} ${last}`.trim()), locale);
  return (
    <div class="stack roomy">
      <div class="stack">
        <p>{texts.summary([view.course.title, view.course.duration, when, where], names)}</p>
        {!waiting && <PriceLedger quote={quote} locale={locale} />}
      </div>
      <Signing
        sides={[
          {
            line: <Button name="intent" value="order">{waiting ? waitingButtonText(locale) : quote.wording.orderButton}</Button>,
            name: customer.orderedBy.name,
            role: customer.kind === "company" ? texts.signedFor(customer.name) : undefined,
          },
          { line: waiting ? texts.waitingPromise : texts.promise, name: view.organisation.contact_name, role: texts.signedFor(view.organisation.name) },
        ]}
      />
    </div>
  );
}

function factsOf({ view, quote, values, locale }: ReviewPageProps): Fact[] {
  const texts = signUpTexts[locale];
  const { facts: labels } = texts;
  const customer = customerOf(values);
  const { when, where } = meetingsInWords(view.meetings, { zone: view.organisation.zone, locale });
  const edit = (section: string, what: string) => (
    <button class="as-link" name="intent" value={`edit-${section}`}>{texts.change}<span class="quiet-name">: {what}</span></button>
  );
  const address = [customer.street, `${customer.postcode} ${customer.town}`.trim()].filter((part) => part !== "").join(", ");
  return [
    { label: labels.course, value: view.course.title },
    { label: labels.when, value: when, edit: edit("date", texts.date) },
    ...(where === "" ? [] : [{ label: labels.where, value: where }]),
    ...values.participants.map((person, index) => ({
      label: texts.participant(index + 1),
      value: [`${person.first} ${person.last}`.trim(), person.needs].filter((part) => part !== "").join(", "),
      soft: person.email,
      edit: edit("who", texts.participant(index + 1)),
    })),
    {
      label: labels.payer,
      value: customer.kvkNumber === "" ? customer.name : `${customer.name}, KVK\u00a0${customer.kvkNumber}`,
      soft: address === "" ? undefined : address,
      edit: edit("payer", texts.payer),
    },
    { label: labels.by, value: customer.orderedBy.email, edit: edit("payer", labels.by) },
    ...(customer.kind === "company" ? [{ label: labels.bill, value: customer.billingEmail, edit: edit("payer", labels.bill) }] : []),
    ...(customer.reference === "" ? [] : [{ label: labels.reference, value: customer.reference, edit: edit("payer", labels.reference) }]),
    ...(customer.remark === "" ? [] : [{ label: labels.remark, value: customer.remark, edit: edit("payer", labels.remark) }]),
    {
      label: labels.terms,
      value: <><a href={`/${view.organisation.slug}/terms/${quote.terms.sha256}`} target="_blank" rel="noopener">{siteTexts[locale].terms(quote.terms.number)}</a>, {texts.agreed}</>,
      edit: edit("agree", labels.terms),
    },
  ];
}
