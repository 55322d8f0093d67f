import { groupsOfFour } from "../../../domain/bank/rf-reference.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { BookTable, Nil } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { BankImport, BankStatement, Line } from "../../bank/store.ts";
import type { Desk } from "../frame/desk.ts";
import { money, shortMoment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import type { Wrong } from "../frame/office-page.tsx";
import type { Proposals } from "./facts.ts";
import { bankPath, BankProposals, lineAmount } from "./proposals.tsx";
import { bankTexts } from "./texts.ts";

export type BankPageProps = {
  desk: Desk;
  proposals: Proposals;
  imports: readonly BankImport[];
  parked: readonly BankStatement[];
  /** The line that was just set aside. */
  aside: Line | null;
  settled: boolean;
  news: string | null;
  wrong: Wrong;
};

/** Bank lines that wait, statements that do not add up, and a file to read. */
export function BankPage({ desk, proposals, imports, parked, aside, settled, news, wrong }: BankPageProps) {
  const texts = bankTexts[desk.locale];
  return (
    <OfficePage desk={desk} section="money" title={texts.title} wrong={wrong} head={{ crumb: [{ href: "/office/money", label: texts.crumb }, { label: texts.title }], title: texts.title, lead: texts.lead({ count: proposals.count, cents: money(proposals.cents, desk) }), ...(news === null ? {} : { above: <Notice>{news}</Notice> }) }}>
      {parked.length > 0 && <Part id="parked" heading={texts.parkedHeading} count={parked.length} beside={texts.parkedLead}><Statements desk={desk} statements={parked} /></Part>}
      <BankProposals desk={desk} proposals={proposals} aside={aside} settled={settled} />
      <Upload desk={desk} wrong={wrong} />
      <Part id="imports" heading={texts.imports.heading} beside={<p><a href={`${bankPath}/lines`}>{texts.lines.all}</a> · <a href={`${bankPath}/rules`}>{texts.rules.link}</a></p>}>
        {imports.length === 0 ? <EmptyLine>{texts.imports.empty}</EmptyLine> : <Imports desk={desk} imports={imports} />}
      </Part>
    </OfficePage>
  );
}

export function Upload({ desk, wrong = [] }: { desk: Desk; wrong?: Wrong }) {
  const { upload: texts } = bankTexts[desk.locale];
  return (
    <Part id="upload" heading={texts.heading} beside={texts.beside}>
      <form method="post" action={`${bankPath}/upload`} enctype="multipart/form-data" class="stack text">
        <Field lang={desk.locale} name="file" type="file" label={texts.file} hint={texts.hint} required error={wrong.find(({ fieldId }) => fieldId === "file")?.text} />
        <Actions><Button kind="first">{texts.send}</Button></Actions>
      </form>
    </Part>
  );
}

function Imports({ desk, imports }: { desk: Desk; imports: readonly BankImport[] }) {
  const { imports: texts, importStates } = bankTexts[desk.locale];
  return (
    <BookTable
      caption={texts.heading}
      columns={[{ head: texts.columns.when, kind: "name" }, { head: texts.columns.file }, { head: texts.columns.state, axis: texts.axis.state }, { head: texts.columns.lines, kind: "number", axis: texts.axis.lines }, { head: texts.columns.fresh, kind: "number", axis: texts.axis.fresh }]}
      rows={imports.map((one) => ({ cells: [<a href={`${bankPath}/imports/${one.id}`}>{shortMoment(one.started_at, desk)}</a>, one.file_name, importStates[one.state], one.line_count.toLocaleString(desk.locale), one.new_count.toLocaleString(desk.locale)] }))}
    />
  );
}

export function Statements({ desk, statements }: { desk: Desk; statements: readonly BankStatement[] }) {
  const { statements: texts, parked } = bankTexts[desk.locale];
  return (
    <BookTable
      caption={texts.heading}
      columns={[{ head: texts.columns.account, kind: "name" }, { head: texts.columns.period }, { head: texts.columns.opening, kind: "number", axis: texts.columns.opening }, { head: texts.columns.closing, kind: "number", axis: texts.columns.closing }, { head: texts.columns.lines, kind: "number", axis: texts.columns.lines }, { head: texts.columns.balanced, axis: texts.columns.balanced }]}
      rows={statements.map((one) => ({
        cells: [
          one.state === "parked" ? <a href={`${bankPath}/statements/${one.id}`}>{accountOf(one)}</a> : accountOf(one),
          periodOf(one, desk),
          one.opening_units === null ? <Nil word={texts.unsaid} /> : lineAmount({ units: one.opening_units, currency: one.currency }, desk),
          one.closing_units === null ? <Nil word={texts.unsaid} /> : lineAmount({ units: one.closing_units, currency: one.currency }, desk),
          one.line_count.toLocaleString(desk.locale),
          one.parked_why !== null ? `${texts.no}: ${parked[one.parked_why]}; ${texts.states[one.state]}` : one.balanced === null ? texts.unsaid : texts.yes,
        ],
      }))}
    />
  );
}

export function accountOf({ account }: BankStatement): string {
  return account === null ? "–" : groupsOfFour(account);
}

export function periodOf({ from_on: from, to_on: to }: BankStatement, { locale }: Desk): string {
  if (from === null || to === null) return "–";
  return from.equals(to) ? formatDate(from, locale) : `${formatDate(from, locale)} – ${formatDate(to, locale)}`;
}

/** A form with one button and what it carries along. */
export function OneButton({ action, fields, children, kind = "first" }: { action: string; fields: Readonly<Record<string, string>>; children: string; kind?: "primary" | "first" | "quiet" | "grave" }) {
  return (
    <form method="post" action={action} class="entry-do">
      {Object.entries(fields).map(([name, value]) => <Hidden name={name} value={value} />)}
      <Button kind={kind}>{children}</Button>
    </form>
  );
}
