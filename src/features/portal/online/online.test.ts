import { beforeEach, describe, expect, test } from "vitest";
import { payAfter, setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { withProvider } from "../../../../test/support/mollie.ts";
import { movingOwner, visitorOf } from "../../../../test/support/office.ts";
import { onlineIn } from "../../../../test/support/online.ts";
import { headline, seen } from "../../../../test/support/portal.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import { createApp } from "../../../app.tsx";
import { cancelBookings } from "../../cancellation/actions.ts";

const plain = await createTestHouse();
const { house, provider } = await withProvider(plain);
const { app, attempts, booked, message, paid } = onlineIn(house, provider);
const { at, bookingIds, dealOf, expectCleanAudit, recordsOf } = stepsIn(house);
const ownerOf = movingOwner(app, house);
const price = 108_295;
let stage: Stage;
let deal: string;
let path: string;

beforeEach(async () => {
  await emptyDatabase(house);
  await provider.behave();
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house);
  deal = await dealOf(stage, "Anna");
  path = await pathOf(deal);
});

async function pathOf(dealId: string): Promise<string> {
  const { code, secret } = await house.db.selectFrom("deals").select(["code", "secret"]).where("id", "=", dealId).executeTakeFirstOrThrow();
  return `/d/${code}/${secret}`;
}

const visitor = visitorOf(app);

/** Presses the button of the page, with the name of its form. */
async function press(cents = price, from = path) {
  const { html } = await visitor.get(from);
  const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? "";
  return visitor.post(`${from}/pay`, { token, cents: String(cents) });
}

describe("the button to pay online", () => {
  test("is not there without a payment provider, and the transfer stays", async () => {
    const without = visitorOf(createApp(plain, { pool: house.pool, demoClock: null, tick: async () => undefined }));
    const { text, html } = await without.get(path);
    expect(text).toContain("Zelf overmaken");
    expect(html).not.toContain("/pay");
    expect((await without.post(`${path}/pay`, { token: "x", cents: String(price) })).status).toBe(404);
  });

  test("names the amount, stands beside the transfer with its reference and code, and leads by our own page to the provider", async () => {
    const page = await visitor.get(path);
    expect(page.text).toContain("Betaal € 1.082,95 online");
    expect(page.text).toContain("Of maak het zelf over");
    expect(page.html).toContain("<svg");
    const sent = await press();
    expect([sent.status, sent.location]).toEqual([303, expect.stringMatching(new RegExp(`^${path}/pay/[0-9a-f-]{36}/go$`))]);
    const [attempt] = await attempts(stage, deal);
    const going = await visitor.get(sent.location);
    expect(going.headers.get("refresh")).toBe(`0; url=${attempt?.checkout_url}`);
    expect(going.headers.get("referrer-policy")).toBe("same-origin");
    expect(going.html).toContain(`href="${attempt?.checkout_url}"`);
  });

  test("gives two amounts where a part is due, and takes no other", async () => {
    stage = await setStage(house, { slug: "aanbetaling", conditions: { ...payAfter, payment: { mode: "deposit", depositBasisPoints: 3_000, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 } } });
    path = await pathOf((deal = await dealOf(stage, "Bram")));
    expect((await visitor.get(path)).text).toMatch(/Betaal € 324,89 online\s+Betaal alles: € 1\.082,95/);
    for (const wrong of ["1", "", "abc", "-5", "1e9"]) {
      const { status, location } = await visitor.post(`${path}/pay`, { token: "t", cents: wrong });
      expect([status, location]).toEqual([303, `${path}#transfer`]);
    }
    expect(await attempts(stage, deal)).toEqual([]);
    expect((await press(32_489)).location).toContain("/go");
  });

  test("is in the language of the deal, and in the other when that is asked", async () => {
    expect((await visitorOf(app).get(`${path}?lang=en`)).text).toContain("Pay €1,082.95 online");
  });

  test("of a provider that does not answer says that nothing was charged", async () => {
    await provider.misbehave("drop-before", "create", 3);
    const sent = await press();
    expect(sent.status).toBe(503);
    expect(headline(sent.html)).toBe("De betaaldienst antwoordt nog niet. Er is niets afgeschreven.");
  });

  test("of an amount that is under way otherwise leads to that payment, with a word", async () => {
    stage = await setStage(house, { slug: "aanbetaling", conditions: { ...payAfter, payment: { mode: "deposit", depositBasisPoints: 3_000, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 } } });
    path = await pathOf((deal = await dealOf(stage, "Bram")));
    await press(price);
    const [attempt] = await attempts(stage, deal);
    await provider.change(attempt?.provider_id ?? "", { status: "pending" });
    const { location } = await press(32_489);
    expect(location).toBe(`${path}/pay/${attempt?.id}?other=yes`);
    expect((await visitor.get(location)).text).toContain("Er loopt al een betaling van € 1.082,95");
  });
});

