import { beforeEach, describe, expect, test } from "vitest";
import { audit } from "../src/features/audit/actions.ts";
import { dealLatePayments } from "../src/features/payments/store.ts";
import { chooseForLateMoney, recordPayment, waivePaymentDeadline } from "../src/features/payments/actions.ts";
import { refundByHand } from "../src/features/refunds/actions.ts";
import { signUp } from "../src/features/sign-up/actions.ts";
import type { SignedUp } from "../src/features/sign-up/actions.ts";
import { acceptOffer, declineOffer, leaveLine, offerPlace } from "../src/features/waiting-list/actions.ts";
import { signUpOffers } from "../src/features/waiting-list/store.ts";
import { cancelBookings, previewCancellation } from "../src/features/cancellation/actions.ts";
import { markAttendance } from "../src/features/attendance/actions.ts";
import { sweepHouse } from "../src/sweep-house.ts";
import { addSession, setStage, signUpOf } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { balancesOf, catchUpInvoices } from "./support/invoices.ts";

const house = await createTestHouse("2026-12-18T10:00:00Z");

beforeEach(async () => {
  await emptyDatabase(house);
  house.clock.set(Temporal.Instant.from("2026-12-18T10:00:00Z"));
});

async function join(stage: Stage, name: string): Promise<SignedUp> {
  const outcome = await signUp(house, signUpOf(stage, name));
  if (!outcome.ok) throw new Error(`${name} was refused: ${outcome.refusal.kind}`);
  return outcome;
}

async function dealOf(stage: Stage, name: string): Promise<string> {
  const outcome = await join(stage, name);
  if (outcome.outcome !== "deal") throw new Error(`${name} waits`);
  return outcome.dealId;
}

async function placeOf(name: string): Promise<string[]> {
  const rows = await house.db.selectFrom("bookings").select("place").where("first_name", "=", name).orderBy("created_at").execute();
  return rows.map((row) => row.place);
}

/** Without the invoices, which follow by themselves. */
async function mailsTo(name: string): Promise<string[]> {
  const rows = await house.db.selectFrom("messages").select("kind").where("to_address", "like", `${name.toLowerCase()}%`).where("kind", "<>", "invoice-issued").orderBy("id").execute();
  return rows.map((row) => row.kind);
}

async function sweepAt(instant: string) {
  house.clock.set(Temporal.Instant.from(instant));
  return sweepHouse(house, house.clock.now());
}

function paid(dealId: string, token = "payment", amountCents = 108_295) {
  return { organisationId: stage.organisationId, dealId, token, amountCents, receivedOn: Temporal.PlainDate.from("2026-12-18"), method: "bank" as const, note: "", by: "marit" };
}

async function expectCleanAudit() {
  await catchUpInvoices(house);
  const report = await audit(house);
  expect(report.invariants.flatMap(({ name, violations }) => violations.map(({ found }) => `${name}: ${found}`))).toEqual([]);
}

let stage: Stage;

