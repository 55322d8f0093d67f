/** Where a booking stands with its place. One of three axes; payment and attendance are the others. */
export const placeStates = [
  "waiting", "offered", "held", "confirmed", "completed", "released", "cancelled", "withdrawn", "called-off", "moved",
] as const;

export type PlaceState = (typeof placeStates)[number];

/** The places that take a seat. An open offer does, so that nobody else is sold it meanwhile. */
export const boldPlaces: ReadonlySet<PlaceState> = new Set<PlaceState>(["offered", "held", "confirmed", "completed"]);

export function takesSeat(place: PlaceState): boolean {
  return boldPlaces.has(place);
}

/** Whether nobody is expected on such a place any more. */
export function endsPlace(place: PlaceState): boolean {
  return !["waiting", "offered", "held", "confirmed"].includes(place);
}

/**
 * Which place may follow which. What is not here does not happen. A place that was missed, cancelled or called off ends in another
 * booking only by an offer that the customer accepted. A consumer who cancelled or stayed away may still withdraw within the time for it.
 */
export const placeTable: Readonly<Record<PlaceState, readonly PlaceState[]>> = {
  waiting: ["offered", "cancelled", "called-off"],
  offered: ["held", "confirmed", "waiting", "cancelled", "called-off"],
  held: ["confirmed", "released", "cancelled", "withdrawn", "called-off", "moved"],
  confirmed: ["cancelled", "withdrawn", "called-off", "moved", "completed"],
  completed: ["withdrawn", "moved"],
  released: ["held", "confirmed"],
  cancelled: ["withdrawn", "moved"],
  withdrawn: [],
  "called-off": ["moved"],
  moved: [],
};

export type PlaceMoveDecision = { ok: true } | { ok: false; refusal: { kind: "place-never-moves"; from: PlaceState; to: PlaceState } };

export function placeMove(from: PlaceState, to: PlaceState): PlaceMoveDecision {
  if (placeTable[from].includes(to)) return { ok: true };
  return { ok: false, refusal: { kind: "place-never-moves", from, to } };
}
