import { assert, asyncProperty, constantFrom, array } from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { payAfter, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { withProvider } from "../../../test/support/mollie.ts";
import { onlineIn } from "../../../test/support/online.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { startOnlinePayment } from "./actions.ts";
import { make } from "./keep-up.ts";
import { openAttempt } from "./start.ts";
import { providerOf } from "../../platform/payment-provider/provider.ts";

const { house, provider } = await withProvider(await createTestHouse());
const online = onlineIn(house, provider);
const { booked, doJobs } = online;
const { at, bookingIds, dealOf, dealRow, expectCleanAudit, factsOf, mailsTo, outcomesOf, pay, placesOf, recordsOf, sweepAt } = stepsIn(house);

const price = 108_295;
let stage: Stage;
let deal: string;

beforeEach(async () => {
  await emptyDatabase(house);
  await provider.behave();
  await provider.messages("hold");
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house);
  deal = await dealOf(stage, "Anna");
});

const start = (cents = price, token = "form") => online.start(stage, deal, cents, token);
const started = (cents = price, token = "form") => online.started(stage, deal, cents, token);
const paidThere = (cents = price, token = "form") => online.paidThere(stage, deal, cents, token);
const message = (id: string, attemptId: string, organisationId = stage.organisationId) => online.message(organisationId, attemptId, id);
const look = (attemptId: string) => online.look(stage, attemptId);
const attempts = () => online.attempts(stage, deal);
const states = async () => (await attempts()).map(({ state }) => state);

/** What the provider has for the deals of this test. */
async function there() {
  const ids = new Set((await house.db.selectFrom("online_payments").select("id").execute()).map(({ id }) => id));
  return (await provider.payments()).filter(({ metadata }) => ids.has((metadata as { attempt: string }).attempt));
}

