import { Amount } from "../../../ui/amount.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { StateMark, paymentMark, placeMark } from "../../../ui/office/state-mark.tsx";
import type { Desk } from "../frame/desk.ts";
import { figure, formatCode, shortMoment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { words } from "../frame/words.ts";
import type { DealLine, DealList } from "./list.ts";
import { dealTexts } from "./texts.ts";

/** All deals, the newest first. */
export function DealListPage({ desk, list }: { desk: Desk; list: DealList }) {
  const texts = dealTexts[desk.locale].list;
  const { search, lines, page, more } = list;
  const lead = search === "" ? texts.lead(lines.length, more) : texts.found(search, lines.length);
  return (
    <OfficePage desk={desk} section="deals" title={texts.title} search={search} head={{ title: texts.title, lead }}>
      <Part id="deals" heading={texts.title} count={lines.length} beside={search !== "" && <a href="/office/deals">{texts.all}</a>}>
        {lines.length === 0 ? (
          <EmptyLine>{search === "" ? texts.empty : texts.emptySearch}</EmptyLine>
        ) : (
          <BookTable
            caption={texts.title}
            kind="people"
            moneyRule
            columns={[
              { head: texts.columns.customer, kind: "name" },
              { head: texts.columns.about },
              { head: texts.columns.formed, axis: texts.axis.formed },
              { head: texts.columns.place, axis: texts.axis.place },
              { head: texts.columns.payment, axis: texts.axis.payment },
              { head: texts.columns.open, kind: "number" },
            ]}
            rows={lines.map((line) => ({ cells: cellsOf(line, desk) }))}
          />
        )}
        {more && <p class="small"><a href={`?${new URLSearchParams({ q: search, page: String(page + 1) })}`}>{texts.older}</a></p>}
      </Part>
    </OfficePage>
  );
}

function cellsOf({ deal, place, openCents, late }: DealLine, desk: Desk) {
  const say = words[desk.locale];
  return [
    <><a href={`/office/deals/${deal.code}`}>{deal.customer.name}</a><Sub>{formatCode(deal.code)}</Sub></>,
    deal.frozen.course.title,
    shortMoment(deal.formed_at, desk),
    <StateMark mark={placeMark(place)} word={say.place[place]} />,
    <StateMark mark={paymentMark(deal.payment, late)} word={say.payment[deal.payment]} tone={late ? "late" : undefined} />,
    <Amount tone={openCents === 0 ? "nil" : late ? "late" : undefined}>{figure(openCents, desk)}</Amount>,
  ];
}
