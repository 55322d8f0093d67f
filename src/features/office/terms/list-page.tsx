import { formatDate, formatSize } from "../../../platform/i18n/format.ts";
import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { Button } from "../../../ui/button.tsx";
import { Daybook } from "../../../ui/office/daybook.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Entry } from "../../../ui/office/entry.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { Desk } from "../frame/desk.ts";
import { clock, datetime, shortDay } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { sayIn } from "../session/say.ts";
import type { TermsUse } from "./facts.ts";
import { termsTexts } from "./texts.ts";

const mostSessions = 6;

/** The published versions, the newest first: what they are called for ever, and who goes by them. */
export function TermsListPage({ versions, desk }: { versions: readonly TermsUse[]; desk: Desk }) {
  const texts = termsTexts[desk.locale];
  const publish = versions.length === 0 ? <Button href="/office/terms/new">{texts.first}</Button> : <Button kind="first" href="/office/terms/new">{texts.publish}</Button>;
  return (
    <OfficePage desk={desk} section="terms" title={texts.title} head={{ title: texts.title, lead: <Lead versions={versions} desk={desk} />, actions: publish }}>
      <Part id="versions" heading={texts.heading} count={versions.length}>
        {versions.length === 0 ? (
          <EmptyLine>{texts.empty}</EmptyLine>
        ) : (
          <Daybook>{versions.map((use) => <VersionEntry use={use} desk={desk} />)}</Daybook>
        )}
      </Part>
    </OfficePage>
  );
}

function Lead({ versions, desk }: { versions: readonly TermsUse[]; desk: Desk }) {
  const texts = termsTexts[desk.locale].lead;
  const [newest, ...others] = versions;
  if (newest === undefined) return <>{texts.none}</>;
  const older = others.reduce((sum, { sessions }) => sum + sessions.length, 0);
  const day = formatDate(localDateOf(newest.version.published_at, desk.zone), desk.locale);
  return (
    <>
      {texts.newest(newest.version.number, day)}{" "}
      {older > 0 ? <strong>{texts.older(older, sayIn(desk.locale))}</strong> : newest.sessions.length > 0 ? texts.allNewest : texts.whatFor}
    </>
  );
}

function VersionEntry({ use, desk }: { use: TermsUse; desk: Desk }) {
  const texts = termsTexts[desk.locale];
  const { version, deals } = use;
  const { number, title, sha256, published_at: at } = version;
  const path = `/${desk.organisation.slug}/terms/${sha256}`;
  return (
    <Entry
      id={`v${number}`}
      when={{ day: shortDay(at, desk), clock: clock(at, desk), datetime: datetime(at, desk.zone), why: localDateOf(at, desk.zone).year }}
      title={texts.version(number, title)}
      href={path}
      about={`${texts.source[version.source]} · ${texts.language[version.locale]}`}
      text={<><Sessions use={use} desk={desk} /><p class="small"><span class="soft">{texts.fingerprint}</span> <code>{sha256}</code></p></>}
      sum={{ amount: texts.deals(deals), note: texts.dealsNote }}
      deeds={<><a href={path}>{texts.page}</a> <a href={`${path}.pdf`}>{texts.pdf(formatSize(version.pdf_size, desk.locale))}</a></>}
    />
  );
}

/** In which sessions new deals get this version. */
function Sessions({ use: { sessions, past }, desk }: { use: TermsUse; desk: Desk }) {
  const texts = termsTexts[desk.locale];
  if (sessions.length + past === 0) return <p>{texts.unused}</p>;
  const shown = sessions.slice(0, mostSessions);
  const rest = [...(sessions.length > shown.length ? [texts.andMore(sessions.length - shown.length)] : []), ...(past > 0 ? [texts.past(past)] : [])];
  return (
    <p>
      {sessions.length > 0 && <>{texts.usedBy} </>}
      {shown.map((session, index) => (
        <>
          {index > 0 && ", "}
          <a href={`/office/sessions/${session.id}`}>{session.title} {session.starts_at === null ? texts.noDate : shortDay(session.starts_at, desk)}</a>
          {session.status === "draft" && ` (${texts.draft})`}
        </>
      ))}
      {rest.length > 0 && `${shown.length > 0 ? "; " : ""}${rest.join(", ")}`}.
    </p>
  );
}
