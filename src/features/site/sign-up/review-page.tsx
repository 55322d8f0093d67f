import type { Child } from "hono/jsx";
import type { Locale } from "../../../domain/locale.ts";
import { vatOfPrice } from "../../../domain/price/vat-groups.ts";
import { formatList, formatMoment, formatMoney } from "../../../platform/i18n/format.ts";
import { momentText } from "../../../platform/i18n/moment-text.ts";
import { Amount } from "../../../ui/amount.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Moment } from "../../../ui/moment.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Opening } from "../../../ui/opening.tsx";
import { Signing } from "../../../ui/signing.tsx";
import { SmallPrint } from "../../../ui/small-print.tsx";
import type { SessionView } from "../../catalogue/store.ts";
import type { OrderCredit } from "../../credits/actions.ts";
import type { Quote, QuotePart } from "../../deal/actions.ts";
import { takenByCode } from "../../deal/actions.ts";
import { meetingsInWords, waitingButtonText, whyVatText } from "../../deal/wording.ts";
import { QuoteLine } from "../quote-line.tsx";
import { SiteShell } from "../site-shell.tsx";
import { siteTexts } from "../texts.ts";
import type { Order } from "./check-form.ts";
import { PriceLedger } from "./cost.tsx";
import { signUpPath } from "./form-page.tsx";
import { asFields } from "./form-values.ts";
import type { FormValues } from "./form-values.ts";
import { reviewFacts } from "./review-facts.tsx";
import { signUpTexts } from "./texts.ts";

export type ReviewPageProps = {
  view: SessionView;
  quote: Quote;
  /** What was typed, to be carried along, and what it comes down to. */
  values: FormValues;
  order: Order;
  /** The date is full: the button asks for a place in line. */
  waiting: boolean;
  /** What a credit pays of it, when one was named. */
  credit: OrderCredit | null;
  /** What changed since this page was shown before. */
  changed: readonly QuotePart[];
  locale: Locale;
  now: Temporal.Instant;
  baseUrl: string;
};

/** Everything once more, each part with a way to change it, and the button that orders. */
export function ReviewPage(props: ReviewPageProps) {
  const { view, quote, values, order, waiting, credit, changed, locale, now, baseUrl } = props;
  const texts = signUpTexts[locale];
  const action = `${signUpPath(view)}?lang=${locale}`;
  const notice = changed.length === 0 ? undefined : <Notice kind="alert">{texts.changed(formatList(changed.map((part) => texts.parts[part]), locale))}</Notice>;
  return (
    <SiteShell locale={locale} title={waiting ? texts.reviewRequest : texts.review} organisation={view.organisation} terms={view.terms} path={null} baseUrl={baseUrl}>
      <form method="post" action={action} novalidate>
        {asFields(values).map(([name, value]) => <Hidden name={name} value={value} />)}
        <Hidden name="seen" value={quote.fingerprint} />
        {takenByCode(quote.price) > 0 && <Hidden name="discount-seen" value={String(takenByCode(quote.price))} />}
        {credit !== null && <Hidden name="credit-seen" value={String(credit.cents)} />}
        <Hidden name="asked" value={waiting ? "line" : "place"} />
        <Opening above={notice} eyebrow={waiting ? texts.reviewWaitingEyebrow : texts.reviewEyebrow} sentence={<Sentence {...props} />} />
        <Clause id="yours" heading={waiting ? texts.request : texts.yours} width="wide"><Facts facts={reviewFacts(props, action)} /></Clause>
        {!waiting && (
          <>
            <Clause id="line" heading={siteTexts[locale].when} width="across" motto={siteTexts[locale].motto}>
              <QuoteLine view={view} kind={order.customer.kind} places={quote.price.places} stage="reviewing" locale={locale} now={now} quote={quote} />
            </Clause>
            <Clause id="conditions" heading={texts.conditions}><ul class="spaced">{quote.wording.sentences.map((sentence) => <li>{sentence}</li>)}</ul></Clause>
            <Clause id="information" heading={texts.information} width="wide">
              <SmallPrint paragraphs={quote.wording.information.map(({ heading, text }) => ({ word: heading, text }))} />
            </Clause>
          </>
        )}
        <Clause id="order" heading={waiting ? texts.join : texts.order} width="wide"><Signatures {...props} /></Clause>
      </form>
    </SiteShell>
  );
}

function Sentence({ view, quote, waiting, credit, locale }: ReviewPageProps): Child {
  const texts = signUpTexts[locale];
  const places = texts.places(quote.price.places);
  const [first] = quote.schedule;
  if (waiting) return texts.reviewWaiting(places);
  if (first === undefined) return texts.reviewFree(places);
  if (credit !== null) return <AfterCredit view={view} quote={quote} credit={credit} locale={locale} />;
  const { before, due, dueExempt } = texts.reviewSentence;
  return (
    <>
      {before(places)}<Amount size="bold">{formatMoney(quote.price.totalCents, locale)}</Amount>
      {vatOfPrice(quote.price) === "included" ? due : dueExempt}
      <b><Moment moment={momentText(Temporal.Instant.from(first.dueAt), locale, view.organisation.zone)} /></b>.
    </>
  );
}

/** What is left to pay once the credit paid its part, and by when the first of it. */
function AfterCredit({ view, quote, credit, locale }: Pick<ReviewPageProps, "view" | "quote" | "locale"> & { credit: OrderCredit }) {
  const texts = signUpTexts[locale];
  const places = texts.places(quote.price.places);
  const upTo = quote.schedule.map((_, index) => quote.schedule.slice(0, index + 1).reduce((sum, part) => sum + part.cents, 0));
  const next = quote.schedule[upTo.findIndex((reached) => reached > credit.cents)];
  if (next === undefined) return <>{texts.reviewPaid(places)}</>;
  const { before, due } = texts.reviewWithCredit;
  return (
    <>
      {before(places)}<Amount size="bold">{formatMoney(quote.price.totalCents - credit.cents, locale)}</Amount>
      {due}<b><Moment moment={momentText(Temporal.Instant.from(next.dueAt), locale, view.organisation.zone)} /></b>.
    </>
  );
}

function Signatures({ view, quote, order: { customer, participants }, waiting, credit, locale }: ReviewPageProps) {
  const texts = signUpTexts[locale];
  const { when, where } = meetingsInWords(view.meetings, { zone: view.organisation.zone, locale });
  const names = formatList(participants.map(({ firstName, lastName }) => `${firstName} ${lastName}`), locale);
  return (
    <div class="stack roomy">
      <div class="stack">
        <p>{texts.summary([view.course.title, view.course.duration, when, where], names)}</p>
        {!waiting && <PriceLedger quote={quote} kind={customer.kind} credit={credit} locale={locale} />}
        {!waiting && quote.whyVat !== null && <p class="small">{whyVatText(quote.whyVat, locale)}</p>}
        {!waiting && credit !== null && credit.leftCents > 0 && <p class="soft small">{texts.creditLeft(formatMoney(credit.leftCents, locale), formatMoment(credit.credit.valid_until, locale, view.organisation.zone))}</p>}
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
      <p class="soft small text">{waiting ? texts.waitingLater : texts.ifFull(quote.price.totalCents > 0)}</p>
    </div>
  );
}
