import { beforeEach, describe, expect, test } from "vitest";
import { cancelBookings, previewCancellation } from "../src/features/cancellation/actions.ts";
import { dealBookings, findDeal } from "../src/features/deal/store.ts";
import { moveBookings } from "../src/features/moving/actions.ts";
import { standingOf } from "../src/features/standing/store.ts";
import { replaceParticipant } from "../src/features/substitute/actions.ts";
import { addSession, payAfter, setStage } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { balancesOf, catchUpInvoices } from "./support/invoices.ts";
import { headline, openPortal } from "./support/portal.ts";
import { stepsIn } from "./support/steps.ts";

// A colleague comes instead; five colleagues on one order, one cancels; and what else people change of a deal themselves.

const house = await createTestHouse();
const { at, bookingIds, dealOf, dealRow, expectCleanAudit, factsOf, join, mailsTo, pay, placesOf, recordsOf, sweepAt } = stepsIn(house);
const { get, makeDeal, post } = openPortal(house);

const price = 108_295;
let stage: Stage;
let later = "";

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 8, conditions: payAfter });
  const terms = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
  later = await addSession(house, { ...stage, termsId: terms.id, slug: "mei-20", startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
});

const standingNow = async (dealId: string) => {
  const deal = await findDeal(house.db, stage.organisationId, dealId);
  if (deal === undefined) throw new Error("expected the deal");
  return standingOf(house.db, deal, house.clock.now());
};
const others = { firstName: "Esra", lastName: "Yilmaz", email: "esra@voorbeeld.example" };
const replace = (dealId: string, bookingId: string, who = others, by: "customer" | "trainer" = "customer") =>
  replaceParticipant(house, { organisationId: stage.organisationId, dealId, bookingId, who, by });
const cancel = (dealId: string, ids: readonly string[], by: "customer" | "trainer" = "customer") => cancelBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: ids, by });
const move = (dealId: string, ids: readonly string[], more: Partial<Parameters<typeof moveBookings>[1]> = {}) =>
  moveBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: ids, otherSessionId: later, by: "customer", seen: null, ...more });

describe("a colleague comes instead", () => {
  test("until the start, for nothing, and hears everything practical", async () => {
    const deal = await makeDeal(stage, "Joris Peeters");
    const [booking = ""] = await bookingIds(deal.dealId);
    at("2027-01-21T08:29:59Z");
    const page = await get(`${deal.path}/substitute`);
    expect(headline(page.html)).toBe("Iemand anders mag komen, zonder kosten, tot do 21 jan 2027 09:30.");
    const sent = await post(`${deal.path}/substitute`, { booking, first: "Esra", last: "Yilmaz", email: "esra@voorbeeld.example" });
    expect([sent.status, sent.location]).toEqual([303, deal.path]);
    expect((await get(deal.path)).text).toContain("Esra Yilmaz");
    expect(await recordsOf("participant.replaced")).toEqual([{ bookings: [booking] }]);
    expect([await mailsTo("esra"), (await mailsTo("joris")).at(-1)]).toEqual([["participant-confirmed"], "participant-replaced"]);
    expect((await standingNow(deal.dealId)).owedPrincipalCents).toBe(price);
    await expectCleanAudit();
  });

  test("not after the start, not for an ended place, and not with half an address; nothing typed is lost", async () => {
    const deal = await makeDeal(stage, "Joris Peeters");
    const [booking = ""] = await bookingIds(deal.dealId);
    const wrong = await post(`${deal.path}/substitute`, { booking, first: "<b>Esra", last: "", email: "esra@" });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="&lt;b&gt;Esra"');
    expect(wrong.text).toContain("Achternaam: Vul dit in.");
    expect(wrong.text).toContain("E-mailadres: Dit is geen volledig e-mailadres.");
    at("2027-01-21T08:30:00Z");
    expect(await replace(deal.dealId, booking)).toEqual({ ok: false, refusal: { kind: "begun" } });
    expect((await get(`${deal.path}/substitute`)).text).toContain("kan bij deze afspraak niet meer");
    at("2026-11-25T09:00:00Z");
    await cancel(deal.dealId, [booking]);
    expect(await replace(deal.dealId, booking)).toEqual({ ok: false, refusal: { kind: "booking-unknown" } });
    expect(await recordsOf("participant.replaced")).toEqual([]);
  });

  test("twice at once is one record and one mail; where it was not agreed only the trainer can", async () => {
    const deal = await dealOf(stage, "Joris");
    const [booking = ""] = await bookingIds(deal);
    const outcomes = await Promise.all([replace(deal, booking), replace(deal, booking)]);
    expect(outcomes.map((one) => one.ok && one.repeated).sort()).toEqual([false, true]);
    expect(await recordsOf("participant.replaced")).toHaveLength(1);
    const strict = await setStage(house, { slug: "streng", conditions: { ...payAfter, substitute: false } });
    const own = await dealOf(strict, "Anna");
    const [place = ""] = await bookingIds(own);
    const ask = (by: "customer" | "trainer") => replaceParticipant(house, { organisationId: strict.organisationId, dealId: own, bookingId: place, who: others, by });
    expect(await ask("customer")).toEqual({ ok: false, refusal: { kind: "not-agreed" } });
    expect(await ask("trainer")).toEqual({ ok: true, repeated: false });
  });
});

