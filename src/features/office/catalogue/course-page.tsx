import { Button } from "../../../ui/button.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { Desk } from "../frame/desk.ts";
import { OfficePage } from "../frame/office-page.tsx";
import type { Wrong } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import { sayIn } from "../session/say.ts";
import { CourseDates } from "./course-dates.tsx";
import { CourseFields } from "./course-fields.tsx";
import type { CourseProblem, CourseTyped } from "./course-form.ts";
import type { CourseFacts } from "./facts.ts";
import { inThreeParts, sessionState } from "./session-state.ts";
import { courseTexts } from "./texts.ts";

type FormProps = { desk: Desk; typed: CourseTyped; problems: ReadonlyMap<string, CourseProblem> };

/** A course that is not there yet. */
export function NewCoursePage({ desk, typed, problems }: FormProps) {
  const { form: texts } = courseTexts[desk.locale];
  const { courses } = frameTexts[desk.locale];
  return (
    <OfficePage
      desk={desk}
      section="courses"
      title={texts.newTitle}
      wrong={wrongOf(problems, desk)}
      head={{ crumb: [{ href: "/office/courses", label: courses }, { label: texts.newTitle }], title: texts.newTitle, lead: texts.newLead }}
    >
      <CourseForm
        desk={desk}
        typed={typed}
        problems={problems}
        action="/office/courses/new"
        fixedAddress={null}
        steps={[texts.effects.made(`/${desk.organisation.slug}`), texts.effects.noMail]}
        button={texts.make}
      />
    </OfficePage>
  );
}

/** A course: its dates, and all that is said about it. */
export function CoursePage({ facts, desk, typed, problems }: FormProps & { facts: CourseFacts }) {
  const { page: texts, form } = courseTexts[desk.locale];
  const { course } = facts;
  const address = `/${desk.organisation.slug}/${course.slug}`;
  return (
    <OfficePage
      desk={desk}
      section="courses"
      title={course.title}
      wrong={wrongOf(problems, desk)}
      head={{
        crumb: [{ href: "/office/courses", label: frameTexts[desk.locale].courses }, { label: course.title }],
        title: course.title,
        lead: leadOf(facts, desk),
        actions: (
          <>
            <Button href={`/office/courses/${course.slug}/sessions/new`}>{texts.plan}</Button>
            <Button kind="quiet" href={address}>{texts.see}</Button>
          </>
        ),
      }}
    >
      <CourseDates facts={facts} desk={desk} />
      <CourseForm
        desk={desk}
        typed={typed}
        problems={problems}
        action={`/office/courses/${course.slug}`}
        fixedAddress={address}
        steps={[form.effects.kept(address), form.effects.newDeals, form.effects.deals(facts.deals, sayIn(desk.locale)), form.effects.noMail]}
        button={form.keep}
      />
    </OfficePage>
  );
}

function CourseForm({ steps, button, ...fields }: FormProps & { action: string; fixedAddress: string | null; steps: readonly string[]; button: string }) {
  const texts = courseTexts[fields.desk.locale].form;
  const { now } = frameTexts[fields.desk.locale];
  return (
    <form method="post" action={fields.action} novalidate>
      <button class="quiet-name" name="intent" value="save" tabindex={-1} aria-hidden="true">{button}</button>
      <CourseFields {...fields} />
      <Part id="effect" heading={texts.effect}>
        <div class="text">
          <Preview steps={steps.map((what) => ({ when: now, what }))} />
          <p class="entry-do"><Button kind={fields.fixedAddress === null ? "primary" : "first"} name="intent" value="save">{button}</Button></p>
        </div>
      </Part>
    </form>
  );
}

function leadOf({ views }: CourseFacts, desk: Desk): string {
  const { lead, open, draftsToo } = courseTexts[desk.locale].page;
  const say = sayIn(desk.locale);
  const { coming, drafts } = inThreeParts(views, desk.now);
  if (views.length === 0) return lead.none;
  if (coming.length === 0) return `${drafts.length === views.length ? lead.drafts : lead.past}${draftsToo(drafts.length, say)}`;
  return `${open(coming.filter(({ session }) => ["open", "full"].includes(sessionState(session, desk.now))).length, say)}${draftsToo(drafts.length, say)}`;
}

function wrongOf(problems: ReadonlyMap<string, CourseProblem>, { locale }: Desk): Wrong {
  return [...problems].map(([fieldId, problem]) => ({ fieldId, text: courseTexts[locale].problems[problem] }));
}
