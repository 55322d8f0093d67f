import type { House } from "../../../platform/house.ts";

const most = 5;
const window = { hours: 1 };
const mostDeals = 5_000;

/** When dossiers of a deal were asked for lately. In memory: a house that starts again forgets it, and what it costs is a second or two of work. */
const askedOf = new WeakMap<object, Map<string, readonly Temporal.Instant[]>>();

/**
 * Whether one more dossier of a deal may be made within the hour; if so it counts. Each is stamped by a service of somebody else and set as PDF, so it is not for
 * asking all day.
 * @returns null when it may, else the moment from which it may again
 */
export function holdBack({ db, clock }: Pick<House, "db" | "clock">, dealId: string): Temporal.Instant | null {
  const now = clock.now();
  const since = now.subtract(window);
  const asked = askedOf.get(db) ?? new Map<string, readonly Temporal.Instant[]>();
  askedOf.set(db, asked);
  const lately = (asked.get(dealId) ?? []).filter((at) => Temporal.Instant.compare(at, since) > 0);
  const [first] = lately;
  if (first !== undefined && lately.length >= most) return first.add(window);
  asked.delete(dealId);
  asked.set(dealId, [...lately, now]);
  const [oldest] = asked.keys();
  if (asked.size > mostDeals && oldest !== undefined) asked.delete(oldest);
  return null;
}
