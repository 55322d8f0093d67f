import type { Child } from "hono/jsx";
import { z } from "zod";
import type { Locale } from "../../../domain/locale.ts";
import { formatCount } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Grade } from "../../../ui/office/grade.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Story } from "../../../ui/office/story.tsx";
import type { StoryEntry } from "../../../ui/office/story.tsx";
import { RecordLink } from "../../../ui/office/record-link.tsx";
import { placeInWords, timesInWords } from "../../log/place-words.ts";
import { isCollectable } from "../../mail-evidence/actions.ts";
import { cameToHand } from "../../mail-evidence/store.ts";
import type { Reply } from "../../mail-evidence/store.ts";
import { wordsOfRest, wordsOfSignature, wordsOfStep } from "../../mail-evidence/words.ts";
import { isTroubled } from "../../messages/store.ts";
import type { MessageSummary } from "../../messages/store.ts";
import type { Desk } from "../frame/desk.ts";
import { storyKind } from "../../offers/store.ts";
import { arrivalOf } from "../../story/store.ts";
import { mailTitle, particularsOf, whoSays } from "../../story/words.ts";
import { clock, shortDay, shortMoment } from "../frame/format.ts";
import { words } from "../frame/words.ts";
import type { RecordEntry } from "../store.ts";
import type { DealFacts } from "./facts.ts";
import { storyTexts } from "./story-texts.ts";
import { dealTexts } from "./texts.ts";

/** Which mail a record is about. */
const about = z.object({ message: z.string().optional(), inbound: z.string().optional() }).catch({});

/** Records and mail of a deal in the order in which they happened, and what is to come. */
export function DealStory({ facts, desk }: { facts: DealFacts; desk: Desk }) {
  const texts = storyTexts[desk.locale];
  const { story } = dealTexts[desk.locale];
  const past = [
    ...facts.records.filter((record) => hasWords(record, desk)).map((record) => ({ at: record.at, number: numberOf(record, facts), entry: recordEntry(record, facts, desk) })),
    ...facts.replies.map((reply) => ({ at: reply.received_at, number: numberOf(answering(facts, reply.id), facts), entry: replyEntry(reply, facts, desk) })),
    ...facts.messages.map((message) => ({ at: message.sent_at ?? message.queued_at, number: numberOf(leaving(facts, message.id), facts), entry: messageEntry(message, facts, desk) })),
  ].sort((one, other) => Temporal.Instant.compare(one.at, other.at) || one.number - other.number);
  const future = facts.deadlines.map((deadline): StoryEntry => ({
    day: shortDay(deadline.due_at, desk),
    clock: clock(deadline.due_at, desk),
    title: texts.deadlines[deadline.what] ?? deadline.what,
  }));
  return (
    <Part id="story" heading={story.heading} beside={story.beside}>
      <Story past={past.map(({ entry }) => entry)} now={`${shortMoment(desk.now, desk)} ${texts.now}`} future={future} />
    </Part>
  );
}

/** That a mail left is told by the mail itself; what has no words is for the evidence, not for the story. */
function hasWords(record: RecordEntry, { locale }: Desk): boolean {
  return recordTitle(record, locale) !== undefined;
}

function recordEntry(record: RecordEntry, facts: DealFacts, desk: Desk): StoryEntry {
  const texts = storyTexts[desk.locale];
  const text = [...particularsOf(record, facts.known, { locale: desk.locale, moment: (at) => shortMoment(at, desk) }), texts.actors[whoSays(record)]].join(", ");
  return { day: shortDay(record.at, desk), clock: clock(record.at, desk), title: recordTitle(record, desk.locale) ?? "", text, ...placeOf(record, facts, desk) };
}

/** Its number in the log, and between which times from outside it was recorded. @param record undefined for what has none yet, such as a mail that waits */
function placeOf(record: RecordEntry | undefined, { places }: DealFacts, desk: Desk): Pick<StoryEntry, "id" | "record" | "times"> {
  if (record === undefined) return {};
  const place = places.get(record.id);
  const spoken = { locale: desk.locale, moment: (at: Temporal.Instant) => shortMoment(at, desk) };
  if (place === undefined) return { id: `record-${record.id}`, times: placeInWords(place, spoken) };
  return { id: `record-${record.id}`, record: <RecordLink lang={desk.locale} number={formatCount(place.index, desk.locale)} />, times: timesInWords(place, spoken) };
}

/** Where a step stands among those of one moment; last while it is not in the log. */
function numberOf(record: RecordEntry | undefined, { places }: DealFacts): number {
  return (record === undefined ? undefined : places.get(record.id)?.index) ?? Number.MAX_SAFE_INTEGER;
}

/** The record of an answer. */
function answering({ records }: DealFacts, inboundId: string): RecordEntry | undefined {
  return records.find(({ type, details: told }) => type === "reply.received" && about.parse(told).inbound === inboundId);
}

