import { Button } from "../../../ui/button.tsx";
import { BookTable, Nil } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { Stray, Unproven } from "../../mail-evidence/store.ts";
import type { StuckMessage } from "../../messages/store.ts";
import { mailWords } from "../../messages/mail-words.ts";
import type { Desk } from "../frame/desk.ts";
import { formatCode, shortMoment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { gradeHelp } from "../../mail-evidence/words.ts";
import { Grade } from "../../../ui/office/grade.tsx";
import { words } from "../frame/words.ts";
import type { LatestMail } from "./latest.ts";
import { GradeList } from "./grade-list.tsx";
import { mailTexts } from "./texts.ts";

export type MailPageProps = { desk: Desk; domain: string | null; mails: readonly LatestMail[]; stuck: readonly StuckMessage[]; unproven: readonly Unproven[]; strays: readonly Stray[] };

/** What no mail server takes; the newest mails and how far each came; what is known of mail and what is not: the grades in plain words, and what came in and proves nothing. */
export function MailPage({ desk, domain, mails: latest, stuck, unproven, strays }: MailPageProps) {
  const texts = mailTexts[desk.locale];
  const { grades, unproven: nothing } = texts;
  const rows = [
    ...unproven.map((mail) => ({ at: mail.received_at, about: nameOf(mail, desk), why: nothing.why[mail.why ?? ""] ?? "", from: mail.envelope_from, client: mail.client_address })),
    ...strays.map((mail) => ({ at: mail.received_at, about: nothing.stray, why: nothing.why["unknown"] ?? "", from: mail.envelope_from, client: mail.client_address })),
  ].sort((one, other) => Temporal.Instant.compare(other.at, one.at));
  return (
    <OfficePage desk={desk} section="mail" title={texts.title} head={{ title: texts.title, lead: domain === null ? texts.lead.off : texts.lead.on(domain) }}>
      {stuck.length === 0 ? null : <Stuck mails={stuck} desk={desk} />}
      <LatestPart mails={latest} desk={desk} />
      <Part id="grades" heading={grades.heading} beside={grades.beside}>
        <div class="text stack">
          <p>{grades.text}</p>
          <GradeList locale={desk.locale} />
          <p class="soft">{grades.limits}</p>
        </div>
      </Part>
      <Part id="unproven" heading={nothing.heading} count={rows.length}>
        {rows.length === 0 ? (
          <EmptyLine>{nothing.empty}</EmptyLine>
        ) : (
          <>
            <p class="text">{nothing.text}</p>
            <BookTable
              caption={nothing.caption}
              kind="people"
              columns={[{ head: nothing.columns.at, kind: "name" }, { head: nothing.columns.about, axis: nothing.columns.about }, { head: nothing.columns.why, axis: nothing.columns.why }, { head: nothing.columns.from, axis: nothing.columns.from }]}
              rows={rows.map(({ at, about, why, from, client }) => ({ cells: [shortMoment(at, desk), about, why, `${from === "" ? nothing.nobody : from} (${client})`] }))}
            />
          </>
        )}
      </Part>
    </OfficePage>
  );
}

/** Mail that no mail server takes, for days: somebody decides that it goes no more. */
function Stuck({ mails, desk }: { mails: readonly StuckMessage[]; desk: Desk }) {
  const texts = mailTexts[desk.locale].stuck;
  return (
    <Part id="stuck" heading={texts.heading} count={mails.length}>
      <p class="text">{texts.text}</p>
      <BookTable
        caption={texts.heading}
        kind="people"
        columns={[{ head: texts.columns.since, kind: "name" }, { head: texts.columns.mail, axis: texts.columns.mail }, { head: texts.columns.said, axis: texts.columns.said }, { head: texts.columns.leave }]}
        rows={mails.map((mail) => ({
          cells: [
            shortMoment(mail.queued_at, desk),
            nameOf(mail, desk),
            mail.last_error ?? texts.nothingSaid,
            <form method="post" action={`/office/messages/${mail.id}/left`}>
              <Button kind="quiet">{texts.leave}<span class="quiet-name">: {nameOf(mail, desk)}</span></Button>
            </form>,
          ],
        }))}
      />
    </Part>
  );
}

function LatestPart({ mails, desk }: { mails: readonly LatestMail[]; desk: Desk }) {
  const texts = mailTexts[desk.locale].latest;
  return (
    <Part id="latest" heading={texts.heading} count={mails.length}>
      {mails.length === 0 ? (
        <EmptyLine>{texts.empty}</EmptyLine>
      ) : (
        <BookTable
          caption={texts.caption}
          columns={[{ head: texts.columns.what, kind: "name" }, { head: texts.columns.to, axis: texts.columns.to }, { head: texts.columns.at, axis: texts.columns.at }, { head: texts.columns.far, axis: texts.columns.far }, { head: texts.columns.deal, axis: texts.columns.deal, kind: "code" }]}
          rows={mails.map((mail) => ({
            cells: [
              mail.title,
              mail.to,
              shortMoment(mail.at, desk),
              howFar(mail, desk),
              mail.dealCode === null ? <Nil word={texts.noDeal} /> : <a href={`/office/deals/${mail.dealCode}#story`}>{formatCode(mail.dealCode)}</a>,
            ],
          }))}
        />
      )}
    </Part>
  );
}

function nameOf({ kind, to_address: address }: { kind: string; to_address: string }, { locale }: Desk): string {
  const mails: Readonly<Record<string, string>> = mailWords[locale];
  return `${mails[kind] ?? kind}, ${address}`;
}

function howFar({ arrival: { furthest }, state, troubled }: LatestMail, desk: Desk) {
  if (troubled) return <span class="late">{state === "sent" ? mailTexts[desk.locale].latest.failed : words[desk.locale].message[state]}</span>;
  if (furthest === null) return words[desk.locale].message[state];
  const title = gradeHelp(desk.locale).find(({ grade }) => grade === furthest.grade)?.title ?? "";
  return <Grade lang={desk.locale} strength={furthest.grade} words={title} />;
}
