import { formatDate } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { Erasure, ErasureRefusal } from "../../erasure/actions.ts";
import { DeedPage } from "../deal/deed-page.tsx";
import type { DealFacts } from "../deal/facts.ts";
import type { Desk } from "../frame/desk.ts";
import { moment } from "../frame/format.ts";
import { frameTexts } from "../frame/texts.ts";
import { erasureTexts } from "./texts.ts";

export type ErasurePageProps = { facts: DealFacts; desk: Desk; outcome: { ok: true; erasure: Erasure } | { ok: false; refusal: Exclude<ErasureRefusal, { kind: "deal-unknown" }> } };

/** What goes for good and what stays until when, before the button; or why it cannot go yet. */
export function ErasurePage({ facts, desk, outcome }: ErasurePageProps) {
  const texts = erasureTexts[desk.locale];
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={texts.lead(facts.deal.customer.name)}>
      {outcome.ok ? <Consequences erasure={outcome.erasure} desk={desk} /> : <Refused refusal={outcome.refusal} desk={desk} />}
    </DeedPage>
  );
}

function Consequences({ erasure: { participants, mails, contents, orderKeptThrough }, desk }: { erasure: Erasure; desk: Desk }) {
  const texts = erasureTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  return (
    <form method="post" class="stack">
      <Part id="goes" heading={texts.goes}>
        <Preview
          steps={[
            { when: now, what: texts.participants(participants) },
            ...(mails === 0 ? [] : [{ when: now, what: texts.mails(mails) }]),
            { when: now, what: texts.free },
            ...(contents === 0 ? [] : [{ when: now, what: texts.contents(contents) }]),
            ...(orderKeptThrough === null ? [{ when: now, what: texts.orderGoes }] : []),
          ]}
        />
      </Part>
      <Part id="stays" heading={texts.stays}>
        <Preview
          steps={[
            ...(orderKeptThrough === null ? [] : [{ when: texts.until(formatDate(orderKeptThrough, desk.locale)), what: <>{texts.order} <span class="soft">{texts.why}</span></> }]),
            { when: texts.always, what: texts.records },
          ]}
        />
      </Part>
      <Notice kind="alert">{texts.final}</Notice>
      <p><Button kind="grave">{texts.button}</Button></p>
    </form>
  );
}

function Refused({ refusal, desk }: { refusal: Exclude<ErasureRefusal, { kind: "deal-unknown" }>; desk: Desk }) {
  const texts = erasureTexts[desk.locale];
  if (refusal.kind === "already-erased") return <EmptyLine>{texts.already(moment(refusal.at, desk))}</EmptyLine>;
  return (
    <>
      <p>{texts.notYet}</p>
      <ul>{refusal.open.map((reason) => <li>{texts.reasons[reason]}</li>)}</ul>
    </>
  );
}
