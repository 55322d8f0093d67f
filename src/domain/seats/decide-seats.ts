/** A sign-up at the desk: how many places it wants, and what it wants when they are gone. */
export type SeatRequest = {
  id: string;
  places: number;
  ifFull: "wait" | "refuse";
  /** It pressed a button that binds to nothing, so it gets no seat at the desk, also when one came free meanwhile. */
  onlyLine?: boolean;
};

export type SeatDecision = { id: string; outcome: "seated" | "waiting" | "refused" };

/**
 * Gives free seats to sign-ups strictly in order of arrival. A sign-up gets all its places or none. As soon as somebody
 * waits, everybody after waits too, so that nobody is passed over; who does not want to wait is refused and stands in
 * nobody's way. Who asked for the waiting list is never seated here: a free seat is offered to them.
 * @param desk.free seats that nobody has, at least 0
 * @param desk.someoneWaits whether the waiting list of the session is not empty
 * @see docs/rules/waiting-list.md
 */
export function decideSeats(desk: {
  free: number;
  someoneWaits: boolean;
  requests: readonly SeatRequest[];
}): SeatDecision[] {
  let free = desk.free;
  let line = desk.someoneWaits;
  return desk.requests.map(({ id, places, ifFull, onlyLine = false }) => {
    if (!line && !onlyLine && places <= free) {
      free -= places;
      return { id, outcome: "seated" };
    }
    if (ifFull === "refuse" && !onlyLine) return { id, outcome: "refused" };
    line = true;
    return { id, outcome: "waiting" };
  });
}
