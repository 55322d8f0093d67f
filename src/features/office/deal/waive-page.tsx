import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import { waiveReasons } from "../../payments/actions.ts";
import type { Desk } from "../frame/desk.ts";
import { money } from "../frame/format.ts";
import { frameTexts } from "../frame/texts.ts";
import { DeedPage, orderedBy } from "./deed-page.tsx";
import type { DealFacts } from "./facts.ts";
import { canWaive } from "./possible.ts";
import { dealTexts } from "./texts.ts";

/** Letting a customer keep the place without paying first. */
export function WaivePage({ facts, desk }: { facts: DealFacts; desk: Desk }) {
  const { waive: texts, payment } = dealTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={texts.lead(facts.deal.customer.name)}>
      {!canWaive(facts) ? (
        <EmptyLine>{texts.nothing}</EmptyLine>
      ) : (
        <form method="post" class="stack">
          <Part id="preview" heading={payment.preview}>
            <Preview
              steps={[
                { when: now, what: texts.steps.certain },
                { when: now, what: texts.steps.mail(orderedBy(facts)) },
              ]}
              total={{ label: texts.steps.owed, amount: money(facts.amounts.openCents, desk) }}
            />
          </Part>
          <Part id="why" heading={texts.reason}>
            <Choices labelledBy="why-h">
              {waiveReasons.map((reason, index) => <Choice kind="radio" name="reason" value={reason} checked={index === 0}>{texts.reasons[reason]}</Choice>)}
            </Choices>
          </Part>
          <p><Button>{texts.button}</Button></p>
        </form>
      )}
    </DeedPage>
  );
}
