import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { createSession, publishSession, setConditions, unpublishSession } from "../../catalogue/actions.ts";
import type { SessionRefusal } from "../../catalogue/actions.ts";
import { listTermsVersions } from "../../catalogue/store.ts";
import { changeSession } from "../actions.ts";
import type { DoneCode } from "../frame/texts.ts";
import type { OneSessionEnv } from "../session/routes.tsx";
import type { SessionFacts } from "../session/facts.ts";
import { checkSessionForm, fieldsOf } from "./check-session-form.ts";
import type { CheckedSession, SessionFormProblem } from "./check-session-form.ts";
import { choiceOf, conditionsOf } from "./condition-choice.ts";
import { ConditionsPage } from "./conditions-page.tsx";
import { exampleOf } from "./example.ts";
import type { CourseFacts } from "./facts.ts";
import { PublishPage, UnpublishPage } from "./publish-page.tsx";
import type { OneCourseEnv } from "./routes.tsx";
import { changeRows, intentOf } from "./rows.ts";
import { mostMeetings, noMeeting, proposedSession, readSessionForm, typedSession } from "./session-form.ts";
import type { SessionTyped } from "./session-form.ts";
import { EditSessionPage, NewSessionPage } from "./session-page.tsx";

type Problems = ReadonlyMap<string, SessionFormProblem>;

/** A new date of a course, under `/office/courses/{course}/sessions/new`. */
export function newSessionRoutes(house: House) {
  const pages = new Hono<OneCourseEnv>();

  pages.get("/", (c) => showNew(c, proposalFor(c)));
  pages.post("/", async (c) => {
    const { desk, course: facts } = c.var;
    const { typed, stay } = await sent(c);
    if (stay) return showNew(c, typed);
    const { input, problems } = checkNew(c, typed);
    if (input === null) return showNew(c, typed, problems);
    const outcome = await createSession(house, { organisationId: desk.organisationId, courseId: facts.course.id, zone: desk.zone, session: input });
    if (!outcome.ok) return showNew(c, typed, refusedAt(outcome.refusal, input));
    return c.redirect(`/office/sessions/${outcome.sessionId}?done=session-made`, 303);
  });

  return pages;
}

/** Changing, publishing and taking back one session, under `/office/sessions/{session}`. */
export function changeSessionRoutes(house: House) {
  const pages = new Hono<OneSessionEnv>();

  pages.get("/edit", (c) => {
    const { desk, facts } = c.var;
    return showEdit(c, house, typedSession(facts.view, { locale: desk.locale, set: choiceOf(facts.view.session.conditions) }));
  });
  pages.post("/edit", async (c) => {
    const { typed, stay } = await sent(c);
    if (stay) return showEdit(c, house, typed);
    const { input, problems } = checkEdit(c, typed);
    if (input === null) return showEdit(c, house, typed, problems);
    const { conditions: _, ...change } = input;
    const outcome = await changeSession(house, { ...idsOf(c), change });
    if (!outcome.ok) return showEdit(c, house, typed, refusedAt(outcome.refusal, input));
    return done(c, outcome.offered > 0 ? "session-offered" : "session-kept");
  });

  pages.get("/edit/conditions", (c) => c.html(<ConditionsPage view={c.var.facts.view} deals={dealsIn(c.var.facts)} desk={c.var.desk} refused={false} />));
  pages.post("/edit/conditions", async (c) => {
    const { facts, desk } = c.var;
    const { set } = readSessionForm(await readForm(c));
    const outcome = await setConditions(house, { ...idsOf(c), conditions: conditionsOf(set, facts.view.session.conditions) });
    if (!outcome.ok) return c.html(<ConditionsPage view={facts.view} deals={dealsIn(facts)} desk={desk} refused />, 422);
    return done(c, "conditions");
  });

  pages.get("/publish", (c) => c.html(<PublishPage view={c.var.facts.view} desk={c.var.desk} />));
  pages.post("/publish", async (c) => {
    const outcome = await publishSession(house, idsOf(c));
    return outcome.ok ? done(c, "published") : c.html(<PublishPage view={c.var.facts.view} desk={c.var.desk} />, 409);
  });

  pages.get("/unpublish", (c) => c.html(<UnpublishPage view={c.var.facts.view} desk={c.var.desk} refused={hasPeople(c.var.facts)} />));
  pages.post("/unpublish", async (c) => {
    const outcome = await unpublishSession(house, idsOf(c));
    return outcome.ok ? done(c, "unpublished") : c.html(<UnpublishPage view={c.var.facts.view} desk={c.var.desk} refused />, 409);
  });

  return pages;
}

