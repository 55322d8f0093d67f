import { Note } from "../../../ui/office/note.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { BankStatement, Line } from "../../bank/store.ts";
import type { Desk } from "../frame/desk.ts";
import { frameTexts } from "../frame/texts.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { LinesTable } from "./lines-page.tsx";
import { accountOf, OneButton, periodOf, Statements } from "./page.tsx";
import { bankPath } from "./proposals.tsx";
import { bankTexts } from "./texts.ts";

/** A statement that does not add up: what using it does, and what leaving it out does, before either. */
export function StatementPage({ desk, statement, lines, count }: { desk: Desk; statement: BankStatement; lines: readonly Line[]; count: number }) {
  const { statement: texts, title, parked } = bankTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  const action = `${bankPath}/statements/${statement.id}`;
  return (
    <OfficePage desk={desk} section="money" title={texts.title} head={{ crumb: [{ href: "/office/money", label: bankTexts[desk.locale].crumb }, { href: bankPath, label: title }, { label: accountOf(statement) }], title: texts.title, lead: texts.lead(parked[statement.parked_why ?? "unbalanced"], count), about: periodOf(statement, desk) }}>
      <Part id="sums" heading={bankTexts[desk.locale].statements.heading}><Statements desk={desk} statements={[statement]} /></Part>
      <Part id="use" heading={texts.use}>
        <div class="text"><Preview steps={[{ when: now, what: texts.useWhat(count) }]} /><OneButton action={action} fields={{ use: "yes" }}>{texts.use}</OneButton></div>
      </Part>
      <Part id="drop" heading={texts.drop}>
        <div class="text"><Preview steps={[{ when: now, what: texts.dropWhat }]} /><OneButton action={action} fields={{ use: "no" }} kind="quiet">{texts.drop}</OneButton></div>
      </Part>
      <Part id="lines" heading={texts.first} count={count}>
        <LinesTable desk={desk} lines={lines} />
        {count > lines.length && <Note>{bankTexts[desk.locale].more(count - lines.length)}</Note>}
      </Part>
    </OfficePage>
  );
}
