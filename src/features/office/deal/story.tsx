import { z } from "zod";
import type { Locale } from "../../../domain/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Grade } from "../../../ui/office/grade.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Story } from "../../../ui/office/story.tsx";
import type { StoryEntry } from "../../../ui/office/story.tsx";
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
const details = z.object({ cents: z.number().optional(), paidCents: z.number().optional(), feeCents: z.number().optional() }).catch({});

/** Records and mail of a deal in the order in which they happened, and what is to come. */
export function DealStory({ facts, desk }: { facts: DealFacts; desk: Desk }) {
  const texts = storyTexts[desk.locale];
  const { story } = dealTexts[desk.locale];
  const past = [
    ...facts.records.filter((record) => hasWords(record, desk)).map((record) => ({ at: record.at, entry: recordEntry(record, desk) })),
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

function recordEntry(record: RecordEntry, desk: Desk): StoryEntry {
  const texts = storyTexts[desk.locale];
  const { cents, feeCents } = details.parse(record.details);
  const text = [
    texts.actors[record.actor],
    ...(cents === undefined ? [] : [texts.cents(money(cents, desk))]),
    ...(feeCents === undefined || feeCents === 0 ? [] : [texts.fee(money(feeCents, desk))]),
  ].join(", ");
  return { day: shortDay(record.at, desk), clock: clock(record.at, desk), title: recordTitle(record, desk.locale) ?? "", text };
}

function recordTitle(record: RecordEntry, locale: Locale): string | undefined {
  const told: Readonly<Record<string, string>> = storyTexts[locale].records;
  return told[storyKind(record)];
}

function messageEntry(message: MessageSummary, { deal }: DealFacts, desk: Desk): StoryEntry {
  const texts = storyTexts[desk.locale];
  const at = message.sent_at ?? message.queued_at;
  const troubled = message.state === "refused" || message.state === "uncertain";
  const state = words[desk.locale].message[message.state];
  return {
    day: shortDay(at, desk),
    clock: clock(at, desk),
    title: texts.mail(titleOf(message.kind, desk), message.to_address),
    text: troubled && (
      <>
        {[state, texts.tried(message.attempts), message.last_error ?? ""].filter((part) => part !== "").join(" · ")}{" "}
        <form class="inline" method="post" action={`/office/deals/${deal.code}/resend`}>
          <Hidden name="message" value={message.id} />
          <Button kind="as-link">{dealTexts[desk.locale].deeds.resend}</Button>
        </form>
      </>
    ),
    grade: message.state === "sent" ? <Grade lang={desk.locale} strength={1} words={state} /> : troubled ? null : <span class="soft">{state}</span>,
  };
}

function titleOf(kind: string, { locale }: Desk): string {
  const mails: Readonly<Record<string, string>> = storyTexts[locale].mails;
  return mails[kind] ?? kind;
}
