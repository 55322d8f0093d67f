import type { Child } from "hono/jsx";
import { formatCount } from "../../../platform/i18n/format.ts";
import { Fold } from "../../../ui/fold.tsx";
import { BookTable } from "../../../ui/office/book-table.tsx";
import { Pairs } from "../../../ui/office/pairs.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Strip } from "../../../ui/office/strip.tsx";
import { Two } from "../../../ui/office/two.tsx";
import { keyIdOf } from "../../log/actions.ts";
import type { Desk } from "../frame/desk.ts";
import { moment, shortMoment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { GradeList } from "../mail/grade-list.tsx";
import type { ProofFacts } from "./facts.ts";
import { KeysPart } from "./keys-part.tsx";
import { RootsPart, StampsPart } from "./stamps-part.tsx";
import { proofTexts } from "./texts.ts";

export type ProofPageProps = { facts: ProofFacts; desk: Desk };

/** How the proof stands: whether the log goes on, what is stamped, which key signs, and what to do where something is missing. */
export function ProofPage({ facts, desk }: ProofPageProps) {
  const texts = proofTexts[desk.locale];
  return (
    <OfficePage desk={desk} section="proof" title={texts.title} head={{ title: texts.title, lead: leadOf({ facts, desk }), about: texts.about }}>
      {facts.log !== null && <Strip kind="facts" figures={figuresOf({ facts, desk })} />}
      <Two wide>
        <div>
          <StampsPart facts={facts} desk={desk} />
          <RootsPart facts={facts} desk={desk} />
        </div>
        <div>
          <LogPart facts={facts} desk={desk} />
          <KeysPart facts={facts} desk={desk} />
        </div>
      </Two>
      <EarlierPart facts={facts} desk={desk} />
      <Part id="grades" heading={texts.grades.heading}>
        <div class="stack">
          <Fold summary={texts.grades.fold}><div class="text"><GradeList locale={desk.locale} /></div></Fold>
          <p class="soft small">{texts.limits}</p>
        </div>
      </Part>
    </OfficePage>
  );
}

function leadOf({ facts, desk }: ProofPageProps): string {
  const { lead } = proofTexts[desk.locale];
  const { steps } = proofTexts[desk.locale];
  const count = (value: number) => formatCount(value, desk.locale);
  const inSteps = (value: number) => steps(value, count(value));
  const newest = count(Math.max(0, (facts.log?.size ?? 0) - 1));
  const { log, keyOpens, stopped, services, unstamped } = facts;
  if (log === null) return lead.empty;
  if (!keyOpens) return lead.locked;
  if (stopped !== null) return lead.stopped(inSteps(stopped.count), shortMoment(stopped.since, desk));
  if (services.length === 0) return lead.noService(newest);
  return unstamped === null ? lead.done(newest, facts.ofDemo) : lead.pending(newest, inSteps(unstamped.count), shortMoment(unstamped.since, desk));
}

function figuresOf({ facts: { log, head, stamp, unstamped, keys }, desk }: ProofPageProps) {
  const { figures } = proofTexts[desk.locale];
  const key = keys.at(-1);
  return [
    { name: figures.records, value: formatCount(log?.size ?? 0, desk.locale), word: true },
    { name: figures.head, value: head === null ? figures.none : shortMoment(head.signed_at, desk), note: head === null ? "" : figures.signed, word: true },
    { name: figures.stamp, value: stamp === null ? figures.none : shortMoment(stamp.stamped_at, desk), note: stamp === null ? "" : figures.upTo(formatCount(stamp.size, desk.locale), unstamped === null && log !== null && log.size > stamp.size), word: true },
    { name: figures.key, value: key === undefined ? figures.none : <code>{keyIdOf(key.verifier)}</code>, word: true },
  ];
}

function LogPart({ facts: { log, baseUrl }, desk }: ProofPageProps) {
  const { log: texts, dossier } = proofTexts[desk.locale];
  if (log === null) return null;
  const address = (file: string): Child => <><a href={`/${desk.organisation.slug}/log/${file}`}><code>{`${baseUrl}/${desk.organisation.slug}/log/${file}`}</code></a><br /></>;
  return (
    <Part id="log" heading={texts.heading}>
      <Pairs
        pairs={[
          { name: texts.origin, value: "", note: <code>{log.origin}</code> },
          { name: texts.head, value: "", note: <>{address("checkpoint")}{texts.headNote}</> },
          { name: texts.keys, value: "", note: <>{address("keys")}{texts.keysNote}</> },
          { name: texts.opened, value: "", note: moment(log.opened_at, desk) },
        ]}
      />
      <p class="small">{dossier.text}</p>
      <p class="small part-links"><a href="/office/deals">{dossier.link}</a></p>
    </Part>
  );
}

function EarlierPart({ facts: { earlier }, desk }: ProofPageProps) {
  const texts = proofTexts[desk.locale].earlier;
  if (earlier.length === 0) return null;
  return (
    <Part id="earlier" heading={texts.heading} count={earlier.length}>
      <p class="text">{texts.text}</p>
      <BookTable
        caption={texts.caption}
        columns={[{ head: texts.columns.origin, kind: "name" }, { head: texts.columns.records, kind: "number", axis: texts.columns.records }, { head: texts.columns.head, axis: texts.columns.head }]}
        rows={earlier.map(({ log, head }) => ({
          cells: [
            <code>{log.origin}</code>,
            formatCount(log.size, desk.locale),
            head === null ? "" : <>{moment(head.signed_at, desk)}, <a href={`/${desk.organisation.slug}/log/${log.number}/checkpoint`}>{texts.publicHead}</a></>,
          ],
        }))}
      />
    </Part>
  );
}
