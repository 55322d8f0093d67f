import type { House } from "../../../platform/house.ts";

const most = 5;
const window = { hours: 1 };
const mostDeals = 5_000;

/** When dossiers of a deal were made lately, or are being made. In memory: a house that starts again forgets it, and what it costs is a second or two of work. */
const madeOf = new WeakMap<object, Map<string, readonly Temporal.Instant[]>>();

type Turn = { ok: true; giveBack: () => void } | { ok: false; until: Temporal.Instant };

/**
 * Whether one more dossier of a deal may be made within the hour; if so it counts from now on, so that many at once are counted too. Each is stamped by a service of
 * somebody else and set as PDF, so it is not for asking all day.
 * @returns `until`: from when it may again; `giveBack`: for one that was not made after all
 */
export function takeTurn({ db, clock }: Pick<House, "db" | "clock">, dealId: string): Turn {
  const now = clock.now();
  const since = now.subtract(window);
  const made = madeOf.get(db) ?? new Map<string, readonly Temporal.Instant[]>();
  madeOf.set(db, made);
  const lately = (made.get(dealId) ?? []).filter((at) => Temporal.Instant.compare(at, since) > 0);
  const [first] = lately;
  if (first !== undefined && lately.length >= most) return { ok: false, until: first.add(window) };
  made.delete(dealId);
  made.set(dealId, [...lately, now]);
  const [oldest] = made.keys();
  if (made.size > mostDeals && oldest !== undefined) made.delete(oldest);
  return { ok: true, giveBack: () => void made.set(dealId, (made.get(dealId) ?? []).filter((at) => at !== now)) };
}
