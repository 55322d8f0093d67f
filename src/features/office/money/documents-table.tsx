import type { DocumentState } from "../../../domain/bookkeeping/document-state.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import type { MarkName } from "../../../ui/office/mark.tsx";
import { StateMark } from "../../../ui/office/state-mark.tsx";
import type { StandingDocument } from "../../bookkeeping/actions.ts";
import type { Desk } from "../frame/desk.ts";
import { figure } from "../frame/format.ts";
import { moneyTexts } from "./texts.ts";

/** Invoices and credit notes with their papers and how they stand; what a credit note takes back is negative. */
export function DocumentsTable({ desk, documents }: { desk: Desk; documents: readonly StandingDocument[] }) {
  const { documents: texts } = moneyTexts[desk.locale];
  return (
    <BookTable
      caption={texts.caption}
      moneyRule
      columns={[{ head: texts.columns.number, kind: "name" }, { head: texts.columns.customer, axis: texts.axis.customer }, { head: texts.columns.day, axis: texts.axis.day }, { head: texts.columns.state, axis: texts.axis.state }, { head: texts.columns.files, axis: texts.axis.files }, { head: texts.columns.amount, kind: "number" }]}
      rows={documents.map(({ number, kind, customer, dealCode, issuedOn, totalCents, state, openCents }) => {
        const papers = `/office/deals/${dealCode}/invoices/${number}`;
        return {
          cells: [
            <>{number}<Sub>{texts.kinds[kind]}</Sub></>,
            <a href={`/office/deals/${dealCode}`}>{customer}</a>,
            <time datetime={issuedOn.toString()}>{formatDate(issuedOn, desk.locale)}</time>,
            <>
              <StateMark mark={marks[state]} word={texts.states[state]} tone={state === "overdue" ? "late" : undefined} />
              {openCents > 0 && openCents < totalCents && <Sub>{texts.left(figure(openCents, desk))}</Sub>}
            </>,
            <><a href={`${papers}.pdf`} aria-label={texts.pdf(number)}>pdf</a> · <a href={`${papers}.xml`} aria-label={texts.ubl(number)}>ubl</a></>,
            figure(kind === "invoice" ? totalCents : -totalCents, desk),
          ],
        };
      })}
    />
  );
}

/** A coin: how full says how much is in. */
const marks: Readonly<Record<DocumentState, MarkName>> = { open: "m-due", "part-paid": "m-partly", overdue: "m-late", paid: "m-paid", credited: "m-none", settled: "m-none", "to-refund": "m-back" };