describe("five colleagues on one order", () => {
  const five = ["Anna", "Bram", "Chris", "Dirk", "Esra"];

  test("one cancels on the last day: the others stand, and the sum is right to the cent", async () => {
    const deal = await makeDeal(stage, five);
    const [anna = ""] = await bookingIds(deal.dealId);
    const total = 541_475;
    await catchUpInvoices(house);
    await pay(stage, deal.dealId, total);
    at("2027-01-06T10:00:00Z");
    const page = await get(`${deal.path}/cancel?booking=${anna}`);
    expect(headline(page.html)).toContain("Annuleren voor Anna kost € 541,48.");
    expect(page.text).toContain("U krijgt € 541,47 terug, uiterlijk wo 20 jan 2027, op de rekening waarmee u betaalde.");
    expect(page.text).toContain("Annuleren voor € 541,48");
    const sent = await post(`${deal.path}/cancel`, { booking: anna, seen: "54148" });
    expect([sent.status, sent.location]).toEqual([303, deal.path]);
    expect([await placesOf("Anna"), await placesOf("Bram")]).toEqual([["cancelled"], ["confirmed"]]);
    const after = await standingNow(deal.dealId);
    expect(after.reasons.map(({ ground, amountCents }) => [ground.why, amountCents])).toEqual([["price", 433_180], ["cancelled", 54_148], ["payment", -total]]);
    expect(after.organiserOwesCents).toBe(54_147);
    await catchUpInvoices(house);
    const papers = await house.db.selectFrom("invoices").select(["number", "kind", "net_cents", "vat_cents", "total_cents"]).orderBy("issued_at").execute();
    expect(papers).toEqual([
      { number: "2026-0001", kind: "invoice", net_cents: 447_500, vat_cents: 93_975, total_cents: total },
      { number: "2027-0001", kind: "credit-note", net_cents: 44_750, vat_cents: 9_397, total_cents: 54_147 },
    ]);
    expect(await balancesOf(house)).toEqual({ bank: total, deposits: -54_147, "revenue:standard:2100": -402_750, "vat:2100": -84_578 });
    expect(await dealRow(deal.dealId)).toMatchObject({ payment: "overpaid" });
    await expectCleanAudit();
  });

  test("all five leave one by one for what they cost together", async () => {
    const deal = await dealOf(stage, five);
    at("2027-01-20T10:00:00Z");
    for (const id of await bookingIds(deal)) await cancel(deal, [id]);
    expect((await standingNow(deal)).owedPrincipalCents).toBe(541_475);
    await expectCleanAudit();
  });
});

