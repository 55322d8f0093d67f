import type { CustomerKind } from "../../../domain/customer-kind.ts";
import type { Locale } from "../../../domain/locale.ts";
import { vatOfPrice } from "../../../domain/price/vat-groups.ts";
import { addressInWords } from "../../../platform/i18n/address-in-words.ts";
import { priceInWords } from "../../../platform/i18n/price-in-words.ts";
import { formatList, formatMoment } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { Consent } from "../../../ui/consent.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Facts } from "../../../ui/facts.tsx";
import type { Fact } from "../../../ui/facts.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Ledger } from "../../../ui/ledger.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Opening } from "../../../ui/opening.tsx";
import { Signing } from "../../../ui/signing.tsx";
import { SmallPrint } from "../../../ui/small-print.tsx";
import type { QuotePart } from "../../deal/actions.ts";
import { termsAddress } from "../../order-request/actions.ts";
import { consentTexts, meetingsInWords, whyVatText } from "../../deal/wording.ts";
import { lineTextsOf } from "../deal/deal-texts.ts";
import { placesInWords } from "../frame/places.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { Sentence } from "../frame/sentence.tsx";
import type { Piece } from "../frame/sentence.tsx";
import type { OpenOffer, WaitingFacts } from "./facts.ts";
import { QuoteLine } from "./quote-line.tsx";
import { reviewTexts } from "./review-texts.ts";
import { waitingTexts } from "./texts.ts";

export type ReviewProps = {
  facts: WaitingFacts;
  open: OpenOffer;
  /** What came back with the form: which box was missing, what changed meanwhile, what was ticked. */
  came: { termsMissing: boolean; changed: readonly QuotePart[]; ticked: { terms: boolean; earlyStart: boolean } } | null;
};

/**
 * Everything that accepting an offer would agree to, with the conditions of this day, and the order button. In the
 * language of the sign-up, because these are the words that will be frozen.
 */
export function ReviewPage({ facts, open, came }: ReviewProps) {
  const { view, signUp } = facts;
  const { locale } = signUp;
  const { zone } = view.organisation;
  const texts = reviewTexts[locale];
  return (
    <PortalShell locale={locale} title={texts.title} organisation={view.organisation} terms={view.terms} path={null} wrong={came?.termsMissing === true}>
      <Opening
        above={<WhyItCame came={came} locale={locale} />}
        eyebrow={texts.eyebrow}
        sentence={<Sentence pieces={sentenceOf(open, locale)} locale={locale} zone={zone} />}
      >
        <p class="soft">{texts.until(formatMoment(open.offer.ends_at, locale, zone))}</p>
      </Opening>
      <Clause id="what" heading={texts.heading} width="wide">
        <Facts facts={registrationFacts(facts, open)} />
        <p class="soft">{texts.correct}</p>
      </Clause>
      <Clause id="line" heading={texts.line} width="across" motto={lineTextsOf(locale).motto}>
        <QuoteLine facts={facts} open={open} stage="reviewing" locale={locale} />
      </Clause>
      <Clause id="conditions" heading={texts.conditions}>
        <ul class="spaced">{open.quote.wording.sentences.map((sentence) => <li>{sentence}</li>)}</ul>
      </Clause>
      <Clause id="information" heading={texts.information} width="wide">
        <SmallPrint paragraphs={open.quote.wording.information.map(({ heading, text }) => ({ word: heading, text }))} />
      </Clause>
      <OrderClause facts={facts} open={open} came={came} />
    </PortalShell>
  );
}

function WhyItCame({ came, locale }: Pick<ReviewProps, "came"> & { locale: Locale }) {
  if (came === null) return null;
  const texts = reviewTexts[locale];
  if (came.termsMissing) {
    return <ErrorSummary heading={texts.errorHeading} kept={texts.errorKept} errors={[{ fieldId: "terms", text: texts.termsMissing }]} />;
  }
  if (came.changed.length === 0) return null;
  return <Notice kind="alert">{texts.changed(formatList(came.changed.map((part) => texts.parts[part]), locale))}</Notice>;
}

