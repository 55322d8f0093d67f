import type { Locale } from "../../../domain/locale.ts";
import { formatMoney, formatPercent } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { Consent } from "../../../ui/consent.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { FieldError as FieldErrorText } from "../../../ui/field-error.tsx";
import { Field } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Ledger } from "../../../ui/ledger.tsx";
import { Opening } from "../../../ui/opening.tsx";
import { Pair } from "../../../ui/pair.tsx";
import type { SessionView } from "../../catalogue/store.ts";
import { quoteFor } from "../../deal/actions.ts";
import type { Quote } from "../../deal/actions.ts";
import { consentTexts } from "../../deal/wording.ts";
import { daysOf, placesInWords, whereOf } from "../date-rows.tsx";
import { openFor } from "../open-for.ts";
import { SiteShell } from "../site-shell.tsx";
import type { FieldError } from "./check-form.ts";
import type { FormValues } from "./form-values.ts";
import { signUpTexts } from "./texts.ts";

export type FormPageProps = {
  /** The session of the address. */
  view: SessionView;
  /** All sessions of the course that can be chosen. */
  choices: readonly SessionView[];
  values: FormValues;
  errors: readonly FieldError[];
  locale: Locale;
  now: Temporal.Instant;
  baseUrl: string;
};

/** The one form of signing up: date, who comes, who pays, what it costs, agreement. */
export function FormPage(props: FormPageProps) {
  const { view, values, errors, locale, now, baseUrl } = props;
  const texts = signUpTexts[locale];
  const waiting = openFor(view, now) === "waiting-list";
  const title = (waiting ? texts.waitingTitle : texts.title)(view.course.title);
  const fields = words(props);
  const summary = errors.length === 0 ? undefined : (
    <ErrorSummary heading={texts.errors(errors.length)} kept={texts.kept} errors={errors.map((error) => ({ fieldId: error.field, text: fields(error) }))} />
  );
  const path = `/${view.organisation.slug}/${view.course.slug}/${view.session.slug}/sign-up`;
  return (
    <SiteShell locale={locale} title={title} organisation={view.organisation} terms={view.terms} path={errors.length > 0 ? null : path} baseUrl={baseUrl} wrong={errors.length > 0}>
      <Opening above={summary} eyebrow={title} sentence={waiting ? texts.waitingSentence : texts.sentence} />
      <form method="post" action={`${path}?lang=${locale}`} class="numbered" novalidate>
        <Hidden name="token" value={values.token} />
        <button class="quiet-name" name="intent" value="review" tabindex={-1} aria-hidden="true">{texts.toReview}</button>
        <Clause id="date" heading={texts.date}><DateChoice {...props} /></Clause>
        <Clause id="who" heading={texts.who} width="roomy"><People {...props} /></Clause>
        <Clause id="payer" heading={texts.payer} width="roomy"><Payer {...props} /></Clause>
        <Clause id="cost" heading={texts.cost}><Cost {...props} /></Clause>
        <Clause id="agree" heading={texts.agree}>
          <Agreement {...props} />
        </Clause>
      </form>
    </SiteShell>
  );
}

/** Words an error, naming the participant it belongs to. */
function words({ locale, values }: FormPageProps): (error: FieldError) => string {
  const texts = signUpTexts[locale];
  return (error) => {
    const person = error.row === undefined ? undefined : values.participants[error.row - 1];
    const name = person === undefined ? "" : `${person.first} ${person.last}`.trim();
    const nameless = error.row === undefined ? "" : texts.participant(error.row).toLowerCase();
    return texts.problem(error, name === "" || error.field.endsWith("first") || error.field.endsWith("last") ? nameless : name);
  };
}

function errorAt(props: FormPageProps): (field: string) => string | undefined {
  const say = words(props);
  return (field) => {
    const error = props.errors.find((candidate) => candidate.field === field);
    return error && `${say(error)}.`;
  };
}

function DateChoice(props: FormPageProps) {
  const { choices, values, locale, now } = props;
  const error = errorAt(props)("session");
  return (
    <Choices labelledBy="date-h" error={error && <FieldErrorText lang={locale} id="session-error">{error}</FieldErrorText>}>
      {choices.map((choice) => (
        <Choice kind="radio" name="session" value={choice.session.slug} checked={choice.session.slug === values.session} note={`${whereOf(choice, locale).join(", ")}. ${openFor(choice, now) === "waiting-list" ? signUpTexts[locale].full : placesInWords(choice, locale, now)}`}>
          <b>{daysOf(choice, locale)}</b>
        </Choice>
      ))}
    </Choices>
  );
}

function People(props: FormPageProps) {
  const { values, locale } = props;
  const texts = signUpTexts[locale];
  const error = errorAt(props);
  const one = values.participants.length === 1;
  return (
    <>
      {values.participants.map((person, index) => {
        const row = index + 1;
        const own = index === 0;
        return (
          <fieldset class="stack">
            <legend>{texts.participant(row)}</legend>
            <Pair>
              <Field lang={locale} name={`p${row}-first`} label={texts.first} value={person.first} autocomplete={own ? "given-name" : "off"} error={error(`p${row}-first`)} />
              <Field lang={locale} name={`p${row}-last`} label={texts.last} value={person.last} autocomplete={own ? "family-name" : "off"} error={error(`p${row}-last`)} />
            </Pair>
            <Field lang={locale} name={`p${row}-email`} type="email" label={texts.email} value={person.email} hint={own ? texts.emailHint : undefined} autocomplete={own ? "email" : "off"} error={error(`p${row}-email`)} />
            <Field lang={locale} name={`p${row}-needs`} label={texts.needs} value={person.needs} hint={own ? texts.needsHint : undefined} autocomplete="off" optional error={error(`p${row}-needs`)} />
            {own && <Choice kind="checkbox" name="self" value="yes" checked={values.self} bare>{texts.self}</Choice>}
            {!one && <p><Button kind="as-link" name="intent" value={`remove-${row}`} unchecked>{texts.remove(row)}</Button></p>}
          </fieldset>
        );
      })}
      <Actions aside={texts.namesFree}><Button kind="plain" name="intent" value="add" unchecked>{texts.add}</Button></Actions>
      <Fold summary={texts.paste} open={values.paste !== ""}>
        <div class="stack">
          <Field lang={locale} name="paste" type="area" rows={4} label={texts.pasteLabel} value={values.paste} optional />
          <p><Button kind="plain" name="intent" value="paste" unchecked>{texts.pasteAdd}</Button></p>
        </div>
      </Fold>
    </>
  );
}

