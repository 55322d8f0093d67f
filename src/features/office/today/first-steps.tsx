import { Button } from "../../../ui/button.tsx";
import { Daybook } from "../../../ui/office/daybook.tsx";
import { Entry } from "../../../ui/office/entry.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { Desk } from "../frame/desk.ts";
import type { TodayFacts } from "./facts.ts";
import { todayTexts } from "./texts.ts";

const steps = ["details", "terms", "course", "session", "published"] as const;

type Step = (typeof steps)[number];

const addresses: Readonly<Record<Step, string>> = {
  details: "/office/settings",
  terms: "/office/terms/new",
  course: "/office/courses/new",
  session: "/office/courses",
  published: "/office/sessions",
};

/** What is still to be done before anybody can sign up. */
export function stepsLeft(begun: TodayFacts["begun"]): Step[] {
  return steps.filter((step) => !begun[step]);
}

/** The way of somebody who just set up the office. */
export function FirstSteps({ begun, desk }: { begun: TodayFacts["begun"]; desk: Desk }) {
  const texts = todayTexts[desk.locale].steps;
  const left = stepsLeft(begun);
  return (
    <Part id="begin" heading={texts.heading} count={left.length}>
      <Daybook>
        {left.map((step, index) => (
          <Entry
            when={{ day: texts.step, clock: String(steps.indexOf(step) + 1) }}
            title={texts[step].title}
            href={addresses[step]}
            text={texts[step].text}
            deeds={index === 0 && <Button href={addresses[step]}>{texts[step].button}</Button>}
          />
        ))}
      </Daybook>
    </Part>
  );
}
