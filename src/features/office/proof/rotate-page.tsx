import { Button } from "../../../ui/button.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { Desk } from "../frame/desk.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import { proofTexts } from "./texts.ts";

export type RotateProblem = "failed" | "unknown";

export type RotatePageProps = {
  desk: Desk;
  /** The id of the key that signs; null before the first record. */
  keyId: string | null;
  problem: RotateProblem | null;
};

/** A new key: what follows from it, above the button. */
export function RotatePage({ desk, keyId, problem }: RotatePageProps) {
  const { title, rotate: texts } = proofTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  return (
    <OfficePage
      desk={desk}
      section="proof"
      title={texts.title}
      head={{ crumb: [{ href: "/office/proof", label: title }, { label: texts.title }], title: texts.title, lead: keyId === null ? texts.nothing : texts.lead(keyId) }}
    >
      {problem !== null && <Notice kind="alert" next={problem === "failed" && <a href="/office/proof">{texts.failedNext}</a>}>{texts[problem]}</Notice>}
      {keyId !== null && (
        <div class="text">
          <Part id="preview" heading={texts.preview}>
            <Preview
              steps={[
                { when: now, what: texts.steps.both },
                { when: texts.later, what: texts.steps.alone },
                { when: texts.later, what: texts.steps.tell },
                { when: texts.always, what: texts.steps.old },
              ]}
            />
            <form method="post" class="stack">
              <p class="soft">{texts.why}</p>
              <Hidden name="seen" value={keyId} />
              <p><Button>{texts.button}</Button></p>
            </form>
          </Part>
        </div>
      )}
      <p class="small"><a href="/office/proof">{texts.back}</a></p>
    </OfficePage>
  );
}
