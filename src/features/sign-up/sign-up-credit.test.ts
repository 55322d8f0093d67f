import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../app.tsx";
import { cents } from "../../domain/money.ts";
import { addSession, customer, setStage, signUpOf } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { visitorOf } from "../../../test/support/office.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { grantCredit } from "../credits/store.ts";
import { signUp } from "./actions.ts";

const house = await createTestHouse();
const { at, dealOf, dealRow, expectCleanAudit, factsOf, join, mailsTo, pay, placesOf, recordsOf } = stepsIn(house);
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const visitor = visitorOf(app);

const price = 108_295;
const validUntil = Temporal.Instant.from("2027-06-30T21:59:59Z");
let stage: Stage;
let other = "";
let earlier = "";

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 4 });
  const terms = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
  other = await addSession(house, { ...stage, termsId: terms.id, slug: "mei-20", startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
  earlier = await dealOf(stage, "Anna");
});

async function creditOf(value: number, condition: "none" | "deal-paid" = "none", transferable = false): Promise<string> {
  const now = house.clock.now();
  const id = await house.db.transaction().execute((trx) =>
    grantCredit(trx, { organisationId: stage.organisationId, dealId: earlier, source: "offer", cents: cents(value), condition, transferable, validUntil, actor: "trainer" }, now));
  return (await house.db.selectFrom("credits").select("code").where("id", "=", id).executeTakeFirstOrThrow()).code;
}

const left = async () => (await house.db.selectFrom("credits").select("left_cents").executeTakeFirstOrThrow()).left_cents;
const order = (token: string, code: string, extra: Partial<Parameters<typeof signUp>[1]> = {}) =>
  signUp(house, signUpOf(stage, "Anna", { token, credit: { code, seenCents: null, from: "here" }, ...extra }));
const refusal = (outcome: Awaited<ReturnType<typeof signUp>>) => (outcome.ok ? outcome.outcome : outcome.refusal.kind === "credit-refused" ? outcome.refusal.why : outcome.refusal.kind);

describe("a credit that is named with the order", () => {
  test("pays a part: the deal is formed with it, the place waits for the rest", async () => {
    const outcome = await order("again", await creditOf(40_000));
    if (!outcome.ok || outcome.outcome !== "deal") throw new Error("expected a deal");
    expect(await dealRow(outcome.dealId)).toEqual({ payment: "partly-paid", paid_cents: 40_000 });
    expect([await left(), (await placesOf("Anna")).at(-1)]).toEqual([0, "held"]);
    expect(await recordsOf("credit.used")).toMatchObject([{ cents: 40_000 }]);
    expect((await factsOf("deal-confirmed")).at(-1)).toMatchObject({ place: "held", creditCents: 40_000 });
    await pay(stage, outcome.dealId, price - 40_000);
    expect((await placesOf("Anna")).at(-1)).toBe("confirmed");
    await expectCleanAudit();
  });

  test("larger than the price pays all of it, makes the place certain and keeps the rest", async () => {
    const outcome = await order("again", await creditOf(150_000));
    if (!outcome.ok || outcome.outcome !== "deal") throw new Error("expected a deal");
    expect(await dealRow(outcome.dealId)).toEqual({ payment: "paid", paid_cents: price });
    expect([await left(), (await placesOf("Anna")).at(-1), (await mailsTo("Anna")).slice(1)]).toEqual([150_000 - price, "confirmed", ["deal-confirmed", "credit-used"]]);
    await expectCleanAudit();
  });

  test("is used once by two orders at once for two dates: the second is told, and can order without", async () => {
    const code = await creditOf(40_000);
    const answers = await Promise.all([order("one", code), order("two", code, { sessionId: other })]);
    expect(answers.map(refusal).toSorted()).toEqual(["deal", "used-up"]);
    expect(await recordsOf("credit.used")).toHaveLength(1);
    expect(await signUp(house, signUpOf(stage, "Anna", { token: "three" }))).toMatchObject({ ok: true, outcome: "deal" });
    await expectCleanAudit();
  });

  test("is used once by two orders at one desk, and once by the same order sent twice", async () => {
    const code = await creditOf(150_000);
    expect((await Promise.all([order("one", code), order("two", code), order("one", code)])).map(refusal)).toEqual(["deal", expect.stringMatching(/^(changed|deal)$/), "deal"]);
    const paid = (await recordsOf("credit.used")).length;
    expect(await left()).toBe(150_000 - (paid === 1 ? price : 150_000));
    await expectCleanAudit();
  });

  test("is not touched by a sign-up that only waits", async () => {
    const code = await creditOf(40_000);
    await join(stage, ["Bram", "Chris", "Dina"]);
    expect(await order("line", code)).toMatchObject({ ok: true, outcome: "waiting" });
    expect([await left(), await recordsOf("credit.used")]).toEqual([40_000, []]);
    await expectCleanAudit();
  });

  test("wrong, ended, not usable yet, somebody else's, or paying another amount than was shown: nothing is ordered", async () => {
    expect(refusal(await order("a", "AAAA-AAAA"))).toBe("code-unknown");
    const conditional = await creditOf(40_000, "deal-paid");
    expect(refusal(await order("b", conditional))).toBe("not-yet");
    const own = await creditOf(30_000);
    expect(refusal(await order("c", own, { credit: { code: own, seenCents: 20_000, from: "here" } }))).toBe("changed");
    expect(refusal(await signUp(house, signUpOf(stage, "Bram", { token: "d", customer: customer("Bram", "consumer"), credit: { code: own, seenCents: null, from: "here" } })))).toBe("not-yours");
    at("2027-01-05T09:00:00Z");
    await house.db.updateTable("credits").set({ valid_until: "2027-01-04T22:59:59Z" }).execute();
    expect(refusal(await order("e", own))).toBe("expired");
    expect(await recordsOf("credit.used")).toEqual([]);
  });

  test("guessing stops after ten wrong codes in an hour, from one side only", async () => {
    const code = await creditOf(40_000);
    const guess = (index: number, typed: string, from: string) => order(`guess-${index}`, typed, { credit: { code: typed, seenCents: null, from } });
    for (let index = 0; index < 10; index += 1) expect(refusal(await guess(index, `WRNG-${index}`, "guesser"))).toBe("code-unknown");
    expect(refusal(await guess(10, code, "guesser"))).toBe("too-many-tries");
    expect(refusal(await guess(11, code, "somebody else"))).toBe("deal");
    await expectCleanAudit();
  });
});

