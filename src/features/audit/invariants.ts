import type { Trx } from "../../platform/house.ts";
import type { Violation } from "./actions.ts";
import { dealsAgreeWithJournal, documentsAgree, entriesBalance, movesAreBooked, numbersFollowOn } from "./check-books.ts";
import { agreementsHold, deadlinesDone, paymentsAddUp, recordsReplay } from "./check-deals.ts";
import { erasedIsGone } from "./check-erasure.ts";
import { messagesLeftOnce, nothingCrosses } from "./check-house.ts";
import { contentIsKept, headsComeOutOfLeaves, recordsAreInTheLog, stampsVerify } from "./check-log.ts";
import { onlinePaymentsBookedOnce } from "./check-online.ts";
import { noPersonalData, recordsKeepTheirShape } from "./check-records.ts";
import { standingAgrees } from "./check-standing.ts";
import { nobodyPassedOver, nobodyWaitsBesideFreeSeat, refillsAreOpen, seatsWithinCapacity } from "./check-seats.ts";

export type Findings = { checked: number; violations: Violation[] };

/** What must always be true, numbered as in the design. */
export type Invariant = {
  number: number;
  name: string;
  check: (trx: Trx, now: Temporal.Instant) => Promise<Findings>;
};

export const invariants: readonly Invariant[] = [
  { number: 1, name: "no session above its capacity, offers counted, and the counts are true", check: seatsWithinCapacity },
  { number: 1, name: "every session knows whether cancelled places wait to be sold again", check: refillsAreOpen },
  { number: 2, name: "nobody on a waiting list is passed over", check: nobodyPassedOver },
  { number: 2, name: "nobody waits beside a free seat longer than a minute", check: nobodyWaitsBesideFreeSeat },
  { number: 3, name: "every deal names terms whose stored bytes hash to their version", check: agreementsHold },
  { number: 4, name: "replaying the records gives the present places", check: recordsReplay },
  { number: 4, name: "what is kept of each deal is what its facts make of it", check: standingAgrees },
  { number: 5, name: "payments add up to what each deal says, and late money has one end", check: paymentsAddUp },
  { number: 5, name: "every entry of the journal balances", check: entriesBalance },
  { number: 5, name: "payments and credits are booked once, as they were", check: movesAreBooked },
  { number: 5, name: "what each deal owes by the journal is what its documents and its money come to", check: dealsAgreeWithJournal },
  { number: 5, name: "what the payment provider collected and paid back is booked once", check: onlinePaymentsBookedOnce },
  { number: 6, name: "numbers of documents have no gap and no twin", check: numbersFollowOn },
  { number: 6, name: "each document says and books what its content comes to", check: documentsAgree },
  { number: 7, name: "each message left once and has its record", check: messagesLeftOnce },
  { number: 8, name: "every head that was signed comes out of the records of its log", check: headsComeOutOfLeaves },
  { number: 8, name: "each record is in the log, word for word, or waits for it", check: recordsAreInTheLog },
  { number: 8, name: "what records commit to is what it was, or was erased", check: contentIsKept },
  { number: 8, name: "every time stamp is over the head that it is kept with", check: stampsVerify },
  { number: 9, name: "no deadline is overdue unprocessed", check: deadlinesDone },
  { number: 10, name: "no row points into another organisation", check: nothingCrosses },
  { number: 11, name: "no personal data in records", check: noPersonalData },
  { number: 11, name: "every record holds what its type says and nothing else", check: recordsKeepTheirShape },
  { number: 11, name: "what was erased is not there any more", check: erasedIsGone },
];
