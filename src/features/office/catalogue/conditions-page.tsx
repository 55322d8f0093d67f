import { Button } from "../../../ui/button.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { SessionView } from "../../catalogue/store.ts";
import type { Desk } from "../frame/desk.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import { sayIn } from "../session/say.ts";
import { titleOf } from "../session/summary.tsx";
import { choiceOf } from "./condition-choice.ts";
import { ConditionFields } from "./condition-fields.tsx";
import { exampleOf } from "./example.ts";
import { meetingInputOf } from "./publishing.ts";
import { sessionFormTexts } from "./session-form-texts.ts";

/** Choosing a ready-made set for new deals in a session. */
export function ConditionsPage({ view, deals, desk, refused }: { view: SessionView; deals: number; desk: Desk; refused: boolean }) {
  const texts = sessionFormTexts[desk.locale];
  const { session, course, meetings } = view;
  const path = `/office/sessions/${session.id}`;
  const title = titleOf(view, desk);
  const heading = texts.conditions.heading;
  const chosen = choiceOf(session.conditions);
  const say = sayIn(desk.locale);
  const { effects } = texts.conditionsPage;
  const steps = [effects.newDeals, effects.deals(deals, say), ...(session.waiting > 0 ? [effects.waiting] : []), texts.effect.noMail];
  const { now } = frameTexts[desk.locale];
  return (
    <OfficePage
      desk={desk}
      section="sessions"
      title={`${heading}, ${title}`}
      wrong={refused ? [{ fieldId: "set", text: texts.conditionsWrong }] : []}
      head={{
        crumb: [{ href: "/office/sessions", label: frameTexts[desk.locale].sessions }, { href: path, label: title }, { label: heading }],
        title: heading,
        lead: texts.conditionsPage.lead(texts.conditions.sets[chosen][0]),
      }}
    >
      <form method="post">
        <ConditionFields
          desk={desk}
          course={course}
          chosen={chosen}
          own={chosen === "own" ? session.conditions : null}
          example={exampleOf({ meetings: meetings.map(meetingInputOf), priceCents: session.price_cents, rules: session.price_rules }, desk)}
          error={refused ? texts.conditionsWrong : undefined}
        />
        <Part id="effect" heading={texts.effect.heading}>
          <div class="text">
            <Preview steps={steps.map((what) => ({ when: now, what }))} />
            <p class="entry-do"><Button>{texts.conditionsPage.keep}</Button></p>
          </div>
        </Part>
      </form>
      <p class="small"><a href={path}>{frameTexts[desk.locale].keepIt}</a></p>
    </OfficePage>
  );
}
