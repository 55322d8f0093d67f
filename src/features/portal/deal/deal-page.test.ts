import { beforeEach, describe, expect, test } from "vitest";
import { customer, payAfter, setStage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { headline, openPortal, seen } from "../../../../test/support/portal.ts";
import { conditionSets } from "../../../domain/conditions/sets.ts";
import { cancelBookings } from "../../cancellation/actions.ts";
import { dealBookings } from "../../deal/store.ts";

const house = await createTestHouse();
const portal = openPortal(house);
const { get, makeDeal, pay, until, willEnd } = portal;

beforeEach(async () => {
  await emptyDatabase(house);
  house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
});

describe("the page of a deal", () => {
  test("a held deal says first what is kept, what to pay and until when, and offers a way to pay", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage, ["Sanne Kooiman", "Joris Peeters"]);
    const page = await get(deal.path);
    expect(page.status).toBe(200);
    expect(headline(page.html)).toBe("Wij houden twee plaatsen voor u vast. Betaal € 2.165,90 vóór di 1 dec 2026 23:59, dan zijn ze van u.");
    expect(page.html.match(/<h1[\s\S]*?<\/h1>/)?.[0].match(/<b/g)).toHaveLength(2);
    expect(page.text).toContain("NL91 ABNA 0417 1643 00");
    expect(page.text).toMatch(/RF\d\d [A-Z0-9]{4} [A-Z0-9]{4}/);
    expect(page.html).toContain("Betaalcode met bedrag");
    expect(page.text).toContain("inclusief € 375,90 btw");
    expect(page.text).toContain("Gratis annuleren kan tot en met do 24 dec 2026 23:59");
    expect(page.html).toContain('aria-current="date"');
    expect(page.text).toContain("U bestelde twee plaatsen voor € 2.165,90.");
    expect(page.text).toContain("Bevestiging aan sanne.kooiman@voorbeeld.example.");
  });

  test("the amount to pay names the VAT that is in it: reverse-charged, and of a book beside a training that is exempt", async () => {
    const stage = await setStage(house);
    await house.db.updateTable("courses").set({ service: "online" }).execute();
    const reversed = await makeDeal(stage, "Anna Claes", { customer: { ...customer("Anna Claes"), country: "BE", kvkNumber: "", vatNumber: "BE0403170701" } });
    expect((await get(reversed.path)).text).toMatch(/€ 895,00.*btw verlegd/s);
    await house.db.updateTable("courses").set({ vat_regime: "exempt", vat_basis_points: 0 }).execute();
    await house.db.updateTable("sessions").set({ price_rules: JSON.stringify({ earlyBird: [], group: [], extras: [{ text: "Boek", priceCents: 10_000, vatBasisPoints: 900 }] }) }).execute();
    const mixed = await makeDeal(stage, "Sanne Kooiman");
    expect((await get(mixed.path)).text).toContain("inclusief € 9,00 btw");
  });

  test("the same page in English", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage, "Sanne Kooiman", { locale: "en" });
    const page = await get(deal.path);
    expect(headline(page.html)).toBe("We keep a place for you. Pay €1,082.95 before Tue 1 Dec 2026 23:59 and it is yours.");
    expect(page.html).toContain('<html lang="en">');
    expect(page.text).toContain("What is recorded");
    const dutch = await get(`${deal.path}?lang=nl`);
    expect(headline(dutch.html)).toContain("Wij houden een plaats voor u vast.");
  });

  test("part of the money leaves the rest to pay", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await pay(stage, deal.dealId, 50_000);
    const page = await get(deal.path);
    expect(headline(page.html)).toBe("Wij ontvingen € 500,00. Betaal nog € 582,95 vóór di 1 dec 2026 23:59, dan is de plaats van u.");
    expect(page.text).toContain("van € 1.082,95 inclusief btw");
  });

  test("a paid deal asks for nothing and says when the training is", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await pay(stage, deal.dealId, 108_295);
    const page = await get(deal.path);
    expect(headline(page.html)).toBe("Uw plaats is zeker en betaald. Wij zien u op do 21 jan 2027 09:30.");
    expect(page.text).not.toContain("Kenmerk");
    expect(page.text).toContain("Betaling ontvangen: € 1.082,95.");
    expect(page.text).toContain("Ingevoerd door Studio Helder.");
  });

  test("who paid too much reads that it stays theirs", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await pay(stage, deal.dealId, 110_000);
    const page = await get(deal.path);
    expect(headline(page.html)).toBe("Uw plaats is zeker en betaald. Wij zien u op do 21 jan 2027 09:30.");
    expect(page.text).toContain("U betaalde € 17,05 te veel.");
  });

  test("whoever pays afterwards has a certain place and a payment day", async () => {
    const stage = await setStage(house, { conditions: payAfter });
    const deal = await makeDeal(stage);
    expect(headline((await get(deal.path)).html)).toBe("Uw plaats is zeker. Betaal € 1.082,95 vóór do 4 feb 2027 23:59.");
    await willEnd(stage);
    await until("2027-02-05T10:00:00Z");
    expect(headline((await get(deal.path)).html)).toBe("De training is gegeven. Betaal alstublieft € 1.082,95; dat had vóór do 4 feb 2027 23:59 gemoeten.");
  });

  test("a free place is certain and free", async () => {
    const stage = await setStage(house, { priceCents: 0 });
    const deal = await makeDeal(stage);
    const page = await get(deal.path);
    expect(headline(page.html)).toBe("Uw plaats is zeker en gratis. Wij zien u op do 21 jan 2027 09:30.");
    expect(page.text).not.toContain("€");
  });

  test("between the payment day and the hidden grace the page urges and does not threaten", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await until("2026-12-02T01:00:00Z");
    expect(headline((await get(deal.path)).html)).toContain("nu meteen. Dat had vóór di 1 dec 2026 23:59 gemoeten");
  });

  test("a place that was passed on says so, owes nothing and shows the way back", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await until("2026-12-03T10:00:00Z");
    const page = await get(deal.path);
    expect(headline(page.html)).toBe("Wij gaven uw plaats door, want vóór di 1 dec 2026 23:59 was er niet betaald. U bent niets verschuldigd.");
    expect(page.html).toContain('href="/helder/onderhandelen"');
    expect(page.text).not.toContain("Kenmerk");
    expect(page.text).not.toContain("Verzetten naar een andere datum");
  });

  test("a cancelled deal names what is still owed, or what goes back", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await pay(stage, deal.dealId, 108_295);
    house.clock.set(Temporal.Instant.from("2026-12-28T10:00:00Z"));
    const bookings = await dealBookings(house.db, stage.organisationId, deal.dealId);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal.dealId, bookingIds: bookings.map(({ id }) => id) });
    expect(headline((await get(deal.path)).html)).toBe("Uw inschrijving is geannuleerd. Wij betalen € 541,47 aan u terug.");
    expect((await get(deal.path)).text).toMatch(/Uiterlijk \S+ \d+ \S+ \d{4} 23:59, op de rekening waarmee u betaalde\./);
  });

  test("one place of two cancelled: the page is about the other, and says which ended", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage, ["Sanne Kooiman", "Joris Peeters"]);
    const [first] = await dealBookings(house.db, stage.organisationId, deal.dealId);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal.dealId, bookingIds: first === undefined ? [] : [first.id] });
    const page = await get(deal.path);
    expect(headline(page.html)).toContain("Wij houden een plaats voor u vast. Betaal € 1.082,95");
    expect(page.text).toContain("Eén plaats van deze afspraak is beëindigd");
    expect(page.text).toContain("geannuleerd");
  });

  test("after the training nothing is left to do", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await pay(stage, deal.dealId, 108_295);
    await willEnd(stage);
    await until("2027-01-23T10:00:00Z");
    expect(headline((await get(deal.path)).html)).toBe("De training is gegeven en alles is betaald. Er hoeft niets meer.");
  });

  test("what can still be done names its price and its end, and only what exists", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage, "Sanne Kooiman", { customer: customer("Sanne Kooiman", "consumer") });
    const page = await get(deal.path);
    expect(page.text).toContain("tot en met di 19 jan 2027 23:59");
    expect(page.text).toContain("Herroepen, zonder reden");
    expect(page.text).toContain("tot en met di 8 dec 2026 23:59");
    for (const what of ["substitute", "move", "cancel", "withdraw", "dispute"]) expect(page.html).toContain(`href="${deal.path}/${what}"`);
    expect(page.html).not.toContain('href="#"');
  });

  test("what cancelling costs is of the places that stand, and nothing while they are only held", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage, ["Sanne Kooiman", "Joris Peeters"]);
    const rights = async () => seen(/<ul role="list" class="rights[\s\S]*?<\/ul>/.exec((await get(deal.path)).html)?.[0] ?? "");
    expect(await rights()).toContain("€ 0,00tot en met do 24 dec 2026 23:59€ 1.082,95tot en met do 7 jan 2027 23:59€ 2.165,90daarna");
    await pay(stage, deal.dealId, 216_590);
    const [first] = await dealBookings(house.db, stage.organisationId, deal.dealId);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal.dealId, bookingIds: [first?.id ?? ""] });
    expect(await rights()).toMatch(/€ 0,00tot en met do 24 dec 2026 23:59€ 541,48tot en met do 7 jan 2027 23:59€ 1\.082,95daarna/);
  });

  test("cancelling a held place shortly before costs nothing until it lapses", async () => {
    const stage = await setStage(house, { startsAt: Temporal.Instant.from("2026-12-10T08:30:00Z") });
    const deal = await makeDeal(stage);
    expect(seen((await get(deal.path)).html)).toMatch(/€ 0,00tot en met wo 2 dec 2026 1[12]:\d\d€ 1\.082,95daarna/);
  });

  test("withdrawing while the training is being given names what was given already", async () => {
    const stage = await setStage(house, { conditions: payAfter, startsAt: Temporal.Instant.from("2026-11-30T08:00:00Z"), hours: 8 });
    const deal = await makeDeal(stage, "Sanne Kooiman", { customer: customer("Sanne Kooiman", "consumer"), consents: { terms: true, earlyStart: true } });
    house.clock.set(Temporal.Instant.from("2026-11-30T12:00:00Z"));
    const page = await get(deal.path);
    expect(page.text).toContain("U betaalt alleen wat al gegeven is: dit is het bedrag nu.");
    expect(page.text).toMatch(/dit is het bedrag nu\.\s*€ 541,4[78]/);
  });

  test("a mail that was refused is said at the top", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await house.db.updateTable("messages").set({ state: "refused", last_error: "550 unknown user" }).where("organisation_id", "=", stage.organisationId).execute();
    const page = await get(deal.path);
    expect(page.html).toContain('role="alert"');
    expect(page.text).toContain("Onze mail aan sanne.kooiman@voorbeeld.example kwam niet aan.");
    expect(page.text).not.toContain("550");
  });

  test("script in a name is shown as text", async () => {
    const stage = await setStage(house);
    const name = "<script>alert(1)</script>";
    const deal = await makeDeal(stage, [`${name} Kooiman`], { customer: { ...customer("Sanne Kooiman"), name, orderedBy: { name, email: "s@voorbeeld.example" } } });
    for (const path of [deal.path, `${deal.path}/order`]) {
      const page = await get(path);
      expect(page.status).toBe(200);
      expect(page.html).not.toContain("<script>alert");
      expect(page.html).toContain("&lt;script&gt;");
    }
  });
});

