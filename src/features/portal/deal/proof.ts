import { z } from "zod";
import type { Locale } from "../../../domain/locale.ts";
import { formatMoney } from "../../../platform/i18n/format.ts";
import { momentText } from "../../../platform/i18n/moment-text.ts";
import { momentAsText } from "../../../ui/moment.tsx";
import type { ProofEntry } from "../../../ui/proof.tsx";
import { isUnsignedAnswer } from "../../../proof/grades.ts";
import { placesInWords } from "../frame/places.ts";
import type { MessageRow, RecordRow } from "../store.ts";
import { cameToHand } from "../../mail-evidence/store.ts";
import type { MessageEvidence } from "../../mail-evidence/store.ts";
import { placeInWords } from "../../log/place-words.ts";
import type { LogPlace } from "../../log/store.ts";
import { wordsOfStep } from "../../mail-evidence/words.ts";
import { storyKind } from "../../offers/store.ts";
import { proofTexts } from "./proof-texts.ts";
import type { ProofTexts } from "./proof-texts.ts";

export type ProofContext = {
  locale: Locale;
  zone: string;
  organisationName: string;
  payments: readonly { id: string; amount_cents: number }[];
  /** Where records lie in the log, by record; null: nothing is said of that. */
  places: ReadonlyMap<string, LogPlace> | null;
};

type Dated = ProofEntry & { at: Temporal.Instant };

/** What is known about a deal or a waiting request, oldest first, each with where that knowledge comes from. */
export function proofOf(
  { records, messages, evidence }: { records: readonly RecordRow[]; messages: readonly MessageRow[]; evidence: ReadonlyMap<string, MessageEvidence> },
  context: ProofContext,
): ProofEntry[] {
  const entries = [
    ...records.flatMap((record) => recordEntry(record, context)),
    ...messages.map((message) => messageEntry(message, { evidence: evidence.get(message.id) ?? null, record: leaving(records, message.id) }, context)),
  ];
  return entries.sort((one, other) => Temporal.Instant.compare(one.at, other.at)).map(({ at: _, ...entry }) => entry);
}

const formed = z.object({ totalCents: z.number(), places: z.array(z.unknown()) });
const shown = z.object({ shownAt: z.string() });
const leafDetails = z.record(z.string(), z.unknown());
const counts = z.object({ counts: z.boolean() });
const submitted = z.object({ message: z.string() });
const received = z.object({ payment: z.string() });

function recordEntry(record: RecordRow, context: ProofContext): Dated[] {
  const texts = proofTexts[context.locale];
  const what = whatHappened(record, context, texts);
  if (what === null) return [];
  return [{ at: record.at, moment: momentText(record.at, context.locale, context.zone), what, ...sourceOf(record, context, texts), place: placeOf(record, context) }];
}

/**
 * Where the knowledge of a record comes from. A click on the public pages may be anybody's; one on a page whose
 * address we mailed needs that mail; what we or the trainer wrote down ourselves gets no strokes at all.
 */
function sourceOf({ type, actor, details }: RecordRow, { organisationName }: ProofContext, { actors }: ProofTexts): Pick<ProofEntry, "how" | "strength"> {
  if (type === "deal.formed" || type === "discount.used") return { how: actors.order, strength: 4 };
  if (type === "sign-up.waiting") return { how: actors.request, strength: 4 };
  if (type === "coming.confirmed") return { how: actors.invited, strength: 5 };
  if (isUnsignedAnswer({ type, details: leafDetails.parse(details) })) return { how: actors.inName, strength: null };
  if (type === "reply.received") return { how: actors.reply, strength: counts.parse(details).counts ? 6 : null };
  if (type === "announcement.opened" || type === "terms.shown") return { how: actors.fetched, strength: 4 };
  if (actor === "customer") return { how: actors.customer, strength: 5 };
  return { how: actor === "trainer" ? actors.trainer(organisationName) : actors[actor], strength: null };
}

function whatHappened({ type, details }: RecordRow, { locale, zone, payments }: ProofContext, texts: ProofTexts): string | null {
  if (type === "deal.formed") {
    const order = formed.parse(details);
    const places = placesInWords(order.places.length, locale);
    return order.totalCents === 0 ? texts.orderedFree(places) : texts.ordered(places, formatMoney(order.totalCents, locale));
  }
  if (type === "terms.shown") return texts.termsShown(momentAsText(momentText(Temporal.Instant.from(shown.parse(details).shownAt), locale, zone)));
  if (type === "payment.received") {
    const { payment: id } = received.parse(details);
    const payment = payments.find((one) => one.id === id);
    if (payment !== undefined) return texts.paid(formatMoney(payment.amount_cents, locale));
  }
  const told = storyKind({ type, details });
  const known = Object.entries(texts.records).find(([kind]) => kind === told);
  return known?.[1] ?? null;
}

function messageEntry(message: MessageRow, { evidence, record }: { evidence: MessageEvidence | null; record: RecordRow | undefined }, context: ProofContext): Dated {
  const { locale, zone } = context;
  const texts = proofTexts[locale];
  const at = message.sent_at ?? message.queued_at;
  const name = Object.entries(texts.messages).find(([kind]) => kind === message.kind)?.[1] ?? texts.otherMessage;
  const sent = message.state === "sent";
  return {
    at,
    moment: momentText(at, locale, zone),
    what: sent ? texts.mailed(name, message.to_address) : texts.toMail(name, message.to_address),
    ...howFar(message, evidence, { locale, zone }),
    place: record === undefined ? undefined : placeOf(record, context),
  };
}

/** The record that a mail left. */
function leaving(records: readonly RecordRow[], messageId: string): RecordRow | undefined {
  return records.findLast(({ type, details }) => type === "message.submitted" && submitted.parse(details).message === messageId);
}

function placeOf({ id }: RecordRow, { places, locale, zone }: ProofContext): string | undefined {
  if (places === null) return undefined;
  const text = placeInWords(places.get(id), { locale, moment: (at) => momentAsText(momentText(at, locale, zone)) });
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** How far a mail demonstrably came, whose word that is, and since when. */
function howFar(message: MessageRow, evidence: MessageEvidence | null, { locale, zone }: Pick<ProofContext, "locale" | "zone">): Pick<ProofEntry, "how" | "strength"> {
  const texts = proofTexts[locale];
  if (message.failed_at !== null && !cameToHand(evidence)) return { how: texts.failed, strength: null };
  const step = evidence?.furthest ?? null;
  if (step === null || step.grade === 0) return { how: texts.states[message.state], strength: null };
  if (step.grade === 1) return { how: texts.states.sent, strength: 1 };
  const { what, source } = wordsOfStep(step, locale);
  const far = texts.far(what, source, momentAsText(momentText(step.at, locale, zone)));
  return { how: message.failed_at === null ? far : `${far} ${texts.contradicted}`, strength: step.grade };
}
