import type { Locale } from "../../../domain/locale.ts";
import { formatDays, formatNumber } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { Opening } from "../../../ui/opening.tsx";
import { Proof } from "../../../ui/proof.tsx";
import { hoursInWords } from "../../deal/wording.ts";
import { dealTexts } from "../deal/deal-texts.ts";
import { nothingKnown } from "../../story/store.ts";
import { proofOf } from "../deal/proof.ts";
import { placesInWords } from "../frame/places.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { Sentence, sentenceAsText } from "../frame/sentence.tsx";
import type { Piece } from "../frame/sentence.tsx";
import { waitingRest } from "./facts.ts";
import type { WaitingFacts } from "./facts.ts";
import { waitingTexts } from "./texts.ts";

export type WaitingProps = { facts: WaitingFacts; locale: Locale; path: string };

/** Where a request stands in the line and what comes next; or how it ended, and what can be done now. */
export function WaitingPage({ facts, locale, path }: WaitingProps) {
  const { view, signUp } = facts;
  const texts = waitingTexts[locale];
  const { zone } = view.organisation;
  const waits = facts.ahead !== null && !isOver(facts);
  const pieces = waits ? positionOf(facts, locale) : endOf(facts, locale);
  const days = formatDays(view.meetings.map((meeting) => meeting.starts_at), locale, zone);
  const said = { name: firstName(signUp.customer.orderedBy.name), course: view.course.title, days };
  const eyebrow = waits ? texts.eyebrow({ ...said, places: placesInWords(waitingRest(facts), locale) }) : texts.eyebrowDone(said);
  return (
    <PortalShell locale={locale} title={sentenceAsText(pieces, { locale, zone })} organisation={view.organisation} terms={view.terms} path={path}>
      <Opening eyebrow={eyebrow} sentence={<Sentence pieces={pieces} locale={locale} zone={zone} />}>
        <NextStep facts={facts} locale={locale} waits={waits} />
      </Opening>
      {waits && <NextClause facts={facts} locale={locale} path={path} />}
      <ProofClause facts={facts} locale={locale} />
    </PortalShell>
  );
}

function NextStep({ facts, locale, waits }: { facts: WaitingFacts; locale: Locale; waits: boolean }) {
  const { ended } = waitingTexts[locale];
  const { deal, view } = facts;
  if (deal !== null) return <Actions><Button href={`/d/${deal.code}/${deal.secret}`} kind={waits ? "plain" : "primary"}>{ended.toDeal}</Button></Actions>;
  if (waits) return null;
  return (
    <>
      <p class="soft">{ended.again}</p>
      <Actions><Button href={`/${view.organisation.slug}/${view.course.slug}`}>{ended.toCourse}</Button></Actions>
    </>
  );
}

function NextClause({ facts: { view, bookings }, locale, path }: WaitingProps) {
  const texts = waitingTexts[locale];
  const hours = hoursInWords(view.session.conditions.offerHours, locale);
  return (
    <>
      <Clause id="next" heading={texts.next.heading}>
        <p>{texts.next.offer(hours)}</p>
        <p>{texts.next.choose}</p>
        {bookings.length > 1 && <p>{texts.next.more}</p>}
        <p>{texts.next.nothing}</p>
      </Clause>
      <Clause id="leave" heading={texts.leave.heading}>
        <p>{texts.leave.text} <a href={`${path}/leave`}>{texts.leave.link}</a></p>
      </Clause>
    </>
  );
}

function ProofClause({ facts, locale }: { facts: WaitingFacts; locale: Locale }) {
  const { name, zone } = facts.view.organisation;
  const entries = proofOf(facts, { locale, zone, organisationName: name, known: nothingKnown, places: null });
  return <Clause id="proof" heading={dealTexts[locale].proof.heading} width="wide" motto={dealTexts[locale].proof.motto}><Proof entries={entries} /></Clause>;
}

/** The place in line, in words. */
function positionOf({ ahead }: WaitingFacts, locale: Locale): readonly Piece[] {
  const texts = waitingTexts[locale];
  const count = ahead ?? 0;
  return count === 0 ? texts.first() : texts.ahead(formatNumber(count, locale), count);
}

function endOf(facts: WaitingFacts, locale: Locale): readonly Piece[] {
  const { ended } = waitingTexts[locale];
  const { view, last, deal, records } = facts;
  if (deal !== null) return ended.accepted();
  if (view.session.status === "called-off") return ended.calledOff();
  if (facts.ahead !== null) return ended.over();
  const left = records.findLast((record) => record.type === "line.left");
  if (left !== undefined || last === null) return ended.left();
  switch (last.state) {
    case "declined":
      return ended.declined();
    case "withdrawn":
      return ended.withdrawn();
    case "open":
    case "expired":
      return ended.expired(last.ends_at);
    case "accepted":
      return ended.accepted();
    default:
      return last.state satisfies never;
  }
}

/** Nobody waits for a training that was called off or has begun. */
function isOver({ view: { session }, now }: WaitingFacts): boolean {
  const begun = session.starts_at !== null && Temporal.Instant.compare(session.starts_at, now) <= 0;
  return session.status === "called-off" || begun;
}

function firstName(name: string): string {
  return name.split(" ")[0] ?? name;
}
