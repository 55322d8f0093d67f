import type { OfferTerms } from "../../../domain/offers/offer-terms.ts";
import { formatDate, formatList } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import { Pair } from "../../../ui/pair.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import type { OfferKind } from "../../../domain/standing/facts.ts";
import type { MakeOfferRefusal, OfferPreview, WantedDealOffer } from "../../offers/actions.ts";
import { DeedPage, orderedBy } from "../deal/deed-page.tsx";
import type { DealFacts } from "../deal/facts.ts";
import type { Desk } from "../frame/desk.ts";
import { moment, money, shortMoment } from "../frame/format.ts";
import { frameTexts } from "../frame/texts.ts";
import { planRows } from "./form.ts";
import type { OfferContext, OfferField, OfferForm } from "./form.ts";
import { officeOfferTexts } from "./texts.ts";

/** What kind of offer it is to be. */
export function ChooseOfferPage({ facts, desk, kinds }: { facts: DealFacts; desk: Desk; kinds: readonly OfferKind[] }) {
  const texts = officeOfferTexts[desk.locale];
  const path = `/office/deals/${facts.deal.code}/offers`;
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={texts.lead(facts.deal.customer.name)}>
      <ul role="list" class="stack">
        {kinds.map((kind) => <li><a href={`${path}?kind=${kind}`}><b>{texts.kinds[kind]}</b></a><br /><span class="soft small">{texts.kindNotes[kind]}</span></li>)}
      </ul>
    </DeedPage>
  );
}

export type NewOfferProps = {
  facts: DealFacts;
  desk: Desk;
  form: OfferForm;
  context: OfferContext;
  /** Null while the form is not whole, or refused. */
  preview: OfferPreview | null;
  refused: MakeOfferRefusal | null;
};

/** An offer about a deal: what the customer reads and what it does stand above the button. */
export function NewOfferPage({ facts, desk, form, context, preview, refused }: NewOfferProps) {
  const texts = officeOfferTexts[desk.locale];
  const wrong = [
    ...(form.untouched ? [] : [...form.problems].map(([fieldId, problem]) => ({ fieldId, text: texts.problems[problem] }))),
    ...(refused === null || form.untouched ? [] : [{ fieldId: firstField(form.kind), text: texts.refusals[refused.kind] }]),
  ];
  const nowhere = form.kind === "move" && (context.dates.length === 0 || context.movable.length === 0);
  return (
    <DeedPage facts={facts} desk={desk} title={`${texts.title}: ${texts.kinds[form.kind].toLowerCase()}`} lead={texts.kindNotes[form.kind]} wrong={wrong}>
      {nowhere ? <EmptyLine>{context.movable.length === 0 ? texts.nothingToMove : texts.nothingFree}</EmptyLine> : (
        <>
          {preview !== null && form.wanted !== null && <Part id="preview" heading={texts.preview}><Deed facts={facts} desk={desk} form={form} wanted={form.wanted} preview={preview} /></Part>}
          <Part id="what" heading={texts.what}><Fields desk={desk} form={form} context={context} wrong={wrong} shown={preview !== null} /></Part>
        </>
      )}
    </DeedPage>
  );
}

function firstField(kind: OfferKind): OfferField {
  return kind === "move" ? "to" : kind === "payment-plan" ? "cents1" : "cents";
}

function Deed({ facts, desk, form, wanted, preview }: { facts: DealFacts; desk: Desk; form: OfferForm; wanted: WantedDealOffer; preview: OfferPreview }) {
  const texts = officeOfferTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  const end = moment(wanted.endsAt, desk);
  return (
    <>
      <blockquote class="quoted"><p class="quiet-name">{texts.reads}</p>{readBy(wanted.terms, end, desk)}</blockquote>
      <Preview
        steps={[
          { when: now, what: texts.steps.mail(orderedBy(facts)) },
          { when: texts.steps.yes, what: texts.steps.open, amount: money(preview.accepted.customerOwesCents, desk) },
          { when: texts.steps.no, what: texts.steps.open, amount: money(preview.now.customerOwesCents, desk) },
          { when: shortMoment(wanted.endsAt, desk), what: texts.steps.silence, amount: money(preview.silence.customerOwesCents, desk) },
        ]}
        total={{ label: texts.now, amount: money(preview.now.customerOwesCents, desk) }}
      />
      <form method="post" class="entry-do">
        <Hidden name="kind" value={form.kind} />
        {Object.entries(form.typed).map(([name, value]) => <Hidden name={name} value={value} />)}
        <Button>{texts.button}</Button>
      </form>
    </>
  );
}

function readBy(terms: OfferTerms, end: string, desk: Desk): string {
  const texts = officeOfferTexts[desk.locale];
  switch (terms.kind) {
    case "move":
      return texts.readsMove(moment(terms.startsAt, desk), end);
    case "credit":
      return texts.readsCredit(money(terms.cents, desk), moment(terms.validUntil, desk), end);
    case "settlement":
      return texts.readsSettlement(money(terms.cents, desk), moment(terms.payUntil, desk), end);
    case "payment-plan":
      return texts.readsPlan(formatList(terms.parts.map((part) => texts.part(money(part.cents, desk), formatDate(part.dueOn, desk.locale))), desk.locale), end);
    default:
      return terms satisfies never;
  }
}

type Wrong = readonly { fieldId: string; text: string }[];

function Fields({ desk, form, context, wrong, shown }: { desk: Desk; form: OfferForm; context: OfferContext; wrong: Wrong; shown: boolean }) {
  const texts = officeOfferTexts[desk.locale];
  const { kind, typed } = form;
  const error = (name: string) => wrong.find(({ fieldId }) => fieldId === name)?.text;
  const field = (name: string, label: string, type: "text" | "date" = "text") =>
    <Field lang={desk.locale} name={name} label={label} type={type} inputmode={type === "text" ? "decimal" : undefined} value={typed[name] ?? ""} error={error(name)} />;
  return (
    <form method="get" class="stack">
      <Hidden name="kind" value={kind} />
      {kind === "move" && <SelectField lang={desk.locale} name="to" label={texts.fields.to} value={typed["to"]} error={error("to")} options={context.dates.map(({ session }) => ({ value: session.id, label: texts.date(session.starts_at === null ? session.slug : moment(session.starts_at, desk), session.capacity - session.seats_taken) }))} />}
      {kind === "credit" && <Pair>{field("cents", texts.fields.cents)}{field("until", texts.fields.validUntil, "date")}</Pair>}
      {kind === "credit" && <Choice kind="checkbox" name="condition" value="deal-paid" checked={typed["condition"] === "deal-paid"} bare>{texts.fields.condition}</Choice>}
      {kind === "settlement" && <Pair>{field("cents", texts.fields.settlementCents)}{field("until", texts.fields.until, "date")}</Pair>}
      {kind === "payment-plan" && planRows.map((row) => <Pair>{field(`cents${row}`, texts.fields.part(row))}{field(`day${row}`, texts.fields.day(row), "date")}</Pair>)}
      {field("endsOn", texts.fields.endsOn, "date")}
      <p><Button kind={shown ? "first" : "primary"}>{shown ? frameTexts[desk.locale].lookAgain : frameTexts[desk.locale].look}</Button></p>
    </form>
  );
}
