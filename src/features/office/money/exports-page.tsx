import type { House } from "../../../platform/house.ts";
import { BookTable } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Note } from "../../../ui/office/note.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { openItemsAt } from "../../bookkeeping/actions.ts";
import { countPeriod } from "../../bookkeeping/store.ts";
import type { PeriodCounts } from "../../bookkeeping/store.ts";
import type { Desk } from "../frame/desk.ts";
import { figure } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { PeriodForm, chosenWords, periodWrong } from "./period-form.tsx";
import { periodQuery } from "./period.ts";
import type { ChosenPeriod } from "./period.ts";
import { moneyTexts } from "./texts.ts";

export type ExportPreview = PeriodCounts & { openDeals: number; openCents: number };

/** What the files of a period will hold. */
export async function previewExports(house: House, { organisationId, now }: Desk, { period }: ChosenPeriod): Promise<ExportPreview> {
  const items = await openItemsAt(house.db, organisationId, { day: period.until, now });
  return { ...(await countPeriod(house.db, organisationId, period)), openDeals: items.length, openCents: items.reduce((sum, { receivableCents }) => sum + receivableCents, 0) };
}

/** The files of a period, each with what will be in it. */
export function ExportsPage({ desk, chosen, preview }: { desk: Desk; chosen: ChosenPeriod; preview: ExportPreview }) {
  const { exports: texts, title } = moneyTexts[desk.locale];
  const { lines } = texts;
  const documents = [lines.documents(preview.documents), figure(preview.documentCents, desk)];
  const files = [
    ["invoices", "invoices.csv", ...documents],
    ["ubl", "e-invoices.zip", ...documents],
    ["payments", "payments.csv", lines.payments(preview.payments), figure(preview.paymentCents, desk)],
    ["open", "open.csv", lines.open(preview.openDeals), figure(preview.openCents, desk)],
    ["journal", "journal.csv", lines.entries(preview.entries), ""],
    ["xaf", "audit-file.xaf", lines.entries(preview.entries), ""],
  ] as const;
  return (
    <OfficePage desk={desk} section="money" title={texts.title} wrong={periodWrong(chosen, desk)} head={{ crumb: [{ href: "/office/money", label: title }], title: texts.title, lead: texts.lead(chosenWords(chosen, desk)) }}>
      <PeriodForm desk={desk} chosen={chosen} />
      <Part id="files" heading={texts.heading} beside={chosenWords(chosen, desk)}>
        <BookTable
          caption={texts.caption}
          moneyRule
          columns={[{ head: texts.columns.file, kind: "name" }, { head: texts.columns.what, axis: texts.axis.what }, { head: texts.columns.count, axis: texts.axis.count }, { head: texts.columns.sum, kind: "number", axis: texts.axis.sum }]}
          rows={files.map(([file, address, count, sum]) => {
            const [name, what] = texts.files[file];
            return { cells: [<a href={`/office/money/exports/${address}?${periodQuery(chosen)}`}>{name}</a>, what, count, sum] };
          })}
        />
        {preview.entries === 0 && <EmptyLine>{texts.empty}</EmptyLine>}
        {texts.notes.map((note) => <Note>{note}</Note>)}
      </Part>
    </OfficePage>
  );
}