describe("cancelling by the customer", () => {
  test("shows the kinder way first, says that nothing changed yet, and is recorded as the customer's", async () => {
    const deal = await makeDeal(stage, "Joris Peeters");
    at("2027-01-19T10:00:00Z");
    const page = await get(`${deal.path}/cancel`);
    expect(page.html.indexOf('id="move"')).toBeLessThan(page.html.indexOf('id="cancel"'));
    expect(page.text).toContain("Er is nog niets gewijzigd.");
    expect(await placesOf("Joris")).toEqual(["confirmed"]);
    at("2027-01-20T10:00:00Z");
    expect((await get(`${deal.path}/cancel`)).html).toContain('id="substitute"');
    const [booking = ""] = await bookingIds(deal.dealId);
    await post(`${deal.path}/cancel`, { booking, seen: "108295" });
    const record = await house.db.selectFrom("records").select("actor").where("type", "=", "booking.cancelled").executeTakeFirstOrThrow();
    expect(record.actor).toBe("customer");
    await expectCleanAudit();
  });

  test("asks again when the amount changed since the page was shown, and changes nothing", async () => {
    const deal = await makeDeal(stage, "Joris Peeters");
    const [booking = ""] = await bookingIds(deal.dealId);
    const sent = await post(`${deal.path}/cancel`, { booking, seen: "1" });
    expect([sent.status, await placesOf("Joris")]).toEqual([409, ["confirmed"]]);
    expect(sent.text).toContain("Kijk nog eens; er is niets gewijzigd.");
  });

  test("after the start there is nothing left to cancel", async () => {
    const deal = await makeDeal(stage, "Joris Peeters");
    const [booking = ""] = await bookingIds(deal.dealId);
    at("2027-01-21T08:30:00Z");
    expect(headline((await get(`${deal.path}/cancel`)).html)).toContain("Er is niets meer te annuleren");
    expect((await post(`${deal.path}/cancel`, { booking, seen: "108295" })).status).toBe(409);
    expect(await placesOf("Joris")).toEqual(["confirmed"]);
  });

  test("reads in English, and the preview is what happens", async () => {
    const deal = await makeDeal(stage, "Joris Peeters", { locale: "en" });
    expect(headline((await get(`${deal.path}/cancel`)).html)).toBe("Cancelling for Joris Peeters costs nothing.");
    const which = { organisationId: stage.organisationId, dealId: deal.dealId, bookingIds: await bookingIds(deal.dealId) };
    at("2027-01-10T10:00:00Z");
    const preview = await previewCancellation(house, which);
    const outcome = await cancelBookings(house, which);
    expect(outcome).toEqual(preview);
  });
});

