import type { Child } from "hono/jsx";
import { Button } from "../../../ui/button.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { SessionView } from "../../catalogue/store.ts";
import { OfficePage } from "../frame/office-page.tsx";
import type { Wrong } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import { sayIn } from "../session/say.ts";
import { titleOf } from "../session/summary.tsx";
import type { CheckedSession, SessionFormProblem } from "./check-session-form.ts";
import { choiceOf } from "./condition-choice.ts";
import { ConditionFields } from "./condition-fields.tsx";
import type { ConditionFieldsProps } from "./condition-fields.tsx";
import { MeetingFields } from "./meeting-fields.tsx";
import { PriceRuleFields } from "./price-rule-fields.tsx";
import { PriceFields, SignUpFields } from "./session-fields.tsx";
import type { SessionFormProps } from "./session-fields.tsx";
import { problemInWords, sessionFormTexts } from "./session-form-texts.ts";

type PageProps = Pick<SessionFormProps, "desk" | "course" | "typed" | "terms"> & {
  readable: CheckedSession["readable"];
  problems: ReadonlyMap<string, SessionFormProblem>;
};

/** A date that is not there yet: its facts, and the rules to begin with. */
export function NewSessionPage({ copied, conditions, ...page }: PageProps & { copied: boolean; conditions: Pick<ConditionFieldsProps, "own" | "example"> }) {
  const { desk, course, typed, problems } = page;
  const texts = sessionFormTexts[desk.locale];
  const wrong = wrongOf(problems, { locale: desk.locale, taken: 0 });
  const props = formProps(page, { before: null, action: `/office/courses/${course.slug}/sessions/new`, wrong });
  return (
    <OfficePage
      desk={desk}
      section="courses"
      title={`${texts.newTitle}, ${course.title}`}
      wrong={wrong}
      head={{
        crumb: [{ href: "/office/courses", label: frameTexts[desk.locale].courses }, { href: `/office/courses/${course.slug}`, label: course.title }, { label: texts.newTitle }],
        title: texts.newTitle,
        lead: texts.newLead,
        about: copied && texts.copied,
      }}
    >
      <SessionForm props={props} button={texts.make} steps={[texts.effect.draft, texts.effect.noMail]}>
        <Part id="conditions" heading={texts.conditions.heading}>
          <div class="choose-set">
            <ConditionFields desk={desk} course={course} chosen={typed.set} error={props.errorAt("set")} {...conditions} />
            <p class="entry-do"><Button kind="quiet" name="intent" value="look" formaction={`${props.action}#conditions`} unchecked>{texts.conditions.look}</Button></p>
          </div>
        </Part>
      </SessionForm>
    </OfficePage>
  );
}

/** A date that is there: all but its rules, which have a page of their own. */
export function EditSessionPage({ view, deals, ...page }: PageProps & { view: SessionView; deals: number }) {
  const { desk, problems } = page;
  const { session, organisation, course } = view;
  const texts = sessionFormTexts[desk.locale];
  const path = `/office/sessions/${session.id}`;
  const title = titleOf(view, desk);
  const wrong = wrongOf(problems, { locale: desk.locale, taken: session.seats_taken });
  const props = formProps(page, { before: view, action: `${path}/edit`, wrong });
  const [set] = texts.conditions.sets[choiceOf(session.conditions)];
  return (
    <OfficePage
      desk={desk}
      section="sessions"
      title={`${texts.editTitle}, ${title}`}
      wrong={wrong}
      head={{
        crumb: [{ href: "/office/sessions", label: frameTexts[desk.locale].sessions }, { href: path, label: title }, { label: texts.editTitle }],
        title: texts.editTitle,
        lead: texts.editLead[session.status],
        about: title,
      }}
    >
      <SessionForm props={props} button={texts.keep} steps={effectsOf(view, { deals, address: `/${organisation.slug}/${course.slug}` }, props)}>
        <Part id="conditions" heading={texts.conditions.heading}>
          <p class="text">{texts.conditions.now(set)} <a href={`${path}/edit/conditions`}>{texts.conditions.change}</a></p>
        </Part>
      </SessionForm>
    </OfficePage>
  );
}

function SessionForm({ props, button, steps, children }: { props: SessionFormProps; button: string; steps: readonly string[]; children: Child }) {
  const { effect } = sessionFormTexts[props.desk.locale];
  const { now } = frameTexts[props.desk.locale];
  return (
    <form method="post" action={props.action} novalidate>
      <button class="quiet-name" name="intent" value="save" tabindex={-1} aria-hidden="true">{button}</button>
      <MeetingFields {...props} />
      <PriceFields {...props} />
      <PriceRuleFields {...props} />
      <SignUpFields {...props} />
      {children}
      <Part id="effect" heading={effect.heading}>
        <div class="text">
          <Preview steps={steps.map((what) => ({ when: now, what }))} />
          <p class="entry-do"><Button name="intent" value="save">{button}</Button></p>
        </div>
      </Part>
    </form>
  );
}

function formProps(page: PageProps, { before, action, wrong }: { before: SessionView | null; action: string; wrong: Wrong }): SessionFormProps {
  const { desk, course, typed, terms, readable } = page;
  return {
    desk, course, typed, terms, before, action,
    priceCents: readable.priceCents,
    errorAt: (id) => wrong.find(({ fieldId }) => fieldId === id)?.text,
  };
}

function effectsOf({ session }: SessionView, { deals, address }: { deals: number; address: string }, { desk }: SessionFormProps): string[] {
  const { effect } = sessionFormTexts[desk.locale];
  const say = sayIn(desk.locale);
  if (session.status === "draft") return [effect.still, effect.noMail];
  const seen = session.status === "published" ? [effect.published(address)] : [];
  const mail = session.waiting > 0 && session.status === "published" ? effect.waiting(session.waiting, say) : effect.noMail;
  return [...seen, effect.deals(deals, say), mail];
}

function wrongOf(problems: PageProps["problems"], about: { locale: "nl" | "en"; taken: number }): Wrong {
  return [...problems].map(([fieldId, problem]) => ({ fieldId, text: problemInWords(problem, about) }));
}
