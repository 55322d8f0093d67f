import type { Child } from "hono/jsx";
import type { Locale } from "../../domain/locale.ts";
import type { Stated } from "../../domain/withdrawal/statement.ts";
import { momentText } from "../../platform/i18n/moment-text.ts";
import { Actions } from "../../ui/actions.tsx";
import { Button } from "../../ui/button.tsx";
import { Clause } from "../../ui/clause.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Facts } from "../../ui/facts.tsx";
import type { Fact } from "../../ui/facts.tsx";
import { Field } from "../../ui/field.tsx";
import { Hidden } from "../../ui/hidden.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Opening } from "../../ui/opening.tsx";
import type { StatementForm } from "./statement-form.ts";
import { withdrawalTexts } from "./texts.ts";

/** Step 1: what the law lets us ask, and no more. `known`: the order is certain and is shown, not asked. */
export function StateStep({ locale, form, known, children }: { locale: Locale; form: StatementForm; known: boolean; children?: Child }) {
  const texts = withdrawalTexts[locale];
  const { typed, problems } = form;
  const error = (field: keyof Stated) => {
    const problem = problems.get(field);
    return problem === undefined ? undefined : texts.problems[problem];
  };
  const errors = [...problems].map(([fieldId, problem]) => ({ fieldId, text: texts.problems[problem] }));
  return (
    <>
      <Opening
        above={errors.length > 0 && <ErrorSummary heading={texts.errorHeading(errors.length)} kept={texts.errorKept} errors={errors} />}
        eyebrow={`${texts.step(1)} ${texts.forWhom}`}
        sentence={texts.link}
        lead={texts.lead}
      />
      <Clause id="data" heading={texts.data}>
        {known && <p class="soft">{texts.known}</p>}
        <form method="post" class="stack roomy" novalidate>
          <Field lang={locale} name="name" label={texts.name} autocomplete="name" maxlength={200} value={typed.name} error={error("name")} />
          {known ? <><Facts facts={[{ label: texts.orderShort, value: typed.order }]} /><Hidden name="order" value={typed.order} /></> : (
            <Field lang={locale} name="order" label={texts.order} hint={texts.orderHint} maxlength={300} value={typed.order} error={error("order")} />
          )}
          <Field lang={locale} name="email" type="email" label={texts.email} autocomplete="email" maxlength={254} value={typed.email} error={error("email")} />
          <Actions aside={texts.notYet}><Button name="step" value="review">{texts.next}</Button></Actions>
        </form>
      </Clause>
      {children}
    </>
  );
}

/** Step 2: what is stated, the one button with only its own words, and what happens then. */
export function ConfirmStep({ locale, zone, now, typed, what, then }: { locale: Locale; zone: string; now: Temporal.Instant; typed: Stated; what: string; then: readonly Fact[] }) {
  const texts = withdrawalTexts[locale];
  return (
    <>
      <Opening eyebrow={<>{texts.step(2)} {texts.nowIs} <Moment moment={momentText(now, locale, zone)} />.</>} sentence={texts.review(what)} />
      <Clause id="statement" heading={texts.statement} width="roomy">
        <Facts facts={[{ label: texts.name, value: typed.name }, { label: texts.orderShort, value: typed.order }, { label: texts.receipt, value: typed.email }]} />
        <form method="post" class="stack">
          <Hidden name="name" value={typed.name} />
          <Hidden name="order" value={typed.order} />
          <Hidden name="email" value={typed.email} />
          <Actions><Button name="step" value="confirm">{texts.confirm}</Button> <Button kind="as-link" name="step" value="change">{texts.back}</Button></Actions>
        </form>
      </Clause>
      <Clause id="then" heading={texts.afterwards}><Facts facts={[{ label: texts.atOnce, value: texts.atOnceText }, ...then]} /></Clause>
    </>
  );
}

/** Until when, how else, and what is not meant. */
export function GoodToKnow({ locale, period, email, formHref }: { locale: Locale; period: string; email: string; formHref: string }) {
  const texts = withdrawalTexts[locale];
  return (
    <Clause id="know" heading={texts.goodToKnow}>
      <p>{period}</p>
      <p>{texts.otherWays(email)}<a href={formHref}>{texts.form}</a>. {texts.notCancelling}</p>
    </Clause>
  );
}
