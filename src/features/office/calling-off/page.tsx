import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { CallOffPreview, CallOffRefusal } from "../../calling-off/actions.ts";
import type { CustomerChoice } from "../choices/store.ts";
import { ChoicesPart } from "../choices/table.tsx";
import type { Desk } from "../frame/desk.ts";
import { money } from "../frame/format.ts";
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
  choices: readonly CustomerChoice[];
};

/** Calling a session off: what it does, then the button; afterwards who has chosen what. */
export function CallingOffPage({ facts, desk, preview, refusal, choices }: CallingOffPageProps) {
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
      {done && <ChoicesPart choices={choices} desk={desk} />}
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
