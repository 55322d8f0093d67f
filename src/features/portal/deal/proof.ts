import { z } from "zod";
import type { Locale } from "../../../domain/locale.ts";
import { formatMoney } from "../../../platform/i18n/format.ts";
import { momentText } from "../../../platform/i18n/moment-text.ts";
import { momentAsText } from "../../../ui/moment.tsx";
import type { ProofEntry } from "../../../ui/proof.tsx";
import { placesInWords } from "../frame/places.ts";
import type { MessageRow, RecordRow } from "../store.ts";
import { cameToHand } from "../../mail-evidence/store.ts";
import type { MessageEvidence } from "../../mail-evidence/store.ts";
import { placeInWords } from "../../log/place-words.ts";
import type { LogPlace } from "../../log/store.ts";
import { wordsOfStep } from "../../mail-evidence/words.ts";
import { storyKind } from "../../offers/store.ts";
import { arrivalOf } from "../../story/store.ts";
import type { Known } from "../../story/store.ts";
import { mailTitle, particularsOf, whoSays } from "../../story/words.ts";
import { proofTexts } from "./proof-texts.ts";
import type { ProofTexts } from "./proof-texts.ts";

export type ProofContext = {
  locale: Locale;
  zone: string;
  organisationName: string;
  /** What the records point to. */
  known: Known;
  /** Where records lie in the log, by record; null: nothing is said of that. */
  places: ReadonlyMap<string, LogPlace> | null;
};

type Dated = ProofEntry & { at: Temporal.Instant; number: number };

/** What is known about a deal or a waiting request, oldest first, each with where that knowledge comes from. */
export function proofOf(
  { records, messages, evidence }: { records: readonly RecordRow[]; messages: readonly MessageRow[]; evidence: ReadonlyMap<string, MessageEvidence> },
  context: ProofContext,
): ProofEntry[] {
  const entries = [
    ...records.flatMap((record) => recordEntry(record, context)),
    ...messages.map((message) => messageEntry(message, { evidence: evidence.get(message.id) ?? null, record: leaving(records, message.id) }, context)),
  ];
  return entries.sort((one, other) => Temporal.Instant.compare(one.at, other.at) || one.number - other.number).map(({ at: _, number: __, ...entry }) => entry);
}

const formed = z.object({ totalCents: z.number(), places: z.array(z.unknown()) });
const shown = z.object({ shownAt: z.string() });
const submitted = z.object({ message: z.string() });

function recordEntry(record: RecordRow, context: ProofContext): Dated[] {
  const texts = proofTexts[context.locale];
  const what = whatHappened(record, context, texts);
  if (what === null) return [];
  // Strokes say how far a mail came, and nothing else has any.
  return [{ at: record.at, number: numberOf(record, context), moment: momentText(record.at, context.locale, context.zone), what, how: sourceOf(record, context, texts), strength: null, place: placeOf(record, context) }];
}

/** Where the knowledge of a record comes from. A click on the public pages may be anybody's; one on a page whose address we mailed needs that mail. */
function sourceOf(record: RecordRow, { organisationName }: ProofContext, { actors }: ProofTexts): string {
  const { type } = record;
  if (type === "deal.formed" || type === "discount.used") return actors.order;
  if (type === "sign-up.waiting") return actors.waiting;
  if (type === "coming.confirmed") return actors.invited;
  if (type === "terms.shown") return actors.request;
  const said = whoSays(record);
  return said === "trainer" ? actors.trainer(organisationName) : actors[said];
}

function whatHappened({ type, actor, details }: RecordRow, { locale, zone, known }: ProofContext, texts: ProofTexts): string | null {
  if (type === "deal.formed") {
    const order = formed.parse(details);
    const places = placesInWords(order.places.length, locale);
    return order.totalCents === 0 ? texts.orderedFree(places) : texts.ordered(places, formatMoney(order.totalCents, locale));
  }
  const moment = (at: Temporal.Instant) => momentAsText(momentText(at, locale, zone));
  if (type === "terms.shown") return texts.termsShown(moment(Temporal.Instant.from(shown.parse(details).shownAt)));
  if (type === "dispute.said") return actor === "customer" ? texts.said.customer : texts.said.trainer;
  const told = storyKind({ type, details });
  const what = Object.entries(texts.records).find(([kind]) => kind === told)?.[1];
  if (what === undefined) return null;
  const particulars = particularsOf({ type, details }, known, { locale, moment });
  return particulars.length === 0 ? what : `${what.replace(/\.$/, "")}: ${particulars.join(", ")}.`;
}

function messageEntry(message: MessageRow, { evidence, record }: { evidence: MessageEvidence | null; record: RecordRow | undefined }, context: ProofContext): Dated {
  const { locale, zone } = context;
  const texts = proofTexts[locale];
  const at = message.sent_at ?? message.queued_at;
  const name = nameOf(message, context);
  const sent = message.state === "sent";
  return {
    at,
    number: record === undefined ? Number.MAX_SAFE_INTEGER : numberOf(record, context),
    moment: momentText(at, locale, zone),
    what: sent ? texts.mailed(name, message.to_address) : texts.toMail(name, message.to_address),
    ...howFar(message, evidence, { locale, zone }),
    place: record === undefined ? undefined : placeOf(record, context),
  };
}

/** "Factuur 2026-0027" where it brought one; of a message that waits, also which. */
function nameOf({ id, kind }: MessageRow, { locale, known }: ProofContext): string {
  const texts = proofTexts[locale];
  const mail = known.mails.get(id);
  const name = Object.entries(texts.messages).find(([one]) => one === kind)?.[1] ?? texts.otherMessage;
  if (mail?.document) return capital(mailTitle(mail, known, locale));
  const waits = mail?.announces ? known.mails.get(mail.announces) : undefined;
  return waits === undefined ? name : `${name} (${mailTitle(waits, known, locale)})`;
}

/** Where a step stands among those of one moment; last while it is not in the log. */
function numberOf({ id }: RecordRow, { places }: ProofContext): number {
  return places?.get(id)?.index ?? Number.MAX_SAFE_INTEGER;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** The record that a mail left. */
function leaving(records: readonly RecordRow[], messageId: string): RecordRow | undefined {
  return records.findLast(({ type, details }) => type === "message.submitted" && submitted.parse(details).message === messageId);
}

function placeOf({ id }: RecordRow, { places, locale, zone }: ProofContext): string | undefined {
  if (places === null) return undefined;
  const text = placeInWords(places.get(id), { locale, moment: (at) => momentAsText(momentText(at, locale, zone)) });
  return `${capital(text)}.`;
}

/** How far a mail demonstrably came, whose word that is, and since when. That its page was fetched is said beside it, and counts for nothing. */
function howFar(message: MessageRow, evidence: MessageEvidence | null, { locale, zone }: Pick<ProofContext, "locale" | "zone">): Pick<ProofEntry, "how" | "strength"> {
  const texts = proofTexts[locale];
  const moment = (at: Temporal.Instant) => momentAsText(momentText(at, locale, zone));
  if (message.failed_at !== null && !cameToHand(evidence)) return { how: texts.failed, strength: null };
  const { furthest, fetchedAt } = arrivalOf(evidence ?? undefined);
  if (furthest === null) return { how: texts.states[message.state], strength: null };
  const { step, grade } = furthest;
  const { what, source } = wordsOfStep(step, locale);
  const far = grade === 1 ? texts.states.sent : texts.far(what, source, moment(step.at));
  return { how: [far, ...(fetchedAt === null ? [] : [texts.fetched(moment(fetchedAt))]), ...(message.failed_at === null ? [] : [texts.contradicted])].join(" "), strength: grade };
}
