import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { payAfter, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { sendAllOf } from "../../../test/support/send-all.ts";
import { startMailServer } from "../../../test/support/smtp.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import type { SignedUp } from "../sign-up/actions.ts";
import { acceptOffer, declineOffer, leaveLine } from "../waiting-list/actions.ts";
import { closeStatement, stateWithdrawal } from "../withdrawal/actions.ts";
import { eraseDeal, eraseRequest, eraseStatement, previewRequestErasure } from "./actions.ts";

const bare = await createTestHouse();
const mail = await startMailServer();
afterAll(() => mail.close());
const house = { ...bare, config: { ...bare.config, smtpUrl: mail.url } };
const { at, bookingIds, dealOf, expectCleanAudit, join, offerTo, pay, recordsOf, sweepWhole } = stepsIn(house);
const sendAll = sendAllOf(house);
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 1 });
});

async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(house.db);
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: hits } = await sql<{ hit: boolean }>`select exists (select 1 from ${sql.table(name)} t where t::text ilike ${`%${text}%`} or t::text like ${`%${Buffer.from(text).toString("hex")}%`}) as hit`.execute(house.db);
    if (hits[0]?.hit === true) found.push(name);
  }
  return found;
}

describe("a request that only waited", () => {
  let first: string;
  let waiting: SignedUp;
  beforeEach(async () => {
    first = await dealOf(stage, "Dirk Eerst");
    waiting = await join(stage, ["Femke Wachter"], { token: "wait", participants: [{ firstName: "Femke", lastName: "Wachter", email: "femke.wachter@voorbeeld.example", needs: "allergisch" }] });
    await sendAll();
  });
  const which = () => ({ organisationId: stage.organisationId, signUpId: waiting.signUpId });
  const erase = () => eraseRequest(house, { ...which(), by: "command" });

  test("is open while it waits, and while a mail about it is under way", async () => {
    expect(await erase()).toEqual({ ok: false, refusal: { kind: "still-open", open: ["dates"] } });
    await leaveLine(house, which());
    expect(await previewRequestErasure(house, which())).toEqual({ ok: false, refusal: { kind: "still-open", open: ["mail"] } });
  });

  test("that was left goes whole, asked for twice at once as well, and no books need anything of it", async () => {
    await leaveLine(house, which());
    await sendAll();
    expect(await tablesWith("Wachter")).toEqual(expect.arrayContaining(["bookings", "messages", "sign_ups"]));
    expect(await previewRequestErasure(house, which())).toMatchObject({ ok: true, erasure: { participants: 1, mails: 2, orderKeptThrough: null } });
    const outcomes = await Promise.all([erase(), erase()]);
    expect(outcomes.map((one) => (one.ok ? "erased" : one.refusal.kind)).toSorted()).toEqual(["already-erased", "erased"]);
    expect([...(await tablesWith("Wachter")), ...(await tablesWith("allergisch"))]).toEqual([]);
    expect(await recordsOf("erasure.performed")).toHaveLength(1);
    expect((await tablesWith("Eerst")).length).toBeGreaterThan(0);
    await expectCleanAudit();
  });

  test("that was offered a place and did not want it goes as well, and is open until it said so", async () => {
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: first, bookingIds: await bookingIds(first), by: "customer" });
    const offer = await offerTo(stage, waiting);
    await sendAll();
    expect(await erase()).toEqual({ ok: false, refusal: { kind: "still-open", open: ["dates"] } });
    const [answer] = await Promise.all([declineOffer(house, offer), erase()]);
    expect(answer.ok).toBe(true);
    await sendAll();
    await erase();
    expect(await tablesWith("Wachter")).toEqual([]);
    await expectCleanAudit();
  });

  test("that became a deal is refused", async () => {
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: first, bookingIds: await bookingIds(first), by: "customer" });
    const accepted = await acceptOffer(house, { ...(await offerTo(stage, waiting)), consents: { terms: true, earlyStart: false }, seen: null });
    expect(accepted.ok).toBe(true);
    expect(await erase()).toEqual({ ok: false, refusal: { kind: "became-a-deal" } });
  });

  test("goes by itself ninety days after its date, and not before", async () => {
    at("2027-04-21T16:00:00Z");
    await sweepWhole();
    await sendAll();
    expect(await tablesWith("Wachter")).not.toEqual([]);
    at("2027-04-21T16:00:01Z");
    await sweepWhole();
    expect(await tablesWith("Wachter")).toEqual([]);
    expect(await house.db.selectFrom("records").select("actor").where("type", "=", "erasure.performed").execute()).toEqual([{ actor: "system" }]);
    await expectCleanAudit();
  });

  test("is not another organisation's, and no deal", async () => {
    const other = await setStage(house, { slug: "ander" });
    expect(await eraseRequest(house, { ...which(), organisationId: other.organisationId, by: "x" })).toEqual({ ok: false, refusal: { kind: "request-unknown" } });
    expect(await eraseDeal(house, { organisationId: stage.organisationId, dealId: waiting.signUpId, by: "x" })).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
  });
});

