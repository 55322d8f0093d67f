import { beforeEach, describe, expect, test } from "vitest";
import { addSession, customer, payAfter, payBefore, setStage, signUpOf } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { headline, openPortal } from "../../../test/support/portal.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { findDeal } from "../deal/store.ts";
import { moveBookings } from "../moving/actions.ts";
import { waivePaymentDeadline } from "../payments/actions.ts";
import { signUp } from "../sign-up/actions.ts";
import { standingOf } from "../standing/store.ts";
import { acceptOffer } from "../waiting-list/actions.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, dealRow, expectCleanAudit, factsOf, join, mailsTo, offerTo, pay, recordsOf } = stepsIn(house);
const { get, makeDeal } = openPortal(house);

const price = 108_295;
const half = 54_148;
const consents = { terms: true, earlyStart: false };
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
});

/** A session with these seats, taken one by one; fifteen days before the start half the price is the fee. */
async function fullSession(capacity: number, names: readonly string[], conditions = payAfter): Promise<string[]> {
  stage = await setStage(house, { capacity, conditions });
  const deals: string[] = [];
  for (const name of names) deals.push(await dealOf(stage, name));
  return deals;
}

async function cancel(deal: string, which?: readonly string[]) {
  const outcome = await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: which ?? (await bookingIds(deal)), by: "customer" });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.preview;
}

async function owes(dealId: string) {
  const deal = await findDeal(house.db, stage.organisationId, dealId);
  if (deal === undefined) throw new Error("expected the deal");
  const { customerOwesCents, organiserOwesCents, duties } = await standingOf(house.db, deal, house.clock.now());
  return { customer: customerOwesCents, organiser: organiserOwesCents, refundBy: duties.filter(({ duty }) => duty === "refund").map(({ by, cents }) => `${cents} by ${by?.toString()}`) };
}

const sessionRow = () => house.db.selectFrom("sessions").select("refills_open").where("id", "=", stage.sessionId).executeTakeFirstOrThrow();

