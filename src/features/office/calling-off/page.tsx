import { Amount } from "../../../ui/amount.tsx";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { BookTable } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { CallOffPreview, CallOffRefusal } from "../../calling-off/actions.ts";
import type { calledOffOf } from "../../calling-off/store.ts";
import type { Desk } from "../frame/desk.ts";
import { figure, money, shortMoment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import type { SessionFacts } from "../session/facts.ts";
import { titleOf } from "../session/summary.tsx";
import { callingOffTexts } from "./texts.ts";

type CallingOffPageProps = {
  facts: SessionFacts;
  desk: Desk;
  /** What it would do; null when it is done already, or cannot be done. */
  preview: CallOffPreview | null;
  refusal: CallOffRefusal["kind"] | null;
  customers: Awaited<ReturnType<typeof calledOffOf>>;
};

/** Calling a session off: what it does, then the button; afterwards who has chosen what. */
export function CallingOffPage({ facts, desk, preview, refusal, customers }: CallingOffPageProps) {
  const texts = callingOffTexts[desk.locale];
  const done = facts.view.session.status === "called-off";
  const path = `/office/sessions/${facts.view.session.id}`;
  return (
    <OfficePage
      desk={desk}
      section="sessions"
      title={`${texts.title}, ${titleOf(facts.view, desk)}`}
      head={{ crumb: [{ href: "/office/sessions", label: frameTexts[desk.locale].sessions }, { href: path, label: titleOf(facts.view, desk) }], title: texts.title, lead: done ? texts.leadDone : texts.lead }}
    >
      {refusal !== null && <Notice kind="alert">{texts.refusals[refusal]}</Notice>}
      {preview !== null && <Before preview={preview} desk={desk} path={path} />}
      {done && <Overview customers={customers} desk={desk} />}
    </OfficePage>
  );
}

function Before({ preview, desk, path }: { preview: CallOffPreview; desk: Desk; path: string }) {
  const { steps, total, now, button } = callingOffTexts[desk.locale];
  const { deals, places, waiting, paidCents } = preview;
  return (
    <div class="text">
      <Preview
        steps={[
          { when: now, what: steps.closed },
          ...(deals === 0 ? [] : [{ when: now, what: steps.told(deals, places) }, { when: "", what: steps.silence }]),
          ...(waiting === 0 ? [] : [{ when: now, what: steps.waiting(waiting) }]),
        ]}
        total={{ label: total, amount: money(paidCents, desk) }}
      />
      <form method="post" class="entry-do"><Button kind="grave">{button(deals)}</Button></form>
      <p class="small"><a href={path}>{frameTexts[desk.locale].keepIt}</a></p>
    </div>
  );
}

function Overview({ customers, desk }: Pick<CallingOffPageProps, "customers" | "desk">) {
  const texts = callingOffTexts[desk.locale];
  const answered = customers.filter(({ answer }) => answer !== null).length;
  return (
    <Part id="answers" heading={texts.overview} beside={customers.length === 0 ? "" : texts.summary(answered, customers.length)}>
      {customers.length === 0 ? (
        <EmptyLine>{texts.empty}</EmptyLine>
      ) : (
        <BookTable
          caption={texts.caption}
          columns={[{ head: texts.columns.customer, kind: "name" }, { head: texts.columns.places, axis: texts.columns.places }, { head: texts.columns.answer, axis: texts.columns.answer }, { head: texts.columns.by, kind: "term" }, { head: texts.columns.paid, kind: "number" }]}
          rows={customers.map((one) => ({
            cells: [
              <a href={`/office/deals/${one.code}`}>{one.customer.name}</a>,
              String(one.places),
              texts.answers[one.answer ?? "open"],
              shortMoment(one.answered_at ?? one.answer_by, desk),
              <Amount>{figure(one.paid_cents, desk)}</Amount>,
            ],
          }))}
        />
      )}
    </Part>
  );
}
