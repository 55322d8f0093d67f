import { ageBuckets } from "../../../domain/bookkeeping/ageing.ts";
import type { AgedAmount } from "../../../domain/bookkeeping/ageing.ts";
import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import { AgeingBar, AgeSwatch } from "../../../ui/office/ageing-bar.tsx";
import { BookTable, Nil, Sub } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Note } from "../../../ui/office/note.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { StateMark } from "../../../ui/office/state-mark.tsx";
import type { OpenItem } from "../../bookkeeping/actions.ts";
import type { Desk } from "../frame/desk.ts";
import { figure, formatCode, shortMoment } from "../frame/format.ts";
import type { MoneyFacts } from "./facts.ts";
import { moneyTexts } from "./texts.ts";

/** What is open, as a bar and as a table grouped by age; both add up to the journal's receivable. */
export function AgeingPart({ desk, facts }: { desk: Desk; facts: MoneyFacts }) {
  const { ageing: texts } = moneyTexts[desk.locale];
  const { items, sums, openCents } = facts;
  const lines = items.flatMap((item) => item.amounts.map((amount) => ({ item, amount })));
  if (lines.length === 0) {
    return <Part id="open" heading={texts.heading}><EmptyLine>{texts.empty}</EmptyLine></Part>;
  }
  const today = localDateOf(desk.now, desk.zone).toString();
  const ages = ageBuckets.map((bucket) => ({ name: texts.buckets[bucket], cents: sums[bucket], amount: figure(sums[bucket], desk) }));
  const rows = ageBuckets.flatMap((bucket, index) => {
    const own = lines.filter(({ amount }) => amount.bucket === bucket);
    if (own.length === 0) return [];
    return [{ group: <><AgeSwatch age={index} /> {texts.buckets[bucket]}</>, sum: figure(sums[bucket], desk) }, ...own.toSorted(byDueDay).map(({ item, amount }) => ({ cells: cellsOf(item, amount, desk) }))];
  });
  return (
    <Part id="open" heading={texts.heading} beside={<p>{shortMoment(desk.now, desk)} · <a href={`/office/money/exports/open.csv?from=${today}&until=${today}`}>{texts.csv}</a></p>}>
      <AgeingBar id="ages" title={texts.title} desc={ages.map(({ name, amount }) => `${name}: ${amount} euro`).join(". ")} ages={ages} />
      <BookTable
        caption={texts.title}
        moneyRule
        columns={[{ head: texts.columns.customer, kind: "name" }, { head: texts.columns.due, axis: texts.axis.due }, { head: texts.columns.late, axis: texts.axis.late }, { head: texts.columns.open, kind: "number" }]}
        rows={rows}
        foot={{ label: texts.total, sum: figure(openCents, desk) }}
      />
      <Note>{texts.note}</Note>
    </Part>
  );
}

function byDueDay(one: { amount: AgedAmount }, other: { amount: AgedAmount }): number {
  const [a, b] = [one.amount.dueOn, other.amount.dueOn];
  return a === null || b === null ? Number(a === null) - Number(b === null) : Temporal.PlainDate.compare(a, b);
}

function cellsOf(item: OpenItem, { dueOn, daysLate, cents }: AgedAmount, desk: Desk) {
  const { ageing: texts } = moneyTexts[desk.locale];
  return [
    <><a href={`/office/deals/${item.code}`}>{item.customer}</a><Sub>{formatCode(item.code)}</Sub></>,
    dueOn === null ? <Nil word={texts.noDay} /> : <time datetime={dueOn.toString()}>{formatDate(dueOn, desk.locale)}</time>,
    <>{daysLate === 0 ? <Nil word={texts.notLate} /> : <StateMark mark="m-late" word={texts.days(daysLate)} tone="late" />}{item.disputed && <> <StateMark mark="m-stopped" word={texts.disputed} /></>}</>,
    figure(cents, desk),
  ];
}