/** The newest record about a mail that left, or was refused. */
function leaving({ records }: DealFacts, messageId: string): RecordEntry | undefined {
  return records.findLast(({ type, details: told }) => /^message\.(submitted|refused|uncertain)$/.test(type) && about.parse(told).message === messageId);
}

function recordTitle(record: RecordEntry, locale: Locale): string | undefined {
  const told: Readonly<Record<string, string>> = storyTexts[locale].records;
  return told[storyKind(record)];
}

function messageEntry(message: MessageSummary, facts: DealFacts, desk: Desk): StoryEntry {
  const { deal } = facts;
  const texts = storyTexts[desk.locale];
  const at = message.sent_at ?? message.queued_at;
  const troubled = isTroubled(message);
  const state = words[desk.locale].message[message.state];
  return {
    day: shortDay(at, desk),
    clock: clock(at, desk),
    title: texts.mail(titleOf(message, facts, desk), message.to_address),
    text: troubled && (
      <>
        {[message.failed_at === null ? state : cameToHand(facts.evidence.get(message.id)) ? texts.evidence.contradicted : texts.failed, texts.tried(message.attempts), message.last_error ?? ""].filter((part) => part !== "").join(" · ")}{" "}
        <form class="inline" method="post" action={`/office/deals/${deal.code}/resend`}>
          <Hidden name="message" value={message.id} />
          <Button kind="as-link">{dealTexts[desk.locale].deeds.resend}</Button>
        </form>
      </>
    ),
    grade: howFar(message, facts, desk),
    ...placeOf(leaving(facts, message.id), facts, desk),
  };
}

/** How far a mail demonstrably came, whose word that is and since when; what else is known; and, where it could come further, how. */
function howFar(message: MessageSummary, facts: DealFacts, desk: Desk): Child {
  const texts = storyTexts[desk.locale].evidence;
  const evidence = facts.evidence.get(message.id);
  const { furthest, fetchedAt } = arrivalOf(evidence);
  const collection = evidence?.collection ?? null;
  if (isTroubled(message) && !cameToHand(evidence)) return null;
  if (furthest === null) return <span class="soft">{words[desk.locale].message[message.state]}</span>;
  const { step, grade } = furthest;
  const { what, source } = wordsOfStep(step, desk.locale);
  const notes = [
    texts.source(source, shortMoment(step.at, desk)),
    ...(grade === 1 && message.dsn_requested === false ? [texts.noReports] : []),
    ...(collection === null ? [] : [texts.collection[collection.end ?? "open"](shortMoment(collection.endedAt ?? collection.endsAt, desk))]),
    ...(fetchedAt === null ? [] : [texts.opened(shortMoment(fetchedAt, desk))]),
  ];
  return (
    <>
      <Grade lang={desk.locale} strength={grade} words={step.type === "message.relayed" ? texts.relayed(step.server) : what} />
      <br />
      <span class="soft small">
        {notes.join(" ")}{" "}
        {collection === null && grade < 5 && isCollectable(message, facts.deal) && <><a href={`/office/deals/${facts.deal.code}/collect/${message.id}`}>{texts.collect}</a> · </>}
        <a href="/office/mail#grades">{texts.help}</a>
      </span>
      {step.line !== "" && <details class="fold small"><summary>{texts.line}</summary><p class="soft">{step.line}</p></details>}
    </>
  );
}

/** What somebody answered, as text, with whether it is signed and why it may not count. */
function replyEntry(reply: Reply, facts: DealFacts, desk: Desk): StoryEntry {
  const texts = storyTexts[desk.locale];
  const answered = facts.messages.find(({ id }) => id === reply.message_id);
  const signed = wordsOfSignature(reply, desk.locale);
  const why = reply.why === null ? "" : (texts.evidence.doesNotCount[reply.why] ?? "");
  return {
    day: shortDay(reply.received_at, desk),
    clock: clock(reply.received_at, desk),
    title: (reply.automatic === true ? texts.evidence.automatic : texts.evidence.reply)(reply.from_address ?? "", answered === undefined ? "" : titleOf(answered, facts, desk)),
    text: [signed, why, ...wordsOfRest(reply, desk.locale)].filter((part) => part !== "").join(" · "),
    quote: (reply.body ?? "").split("\n").map((line, index) => <>{index > 0 && <br />}{line}</>),
    ...placeOf(answering(facts, reply.id), facts, desk),
  };
}

/** "factuur 2026-0027" where it brought one, and else what its kind is called. */
function titleOf({ id, kind }: MessageSummary, { known }: DealFacts, { locale }: Desk): string {
  return mailTitle(known.mails.get(id) ?? { kind, document: null, announces: null }, known, locale);
}
