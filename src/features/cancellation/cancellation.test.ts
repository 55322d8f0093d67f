import { beforeEach, describe, expect, test } from "vitest";
import { addSession, payAfter, setStage, customer } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { cents } from "../../domain/money.ts";
import { sayInDispute } from "../dispute/actions.ts";
import { acceptDealOffer, makeDealOffer } from "../offers/actions.ts";
import { moveBookings } from "../moving/actions.ts";
import { chooseForLateMoney } from "../payments/actions.ts";
import { cancelBookings, previewCancellation } from "./actions.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, dealRow, expectCleanAudit, factsOf, join, lateMoneyOf, outcomesOf, pay, placesOf, recordsOf, sweepAt } = stepsIn(house);

const price = 108_295;
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { conditions: payAfter });
});

async function which(dealId: string, only?: number) {
  const ids = await bookingIds(dealId);
  return { organisationId: stage.organisationId, dealId, bookingIds: only === undefined ? ids : ids.slice(only, only + 1) };
}

describe("cancelling", () => {
  test("keeps the fee owed, frees the seat for the next in line, and says so in a record and a mail", async () => {
    stage = await setStage(house, { slug: "vol", capacity: 1, conditions: payAfter });
    const deal = await dealOf(stage, "Anna");
    await join(stage, "Bram");
    at("2027-01-06T10:00:00Z");
    const outcome = await cancelBookings(house, await which(deal));
    expect(outcome).toEqual({ ok: true, preview: { creditBackCents: 0, feeCents: 54_148, feeBasisPoints: 5_000, daysBefore: 15, refundCents: 0, refundBy: null, owesCents: 54_148, freeBecause: null, waivedCents: 0 } });
    expect([await placesOf("Anna"), await placesOf("Bram")]).toEqual([["cancelled"], ["offered"]]);
    const [booking] = await bookingIds(deal);
    expect(await recordsOf("booking.cancelled")).toMatchObject([{ feeCents: 54_148, daysBefore: 15, places: [{ booking, from: "confirmed", to: "cancelled" }] }]);
    expect(await factsOf("booking-cancelled")).toEqual([{ kind: "booking-cancelled", dealId: deal, bookingIds: [booking], feeCents: 54_148, refundCents: 0, refundBy: null }]);
    expect(await dealRow(deal)).toMatchObject({ payment: "due" });
    await expectCleanAudit();
  });

  test("twice at once happens once; the second hears that there is nothing left to cancel", async () => {
    const deal = await dealOf(stage, "Anna");
    const both = await Promise.all([cancelBookings(house, await which(deal)), cancelBookings(house, await which(deal))]);
    expect(both).toContainEqual({ ok: false, refusal: { kind: "nothing-to-cancel" } });
    expect(await recordsOf("booking.cancelled")).toHaveLength(1);
    expect(await factsOf("booking-cancelled")).toHaveLength(1);
    await expectCleanAudit();
  });

  test.each([
    ["a company, the last minute of the day four weeks before", "company", "2026-12-24T22:59:59Z", 0],
    ["a company, the next minute", "company", "2026-12-24T23:00:00Z", 54_148],
    ["a company, the day itself", "company", "2027-01-21T08:00:00Z", price],
    ["a private person, two weeks before", "consumer", "2027-01-07T22:59:59Z", 0],
    ["a private person, a minute later", "consumer", "2027-01-07T23:00:00Z", 54_148],
    ["a private person, the day itself, never pays all", "consumer", "2027-01-21T08:00:00Z", 54_148],
  ] as const)("costs what the frozen steps say: %s", async (_, kind, moment, feeCents) => {
    const deal = await dealOf(stage, "Anna", { customer: customer("Anna", kind) });
    at(moment);
    const preview = await previewCancellation(house, await which(deal));
    expect(preview).toMatchObject({ ok: true, preview: { feeCents } });
    expect(await cancelBookings(house, await which(deal))).toEqual(preview);
  });

  test("of three places one by one on the last day costs together exactly what three places cost", async () => {
    stage = await setStage(house, { slug: "drie", conditions: payAfter, priceCents: 3_333, vatBasisPoints: 2_100 });
    const deal = await dealOf(stage, ["Anna", "Bram", "Chris"]);
    const { total_cents } = await house.db.selectFrom("deals").select("total_cents").executeTakeFirstOrThrow();
    at("2027-01-21T07:00:00Z");
    const fees: number[] = [];
    for (const index of [0, 1, 2]) {
      const outcome = await cancelBookings(house, await which(deal, index));
      if (!outcome.ok) throw new Error(outcome.refusal.kind);
      fees.push(outcome.preview.feeCents);
    }
    expect(fees.reduce((sum, fee) => sum + fee, 0)).toBe(total_cents);
    await pay(stage, deal, total_cents);
    expect(await dealRow(deal)).toMatchObject({ payment: "paid" });
    await expectCleanAudit();
  });

  test("of a paid place says what goes back, and a fee that the trainer lets go is nothing", async () => {
    const deal = await dealOf(stage, "Anna");
    await pay(stage, deal, price);
    at("2027-01-21T07:00:00Z");
    expect(await previewCancellation(house, await which(deal))).toMatchObject({ preview: { feeCents: price, refundCents: 0, freeBecause: null } });
    expect(await cancelBookings(house, { ...(await which(deal)), waiveFee: true })).toMatchObject({ preview: { feeCents: 0, refundCents: price, freeBecause: "waived" } });
    expect(await dealRow(deal)).toEqual({ payment: "overpaid", paid_cents: price });
    await expectCleanAudit();
  });

  test("of an unpaid held place costs nothing, because letting it lapse would not either", async () => {
    stage = await setStage(house, { slug: "vooraf", startsAt: Temporal.Instant.from("2026-12-10T08:30:00Z") });
    const deal = await dealOf(stage, "Anna");
    await sweepAt("2026-12-01T10:00:00Z");
    expect(await cancelBookings(house, await which(deal))).toMatchObject({ preview: { feeCents: 0, feeBasisPoints: 10_000, freeBecause: "held" } });
    expect(await outcomesOf("hold")).toEqual(["cancelled"]);
    expect(await dealRow(deal)).toMatchObject({ payment: "none-due" });
    await expectCleanAudit();
  });

  test("of one of two held places keeps the deadline of the other, which lapses alone", async () => {
    stage = await setStage(house, { slug: "vooraf" });
    const deal = await dealOf(stage, ["Anna", "Bram"]);
    await cancelBookings(house, await which(deal, 0));
    await sweepAt("2026-12-02T12:00:00Z");
    expect([await placesOf("Anna"), await placesOf("Bram")]).toEqual([["cancelled"], ["released"]]);
    expect(await dealRow(deal)).toMatchObject({ payment: "written-off" });
    expect(await pay(stage, deal, price)).toMatchObject({ effect: "reinstates" });
    expect(await dealRow(deal)).toEqual({ payment: "paid", paid_cents: price });
    await expectCleanAudit();
  });

  test("of a place that went to another date counts the days to that date", async () => {
    stage = await setStage(house, { slug: "vol", capacity: 1 });
    const terms = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
    const may = await addSession(house, { ...stage, termsId: terms.id, slug: "mei-20", startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
    const deal = await dealOf(stage, "Anna");
    await join(stage, "Bram");
    await sweepAt("2026-12-02T12:00:00Z");
    await pay(stage, deal, price);
    const [late] = await lateMoneyOf(stage, deal);
    await chooseForLateMoney(house, { organisationId: stage.organisationId, dealId: deal, latePaymentId: late?.id ?? "", choice: "other-date", otherSessionId: may });
    await sweepAt("2027-01-21T07:00:00Z");
    expect(await cancelBookings(house, await which(deal))).toMatchObject({ preview: { feeCents: 0, refundCents: price, daysBefore: 119 } });
    expect(await placesOf("Anna")).toEqual(["released", "cancelled"]);
    await expectCleanAudit();
  });

  test("of two places on two dates asks for each what its own days make it, in the preview, the record, the mail and per place", async () => {
    const terms = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
    const february = await addSession(house, { ...stage, termsId: terms.id, slug: "februari", startsAt: Temporal.Instant.from("2027-02-10T08:30:00Z"), conditions: payAfter });
    const deal = await dealOf(stage, ["Anna", "Bram"]);
    const { organisationId, dealId, bookingIds: [, second = ""] } = await which(deal);
    const moved = await moveBookings(house, { organisationId, dealId, bookingIds: [second], otherSessionId: february, by: "trainer", seen: null });
    expect(moved).toMatchObject({ ok: true });
    at("2027-01-15T10:00:00Z");
    const all = { ...(await which(deal)), by: "customer" as const };
    const fee = price + 54_148;
    expect(await previewCancellation(house, all)).toMatchObject({ ok: true, preview: { feeCents: fee, feeBasisPoints: null, daysBefore: 6, owesCents: fee } });
    expect(await cancelBookings(house, { ...all, seen: fee })).toMatchObject({ ok: true });
    expect(await house.db.selectFrom("bookings").select("fee_cents").where("deal_id", "=", deal).where("place", "=", "cancelled").orderBy("fee_cents").execute()).toEqual([{ fee_cents: 54_148 }, { fee_cents: price }]);
    expect([await recordsOf("booking.cancelled"), await factsOf("booking-cancelled")]).toMatchObject([[{ feeCents: fee }], [{ feeCents: fee }]]);
    await expectCleanAudit();
  });

  test("and paying at the same instant leaves nothing unaccounted for", async () => {
    stage = await setStage(house, { slug: "vooraf" });
    const deal = await dealOf(stage, "Anna");
    await Promise.all([cancelBookings(house, await which(deal)), pay(stage, deal, price)]);
    expect(await placesOf("Anna")).toEqual(["cancelled"]);
    expect(await dealRow(deal)).toEqual({ payment: "overpaid", paid_cents: price });
    await expectCleanAudit();
  });
});

describe("cancelling is refused", () => {
  test("for a deal of another organisation and for bookings of another deal", async () => {
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    const other = await setStage(house, { slug: "anders" });
    expect(await cancelBookings(house, { ...(await which(anna)), organisationId: other.organisationId })).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
    expect(await cancelBookings(house, { ...(await which(anna)), dealId: bram })).toEqual({ ok: false, refusal: { kind: "nothing-to-cancel" } });
    expect(await previewCancellation(house, { ...(await which(anna)), bookingIds: [] })).toEqual({ ok: false, refusal: { kind: "nothing-to-cancel" } });
    expect([await placesOf("Anna"), await placesOf("Bram")]).toEqual([["confirmed"], ["confirmed"]]);
  });
});

test("a customer cancels until the start, also when it is disputed, and not for another fee than the button named", async () => {
  const deal = await dealOf(stage, "Anna");
  at("2027-01-06T10:00:00Z");
  const asked = { ...(await which(deal)), by: "customer" as const };
  expect(await cancelBookings(house, { ...asked, seen: 0 })).toMatchObject({ ok: false, refusal: { kind: "fee-changed", preview: { feeCents: 54_148 } } });
  expect(await cancelBookings(house, { ...asked, seen: Number.NaN })).toMatchObject({ ok: false, refusal: { kind: "fee-changed" } });
  at("2027-01-21T08:30:00Z");
  expect(await previewCancellation(house, asked)).toEqual({ ok: false, refusal: { kind: "begun" } });
  expect(await cancelBookings(house, { ...asked, seen: price })).toEqual({ ok: false, refusal: { kind: "begun" } });
  at("2027-01-21T08:29:59Z");
  expect(await sayInDispute(house, { organisationId: stage.organisationId, dealId: deal, token: "bezwaar", by: "customer", words: "Dit klopt niet.", end: null })).toMatchObject({ ok: true });
  expect(await cancelBookings(house, { ...asked, seen: price })).toMatchObject({ ok: true });
  expect(await cancelBookings(house, { ...asked, seen: price })).toEqual({ ok: false, refusal: { kind: "nothing-to-cancel" } });
  await expectCleanAudit();
});

test("a place of a deal that both sides settled is cancelled for nothing more and nothing less than they settled", async () => {
  const deal = await dealOf(stage, "Anna");
  const about = { organisationId: stage.organisationId, dealId: deal };
  const terms = { kind: "settlement" as const, cents: cents(50_000), payUntil: Temporal.Instant.from("2026-12-31T22:59:59Z"), paidCents: cents(0) };
  const made = await makeDealOffer(house, about, { terms, endsAt: Temporal.Instant.from("2026-12-10T22:59:59Z") });
  if (!made.ok) throw new Error(made.refusal.kind);
  await acceptDealOffer(house, { ...about, offerId: made.offer.id });
  at("2026-12-02T10:00:00Z");
  await pay(stage, deal, 50_000);
  at("2027-01-20T10:00:00Z");
  const both = await Promise.all([cancelBookings(house, await which(deal)), cancelBookings(house, await which(deal))]);
  expect(both).toContainEqual({ ok: true, preview: expect.objectContaining({ feeCents: 0, refundCents: 0, refundBy: null, owesCents: 0, freeBecause: "settled" }) });
  expect(both).toContainEqual({ ok: false, refusal: { kind: "nothing-to-cancel" } });
  await expectCleanAudit();
});

test("money goes back within fourteen days: the preview and the mail name the day", async () => {
  const deal = await dealOf(stage, "Anna");
  await pay(stage, deal, price);
  const outcome = await cancelBookings(house, { ...(await which(deal)), by: "customer", seen: 0 });
  expect(outcome).toMatchObject({ preview: { refundCents: price, refundBy: Temporal.Instant.from("2026-12-08T22:59:59Z") } });
  expect(await factsOf("booking-cancelled")).toMatchObject([{ refundCents: price, refundBy: "2026-12-08T22:59:59Z" }]);
});

test("a preview changes nothing", async () => {
  const deal = await dealOf(stage, "Anna");
  await previewCancellation(house, await which(deal));
  expect(await placesOf("Anna")).toEqual(["confirmed"]);
  expect(await recordsOf("booking.cancelled")).toEqual([]);
});
