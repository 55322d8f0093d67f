import { addressInWords } from "../../../platform/i18n/address-in-words.ts";
import { formatMoney } from "../../../platform/i18n/format.ts";
import { priceInWords } from "../../../platform/i18n/price-in-words.ts";
import { Button } from "../../../ui/button.tsx";
import type { Fact } from "../../../ui/facts.tsx";
import { termsAddress } from "../../order-request/actions.ts";
import { consentTexts, meetingsInWords } from "../../deal/wording.ts";
import { siteTexts } from "../texts.ts";
import { startsWithinWithdrawal } from "./early-start.ts";
import type { ReviewPageProps } from "./review-page.tsx";
import { signUpTexts } from "./texts.ts";

/** What was filled in, each row with a button that goes back to its place on the form and loses nothing. */
export function reviewFacts(props: ReviewPageProps, action: string): Fact[] {
  const { view, values, order, waiting, locale } = props;
  const texts = signUpTexts[locale];
  const { facts: labels } = texts;
  const { customer, participants } = order;
  const { when, where } = meetingsInWords(view.meetings, { zone: view.organisation.zone, locale });
  const edit = (field: string, what: string) => (
    <Button kind="as-link" name="intent" value="edit" formaction={`${action}#${field}`}>{texts.change}<span class="quiet-name">: {what}</span></Button>
  );
  const ordererField = values.self ? "p1-email" : "orderer-email";
  const row = (label: string, value: string, field: string, soft?: string): Fact => ({ label, value, soft: soft === "" ? undefined : soft, edit: edit(field, label) });
  return [
    { label: labels.course, value: view.course.title },
    row(labels.when, when, "date"),
    ...(where === "" ? [] : [{ label: labels.where, value: where }]),
    ...participants.map((person, index) => {
      const name = [`${person.firstName} ${person.lastName}`, person.needs].filter((part) => part !== "").join(", ");
      return row(texts.participant(index + 1), name, `p${index + 1}-first`, person.email);
    }),
    row(labels.payer, customer.kvkNumber === "" ? customer.name : `${customer.name}, KVK\u00a0${customer.kvkNumber}`, "payer", addressInWords(customer, locale)),
    ...(customer.vatNumber === undefined ? [] : [row(labels.vatNumber, customer.vatNumber, "vat-number")]),
    row(labels.by, customer.orderedBy.email, ordererField, customer.orderedBy.name),
    ...(customer.kind === "company" ? [row(labels.bill, customer.billingEmail, "invoice-email")] : []),
    ...(customer.reference === "" ? [] : [row(labels.reference, customer.reference, "reference")]),
    ...(customer.remark === "" ? [] : [row(labels.remark, customer.remark, "remark")]),
    ...(waiting || values.discount === "" ? [] : [row(texts.discount, values.discount.toUpperCase(), "discount")]),
    ...(waiting ? [priceFact(props)] : consentFacts(props, edit)),
  ];
}

/** The boxes in the words that the deal will keep. */
function consentFacts({ view, quote, order, values, locale, now }: ReviewPageProps, edit: (field: string, what: string) => Fact["edit"]): Fact[] {
  const { facts: labels, ticked, notTicked } = signUpTexts[locale];
  const boxes = consentTexts({ locale, termsNumber: quote.terms.number, dueAt: quote.schedule[0]?.dueAt ?? null, zone: view.organisation.zone });
  const read = <a href={termsAddress(view.organisation.slug, quote.terms.sha256, values.token)} target="_blank" rel="noopener">{siteTexts[locale].terms(quote.terms.number)}</a>;
  return [
    { label: labels.terms, value: read, soft: `${ticked} ${boxes.terms}`, edit: edit("terms", labels.terms) },
    ...(order.customer.kind === "consumer" && startsWithinWithdrawal(view, now)
      ? [{ label: labels.earlyStart, value: order.consents.earlyStart ? boxes.earlyStart : notTicked, edit: edit("early-start", labels.earlyStart) }]
      : []),
  ];
}

function priceFact({ quote: { price }, order: { customer }, locale }: ReviewPageProps): Fact {
  const texts = signUpTexts[locale];
  if (price.totalCents === 0) return { label: texts.facts.price, value: texts.free };
  return { label: texts.facts.price, value: formatMoney(price.totalCents, locale), soft: priceInWords(price, { kind: customer.kind, locale }).total.label };
}
