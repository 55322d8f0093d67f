import { beforeEach, expect, test } from "vitest";
import { setStage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { sweep } from "./actions.ts";
import type { DeadlineHandler, DeadlineHandlers } from "./actions.ts";
import { scheduleDeadlines } from "./store.ts";

const house = await createTestHouse();
const now = house.clock.now();
let organisationId = "";

beforeEach(async () => {
  await emptyDatabase(house);
  ({ organisationId } = await setStage(house));
});

async function schedule(subjects: readonly string[], dueAt = now): Promise<void> {
  await house.db.transaction().execute((trx) => scheduleDeadlines(trx, organisationId, now, subjects.map((subjectId) => ({ what: "offer", subjectId, dueAt }))));
}

function subjects(many: number): string[] {
  return Array.from({ length: many }, () => uuidv7(now));
}

/** Does nothing but say so, except for those that are broken. */
function handlersThat({ seen = [], broken = new Set<string>() }: { seen?: string[]; broken?: Set<string> }): DeadlineHandlers {
  const handler: DeadlineHandler = async (_trx, _house, { deadlines }) => {
    for (const { subjectId } of deadlines) if (broken.has(subjectId)) throw new Error(`${subjectId} is broken`);
    seen.push(...deadlines.map(({ subjectId }) => subjectId));
    return new Map(deadlines.map(({ id }) => [id, "done"]));
  };
  return { hold: handler, "payment-reminder": handler, "confirm-ask": handler, offer: handler, "deal-offer": handler, "credit-end": handler, "credit-reminder": handler, "session-end": handler, "calling-off": handler, "called-off-answer": handler, "session-move": handler, "session-move-answer": handler, invoice: handler, "online-payment": handler, "collection-end": handler };
}

async function openSubjects(): Promise<string[]> {
  const rows = await house.db.selectFrom("deadlines").select("subject_id").where("done_at", "is", null).execute();
  return rows.map((row) => row.subject_id).sort();
}

test("what is due is done, what is not due yet stays", async () => {
  const [due, later] = [subjects(3), subjects(2)];
  await schedule(due);
  await schedule(later, now.add({ seconds: 1 }));
  expect(await sweep(house, { asOf: now, handlers: handlersThat({}) })).toEqual({ done: 3, failed: 0 });
  expect(await openSubjects()).toEqual(later.toSorted());
  const done = await house.db.selectFrom("deadlines").select(["outcome", "done_at"]).where("done_at", "is not", null).execute();
  expect(done.map((row) => [row.outcome, row.done_at?.toString()])).toEqual(due.map(() => ["done", now.toString()]));
});

test("one that cannot be done stays due and stops no other, and is done when it can be", async () => {
  const due = subjects(30);
  await schedule(due);
  const broken = new Set([due[7] ?? ""]);
  expect(await sweep(house, { asOf: now, handlers: handlersThat({ broken }) })).toEqual({ done: 29, failed: 1 });
  expect(await openSubjects()).toEqual([...broken]);
  expect(await sweep(house, { asOf: now, handlers: handlersThat({}) })).toEqual({ done: 1, failed: 0 });
});

test("more broken ones than fit on a page do not hide the one after them", async () => {
  const broken = subjects(2_050);
  await schedule(broken, now.subtract({ hours: 1 }));
  const [good = ""] = subjects(1);
  await schedule([good]);
  expect(await sweep(house, { asOf: now, handlers: handlersThat({ broken: new Set(broken) }) })).toEqual({ done: 1, failed: 2_050 });
});

test("five thousand by three sweepers at once are done once each", async () => {
  const due = subjects(5_000);
  await schedule(due);
  const seen: string[] = [];
  const results = await Promise.all([1, 2, 3].map(() => sweep(house, { asOf: now, handlers: handlersThat({ seen }) })));
  expect(results.reduce((sum, { done }) => sum + done, 0)).toBe(5_000);
  expect(seen.toSorted()).toEqual(due.toSorted());
});

test("a kind that this program does not know stays due beside the others that are done", async () => {
  await schedule(subjects(2));
  await house.db.insertInto("deadlines").values({ organisation_id: organisationId, id: uuidv7(now), what: "from-the-future", subject_id: uuidv7(now), due_at: now.toString() }).execute();
  expect(await sweep(house, { asOf: now, handlers: handlersThat({}) })).toEqual({ done: 2, failed: 1 });
});

test("a deadline that its handler forgot is not closed", async () => {
  await schedule(subjects(1));
  const forgetful: DeadlineHandler = async () => new Map();
  const handlers = { hold: forgetful, "payment-reminder": forgetful, "confirm-ask": forgetful, offer: forgetful, "deal-offer": forgetful, "credit-end": forgetful, "credit-reminder": forgetful, "session-end": forgetful, "calling-off": forgetful, "called-off-answer": forgetful, "session-move": forgetful, "session-move-answer": forgetful, invoice: forgetful, "online-payment": forgetful, "collection-end": forgetful };
  expect(await sweep(house, { asOf: now, handlers })).toEqual({ done: 0, failed: 1 });
  expect(await openSubjects()).toHaveLength(1);
});
