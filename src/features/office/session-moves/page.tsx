import { formatDays } from "../../../platform/i18n/format.ts";
import { Amount } from "../../../ui/amount.tsx";
import { Button } from "../../../ui/button.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { BookTable, Nil } from "../../../ui/office/book-table.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { PreviewStep } from "../../../ui/office/preview.tsx";
import type { MeetingInput } from "../../catalogue/actions.ts";
import type { AffectedCustomer, SessionMovePreview, SessionMoveRefusal } from "../../session-moves/actions.ts";
import type { SessionFormProblem } from "../catalogue/check-session-form.ts";
import { MeetingFields } from "../catalogue/meeting-fields.tsx";
import { meetingFields } from "../catalogue/session-form.ts";
import type { MeetingTyped } from "../catalogue/session-form.ts";
import { problemInWords } from "../catalogue/session-form-texts.ts";
import type { CustomerChoice } from "../choices/store.ts";
import { ChoicesPart } from "../choices/table.tsx";
import type { Desk } from "../frame/desk.ts";
import { figure, moment, money, shortDay } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import type { SessionFacts } from "../session/facts.ts";
import { titleOf } from "../session/summary.tsx";
import { sessionMoveTexts } from "./texts.ts";

export type SessionMovePageProps = {
  facts: SessionFacts;
  desk: Desk;
  typed: { meetings: MeetingTyped[] };
  problems: ReadonlyMap<string, SessionFormProblem>;
  /** What the typed dates would do; null until they were looked at. */
  looked: { preview: SessionMovePreview; meetings: readonly MeetingInput[] } | null;
  refusal: SessionMoveRefusal["kind"] | null;
  /** What customers chose since it was moved; null when it never was. */
  choices: readonly CustomerChoice[] | null;
  movable: boolean;
};

/** Other dates for the whole session: what it does above the button; afterwards who has chosen what. */
export function SessionMovePage(props: SessionMovePageProps) {
  const { facts, desk, typed, problems, looked, refusal, choices, movable } = props;
  const texts = sessionMoveTexts[desk.locale];
  const path = `/office/sessions/${facts.view.session.id}`;
  const wrong = [...problems].map(([fieldId, problem]) => ({ fieldId, text: problemInWords(problem, { locale: desk.locale, taken: facts.view.session.seats_taken }) }));
  return (
    <OfficePage
      desk={desk}
      section="sessions"
      title={`${texts.title}, ${titleOf(facts.view, desk)}`}
      wrong={wrong}
      head={{ crumb: [{ href: "/office/sessions", label: frameTexts[desk.locale].sessions }, { href: path, label: titleOf(facts.view, desk) }], title: texts.title, lead: texts.lead, about: titleOf(facts.view, desk) }}
    >
      {refusal !== null && refusal !== "not-right" && <Notice kind="alert">{texts.refusals[refusal]}</Notice>}
      {choices !== null && <ChoicesPart choices={choices} desk={desk} />}
      {looked !== null && <Before {...props} looked={looked} path={path} />}
      {movable && (
        <form method="post" action={`${path}/move`} novalidate>
          <Hidden name="seen" value={facts.view.session.starts_at?.toString() ?? ""} />
          <MeetingFields desk={desk} typed={typed} before={null} action={`${path}/move`} errorAt={(id) => wrong.find(({ fieldId }) => fieldId === id)?.text} />
          <p class="entry-do"><Button kind={looked === null ? "primary" : "first"} name="intent" value="look">{looked === null ? texts.look : frameTexts[desk.locale].lookAgain}</Button> <a href={path}>{frameTexts[desk.locale].keepIt}</a></p>
        </form>
      )}
    </OfficePage>
  );
}

function Before({ facts, desk, typed, looked: { preview, meetings }, path }: SessionMovePageProps & { looked: NonNullable<SessionMovePageProps["looked"]>; path: string }) {
  const texts = sessionMoveTexts[desk.locale];
  return (
    <>
      <Part id="preview" heading={texts.preview}>
        <div class="text">
          <Preview steps={stepsOf(preview, meetings, desk)} total={{ label: texts.total, amount: money(preview.paidCents, desk) }} />
          <form method="post" action={`${path}/move`} class="entry-do">
            <Hidden name="seen" value={facts.view.session.starts_at?.toString() ?? ""} />
            {typed.meetings.map((row) => (
              <>
                <Hidden name={meetingFields.date} value={row.date} /><Hidden name={meetingFields.start} value={row.start} /><Hidden name={meetingFields.end} value={row.end} />
                <Hidden name={meetingFields.place} value={row.place} /><Hidden name={meetingFields.address} value={row.address} /><Hidden name={meetingFields.url} value={row.url} />
              </>
            ))}
            <Button kind="grave" name="intent" value="move">{texts.button(preview.customers.length)}</Button>
          </form>
        </div>
      </Part>
      {preview.customers.length > 0 && <Part id="customers" heading={texts.customers} count={preview.customers.length}><Customers customers={preview.customers} desk={desk} /></Part>}
      {preview.mail !== null && (
        <Part id="mail" heading={texts.mail}>
          <div class="text">
            <p><b>{texts.mailOf(preview.mail.subject)}</b></p>
            <Fold summary={texts.mailText} open>{preview.mail.text.split(/\n{2,}/).map((block) => <p>{block.split("\n").map((line, index) => <>{index > 0 && <br />}{line}</>)}</p>)}</Fold>
          </div>
        </Part>
      )}
    </>
  );
}

function stepsOf({ customers, places, waiting, answerBy, signUpUntil }: SessionMovePreview, meetings: readonly MeetingInput[], desk: Desk): PreviewStep[] {
  const { steps, through } = sessionMoveTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  return [
    { when: now, what: steps.dates(formatDays(meetings.map(({ startsAt }) => startsAt), desk.locale, desk.zone)) },
    ...(signUpUntil === null ? [] : [{ when: now, what: steps.signUpUntil(moment(signUpUntil, desk)) }]),
    { when: now, what: customers.length === 0 ? steps.nobody : steps.told(customers.length, places) },
    ...(customers.length === 0 ? [] : [{ when: now, what: steps.follows }, { when: through(shortDay(answerBy, desk)), what: steps.choose }]),
    ...(waiting === 0 ? [] : [{ when: now, what: steps.waiting(waiting) }]),
  ];
}

function Customers({ customers, desk }: { customers: readonly AffectedCustomer[]; desk: Desk }) {
  const texts = sessionMoveTexts[desk.locale];
  return (
    <BookTable
      caption={texts.caption}
      columns={[{ head: texts.columns.customer, kind: "name" }, { head: texts.columns.places, axis: texts.columns.places }, { head: texts.columns.may, axis: texts.columns.may }, { head: texts.columns.clash, axis: texts.columns.clash }, { head: texts.columns.paid, kind: "number", axis: texts.columns.paid }]}
      rows={customers.map(({ code, name, places, paidCents, clashes }) => ({
        cells: [
          <a href={`/office/deals/${code}`}>{name}</a>,
          String(places),
          paidCents > 0 ? texts.may.paid : texts.may.unpaid,
          clashes.length === 0 ? <Nil word={texts.none} /> : clashes.join("; "),
          <Amount>{figure(paidCents, desk)}</Amount>,
        ],
      }))}
    />
  );
}
