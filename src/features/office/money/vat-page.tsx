import { isInReturn } from "../../../domain/bookkeeping/vat-overview.ts";
import type { VatRow } from "../../../domain/bookkeeping/vat-overview.ts";
import { countryName } from "../../../platform/i18n/countries.ts";
import { BookTable, Nil } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Note } from "../../../ui/office/note.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Warning } from "../../../ui/office/warning.tsx";
import type { VatReport } from "../../bookkeeping/actions.ts";
import type { Desk } from "../frame/desk.ts";
import { figure, money } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { words } from "../frame/words.ts";
import { PeriodForm, chosenWords, periodWrong } from "./period-form.tsx";
import type { ChosenPeriod } from "./period.ts";
import { moneyTexts } from "./texts.ts";

/** VAT of a period by question of the return, the list of customers in other member states, and the small-business scheme. */
export function VatPage({ desk, chosen, report }: { desk: Desk; chosen: ChosenPeriod; report: VatReport }) {
  const { vat: texts, title } = moneyTexts[desk.locale];
  return (
    <OfficePage
      desk={desk}
      section="money"
      title={texts.title}
      wrong={periodWrong(chosen, desk)}
      head={{ crumb: [{ href: "/office/money", label: title }], title: texts.title, lead: texts.lead(chosenWords(chosen, desk), money(report.overview.vatCents, desk)) }}
    >
      <SmallBusiness desk={desk} report={report} />
      <PeriodForm desk={desk} chosen={chosen} />
      <Part id="return" heading={texts.heading} beside={chosenWords(chosen, desk)}>
        <BookTable
          caption={texts.caption}
          columns={[
            { head: texts.columns.box, kind: "name" }, { head: texts.columns.what, axis: texts.axis.what }, { head: texts.columns.net, kind: "number", axis: texts.axis.net }, { head: texts.columns.vat, kind: "number", axis: texts.axis.vat },
            { head: texts.columns.netEuros, kind: "number", axis: texts.axis.netEuros }, { head: texts.columns.vatEuros, kind: "number", axis: texts.axis.vatEuros },
          ]}
          rows={[
            ...report.overview.rows.filter(isShown).map((row) => ({ cells: cellsOf(row, desk) })),
            { cells: ["5a", texts.due, <Nil word={words[desk.locale].none} />, figure(report.overview.vatCents, desk), <Nil word={words[desk.locale].none} />, whole(report.overview.vatEuros, desk)] },
          ]}
        />
        {texts.notes.map((note) => <Note>{note}</Note>)}
      </Part>
      <IcpPart desk={desk} report={report} />
    </OfficePage>
  );
}

/** The high rate always: a return of nothing is a return of nought there. */
function isShown({ box, netCents, vatCents }: VatRow): boolean {
  return box === "1a" || netCents !== 0 || (vatCents ?? 0) !== 0;
}

function cellsOf({ box, netCents, netEuros, vatCents, vatEuros }: VatRow, desk: Desk) {
  const { vat: texts } = moneyTexts[desk.locale];
  const nothing = <Nil word={words[desk.locale].none} />;
  const asked = isInReturn(box);
  return [
    asked ? box : nothing,
    asked ? texts.boxes[box] : `${texts.boxes[box]}, ${texts.notInReturn}`,
    figure(netCents, desk),
    vatCents === null ? nothing : figure(vatCents, desk),
    asked ? whole(netEuros, desk) : nothing,
    vatEuros === null ? nothing : whole(vatEuros, desk),
  ];
}

/** Whole euros, without cents that are nought. */
function whole(euros: number, desk: Desk): string {
  return figure(euros * 100, desk).replace(/[,.]00$/, "");
}

function IcpPart({ desk, report: { icp, icpDifferenceCents } }: { desk: Desk; report: VatReport }) {
  const { icp: texts } = moneyTexts[desk.locale].vat;
  return (
    <Part id="icp" heading={texts.heading} count={icp.length}>
      {icp.length === 0 ? <EmptyLine>{texts.empty}</EmptyLine> : (
        <>
          <BookTable
            caption={texts.caption}
            moneyRule
            columns={[{ head: texts.columns.number, kind: "name" }, { head: texts.columns.country, axis: texts.columns.country }, { head: texts.columns.euros, kind: "number", axis: texts.columns.euros }, { head: texts.columns.amount, kind: "number" }]}
            rows={icp.map(({ country, vatId, cents, euros }) => ({ cells: [vatId ?? texts.missing, countryName(country, desk.locale), whole(euros, desk), figure(cents, desk)] }))}
            foot={{ label: texts.total, sum: figure(icp.reduce((sum, row) => sum + row.cents, 0), desk) }}
          />
          <Note>{texts.note}</Note>
        </>
      )}
      {icpDifferenceCents !== 0 && <Warning title={texts.differs(money(icpDifferenceCents, desk))} />}
    </Part>
  );
}

function SmallBusiness({ desk, report: { smallBusiness: stand } }: { desk: Desk; report: VatReport }) {
  if (stand === null) return null;
  const { kor: texts } = moneyTexts[desk.locale].vat;
  const text = texts[stand.state](money(stand.turnoverCents, desk), money(stand.limitCents, desk), money(Math.abs(stand.leftCents), desk), stand.year);
  return <Part id="small-business" heading={texts.heading}>{stand.state === "within" ? <Note>{text}</Note> : <Warning title={text} />}</Part>;
}
