import { z } from "zod";
import { attendances } from "../../domain/booking/attendance.ts";
import type { Locale } from "../../domain/locale.ts";
import { formatCount, formatMoney } from "../../platform/i18n/format.ts";
import { mailWords } from "../messages/mail-words.ts";
import type { Known, NamedMail } from "./store.ts";
import { particularTexts } from "./texts.ts";

type Spoken = { locale: Locale; moment: (at: Temporal.Instant) => string };

/** What of a record makes it this step and no other: records hold numbers, moments and ids. */
const told = z.object({
  number: z.string(),
  original: z.string(),
  cents: z.number(),
  payment: z.string(),
  feeCents: z.number(),
  refundCents: z.number(),
  startsAt: z.string(),
  meetings: z.array(z.unknown()),
  shownAt: z.string(),
  to: z.union([z.enum(attendances), z.object({ startsAt: z.string() })]).nullable(),
  validUntil: z.string().nullable(),
  endsAt: z.string(),
  offer: z.string(),
  answer: z.string(),
  choice: z.string(),
  outcome: z.string(),
  how: z.string(),
  places: z.array(z.unknown()),
  message: z.string(),
}).partial();

/**
 * What a step was about, beyond its kind: which document and for how much, which date, which mail. "2026-0027", "€ 1.197,90".
 * @returns nothing where the kind says it all, or what it pointed to was erased
 */
export function particularsOf({ type, details }: { type: string; details: unknown }, known: Known, { locale, moment }: Spoken): string[] {
  const texts = particularTexts[locale];
  const said = told.safeParse(details).data;
  if (said === undefined) return [];
  const at = (text: string | null | undefined, word: (moment: string) => string) => (text === undefined || text === null ? null : word(moment(Temporal.Instant.from(text))));
  const money = (amount: number | undefined, word = (text: string) => text) => (amount === undefined || amount === 0 ? null : word(formatMoney(amount, locale)));
  const mail = said.message === undefined ? undefined : known.mails.get(said.message);
  // The kinds of these two end in "to another date" already.
  const movedTo = type === "session.moved" || type === "booking.moved" ? said.startsAt : undefined;
  const attendance = typeof said.to === "string" ? said.to : undefined;
  const answer = said.answer ?? said.choice ?? said.outcome ?? (type === "dispute.closed" || type === "online-payment.ended" ? said.how : undefined);
  const places = /^(booking|sign-up)\./.test(type) && said.places !== undefined && said.places.length > 1 ? texts.places(said.places.length) : null;
  return [
    mail === undefined ? null : leavesBy(type) ? mailTitle(mail, known, locale) : mailInWords(mail, known, { locale, moment }),
    said.number ?? null,
    money(said.cents),
    said.original === undefined ? null : texts.original(said.original),
    type === "payment.received" ? money(known.paymentCents.get(said.payment ?? "")) : null,
    places,
    at(movedTo, (text) => text),
    movedTo === undefined || said.meetings === undefined || said.meetings.length < 2 ? null : texts.meetings(said.meetings.length),
    typeof said.to === "object" ? at(said.to?.startsAt, texts.to) : null,
    at(said.shownAt, (text) => text),
    attendance === undefined ? null : texts.attendance[attendance],
    answer === undefined ? null : (texts.answers[answer] ?? null),
    money(said.feeCents, texts.fee),
    money(said.refundCents, texts.refund),
    at(said.validUntil, texts.validUntil),
    type === "offer.made" ? at(said.endsAt, texts.endsAt) : null,
  ].filter((one) => one !== null);
}

/** The record of a mail that left is that mail: its own moment and number stand there already. */
function leavesBy(type: string): boolean {
  return /^message\.(rendered|submitted|refused|uncertain)$/.test(type);
}

/** "factuur 2026-0027", or what its kind is called; of one that announces another, also which. */
export function mailTitle({ kind, document, announces }: Pick<NamedMail, "kind" | "document" | "announces">, known: Known, locale: Locale): string {
  const texts = particularTexts[locale];
  if (document !== null) return texts.document[document.kind](document.number);
  const other = announces === null ? undefined : known.mails.get(announces);
  return other === undefined ? mailWords[locale][kind] : texts.announcing(mailWords[locale][kind], mailTitle({ ...other, announces: null }, known, locale));
}

/** "factuur 2026-0027, verstuurd do 19 nov 2026 13:49 (nr. 45)" */
export function mailInWords(mail: NamedMail, known: Known, { locale, moment }: Spoken): string {
  return particularTexts[locale].mail(mailTitle(mail, known, locale), moment(mail.at), mail.index === null ? null : formatCount(mail.index, locale));
}

/** Where a record is the word of somebody else than who the step is put to. */
type OtherWord = "code-holder" | "request" | "answer" | "unsigned-answer" | "other-answer";

const answers = z.object({ counts: z.boolean(), dkim: z.string().optional() });
const withCode = z.object({ code: z.string() });

/** Whose word a record is. What came by mail was not said on the site; who typed a code may be anybody who can open the mailbox; what fetched a page may be a program. */
export function whoSays<Actor extends string>({ type, actor, details }: { type: string; actor: Actor; details: unknown }): Actor | OtherWord {
  if (type === "reply.received") return whoAnswers(answers.safeParse(details).data);
  if (type === "announcement.opened") return "request";
  if (type === "document.retrieved" || (type === "document.refused" && withCode.safeParse(details).success)) return "code-holder";
  return actor;
}

function whoAnswers(told: z.infer<typeof answers> | undefined): OtherWord {
  if (told?.counts !== true) return "other-answer";
  return told.dkim === "pass" ? "answer" : "unsigned-answer";
}