describe("pay within seven days or the place goes to the next", () => {
  beforeEach(async () => {
    stage = await setStage(house, { capacity: 1 });
  });

  test("the whole story, with Christmas in between, ends with credit for the first and the place for the third", async () => {
    const first = await dealOf(stage, "Anna");
    const [bram, chris, dirk] = [await join(stage, "Bram"), await join(stage, "Chris"), await join(stage, "Dirk")];
    expect([await placeOf("Anna"), await placeOf("Bram")]).toEqual([["held"], ["waiting"]]);

    // Seven days from Friday 18 December is Christmas Day; Saturday is a holiday too, Sunday is Sunday: due Monday 28.
    await sweepAt("2026-12-28T22:58:00Z");
    expect(await placeOf("Anna")).toEqual(["held"]);
    expect(await mailsTo("Anna")).toEqual(["deal-confirmed", "payment-reminder"]);
    await sweepAt("2026-12-29T10:58:00Z");
    expect(await placeOf("Anna")).toEqual(["held"]);
    await sweepAt("2026-12-29T11:00:00Z");
    expect([await placeOf("Anna"), await placeOf("Bram")]).toEqual([["released"], ["offered"]]);
    expect(await mailsTo("Bram")).toEqual(["waiting-confirmed", "place-offered"]);

    await sweepAt("2026-12-31T11:01:00Z");
    expect([await placeOf("Bram"), await placeOf("Chris")]).toEqual([["cancelled"], ["offered"]]);
    const [offer] = await signUpOffers(house.db, stage.organisationId, chris.signUpId);
    const accepted = await acceptOffer(house, {
      organisationId: stage.organisationId,
      signUpId: chris.signUpId,
      offerId: offer?.id ?? "",
      seen: null,
      consents: { terms: true, earlyStart: false },
    });
    if (!accepted.ok) throw new Error(accepted.refusal.kind);
    expect(await recordPayment(house, { ...paid(accepted.dealId, "chris"), receivedOn: Temporal.PlainDate.from("2026-12-31") })).toMatchObject({ effect: "confirms" });
    expect(await placeOf("Chris")).toEqual(["confirmed"]);

    expect(await recordPayment(house, paid(first, "anna"))).toMatchObject({ ok: true, effect: "customer-chooses" });
    expect(await balancesOf(house, first)).toEqual({ bank: 108_295, deposits: -108_295 });
    const [late] = await dealLatePayments(house.db, stage.organisationId, first);
    expect(late).toMatchObject({ cents: 108_295, choice: null });
    const choice = { organisationId: stage.organisationId, dealId: first, latePaymentId: late?.id ?? "", choice: "credit" as const };
    expect(await Promise.all([chooseForLateMoney(house, choice), chooseForLateMoney(house, choice)])).toEqual([{ ok: true }, { ok: true }]);
    expect(await chooseForLateMoney(house, { ...choice, choice: "refund" })).toMatchObject({ ok: false, refusal: { kind: "already-chosen" } });
    expect(await mailsTo("Anna")).toEqual(["deal-confirmed", "payment-reminder", "place-released", "late-money-asked", "late-money-chosen"]);
    await catchUpInvoices(house);
    expect(await balancesOf(house, first)).toEqual({ bank: 108_295, credits: -108_295 });
    expect(await balancesOf(house, accepted.dealId)).toEqual({ bank: 108_295, "revenue:standard:2100": -89_500, "vat:2100": -18_795 });
    expect(dirk.outcome).toBe("waiting");
    expect(bram.outcome).toBe("waiting");
    await expectCleanAudit();
  });

  test("money that comes late while the seat is free and nobody waits brings the place back, also when it is recorded twice at once", async () => {
    const deal = await dealOf(stage, "Anna");
    await sweepAt("2026-12-29T11:00:00Z");
    const both = await Promise.all([recordPayment(house, paid(deal)), recordPayment(house, paid(deal))]);
    expect(both.map((one) => one.ok && one.repeated).sort()).toEqual([false, true]);
    expect(await placeOf("Anna")).toEqual(["confirmed"]);
    const payments = await house.db.selectFrom("payments").selectAll().execute();
    expect(payments).toHaveLength(1);
    await expectCleanAudit();
  });

  test("two sweepers at once release a place once and offer it once", async () => {
    await dealOf(stage, "Anna");
    await join(stage, "Bram");
    house.clock.set(Temporal.Instant.from("2026-12-29T11:00:00Z"));
    await Promise.all([sweepHouse(house, house.clock.now()), sweepHouse({ ...house }, house.clock.now())]);
    expect(await mailsTo("Anna")).toEqual(["deal-confirmed", "place-released"]);
    expect(await mailsTo("Bram")).toEqual(["waiting-confirmed", "place-offered"]);
    await expectCleanAudit();
  });

  test("a payment and the lapse at the same instant end in one of the two, never in both", async () => {
    const deal = await dealOf(stage, "Anna");
    await join(stage, "Bram");
    house.clock.set(Temporal.Instant.from("2026-12-29T11:00:00Z"));
    await Promise.all([recordPayment(house, paid(deal)), sweepHouse(house, house.clock.now())]);
    const places = [...(await placeOf("Anna")), ...(await placeOf("Bram"))].join(" ");
    expect(["confirmed waiting", "released offered"]).toContain(places);
    await expectCleanAudit();
  });

  test("a sweep after a week of standing still does each step once, and none that makes no sense any more", async () => {
    await dealOf(stage, "Anna");
    await join(stage, "Bram");
    await sweepAt("2027-01-05T10:00:00Z");
    expect(await mailsTo("Anna")).toEqual(["deal-confirmed", "place-released"]);
    expect(await placeOf("Bram")).toEqual(["offered"]);
    const outcomes = await house.db.selectFrom("deadlines").select(["what", "outcome"]).where("done_at", "is not", null).where("what", "<>", "invoice").orderBy("due_at").execute();
    expect(outcomes).toEqual([{ what: "payment-reminder", outcome: "too-late" }, { what: "hold", outcome: "released" }]);
    await expectCleanAudit();
  });
});