describe("paying online", () => {
  test("is asked of the provider with the amount that is due, and books and confirms when it is paid", async () => {
    const attempt = await started();
    expect(attempt).toMatchObject({ state: "open", cents: price, checkout_url: `${provider.url}/checkout/${attempt.provider_id}` });
    expect(await there()).toMatchObject([{ amount: { currency: "EUR", value: "1082.95" }, metadata: { organisation: stage.organisationId, attempt: attempt.id } }]);
    expect(await placesOf("Anna")).toEqual(["held"]);

    await provider.change(attempt.provider_id ?? "", { status: "paid" });
    expect((await message(attempt.provider_id ?? "", attempt.id)).status).toBe(200);
    expect(await states()).toEqual(["paid"]);
    expect(await placesOf("Anna")).toEqual(["confirmed"]);
    expect(await dealRow(deal)).toEqual({ payment: "paid", paid_cents: price });
    expect(await house.db.selectFrom("payments").select(["method", "note", "amount_cents"]).execute()).toEqual([{ method: "online", note: attempt.provider_id, amount_cents: price }]);
    expect(await factsOf("payment-received")).toMatchObject([{ cents: price, confirms: true }]);
    expect(await outcomesOf("online-payment")).toEqual(["paid"]);
    await expectCleanAudit();
  });

  test("the provider is told no name and no address of anybody, and where to send people back", async () => {
    await started();
    const [payment] = await there();
    const { code, secret } = await house.db.selectFrom("deals").select(["code", "secret"]).executeTakeFirstOrThrow();
    expect(payment?.description).toBe(`${code.slice(0, 4)}-${code.slice(4)} Onderhandelen zonder trucs`);
    expect(payment?.redirectUrl).toContain(`http://localhost:3000/d/${code}/${secret}/pay/`);
    expect(JSON.stringify(payment)).not.toMatch(/Anna|voorbeeld\.example/);
  });

  test.each(["failed", "canceled", "expired"])("that %s ends the attempt and books nothing; another attempt can be paid", async (status) => {
    const attempt = await started();
    await provider.change(attempt.provider_id ?? "", { status });
    await message(attempt.provider_id ?? "", attempt.id);
    expect(await states()).toEqual([status]);
    expect(await booked()).toEqual([]);
    expect(await recordsOf("online-payment.ended")).toMatchObject([{ attempt: attempt.id, how: status }]);
    const { id, attempt: second } = await paidThere(price, "again");
    await message(id, second.id);
    expect(await states()).toEqual([status, "paid"]);
    await expectCleanAudit();
  });

  test("that is on its way at the bank waits and keeps others from beginning", async () => {
    const attempt = await started();
    await provider.change(attempt.provider_id ?? "", { status: "pending" });
    await look(attempt.id);
    expect(await states()).toEqual(["pending"]);
    expect(await start(price, "other")).toMatchObject({ ok: true, attempt: { id: attempt.id, state: "pending" } });
    expect(await there()).toHaveLength(1);
  });

  test("that is on its way at the bank keeps its place beyond the payment day, and lets it go when it fails", async () => {
    const attempt = await started();
    await provider.change(attempt.provider_id ?? "", { status: "pending" });
    await look(attempt.id);
    await sweepAt("2026-12-02T12:00:00Z");
    expect([await placesOf("Anna"), await factsOf("payment-reminder")]).toEqual([["held"], []]);
    const { code, secret } = await house.db.selectFrom("deals").select(["code", "secret"]).where("id", "=", deal).executeTakeFirstOrThrow();
    const page = await (await online.app.request(`/d/${code}/${secret}`)).text();
    expect(page).toContain("is onderweg");
    expect(page).not.toContain("Of maak het zelf over");
    await provider.change(attempt.provider_id ?? "", { status: "failed" });
    await look(attempt.id);
    await sweepAt("2026-12-03T00:00:00Z");
    expect(await placesOf("Anna")).toEqual(["released"]);
    await expectCleanAudit();
  });

  test("cannot be begun without a provider, for nothing, for another amount than is owed, or for a deal of somebody else", async () => {
    const without = { ...house, config: { ...house.config, mollie: null } };
    expect(await startOnlinePayment(without, { organisationId: stage.organisationId, dealId: deal, token: "a", cents: price })).toEqual({ ok: false, refusal: { kind: "not-offered" } });
    for (const cents of [1, price - 1, price + 1, 0, -price, 1.5, Number.NaN]) expect(await start(cents)).toEqual({ ok: false, refusal: { kind: "amount-changed" } });
    const other = await setStage(house, { slug: "anders" });
    expect(await startOnlinePayment(house, { organisationId: other.organisationId, dealId: deal, token: "a", cents: price })).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
    await pay(stage, deal, price);
    expect(await start(price)).toEqual({ ok: false, refusal: { kind: "nothing-owed" } });
    expect(await there()).toEqual([]);
  });

  test("of a part that is due, or of all that is open, is what the customer chooses", async () => {
    stage = await setStage(house, { slug: "aanbetaling", conditions: { ...payAfter, payment: { mode: "deposit", depositBasisPoints: 3_000, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 } } });
    deal = await dealOf(stage, "Bram");
    const { attempt, id } = await paidThere(32_489);
    await message(id, attempt.id);
    expect(await placesOf("Bram")).toEqual(["confirmed"]);
    expect(await start(price, "all")).toEqual({ ok: false, refusal: { kind: "amount-changed" } });
    const rest = await paidThere(price - 32_489, "rest");
    await message(rest.id, rest.attempt.id);
    expect(await dealRow(deal)).toMatchObject({ payment: "paid" });
    await expectCleanAudit();
  });

  test("of another amount first takes the earlier attempt back, so that only one can be paid", async () => {
    stage = await setStage(house, { slug: "aanbetaling", conditions: { ...payAfter, payment: { mode: "deposit", depositBasisPoints: 3_000, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 } } });
    deal = await dealOf(stage, "Bram");
    const first = await started(32_489, "deposit");
    const second = await started(price, "all");
    expect(await states()).toEqual(["canceled", "open"]);
    await provider.change(second.provider_id ?? "", { status: "pending" });
    expect(await start(32_489, "deposit-again")).toEqual({ ok: false, refusal: { kind: "under-way", attemptId: second.id, cents: price } });
    expect((await there()).map(({ id, status }) => [id, status])).toEqual([[first.provider_id, "canceled"], [second.provider_id, "pending"]]);
  });

  test("after the place was passed on is late money, about which the customer is asked", async () => {
    const attempt = await started();
    await sweepAt("2026-12-02T12:00:00Z");
    expect(await placesOf("Anna")).toEqual(["released"]);
    expect(await start(price, "later")).toMatchObject({ ok: true, attempt: { id: attempt.id } });
    await provider.change(attempt.provider_id ?? "", { status: "paid" });
    await message(attempt.provider_id ?? "", attempt.id);
    expect(await states()).toEqual(["paid"]);
    expect(await recordsOf("payment.received")).toMatchObject([{ effect: "reinstates" }]);
    expect(await placesOf("Anna")).toEqual(["confirmed"]);
    await expectCleanAudit();
  });

  test("for an order that was cancelled meanwhile is too much, and not lost", async () => {
    const { attempt, id } = await paidThere();
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: await bookingIds(deal) });
    await message(id, attempt.id);
    expect(await dealRow(deal)).toEqual({ payment: "overpaid", paid_cents: price });
    await expectCleanAudit();
  });
});

