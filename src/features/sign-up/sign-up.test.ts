import { beforeEach, describe, expect, test } from "vitest";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { addSession, customer, setStage, signUpOf } from "../../../test/support/cast.ts";
import { fingerprintOf } from "../deal/actions.ts";
import { findSessionViewById } from "../catalogue/store.ts";
import { signUp } from "./actions.ts";

const house = await createTestHouse();

beforeEach(() => emptyDatabase(house));

async function rows() {
  const [deals, signUps, bookings, records, messages, deadlines] = await Promise.all([
    house.db.selectFrom("deals").selectAll().execute(),
    house.db.selectFrom("sign_ups").selectAll().execute(),
    house.db.selectFrom("bookings").selectAll().orderBy("arrival").execute(),
    house.db.selectFrom("records").selectAll().orderBy("id").execute(),
    house.db.selectFrom("messages").selectAll().orderBy("id").execute(),
    house.db.selectFrom("deadlines").selectAll().orderBy("due_at").execute(),
  ]);
  return { deals, signUps, bookings, records, messages, deadlines };
}

describe("signing up while there are places", () => {
  test("forms a deal with everything frozen, its record, its mails and its deadlines", async () => {
    const stage = await setStage(house);
    const outcome = await signUp(house, signUpOf(stage, ["Sanne Kooiman", "Joris Peeters"]));
    expect(outcome).toMatchObject({ ok: true, outcome: "deal" });
    const { deals, bookings, records, messages, deadlines } = await rows();
    const [deal] = deals;
    expect(deal).toMatchObject({ total_cents: 216_590, vat_cents: 37_590, payment: "due", terms_sha256: stage.termsSha256 });
    expect(deal?.frozen.wording.orderButton).toBe("Bestelling met betalingsverplichting");
    expect(bookings.map((booking) => booking.place)).toEqual(["held", "held"]);
    expect(records.map((record) => record.type)).toEqual(["deal.formed"]);
    expect(messages.map((message) => message.kind).sort()).toEqual(["deal-confirmed", "participant-confirmed"]);
    expect(deadlines.map((deadline) => deadline.what)).toEqual(["invoice", "payment-reminder", "hold"]);
    expect(deadlines[2]?.due_at.toString()).toBe("2026-12-02T10:59:59Z");
    const jobs = await house.pool.query("select count(*)::int as count from graphile_worker._private_jobs");
    expect(jobs.rows[0]).toEqual({ count: 2 });
  });

  test("a free training needs no payment and the places are confirmed at once", async () => {
    const stage = await setStage(house, { priceCents: 0 });
    await signUp(house, signUpOf(stage, "Sanne Kooiman"));
    const { deals, bookings, deadlines } = await rows();
    expect(deals[0]).toMatchObject({ payment: "none-due", total_cents: 0 });
    expect(deals[0]?.frozen.wording.orderButton).toBe("Gratis inschrijven");
    expect(bookings[0]?.place).toBe("confirmed");
    expect(deadlines).toEqual([]);
  });

  test("changing the session afterwards changes no deal, and the database refuses to rewrite one", async () => {
    const stage = await setStage(house);
    await signUp(house, signUpOf(stage, "Sanne Kooiman"));
    await house.db.updateTable("sessions").set({ price_cents: 1 }).where("organisation_id", "=", stage.organisationId).execute();
    const { deals } = await rows();
    expect(deals[0]?.frozen.price.unitCents).toBe(89_500);
    await expect(house.db.updateTable("deals").set({ total_cents: 1 }).execute()).rejects.toThrow(/frozen/);
    await expect(house.db.deleteFrom("records").execute()).rejects.toThrow(/append-only/);
  });
});

