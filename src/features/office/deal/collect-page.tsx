import { Button } from "../../../ui/button.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import { collectionEndsAt } from "../../../domain/collection/decide-collection.ts";
import type { MessageSummary } from "../../messages/store.ts";
import { mailTitle } from "../../story/words.ts";
import type { Desk } from "../frame/desk.ts";
import { shortMoment } from "../frame/format.ts";
import { frameTexts } from "../frame/texts.ts";
import { collectTexts } from "./collect-texts.ts";
import { DeedPage, orderedBy } from "./deed-page.tsx";
import type { DealFacts } from "./facts.ts";
import { dealTexts } from "./texts.ts";

/** Asking the customer to collect a message with a code: what happens then, before the button. */
export function CollectPage({ facts, message, desk }: { facts: DealFacts; message: MessageSummary; desk: Desk }) {
  const texts = collectTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  const what = mailTitle(facts.known.mails.get(message.id) ?? { kind: message.kind, document: null, announces: null }, facts.known, desk.locale);
  const ends = shortMoment(collectionEndsAt(desk.now, desk.zone), desk);
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={texts.lead(what, shortMoment(message.sent_at ?? message.queued_at, desk))}>
      <form method="post" class="stack">
        <Part id="preview" heading={dealTexts[desk.locale].payment.preview}>
          <Preview
            steps={[
              { when: now, what: texts.steps.mail(orderedBy(facts)) },
              { when: texts.later, what: texts.steps.collects },
              { when: ends, what: texts.steps.ends },
            ]}
          />
        </Part>
        <p class="soft">{texts.proves}</p>
        <p><Button>{texts.button}</Button></p>
      </form>
    </DeedPage>
  );
}
