/** A place on the waiting list. `pinned` is when the trainer put it in front, or null. */
export type WaitingPlace = {
  bookingId: string;
  signUpId: string;
  arrival: number;
  seatNumber: number;
  pinnedAt: Temporal.Instant | null;
};

/** A customer whose money came after the place was gone, and who chose to have the first seat that comes free. */
export type FrontOfLine = { dealId: string; bookingIds: readonly string[]; chosenAt: Temporal.Instant };

export type NextInLine = {
  reinstate: FrontOfLine[];
  /** One offer for each sign-up, in order; its bookings in order of seat number. */
  offers: { signUpId: string; bookingIds: string[] }[];
};

/**
 * Who gets the free seats. First whoever has paid and lost the place (all places of the deal together), then whom the
 * trainer pinned, then by arrival. Nobody is passed over: when the first does not fit, nobody after gets the seat.
 * @see docs/rules/waiting-list.md
 */
export function nextInLine(line: {
  free: number;
  waiting: readonly WaitingPlace[];
  paidTooLate: readonly FrontOfLine[];
}): NextInLine {
  let free = line.free;
  const reinstate: FrontOfLine[] = [];
  for (const deal of [...line.paidTooLate].sort((a, b) => Temporal.Instant.compare(a.chosenAt, b.chosenAt))) {
    if (deal.bookingIds.length > free) return { reinstate, offers: [] };
    free -= deal.bookingIds.length;
    reinstate.push(deal);
  }
  const offers = new Map<string, string[]>();
  for (const { signUpId, bookingId } of [...line.waiting].sort(inOrder).slice(0, Math.max(free, 0))) {
    offers.set(signUpId, [...(offers.get(signUpId) ?? []), bookingId]);
  }
  return { reinstate, offers: [...offers].map(([signUpId, bookingIds]) => ({ signUpId, bookingIds })) };
}

function inOrder(a: WaitingPlace, b: WaitingPlace): number {
  return byPin(a, b) || a.arrival - b.arrival || a.seatNumber - b.seatNumber;
}

function byPin(a: WaitingPlace, b: WaitingPlace): number {
  if (a.pinnedAt === null || b.pinnedAt === null) return Number(a.pinnedAt === null) - Number(b.pinnedAt === null);
  return Temporal.Instant.compare(a.pinnedAt, b.pinnedAt);
}