describe("moving to another date", () => {
  test("takes the deal and the money along, frees the old place at once for the next in line, and counts", async () => {
    stage = await setStage(house, { slug: "klein", capacity: 1, conditions: payAfter });
    const terms = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
    later = await addSession(house, { ...stage, termsId: terms.id, slug: "mei-20", startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
    const deal = await makeDeal(stage, "Joris Peeters");
    await join(stage, "Bram");
    const [booking = ""] = await bookingIds(deal.dealId);
    const page = await get(`${deal.path}/move`);
    expect(headline(page.html)).toBe("U kunt gratis verzetten, tot en met di 19 jan 2027 23:59.");
    const preview = await get(`${deal.path}/move?booking=${booking}&session=${later}`);
    expect(preview.text).toContain("Het kost niets.");
    expect(await placesOf("Joris")).toEqual(["confirmed"]);
    const sent = await post(`${deal.path}/move`, { booking, session: later, seen: "0" });
    expect([sent.status, sent.location]).toEqual([303, deal.path]);
    expect([await placesOf("Joris"), await placesOf("Bram")]).toEqual([["moved", "confirmed"], ["offered"]]);
    const [, next] = await dealBookings(house.db, stage.organisationId, deal.dealId);
    expect(await recordsOf("booking.moved")).toMatchObject([{ bookings: [booking], session: later, feeCents: 0, differenceCents: 0, startsAt: "2027-05-20T07:30:00Z" }]);
    expect((await factsOf("booking-moved"))[0]).toMatchObject({ bookingIds: [next?.id], costsCents: 0 });
    expect((await standingNow(deal.dealId)).owedPrincipalCents).toBe(price);
    expect((await get(deal.path)).text).not.toContain("Verzetten naar een andere datum");
    expect(await move(deal.dealId, [next?.id ?? ""], { otherSessionId: stage.sessionId })).toEqual({ ok: false, refusal: { kind: "no-right-to-move" } });
    await expectCleanAudit();
  });

  test("a second time costs what was agreed, and a dearer date costs the difference", async () => {
    stage = await setStage(house, { slug: "duur", conditions: { ...payAfter, move: { freeTimes: 0, untilDaysBefore: 2, feeCents: 2_500, validMonths: 6 } } });
    const terms = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
    later = await addSession(house, { ...stage, termsId: terms.id, slug: "mei-20", startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z"), priceCents: 99_500 });
    const deal = await makeDeal(stage, "Joris Peeters");
    const ids = await bookingIds(deal.dealId);
    const preview = await get(`${deal.path}/move?booking=${ids[0]}&session=${later}`);
    expect(preview.text).toContain("Verzetten voor € 146,00");
    expect(await move(deal.dealId, ids, { seen: 2_500 })).toMatchObject({ ok: false, refusal: { kind: "price-changed" } });
    expect(await move(deal.dealId, ids, { seen: 14_600 })).toMatchObject({ ok: true, preview: { feeCents: 2_500, differenceCents: 12_100 } });
    expect((await standingNow(deal.dealId)).owedPrincipalCents).toBe(price + 14_600);
    await expectCleanAudit();
  });

  test("to a full, past, foreign or unpublished date is refused in words, and nothing moves", async () => {
    const deal = await makeDeal(stage, "Joris Peeters");
    const ids = await bookingIds(deal.dealId);
    const other = await setStage(house, { slug: "vreemd" });
    expect(await move(deal.dealId, ids, { otherSessionId: other.sessionId })).toEqual({ ok: false, refusal: { kind: "date-unknown" } });
    expect(await move(deal.dealId, ids, { otherSessionId: stage.sessionId })).toEqual({ ok: false, refusal: { kind: "date-unknown" } });
    expect(await move(deal.dealId, ids, { organisationId: other.organisationId })).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
    await house.db.updateTable("sessions").set({ status: "draft" }).where("id", "=", later).execute();
    expect(await move(deal.dealId, ids)).toEqual({ ok: false, refusal: { kind: "date-over" } });
    await house.db.updateTable("sessions").set({ status: "published", capacity: 1 }).where("id", "=", later).execute();
    await dealOf({ ...stage, sessionId: later, sessionSlug: "mei-20" }, "Anna");
    const full = await post(`${deal.path}/move`, { booking: ids[0] ?? "", session: later, seen: "0" });
    expect([full.status, full.text]).toEqual([409, expect.stringContaining("Die datum is intussen vol.")]);
    expect(await placesOf("Joris")).toEqual(["confirmed"]);
    await expectCleanAudit();
  });

  test("by two people to the last seat at once moves one of them; twice by one moves once", async () => {
    await house.db.updateTable("sessions").set({ capacity: 1 }).where("id", "=", later).execute();
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    const [a, b] = [await bookingIds(anna), await bookingIds(bram)];
    const outcomes = await Promise.all([move(anna, a), move(anna, a), move(bram, b)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await recordsOf("booking.moved")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("and cancelling at the same instant ends in one of both", async () => {
    const deal = await dealOf(stage, "Anna");
    const ids = await bookingIds(deal);
    await Promise.all([move(deal, ids), cancel(deal, ids)]);
    expect([["moved", "confirmed"], ["cancelled"]]).toContainEqual(await placesOf("Anna"));
    await expectCleanAudit();
  });

  test("again and again keeps the chain: cancelling counts the days to the last date", async () => {
    stage = await setStage(house, { slug: "keten", conditions: { ...payAfter, move: { freeTimes: 3, untilDaysBefore: 2, feeCents: 0, validMonths: 12 } } });
    const terms = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
    const may = await addSession(house, { ...stage, termsId: terms.id, slug: "mei-20", startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
    const june = await addSession(house, { ...stage, termsId: terms.id, slug: "juni-10", startsAt: Temporal.Instant.from("2027-06-10T07:30:00Z") });
    const deal = await dealOf(stage, "Anna");
    await move(deal, await bookingIds(deal), { otherSessionId: may });
    const second = (await dealBookings(house.db, stage.organisationId, deal)).find(({ place }) => place === "confirmed");
    await move(deal, [second?.id ?? ""], { otherSessionId: june });
    expect(await placesOf("Anna")).toEqual(["moved", "moved", "confirmed"]);
    const last = (await dealBookings(house.db, stage.organisationId, deal)).find(({ place }) => place === "confirmed");
    await sweepAt("2027-05-20T10:00:00Z");
    expect(await mailsTo("Anna")).not.toContain("payment-overdue");
    expect(await cancel(deal, [last?.id ?? ""])).toMatchObject({ ok: true, preview: { daysBefore: 21, feeCents: 54_148 } });
    await expectCleanAudit();
  });
});
