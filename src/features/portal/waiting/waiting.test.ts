import { beforeEach, describe, expect, test } from "vitest";
import { customer, setStage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { cancelBookings } from "../../cancellation/actions.ts";
import { dealBookings } from "../../deal/store.ts";
import { headline, openPortal, seen } from "../../../../test/support/portal.ts";

const house = await createTestHouse();
const portal = openPortal(house);
const { get, post, makeDeal, makeWaiting, until } = portal;

beforeEach(async () => {
  await emptyDatabase(house);
  house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
});

describe("a place on the waiting list", () => {
  /** One seat, taken; the named people wait for it in this order. */
  async function line(...names: string[]) {
    const stage = await setStage(house, { capacity: 1 });
    const deal = await makeDeal(stage, "Sanne Kooiman");
    const waiting = [];
    for (const name of names) waiting.push(await makeWaiting(stage, name, { customer: customer(name, "consumer") }));
    return { stage, deal, waiting };
  }

  async function offered() {
    const { stage, deal, waiting } = await line("Fenna Haverkort", "Bram Dekker");
    const [first, second] = waiting;
    if (first === undefined || second === undefined) throw new Error("expected two people in line");
    await until("2026-12-02T11:00:00Z");
    return { stage, deal, first, second };
  }

  async function orderForm(path: string) {
    const { html } = await get(`${path}/accept`);
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
    return { html, fields: { offer: value("offer"), seen: value("seen"), terms: "yes" } };
  }

  test("says where somebody stands, that nothing binds, and what comes next", async () => {
    const { waiting } = await line("Fenna Haverkort", "Bram Dekker", "Iris Vos");
    const pages = await Promise.all(waiting.map(({ path }) => get(path)));
    expect(pages.map(({ html }) => headline(html))).toEqual([
      "U staat vooraan op de wachtlijst. U zit nergens aan vast.",
      "Eerst gaat nog één vrije plaats naar een ander, daarna bent u aan de beurt. U zit nergens aan vast.",
      "Eerst gaan nog twee vrije plaatsen naar anderen, daarna bent u aan de beurt. U zit nergens aan vast.",
    ]);
    expect(pages[0]?.text).toContain("houden wij die 48 uur vast, alleen voor u");
  });

  test("an offer says what, for how much and until when, and both ways out", async () => {
    const { first } = await offered();
    const page = await get(first.path);
    expect(headline(page.html)).toBe("Er is een plaats vrij op do 21 januari 2027, voor € 1.082,95. Wij houden die voor u vast tot vr 4 dec 2026 12:00.");
    expect(page.text).toContain("Ja, ik wil deze plaats");
    expect(page.text).toContain("Nee, geef de plaats door");
    expect(page.text).toContain("Dit is een aanbod.");
    expect(page.text).toContain("Bedenktijd tot en met");
  });

  test("accepting goes through the review with the order button and makes a deal, once", async () => {
    const { first } = await offered();
    const { html, fields } = await orderForm(first.path);
    expect(seen(html)).toContain("Bestelling met betalingsverplichting");
    expect(seen(html)).toContain("U mag altijd opzeggen.");
    expect(html).not.toMatch(/<input[^>]*type="checkbox"[^>]*checked/);
    const [one, two] = await Promise.all([post(`${first.path}/accept`, fields), post(`${first.path}/accept`, fields)]);
    expect([one?.status, two?.status]).toEqual([303, 303]);
    expect(one?.location).toBe(two?.location);
    const page = await get(one?.location ?? "");
    expect(headline(page.html)).toContain("Wij houden een plaats voor u vast. Betaal € 1.082,95");
    expect((await get(first.path)).html).toContain(`href="${one?.location}"`);
    expect(await house.db.selectFrom("deals").select("id").execute()).toHaveLength(2);
  });

  test("without agreeing to the terms nothing is ordered and the box says so", async () => {
    const { first } = await offered();
    const { fields } = await orderForm(first.path);
    const answer = await post(`${first.path}/accept`, { offer: fields.offer, seen: fields.seen });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Kruis aan dat u akkoord gaat met de voorwaarden.");
    expect(answer.html).toContain('id="terms"');
  });

  test("a price that changed since the page was opened is shown and asked again", async () => {
    const { first, stage } = await offered();
    const { fields } = await orderForm(first.path);
    await house.db.updateTable("sessions").set({ price_cents: 95_000 }).where("organisation_id", "=", stage.organisationId).execute();
    const answer = await post(`${first.path}/accept`, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("veranderde de prijs");
    expect(answer.text).toContain("€ 1.149,50");
  });

  test("passing on asks once more, then the next in line is offered the place", async () => {
    const { first, second } = await offered();
    const confirm = await get(`${first.path}/decline`);
    expect(headline(confirm.html)).toBe("U geeft een plaats door aan de volgende op de lijst.");
    expect(headline((await get(second.path)).html)).toContain("U staat vooraan");
    const offer = /name="offer" value="([^"]*)"/.exec(confirm.html)?.[1] ?? "";
    const answers = await Promise.all([post(`${first.path}/decline`, { offer }), post(`${first.path}/decline`, { offer })]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(headline((await get(first.path)).html)).toBe("U gaf de plaats door. U staat niet meer op de wachtlijst en bent niets verschuldigd.");
    expect(headline((await get(second.path)).html)).toContain("Er is een plaats vrij");
  });

  test("an answer that comes too late gets a clear page and a way on", async () => {
    const { first } = await offered();
    const { fields } = await orderForm(first.path);
    house.clock.set(Temporal.Instant.from("2026-12-04T11:00:01Z"));
    const answer = await post(`${first.path}/accept`, fields);
    expect(answer.status).toBe(409);
    expect(headline(answer.html)).toBe("Het aanbod liep af op vr 4 dec 2026 12:00. De plaats is naar de volgende gegaan; u bent niets verschuldigd.");
    expect(answer.text).toContain("Schrijf u dan opnieuw in");
    expect((await post(`${first.path}/decline`, { offer: fields.offer })).status).toBe(409);
    await until("2026-12-04T12:00:00Z");
    expect(headline((await get(first.path)).html)).toContain("Het aanbod liep af");
  });

  test("somebody else's offer cannot be answered", async () => {
    const { first, second } = await offered();
    const { fields } = await orderForm(first.path);
    expect((await post(`${second.path}/accept`, fields)).status).toBe(404);
    expect((await post(`${second.path}/decline`, { offer: fields.offer })).status).toBe(404);
    expect((await post(`${first.path}/accept`, { ...fields, offer: "nonsense" })).status).toBe(404);
  });

  test("leaving asks once more and can be sent twice", async () => {
    const { waiting: [first] } = await line("Fenna Haverkort");
    const path = first?.path ?? "";
    expect(headline((await get(`${path}/leave`)).html)).toBe("U haalt een plaats van de wachtlijst.");
    const answers = await Promise.all([post(`${path}/leave`, {}), post(`${path}/leave`, {})]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const page = await get(path);
    expect(headline(page.html)).toBe("U staat niet meer op de wachtlijst. U bent niets verschuldigd.");
    expect(page.text).toContain("U verliet de wachtlijst.");
  });

  test("an offer of fewer places than were asked says what stays waiting", async () => {
    const stage = await setStage(house, { capacity: 2 });
    const deal = await makeDeal(stage, ["Sanne Kooiman", "Joris Peeters"]);
    const waiting = await makeWaiting(stage, ["Fenna Haverkort", "Bram Dekker"]);
    const [first] = await dealBookings(house.db, stage.organisationId, deal.dealId);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal.dealId, bookingIds: first === undefined ? [] : [first.id] });
    const page = await get(waiting.path);
    expect(headline(page.html)).toContain("Er is een plaats vrij op do 21 januari 2027, voor € 1.082,95.");
    expect(page.text).toContain("één plaats blijft wachten als u ja zegt");
    expect(page.text).toContain("U gaat helemaal van de lijst, ook met wat nog wacht.");
    const { fields } = await orderForm(waiting.path);
    const accepted = await post(`${waiting.path}/accept`, fields);
    expect(accepted.status).toBe(303);
    const still = await get(waiting.path);
    expect(headline(still.html)).toBe("U staat vooraan op de wachtlijst. U zit nergens aan vast.");
    expect(still.html).toContain(`href="${accepted.location}"`);
  });

  test("the waiting pages speak English too", async () => {
    const { first } = await offered();
    expect(headline((await get(`${first.path}?lang=en`)).html)).toBe("A place is free on Thu 21 January 2027, for €1,082.95. We keep it for you until Fri 4 Dec 2026 12:00.");
  });
});
