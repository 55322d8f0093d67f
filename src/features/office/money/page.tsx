import type { Child } from "hono/jsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Note } from "../../../ui/office/note.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { Desk } from "../frame/desk.ts";
import { money } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { AgeingPart } from "./ageing-part.tsx";
import { DocumentsTable } from "./documents-table.tsx";
import type { MoneyFacts } from "./facts.ts";
import { MonthsPart } from "./months-part.tsx";
import { moneyTexts } from "./texts.ts";

/** The pages about money, in the order of how often they are needed. */
export const moneyPages = ["invoices", "refunds", "vat", "exports"] as const;

export type MoneyPageProps = { desk: Desk; facts: MoneyFacts; /** What waits for a person: lines of the bank, above all else. */ waiting?: Child };

/** What is open and how old it is, what came in per month of the training, and the latest documents. */
export function MoneyPage({ desk, facts, waiting }: MoneyPageProps) {
  const texts = moneyTexts[desk.locale];
  const { openCents, lateCents, customers, heldCents, latest, outside } = facts;
  const lead = openCents === 0 ? texts.leadNothing : texts.lead(money(openCents, desk), customers, lateCents === 0 ? null : money(lateCents, desk));
  return (
    <OfficePage
      desk={desk}
      section="money"
      title={texts.title}
      head={{ title: texts.title, lead, actions: <>{moneyPages.map((page) => <Button kind="quiet" href={`/office/money/${page}`}>{texts.links[page]}</Button>)}</> }}
    >
      {waiting}
      <AgeingPart desk={desk} facts={facts} />
      {heldCents > 0 && <Note>{texts.held(money(heldCents, desk))}</Note>}
      {outside > 0 && <Note>{texts.outside(outside)}</Note>}
      <MonthsPart desk={desk} facts={facts} />
      <Part id="documents" heading={texts.documents.latest} beside={<p><a href="/office/money/invoices">{texts.documents.all}</a></p>}>
        {latest.length === 0 ? <EmptyLine>{texts.documents.empty}</EmptyLine> : <DocumentsTable desk={desk} documents={latest} />}
      </Part>
    </OfficePage>
  );
}
