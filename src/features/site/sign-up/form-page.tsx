import type { Child } from "hono/jsx";
import type { Locale } from "../../../domain/locale.ts";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { FieldError as FieldErrorText } from "../../../ui/field-error.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { SessionView } from "../../catalogue/store.ts";
import { daysOf, placesInWords, whereOf } from "../date-rows.tsx";
import { openFor } from "../open-for.ts";
import { SiteShell } from "../site-shell.tsx";
import { Agreement } from "./agreement.tsx";
import type { FieldError } from "./check-form.ts";
import { Cost } from "./cost.tsx";
import type { FormValues } from "./form-values.ts";
import { errorsAt, wordsFor } from "./form-words.ts";
import { PayerFields } from "./payer-fields.tsx";
import { PeopleFields } from "./people-fields.tsx";
import { signUpTexts } from "./texts.ts";

export type FormPageProps = {
  /** The session that is chosen. */
  view: SessionView;
  /** All sessions of the course that can be chosen. */
  choices: readonly SessionView[];
  values: FormValues;
  errors: readonly FieldError[];
  /** Whether there is a discount code that somebody could have. */
  discounts: boolean;
  locale: Locale;
  now: Temporal.Instant;
  baseUrl: string;
};

/** The parts of the form, with what they need besides the page's own facts. */
export type FormPartProps = FormPageProps & {
  /** Where the form is sent, without a place on the page. */
  action: string;
  /** The chosen date is full: this asks for a place in line, without obligation. */
  waiting: boolean;
  errorAt: (field: string) => string | undefined;
};

/** The one form of signing up: date, who comes, who pays, what it costs, agreement. */
export function FormPage(page: FormPageProps) {
  const { view, errors, locale, now, baseUrl } = page;
  const texts = signUpTexts[locale];
  const path = signUpPath(view);
  const props = { ...page, action: `${path}?lang=${locale}`, waiting: openFor(view, now) === "waiting-list", errorAt: errorsAt(page) };
  const title = (props.waiting ? texts.waitingTitle : texts.title)(view.course.title);
  return (
    <SiteShell locale={locale} title={title} organisation={view.organisation} terms={view.terms} path={errors.length > 0 ? null : path} baseUrl={baseUrl} wrong={errors.length > 0}>
      <Opening above={summaryOf(page)} eyebrow={title} sentence={props.waiting ? texts.waitingSentence : texts.sentence} />
      <form method="post" action={props.action} class="numbered" novalidate>
        <Hidden name="token" value={page.values.token} />
        <button class="quiet-name" name="intent" value="review" tabindex={-1} aria-hidden="true">{texts.toReview}</button>
        <Clause id="date" heading={texts.date}><DateChoice {...props} /></Clause>
        <Clause id="who" heading={texts.who} width="roomy"><PeopleFields {...props} /></Clause>
        <Clause id="payer" heading={texts.payer} width="roomy"><PayerFields {...props} /></Clause>
        <Clause id="cost" heading={props.waiting ? texts.costWaiting : texts.cost}>
          <Cost {...props} />
          {!props.waiting && view.session.price_cents > 0 && page.discounts && <Field lang={locale} name="discount" label={texts.discount} value={page.values.discount} autocomplete="off" optional short error={props.errorAt("discount")} />}
          {!props.waiting && view.session.price_cents > 0 && <Field lang={locale} name="credit" label={texts.credit} hint={texts.creditHint} value={page.values.credit} optional short error={props.errorAt("credit")} />}
        </Clause>
        <Clause id="agree" heading={props.waiting ? texts.join : texts.agree} width="roomy"><Agreement {...props} /></Clause>
      </form>
    </SiteShell>
  );
}

export function signUpPath({ organisation, course, session }: SessionView): string {
  return `/${organisation.slug}/${course.slug}/${session.slug}/sign-up`;
}

function summaryOf(page: FormPageProps): Child {
  const { errors, locale } = page;
  if (errors.length === 0) return undefined;
  const texts = signUpTexts[locale];
  const say = wordsFor(page);
  return <ErrorSummary heading={texts.errors(errors.length)} kept={texts.kept} errors={errors.map((error) => ({ fieldId: error.field, text: say(error) }))} />;
}

function DateChoice({ choices, values, locale, now, errorAt }: FormPartProps) {
  const error = errorAt("session");
  return (
    <Choices labelledBy="date-h" error={error && <FieldErrorText lang={locale} id="session-error">{error}</FieldErrorText>}>
      {choices.map((choice, index) => {
        const full = openFor(choice, now) === "waiting-list";
        return (
          <Choice
            kind="radio"
            name="session"
            id={index === 0 ? "session" : undefined}
            value={choice.session.slug}
            checked={choice.session.slug === values.session}
            errorId={error && "session-error"}
            note={`${whereOf(choice, locale).join(", ")}. ${full ? signUpTexts[locale].full : placesInWords(choice, locale, now)}`}
          >
            <b>{daysOf(choice, locale)}</b>
          </Choice>
        );
      })}
    </Choices>
  );
}
