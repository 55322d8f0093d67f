import { beforeEach, describe, expect, test } from "vitest";
import { setStage, signUpOf } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { meetingOf, sessionOf } from "../../../test/support/catalogue.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { signUp } from "../sign-up/actions.ts";
import { createSession, publishSession, updateSession } from "./actions.ts";
import type { SessionChange, SessionInput } from "./actions.ts";
import { findSessionViewById } from "./store.ts";

const house = await createTestHouse();
let stage: Stage;
let termsVersionId: string;

beforeEach(async () => {
  await emptyDatabase(house);
  stage = await setStage(house, { capacity: 4 });
  termsVersionId = await termsOf(stage.organisationId);
});

async function termsOf(organisationId: string): Promise<string> {
  return (await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", organisationId).executeTakeFirstOrThrow()).id;
}

function create(session: SessionInput = sessionOf(), { organisationId, courseId }: Pick<Stage, "organisationId" | "courseId"> = stage) {
  return createSession(house, { organisationId, courseId, zone: "Europe/Amsterdam", session });
}

async function created(change: Partial<SessionInput> = {}): Promise<string> {
  const outcome = await create(sessionOf(change));
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.sessionId;
}

function update(sessionId: string, change: Partial<SessionChange> = {}, organisationId = stage.organisationId) {
  const { conditions: _, ...session } = sessionOf(change);
  return updateSession(house, { organisationId, sessionId, change: session });
}

async function viewOf(sessionId: string) {
  const view = await findSessionViewById(house.db, stage.organisationId, sessionId);
  if (view === undefined) throw new Error(`session ${sessionId} is gone`);
  return view;
}

async function recorded(type: string): Promise<unknown[]> {
  return (await house.db.selectFrom("records").select("details").where("type", "=", type).orderBy("id").execute()).map(({ details }) => details);
}

async function openEnds(sessionId: string): Promise<string[]> {
  const rows = await house.db.selectFrom("deadlines").select("due_at").where("subject_id", "=", sessionId).where("what", "=", "session-end").where("done_at", "is", null).execute();
  return rows.map((row) => row.due_at.toString());
}

describe("making a session", () => {
  test("makes a draft with its meetings in order of time, at an address after its first day, and records it", async () => {
    const id = await created({ termsVersionId, meetings: [meetingOf("2027-03-12", { place: "", onlineUrl: "https://ontmoeten.example/b" }), meetingOf("2027-03-11")] });
    const { session, meetings, terms } = await viewOf(id);
    expect(session).toMatchObject({ slug: "2027-03-11", status: "draft", price_cents: 89_500, capacity: 12, minimum: 5, seats_taken: 0 });
    expect([session.starts_at?.toString(), session.ends_at?.toString()]).toEqual(["2027-03-11T08:30:00Z", "2027-03-12T16:00:00Z"]);
    expect(meetings.map(({ position, place, online_url }) => [position, place, online_url])).toEqual([[1, "Pakhuis De Wending", null], [2, "", "https://ontmoeten.example/b"]]);
    expect(terms?.id).toBe(termsVersionId);
    expect(await recorded("session.created")).toEqual([{ priceCents: 89_500, capacity: 12, minimum: 5, terms: termsVersionId, startsAt: "2027-03-11T08:30:00Z" }]);
    expect(await openEnds(id)).toEqual([]);
  });

  test("counts on where the day is taken, and calls a session without days by a word", async () => {
    const ids = [await created(), await created(), await created({ meetings: [] }), await created({ meetings: [] })];
    const slugs = await Promise.all(ids.map(async (id) => (await viewOf(id)).session.slug));
    expect(slugs).toEqual(["2027-03-11", "2027-03-11-2", "datum", "datum-2"]);
  });

  test("takes the day from the clock of the organisation", async () => {
    const id = await created({ meetings: [meetingOf("2027-03-11", { startsAt: Temporal.Instant.from("2027-03-10T23:30:00Z") })] });
    expect((await viewOf(id)).session.slug).toBe("2027-03-11");
  });

  test("is refused with everything that is wrong, and leaves nothing behind", async () => {
    const other = await setStage(house, { slug: "ander" });
    expect(await create(sessionOf({ capacity: 0, meetings: [meetingOf("2026-11-20")] }))).toEqual({
      ok: false, refusal: { kind: "not-right", problems: ["capacity-out-of-range", "starts-in-past", "minimum-above-capacity"] },
    });
    expect(await create(sessionOf({ termsVersionId: await termsOf(other.organisationId) }))).toEqual({ ok: false, refusal: { kind: "not-right", problems: ["terms-unknown"] } });
    expect(await create(sessionOf(), { organisationId: stage.organisationId, courseId: other.courseId })).toEqual({ ok: false, refusal: { kind: "course-unknown" } });
    expect(await recorded("session.created")).toEqual([]);
    expect(await house.db.selectFrom("sessions").select("id").where("status", "=", "draft").execute()).toEqual([]);
  });

  test("twice at once makes two sessions at two addresses", async () => {
    const outcomes = await Promise.all([create(), create()]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    const rows = await house.db.selectFrom("sessions").select("slug").where("status", "=", "draft").orderBy("slug").execute();
    expect(rows.map(({ slug }) => slug)).toEqual(["2027-03-11", "2027-03-11-2"]);
  });
});

describe("changing a session", () => {
  test("changes what new customers get, keeps its address and its conditions, and records it", async () => {
    const id = await created();
    const { session: before } = await viewOf(id);
    expect(await update(id, { priceCents: 50_000, capacity: 8, minimum: 2, language: "en", meetings: [meetingOf("2027-04-01"), meetingOf("2027-04-02")] })).toEqual({ ok: true, sessionId: id });
    const { session, meetings } = await viewOf(id);
    expect(session).toMatchObject({ slug: "2027-03-11", price_cents: 50_000, capacity: 8, minimum: 2, language: "en", conditions: before.conditions });
    expect(meetings.map(({ starts_at }) => starts_at.toString())).toEqual(["2027-04-01T08:30:00Z", "2027-04-02T08:30:00Z"]);
    expect(await recorded("session.changed")).toHaveLength(1);
  });

  test("leaves the deals that were made as they were", async () => {
    await signUp(house, signUpOf(stage, "Hanna Anders"));
    const deals = () => house.db.selectFrom("deals").select(["total_cents", "frozen", "terms_sha256"]).execute();
    const before = await deals();
    const { meetings } = await viewOf(stage.sessionId);
    const same = meetings.map(({ starts_at, ends_at }) => ({ startsAt: starts_at, endsAt: ends_at, place: "Elders", address: "", onlineUrl: null }));
    expect(await update(stage.sessionId, { priceCents: 100, capacity: 4, minimum: 1, termsVersionId, meetings: same })).toMatchObject({ ok: true });
    expect(await deals()).toEqual(before);
  });

  test("moves the planned end of a published session along, and plans none for a draft", async () => {
    const id = await created({ termsVersionId });
    await update(id, { termsVersionId, meetings: [meetingOf("2027-03-18")] });
    expect(await openEnds(id)).toEqual([]);
    await publishSession(house, { organisationId: stage.organisationId, sessionId: id });
    await update(id, { termsVersionId, meetings: [meetingOf("2027-03-25")] });
    expect(await openEnds(id)).toEqual(["2027-03-25T16:00:00Z"]);
    await update(id, { termsVersionId, capacity: 9, meetings: [meetingOf("2027-03-25")] });
    expect(await openEnds(id)).toEqual(["2027-03-25T16:00:00Z"]);
  });

  test("is refused below the places that are taken, on other days than agreed, and without terms once published", async () => {
    await signUp(house, signUpOf(stage, ["Hanna Anders", "Bo Anders"]));
    const { meetings } = await viewOf(stage.sessionId);
    const same = meetings.map(({ starts_at, ends_at, place, address }) => ({ startsAt: starts_at, endsAt: ends_at, place, address, onlineUrl: null }));
    const refused = async (change: Partial<SessionChange>) => {
      const outcome = await update(stage.sessionId, { capacity: 4, minimum: 1, termsVersionId, meetings: same, ...change });
      return outcome.ok || outcome.refusal.kind !== "not-right" ? [] : outcome.refusal.problems;
    };
    expect(await refused({ capacity: 1 })).toEqual(["capacity-below-taken"]);
    expect(await refused({ meetings: [meetingOf("2027-03-11")] })).toEqual(["date-agreed"]);
    expect(await refused({ termsVersionId: null })).toEqual(["no-terms"]);
    expect(await recorded("session.changed")).toEqual([]);
  });

  test("is refused in another organisation", async () => {
    const other = await setStage(house, { slug: "ander" });
    expect(await update(stage.sessionId, {}, other.organisationId)).toEqual({ ok: false, refusal: { kind: "session-unknown" } });
    const id = await created();
    expect(await update(id, { termsVersionId: await termsOf(other.organisationId) })).toEqual({ ok: false, refusal: { kind: "not-right", problems: ["terms-unknown"] } });
  });

  test("twice at once leaves one of the two whole", async () => {
    const id = await created();
    const one = { priceCents: 10_000, meetings: [meetingOf("2027-05-03")] };
    const other = { priceCents: 20_000, meetings: [meetingOf("2027-06-01"), meetingOf("2027-06-02")] };
    await Promise.all([update(id, one), update(id, other)]);
    const { session, meetings } = await viewOf(id);
    expect([[10_000, 1], [20_000, 2]]).toContainEqual([session.price_cents, meetings.length]);
    expect(await recorded("session.changed")).toHaveLength(2);
  });

  test("at the same time as a sign-up never leaves more taken than there is", async () => {
    const { meetings } = await viewOf(stage.sessionId);
    const same = meetings.map(({ starts_at, ends_at, place, address }) => ({ startsAt: starts_at, endsAt: ends_at, place, address, onlineUrl: null }));
    await Promise.all([
      signUp(house, signUpOf(stage, ["Hanna Anders", "Bo Anders"])),
      update(stage.sessionId, { capacity: 1, minimum: 1, termsVersionId, meetings: same }),
    ]);
    const { session } = await viewOf(stage.sessionId);
    expect(session.seats_taken).toBeLessThanOrEqual(session.capacity);
  });
});
