import type { Attendance } from "../../../domain/booking/attendance.ts";
import type { PlaceState } from "../../../domain/booking/place.ts";
import type { PaymentState } from "../../../domain/deal/payment-state.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { MessageState, PaymentMethod } from "../../../platform/database/schema.ts";

/** The three axes and what goes with them, in words. */
type Words = {
  place: Readonly<Record<PlaceState, string>>;
  payment: Readonly<Record<PaymentState, string>>;
  attendance: Readonly<Record<Attendance, string>>;
  method: Readonly<Record<PaymentMethod, string>>;
  message: Readonly<Record<MessageState, string>>;
  free: string;
  nothingYet: string;
  privatePerson: string;
  none: string;
};

const nl: Words = {
  place: {
    waiting: "wacht",
    offered: "aangeboden",
    held: "vastgehouden",
    confirmed: "bevestigd",
    completed: "geweest",
    released: "vervallen",
    cancelled: "geannuleerd",
    withdrawn: "herroepen",
    "called-off": "afgezegd",
    moved: "verzet",
  },
  payment: {
    "none-due": "niets te betalen",
    due: "te betalen",
    "partly-paid": "deels betaald",
    paid: "betaald",
    overpaid: "te veel betaald",
    refunded: "terugbetaald",
    "written-off": "vervallen",
  },
  attendance: {
    expected: "verwacht",
    "will-come": "komt",
    attended: "was er",
    partly: "was er een deel",
    "no-show": "niet gekomen",
    excused: "met reden afwezig",
  },
  method: { bank: "bank", cash: "contant", card: "pin", other: "anders", online: "online", "credit-transfer": "betaalbestand" },
  message: {
    queued: "staat klaar",
    rendered: "staat klaar",
    sending: "onderweg",
    sent: "overgedragen aan de mailserver",
    refused: "geweigerd",
    uncertain: "onzeker of die weg is",
    left: "niet verstuurd, en zo gelaten",
  },
  free: "vrij",
  nothingYet: "nog niets",
  privatePerson: "particulier",
  none: "geen",
};

const en: Words = {
  place: {
    waiting: "waits",
    offered: "offered",
    held: "held",
    confirmed: "confirmed",
    completed: "took place",
    released: "lapsed",
    cancelled: "cancelled",
    withdrawn: "withdrawn",
    "called-off": "called off",
    moved: "moved",
  },
  payment: {
    "none-due": "nothing to pay",
    due: "to be paid",
    "partly-paid": "partly paid",
    paid: "paid",
    overpaid: "paid too much",
    refunded: "paid back",
    "written-off": "lapsed",
  },
  attendance: {
    expected: "expected",
    "will-come": "will come",
    attended: "was there",
    partly: "was there in part",
    "no-show": "did not come",
    excused: "absent with reason",
  },
  method: { bank: "bank", cash: "cash", card: "card", other: "other", online: "online", "credit-transfer": "payment file" },
  message: {
    queued: "ready to go",
    rendered: "ready to go",
    sending: "on its way",
    sent: "handed to the mail server",
    refused: "refused",
    uncertain: "not certain that it left",
    left: "not sent, and left at that",
  },
  free: "free",
  nothingYet: "nothing yet",
  privatePerson: "private person",
  none: "none",
};

export const words: Readonly<Record<Locale, Words>> = { nl, en };
