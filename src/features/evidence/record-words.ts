import type { Locale } from "../../domain/locale.ts";
import { stepWords } from "../../proof/record/words.ts";
import type { RecordType } from "./kinds/index.ts";

/** Records that the story of a deal does not tell: they are about something else, or the mail itself tells it. */
export const untold = [
  "organisation.changed", "organisation.logo-kept", "organisation.logo-removed", "organisation.numbering-set", "track.rules-set", "terms.published",
  "course.created", "course.changed", "discount.made", "discount.ended", "report.thanked",
  "session.created", "session.changed", "session.conditions-set", "session.published", "session.unpublished", "session.dates-moved", "session.called-off", "session.ended",
  "bank-account.added", "bank-columns.named", "bank-rule.made", "bank-rule.ended", "bank-statement.decided", "bank-line.linked", "bank-line.set-aside", "bank-line.reopened",
  "refund-file.made", "refund-file.sent", "refund-file.dropped", "withdrawal.stated", "withdrawal.settled", "withdrawal.seen",
  "message.rendered", "message.submitted", "message.refused", "message.uncertain", "message.relayed", "message.delivered", "reply.received", "collection.code-sent", "anchor.tsa", "key.rotated", "log.restarted",
] as const satisfies readonly RecordType[];

type Told = Exclude<RecordType, (typeof untold)[number]>;

/** What the office says otherwise: it speaks to the trainer, and an offer that is not about a deal is one of a free place. */
const own: Readonly<Record<Locale, Partial<Record<Told, string>>>> = {
  nl: {
    "deal.formed": "Afspraak gesloten",
    "offer.made": "Plaats aangeboden",
    "offer.expired": "Aanbod verlopen",
    "goodwill.granted": "Laten vervallen",
    "payment.received": "Betaling geboekt",
    "payment.refunded": "Terugbetaling geboekt",
    "booking.moved": "Verzet naar een andere datum",
    "withdrawal.received": "Herroepen door de klant",
    "track.link-asked": "Klant vroeg wat je onthoudt",
    "track.correction-asked": "Klant zegt dat er iets niet klopt van wat je onthoudt",
    "track.correction-kept": "Bekeken: wat je onthoudt blijft staan",
    "track.struck": "Geschrapt uit wat je van deze klant onthoudt",
    "dispute.opened": "Klant is het er niet mee eens",
    "dispute.closed": "Bezwaar afgesloten",
    "attendance.marked": "Aanwezigheid vastgelegd",
    "message.failed": "Een mailserver meldde dat een mail niet is bezorgd",
    "message.delayed": "Een mailserver meldde dat een mail later komt",
    "document.retrieved": "Bericht opgehaald met een code",
    "erasure.performed": "Persoonlijke inhoud gewist; wat ervan is vastgelegd, blijft na te gaan",
  },
  en: {
    "offer.made": "Place offered",
    "offer.expired": "Offer expired",
    "goodwill.granted": "Let go of",
    "payment.received": "Payment recorded",
    "payment.refunded": "Refund recorded",
    "booking.moved": "Moved to another date",
    "withdrawal.received": "Withdrawn by the customer",
    "track.link-asked": "Customer asked what you remember",
    "track.correction-asked": "Customer says that something you remember is not right",
    "track.correction-kept": "Looked at: what you remember stays",
    "track.struck": "Struck from what you remember of this customer",
    "dispute.opened": "Customer does not agree",
    "dispute.closed": "Objection closed",
    "attendance.marked": "Attendance recorded",
    "erasure.performed": "Personal content erased; what was recorded of it can still be checked",
    "message.failed": "A mail server reported that a mail was not delivered",
    "message.delayed": "A mail server reported that a mail comes later",
    "document.retrieved": "Message collected with a code",
  },
};

/** What each step is called in the story of a deal. An offer about a deal is named apart from one of a free place: `deal-offer.made`. */
export const recordWords: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { nl: wordsIn("nl"), en: wordsIn("en") };

function wordsIn(locale: Locale): Readonly<Record<string, string>> {
  const all: Readonly<Record<Told, string>> = stepWords[locale];
  const told = Object.entries(all).filter(([type]) => !untold.some((one) => one === type));
  const offers = told.filter(([type]) => type.startsWith("offer.")).map(([type, words]) => [`deal-${type}`, words]);
  return { ...Object.fromEntries([...told, ...offers]), ...own[locale] };
}