describe("a cancelled place that is sold again", () => {
  test("shrinks the fee by itself, makes the refund due within 14 days, and tells whoever cancelled", async () => {
    const [anna = "", bram = ""] = await fullSession(2, ["Anna", "Bram"]);
    await pay(stage, anna, price);
    at("2027-01-06T10:00:00Z");
    await cancel(anna);
    expect(await owes(anna)).toMatchObject({ customer: 0, organiser: price - half });
    at("2027-01-07T10:00:00Z");
    await dealOf(stage, "Chris");
    const [place] = await bookingIds(anna);
    expect(await recordsOf("place.refilled")).toEqual([{ bookings: [place], session: stage.sessionId, cents: price, offCents: half }]);
    expect(await owes(anna)).toEqual({ customer: 0, organiser: price, refundBy: [`${price - half} by 2027-01-20T22:59:59Z`, `${half} by 2027-01-21T22:59:59Z`] });
    expect(await factsOf("place-refilled")).toEqual([{ kind: "place-refilled", dealId: anna, bookingIds: [place], offCents: half, owesCents: 0, refundCents: half, refundBy: "2027-01-21T22:59:59Z" }]);
    expect(await dealRow(anna)).toMatchObject({ payment: "overpaid" });
    expect(await owes(bram)).toMatchObject({ customer: price });
    expect(await sessionRow()).toEqual({ refills_open: false });
    await expectCleanAudit();
  });

  test("is not sold again while another seat was free anyway", async () => {
    const [anna = ""] = await fullSession(3, ["Anna", "Bram"]);
    at("2027-01-06T10:00:00Z");
    await cancel(anna);
    await dealOf(stage, "Chris");
    expect(await recordsOf("place.refilled")).toEqual([]);
    await dealOf(stage, "Daan");
    expect(await recordsOf("place.refilled")).toHaveLength(1);
    expect(await owes(anna)).toMatchObject({ customer: 0, organiser: 0 });
    await expectCleanAudit();
  });

  test("counts for whoever cancelled first, and one sale for one fee", async () => {
    const [anna = "", bram = ""] = await fullSession(2, ["Anna", "Bram"]);
    at("2027-01-06T10:00:00Z");
    await cancel(bram);
    at("2027-01-06T11:00:00Z");
    await cancel(anna);
    await dealOf(stage, "Chris");
    expect([await owes(bram), await owes(anna)]).toMatchObject([{ customer: 0 }, { customer: half }]);
    expect(await sessionRow()).toEqual({ refills_open: true });
    await dealOf(stage, "Daan");
    expect(await owes(anna)).toMatchObject({ customer: 0 });
    expect(await mailsTo("Anna")).toContain("place-refilled");
    await expectCleanAudit();
  });

  test("by the next in line: when the offer is accepted, not when it is made", async () => {
    const [anna = ""] = await fullSession(1, ["Anna"]);
    const waits = await join(stage, "Bram");
    at("2027-01-06T10:00:00Z");
    await cancel(anna);
    expect(await recordsOf("place.refilled")).toEqual([]);
    await acceptOffer(house, { ...(await offerTo(stage, waits)), seen: null, consents });
    expect(await owes(anna)).toMatchObject({ customer: 0 });
    await expectCleanAudit();
  });

  test("when the new place is certain: a held one that is paid, or waived", async () => {
    stage = await setStage(house, { capacity: 2, conditions: payBefore });
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    await pay(stage, anna, price);
    await pay(stage, bram, price);
    at("2027-01-06T10:00:00Z");
    await cancel(anna);
    await cancel(bram);
    const [chris, daan] = [await dealOf(stage, "Chris"), await dealOf(stage, "Daan")];
    expect(await recordsOf("place.refilled")).toEqual([]);
    await pay(stage, chris, price);
    expect([await owes(anna), await owes(bram)]).toMatchObject([{ organiser: price }, { organiser: price - half }]);
    await waivePaymentDeadline(house, { organisationId: stage.organisationId, dealId: daan, reason: "known-customer" });
    expect(await owes(bram)).toMatchObject({ organiser: price });
    await expectCleanAudit();
  });

  test("for less takes off no more than the new customer pays", async () => {
    const [anna = ""] = await fullSession(1, ["Anna"]);
    at("2027-01-06T10:00:00Z");
    await cancel(anna);
    await house.db.updateTable("sessions").set({ price_cents: 10_000 }).where("id", "=", stage.sessionId).execute();
    await dealOf(stage, "Bram");
    expect(await owes(anna)).toMatchObject({ customer: half - 12_100 });
    await expectCleanAudit();
  });

  test("of two colleagues shrinks one fee at a time, to the cent", async () => {
    stage = await setStage(house, { capacity: 2, conditions: payAfter });
    const both = await dealOf(stage, ["Anna", "Bram"]);
    at("2027-01-06T10:00:00Z");
    const { feeCents } = await cancel(both);
    await dealOf(stage, "Chris");
    const left = (await owes(both)).customer;
    expect(left).toBeGreaterThanOrEqual(Math.floor(feeCents / 2));
    await dealOf(stage, "Daan");
    expect(await owes(both)).toMatchObject({ customer: 0, organiser: 0 });
    expect(await recordsOf("place.refilled")).toHaveLength(2);
    await expectCleanAudit();
  });

  test("does nothing for a deal whose conditions do not say so", async () => {
    const [anna = ""] = await fullSession(1, ["Anna"], { ...payAfter, refundIfRefilled: false });
    at("2027-01-06T10:00:00Z");
    await cancel(anna);
    expect(await sessionRow()).toEqual({ refills_open: false });
    await dealOf(stage, "Bram");
    expect(await owes(anna)).toMatchObject({ customer: half });
    await expectCleanAudit();
  });

  test("does not count for somebody whom it costs nothing any more, but for the next", async () => {
    const [anna = "", bram = ""] = await fullSession(2, ["Anna", "Bram"]);
    at("2027-01-06T10:00:00Z");
    const { organisationId } = stage;
    await cancelBookings(house, { organisationId, dealId: anna, bookingIds: await bookingIds(anna), waiveFee: true });
    await cancel(bram);
    await dealOf(stage, "Chris");
    expect(await owes(bram)).toMatchObject({ customer: half });
    await dealOf(stage, "Daan");
    expect([await owes(anna), await owes(bram)]).toMatchObject([{ customer: 0, organiser: 0 }, { customer: 0, organiser: 0 }]);
    expect(await mailsTo("Anna")).not.toContain("place-refilled");
    await expectCleanAudit();
  });

  test("is not sold by somebody who only moves here, who still takes the seat", async () => {
    const [anna = ""] = await fullSession(1, ["Anna"]);
    const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
    const sessionId = await addSession(house, { ...stage, termsId, conditions: payAfter, slug: "anders", startsAt: Temporal.Instant.from("2027-01-28T08:30:00Z") });
    const other = { ...stage, sessionId, sessionSlug: "anders" };
    const daan = await dealOf(other, "Daan");
    at("2027-01-06T10:00:00Z");
    await cancel(anna);
    const moved = await moveBookings(house, { organisationId: stage.organisationId, dealId: daan, bookingIds: await bookingIds(daan), otherSessionId: stage.sessionId, by: "trainer", seen: null });
    expect(moved).toMatchObject({ ok: true });
    expect(await recordsOf("place.refilled")).toEqual([]);
    await expectCleanAudit();
  });

  test("by two at once shrinks two fees once each", async () => {
    const [anna = "", bram = ""] = await fullSession(2, ["Anna", "Bram"]);
    at("2027-01-06T10:00:00Z");
    await cancel(anna);
    await cancel(bram);
    await Promise.all([signUp(house, signUpOf(stage, "Chris")), signUp(house, signUpOf(stage, "Daan"))]);
    expect(await recordsOf("place.refilled")).toHaveLength(2);
    expect([await owes(anna), await owes(bram)]).toMatchObject([{ customer: 0 }, { customer: 0 }]);
    await expectCleanAudit();
  });

  test("while its deal is paid at the same moment comes to the same", async () => {
    const [anna = ""] = await fullSession(1, ["Anna"]);
    at("2027-01-06T10:00:00Z");
    await cancel(anna);
    await Promise.all([pay(stage, anna, half), signUp(house, signUpOf(stage, "Bram", { customer: customer("Bram", "consumer") }))]);
    expect(await owes(anna)).toMatchObject({ customer: 0, organiser: half });
    expect(await recordsOf("place.refilled")).toHaveLength(1);
    await expectCleanAudit();
  });
});

test("the customer's page says what comes back, each part by its own day", async () => {
  stage = await setStage(house, { capacity: 1, conditions: payAfter });
  const deal = await makeDeal(stage, "Anna");
  await pay(stage, deal.dealId, price);
  at("2027-01-06T10:00:00Z");
  await cancel(deal.dealId);
  at("2027-01-07T10:00:00Z");
  await dealOf(stage, "Bram");
  const page = await get(deal.path);
  expect(headline(page.html)).toBe("Uw inschrijving is geannuleerd. Wij betalen € 1.082,95 aan u terug.");
  expect(page.text).toContain("€ 541,47 uiterlijk wo 20 jan 2027 23:59 en € 541,48 uiterlijk do 21 jan 2027 23:59; op de rekening waarmee u betaalde.");
  expect(page.text).toContain("Iemand anders heeft de plaats op do 7 jan 2027 11:00 ingenomen");
});
