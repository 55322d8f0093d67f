import { beforeEach, describe, expect, test } from "vitest";
import { setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { withProvider } from "../../../test/support/mollie.ts";
import { onlineIn } from "../../../test/support/online.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { keepUp, startOnlinePayment } from "./actions.ts";

const { house, provider } = await withProvider(await createTestHouse());
const online = onlineIn(house, provider);
const { app } = online;
const { at, dealOf, expectCleanAudit, placesOf, recordsOf } = stepsIn(house);

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

const started = (cents = price, token = "form") => online.started(stage, deal, cents, token);
const paidThere = (cents = price, token = "form") => online.paidThere(stage, deal, cents, token);
const message = (id: string, attemptId: string, organisationId = stage.organisationId) => online.message(organisationId, attemptId, id);
const look = (attemptId: string) => online.look(stage, attemptId);
const attempts = () => online.attempts(stage, deal);
const states = async () => (await attempts()).map(({ state }) => state);
const { booked } = online;

describe("a message that is not to be believed", () => {
  test.each([
    ["an unknown payment", "tr_doesnotexist"],
    ["no payment at all", ""],
    ["an identifier of something else", "re_123456"],
    ["an address", "../methods"],
  ])("about %s is answered and changes nothing", async (_, id) => {
    const attempt = await started();
    const before = await attempts();
    expect((await message(id, attempt.id)).status).toBe(200);
    expect(await attempts()).toEqual(before);
  });

  test("that something is paid which is not changes nothing: the payment is always fetched", async () => {
    const attempt = await started();
    expect((await message(attempt.provider_id ?? "", attempt.id)).status).toBe(200);
    expect([await states(), await booked()]).toEqual([["open"], []]);
  });

  test("for an attempt or an organisation that is not there is answered and asks the provider nothing", async () => {
    const { id } = await paidThere();
    await provider.misbehave("fault", "fetch", 5);
    for (const path of [`${stage.organisationId}/${stage.sessionId}`, `${stage.sessionId}/${stage.sessionId}`, "x/y", "%00/x", "'/--"]) {
      const response = await app.request(`/webhooks/mollie/${path}`, { method: "POST", body: new URLSearchParams({ id }) });
      expect(response.status).toBeLessThan(500);
    }
    expect(await booked()).toEqual([]);
  });

  test("of one organisation at the address of another changes nothing in either", async () => {
    const { id, attempt } = await paidThere();
    const theirs = await setStage(house, { slug: "hun" });
    const theirDeal = await dealOf(theirs, "Hanna");
    const their = await startOnlinePayment(house, { organisationId: theirs.organisationId, dealId: theirDeal, token: "t", cents: price });
    if (!their.ok) throw new Error("expected an attempt");
    for (const [organisationId, attemptId] of [[theirs.organisationId, their.attempt.id], [theirs.organisationId, attempt.id], [stage.organisationId, their.attempt.id]] as const) {
      expect((await message(id, attemptId, organisationId)).status).toBe(200);
    }
    expect(await booked()).toEqual([]);
    expect(await house.db.selectFrom("online_payments").select("state").execute()).toEqual([{ state: "open" }, { state: "open" }]);
    await message(id, attempt.id);
    expect(await booked()).toHaveLength(1);
  });

  test("of another attempt of the same customer does not pay this one", async () => {
    const first = await started();
    await provider.change(first.provider_id ?? "", { status: "failed" });
    await message(first.provider_id ?? "", first.id);
    const second = await started(price, "second");
    await provider.change(second.provider_id ?? "", { status: "paid" });
    await message(second.provider_id ?? "", first.id);
    expect(await states()).toEqual(["failed", "open"]);
    await message(second.provider_id ?? "", second.id);
    expect(await states()).toEqual(["failed", "paid"]);
  });

  test.each([["failed", "paid"], ["paid", "expired"], ["paid", "open"]])("that comes late, %s after it was %s, follows what the provider says now and never takes money back", async (later, first) => {
    const attempt = await started();
    const id = attempt.provider_id ?? "";
    await provider.change(id, { status: first });
    await message(id, attempt.id);
    await provider.change(id, { status: later });
    await message(id, attempt.id);
    expect(await states()).toEqual(["paid"]);
    expect(await booked()).toHaveLength(1);
    await expectCleanAudit();
  });

  test("is asked for again while the provider does not answer us", async () => {
    const { id, attempt } = await paidThere();
    await provider.misbehave("drop-before", "fetch", 1);
    expect((await message(id, attempt.id)).status).toBe(503);
    expect((await message(id, attempt.id)).status).toBe(200);
    expect(await states()).toEqual(["paid"]);
  });

  test("with a body that is no form is answered", async () => {
    const attempt = await started();
    for (const [type, body] of [["application/json", "{"], ["text/plain", "id=tr_1"], ["multipart/form-data; boundary=x", "broken"], ["application/x-www-form-urlencoded", "id=%00%FF"]] as const) {
      const response = await app.request(`/webhooks/mollie/${stage.organisationId}/${attempt.id}`, { method: "POST", body, headers: { "content-type": type } });
      expect(response.status).toBeLessThan(500);
    }
    expect(await states()).toEqual(["open"]);
  });
});

describe("money that does not agree", () => {
  test.each([
    ["a cent less", { currency: "EUR", value: "1082.94" }, 108_294],
    ["a cent more", { currency: "EUR", value: "1082.96" }, 108_296],
    ["another currency", { currency: "USD", value: "1082.95" }, 108_295],
    ["no amount at all", { currency: "EUR", value: "many" }, null],
    ["less than nothing", { currency: "EUR", value: "-1082.95" }, null],
  ])("%s is parked for a person, with what was found, and never booked", async (_, amount, foundCents) => {
    const { id, attempt } = await paidThere();
    await provider.change(id, { amount });
    await Promise.all([message(id, attempt.id), message(id, attempt.id)]);
    expect(await attempts()).toMatchObject([{ state: "parked", cents: price, found_cents: foundCents, found_currency: amount.currency, seen_at: null }]);
    expect(await booked()).toEqual([]);
    expect(await placesOf("Anna")).toEqual(["held"]);
    expect(await recordsOf("online-payment.parked")).toHaveLength(1);
    await expectCleanAudit();
  });
});

describe("a provider that does not want us", () => {
  test("with a wrong key, an attempt is refused and another can be begun", async () => {
    const wrong = { ...house, config: { ...house.config, mollie: { apiKey: "test_wrong", apiUrl: provider.url } } };
    expect(await startOnlinePayment(wrong, { organisationId: stage.organisationId, dealId: deal, token: "form", cents: price })).toEqual({ ok: false, refusal: { kind: "provider-refused" } });
    expect(await states()).toEqual(["refused"]);
    expect(await started(price, "other")).toMatchObject({ state: "open" });
  });

  test("with a wrong key, what is under way stays as it is", async () => {
    const attempt = await started();
    const wrong = { ...house, config: { ...house.config, mollie: { apiKey: "test_wrong", apiUrl: provider.url } } };
    expect(await keepUp(wrong, { organisationId: stage.organisationId, attemptId: attempt.id })).toEqual({ ok: false, why: "wrong-key" });
    expect(await states()).toEqual(["open"]);
  });

  test("a payment that the provider does not know any more ends the attempt", async () => {
    const attempt = await started();
    await provider.forget(attempt.provider_id ?? "");
    await look(attempt.id);
    expect(await states()).toEqual(["unknown"]);
    expect(await started(price, "other")).toMatchObject({ state: "open" });
  });
});
