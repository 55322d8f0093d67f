import { formatDate } from "../../../platform/i18n/format.ts";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import type { BookDocument } from "../../bookkeeping/store.ts";
import type { Desk } from "../frame/desk.ts";
import { figure } from "../frame/format.ts";
import { moneyTexts } from "./texts.ts";

/** Invoices and credit notes with their papers; what a credit note takes back is negative. */
export function DocumentsTable({ desk, documents }: { desk: Desk; documents: readonly BookDocument[] }) {
  const { documents: texts } = moneyTexts[desk.locale];
  return (
    <BookTable
      caption={texts.caption}
      moneyRule
      columns={[{ head: texts.columns.number, kind: "name" }, { head: texts.columns.customer, axis: texts.axis.customer }, { head: texts.columns.day, axis: texts.axis.day }, { head: texts.columns.files, axis: texts.axis.files }, { head: texts.columns.amount, kind: "number" }]}
      rows={documents.map(({ number, kind, customer, dealCode, issuedOn, totalCents }) => {
        const papers = `/office/deals/${dealCode}/invoices/${number}`;
        return {
          cells: [
            <>{number}<Sub>{texts.kinds[kind]}</Sub></>,
            <a href={`/office/deals/${dealCode}`}>{customer}</a>,
            <time datetime={issuedOn.toString()}>{formatDate(issuedOn, desk.locale)}</time>,
            <><a href={`${papers}.pdf`} aria-label={texts.pdf(number)}>pdf</a> · <a href={`${papers}.xml`} aria-label={texts.ubl(number)}>ubl</a></>,
            figure(kind === "invoice" ? totalCents : -totalCents, desk),
          ],
        };
      })}
    />
  );
}
