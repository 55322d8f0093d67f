import type { Conditions } from "../../../domain/conditions/conditions.ts";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { FieldError } from "../../../ui/field-error.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Sentences } from "../../../ui/office/sentences.tsx";
import type { Course } from "../../catalogue/store.ts";
import type { Desk } from "../frame/desk.ts";
import { conditionsOf, setNames } from "./condition-choice.ts";
import type { SetChoice } from "./condition-choice.ts";
import { exampleInWords, sentencesOf } from "./example.ts";
import type { Example } from "./example.ts";
import { sessionFormTexts } from "./session-form-texts.ts";

export type ConditionFieldsProps = {
  desk: Desk;
  course: Course;
  chosen: SetChoice;
  /** Rules that are none of the ready-made sets; null when there are none. */
  own: Conditions | null;
  example: Example;
  error?: string | undefined;
};

/** The ready-made sets, each with the sentences that a customer would read. */
export function ConditionFields({ desk, course, chosen, own, example, error }: ConditionFieldsProps) {
  const { conditions: texts } = sessionFormTexts[desk.locale];
  const { when, price } = exampleInWords(example, course, desk);
  const choices: readonly SetChoice[] = own === null ? setNames : [...setNames, "own"];
  return (
    <div class="stack">
      <p id="set-h">{texts.question}</p>
      <p class="soft small">{(example.invented ? texts.invented : texts.example)(when, price)}</p>
      <Choices labelledBy="set-h" error={error && <FieldError lang={desk.locale} id="set-error">{error}</FieldError>}>
        {choices.map((choice, index) => {
          const [name, about] = texts.sets[choice];
          const read = (kind: "company" | "consumer") => sentencesOf(conditionsOf(choice, own), example, { course, kind, desk });
          return (
            <>
              <Choice kind="radio" name="set" id={index === 0 ? "set" : `set-${choice}`} value={choice} checked={choice === chosen} note={about}><b>{name}</b></Choice>
              <Fold summary={<>{texts.read}<span class="quiet-name">: {name}</span></>} open={choice === chosen}>
                <BothRead company={read("company")} consumer={read("consumer")} desk={desk} />
              </Fold>
            </>
          );
        })}
      </Choices>
    </div>
  );
}

/** What both kinds of customer read, beside each other where there is room. */
export function BothRead({ company, consumer, desk }: { company: readonly string[]; consumer: readonly string[]; desk: Desk }) {
  const { conditions: texts } = sessionFormTexts[desk.locale];
  return (
    <div class="both-read">
      <div><h3>{texts.company}</h3><Sentences sentences={company} /></div>
      <div><h3>{texts.consumer}</h3><Sentences sentences={consumer} /></div>
    </div>
  );
}
