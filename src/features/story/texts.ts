import type { Attendance } from "../../domain/booking/attendance.ts";
import type { Locale } from "../../domain/locale.ts";
import { formatNumber } from "../../platform/i18n/format.ts";

const nl = {
  mail: (title: string, at: string, number: string | null) => `${title}, verstuurd ${at}${number === null ? "" : ` (nr. ${number})`}`,
  document: { invoice: (number: string) => `factuur ${number}`, "credit-note": (number: string) => `creditnota ${number}` },
  announcing: (kind: string, what: string) => `${kind}: ${what}`,
  original: (number: string) => `bij ${number}`,
  places: (count: number) => `${formatNumber(count, "nl")} plaatsen`,
  meetings: (count: number) => `${formatNumber(count, "nl")} bijeenkomsten`,
  to: (moment: string) => `naar ${moment}`,
  fee: (amount: string) => `kosten ${amount}`,
  refund: (amount: string) => `${amount} komt terug`,
  validUntil: (moment: string) => `geldig tot en met ${moment}`,
  endsAt: (moment: string) => `te beantwoorden tot en met ${moment}`,
  attendance: { expected: "wordt verwacht", "will-come": "komt", attended: "was er", partly: "was er een deel", "no-show": "niet gekomen", excused: "afwezig met reden" } satisfies Record<Attendance, string>,
  answers: {
    stays: "blijft", "other-date": "een andere datum", refund: "geld terug", credit: "een tegoed", silence: "geen antwoord", "front-of-line": "vooraan op de wachtlijst",
    charge: "kosten blijven", half: "de helft", "let-go": "kwijtgescholden", "taken-back": "ingetrokken", settled: "samen geregeld", decided: "de organisator besliste",
    failed: "mislukt", canceled: "afgebroken", expired: "verlopen", refused: "geweigerd", unknown: "onbekend waarom",
  } as Readonly<Record<string, string>>,
};

const en: typeof nl = {
  mail: (title, at, number) => `${title}, sent ${at}${number === null ? "" : ` (no. ${number})`}`,
  document: { invoice: (number) => `invoice ${number}`, "credit-note": (number) => `credit note ${number}` },
  announcing: (kind, what) => `${kind}: ${what}`,
  original: (number) => `to ${number}`,
  places: (count) => `${formatNumber(count, "en")} places`,
  meetings: (count) => `${formatNumber(count, "en")} meetings`,
  to: (moment) => `to ${moment}`,
  fee: (amount) => `fee ${amount}`,
  refund: (amount) => `${amount} goes back`,
  validUntil: (moment) => `valid until ${moment}`,
  endsAt: (moment) => `to be answered until ${moment}`,
  attendance: { expected: "is expected", "will-come": "comes", attended: "was there", partly: "was there in part", "no-show": "did not come", excused: "absent with a reason" },
  answers: {
    stays: "stays", "other-date": "another date", refund: "money back", credit: "a credit", silence: "no answer", "front-of-line": "in front of the waiting list",
    charge: "the fee stays", half: "half of it", "let-go": "let go", "taken-back": "taken back", settled: "settled together", decided: "the organiser decided",
    failed: "failed", canceled: "broken off", expired: "expired", refused: "refused", unknown: "it is not known why",
  },
};

/** What makes a step this one, in words that a page, a report and the office share. */
export const particularTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