/** What was typed, and whether the button only asked for other rows or a look. */
async function sent(c: Context): Promise<{ typed: SessionTyped; stay: boolean }> {
  const form = await readForm(c);
  const intent = intentOf(form);
  const typed = readSessionForm(form);
  const meetings = changeRows(typed.meetings, intent, { empty: rowAfter(typed), most: mostMeetings });
  return { typed: { ...typed, meetings }, stay: intent.kind !== "save" };
}

/** One more meeting is most often at the same hours in the same place. */
function rowAfter({ meetings }: SessionTyped) {
  const last = meetings.at(-1);
  return last === undefined ? noMeeting : { ...last, date: "" };
}

function proposalFor({ var: { desk, course: facts } }: Context<OneCourseEnv>): SessionTyped {
  const last = lastOf(facts);
  return proposedSession({
    last,
    language: facts.course.language,
    terms: facts.terms[0]?.id ?? "",
    locale: desk.locale,
    set: last === undefined ? "usual" : choiceOf(last.session.conditions),
  });
}

/** The date that was planned last is what a new one looks like. */
function lastOf({ views }: CourseFacts) {
  return views.toSorted((one, other) => Temporal.Instant.compare(one.session.created_at, other.session.created_at)).at(-1);
}

/** Rules of the last date that are no ready-made set; null when there are none. */
function ownOf(facts: CourseFacts) {
  const conditions = lastOf(facts)?.session.conditions;
  return conditions !== undefined && choiceOf(conditions) === "own" ? conditions : null;
}

function checkNew({ var: { desk, course } }: Context<OneCourseEnv>, typed: SessionTyped): CheckedSession {
  return checkSessionForm(typed, { ...desk, conditions: conditionsOf(typed.set, ownOf(course)), before: null });
}

function checkEdit({ var: { desk, facts } }: Context<OneSessionEnv>, typed: SessionTyped): CheckedSession {
  return checkSessionForm(typed, { ...desk, conditions: facts.view.session.conditions, before: facts.view });
}

function showNew(c: Context<OneCourseEnv>, typed: SessionTyped, problems: Problems = new Map()) {
  const { desk, course: facts } = c.var;
  const { readable } = checkNew(c, typed);
  return c.html(
    <NewSessionPage
      desk={desk}
      course={facts.course}
      typed={typed}
      terms={facts.terms}
      problems={problems}
      readable={readable}
      copied={c.req.method === "GET" && facts.views.length > 0}
      conditions={{ own: ownOf(facts), example: exampleOf(readable, desk) }}
    />,
    problems.size > 0 ? 422 : 200,
  );
}

async function showEdit(c: Context<OneSessionEnv>, house: House, typed: SessionTyped, problems: Problems = new Map()) {
  const { desk, facts } = c.var;
  const terms = await listTermsVersions(house.db, desk.organisationId);
  const { readable } = checkEdit(c, typed);
  return c.html(
    <EditSessionPage view={facts.view} deals={dealsIn(facts)} desk={desk} course={facts.view.course} typed={typed} terms={terms} problems={problems} readable={readable} />,
    problems.size > 0 ? 422 : 200,
  );
}

function refusedAt(refusal: SessionRefusal, { meetings }: { meetings: NonNullable<CheckedSession["input"]>["meetings"] }): Problems {
  if (refusal.kind === "not-right") return new Map(fieldsOf(refusal.problems, meetings));
  throw new Error(`${refusal.kind}: it was there when the page was read, and it is never removed`);
}

function idsOf({ var: { desk, facts } }: Context<OneSessionEnv>) {
  return { organisationId: desk.organisationId, sessionId: facts.view.session.id };
}

function hasPeople({ seated, waiting, gone }: SessionFacts): boolean {
  return seated.length + waiting.length + gone.length > 0;
}

function dealsIn({ seated, gone }: SessionFacts): number {
  return new Set([...seated, ...gone].flatMap(({ deal }) => deal?.id ?? [])).size;
}

function done(c: Context<OneSessionEnv>, code: DoneCode) {
  return c.redirect(`/office/sessions/${c.var.facts.view.session.id}?done=${code}`, 303);
}
