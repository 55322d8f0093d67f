import { beforeEach, describe, expect, test } from "vitest";
import { setStage, signUpOf } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { sessionOf } from "../../../test/support/catalogue.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { signUp } from "../sign-up/actions.ts";
import { createSession, publishSession, unpublishSession } from "./actions.ts";
import type { SessionInput } from "./actions.ts";

const house = await createTestHouse();
let stage: Stage;
let termsVersionId: string;

beforeEach(async () => {
  house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
  await emptyDatabase(house);
  stage = await setStage(house);
  termsVersionId = (await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow()).id;
});

async function draft(change: Partial<SessionInput> = {}): Promise<string> {
  const { organisationId, courseId } = stage;
  const outcome = await createSession(house, { organisationId, courseId, zone: "Europe/Amsterdam", session: sessionOf({ termsVersionId, ...change }) });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.sessionId;
}

const publish = (sessionId: string, organisationId = stage.organisationId) => publishSession(house, { organisationId, sessionId });
const unpublish = (sessionId: string, organisationId = stage.organisationId) => unpublishSession(house, { organisationId, sessionId });

async function stateOf(sessionId: string) {
  const { status, published_at } = await house.db.selectFrom("sessions").select(["status", "published_at"]).where("id", "=", sessionId).executeTakeFirstOrThrow();
  const ends = await house.db.selectFrom("deadlines").select(["due_at", "done_at", "outcome"]).where("subject_id", "=", sessionId).execute();
  const records = await house.db.selectFrom("records").select("type").where("subject_id", "=", sessionId).orderBy("id").execute();
  return {
    status,
    publishedAt: published_at?.toString() ?? null,
    ends: ends.map(({ due_at, done_at, outcome }) => [due_at.toString(), done_at === null ? null : outcome]),
    records: records.map(({ type }) => type).filter((type) => type !== "session.created"),
  };
}

describe("publishing a session", () => {
  test("opens it, plans its end, and records with which terms", async () => {
    const id = await draft();
    expect(await publish(id)).toEqual({ ok: true });
    expect(await stateOf(id)).toEqual({
      status: "published", publishedAt: "2026-11-24T09:41:00Z", ends: [["2027-03-11T16:00:00Z", null]], records: ["session.published"],
    });
    const { details } = await house.db.selectFrom("records").select("details").where("type", "=", "session.published").executeTakeFirstOrThrow();
    expect(details).toEqual({ terms: termsVersionId });
  });

  test("a second time changes nothing", async () => {
    const id = await draft();
    await publish(id);
    const before = await stateOf(id);
    house.clock.set(Temporal.Instant.from("2026-11-25T09:00:00Z"));
    expect(await publish(id)).toEqual({ ok: true });
    expect(await stateOf(id)).toEqual(before);
  });

  test("twice at once publishes once", async () => {
    const id = await draft();
    await Promise.all([publish(id), publish(id)]);
    expect(await stateOf(id)).toMatchObject({ status: "published", records: ["session.published"], ends: [["2027-03-11T16:00:00Z", null]] });
  });

  test("is refused with every reason at once while something is missing", async () => {
    const id = await draft({ termsVersionId: null, meetings: [] });
    expect(await publish(id)).toEqual({ ok: false, refusal: { kind: "not-publishable", why: ["no-terms", "no-meetings"] } });
    expect(await stateOf(id)).toEqual({ status: "draft", publishedAt: null, ends: [], records: [] });
  });

  test("is refused when its day or its deadline passed meanwhile", async () => {
    const id = await draft({ signUpUntil: Temporal.Instant.from("2027-03-01T22:59:59Z") });
    house.clock.set(Temporal.Instant.from("2027-03-11T08:30:00Z"));
    expect(await publish(id)).toEqual({ ok: false, refusal: { kind: "not-publishable", why: ["starts-in-past", "deadline-in-past"] } });
  });

  test("is refused once it is called off, and in another organisation", async () => {
    const other = await setStage(house, { slug: "ander" });
    const id = await draft();
    expect(await publish(id, other.organisationId)).toEqual({ ok: false, refusal: { kind: "session-unknown" } });
    await house.db.updateTable("sessions").set({ status: "called-off" }).where("id", "=", id).execute();
    expect(await publish(id)).toEqual({ ok: false, refusal: { kind: "called-off" } });
  });
});

describe("taking a session off the page", () => {
  test("makes it a draft again, takes its end off the plan, and records it", async () => {
    const id = await draft();
    await publish(id);
    expect(await unpublish(id)).toEqual({ ok: true });
    expect(await stateOf(id)).toEqual({
      status: "draft", publishedAt: null, ends: [["2027-03-11T16:00:00Z", "unpublished"]], records: ["session.published", "session.unpublished"],
    });
  });

  test("changes nothing about a draft, and twice at once happens once", async () => {
    const id = await draft();
    expect(await unpublish(id)).toEqual({ ok: true });
    expect((await stateOf(id)).records).toEqual([]);
    await publish(id);
    await Promise.all([unpublish(id), unpublish(id)]);
    expect((await stateOf(id)).records).toEqual(["session.published", "session.unpublished"]);
  });

  test("is refused once somebody signed up, and in another organisation", async () => {
    const other = await setStage(house, { slug: "ander" });
    await signUp(house, signUpOf(stage, "Hanna Anders"));
    expect(await unpublish(stage.sessionId)).toEqual({ ok: false, refusal: { kind: "has-sign-ups" } });
    expect(await unpublish(other.sessionId)).toEqual({ ok: false, refusal: { kind: "session-unknown" } });
    expect((await stateOf(stage.sessionId)).status).toBe("published");
  });

  test("at the same time as a sign-up, one of the two finds the other done", async () => {
    const [taken, signedUp] = await Promise.all([unpublish(stage.sessionId), signUp(house, signUpOf(stage, "Hanna Anders"))]);
    const { status } = await stateOf(stage.sessionId);
    const rows = await house.db.selectFrom("sign_ups").select("id").execute();
    expect([taken.ok, signedUp.ok].filter(Boolean)).toHaveLength(1);
    expect([status, rows.length]).toEqual(taken.ok ? ["draft", 0] : ["published", 1]);
  });
});