describe("an offered place", () => {
  let bram: SignedUp;
  let address: { organisationId: string; signUpId: string; offerId: string };

  beforeEach(async () => {
    stage = await setStage(house, { capacity: 1 });
    const first = await dealOf(stage, "Anna");
    bram = await join(stage, "Bram");
    await join(stage, "Chris");
    const bookings = await house.db.selectFrom("bookings").select("id").where("deal_id", "=", first).execute();
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: first, bookingIds: bookings.map(({ id }) => id) });
    const [offer] = await signUpOffers(house.db, stage.organisationId, bram.signUpId);
    address = { organisationId: stage.organisationId, signUpId: bram.signUpId, offerId: offer?.id ?? "" };
  });

  const order = { seen: null, consents: { terms: true, earlyStart: false } };

  test("accepted twice at once forms one deal with one address", async () => {
    const [one, two] = await Promise.all([acceptOffer(house, { ...address, ...order }), acceptOffer(house, { ...address, ...order })]);
    expect(one).toMatchObject({ ok: true });
    expect(two).toEqual(one);
    expect(await placeOf("Bram")).toEqual(["held"]);
    await expectCleanAudit();
  });

  test("accepted and declined at the same instant has one answer", async () => {
    const [accepted, declined] = await Promise.all([acceptOffer(house, { ...address, ...order }), declineOffer(house, address)]);
    expect([accepted.ok, declined.ok].filter(Boolean)).toHaveLength(1);
    await expectCleanAudit();
  });

  test("declined goes to the next at once, and declining again changes nothing", async () => {
    expect(await declineOffer(house, address)).toEqual({ ok: true });
    expect(await declineOffer(house, address)).toEqual({ ok: true });
    expect([await placeOf("Bram"), await placeOf("Chris")]).toEqual([["cancelled"], ["offered"]]);
    await expectCleanAudit();
  });

  test("answered a second after its end is too late, even before a sweeper came by", async () => {
    house.clock.set(Temporal.Instant.from("2026-12-20T10:00:01Z"));
    expect(await acceptOffer(house, { ...address, ...order })).toEqual({ ok: false, refusal: { kind: "offer-expired" } });
  });

  test("is not somebody else's to answer", async () => {
    const other = await setStage(house, { slug: "anders" });
    expect(await acceptOffer(house, { ...address, organisationId: other.organisationId, ...order })).toMatchObject({ refusal: { kind: "offer-unknown" } });
    expect(await declineOffer(house, { ...address, signUpId: other.sessionId })).toMatchObject({ refusal: { kind: "offer-unknown" } });
  });

  test("is refused when the price changed since the page was shown", async () => {
    await house.db.updateTable("sessions").set({ price_cents: 1000 }).where("organisation_id", "=", stage.organisationId).execute();
    expect(await acceptOffer(house, { ...address, ...order, seen: "a.b.c.d.e" })).toMatchObject({ ok: false, refusal: { kind: "changed" } });
  });

  test("leaving the list gives the offer up, twice at once too", async () => {
    const leave = { organisationId: stage.organisationId, signUpId: bram.signUpId };
    expect(await Promise.all([leaveLine(house, leave), leaveLine(house, leave)])).toEqual([{ ok: true }, { ok: true }]);
    expect(await placeOf("Chris")).toEqual(["offered"]);
    await expectCleanAudit();
  });
});

