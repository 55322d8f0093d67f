import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { customer, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { queueIn } from "../../../test/support/queue.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { pastIn, trackRules } from "../../../test/support/track-record.ts";
import { markAttendance } from "../attendance/actions.ts";
import { findOrganisationById } from "../catalogue/store.ts";
import { findDeal } from "../deal/store.ts";
import { askCorrection, chosenPlan, forgetOld, keepEntry, objectToRecord, overruleRecord, readCustomerRecord, setTrackRules, strikeEntry, writeOverrule } from "./actions.ts";

const house = await createTestHouse("2026-01-10T09:00:00Z");
const { at, expectCleanAudit, mailsTo, recordsOf } = stepsIn(house);
const { setRules, went } = pastIn(house);
const { waiting } = queueIn(house);

let stage: Stage;
let mine: { dealId: string; bookingId: string };

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-01-10T09:00:00Z");
  stage = await setStage(house);
  await setRules(stage);
  mine = await went(stage, "Joris Peeters", { on: "2026-05-12", came: "no-show" });
});

const organisation = async (which = stage) => {
  const found = await findOrganisationById(house.db, which.organisationId);
  if (found === undefined) throw new Error("expected the organisation");
  return found;
};
async function recordOf(dealId = mine.dealId, which = stage) {
  const deal = await findDeal(house.db, which.organisationId, dealId);
  return deal === undefined ? null : readCustomerRecord(house.db, await organisation(which), deal, house.clock.now());
}
const whats = async (dealId = mine.dealId) => (await recordOf(dealId))?.entries.map(({ what }) => what) ?? [];
const planFor = async (name: string, who = customer(name)) => {
  const session = await house.db.selectFrom("sessions").select(["price_cents", "conditions"]).where("id", "=", stage.sessionId).executeTakeFirstOrThrow();
  return (await chosenPlan(house.db, { organisation: await organisation(), session }, who, house.clock.now()))?.by ?? null;
};
const repeats = (outcomes: readonly { ok: boolean; repeated?: boolean }[]) => outcomes.map(({ repeated }) => repeated).sort();
const noShow = () => `no-show:${mine.bookingId}`;
const entry = () => ({ organisationId: stage.organisationId, dealId: mine.dealId, entryKey: noShow() });

describe("who is the same customer", () => {
  beforeEach(async () => {
    await went(stage, "Joris Peeters", { on: "2026-09-08", came: "no-show" });
  });

  test("is who orders with the same address in the same name, however it is typed", async () => {
    const typed = { ...customer("Joris Peeters"), name: "  JORIS   peeters b.v. ", orderedBy: { name: "J. Peeters", email: " Joris.Peeters@VOORBEELD.example" } };
    expect([await planFor("Joris Peeters"), await planFor("Joris Peeters", typed)]).toEqual(["careful", "careful"]);
  });

  test("is not who knows only the address, or only the name, or only the KVK number", async () => {
    const joris = customer("Joris Peeters");
    for (const who of [{ ...joris, name: "Nieuwsgierig B.V." }, { ...joris, orderedBy: { ...joris.orderedBy, email: "iemand@anders.example" } }, { ...customer("Anna de Wit"), kvkNumber: joris.kvkNumber }]) {
      expect(await planFor("", who)).toBeNull();
    }
  });
});

