import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { addSession, payAfter, setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { movingOwner } from "../../../../test/support/office.ts";
import { stepsIn } from "../../../../test/support/steps.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const ownerAt = movingOwner(app, house);
const { at, bookingIds, dealOf, expectCleanAudit, mailsTo, placesOf, recordsOf } = stepsIn(house);

const paysForMoving = { ...payAfter, move: { freeTimes: 0, untilDaysBefore: 2, feeCents: 2_500, validMonths: 6 } };
let stage: Stage;
let may = "";
let deal: { id: string; path: string; bookings: string[] };

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  await set(payAfter);
});

async function set(conditions: typeof payAfter, slug = "helder") {
  stage = await setStage(house, { slug, conditions });
  const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
  may = await addSession(house, { ...stage, termsId, slug: "mei-20", startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z"), capacity: 2 });
  const id = await dealOf(stage, ["Anna", "Bram"]);
  const { code } = await house.db.selectFrom("deals").select("code").where("id", "=", id).executeTakeFirstOrThrow();
  deal = { id, path: `/office/deals/${code}`, bookings: await bookingIds(id) };
}

describe("moving by the trainer", () => {
  test("shows what it does, then does it for the one who was chosen, and says so", async () => {
    const owner = await ownerAt(stage.organisationId);
    expect((await owner.get(deal.path)).html).toContain(`${deal.path}/move`);
    const [anna = ""] = deal.bookings;
    const seen = await owner.get(`${deal.path}/move?booking=${anna}&session=${may}`);
    expect(seen.text).toContain("De plaats van Anna gaat naar");
    expect(seen.text).toContain("Verzetten zonder kosten");
    expect(await placesOf("Anna")).toEqual(["confirmed"]);
    const sent = await owner.post(`${deal.path}/move`, { booking: anna, session: may, waive: "no", seen: "0" });
    expect([sent.status, sent.location]).toEqual([303, `${deal.path}?done=moved`]);
    expect([await placesOf("Anna"), await placesOf("Bram")]).toEqual([["moved", "confirmed"], ["confirmed"]]);
    expect(await house.db.selectFrom("records").select("actor").where("type", "=", "booking.moved").execute()).toEqual([{ actor: "trainer" }]);
    expect((await owner.get(`${deal.path}?done=moved`)).text).toContain("De plaats is verzet.");
    await expectCleanAudit();
  });

  test("asks the agreed fee or lets it go, each behind its own button", async () => {
    await set(paysForMoving, "duur");
    const owner = await ownerAt(stage.organisationId);
    const seen = await owner.get(`${deal.path}/move?session=${may}`);
    expect(seen.text).toContain("Kosten van het verzetten: geen, jij ziet ervan af");
    expect(seen.text).toContain("Verzetten, klant betaalt € 25,00 meer");
    const changed = await owner.post(`${deal.path}/move`, { booking: deal.bookings, session: may, waive: "yes", seen: "2500" });
    expect([changed.status, changed.text]).toEqual([409, expect.stringContaining("Het bedrag is intussen anders.")]);
    await owner.post(`${deal.path}/move`, { booking: deal.bookings, session: may, waive: "no", seen: "2500" });
    expect(await recordsOf("booking.moved")).toMatchObject([{ feeCents: 2_500 }]);
    await expectCleanAudit();
  });

  test("offers no date that is full, and refuses one that filled up meanwhile", async () => {
    const owner = await ownerAt(stage.organisationId);
    await dealOf({ ...stage, sessionId: may }, "Chris");
    const full = await owner.post(`${deal.path}/move`, { booking: deal.bookings, session: may, waive: "no", seen: "0" });
    expect([full.status, full.text]).toEqual([409, expect.stringContaining("Die datum is intussen vol, of er wacht iemand.")]);
    await dealOf({ ...stage, sessionId: may }, "Daan");
    expect((await owner.get(`${deal.path}/move`)).text).toContain("Er is geen andere gepubliceerde datum");
    expect((await owner.post(`${deal.path}/move`, { session: "x" })).status).toBe(409);
    await expectCleanAudit();
  });

  test("twice at once moves once; after the start there is nothing to move", async () => {
    const owner = await ownerAt(stage.organisationId);
    const form = { booking: deal.bookings, session: may, waive: "no", seen: "0" };
    const both = await Promise.all([owner.post(`${deal.path}/move`, form), owner.post(`${deal.path}/move`, form)]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await recordsOf("booking.moved")).toHaveLength(1);
    await expectCleanAudit();
    at("2027-05-20T07:30:00Z");
    expect((await owner.get(`${deal.path}/move`)).text).toContain("Hier is geen plaats die nog verzet kan worden");
  });
});

describe("somebody else, named by the trainer", () => {
  test("comes, gets the practical mail, and stands in no record", async () => {
    const owner = await ownerAt(stage.organisationId);
    const [anna = ""] = deal.bookings;
    expect((await owner.get(`${deal.path}/substitute`)).text).toContain("In plaats van Anna");
    const wrong = await owner.post(`${deal.path}/substitute`, { booking: anna, first: "Esra", last: "", email: "esra@" });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining("Achternaam: Vul dit in.")]);
    expect(wrong.html).toContain('value="Esra"');
    const sent = await owner.post(`${deal.path}/substitute`, { booking: anna, first: "Esra", last: "Yilmaz", email: "esra@voorbeeld.example" });
    expect([sent.status, sent.location]).toEqual([303, `${deal.path}?done=replaced`]);
    expect([await placesOf("Esra"), await mailsTo("esra")]).toEqual([["confirmed"], ["participant-confirmed"]]);
    expect(await recordsOf("participant.replaced")).toEqual([{ bookings: [anna] }]);
    expect((await owner.post(`${deal.path}/substitute`, { booking: "x" })).status).toBe(409);
    await expectCleanAudit();
  });
});