describe("what the trainer does", () => {
  test("pinning somebody puts them in front of the line, once, with a record", async () => {
    stage = await setStage(house, { capacity: 1 });
    const first = await dealOf(stage, "Anna");
    await join(stage, "Bram");
    const chris = await join(stage, "Chris");
    const pin = { organisationId: stage.organisationId, signUpId: chris.signUpId };
    expect(await Promise.all([offerPlace(house, pin), offerPlace(house, pin)])).toEqual([{ ok: true, offered: 0 }, { ok: true, offered: 0 }]);
    await waivePaymentDeadline(house, { organisationId: stage.organisationId, dealId: first, reason: "known-customer" });
    const bookings = await house.db.selectFrom("bookings").select("id").where("deal_id", "=", first).execute();
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: first, bookingIds: bookings.map(({ id }) => id), waiveFee: true });
    expect([await placeOf("Bram"), await placeOf("Chris")]).toEqual([["waiting"], ["offered"]]);
    const pins = await house.db.selectFrom("records").select("id").where("type", "=", "line.pinned").execute();
    expect(pins).toHaveLength(1);
    await expectCleanAudit();
  });

  test("waiving a deadline keeps the place and the amount owed, and nothing lapses", async () => {
    stage = await setStage(house, { capacity: 1 });
    const deal = await dealOf(stage, "Anna");
    const waive = { organisationId: stage.organisationId, dealId: deal, reason: "asked-for-time" as const };
    expect(await Promise.all([waivePaymentDeadline(house, waive), waivePaymentDeadline(house, waive)])).toEqual([{ ok: true }, { ok: true }]);
    await sweepAt("2027-01-05T10:00:00Z");
    expect(await placeOf("Anna")).toEqual(["confirmed"]);
    expect((await mailsTo("Anna")).filter((kind) => kind === "deadline-waived")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("cancelling a paid place ten days before costs what the frozen conditions say, and the preview says the same", async () => {
    stage = await setStage(house);
    const deal = await dealOf(stage, "Anna");
    await recordPayment(house, paid(deal));
    const bookings = await house.db.selectFrom("bookings").select("id").where("deal_id", "=", deal).execute();
    const which = { organisationId: stage.organisationId, dealId: deal, bookingIds: bookings.map(({ id }) => id) };
    house.clock.set(Temporal.Instant.from("2027-01-05T10:00:00Z"));
    const preview = await previewCancellation(house, which);
    expect(preview).toMatchObject({ preview: { feeCents: 54_148, refundCents: 54_147, daysBefore: 16 } });
    const both = await Promise.all([cancelBookings(house, which), cancelBookings(house, which)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(await placeOf("Anna")).toEqual(["cancelled"]);
    await sweepHouse(house, house.clock.now());
    await expectCleanAudit();
  });

  test("attendance is marked after the start, corrected by the trainer, and twice at once is once", async () => {
    stage = await setStage(house);
    const deal = await dealOf(stage, "Anna");
    await recordPayment(house, paid(deal));
    const booking = await house.db.selectFrom("bookings").select("id").executeTakeFirstOrThrow();
    const mark = { organisationId: stage.organisationId, bookingId: booking.id, attendance: "no-show" as const };
    expect(await markAttendance(house, mark)).toEqual({ ok: false, refusal: { kind: "not-begun" } });
    await sweepAt("2027-01-21T16:30:00Z");
    const both = await Promise.all([markAttendance(house, mark), markAttendance(house, mark)]);
    expect(both.map((one) => one.ok && one.repeated).sort()).toEqual([false, true]);
    expect(await markAttendance(house, { ...mark, attendance: "attended" })).toEqual({ ok: true, repeated: false });
    const marks = await house.db.selectFrom("records").select("details").where("type", "=", "attendance.marked").execute();
    expect(marks).toHaveLength(2);
  });
});

describe("late money", () => {
  test("another date: the places move there under the same deal, and a full date is refused", async () => {
    stage = await setStage(house, { capacity: 1 });
    const terms = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
    const other = await addSession(house, { organisationId: stage.organisationId, courseId: stage.courseId, termsId: terms.id, slug: "mei-20", capacity: 1, startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
    const deal = await dealOf(stage, "Anna");
    await join(stage, "Bram");
    await sweepAt("2026-12-29T11:00:00Z");
    await recordPayment(house, paid(deal));
    const [late] = await dealLatePayments(house.db, stage.organisationId, deal);
    const choose = { organisationId: stage.organisationId, dealId: deal, latePaymentId: late?.id ?? "", choice: "other-date" as const };
    expect(await chooseForLateMoney(house, choose)).toMatchObject({ refusal: { kind: "choice-not-possible" } });
    expect(await chooseForLateMoney(house, { ...choose, otherSessionId: other })).toEqual({ ok: true });
    expect(await placeOf("Anna")).toEqual(["released", "confirmed"]);
    const row = await house.db.selectFrom("deals").select("payment").where("id", "=", deal).executeTakeFirstOrThrow();
    expect(row.payment).toBe("paid");
    await expectCleanAudit();
  });

  test("a refund is booked back once, however often it is settled", async () => {
    stage = await setStage(house, { capacity: 1 });
    const deal = await dealOf(stage, "Anna");
    await join(stage, "Bram");
    await sweepAt("2026-12-29T11:00:00Z");
    await recordPayment(house, paid(deal));
    const [late] = await dealLatePayments(house.db, stage.organisationId, deal);
    const address = { organisationId: stage.organisationId, dealId: deal };
    const back = () => refundByHand(house, { ...address, token: "terug", amountCents: late?.cents ?? 0, by: "marit" });
    expect(await back()).toEqual({ ok: false, refusal: { kind: "nothing-to-refund", mostCents: 0 } });
    await chooseForLateMoney(house, { ...address, latePaymentId: late?.id ?? "", choice: "refund" });
    const both = await Promise.all([back(), back()]);
    expect(both.map((one) => one.ok && one.repeated).sort()).toEqual([false, true]);
    const row = await house.db.selectFrom("deals").select("paid_cents").where("id", "=", deal).executeTakeFirstOrThrow();
    expect(row.paid_cents).toBe(0);
    await expectCleanAudit();
  });

  test("the front of the line: the next seat that comes free is theirs, before anybody who waits", async () => {
    stage = await setStage(house, { capacity: 1 });
    const deal = await dealOf(stage, "Anna");
    const bram = await join(stage, "Bram");
    await join(stage, "Chris");
    await sweepAt("2026-12-29T11:00:00Z");
    await recordPayment(house, paid(deal));
    const [late] = await dealLatePayments(house.db, stage.organisationId, deal);
    await chooseForLateMoney(house, { organisationId: stage.organisationId, dealId: deal, latePaymentId: late?.id ?? "", choice: "front-of-line" });
    const [offer] = await signUpOffers(house.db, stage.organisationId, bram.signUpId);
    await declineOffer(house, { organisationId: stage.organisationId, signUpId: bram.signUpId, offerId: offer?.id ?? "" });
    expect([await placeOf("Anna"), await placeOf("Chris")]).toEqual([["confirmed"], ["waiting"]]);
    await expectCleanAudit();
  });
});
