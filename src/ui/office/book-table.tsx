import type { Child } from "hono/jsx";
import { classNames } from "../class-names.ts";

export type BookColumn = {
  head: Child;
  /** `name`: the row's own name. `number`: amounts and counts, at the right. `seat`: a small number at the left. `term`: a deadline. `code`: never broken. */
  kind?: "name" | "number" | "seat" | "term" | "code" | "text" | undefined;
  /** The word before the cell when the table has turned into lines on a phone. */
  axis?: string | undefined;
};

export type BookRow = {
  /** One per column; `{ empty: true }` is a dash that is said as "geen". */
  cells: readonly Child[];
  id?: string | undefined;
};

export type BookTableProps = {
  /** Said, not shown. */
  caption: string;
  columns: readonly BookColumn[];
  /** Rows, or groups of rows under a heading, which may carry their sum. */
  rows: readonly (BookRow | { group: Child; sum?: Child })[];
  /** Under a double line: a label over all columns but the last, and the sum. */
  foot?: { label: Child; sum: Child } | undefined;
  /** `people`: on a phone the states stand beside each other. `standing`: notes run on in the line. */
  kind?: "people" | "standing" | undefined;
  /** A rule before the amounts, as in an account book. */
  moneyRule?: boolean | undefined;
};

/** A table of the office. Below 52 rem it turns into lines, and stays a table for a screen reader. */
export function BookTable({ caption, columns, rows, foot, kind, moneyRule }: BookTableProps) {
  return (
    <table class={classNames("book", kind, moneyRule && "money-rule")} role="table">
      <caption class="quiet-name">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">{columns.map((column) => <th role="columnheader" scope="col" class={cellClass(column)}>{column.head}</th>)}</tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => ("group" in row ? <GroupRow span={columns.length} group={row.group} sum={row.sum} /> : <Row row={row} columns={columns} />))}
      </tbody>
      {foot && (
        <tfoot role="rowgroup">
          <tr role="row">
            <th role="rowheader" scope="row" colspan={Math.max(1, columns.length - 1)}>{foot.label}</th>
            <td role="cell" class="n">{foot.sum}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function GroupRow({ span, group, sum }: { span: number; group: Child; sum: Child }) {
  const hasSum = sum !== undefined;
  return (
    <tr role="row" class="group">
      <th role="rowheader" scope="rowgroup" colspan={hasSum ? span - 1 : span}>{group}</th>
      {hasSum && <td role="cell" class="n">{sum}</td>}
    </tr>
  );
}

function Row({ row, columns }: { row: BookRow; columns: readonly BookColumn[] }) {
  return (
    <tr role="row" id={row.id}>
      {columns.map((column, index) => {
        const cell = row.cells[index];
        if (column.kind === "name") return <th role="rowheader" scope="row">{cell}</th>;
        return <td role="cell" class={cellClass(column)} data-axis={column.axis}>{cell}</td>;
      })}
    </tr>
  );
}

function cellClass({ kind }: BookColumn): string | undefined {
  if (kind === "number") return "n";
  if (kind === "seat") return "n seat-n";
  if (kind === "code") return "unbroken";
  return kind === "term" ? "term" : undefined;
}

/** A cell without anything: a dash to see, a word to hear. */
export function Nil({ word }: { word: string }) {
  return <span class="nil"><span aria-hidden="true">–</span><span class="quiet-name">{word}</span></span>;
}

/** A soft second line in a cell. */
export function Sub({ children, late }: { children: Child; late?: boolean }) {
  return <span class={late ? "sub late" : "sub"}>{children}</span>;
}