describe("the papers of a deal", () => {
  test("the page on which was ordered keeps its words, whatever changed since", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await house.db.updateTable("sessions").set({ price_cents: 99_900, conditions: JSON.stringify(conditionSets.strict) }).where("organisation_id", "=", stage.organisationId).execute();
    const page = await get(`${deal.path}/order`);
    expect(page.text).toContain("U bestelde een plaats voor € 1.082,95, op di 24 nov 2026 10:41.");
    expect(page.text).toContain("Bestelling met betalingsverplichting");
    expect(page.text).toContain("Annuleren is gratis tot en met do 24 dec 2026 23:59");
    expect(page.text).toContain("Ik ga akkoord met de voorwaarden (versie 4, pdf), inclusief betalen uiterlijk op di 1 dec 2026 23:59.");
    expect(page.text).toContain(stage.termsSha256);
  });

  test("the calendar is in UTC with short lines, and tentative until it is certain", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    const response = await portal.app.request(`${deal.path}/calendar.ics`);
    const text = await response.text();
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(text).toContain("DTSTART:20270121T083000Z\r\n");
    expect(text).toContain("STATUS:TENTATIVE");
    expect(text).toContain("LOCATION:Pakhuis De Wending\\, Sluiskade 40\\, Utrecht");
    expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });
});
