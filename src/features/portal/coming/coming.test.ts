import { beforeEach, describe, expect, test } from "vitest";
import { customer, payAfter, setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { headline, openPortal } from "../../../../test/support/portal.ts";
import { cancelBookings } from "../../cancellation/actions.ts";
import { invitationSecret } from "../../messages/store.ts";

const house = await createTestHouse();
const { get, makeDeal, post, until } = openPortal(house);

let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
  stage = await setStage(house, { conditions: { ...payAfter, confirmHoursBefore: 48 } });
});

async function bookingsOf(dealId: string) {
  return house.db.selectFrom("bookings").select(["id", "attendance"]).where("deal_id", "=", dealId).orderBy("seat_number").execute();
}

async function invited(names: string | string[] = ["Sanne Kooiman", "Joris Peeters"]) {
  const deal = await makeDeal(stage, names);
  const bookings = await bookingsOf(deal.dealId);
  const doors = bookings.map(({ id }) => `/k/${deal.code}/${invitationSecret(house.config.secret, id)}`);
  return { ...deal, bookings, doors, first: bookings[0]?.id ?? "", second: bookings[1]?.id ?? "", door: doors[1] ?? "" };
}

describe("the page of a participant", () => {
  test("asks one question, shows when and where, and no price, no other name and no way into the deal", async () => {
    const { door, secret } = await invited();
    const page = await get(door);
    expect(page.status).toBe(200);
    expect(headline(page.html)).toBe("Komt u op do 21 jan 2027 09:30?");
    expect(page.text).toContain("Pakhuis De Wending, Sluiskade 40, Utrecht");
    expect(page.text).toContain("Laat het Sanne Kooiman weten");
    expect(page.html).not.toMatch(/€|Joris/);
    expect(page.html).not.toContain(secret);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("x-robots-tag")).toContain("noindex");
  });

  test("looking changes nothing; the button says that one comes, and the page then says so", async () => {
    const { door, dealId, second } = await invited();
    await get(door);
    expect((await bookingsOf(dealId)).map(({ attendance }) => attendance)).toEqual(["expected", "expected"]);
    const said = await post(door, { booking: second });
    expect([said.status, said.location]).toEqual([303, door]);
    expect((await bookingsOf(dealId)).map(({ attendance }) => attendance)).toEqual(["expected", "will-come"]);
    expect(headline((await get(door)).html)).toBe("Fijn, wij verwachten u op do 21 jan 2027 09:30.");
    expect((await post(door, { booking: second })).status).toBe(303);
  });

  test("answers for nobody else", async () => {
    const { door, dealId, first } = await invited();
    expect((await post(door, { booking: first })).status).toBe(404);
    expect((await post(door, { booking: "'; drop table bookings; --" })).status).toBe(404);
    expect((await post(door, {})).status).toBe(404);
    expect((await bookingsOf(dealId)).map(({ attendance }) => attendance)).toEqual(["expected", "expected"]);
  });

  test("with a wrong word in its address is the page that is not there", async () => {
    const { door, code } = await invited();
    const none = await get(`/k/${code}/${"a".repeat(24)}`);
    expect(none.status).toBe(404);
    expect((await get("/k/ZZZZ-ZZZZ/x")).html).toBe(none.html);
    expect((await post(`${door}x`, {})).status).toBe(404);
  });

  test("says it when the place is gone, when the training is called off, and when it began", async () => {
    const { door, dealId, second } = await invited();
    await cancelBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: [second] });
    expect(headline((await get(door)).html)).toContain("Deze plaats staat niet meer");
    expect((await post(door, { booking: second })).status).toBe(409);
    const other = await invited("Bram Blok");
    const [of = ""] = other.doors;
    await house.db.updateTable("sessions").set({ status: "called-off" }).execute();
    expect(headline((await get(of)).html)).toContain("Deze training gaat niet door");
    await house.db.updateTable("sessions").set({ status: "published" }).execute();
    await until("2027-01-21T08:30:00Z");
    const late = await post(of, { booking: other.first });
    expect(late.status).toBe(409);
    expect(headline(late.html)).toContain("De training is begonnen");
  });

  test("speaks the language of the deal, and another when asked", async () => {
    const { door } = await invited();
    expect(headline((await get(`${door}?lang=en`)).html)).toBe("Are you coming on Thu 21 Jan 2027 09:30?");
  });
});

describe("the page of whoever ordered", () => {
  test("asks about everybody, takes each answer apart, and leads to the deal to move or cancel", async () => {
    const { path, dealId, first, second } = await invited();
    const page = await get(`${path}/coming`);
    expect(headline(page.html)).toBe("Wie komt er op do 21 jan 2027 09:30?");
    expect(page.text).toContain("Joris Peeters komt");
    expect(page.html).toContain(`href="${path}#rights"`);
    expect((await post(`${path}/coming`, { booking: second })).location).toBe(`${path}/coming`);
    expect((await bookingsOf(dealId)).map(({ attendance }) => attendance)).toEqual(["expected", "will-come"]);
    await post(`${path}/coming`, { booking: first });
    expect(headline((await get(`${path}/coming`)).html)).toBe("Fijn, wij verwachten iedereen op do 21 jan 2027 09:30.");
  });

  test("of one place speaks to oneself, or names the participant on the button", async () => {
    const { path } = await invited("Sanne Kooiman");
    expect((await get(`${path}/coming`)).text).toContain("Ja, ik kom");
    const other = await makeDeal(stage, "Joris Peeters", { customer: customer("Sanne Kooiman") });
    expect((await get(`${other.path}/coming`)).text).toContain("Joris Peeters komt");
  });
});
