import type { BankLineState } from "../../../platform/database/bank-rows.ts";
import { cut } from "../../../platform/plain-text.ts";
import { BookTable } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { Line } from "../../bank/store.ts";
import type { Desk } from "../frame/desk.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { bankPath, lineAmount, shortDate } from "./proposals.tsx";
import { bankTexts } from "./texts.ts";

export const shownStates: readonly BankLineState[] = ["proposed", "unknown", "matched", "ignored", "parked", "waiting"];

export type LinesPageProps = { desk: Desk; state: BankLineState | null; counts: ReadonlyMap<BankLineState, { count: number }>; lines: readonly Line[]; page: number; more: boolean };

/** Every line of the bank, by the end it came to. */
export function LinesPage({ desk, state, counts, lines, page, more }: LinesPageProps) {
  const texts = bankTexts[desk.locale];
  const all = [...counts.values()].reduce((sum, { count }) => sum + count, 0);
  const ways = [{ href: `${bankPath}/lines`, label: `${texts.lines.all} ${all}`, current: state === null }, ...shownStates.filter((one) => counts.has(one)).map((one) => ({ href: `${bankPath}/lines?state=${one}`, label: `${texts.states[one]} ${counts.get(one)?.count ?? 0}`, current: one === state }))];
  return (
    <OfficePage desk={desk} section="money" title={texts.lines.title} head={{ crumb: [{ href: "/office/money", label: bankTexts[desk.locale].crumb }, { href: bankPath, label: texts.title }, { label: texts.lines.title }], title: texts.lines.title, lead: texts.lines.lead }}>
      <Part id="lines" heading={state === null ? texts.lines.all : texts.states[state]} beside={<p>{ways.map(({ href, label, current }, index) => <>{index > 0 && " · "}{current ? <b>{label}</b> : <a href={href}>{label}</a>}</>)}</p>}>
        {lines.length === 0 ? <EmptyLine>{texts.lines.empty}</EmptyLine> : <LinesTable desk={desk} lines={lines} />}
        {more && <p class="small"><a href={`?${new URLSearchParams({ ...(state === null ? {} : { state }), page: String(page + 1) })}`}>{texts.lines.older}</a></p>}
      </Part>
    </OfficePage>
  );
}

export function LinesTable({ desk, lines }: { desk: Desk; lines: readonly Line[] }) {
  const texts = bankTexts[desk.locale];
  const { columns, axis } = texts.lines;
  return (
    <BookTable
      caption={texts.lines.title}
      moneyRule
      columns={[{ head: columns.day, kind: "name" }, { head: columns.who, axis: axis.who }, { head: columns.state, axis: axis.state }, { head: columns.amount, kind: "number" }]}
      rows={lines.map((line) => ({
        cells: [
          <a href={`${bankPath}/lines/${line.id}`}>{shortDate(line.booked_on, desk)}</a>,
          [line.name ?? "", cut(line.text, 100)].filter((part) => part !== "").join(" · "),
          line.rule_id === null ? texts.states[line.state] : `${texts.states[line.state]}, ${texts.byRule}`,
          lineAmount(line, desk),
        ],
      }))}
    />
  );
}
