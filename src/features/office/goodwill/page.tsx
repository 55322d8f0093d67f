import { Fold } from "../../../ui/fold.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Note } from "../../../ui/office/note.tsx";
import { PairPlot } from "../../../ui/office/pair-plot.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Strip } from "../../../ui/office/strip.tsx";
import { goodwillReasons } from "../../goodwill/actions.ts";
import type { GoodwillEntry } from "../../goodwill/store.ts";
import type { Desk } from "../frame/desk.ts";
import { figure, money, shortDay } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { goodwillMonths } from "./months.ts";
import { goodwillTexts } from "./texts.ts";

export type GoodwillPageProps = { desk: Desk; entries: readonly GoodwillEntry[]; sales: readonly { at: Temporal.Instant; cents: number }[] };

/** What was given without having to, what was taken up of it, and what came back in new sales. */
export function GoodwillPage({ desk, entries, sales }: GoodwillPageProps) {
  const texts = goodwillTexts[desk.locale];
  const given = sum(entries.map(({ cents }) => cents));
  const back = sum(sales.map(({ cents }) => cents));
  const lead = entries.length === 0 ? texts.leadNothing : texts.lead(money(given, desk), entries.length, money(back, desk));
  return (
    <OfficePage desk={desk} section="goodwill" title={texts.title} head={{ title: texts.title, lead }}>
      {entries.length === 0 ? (
        <EmptyLine>{texts.empty}</EmptyLine>
      ) : (
        <>
          <Strip
            figures={[
              { name: texts.figures.given, value: money(given, desk), note: texts.figures.givenNote(entries.length) },
              { name: texts.figures.taken, value: money(sum(entries.map(({ takenCents }) => takenCents)), desk), note: texts.figures.takenNote },
              { name: texts.figures.back, value: money(back, desk), note: texts.figures.backNote(sales.length) },
            ]}
          />
          {given + back > 0 && <Months desk={desk} entries={entries} sales={sales} />}
          <Entries desk={desk} entries={entries} given={given} />
        </>
      )}
    </OfficePage>
  );
}

function Months({ desk, entries, sales }: GoodwillPageProps) {
  const { plot: texts } = goodwillTexts[desk.locale];
  const months = goodwillMonths({ given: entries, sales }, desk);
  const nameOf = (month: Temporal.PlainDate) => month.toLocaleString(desk.locale, { month: "short" });
  return (
    <Part id="months" heading={texts.heading} beside={texts.beside}>
      <PairPlot
        id="goodwill"
        title={texts.title}
        desc={texts.desc}
        solid={texts.given}
        hatched={texts.sales}
        columns={months.map(({ month, givenCents, salesCents }, index) => ({ name: nameOf(month), solid: givenCents, hatched: salesCents, here: index === months.length - 1 }))}
        say={(cents) => figure(cents, desk).replace(/[,.]00$/, "")}
      >
        <Fold summary={texts.table}>
          <BookTable
            caption={texts.title}
            columns={[{ head: texts.month, kind: "name" }, { head: texts.givenCents, kind: "number", axis: texts.givenCents }, { head: texts.salesCents, kind: "number", axis: texts.salesCents }]}
            rows={[
              ...months.map(({ month, givenCents, salesCents }) => ({ cells: [`${nameOf(month)} ${month.year}`, figure(givenCents, desk), figure(salesCents, desk)] })),
              { cells: [texts.total, figure(sum(months.map(({ givenCents }) => givenCents)), desk), figure(sum(months.map(({ salesCents }) => salesCents)), desk)] },
            ]}
          />
        </Fold>
      </PairPlot>
      <Note>{texts.caution}</Note>
    </Part>
  );
}

function Entries({ desk, entries, given }: { desk: Desk; entries: readonly GoodwillEntry[]; given: number }) {
  const { list: texts } = goodwillTexts[desk.locale];
  return (
    <Part id="given" heading={texts.heading} count={entries.length}>
      <BookTable
        caption={texts.caption}
        moneyRule
        columns={[{ head: texts.columns.customer, kind: "name" }, { head: texts.columns.what, axis: texts.axis.what }, { head: texts.columns.when, axis: texts.axis.when }, { head: texts.columns.after, axis: texts.axis.after }, { head: texts.columns.amount, kind: "number" }]}
        rows={entries.map((entry) => ({
          cells: [
            <a href={`/office/deals/${entry.code}`}>{entry.customer}</a>,
            <>{goodwillTexts[desk.locale].kinds[entry.kind]}{whyOf(entry, desk) !== "" && <Sub>{whyOf(entry, desk)}</Sub>}</>,
            shortDay(entry.at, desk),
            afterOf(entry, desk),
            figure(entry.cents, desk),
          ],
        }))}
        foot={{ label: texts.total, sum: figure(given, desk) }}
      />
    </Part>
  );
}

function whyOf({ reason, note }: GoodwillEntry, desk: Desk): string {
  const known = goodwillReasons.find((one) => one === reason);
  return [...(known === undefined ? [] : [goodwillTexts[desk.locale].reasons[known]]), ...(note === "" ? [] : [note])].join(": ");
}

function afterOf(entry: GoodwillEntry, desk: Desk): string {
  const { list: texts } = goodwillTexts[desk.locale];
  const used = entry.kind === "credit" ? [entry.takenCents > 0 ? texts.used(money(entry.takenCents, desk)) : texts.unused] : [];
  return [...used, entry.laterDeals > 0 ? texts.came(entry.laterDeals, money(entry.laterCents, desk)) : texts.notYet].join(", ");
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
