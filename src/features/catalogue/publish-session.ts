import { whyNotPublishable } from "../../domain/catalogue/publishable.ts";
import type { PublishingRefusal } from "../../domain/catalogue/publishable.ts";
import type { House } from "../../platform/house.ts";
import { closeDeadlines, scheduleDeadlines } from "../deadlines/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { holdSession } from "./hold-session.ts";

export type PublishRefusal = { kind: "session-unknown" } | { kind: "called-off" } | { kind: "not-publishable"; why: PublishingRefusal[] };
export type UnpublishRefusal = { kind: "session-unknown" } | { kind: "has-sign-ups" };

type Which = { organisationId: string; sessionId: string };

/**
 * Opens a session for sign-ups and plans its end. Publishing twice is fine.
 * @returns refusals `session-unknown`, `called-off`, `not-publishable` with every reason
 */
export async function publishSession(house: House, { organisationId, sessionId }: Which): Promise<{ ok: true } | { ok: false; refusal: PublishRefusal }> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const held = await holdSession(trx, organisationId, sessionId);
    if (held === undefined) return { ok: false, refusal: { kind: "session-unknown" } };
    const { session, before } = held;
    if (session.status === "published") return { ok: true };
    if (session.status === "called-off") return { ok: false, refusal: { kind: "called-off" } };
    const { terms_version_id: terms } = session;
    const why = whyNotPublishable({ ...before, termsVersionId: terms, capacity: session.capacity, minimum: session.minimum, now });
    const dueAt = before.meetings.at(-1)?.endsAt;
    if (why.length > 0 || dueAt === undefined || terms === null) return { ok: false, refusal: { kind: "not-publishable", why } };
    await trx
      .updateTable("sessions")
      .set({ status: "published", published_at: now.toString() })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", sessionId)
      .execute();
    await scheduleDeadlines(trx, organisationId, now, [{ what: "session-end", subjectId: sessionId, dueAt }]);
    await writeRecords(trx, organisationId, [{ subjectId: sessionId, type: "session.published", at: now, actor: "trainer", details: { terms } }]);
    return { ok: true };
  });
}

/**
 * Takes a session off the public page, as long as nobody ever signed up.
 * @returns refusals `session-unknown`, `has-sign-ups`
 */
export async function unpublishSession(house: House, { organisationId, sessionId }: Which): Promise<{ ok: true } | { ok: false; refusal: UnpublishRefusal }> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const held = await holdSession(trx, organisationId, sessionId);
    if (held === undefined) return { ok: false, refusal: { kind: "session-unknown" } };
    if (held.session.status !== "published") return { ok: true };
    const signUp = await trx
      .selectFrom("sign_ups")
      .select("id")
      .where("organisation_id", "=", organisationId)
      .where("session_id", "=", sessionId)
      .limit(1)
      .executeTakeFirst();
    if (signUp !== undefined) return { ok: false, refusal: { kind: "has-sign-ups" } };
    await trx.updateTable("sessions").set({ status: "draft", published_at: null }).where("organisation_id", "=", organisationId).where("id", "=", sessionId).execute();
    await closeDeadlines(trx, organisationId, now, { subjectIds: [sessionId], what: "session-end", outcome: "unpublished" });
    await writeRecords(trx, organisationId, [{ subjectId: sessionId, type: "session.unpublished", at: now, actor: "trainer", details: {} }]);
    return { ok: true };
  });
}
