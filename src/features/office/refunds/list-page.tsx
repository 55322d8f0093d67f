import { maskedIban } from "../../../domain/refund/account.ts";
import { transferVersions } from "../../../domain/refund/transfer-file.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import { Amount } from "../../../ui/amount.tsx";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import type { BookRow } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import type { FileRefusal } from "../../refunds/actions.ts";
import { dueOf } from "../../refunds/store.ts";
import type { BatchSummary } from "../../refunds/store.ts";
import type { Desk } from "../frame/desk.ts";
import { daysUntil, figure, formatCode, money, shortDay, shortMoment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import type { RefundLine, RefundsFacts } from "./facts.ts";
import { refundsTexts } from "./texts.ts";

/** Who is owed money, by when, and what was made for the bank. */
export function ListPage({ desk, facts: { lines, batches }, refused }: { desk: Desk; facts: RefundsFacts; refused: FileRefusal["kind"] | null }) {
  const texts = refundsTexts[desk.locale];
  return (
    <OfficePage desk={desk} section="deals" title={texts.title} head={{ crumb: [{ label: texts.money }], title: texts.title, lead: <Lead lines={lines} desk={desk} /> }}>
      {refused !== null && <Notice kind="alert">{texts.refused[refused]}</Notice>}
      <Part id="open" heading={texts.open} count={lines.length}>
        {lines.length === 0 ? <EmptyLine>{texts.empty}</EmptyLine> : <OpenForm lines={lines} desk={desk} />}
      </Part>
      <Part id="files" heading={texts.files} count={batches.length}>
        {batches.length === 0 ? <EmptyLine>{texts.noFiles}</EmptyLine> : <Files batches={batches} desk={desk} />}
      </Part>
    </OfficePage>
  );
}

function Lead({ lines, desk }: { lines: readonly RefundLine[]; desk: Desk }) {
  const texts = refundsTexts[desk.locale];
  const [first] = lines;
  if (first === undefined) return <>{texts.leadNone}</>;
  const late = lines.filter((line) => daysLate(line, desk) > 0).length;
  return <>{texts.lead(lines.length, money(sumOf(lines), desk), shortDay(dueOf(first, desk.now), desk))}{late > 0 && <strong class="late">{texts.leadLate(late, lines.length)}</strong>}</>;
}

function OpenForm({ lines, desk }: { lines: readonly RefundLine[]; desk: Desk }) {
  const texts = refundsTexts[desk.locale];
  return (
    <form method="post" action="/office/money/refunds/file">
      <BookTable
        caption={texts.caption}
        moneyRule
        columns={[{ head: texts.columns.who, kind: "name" }, { head: texts.columns.by, kind: "term", axis: texts.columns.by }, { head: texts.columns.account, axis: texts.columns.account }, { head: texts.columns.amount, kind: "number" }]}
        rows={lines.map((line) => rowOf(line, desk))}
        foot={{ label: texts.sum, sum: <Amount>{figure(sumOf(lines), desk)}</Amount> }}
      />
      <Part id="make" heading={texts.make}>
        <div class="stack text">
          <p>{texts.chooseNote}</p>
          <SelectField lang={desk.locale} name="version" label={texts.version} options={transferVersions.map((version) => ({ value: version, label: texts.versions[version] }))} />
          <p><Button>{texts.choose}</Button></p>
        </div>
      </Part>
    </form>
  );
}

function rowOf(line: RefundLine, desk: Desk): BookRow {
  const texts = refundsTexts[desk.locale];
  const { deal, owed, account, choosesUntil } = line;
  const [first] = owed.parts;
  const late = daysLate(line, desk);
  const why = [
    ...new Set(owed.parts.map(({ reason }) => texts.reasons[reason])),
    ...(choosesUntil === null ? [] : [texts.chooses(shortMoment(choosesUntil, desk))]),
  ].join(", ");
  return {
    cells: [
      <>
        <Choice kind="checkbox" name="deal" value={deal.id} checked={account !== null && choosesUntil === null} disabled={account === null} bare>{deal.customer.name}</Choice>
        <Sub><a href={`/office/deals/${deal.code}`}>{formatCode(deal.code)}</a>, {why}</Sub>
      </>,
      <>
        {shortDay(dueOf(line, desk.now), desk)}
        {late > 0 ? <Sub late>{texts.late(late)}</Sub> : first?.statutory === true && <Sub>{texts.statutory}</Sub>}
      </>,
      account === null ? <>{texts.noAccount} <Sub><a href={`/office/deals/${deal.code}/refund`}>{texts.fill}</a></Sub></> : <>{maskedIban(account.iban)}<Sub>{account.holder}</Sub></>,
      <Amount tone={late > 0 ? "late" : undefined}>{figure(owed.cents, desk)}</Amount>,
    ],
  };
}

function Files({ batches, desk }: { batches: readonly BatchSummary[]; desk: Desk }) {
  const texts = refundsTexts[desk.locale];
  return (
    <BookTable
      caption={texts.filesCaption}
      moneyRule
      columns={[{ head: texts.fileColumns.made, kind: "name" }, { head: texts.fileColumns.what, axis: texts.fileColumns.what }, { head: texts.fileColumns.state, axis: texts.fileColumns.state }, { head: texts.fileColumns.amount, kind: "number" }]}
      rows={batches.map((batch) => ({
        cells: [
          <a href={`/office/money/refunds/${batch.id}`}>{shortMoment(batch.created_at, desk)}</a>,
          <>{texts.count(batch.items)}<Sub>{texts.preview.fromDay(formatDate(batch.execution_on, desk.locale))}</Sub></>,
          texts.states[batch.state],
          <Amount tone={batch.state === "dropped" ? "nil" : undefined}>{figure(batch.sum_cents, desk)}</Amount>,
        ],
      }))}
    />
  );
}

function daysLate(line: RefundLine, desk: Desk): number {
  return Math.max(0, -daysUntil(dueOf(line, desk.now), desk));
}

function sumOf(lines: readonly RefundLine[]): number {
  return lines.reduce((sum, { owed }) => sum + owed.cents, 0);
}
