import type { House } from "../../platform/house.ts";

const mostTries = 10;
const window = { hours: 1 };
const mostAskers = 5_000;

/** Wrong codes by who typed them, since when. In memory: a house that starts again forgets them, and codes are far too many for that to help a guesser. */
const wrongOf = new WeakMap<object, Map<string, Temporal.Instant[]>>();

/** Whether somebody typed so many wrong codes lately that no other is looked at. */
export function guessesTooMuch({ db, clock }: Pick<House, "db" | "clock">, from: string): boolean {
  return recent(db, from, clock.now()).length >= mostTries;
}

export function countWrongCode({ db, clock }: Pick<House, "db" | "clock">, from: string): void {
  const now = clock.now();
  const wrong = wrongOf.get(db) ?? new Map<string, Temporal.Instant[]>();
  wrongOf.set(db, wrong);
  const tries = [...recent(db, from, now), now];
  wrong.delete(from);
  wrong.set(from, tries);
  const [oldest] = wrong.keys();
  if (wrong.size > mostAskers && oldest !== undefined) wrong.delete(oldest);
}

function recent(db: House["db"], from: string, now: Temporal.Instant): Temporal.Instant[] {
  const since = now.subtract(window);
  return (wrongOf.get(db)?.get(from) ?? []).filter((at) => Temporal.Instant.compare(at, since) > 0);
}
