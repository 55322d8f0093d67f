import { beforeEach, describe, expect, test } from "vitest";
import { payAfter, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { sweepHouse } from "../../sweep-house.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { markAttendance } from "./actions.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, expectCleanAudit, outcomesOf, placesOf, recordsOf, sweepAt } = stepsIn(house);

const begins = "2027-01-21T08:30:00Z";
const ends = "2027-01-21T16:00:00Z";
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { conditions: payAfter });
  await endsAt(ends);
});

async function endsAt(moment: string): Promise<void> {
  await house.db.transaction().execute((trx) =>
    scheduleDeadlines(trx, stage.organisationId, house.clock.now(), [{ what: "session-end", subjectId: stage.sessionId, dueAt: Temporal.Instant.from(moment) }]),
  );
}

async function attendanceOf(bookingId: string): Promise<string> {
  return (await house.db.selectFrom("bookings").select("attendance").where("id", "=", bookingId).executeTakeFirstOrThrow()).attendance;
}

describe("marking attendance", () => {
  test("begins with the session, to the second, and writes a record", async () => {
    const deal = await dealOf(stage, "Anna");
    const [bookingId = ""] = await bookingIds(deal);
    const mark = { organisationId: stage.organisationId, bookingId, attendance: "attended" as const };
    at("2027-01-21T08:29:59Z");
    expect(await markAttendance(house, mark)).toEqual({ ok: false, refusal: { kind: "not-begun" } });
    at(begins);
    expect(await markAttendance(house, mark)).toEqual({ ok: true, repeated: false });
    expect(await attendanceOf(bookingId)).toBe("attended");
    expect(await recordsOf("attendance.marked")).toEqual([{ booking: bookingId, from: "expected", to: "attended" }]);
  });

  test("twice at once is one record; two different marks at once are both kept, in order", async () => {
    const deal = await dealOf(stage, "Anna");
    const [bookingId = ""] = await bookingIds(deal);
    at(begins);
    const mark = (attendance: "no-show" | "partly") => markAttendance(house, { organisationId: stage.organisationId, bookingId, attendance });
    expect((await Promise.all([mark("no-show"), mark("no-show")])).map((one) => one.ok && one.repeated).sort()).toEqual([false, true]);
    await Promise.all([mark("partly"), mark("partly")]);
    expect(await recordsOf("attendance.marked")).toEqual([
      { booking: bookingId, from: "expected", to: "no-show" },
      { booking: bookingId, from: "no-show", to: "partly" },
    ]);
  });

  test("never goes back to expected", async () => {
    const deal = await dealOf(stage, "Anna");
    const [bookingId = ""] = await bookingIds(deal);
    at(begins);
    await markAttendance(house, { organisationId: stage.organisationId, bookingId, attendance: "attended" });
    expect(await markAttendance(house, { organisationId: stage.organisationId, bookingId, attendance: "expected" }))
      .toEqual({ ok: false, refusal: { kind: "attendance-never-moves", from: "attended" } });
  });

  test("is refused for a place that is gone and for a booking of another organisation", async () => {
    const deal = await dealOf(stage, "Anna");
    const [bookingId = ""] = await bookingIds(deal);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: [bookingId] });
    const other = await setStage(house, { slug: "anders" });
    at(begins);
    const mark = { organisationId: stage.organisationId, bookingId, attendance: "attended" as const };
    expect(await markAttendance(house, mark)).toEqual({ ok: false, refusal: { kind: "no-place" } });
    expect(await markAttendance(house, { ...mark, organisationId: other.organisationId })).toEqual({ ok: false, refusal: { kind: "booking-unknown" } });
  });
});

describe("the end of a session", () => {
  test("completes whoever had a place, once, with two sweepers, and attendance can still be corrected", async () => {
    const anna = await dealOf(stage, "Anna");
    const bram = await dealOf(stage, "Bram");
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: bram, bookingIds: await bookingIds(bram) });
    at(ends);
    await Promise.all([sweepHouse(house, house.clock.now()), sweepHouse({ ...house }, house.clock.now())]);
    expect([await placesOf("Anna"), await placesOf("Bram")]).toEqual([["completed"], ["cancelled"]]);
    expect(await recordsOf("session.ended")).toHaveLength(1);
    const [bookingId = ""] = await bookingIds(anna);
    expect(await markAttendance(house, { organisationId: stage.organisationId, bookingId, attendance: "attended" })).toMatchObject({ ok: true });
    await expectCleanAudit();
  });

  test("that was moved to later does nothing at the old time", async () => {
    await dealOf(stage, "Anna");
    await house.db.updateTable("sessions").set({ ends_at: "2027-01-22T16:00:00Z" }).where("id", "=", stage.sessionId).execute();
    await endsAt("2027-01-22T16:00:00Z");
    await sweepAt(ends);
    expect(await placesOf("Anna")).toEqual(["confirmed"]);
    await sweepAt("2027-01-22T16:00:00Z");
    expect(await placesOf("Anna")).toEqual(["completed"]);
    expect(await outcomesOf("session-end")).toEqual(["rescheduled", "completed"]);
  });
});