function Payer(props: FormPageProps) {
  const { values, locale } = props;
  const texts = signUpTexts[locale];
  const error = errorAt(props);
  const kindError = error("kind-company");
  return (
    <>
      <Choices labelledBy="payer-h" error={kindError && <FieldErrorText lang={locale} id="kind-error">{kindError}</FieldErrorText>}>
        <Choice kind="radio" name="kind" value="company" id="kind-company" checked={values.kind === "company"}>{texts.company}</Choice>
        <Choice kind="radio" name="kind" value="private" id="kind-private" checked={values.kind === "consumer"} note={texts.privateNote}>{texts.private}</Choice>
      </Choices>
      <div class="stack only-company">
        <Field lang={locale} name="company" label={texts.companyName} value={values.company} autocomplete="organization" error={error("company")} />
        <Pair>
          <Field lang={locale} name="kvk" label={texts.kvk} value={values.kvk} inputmode="numeric" autocomplete="off" optional error={error("kvk")} />
          <Field lang={locale} name="reference" label={texts.reference} value={values.reference} autocomplete="off" optional error={error("reference")} />
        </Pair>
        <Field lang={locale} name="invoice-email" type="email" label={texts.invoiceEmail} value={values.invoiceEmail} autocomplete="off" optional error={error("invoice-email")} />
      </div>
      <div class="stack">
        <Field lang={locale} name="street" label={texts.street} value={values.street} autocomplete="address-line1" error={error("street")} />
        <Pair narrowFirst>
          <Field lang={locale} name="postcode" label={texts.postcode} value={values.postcode} autocomplete="postal-code" error={error("postcode")} />
          <Field lang={locale} name="town" label={texts.town} value={values.town} autocomplete="address-level2" error={error("town")} />
        </Pair>
      </div>
      <div class="stack">
        <p class="hint">{texts.ordererHint}</p>
        <Pair>
          <Field lang={locale} name="orderer-name" label={texts.ordererName} value={values.ordererName} autocomplete="name" optional error={error("orderer-name")} />
          <Field lang={locale} name="orderer-email" type="email" label={texts.ordererEmail} value={values.ordererEmail} autocomplete="email" optional error={error("orderer-email")} />
        </Pair>
        <Field lang={locale} name="remark" type="area" rows={3} label={texts.remark} value={values.remark} optional error={error("remark")} />
      </div>
    </>
  );
}

function Cost({ view, choices, values, locale, now }: FormPageProps) {
  const chosen = choices.find((choice) => choice.session.slug === values.session) ?? view;
  const quote = quoteFor(chosen, { kind: values.kind ?? "company", places: values.participants.length, locale, now });
  return (
    <div class="stack">
      <PriceLedger quote={quote} locale={locale} />
      <ul class="spaced">{quote.wording.sentences.map((sentence) => <li>{sentence}</li>)}</ul>
    </div>
  );
}

export function PriceLedger({ quote: { price }, locale }: { quote: Quote; locale: Locale }) {
  const texts = signUpTexts[locale];
  if (price.totalCents === 0) return <p>{texts.free}</p>;
  const standard = price.vatRegime === "standard";
  const unit = { label: texts.unit(price.places, formatMoney(price.unitCents, locale)), amount: formatMoney(price.netCents, locale) };
  const vat = { label: texts.vat(formatPercent(price.vatBasisPoints, locale)), amount: formatMoney(price.vatCents, locale) };
  return (
    <Ledger
      caption={texts.priceCaption}
      rows={standard ? [unit, vat] : [unit]}
      total={{ label: standard ? texts.total : texts.totalExempt, amount: formatMoney(price.totalCents, locale) }}
    />
  );
}

function Agreement(props: FormPageProps) {
  const { view, values, locale, now } = props;
  const texts = signUpTexts[locale];
  const error = errorAt(props);
  const quote = quoteFor(view, { kind: values.kind ?? "consumer", places: values.participants.length, locale, now });
  const boxes = consentTexts({ locale, termsNumber: quote.terms.number, dueAt: quote.schedule[0]?.dueAt ?? null, zone: view.organisation.zone });
  const termsLink = <a href={`/${view.organisation.slug}/terms/${quote.terms.sha256}`} target="_blank" rel="noopener">{texts.termsLink(quote.terms.number)}</a>;
  return (
    <div class="stack roomy">
      <Consent lang={locale} name="terms" checked={values.terms} error={error("terms")} note={termsLink}>{boxes.terms}</Consent>
      {quote.earlyStartNeeded && (
        <div class="only-private">
          <Consent lang={locale} name="early-start" checked={values.earlyStart} error={error("early-start")}>{boxes.earlyStart}</Consent>
        </div>
      )}
      <Actions aside={texts.notYet}><Button name="intent" value="review">{texts.toReview}</Button></Actions>
    </div>
  );
}