describe("on the page and over the API", () => {
  const path = "/helder/onderhandelen/jan-21/sign-up?lang=nl";
  const form = (code: string, extra: Record<string, string> = {}) => ({
    token: "page-1", session: "jan-21", "p1-first": "Anna", "p1-last": "de Wit", "p1-email": "anna@voorbeeld.example", self: "yes", kind: "company",
    company: "Anna B.V.", street: "Straat 1", postcode: "3599 XX", town: "Utrecht", terms: "yes", credit: code, ...extra,
  });

  test("the form asks for a code, the review says what it pays and what is left, and the order uses it", async () => {
    const code = await creditOf(40_000);
    expect((await visitor.get(path)).text).toContain("Tegoedcode");
    const review = await visitor.post(path, form(code.toLowerCase(), { intent: "review" }));
    expect(review.status).toBe(200);
    expect(review.text).toContain("Nog te betalen € 682,95");
    expect(review.text).toContain("U bestelt zo een plaats en betaalt, na uw tegoed, nog € 682,95");
    expect(await left()).toBe(40_000);
    const seen = /name="seen" value="([^"]+)"/.exec(review.html)?.[1] ?? "";
    const ordered = await visitor.post(path, form(code, { intent: "order", seen, asked: "place", "credit-seen": "40000" }));
    expect([ordered.status, await left()]).toEqual([303, 0]);
    const second = await visitor.post(path, form(code, { intent: "order", seen, asked: "place", "credit-seen": "40000", token: "page-2" }));
    expect(second.status).toBe(422);
    expect(second.text).toContain("Dit tegoed is al helemaal gebruikt; laat het veld leeg en bestel zonder.");
    await expectCleanAudit();
  });

  test("a code that is not there is said in words, with everything kept", async () => {
    const page = await visitor.post(path, form("AAAA-AAAA", { intent: "review" }));
    expect(page.status).toBe(422);
    expect(page.text).toContain("Deze tegoedcode kennen wij niet; kijk haar na, of laat het veld leeg en bestel zonder.");
    expect(page.html).toContain("AAAA-AAAA");
  });

  test("the API takes a code, and names the refusal", async () => {
    const code = await creditOf(40_000);
    const send = (creditCode: string, key: string) => app.request("/api/v1/organisations/helder/sessions/onderhandelen~jan-21/sign-ups", {
      method: "POST", headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify({ customer: { ...customer("Anna"), kvkNumber: undefined, billingEmail: undefined, country: "NL" }, participants: [{ firstName: "Anna" }], consents: { terms: true }, creditCode }),
    });
    const wrong = await send("AAAA-AAAA", "key-1");
    expect([wrong.status, (await wrong.json())]).toMatchObject([409, { code: "credit-code-unknown" }]);
    expect((await send(code, "key-2")).status).toBe(201);
    expect(await left()).toBe(0);
    await expectCleanAudit();
  });
});