describe("pressing the button twice", () => {
  test("the same form sent twice at once gives one deal and one answer", async () => {
    const stage = await setStage(house);
    const input = signUpOf(stage, "Sanne Kooiman");
    const [first, second] = await Promise.all([signUp(house, input), signUp(house, input)]);
    expect(second).toEqual(first);
    expect((await rows()).deals).toHaveLength(1);
    expect(await signUp(house, input)).toEqual(first);
  });

  test("the same form sent to two processes at once gives one deal", async () => {
    const stage = await setStage(house);
    const other = { ...house };
    const input = signUpOf(stage, "Sanne Kooiman");
    const [first, second] = await Promise.all([signUp(house, input), signUp(other, input)]);
    expect(second).toEqual(first);
    expect((await rows()).deals).toHaveLength(1);
  });

  test("the same token for two dates at once gives one deal, and the other hears which it was", async () => {
    const stage = await setStage(house, { capacity: 50 });
    const terms = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
    const other = await addSession(house, { ...stage, termsId: terms.id, slug: "mei-20", capacity: 50, startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
    const pairs = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const both = [stage, { ...stage, sessionId: other }].map((where) => signUp(house, signUpOf(where, "Sanne Kooiman", { token: `t${index}` })));
        return Promise.all(both);
      }),
    );
    for (const pair of pairs) expect(pair.map((outcome) => outcome.ok || outcome.refusal.kind).sort()).toEqual(["token-reused", true]);
    expect((await rows()).deals).toHaveLength(20);
  });

  test("the same token with another content is refused and names the first answer", async () => {
    const stage = await setStage(house);
    const first = await signUp(house, signUpOf(stage, "Sanne Kooiman", { token: "one" }));
    const second = await signUp(house, signUpOf(stage, "Joris Peeters", { token: "one" }));
    expect(first).toMatchObject({ ok: true });
    const { ok: _, ...earlier } = first;
    expect(second).toEqual({ ok: false, refusal: { kind: "token-reused", earlier } });
  });
});

describe("a session under pressure", () => {
  test("sixty people at once for twelve places: twelve deals, forty-eight in line in order of arrival", async () => {
    const stage = await setStage(house);
    const names = Array.from({ length: 60 }, (_, index) => `Persoon ${String(index).padStart(2, "0")}`);
    const outcomes = await Promise.all(names.map((name) => signUp(house, signUpOf(stage, name, { token: name }))));
    expect(outcomes.filter((outcome) => outcome.ok && outcome.outcome === "deal")).toHaveLength(12);
    const ahead = outcomes.flatMap((outcome) => (outcome.ok && outcome.outcome === "waiting" ? [outcome.ahead] : []));
    expect(ahead).toEqual(Array.from({ length: 48 }, (_, index) => index));
    const session = await house.db.selectFrom("sessions").selectAll().executeTakeFirstOrThrow();
    expect(session).toMatchObject({ seats_taken: 12, waiting: 48 });
    const { bookings, messages } = await rows();
    expect(bookings.slice(0, 12).every((booking) => booking.place === "held")).toBe(true);
    expect(new Set(messages.map((message) => message.to_address)).size).toBe(60);
  });

  test("two processes never give away the same place", async () => {
    const stage = await setStage(house, { capacity: 5 });
    const other = { ...house };
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, index) => signUp(index % 2 === 0 ? house : other, signUpOf(stage, `Persoon ${index}`, { token: `t${index}` }))),
    );
    expect(outcomes.filter((outcome) => outcome.ok && outcome.outcome === "deal")).toHaveLength(5);
    const { bookings } = await rows();
    expect(bookings.map((booking) => booking.arrival)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(bookings.filter((booking) => booking.place === "held").map((booking) => booking.arrival)).toEqual([1, 2, 3, 4, 5]);
  });

  test("who does not want to wait is refused and stands in nobody's way", async () => {
    const stage = await setStage(house, { capacity: 1 });
    await signUp(house, signUpOf(stage, "Sanne Kooiman"));
    const refused = await signUp(house, signUpOf(stage, "Joris Peeters", { ifFull: "refuse" }));
    expect(refused).toEqual({ ok: false, refusal: { kind: "session-full" } });
    expect((await rows()).signUps).toHaveLength(1);
  });
});

