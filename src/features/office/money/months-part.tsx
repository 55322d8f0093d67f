import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { Fold } from "../../../ui/fold.tsx";
import { BookTable } from "../../../ui/office/book-table.tsx";
import { Note } from "../../../ui/office/note.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { StackPlot } from "../../../ui/office/stack-plot.tsx";
import type { Desk } from "../frame/desk.ts";
import { figure, money } from "../frame/format.ts";
import { plottedMonths } from "./facts.ts";
import type { MoneyFacts, MoneyMonth } from "./facts.ts";
import { moneyTexts } from "./texts.ts";

/** From this on a plot counts in thousands. */
const thousandsFrom = 100_000;

/** What was invoiced per month of the training: in, not yet, late. Its table ties to what is open. */
export function MonthsPart({ desk, facts: { months, openCents } }: { desk: Desk; facts: MoneyFacts }) {
  if (months.length === 0) return null;
  const { months: texts } = moneyTexts[desk.locale];
  const today = localDateOf(desk.now, desk.zone);
  const { earlier, shown, later } = plottedMonths(months, today);
  const inThousands = Math.max(...shown.map(totalOf)) >= thousandsFrom;
  const nameOf = (month: Temporal.PlainDate) => month.toLocaleString(desk.locale, { month: "short" }).replace(/\.$/, "");
  const rows = [...(totalOf(earlier) === 0 ? [] : [{ name: texts.earlier, ...earlier }]), ...shown.map((month) => ({ name: `${nameOf(month.month)} ${month.month.year}`, ...month })), ...(totalOf(later) === 0 ? [] : [{ name: texts.later, ...later }])];
  const sum = (part: "inCents" | "openCents" | "lateCents") => rows.reduce((total, row) => total + row[part], 0);
  return (
    <Part id="months" heading={texts.heading} beside={inThousands ? texts.thousands : texts.euros}>
      <StackPlot
        id="money"
        title={texts.title}
        desc={texts.desc}
        names={{ solid: texts.solid, open: texts.open, late: texts.late }}
        columns={shown.map((month) => ({ name: nameOf(month.month), solid: Math.max(0, month.inCents), open: month.openCents, late: month.lateCents, here: month.month.equals(today.with({ day: 1 })) }))}
        say={(cents) => (inThousands ? inThousand(cents, desk) : figure(Math.round(cents / 100) * 100, desk).replace(/[,.]00$/, ""))}
      >
        <Fold summary={texts.table}>
          <BookTable
            caption={texts.title}
            columns={[{ head: texts.month, kind: "name" }, { head: texts.solid, kind: "number", axis: texts.solid }, { head: texts.open, kind: "number", axis: texts.open }, { head: texts.late, kind: "number", axis: texts.late }]}
            rows={[...rows.map((row) => ({ cells: [row.name, figure(row.inCents, desk), figure(row.openCents, desk), figure(row.lateCents, desk)] })), { cells: [texts.total, figure(sum("inCents"), desk), figure(sum("openCents"), desk), figure(sum("lateCents"), desk)] }]}
          />
          <Note>{texts.note(money(openCents, desk))}</Note>
        </Fold>
      </StackPlot>
    </Part>
  );
}

function totalOf({ inCents, openCents, lateCents }: MoneyMonth): number {
  return inCents + openCents + lateCents;
}

/** "10,9" of thousands; whole ones without their nought. */
function inThousand(cents: number, { locale }: Desk): string {
  const tenths = Math.round(cents / 10_000);
  const text = tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)}.${tenths % 10}`;
  return locale === "nl" ? text.replace(".", ",") : text;
}
