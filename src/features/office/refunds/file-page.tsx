import { groupsOfFour } from "../../../domain/bank/rf-reference.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import { Amount } from "../../../ui/amount.tsx";
import { Button } from "../../../ui/button.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import { Note } from "../../../ui/office/note.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import { Strip } from "../../../ui/office/strip.tsx";
import type { ItemOfDeal, RefundBatch } from "../../refunds/store.ts";
import type { Desk } from "../frame/desk.ts";
import { figure, formatCode, money, shortMoment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import { refundsTexts } from "./texts.ts";

export type FileProblem = "file-unknown" | "file-dropped" | "file-sent" | "item-unknown" | "not-sent";

type Props = { desk: Desk; batch: RefundBatch; items: readonly ItemOfDeal[] };

/** One file for the bank: what it holds, how far it is, what came back of it. */
export function FilePage({ desk, batch, items, problem }: Props & { problem: FileProblem | null }) {
  const all = refundsTexts[desk.locale];
  const { file: texts } = all;
  const path = `/office/money/refunds/${batch.id}`;
  const title = texts.title(batch.message_id);
  return (
    <OfficePage
      desk={desk}
      section="deals"
      title={title}
      head={{
        crumb: [{ label: all.money }, { href: "/office/money/refunds", label: all.title }],
        title,
        lead: texts.lead[batch.state](batch.items, money(batch.sum_cents, desk)),
        actions: batch.state !== "dropped" && (
          <>
            <Button kind={batch.state === "made" ? "primary" : "first"} href={`${path}/pain.xml`}>{texts.download}</Button>
            {batch.state === "made" && <form method="post" action={`${path}/sent`}><Button kind="first">{texts.sent}</Button></form>}
          </>
        ),
      }}
    >
      {problem !== null && <Notice kind="alert">{texts.refused[problem]}</Notice>}
      <Strip
        kind="facts"
        figures={[
          { name: texts.facts.made, value: shortMoment(batch.created_at, desk), note: batch.version, word: true },
          { name: texts.facts.execution, value: formatDate(batch.execution_on, desk.locale), word: true },
          { name: texts.facts.state, value: all.states[batch.state], note: shortMoment(batch.state_at, desk), word: true },
          { name: texts.facts.print, value: `${batch.sha256.slice(0, 12)}…`, word: true },
        ]}
      />
      <ItemsPart desk={desk} batch={batch} items={items} />
      {batch.state === "made" && <DropPart desk={desk} batch={batch} />}
      {batch.state === "sent" && <BouncedPart desk={desk} batch={batch} items={items} />}
    </OfficePage>
  );
}

function ItemsPart({ desk, batch, items }: Props) {
  const { file: texts, sum } = refundsTexts[desk.locale];
  return (
    <Part id="items" heading={texts.items} count={items.length}>
      <BookTable
        caption={texts.itemsCaption}
        moneyRule
        columns={[{ head: texts.columns.who, kind: "name" }, { head: texts.columns.account, axis: texts.columns.account }, { head: texts.columns.reference, axis: texts.columns.reference }, { head: texts.columns.amount, kind: "number" }]}
        rows={items.map((item) => ({
          cells: [
            <>{item.customer_name}<Sub><a href={`/office/deals/${item.code}`}>{formatCode(item.code)}</a></Sub></>,
            <>{groupsOfFour(item.iban)}<Sub>{item.holder}</Sub></>,
            <>{item.end_to_end_id}{item.returned_why !== null && <Sub late={item.returned_why === "bounced"}>{texts.returned[item.returned_why]}</Sub>}</>,
            <Amount tone={item.returned_at === null ? undefined : "nil"}>{figure(item.cents, desk)}</Amount>,
          ],
        }))}
        foot={{ label: sum, sum: <Amount>{figure(batch.sum_cents, desk)}</Amount> }}
      />
      {batch.state === "made" && <Note>{texts.sentNote}</Note>}
    </Part>
  );
}

function DropPart({ desk, batch }: Pick<Props, "desk" | "batch">) {
  const { file: texts } = refundsTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  const sum = money(batch.sum_cents, desk);
  return (
    <Part id="drop" heading={texts.drop}>
      <div class="text">
        <p>{texts.dropNote}</p>
        <Preview steps={[{ when: now, what: texts.dropSteps.back(batch.items) }, { when: now, what: texts.dropSteps.never }]} total={{ label: texts.dropTotal, amount: sum }} />
        <form method="post" class="entry-do" action={`/office/money/refunds/${batch.id}/drop`}><Button kind="grave">{texts.dropButton(sum)}</Button></form>
      </div>
    </Part>
  );
}

/** One bank line, one amount: each that can come back has its own button. */
function BouncedPart({ desk, batch, items }: Props) {
  const { file: texts } = refundsTexts[desk.locale];
  const left = items.filter((item) => item.returned_at === null);
  if (left.length === 0) return null;
  return (
    <Part id="bounced" heading={texts.bounced}>
      <p class="text">{texts.bouncedNote}</p>
      <Fold summary={texts.bouncedWhich}>
        {left.map((item) => (
          <form method="post" class="entry-do" action={`/office/money/refunds/${batch.id}/returned`}>
            <Hidden name="item" value={item.id} />
            <Button kind="first">{texts.bouncedButton(item.customer_name, money(item.cents, desk))}</Button>
          </form>
        ))}
      </Fold>
    </Part>
  );
}