function OrderClause({ facts, open, came }: ReviewProps) {
  const { view, signUp } = facts;
  const { locale, customer } = signUp;
  const { quote } = open;
  const texts = reviewTexts[locale];
  const { when, where } = meetingsInWords(view.meetings, { zone: view.organisation.zone, locale });
  const names = formatList(open.bookings.map(({ first_name, last_name }) => `${first_name} ${last_name}`.trim()), locale);
  const boxes = consentTexts({ locale, termsNumber: quote.terms.number, dueAt: quote.schedule[0]?.dueAt ?? null, zone: view.organisation.zone });
  return (
    <Clause id="order" heading={texts.order} width="wide">
      <form method="post" class="stack roomy" novalidate>
        <Hidden name="offer" value={open.offer.id} />
        <Hidden name="seen" value={quote.fingerprint} />
        <div class="stack">
          <p>{texts.summary([view.course.title, view.course.duration, when, where], names)}</p>
          <PriceLedger open={open} kind={customer.kind} locale={locale} />
          {quote.whyVat !== null && <p class="small">{whyVatText(quote.whyVat, locale)}</p>}
        </div>
        <div class="stack">
          <Consent
            lang={locale}
            name="terms"
            checked={came?.ticked.terms}
            error={came?.termsMissing === true ? texts.termsMissing : undefined}
            note={<a href={termsAddress(view.organisation.slug, quote.terms.sha256, open.offer.id)} target="_blank" rel="noopener">{texts.termsLink(quote.terms.number)}</a>}
          >
            {boxes.terms}
          </Consent>
          {quote.earlyStartNeeded && <Consent lang={locale} name="early-start" checked={came?.ticked.earlyStart}>{boxes.earlyStart}</Consent>}
        </div>
        <Signing
          sides={[
            { line: <Button>{quote.wording.orderButton}</Button>, name: customer.orderedBy.name, role: customer.kind === "company" ? texts.signedFor(customer.name) : undefined },
            { line: texts.promise, name: view.organisation.contact_name, role: texts.signedFor(view.organisation.name) },
          ]}
        />
      </form>
    </Clause>
  );
}

function PriceLedger({ open: { quote: { price } }, kind, locale }: { open: OpenOffer; kind: CustomerKind; locale: Locale }) {
  if (price.totalCents === 0) return null;
  return <Ledger caption={reviewTexts[locale].priceCaption} {...priceInWords(price, { kind, locale })} />;
}

function sentenceOf({ quote, bookings }: OpenOffer, locale: Locale): readonly Piece[] {
  const texts = reviewTexts[locale];
  const places = placesInWords(bookings.length, locale);
  const [first] = quote.schedule;
  if (first === undefined) return texts.free(places);
  const said = vatOfPrice(quote.price) === "included" ? texts.paid : texts.exempt;
  return said(places, quote.price.totalCents, Temporal.Instant.from(first.dueAt));
}

function registrationFacts({ view, signUp }: WaitingFacts, { bookings }: OpenOffer): Fact[] {
  const { locale, customer } = signUp;
  const { facts: labels } = reviewTexts[locale];
  const { offer } = waitingTexts[locale];
  const { when, where } = meetingsInWords(view.meetings, { zone: view.organisation.zone, locale });
  const address = addressInWords(customer, locale);
  return [
    { label: labels.course, value: view.course.title },
    { label: offer.facts.when, value: when },
    ...(where === "" ? [] : [{ label: offer.facts.where, value: where }]),
    ...bookings.map((booking, index) => ({
      label: bookings.length === 1 ? labels.participant : labels.participants(index + 1),
      value: [`${booking.first_name} ${booking.last_name}`.trim(), booking.needs].filter((part) => part !== "").join(", "),
      soft: booking.email === "" ? undefined : booking.email,
    })),
    { label: labels.payer, value: customer.kvkNumber === "" ? customer.name : `${customer.name}, KVK\u00a0${customer.kvkNumber}`, soft: address === "" ? undefined : address },
    ...(customer.billingEmail === "" ? [] : [{ label: labels.bill, value: customer.billingEmail }]),
    ...(customer.reference === "" ? [] : [{ label: labels.reference, value: customer.reference }]),
  ];
}
