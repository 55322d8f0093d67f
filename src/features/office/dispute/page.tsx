import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { mostWords } from "../../dispute/actions.ts";
import type { DisputeThread } from "../../dispute/store.ts";
import { DeedPage } from "../deal/deed-page.tsx";
import type { DealFacts } from "../deal/facts.ts";
import { DealMoney } from "../deal/money.tsx";
import type { Desk } from "../frame/desk.ts";
import { shortMoment } from "../frame/format.ts";
import { disputeTexts } from "./texts.ts";

export type DisputeProblem = "words-missing" | "words-too-long" | "gone";

type DisputePageProps = { facts: DealFacts; desk: Desk; thread: DisputeThread | null; token: string; typed: string; problem: DisputeProblem | null };

/** What a customer does not agree with: the standing, what was written, an answer or a decision. */
export function DisputePage(props: DisputePageProps) {
  const { facts, desk, thread, problem } = props;
  const texts = disputeTexts[desk.locale];
  const wrong = problem === null ? undefined : [{ fieldId: "words", text: texts.errors[problem] }];
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={leadOf(props)} wrong={wrong}>
      <DealMoney facts={facts} desk={desk} />
      {thread !== null && thread.words.length > 0 && (
        <Part id="said" heading={texts.said}>
          <ol role="list" class="stack">
            {thread.words.map(({ author, words, written_at: at }) => (
              <li class="stack">
                <p class="soft small">{author === "trainer" ? texts.you : facts.deal.customer.orderedBy.name}, <time datetime={at.toString()}>{shortMoment(at, desk)}</time></p>
                {words.split(/\n+/).map((line) => <p class="text">{line}</p>)}
              </li>
            ))}
          </ol>
        </Part>
      )}
      {thread?.dispute.closed_at === null && <Answer {...props} />}
    </DeedPage>
  );
}

function leadOf({ facts, desk, thread }: DisputePageProps): string {
  const texts = disputeTexts[desk.locale];
  if (thread === null) return texts.none;
  const { how, opened_at: openedAt } = thread.dispute;
  return how === null ? texts.open(facts.deal.customer.orderedBy.name, shortMoment(openedAt, desk)) : texts.closed[how];
}

function Answer({ desk, token, typed, problem }: DisputePageProps) {
  const texts = disputeTexts[desk.locale];
  return (
    <Part id="write" heading={texts.write}>
      <form method="post" class="stack" novalidate>
        <Hidden name="token" value={token} />
        <Field lang={desk.locale} name="words" type="area" rows={6} maxlength={mostWords} label={texts.field} hint={texts.hint} value={typed} error={problem !== null && texts.errors[problem]} />
        <Actions aside={texts.decideNote}>
          <Button name="intent" value="answer">{texts.answer}</Button>
          <Button kind="quiet" name="intent" value="decide">{texts.decide}</Button>
        </Actions>
      </form>
    </Part>
  );
}