test("deals of one sign-up whose places came free one after another go together: none while another is open", async () => {
  const two = await setStage(house, { slug: "twee", capacity: 2, conditions: payAfter });
  const seated = [await dealOf(two, "Anna"), await dealOf(two, "Dirk")];
  const waiting = await join(two, ["Femke Wachter", "Gijs Wachter"], { token: "wait" });
  const formed: string[] = [];
  for (const dealId of seated) {
    await cancelBookings(house, { organisationId: two.organisationId, dealId, bookingIds: await bookingIds(dealId), by: "customer" });
    const accepted = await acceptOffer(house, { ...(await offerTo(two, waiting)), consents: { terms: true, earlyStart: false }, seen: null });
    if (!accepted.ok) throw new Error(accepted.refusal.kind);
    formed.push(accepted.dealId);
  }
  const [first = "", second = ""] = formed;
  const erase = () => eraseDeal(house, { organisationId: two.organisationId, dealId: first, by: "command" });
  await pay(two, first, 108_295);
  at("2027-03-01T09:00:00Z");
  await sweepWhole();
  await sendAll();
  expect(await erase()).toEqual({ ok: false, refusal: { kind: "still-open", open: ["money"] } });
  await pay(two, second, 108_295);
  await sweepWhole();
  await sendAll();
  expect(await erase()).toMatchObject({ ok: true });
  await expectCleanAudit();
});

describe("a statement of withdrawal that fits no deal", () => {
  let statementId: string;
  beforeEach(async () => {
    await stateWithdrawal(house, { organisationId: stage.organisationId, channel: "site", dealId: null, stated: { name: "Hans Dwaalspoor", order: "weet ik niet", email: "hans.dwaalspoor@voorbeeld.example" }, locale: "nl", network: "192.0.2.0/24" });
    ({ id: statementId } = await house.db.selectFrom("withdrawal_statements").select("id").executeTakeFirstOrThrow());
  });
  const which = () => ({ organisationId: stage.organisationId, statementId });
  const erase = () => eraseStatement(house, { ...which(), by: "command" });

  test("goes with its mails once somebody looked at it, asked for twice at once as well", async () => {
    await closeStatement(house, which());
    expect(await erase()).toEqual({ ok: false, refusal: { kind: "still-open" } });
    await sendAll();
    expect(await tablesWith("Dwaalspoor")).toEqual(expect.arrayContaining(["messages", "withdrawal_statements"]));
    const outcomes = await Promise.all([erase(), erase()]);
    expect(outcomes.map((one) => (one.ok ? "erased" : one.refusal.kind)).toSorted()).toEqual(["already-erased", "erased"]);
    expect(await tablesWith("Dwaalspoor")).toEqual([]);
    await expectCleanAudit();
  });

  test("stays while nobody looked at it, and goes by itself a year after somebody did", async () => {
    await sendAll();
    expect(await erase()).toEqual({ ok: false, refusal: { kind: "still-open" } });
    await closeStatement(house, which());
    at("2027-11-24T09:41:00Z");
    await sweepWhole();
    expect(await tablesWith("Dwaalspoor")).not.toEqual([]);
    at("2027-11-24T09:41:01Z");
    await sweepWhole();
    expect(await tablesWith("Dwaalspoor")).toEqual([]);
    await expectCleanAudit();
  });
});
