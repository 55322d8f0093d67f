import { formatList, formatSize } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Consent } from "../../../ui/consent.tsx";
import { quoteFor } from "../../deal/actions.ts";
import { consentTexts } from "../../deal/wording.ts";
import { termsAddress } from "../../order-request/actions.ts";
import { daysOf } from "../date-rows.tsx";
import { openFor } from "../open-for.ts";
import { startsWithinWithdrawal } from "./early-start.ts";
import type { FormPartProps } from "./form-page.tsx";
import { signUpTexts } from "./texts.ts";

/** The boxes, never ticked beforehand, and the way to the review. The waiting list binds nobody and asks for no agreement. */
export function Agreement(props: FormPartProps) {
  const texts = signUpTexts[props.locale];
  return (
    <>
      {props.waiting ? <p>{texts.waitingPromise} {texts.waitingLater}</p> : <Boxes {...props} />}
      <Actions aside={props.waiting ? texts.notYetWaiting : texts.notYet}><Button name="intent" value="review">{texts.toReview}</Button></Actions>
    </>
  );
}

function Boxes({ view, choices, values, locale, now, errorAt }: FormPartProps) {
  const texts = signUpTexts[locale];
  const { organisation, terms } = view;
  const quote = quoteFor(view, { kind: values.kind ?? "consumer", places: values.participants.length, locale, now });
  const boxes = consentTexts({ locale, termsNumber: quote.terms.number, dueAt: quote.schedule[0]?.dueAt ?? null, zone: organisation.zone });
  const size = terms === null ? "" : formatSize(terms.pdf_size, locale);
  const read = <a href={termsAddress(organisation.slug, quote.terms.sha256, values.token)} target="_blank" rel="noopener">{texts.termsLink(quote.terms.number, size)}</a>;
  const soon = choices.filter((choice) => openFor(choice, now) === "sign-up" && startsWithinWithdrawal(choice, now));
  return (
    <>
      <Consent lang={locale} name="terms" checked={values.terms} error={errorAt("terms")} note={read}>{boxes.terms}</Consent>
      {soon.length > 0 && (
        <div class="only-private">
          <Consent lang={locale} name="early-start" checked={values.earlyStart} note={texts.earlyStartFor(formatList(soon.map((choice) => daysOf(choice, locale)), locale))}>{boxes.earlyStart}</Consent>
        </div>
      )}
    </>
  );
}
