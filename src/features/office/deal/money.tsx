import type { Line } from "../../../domain/standing/principal.ts";
import { formatDate, formatCount } from "../../../platform/i18n/format.ts";
import { Amount } from "../../../ui/amount.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import type { BookRow } from "../../../ui/office/book-table.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { RecordLink } from "../../../ui/office/record-link.tsx";
import { reasonInWords } from "../../standing/words.ts";
import type { Desk } from "../frame/desk.ts";
import { figure, shortDay } from "../frame/format.ts";
import type { DealFacts } from "./facts.ts";
import { dealTexts } from "./texts.ts";

/** The standing: every amount with its clause, its fact and its record; the rows add up to the last one. */
export function DealMoney({ facts, desk }: { facts: DealFacts; desk: Desk }) {
  const texts = dealTexts[desk.locale].money;
  const { customerOwesCents, organiserOwesCents, reasons } = facts.standing;
  const over = organiserOwesCents > 0;
  const late = facts.due?.late === true;
  return (
    <Part id="money" heading={texts.heading} beside={texts.beside}>
      <BookTable
        caption={texts.caption}
        kind="standing"
        moneyRule
        columns={[{ head: texts.columns.what, kind: "name" }, { head: texts.columns.when }, { head: texts.columns.record }, { head: texts.columns.amount, kind: "number" }]}
        rows={reasons.map((line) => rowOf(line, facts, desk))}
        foot={{ label: over ? texts.over : texts.open, sum: <Amount tone={late ? "late" : undefined}>{figure(over ? organiserOwesCents : customerOwesCents, desk)}</Amount> }}
      />
    </Part>
  );
}

function rowOf(line: Line, { deal, payments, places }: DealFacts, desk: Desk): BookRow {
  const texts = dealTexts[desk.locale].money;
  const { amountCents, clause, at, record } = line;
  const place = record === null ? undefined : places.get(record);
  const payment = payments.find((one) => line.ground.why === "payment" && one.recorded_at.equals(at) && one.amount_cents === -amountCents);
  const note = [texts.clauseIs(clauseInWords(clause, desk)), ...(payment === undefined ? [] : [formatDate(payment.received_on, desk.locale), payment.note])].filter((text) => text !== "");
  return {
    cells: [
      <>{reasonInWords(line, { locale: desk.locale, zone: desk.zone, kind: deal.customer.kind })}<Sub>{note.join(" · ")}</Sub></>,
      shortDay(at, desk),
      place === undefined ? "" : <RecordLink lang={desk.locale} number={formatCount(place.index, desk.locale)} href={`#record-${record}`} />,
      <Amount tone={amountCents === 0 ? "nil" : undefined}>{amountCents < 0 ? `−${figure(-amountCents, desk)}` : figure(amountCents, desk)}</Amount>,
    ],
  };
}

/** A clause of the deal by its name, with the step of a scale; an article of the law as it is cited. */
function clauseInWords(clause: string, { locale }: Desk): string {
  const [, name = clause, step] = /^([^[]+)(?:\[(\d+)\])?$/.exec(clause) ?? [];
  const known = dealTexts[locale].money.clause[name];
  if (known === undefined) return clause;
  return step === undefined ? known : `${known} (${Number(step) + 1})`;
}