test("a customer is found by the index of the organisation, whatever is asked about them", async () => {
  const found = await house.db.transaction().execute(async (trx) => {
    await sql`set local enable_seqscan = off`.execute(trx);
    const { rows } = await sql<{ "QUERY PLAN": string }>`
      explain select d.id from (select customer_key(customer) as key from json_to_recordset('[{"customer":{}}]'::json) as wanted(customer jsonb)) asked
      join deals d on d.organisation_id = ${stage.organisationId} and customer_key(d.customer) = asked.key
    `.execute(trx);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
  expect(found).toContain("deals_by_customer");
});

test("with the rules off nothing is asked of the database", async () => {
  const session = await house.db.selectFrom("sessions").select(["price_cents", "conditions"]).where("id", "=", stage.sessionId).executeTakeFirstOrThrow();
  const asked: string[] = [];
  const listening = new Proxy(house.db, { get: (target, name) => (asked.push(String(name)), Reflect.get(target, name)) });
  const off = { ...(await organisation()), track_rules: null };
  expect(await chosenPlan(listening, { organisation: off, session }, customer("Joris Peeters"), house.clock.now())).toBeNull();
  expect(await chosenPlan(listening, { organisation: await organisation(), session: { ...session, price_cents: 0 } }, customer("Joris Peeters"), house.clock.now())).toBeNull();
  expect(asked).toEqual([]);
});

describe("the rules of an organisation", () => {
  test("are set with a record and can be taken away; what is wrong is named and changes nothing", async () => {
    const set = (rules: typeof trackRules | null) => setTrackRules(house, { organisationId: stage.organisationId, rules });
    expect(await set(null)).toEqual({ ok: true });
    expect([(await organisation()).track_rules, await recordOf()]).toEqual([null, null]);
    expect(await set({ ...trackRules, months: 30 })).toEqual({ ok: false, refusal: { kind: "rules-wrong", faults: ["months-out-of-range"] } });
    expect((await organisation()).track_rules).toBeNull();
    expect(await set(trackRules)).toEqual({ ok: true });
    expect((await organisation()).track_rules).toEqual(trackRules);
    expect(await recordsOf("track.rules-set")).toEqual([{ months: null, trustedPlaces: null, carefulTimes: null }, { months: 24, trustedPlaces: 3, carefulTimes: 2 }]);
  });

  describe("taken away", () => {
    const off = () => setTrackRules(house, { organisationId: stage.organisationId, rules: null });
    const overrule = () => overruleRecord(house, { organisationId: stage.organisationId, dealId: mine.dealId, plan: "as-session", reason: "Ken ik.", until: Temporal.PlainDate.from("2027-01-01"), by: "marit", token: "t" });
    const strike = () => strikeEntry(house, { ...entry(), reason: "Verkeerd gezien.", by: "marit" });
    const correct = () => askCorrection(house, { ...entry(), words: "Ik was er." });
    const kept = async () => Promise.all((["track_overrules", "track_strikes", "track_corrections", "track_objections"] as const).map(async (table) => (await house.db.selectFrom(table).select("organisation_id").execute()).length));

    test("take along what was decided, struck and said, of this organisation alone; objections and records stay", async () => {
      const others = await setStage(house, { slug: "ander" });
      await setRules(others);
      const theirs = await went(others, "Joris Peeters", { on: "2026-06-09", came: "no-show" });
      await strikeEntry(house, { organisationId: others.organisationId, dealId: theirs.dealId, entryKey: `no-show:${theirs.bookingId}`, reason: "Hij was er.", by: "ander" });
      for (const step of [correct, strike, overrule]) expect(await step()).toEqual({ ok: true, repeated: false });
      await objectToRecord(house, { organisationId: stage.organisationId, dealId: mine.dealId, objects: true });
      expect(await kept()).toEqual([1, 2, 1, 1]);
      expect(await off()).toEqual({ ok: true });
      expect(await kept()).toEqual([0, 1, 0, 1]);
      expect((await Promise.all(["track.overruled", "track.struck", "track.correction-asked"].map((type) => recordsOf(type)))).map((all) => all.length)).toEqual([1, 2, 1]);
      expect(await strike()).toEqual({ ok: false, refusal: { kind: "entry-unknown" } });
      expect(await keepEntry(house, { ...entry(), words: "Het klopt.", by: "marit" })).toEqual({ ok: false, refusal: { kind: "not-asked" } });
      await expectCleanAudit();
    });

    test.each([["decided", overrule], ["struck", strike], ["said", correct]])("at the moment that something is %s, leave nothing of it", async (_, step) => {
      const [outcome] = await Promise.all([off(), step()]);
      expect([outcome, await kept()]).toEqual([{ ok: true }, [0, 0, 0, 0]]);
    });

    test("wait for who is deciding, and then leave nothing of it", async () => {
      const deal = await findDeal(house.db, stage.organisationId, mine.dealId);
      if (deal === undefined) throw new Error("expected the deal");
      let switched = Promise.resolve<unknown>(null);
      await house.db.transaction().execute(async (trx) => {
        await writeOverrule(trx, deal, { plan: "as-session", reason: "Ken ik.", until: Temporal.PlainDate.from("2027-01-01"), by: "marit", token: "t" }, house.clock.now());
        switched = off();
        await waiting(1);
      });
      expect([await switched, await kept()]).toEqual([{ ok: true }, [0, 0, 0, 0]]);
    });
  });

  test("set twice at once are set", async () => {
    const both = await Promise.all([setTrackRules(house, { organisationId: stage.organisationId, rules: trackRules }), setTrackRules(house, { organisationId: stage.organisationId, rules: null })]);
    expect(both).toEqual([{ ok: true }, { ok: true }]);
    expect(await setTrackRules(house, { organisationId: mine.dealId, rules: null })).toEqual({ ok: false, refusal: { kind: "organisation-unknown" } });
  });
});

describe("an entry that is not right", () => {
  const ask = (words = "Ik was er wel.", entryKey = noShow()) => askCorrection(house, { organisationId: stage.organisationId, dealId: mine.dealId, entryKey, words });

  test("is asked about once, twice at once too, and stays until a person looked", async () => {
    expect(repeats(await Promise.all([ask(), ask()]))).toEqual([false, true]);
    expect(await whats()).toContain("no-show");
    expect(await recordsOf("track.correction-asked")).toMatchObject([{ entry: noShow(), characters: 14 }]);
    expect((await recordOf())?.corrections).toMatchObject([{ words: "Ik was er wel.", answer: null }]);
    await expectCleanAudit();
  });

  test("of somebody else, unknown, or without words cannot be asked about", async () => {
    const other = await went(stage, "Anna de Wit", { on: "2026-06-09" });
    expect(await ask("Dit klopt niet.", `attended:${other.bookingId}`)).toEqual({ ok: false, refusal: { kind: "entry-unknown" } });
    expect(await ask("Dit klopt niet.", "no-show:x")).toEqual({ ok: false, refusal: { kind: "entry-unknown" } });
    expect(await ask(" ")).toEqual({ ok: false, refusal: { kind: "words-missing" } });
    expect(await ask("x".repeat(2_001))).toEqual({ ok: false, refusal: { kind: "words-too-long" } });
  });

  test("struck twice at once is struck once, counts no more, and the customer hears why", async () => {
    await ask();
    const strike = () => strikeEntry(house, { ...entry(), reason: "De presentielijst klopte niet.", by: "marit" });
    expect(repeats(await Promise.all([strike(), strike()]))).toEqual([false, true]);
    expect(await whats()).toEqual(["paid"]);
    expect((await recordOf())?.corrections).toMatchObject([{ answer: "struck", answer_words: "De presentielijst klopte niet.", answered_by: "marit" }]);
    expect((await mailsTo("Joris")).at(-1)).toBe("entry-answered");
    expect(await recordsOf("track.struck")).toEqual([{ entry: noShow(), asked: true }]);
    expect(JSON.stringify(await recordsOf("track.struck"))).not.toContain("presentielijst");
    expect(await keepEntry(house, { ...entry(), words: "Toch niet.", by: "marit" })).toEqual({ ok: false, refusal: { kind: "answered" } });
    await expectCleanAudit();
  });

  test("can be struck unasked; an unknown one cannot", async () => {
    expect(await strikeEntry(house, { ...entry(), reason: "Verkeerd gezien.", by: "marit" })).toEqual({ ok: true, repeated: false });
    expect(await recordsOf("track.struck")).toEqual([{ entry: noShow(), asked: false }]);
    expect(await strikeEntry(house, { ...entry(), entryKey: "no-show:x", reason: "Verkeerd gezien.", by: "marit" })).toEqual({ ok: false, refusal: { kind: "entry-unknown" } });
    expect(await strikeEntry(house, { ...entry(), reason: "", by: "marit" })).toEqual({ ok: false, refusal: { kind: "words-missing" } });
  });

  test("kept twice at once is kept once with its reason, and only when somebody asked", async () => {
    const keep = () => keepEntry(house, { ...entry(), words: "Uw naam stond niet op de lijst.", by: "marit" });
    expect(await keep()).toEqual({ ok: false, refusal: { kind: "not-asked" } });
    await ask();
    expect(repeats(await Promise.all([keep(), keep()]))).toEqual([false, true]);
    expect([await whats(), (await mailsTo("Joris")).at(-1)]).toEqual([["paid", "no-show"], "entry-answered"]);
    expect(await recordsOf("track.correction-kept")).toHaveLength(1);
  });

  test("that was marked wrongly is mended by marking it right", async () => {
    await markAttendance(house, { organisationId: stage.organisationId, bookingId: mine.bookingId, attendance: "attended" });
    expect(await whats()).toEqual(["paid", "attended"]);
  });
});

describe("what was said and decided", () => {
  test("is forgotten when no entry can be left of that time; an objection that holds and an open question stay", async () => {
    const other = await went(stage, "Anna de Wit", { on: "2026-06-09", came: "no-show" });
    await askCorrection(house, { organisationId: stage.organisationId, dealId: mine.dealId, entryKey: noShow(), words: "Ik was er." });
    await strikeEntry(house, { ...entry(), reason: "Verkeerd gezien.", by: "marit" });
    await askCorrection(house, { organisationId: stage.organisationId, dealId: other.dealId, entryKey: `no-show:${other.bookingId}`, words: "Ik ook." });
    await objectToRecord(house, { organisationId: stage.organisationId, dealId: mine.dealId, objects: true });
    await overruleRecord(house, { organisationId: stage.organisationId, dealId: mine.dealId, plan: "as-session", reason: "Ken ik.", until: localDay(), by: "marit", token: "t1" });
    const left = async () => Promise.all((["track_corrections", "track_strikes", "track_overrules", "track_objections"] as const).map(async (table) => (await house.db.selectFrom(table).select("organisation_id").execute()).length));
    const now = house.clock.now().toZonedDateTimeISO("UTC");
    expect([await forgetOld(house, now.add({ months: 24 }).toInstant()), await left()]).toEqual([0, [2, 1, 1, 1]]);
    expect([await forgetOld(house, now.add({ months: 24, days: 1 }).toInstant()), await left()]).toEqual([3, [1, 0, 0, 1]]);
    expect(await recordsOf("track.struck")).toHaveLength(1);
  });

  const localDay = () => house.clock.now().toZonedDateTimeISO("Europe/Amsterdam").toPlainDate();
});

describe("objecting", () => {
  const object = (objects = true, dealId = mine.dealId) => objectToRecord(house, { organisationId: stage.organisationId, dealId, objects });

  test("holds for every order of the customer from then on, and can be taken back", async () => {
    const second = await went(stage, "Joris Peeters", { on: "2026-09-08", came: "no-show" });
    expect(repeats(await Promise.all([object(), object(true, second.dealId)]))).toEqual([false, true]);
    expect([await planFor("Joris Peeters"), (await recordOf())?.follows]).toEqual([null, null]);
    expect(repeats(await Promise.all([object(false), object(false)]))).toEqual([false, true]);
    expect([await planFor("Joris Peeters"), (await recordOf())?.follows]).toEqual(["careful", "careful"]);
    expect([await recordsOf("track.objected"), await recordsOf("track.objection-taken-back")].map((all) => all.length)).toEqual([1, 1]);
    expect(await object(true, stage.sessionId)).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
    await expectCleanAudit();
  });
});

describe("overruling the rules", () => {
  const overrule = (more: Partial<Parameters<typeof overruleRecord>[1]> = {}) =>
    overruleRecord(house, { organisationId: stage.organisationId, dealId: mine.dealId, plan: "as-session", reason: "Ken ik al jaren.", until: Temporal.PlainDate.from("2027-05-15"), by: "marit", token: "t1", ...more });

  beforeEach(async () => {
    await went(stage, "Joris Peeters", { on: "2026-09-08", came: "no-show" });
  });

  test("twice at once is decided once, holds until its last day, and its reason is in no record", async () => {
    expect(repeats(await Promise.all([overrule(), overrule()]))).toEqual([false, true]);
    expect([await planFor("Joris Peeters"), (await recordOf())?.follows]).toEqual([null, "overrule"]);
    at("2027-05-15T21:59:58Z");
    expect(await planFor("Joris Peeters")).toBeNull();
    at("2027-05-15T22:00:00Z");
    expect([await planFor("Joris Peeters"), (await recordOf())?.overrule]).toEqual(["careful", null]);
    expect(JSON.stringify(await recordsOf("track.overruled"))).not.toContain("jaren");
    expect(await recordsOf("track.overruled")).toMatchObject([{ plan: "as-session", until: "2027-05-15" }]);
  });

  test("the newest decision holds, and the rules can be given back", async () => {
    await overrule();
    await overrule({ plan: "on-your-word", token: "t2" });
    expect(await planFor("Joris Peeters")).toBe("overrule");
    await overrule({ plan: "by-the-rules", token: "t3" });
    expect(await planFor("Joris Peeters")).toBe("careful");
  });

  test("a decision that was replaced never comes back, not even when the newer one ends sooner", async () => {
    await overrule({ plan: "on-your-word", until: Temporal.PlainDate.from("2027-09-01"), token: "t2" });
    await overrule({ until: Temporal.PlainDate.from("2027-03-01"), token: "t3" });
    at("2027-03-02T09:00:00Z");
    expect(await planFor("Joris Peeters")).toBe("careful");
    expect(await overrule({ plan: "by-the-rules", until: Temporal.PlainDate.from("2027-09-01"), token: "t4" })).toEqual({ ok: true, repeated: false });
    expect(await overrule({ plan: "by-the-rules", until: Temporal.PlainDate.from("2027-09-01"), token: "t5" })).toEqual({ ok: true, repeated: true });
  });

  test("from two deals of the customer at once leaves one decision", async () => {
    const { rows: deals } = await house.pool.query<{ id: string }>("select id from deals order by formed_at");
    const both = await Promise.all(deals.map(({ id }, index) => overrule({ dealId: id, token: `t${index}`, plan: index === 0 ? "as-session" : "on-your-word" })));
    expect(both.every(({ ok }) => ok)).toBe(true);
    const open = await house.db.selectFrom("track_overrules").select("id").where("ended_at", "is", null).execute();
    expect(open).toHaveLength(1);
  });

  test("needs a reason, an end within the life of an entry, and rules", async () => {
    expect(await overrule({ reason: "" })).toEqual({ ok: false, refusal: { kind: "words-missing" } });
    expect(await overrule({ until: Temporal.PlainDate.from("2029-01-01") })).toMatchObject({ ok: false, refusal: { kind: "until-out-of-range" } });
    expect(await overrule({ dealId: stage.sessionId })).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
    await setRules(stage, null);
    expect(await overrule()).toEqual({ ok: false, refusal: { kind: "rules-off" } });
  });
});
