import { isBefore } from "../../../domain/calendar/local-day.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Deeds } from "../../../ui/office/deeds.tsx";
import type { Deed } from "../../../ui/office/deeds.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { SessionView } from "../../catalogue/store.ts";
import { callingOffTexts } from "../calling-off/texts.ts";
import { missingFrom } from "../catalogue/publishing.ts";
import { absenceTexts } from "../absences/texts.ts";
import type { Desk } from "../frame/desk.ts";
import { money } from "../frame/format.ts";
import { frameTexts } from "../frame/texts.ts";
import type { Person, SessionFacts } from "./facts.ts";
import { sessionMoveTexts } from "../session-moves/texts.ts";
import { sessionTexts } from "./texts.ts";

const mostPayments = 6;

/** What can be done with this session, each with its preview. Steps about one customer are on the page of that deal. */
export function SessionDeeds({ facts, desk }: { facts: SessionFacts; desk: Desk }) {
  const texts = sessionTexts[desk.locale].deeds;
  const { status } = facts.view.session;
  const untouched = facts.seated.length + facts.waiting.length + facts.gone.length === 0;
  const deeds = [
    ...(status === "draft" ? [publishDeed(facts.view, desk)] : []),
    ...paymentDeeds(facts, desk),
    ...(status === "published" && untouched ? [unpublishDeed(facts.view, desk)] : []),
  ];
  return (
    <Part id="do" heading={texts.heading} beside={texts.beside}>
      {deeds.length === 0 ? <EmptyLine>{texts.empty}</EmptyLine> : <Deeds group="do" deeds={deeds} />}
    </Part>
  );
}

/** The ways to the other pages of a session. One is filled at most: publishing a draft, or the list of who is there once the training began. */
export function SessionLinks({ facts, desk }: { facts: SessionFacts; desk: Desk }) {
  const texts = sessionTexts[desk.locale].deeds;
  const { organisation, course, session } = facts.view;
  const path = `/office/sessions/${session.id}`;
  const begun = session.starts_at !== null && !isBefore(desk.now, session.starts_at);
  return (
    <>
      {session.status === "published" && begun && facts.seated.length > 0 && <Button href={`${path}/attendance`}>{texts.attendance}</Button>}
      {session.status === "published" && (begun || facts.gone.some(({ booking }) => booking.place === "cancelled" && booking.fee_cents > 0)) && <Button kind="first" href={`${path}/absences`}>{absenceTexts[desk.locale].link}</Button>}
      {session.status === "draft" && <Button href={`${path}/publish`}>{texts.publish}</Button>}
      <Button kind="first" href={`${path}/edit`}>{texts.edit}</Button>
      <Button kind="first" href={`${path}/conditions`}>{texts.conditions}</Button>
      {session.status === "published" && !begun && <Button kind="quiet" href={`${path}/move`}>{sessionMoveTexts[desk.locale].link}</Button>}
      {(session.status === "called-off" || (session.status === "published" && !begun)) && <Button kind="quiet" href={`${path}/call-off`}>{callingOffTexts[desk.locale].link}</Button>}
      {session.status === "published" && <Button kind="quiet" href={`/${organisation.slug}/${course.slug}`}>{texts.see}</Button>}
    </>
  );
}

function publishDeed(view: SessionView, desk: Desk): Deed {
  const { deeds: texts, publishing } = sessionTexts[desk.locale];
  const { organisation, course, session, terms } = view;
  const missing = missingFrom(view, desk.now);
  const now = frameTexts[desk.locale].now;
  const path = `/office/sessions/${session.id}`;
  const address = `/${organisation.slug}/${course.slug}`;
  const body =
    missing.length > 0 ? (
      <>
        <p>{texts.notYet}</p>
        <ul class="short-list">{missing.map(([field, why]) => <li><a href={`${path}/edit#${field}`}>{publishing[why]}</a></li>)}</ul>
        <p class="entry-do"><Button kind="first" href={`${path}/publish`}>{texts.publishSee}</Button></p>
      </>
    ) : (
      <>
        <Preview
          steps={[
            { when: now, what: texts.publishSteps.page(address) },
            { when: now, what: texts.publishSteps.terms(terms?.number ?? 0) },
            { when: now, what: texts.publishSteps.noMail },
          ]}
        />
        <p class="entry-do"><Button kind="first" href={`${path}/publish`}>{texts.publishSee}</Button></p>
      </>
    );
  return { id: "publish", title: texts.publish, note: texts.publishNote, body, open: true };
}

function unpublishDeed({ session }: SessionView, { locale }: Desk): Deed {
  const texts = sessionTexts[locale].deeds;
  const { now } = frameTexts[locale];
  return {
    title: texts.unpublish,
    note: texts.unpublishNote,
    body: (
      <>
        <Preview steps={[{ when: now, what: texts.unpublishSteps.gone }, { when: now, what: texts.unpublishSteps.noMail }]} />
        <form class="entry-do" method="post" action={`/office/sessions/${session.id}/unpublish`}><Button kind="first">{texts.unpublishNow}</Button></form>
      </>
    ),
  };
}

/** The customers whose money is waited for, the most urgent first: all that is open, received today. */
function paymentDeeds({ seated, gone }: SessionFacts, desk: Desk): Deed[] {
  const texts = sessionTexts[desk.locale].deeds;
  const owing = [...seated, ...gone].filter((person) => person.openCents > 0).sort(byDue);
  return owing.slice(0, mostPayments).flatMap((person): Deed[] => {
    const { deal } = person;
    if (deal === null) return [];
    const amount = money(person.due?.openCents ?? person.openCents, desk);
    return [
      {
        title: texts.payment(person.name),
        note: texts.openAmount(amount),
        body: <p>{texts.paymentBody(amount)} <a href={`/office/deals/${deal.code}/payment`}>{texts.paymentGo}</a></p>,
      },
    ];
  });
}

function byDue(one: Person, other: Person): number {
  if (one.due === null || other.due === null) return Number(one.due === null) - Number(other.due === null);
  return Temporal.Instant.compare(one.due.dueAt, other.due.dueAt);
}