describe("asking for the waiting list", () => {
  test("binds nobody, also when a place came free before the button was pressed: the place is offered", async () => {
    const stage = await setStage(house, { capacity: 2 });
    const outcome = await signUp(house, signUpOf(stage, "Sanne Kooiman", { onlyLine: true }));
    expect(outcome).toMatchObject({ ok: true, outcome: "waiting", ahead: 0 });
    const { deals, bookings, messages } = await rows();
    expect(deals).toEqual([]);
    expect(bookings.map(({ place }) => place)).toEqual(["offered"]);
    expect(messages.map(({ kind }) => kind)).toContain("place-offered");
  });

  test("is another request than ordering: the same token does not turn one into the other", async () => {
    const stage = await setStage(house, { capacity: 2 });
    await signUp(house, signUpOf(stage, "Sanne Kooiman", { onlyLine: true }));
    expect(await signUp(house, signUpOf(stage, "Sanne Kooiman"))).toMatchObject({ ok: false, refusal: { kind: "token-reused", earlier: { outcome: "waiting" } } });
    expect((await rows()).deals).toEqual([]);
  });
});

describe("what is refused", () => {
  test.each([
    ["a session that was called off", { status: "called-off" as const }],
    ["a session that has begun", { starts_at: "2026-11-24T09:00:00Z" }],
    ["a session whose last day for signing up is over", { sign_up_until: "2026-11-23T22:59:59Z" }],
  ])("%s takes no sign-ups", async (_, change) => {
    const stage = await setStage(house);
    await house.db.updateTable("sessions").set(change).where("organisation_id", "=", stage.organisationId).execute();
    expect(await signUp(house, signUpOf(stage, "Sanne Kooiman"))).toEqual({ ok: false, refusal: { kind: "session-closed" } });
    expect((await rows()).signUps).toEqual([]);
  });

  test("a draft is nobody's business yet", async () => {
    const stage = await setStage(house);
    await house.db.updateTable("sessions").set({ status: "draft" }).where("organisation_id", "=", stage.organisationId).execute();
    expect(await signUp(house, signUpOf(stage, "Sanne Kooiman"))).toEqual({ ok: false, refusal: { kind: "session-unknown" } });
  });

  test("a session of another organisation is unknown", async () => {
    const stage = await setStage(house);
    const other = await setStage(house, { slug: "anders" });
    const outcome = await signUp(house, signUpOf({ ...stage, sessionId: other.sessionId }, "Sanne Kooiman"));
    expect(outcome).toEqual({ ok: false, refusal: { kind: "session-unknown" } });
  });

  test("a price that changed between form and order is shown again, not charged", async () => {
    const stage = await setStage(house);
    const view = await findSessionViewById(house.db, stage.organisationId, stage.sessionId);
    if (view === undefined) throw new Error("no session on the stage");
    const seen = fingerprintOf(view, house.clock.now());
    await house.db.updateTable("sessions").set({ price_cents: 99_500 }).where("organisation_id", "=", stage.organisationId).execute();
    const outcome = await signUp(house, signUpOf(stage, "Sanne Kooiman", { seen }));
    expect(outcome).toEqual({ ok: false, refusal: { kind: "changed", what: ["price"] } });
    expect((await rows()).deals).toEqual([]);
  });

  test("a thousand participants are refused with the most that is possible", async () => {
    const stage = await setStage(house);
    const outcome = await signUp(house, signUpOf(stage, Array.from({ length: 1000 }, (_, index) => `Persoon ${index}`)));
    expect(outcome).toEqual({ ok: false, refusal: { kind: "too-many-places", most: 50 } });
  });

  test("one sign-up that the database refuses spoils no other of its group", async () => {
    const stage = await setStage(house);
    const bad = signUpOf(stage, "Kapot", { token: "bad", customer: customer("Kapot\u0000") });
    const outcomes = await Promise.allSettled([
      signUp(house, signUpOf(stage, "Eerst", { token: "a" })),
      signUp(house, bad),
      signUp(house, signUpOf(stage, "Daarna", { token: "b" })),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await rows()).deals).toHaveLength(2);
  });
});
