/** So many years after the year in which it was made, the books keep a document. */
const keepingYears = 7;

/**
 * The last day on which the documents of a deal, and the order that they rest on, have to be kept: the end of the seventh year after the year of the newest of them.
 * The book year is taken to be the calendar year.
 * @param newestDocumentOn the local day of the newest invoice, credit note or payment; of the order itself where it has a price and none of those
 * @returns inclusive
 * @see docs/rules/erasure.md  art. 52 lid 4 AWR; art. 17 lid 3 onder b AVG
 */
export function keptThrough(newestDocumentOn: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year: newestDocumentOn.year + keepingYears, month: 12, day: 31 });
}

/**
 * Whether the order and the documents of a deal have to be kept on a day.
 * @param newestDocumentOn null when there is nothing that the books need: a free order without any payment
 */
export function mustBeKept(newestDocumentOn: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean {
  return newestDocumentOn !== null && Temporal.PlainDate.compare(today, keptThrough(newestDocumentOn)) <= 0;
}

/**
 * So many days what never became a deal is kept of itself: a request that only waited, after its date, and a statement of withdrawal that fits no deal, after somebody looked at it.
 * Whoever waited may ask for a while why they got no place; whoever stated something may show for a year that they did.
 * @see docs/rules/erasure.md  art. 5 lid 1 onder e AVG
 */
export const keptWithoutDealDays = { request: 90, statement: 365 } as const;

/** The contents that records commit to and that the books need, by their name in the record. */
export const contentsOfTheBooks: readonly string[] = ["order", "document"];

/** Whether a content that a record commits to goes when a deal is erased. @param orderIsKept as {@link mustBeKept} says */
export function contentGoes(name: string, { orderIsKept }: { orderIsKept: boolean }): boolean {
  return !orderIsKept || !contentsOfTheBooks.includes(name);
}