describe("twice, at once and broken off", () => {
  test("the form sent twice, one after the other and at once, is one payment at the provider", async () => {
    const all = await Promise.all([start(), start(), start(price, "other tab")]);
    expect(new Set(all.map((one) => one.ok && one.attempt.id)).size).toBe(1);
    expect(await start()).toMatchObject({ ok: true, attempt: { state: "open" } });
    expect(await there()).toHaveLength(1);
    expect(await recordsOf("online-payment.started")).toHaveLength(1);
  });

  test("a crash before the call leaves an attempt that the next click makes", async () => {
    await openAttempt(house, { organisationId: stage.organisationId, dealId: deal, token: "form", cents: price });
    expect([await states(), await there()]).toEqual([["new"], []]);
    expect(await started()).toMatchObject({ state: "open" });
    expect(await there()).toHaveLength(1);
  });

  test("a crash between the call and keeping its answer makes no second payment: the same call is asked again", async () => {
    const opened = await openAttempt(house, { organisationId: stage.organisationId, dealId: deal, token: "form", cents: price });
    const real = providerOf(house.config);
    if (!opened.ok || real === null) throw new Error("expected an attempt and a provider");
    expect(await make(house, real, opened.attempt)).toMatchObject({ ok: true });
    expect(await states()).toEqual(["new"]);
    const attempt = await started();
    expect(await there()).toMatchObject([{ id: attempt.provider_id }]);
  });

  test.each(["drop-after", "drop-before", "nonsense"] as const)("a call that ends with %s says so, and is one payment in the end", async (how) => {
    await provider.misbehave(how, "create", 3);
    expect(await start()).toEqual({ ok: false, refusal: { kind: "provider-silent" } });
    expect(await states()).toEqual(["new"]);
    await provider.behave();
    const { id, attempt } = await paidThere();
    expect(await there()).toHaveLength(1);
    await message(id, attempt.id);
    expect(await booked()).toHaveLength(1);
    await expectCleanAudit();
  });

  test("a fault of the provider that passes is not noticed", async () => {
    await provider.misbehave("fault", "create", 2);
    expect(await started()).toMatchObject({ state: "open" });
    expect(await there()).toHaveLength(1);
  });

  test("what nobody clicks again is made by the sweeper, and asked about until it has an end", async () => {
    await provider.misbehave("drop-after", "create", 3);
    await start();
    await provider.behave();
    await sweepAt("2026-11-24T09:57:00Z");
    expect(await doJobs()).toBe(1);
    expect(await states()).toEqual(["open"]);
    const [payment] = await there();
    await provider.change(payment?.id ?? "", { status: "paid" });
    await sweepAt("2026-11-24T10:10:00Z");
    expect(await doJobs()).toBe(0);
    await sweepAt("2026-11-24T10:14:00Z");
    expect(await doJobs()).toBe(1);
    expect(await states()).toEqual(["paid"]);
    expect(await outcomesOf("online-payment")).toEqual(["asked", "asked", "paid"]);
    await sweepAt("2026-11-25T12:00:00Z");
    expect(await doJobs()).toBe(0);
    await expectCleanAudit();
  });

  test("a job that gets no answer fails, to be tried again, and the attempt is asked about later as well", async () => {
    const attempt = await started();
    await provider.misbehave("drop-before", "fetch", 1);
    await sweepAt("2026-11-24T09:57:00Z");
    await expect(doJobs()).rejects.toThrow("does not answer");
    expect(await outcomesOf("online-payment")).toEqual(["asked", null]);
    expect((await look(attempt.id)).ok).toBe(true);
  });

  test("two messages at once, a look and the sweeper together book once", async () => {
    const { attempt, id } = await paidThere();
    const all = await Promise.all([message(id, attempt.id), message(id, attempt.id), look(attempt.id), look(attempt.id)]);
    expect(all).toHaveLength(4);
    expect(await booked()).toHaveLength(1);
    expect(await recordsOf("payment.received")).toHaveLength(1);
    expect(await mailsTo("Anna")).toEqual(["deal-confirmed", "payment-received"]);
    await expectCleanAudit();
  });

  test("a message that comes before the call was answered is about the attempt, and the answer after it changes nothing", async () => {
    await provider.misbehave("drop-after", "create", 3);
    await start();
    await provider.behave();
    const [payment] = await there();
    const [attempt] = await attempts();
    await provider.change(payment?.id ?? "", { status: "paid" });
    expect((await message(payment?.id ?? "", attempt?.id ?? "")).status).toBe(200);
    expect(await states()).toEqual(["paid"]);
    expect(await start()).toMatchObject({ ok: true, attempt: { state: "paid" } });
    expect(await booked()).toHaveLength(1);
  });

  test("when a key is forgotten at the provider and a second payment was made, both are booked should both be paid", async () => {
    const { attempt, id } = await paidThere();
    await message(id, attempt.id);
    const real = providerOf(house.config);
    const twin = await real?.create({ idempotencyKey: "another", cents: price, description: "x", locale: "nl", returnUrl: "http://localhost:3000", webhookUrl: null, about: { organisation: stage.organisationId, attempt: attempt.id } });
    if (twin?.ok !== true) throw new Error("expected a twin");
    await message(twin.value.id, attempt.id);
    expect(await states()).toEqual(["paid"]);
    await provider.change(twin.value.id, { status: "paid" });
    await Promise.all([message(twin.value.id, attempt.id), message(twin.value.id, attempt.id)]);
    expect(await states()).toEqual(["paid", "paid"]);
    expect(await dealRow(deal)).toEqual({ payment: "overpaid", paid_cents: 2 * price });
    await expectCleanAudit();
  });

  test("in any order of messages, looks and sweeps, an attempt ends as the provider says and is booked once", { timeout: 60_000 }, async () => {
    const steps = constantFrom("open", "pending", "paid", "message", "look", "twice", "late");
    await assert(
      asyncProperty(array(steps, { minLength: 3, maxLength: 9 }), async (order) => {
        deal = await dealOf(stage, "Anna", { token: uuidv7(house.clock.now()) });
        const attempt = await started(price, deal);
        const id = attempt.provider_id ?? "";
        let said = "open";
        for (const step of order) {
          if (step === "message" || step === "late") await message(id, attempt.id);
          else if (step === "twice") await Promise.all([message(id, attempt.id), look(attempt.id)]);
          else if (step === "look") await look(attempt.id);
          else if (said !== "paid") await provider.change(id, { status: (said = step) });
        }
        await message(id, attempt.id);
        expect(await states()).toEqual([said]);
        const payments = await house.db.selectFrom("payments").select("amount_cents").where("deal_id", "=", deal).execute();
        expect(payments).toEqual(said === "paid" ? [{ amount_cents: price }] : []);
      }),
      { numRuns: 10 },
    );
    await expectCleanAudit();
  });
});
