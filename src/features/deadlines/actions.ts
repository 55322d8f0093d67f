import type { House, Trx } from "../../platform/house.ts";
import { claimDeadlines, closeClaimed, findDue } from "./due.ts";
import type { DueDeadline } from "./due.ts";
import type { DeadlineKind } from "./store.ts";

export type { DueDeadline } from "./due.ts";

/** Deadlines of one kind in one organisation that came, with the sessions they are about mostly together. */
export type DueGroup = { organisationId: string; deadlines: readonly DueDeadline[] };

/**
 * Decides anew, from the facts, what deadlines that came mean, and writes it.
 * @returns by deadline id: one word for what happened, kept with the deadline
 */
export type DeadlineHandler = (trx: Trx, house: House, group: DueGroup, now: Temporal.Instant) => Promise<ReadonlyMap<string, string>>;

export type DeadlineHandlers = Readonly<Record<DeadlineKind, DeadlineHandler>>;

export type SweepResult = { done: number; failed: number };

type Sweeping = { asOf: Temporal.Instant; handlers: DeadlineHandlers };

const parallel = 4;
const batch = 2_000;
const mostInOneGroup = 200;

/**
 * Does everything that was due at `asOf`, each deadline once, also with several sweepers at work. Deadlines of a kind
 * are decided together, many in one transaction; when that fails, each alone. One that fails then stays due, is logged,
 * and stops no other. After a time of standing still, what is still right happens once.
 * @see docs/decisions/010-deadlines-in-groups.md
 */
export async function sweep(house: House, sweeping: Sweeping): Promise<SweepResult> {
  const total = { done: 0, failed: 0 };
  let after: DueDeadline | null = null;
  for (;;) {
    const due: DueDeadline[] = await findDue(house.db, { asOf: sweeping.asOf, after, most: batch });
    const queue = groupsOf(due)[Symbol.iterator]();
    const work = async () => {
      for (const group of queue) {
        const result = await doGroup(house, group, sweeping);
        total.done += result.done;
        total.failed += result.failed;
      }
    };
    await Promise.all(Array.from({ length: parallel }, work));
    after = due.at(-1) ?? null;
    if (due.length < batch) return total;
  }
}

/** Of one organisation and one kind each, and by session, so that groups which run side by side seldom want the same session. */
function groupsOf(due: readonly DueDeadline[]): DueGroup[] {
  const bySession = due.toSorted((a, b) => (a.sessionId < b.sessionId ? -1 : Number(a.sessionId > b.sessionId)));
  const kinds = Map.groupBy(bySession, ({ what, organisationId }) => `${what}/${organisationId}`);
  return [...kinds.values()].flatMap((deadlines) =>
    Array.from({ length: Math.ceil(deadlines.length / mostInOneGroup) }, (_, index) => {
      const some = deadlines.slice(index * mostInOneGroup, (index + 1) * mostInOneGroup);
      return { organisationId: some[0]?.organisationId ?? "", deadlines: some };
    }),
  );
}

async function doGroup(house: House, group: DueGroup, sweeping: Sweeping): Promise<SweepResult> {
  try {
    return { done: await decideGroup(house, group, sweeping), failed: 0 };
  } catch (error) {
    const [only] = group.deadlines;
    if (group.deadlines.length === 1 && only !== undefined) {
      house.log.error({ err: error, deadline: only.id, what: only.what }, "a deadline could not be done and stays due");
      return { done: 0, failed: 1 };
    }
    house.log.warn({ err: error, size: group.deadlines.length }, "a group of deadlines failed; deciding one by one");
  }
  const total = { done: 0, failed: 0 };
  for (const deadline of group.deadlines) {
    const result = await doGroup(house, { ...group, deadlines: [deadline] }, sweeping);
    total.done += result.done;
    total.failed += result.failed;
  }
  return total;
}

async function decideGroup(house: House, { organisationId, deadlines }: DueGroup, { handlers }: Sweeping): Promise<number> {
  return house.db.transaction().execute(async (trx) => {
    const claimed = await claimDeadlines(trx, organisationId, deadlines);
    const [first] = claimed;
    if (first === undefined) return 0;
    const handler = new Map(Object.entries(handlers)).get(first.what);
    if (handler === undefined) throw new Error(`deadline ${first.id}: kind ${first.what}, expected one of ${Object.keys(handlers).join(", ")}`);
    const now = house.clock.now();
    const outcomes = await handler(trx, house, { organisationId, deadlines: claimed }, now);
    await closeClaimed(trx, organisationId, claimed, { now, outcomes });
    return claimed.length;
  });
}