describe("coming back from the provider", () => {
  test.each([
    ["paid", "Uw betaling van € 1.082,95 is binnen."],
    ["failed", "De betaling van € 1.082,95 is niet gelukt. Er is niets afgeschreven."],
    ["canceled", "De betaling van € 1.082,95 is afgebroken. Er is niets afgeschreven."],
    ["expired", "De tijd voor de betaling van € 1.082,95 is voorbij. Er is niets afgeschreven."],
    ["pending", "Uw betaling van € 1.082,95 is onderweg."],
    ["authorized", "Uw betaling van € 1.082,95 is onderweg."],
    ["open", "Uw betaling van € 1.082,95 is nog niet afgerond."],
  ])("%s is said in one sentence, without waiting for a message", async (status, sentence) => {
    const { location } = await press();
    const [attempt] = await attempts(stage, deal);
    await provider.change(attempt?.provider_id ?? "", { status });
    const page = await visitor.get(location.replace("/go", ""));
    expect(headline(page.html)).toBe(sentence);
    expect(page.status).toBe(200);
    await expectCleanAudit();
  });

  test("with another amount than was asked says that somebody looks at it, and is on the list of today until it was seen", async () => {
    const { location } = await press();
    const [attempt] = await attempts(stage, deal);
    await provider.change(attempt?.provider_id ?? "", { amount: { currency: "EUR", value: "10.00" }, status: "paid" });
    expect(headline((await visitor.get(location.replace("/go", ""))).html)).toContain("anders is dan het bedrag");
    const owner = await ownerOf(stage.organisationId);
    const today = await owner.get("/office");
    expect(today.text).toContain("Online betaling van Anna B.V. klopt niet");
    expect(today.text).toContain("Gevraagd was € 1.082,95; de betaaldienst meldt € 10,00");
    expect((await owner.post(`/office/online/${attempt?.id}/seen`)).location).toBe("/office?done=statement-seen");
    await owner.post(`/office/online/${attempt?.id}/seen`);
    expect((await owner.get("/office")).text).not.toContain("klopt niet");
    expect(await recordsOf("online-payment.seen")).toHaveLength(1);
    const theirs = await setStage(house, { slug: "hun" });
    expect((await (await ownerOf(theirs.organisationId)).post(`/office/online/${attempt?.id}/seen`)).status).toBe(404);
  });

  test("to a payment of another deal, or none, finds nothing", async () => {
    await press();
    const [attempt] = await attempts(stage, deal);
    const other = await pathOf(await dealOf(stage, "Bram"));
    for (const address of [`${other}/pay/${attempt?.id}`, `${other}/pay/${attempt?.id}/go`, `${path}/pay/${stage.sessionId}`, `${path}/pay/nonsense`]) expect((await visitor.get(address)).status).toBe(404);
    expect((await visitor.get(`${path}/pay`)).location).toBe(`${path}#transfer`);
  });
});

describe("in the office", () => {
  test("money that came online goes back that way from the page of the deal", async () => {
    await paid(stage, deal, price);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: await bookingIds(deal) });
    const owner = await ownerOf(stage.organisationId);
    const code = path.split("/")[2] ?? "";
    const page = await owner.get(`/office/deals/${code}/refund`);
    expect(page.text).toContain("Langs de weg waarlangs het kwam");
    expect(page.text).toContain("Betaal € 1.082,95 terug");
    const token = /name="token" value="([^"]+-online)"/.exec(page.html)?.[1] ?? "";
    const fields = { token, late: "", cents: String(price), way: "online" };
    const both = await Promise.all([owner.post(`/office/deals/${code}/refund`, fields), owner.post(`/office/deals/${code}/refund`, fields)]);
    expect(both.map(({ location }) => location)).toEqual([`/office/deals/${code}?done=refund-online`, `/office/deals/${code}?done=refund-online`]);
    expect(await booked()).toEqual([price, -price]);
    expect((await owner.get(`/office/deals/${code}`)).text).toContain("Terugbetaling gevraagd bij de betaaldienst");
    await expectCleanAudit();
  });

  test("a refund that was not answered yet cannot be booked by hand as well", async () => {
    await paid(stage, deal, price);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: await bookingIds(deal) });
    const owner = await ownerOf(stage.organisationId);
    const code = path.split("/")[2] ?? "";
    await provider.misbehave("drop-after", "refund", 1);
    expect((await owner.post(`/office/deals/${code}/refund`, { token: "a", late: "", cents: String(price), way: "online" })).location).toContain("done=refund-asked");
    expect((await owner.post(`/office/deals/${code}/refund`, { token: "b", late: "", cents: String(price) })).status).toBe(409);
    expect((await owner.get(`/office/deals/${code}/refund`)).text).toContain("nog niet antwoordde");
    expect(await booked()).toEqual([price]);
  });

  test("what the payer's bank took back stands on the list of today, on the deal and on the page of the customer", async () => {
    const { attempt, id } = await paid(stage, deal, price);
    await provider.chargeBack(id);
    await message(stage.organisationId, attempt.id, id);
    const owner = await ownerOf(stage.organisationId);
    expect((await owner.get("/office")).text).toContain("De bank van Anna B.V. haalde geld terug");
    const code = path.split("/")[2] ?? "";
    expect((await owner.get(`/office/deals/${code}`)).text).toContain("Bank van de betaler haalde het geld terug");
    expect(seen((await visitor.get(path)).html)).toMatch(/De bank van de betaler haalde het geld terug: €\s1\.082,95\./);
  });
});
