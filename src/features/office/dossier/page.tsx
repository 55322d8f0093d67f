import { formatCount } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { contentChoices } from "../../dossier/actions.ts";
import type { ProofState } from "../../log/actions.ts";
import { DeedPage } from "../deal/deed-page.tsx";
import type { DealFacts } from "../deal/facts.ts";
import type { Desk } from "../frame/desk.ts";
import { shortMoment } from "../frame/format.ts";
import type { DossierForm } from "./form.ts";
import { proofTexts } from "../proof/texts.ts";
import { dossierTexts } from "./texts.ts";

export type DossierPageProps = {
  facts: DealFacts;
  desk: Desk;
  form: DossierForm;
  proof: ProofState;
  /** Whether anybody is asked for time stamps. */
  hasService: boolean;
  /** The logs that hold a part of the deal, the newest last: each gives a file of its own. */
  logs: readonly { number: number; openedAt: Temporal.Instant }[];
  /** Of how many steps the content does not come along with what is ticked, because all together is too large. */
  leftOut: number;
  /** The log cannot be gone on with, so nothing was made. */
  logStopped: boolean;
};

/** The file about a deal for somebody else: what it is, what comes along, and how it is checked. */
export function DossierPage(props: DossierPageProps) {
  const { facts, desk, logStopped } = props;
  const texts = dossierTexts[desk.locale];
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={texts.lead}>
      {logStopped && <Notice kind="alert" next={<a href="/office/proof">{texts.logStoppedNext}</a>}>{texts.logStopped}</Notice>}
      <Part id="inside" heading={texts.inside.heading}>
        <div class="stack prose"><ul>{texts.inside.items.map((item) => <li>{item}</li>)}</ul></div>
      </Part>
      <ContentPart {...props} />
      <TimePart {...props} />
      <KeyPart {...props} />
      <CheckPart {...props} />
    </DeedPage>
  );
}

function ContentPart({ desk, form, logs, leftOut }: DossierPageProps) {
  const texts = dossierTexts[desk.locale].content;
  return (
    <Part id="content" heading={texts.heading}>
      <form method="post" class="stack">
        <p>{texts.text}</p>
        <fieldset class="choices">
          <legend class="quiet-name">{texts.legend}</legend>
          {contentChoices.map((choice) => {
            const [name, holds] = texts.choices[choice];
            return <Choice kind="checkbox" name="content" value={choice} checked={form.choices.includes(choice)} note={holds}>{name}</Choice>;
          })}
        </fieldset>
        {leftOut > 0 && <p>{texts.tooLarge(leftOut)}</p>}
        <p id="language-label">{texts.language}</p>
        <Choices labelledBy="language-label">
          {(["nl", "en"] as const).map((locale) => <Choice kind="radio" name="language" value={locale} checked={form.locale === locale}>{texts.languages[locale]}</Choice>)}
        </Choices>
        {logs.length > 1 && <p>{texts.parts.text} {logs.map(({ number, openedAt }) => texts.parts.began(number, shortMoment(openedAt, desk))).join(" ")}</p>}
        <Actions aside={texts.aside}>
          {logs.length > 1 ? logs.map(({ number }) => <Button kind="plain" name="log" value={String(number)}>{texts.parts.button(number)}</Button>) : <Button>{texts.button}</Button>}
        </Actions>
      </form>
    </Part>
  );
}

function TimePart({ desk, proof, hasService }: DossierPageProps) {
  const texts = dossierTexts[desk.locale].time;
  const waits = proof.unstamped === null ? texts.done : texts.pending(proofTexts[desk.locale].steps(proof.unstamped.count, formatCount(proof.unstamped.count, desk.locale)), shortMoment(proof.unstamped.since, desk));
  return (
    <Part id="time" heading={texts.heading}>
      <div class="stack">
        <p>{hasService ? waits : texts.none}</p>
        <p><a href="/office/proof">{texts.link}</a></p>
      </div>
    </Part>
  );
}

function CheckPart({ desk }: DossierPageProps) {
  const { check } = dossierTexts[desk.locale];
  return (
    <Part id="check" heading={check.heading}>
      <div class="stack prose">
        <ol>{check.steps.map((step) => <li>{step}</li>)}</ol>
        <p class="soft small">{check.limits}</p>
      </div>
    </Part>
  );
}

/** For the trainer alone: what the file cannot bring along itself. */
function KeyPart({ desk, proof }: DossierPageProps) {
  const texts = dossierTexts[desk.locale].key;
  const key = proof.keys.at(-1);
  if (key === undefined) return null;
  return (
    <Part id="key" heading={texts.heading}>
      <div class="stack prose">
        <p>{texts.text}</p>
        <p>{texts.whole}:<br /><code class="kept-text small">{key.verifier}</code></p>
        <p><a href={`/${desk.organisation.slug}/log/keys`}>{texts.link}</a></p>
      </div>
    </Part>
  );
}
