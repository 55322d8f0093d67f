import { periodNamed } from "../../../domain/bookkeeping/period.ts";
import type { House } from "../../../platform/house.ts";
import type { Form } from "../../../platform/http/form.ts";
import { cut } from "../../../platform/plain-text.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Pair } from "../../../ui/pair.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { listDocuments } from "../../bookkeeping/actions.ts";
import type { StandingDocument } from "../../bookkeeping/actions.ts";
import type { Desk } from "../frame/desk.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { DocumentsTable } from "./documents-table.tsx";
import { periodNames } from "./period.ts";
import { periodWords } from "./period-form.tsx";
import { moneyTexts } from "./texts.ts";

const pageSize = 50;

export type DocumentList = { search: string; month: string; documents: StandingDocument[]; page: number; more: boolean };

/** One page of invoices and credit notes, found by number, name or month. A month that there is not is every month. */
export async function readDocuments(house: House, desk: Desk, form: Form): Promise<DocumentList> {
  const search = cut(form.text("number"), 100);
  const month = /^\d{4}-\d{2}$/.test(form.text("month")) ? form.text("month") : "";
  const page = /^\d{1,4}$/.test(form.text("page")) ? Number(form.text("page")) : 0;
  const documents = await listDocuments(house, desk.organisationId, { period: periodNamed(month), search, offset: page * pageSize, most: pageSize + 1 });
  return { search, month, documents: documents.slice(0, pageSize), page, more: documents.length > pageSize };
}

/** Every document, the latest first. */
export function DocumentsPage({ desk, list }: { desk: Desk; list: DocumentList }) {
  const { documents: texts, title } = moneyTexts[desk.locale];
  const { search, month, documents, page, more } = list;
  const filtered = search !== "" || month !== "";
  const months = periodNames(desk, month === "" ? null : month).filter((name) => /^\d{4}-\d{2}$/.test(name));
  return (
    <OfficePage
      desk={desk}
      section="money"
      title={texts.title}
      head={{ crumb: [{ href: "/office/money", label: title }], title: texts.title, lead: filtered ? texts.found(documents.length) : texts.lead(documents.length, more) }}
    >
      <form method="get" class="stack">
        <Pair>
          <Field lang={desk.locale} name="number" label={texts.search} value={search} optional />
          <SelectField lang={desk.locale} name="month" label={texts.month} value={month} options={[{ value: "", label: texts.everyMonth }, ...months.map((name) => ({ value: name, label: periodWords(name, desk) }))]} />
        </Pair>
        <Actions><Button kind="first">{texts.show}</Button></Actions>
      </form>
      <Part id="documents" heading={texts.caption} count={documents.length}>
        {documents.length === 0 ? <EmptyLine>{filtered ? texts.emptySearch : texts.empty}</EmptyLine> : <DocumentsTable desk={desk} documents={documents} />}
        {more && <p class="small"><a href={`?${new URLSearchParams({ number: search, month, page: String(page + 1) })}`}>{texts.older}</a></p>}
      </Part>
    </OfficePage>
  );
}
