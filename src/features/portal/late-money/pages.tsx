import type { Child } from "hono/jsx";
import { formatCode } from "../../../domain/deal/code.ts";
import type { LatePaymentChoice } from "../../../domain/late-money/decide-late-payment.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatDays, formatMoment, formatMoney } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { FieldError } from "../../../ui/field-error.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import type { LatePayment } from "../../payments/store.ts";
import { placesInWords } from "../frame/places.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { Sentence } from "../frame/sentence.tsx";
import type { Piece } from "../frame/sentence.tsx";
import type { LateOption, LateOptions } from "./options.ts";
import { lateMoneyTexts } from "./texts.ts";

export type LatePageProps = { deal: Deal; organisation: Organisation; late: LatePayment; locale: Locale; path: string };

/** Why the form came back: nothing was chosen, or what was chosen is no longer there. */
export type ChoiceFault = "missing" | "full" | "notPossible";

/** The question what becomes of the money, with what each answer does. */
export function ChoosePage(props: LatePageProps & { choices: LateOptions; fault: ChoiceFault | null; chosen: string | null }) {
  const { deal, late, locale, choices, fault, chosen } = props;
  const texts = lateMoneyTexts[locale];
  const [first] = choices.options;
  const error = fault === null ? null : texts[fault];
  return (
    <Frame {...props} wrong={fault !== null}>
      <Opening
        above={error !== null && <ErrorSummary heading={texts.errorHeading} kept={texts.errorKept} errors={[{ fieldId: first?.value ?? "choice-h", text: error }]} />}
        eyebrow={texts.eyebrow(deal.frozen.course.title, formatCode(deal.code))}
        sentence={<Said pieces={texts.ask(late.cents)} {...props} />}
      >
        <p class="soft">{texts.askNote}</p>
      </Opening>
      <form method="post" novalidate>
        <Clause id="choice" heading={texts.choicesHeading} width="roomy">
          <Choices labelledBy="choice-h" error={error !== null && <FieldError lang={locale} id="choice-error">{error}</FieldError>}>
            {choices.options.map((option) => (
              <Choice kind="radio" name="choice" value={option.value} id={option.value} checked={option.value === chosen} note={consequence(option, props)}>
                {label(option, props)}
              </Choice>
            ))}
          </Choices>
          <Actions><Button name="intent" value="preview">{texts.next}</Button></Actions>
        </Clause>
      </form>
    </Frame>
  );
}

/** What the answer means, once more, before it is final. */
export function PreviewPage(props: LatePageProps & { choices: LateOptions; option: LateOption }) {
  const { late, locale, option, deal, path } = props;
  const texts = lateMoneyTexts[locale];
  const zone = deal.frozen.organisation.zone;
  const what = option.choice === "other-date" ? texts.choices["other-date"](formatDays(option.starts, locale, zone)) : texts.choices[option.choice];
  return (
    <Frame {...props}>
      <Opening eyebrow={texts.previewEyebrow} sentence={<Said pieces={texts.previewSentence(late.cents, what)} {...props} />} />
      <Clause id="then" heading={texts.previewHeading} width="roomy">
        <p>{consequence(option, props)}</p>
        <form method="post">
          <Hidden name="choice" value={option.value} />
          <Actions aside={<a href={path}>{texts.change}</a>}>
            <Button name="intent" value="choose">{texts.confirm[option.choice]}</Button>
          </Actions>
        </form>
      </Clause>
    </Frame>
  );
}

/** The money is spoken for: what was chosen, and when. */
export function ChosenPage(props: LatePageProps & { choice: LatePaymentChoice }) {
  const { deal, late, locale, choice, path } = props;
  const texts = lateMoneyTexts[locale];
  return (
    <Frame {...props}>
      <Opening
        eyebrow={`${texts.eyebrow(deal.frozen.course.title, formatCode(deal.code))} ${formatMoney(late.cents, locale)}.`}
        sentence={<Said pieces={texts.chosen(late.chosen_at ?? late.asked_at, texts.chosenAs[choice])} {...props} />}
      >
        <p class="soft">{texts.chosenNote}</p>
        <p><a href={path.replace(/\/late-money\/.*$/, "")}>{texts.back}</a></p>
      </Opening>
    </Frame>
  );
}

function Frame({ deal, organisation, locale, path, wrong, children }: LatePageProps & { wrong?: boolean; children: Child }) {
  return (
    <PortalShell locale={locale} title={lateMoneyTexts[locale].title} organisation={organisation} deal={deal} terms={deal.frozen.terms} path={path} wrong={wrong}>
      {children}
    </PortalShell>
  );
}

function Said({ pieces, locale, deal }: LatePageProps & { pieces: readonly Piece[] }) {
  return <Sentence pieces={pieces} locale={locale} zone={deal.frozen.organisation.zone} />;
}

function label(option: LateOption, { deal, locale }: LatePageProps): string {
  const { options } = lateMoneyTexts[locale];
  if (option.choice === "other-date") return options["other-date"](formatDays(option.starts, locale, deal.frozen.organisation.zone));
  return options[option.choice];
}

function consequence(option: LateOption, { deal, organisation, locale, choices }: LatePageProps & { choices: LateOptions }): string {
  const { does } = lateMoneyTexts[locale];
  switch (option.choice) {
    case "front-of-line":
      return does["front-of-line"](formatMoment(choices.startsAt, locale, deal.frozen.organisation.zone));
    case "other-date":
      return does["other-date"](placesInWords(choices.places, locale));
    case "credit":
      return does.credit(organisation.name);
    case "refund":
      return does.refund;
    default:
      return option satisfies never;
  }
}
