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
import { clock, money, shortDay, shortMoment } from "../frame/format.ts";
import { words } from "../frame/words.ts";
import type { RecordEntry } from "../store.ts";
import type { DealFacts } from "./facts.ts";
import { storyTexts } from "./story-texts.ts";
import { dealTexts } from "./texts.ts";

/** What a record tells besides its kind; records hold numbers and ids, never names. */
const details = z.object({ cents: z.number().optional(), paidCents: z.number().optional(), feeCents: z.number().optional(), shownAt: z.string().optional() }).catch({});

/** Which mail a record is about. */
const about = z.object({ message: z.string().optional(), inbound: z.string().optional() }).catch({});

/** Records and mail of a deal in the order in which they happened, and what is to come. */
export function DealStory({ facts, desk }: { facts: DealFacts; desk: Desk }) {
  const texts = storyTexts[desk.locale];
  const { story } = dealTexts[desk.locale];
  const past = [
    ...facts.records.filter((record) => hasWords(record, desk)).map((record) => ({ at: record.at, entry: recordEntry(record, facts, desk) })),
    ...facts.replies.map((reply) => ({ at: reply.received_at, entry: replyEntry(reply, facts, desk) })),
    ...facts.messages.map((message) => ({ at: message.sent_at ?? message.queued_at, entry: messageEntry(message, facts, desk) })),
  ].sort((one, other) => Temporal.Instant.compare(one.at, other.at));
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
  const { cents, feeCents, shownAt } = details.parse(record.details);
  const text = [
    texts.actors[record.actor],
    ...(shownAt === undefined ? [] : [shortMoment(Temporal.Instant.from(shownAt), desk)]),
    ...(cents === undefined ? [] : [texts.cents(money(cents, desk))]),
    ...(feeCents === undefined || feeCents === 0 ? [] : [texts.fee(money(feeCents, desk))]),
  ].join(", ");
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
    title: texts.mail(titleOf(message.kind, desk), message.to_address),
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

/** How far a mail demonstrably came, whose word that is and since when; and, where it could come further, how. */
function howFar(message: MessageSummary, facts: DealFacts, desk: Desk): Child {
  const texts = storyTexts[desk.locale].evidence;
  const { furthest: step, collection } = facts.evidence.get(message.id) ?? { furthest: null, collection: null };
  if (isTroubled(message) && !cameToHand(facts.evidence.get(message.id))) return null;
  if (step === null || step.grade === 0) return <span class="soft">{words[desk.locale].message[message.state]}</span>;
  const { what, source } = wordsOfStep(step, desk.locale);
  const notes = [
    texts.source(source, shortMoment(step.at, desk)),
    ...(step.grade === 1 && message.dsn_requested === false ? [texts.noReports] : []),
    ...(collection === null ? [] : [texts.collection[collection.end ?? "open"](shortMoment(collection.endedAt ?? collection.endsAt, desk))]),
  ];
  return (
    <>
      <Grade lang={desk.locale} strength={step.grade} words={what} />
      <br />
      <span class="soft small">
        {notes.join(" ")}{" "}
        {collection === null && step.grade < 5 && isCollectable(message, facts.deal) && <><a href={`/office/deals/${facts.deal.code}/collect/${message.id}`}>{texts.collect}</a> · </>}
        <a href="/office/mail#grades">{texts.help}</a>
      </span>
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
    title: (reply.automatic === true ? texts.evidence.automatic : texts.evidence.reply)(reply.from_address ?? "", answered === undefined ? "" : titleOf(answered.kind, desk)),
    text: [signed, why, ...wordsOfRest(reply, desk.locale)].filter((part) => part !== "").join(" · "),
    quote: (reply.body ?? "").split("\n").map((line, index) => <>{index > 0 && <br />}{line}</>),
    ...placeOf(facts.records.find(({ type, details: told }) => type === "reply.received" && about.parse(told).inbound === reply.id), facts, desk),
  };
}

function titleOf(kind: string, { locale }: Desk): string {
  const mails: Readonly<Record<string, string>> = storyTexts[locale].mails;
  return mails[kind] ?? kind;
}
