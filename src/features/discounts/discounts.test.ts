import { beforeEach, describe, expect, test } from "vitest";
import { customer, setStage, signUpOf } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { noRules } from "../../domain/price/price-rules.ts";
import { addSession } from "../../../test/support/cast.ts";
import { findSessionViewById } from "../catalogue/store.ts";
import { fingerprintOf } from "../deal/actions.ts";
import { signUp } from "../sign-up/actions.ts";
import type { SignUpInput } from "../sign-up/actions.ts";
import { endDiscountCode, makeDiscountCode } from "./actions.ts";
import type { DiscountCodeInput } from "./actions.ts";

const house = await createTestHouse();
const { at, expectCleanAudit, recordsOf } = stepsIn(house);
const usual: DiscountCodeInput = { code: "Herfst-10", gives: { basisPointsOff: 1_000 }, courseId: null, validFrom: null, validUntil: null, mostUses: null, oncePerCustomer: false };
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-26T09:41:00Z");
  stage = await setStage(house, { capacity: 50 });
});

async function codeOf(change: Partial<DiscountCodeInput> = {}): Promise<string> {
  const made = await makeDiscountCode(house, { organisationId: stage.organisationId, by: "marit" }, { ...usual, ...change, token: `token-${JSON.stringify(change)}` });
  expect(made).toEqual({ ok: true });
  const rows = await house.db.selectFrom("discount_codes").select("id").orderBy("created_at", "desc").execute();
  return rows.at(-1)?.id ?? "";
}

let tokens = 0;
function order(name: string, extra: Partial<SignUpInput> = {}, code = "HERFST10") {
  tokens += 1;
  return signUp(house, signUpOf(stage, name, { token: `order-${tokens}`, customer: { ...customer(name), kvkNumber: "" }, discount: { code, seenCents: null, from: `net-${name}` }, ...extra }));
}

const said = (outcome: Awaited<ReturnType<typeof signUp>>) => (outcome.ok ? outcome.outcome : "why" in outcome.refusal ? outcome.refusal.why : outcome.refusal.kind);
const uses = async () => (await house.db.selectFrom("discount_codes").select("uses").executeTakeFirstOrThrow()).uses;
const used = async () => house.db.selectFrom("discount_uses").select(["deal_id", "cents"]).execute();
const totals = async () => (await house.db.selectFrom("deals").select("total_cents").orderBy("formed_at").execute()).map((deal) => deal.total_cents);

describe("a discount code that is named with the order", () => {
  test("takes its share off, stands in the frozen price, and is counted with what it took", async () => {
    await codeOf();
    expect(said(await order("Sanne", {}, " herfst 10 "))).toBe("deal");
    const { frozen } = await house.db.selectFrom("deals").select("frozen").executeTakeFirstOrThrow();
    expect(frozen.price).toMatchObject({ unitCents: 89_500, netCents: 80_550, vatCents: 16_916, totalCents: 97_466 });
    expect(frozen.price.lines).toEqual([
      { text: "Onderhandelen zonder trucs", quantity: 1, unitCents: 89_500, discountCents: 8_950, discounts: [{ by: "code", text: "Kortingscode HERFST10", cents: 8_950 }], netCents: 80_550, vatRegime: "standard", vatBasisPoints: 2_100 },
    ]);
    expect([await uses(), await used(), await recordsOf("discount.used")]).toMatchObject([1, [{ cents: 8_950 }], [{ cents: 8_950 }]]);
    await expectCleanAudit();
  });

  test("with five uses gives twenty who come at once five discounts, and the others nothing is ordered", async () => {
    await codeOf({ mostUses: 5 });
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => order(`Persoon ${index}`)));
    expect(outcomes.map(said).toSorted()).toEqual([...Array.from({ length: 5 }, () => "deal"), ...Array.from({ length: 15 }, () => "used-up")]);
    expect([await uses(), (await used()).length, (await totals()).length]).toEqual([5, 5, 5]);
    await expectCleanAudit();
  });

  test("with five uses gives five also when two dates of a course are ordered at once", async () => {
    await codeOf({ mostUses: 5 });
    const terms = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
    const other = await addSession(house, { ...stage, termsId: terms.id, slug: "mei-20", capacity: 50, startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, index) => order(`Persoon ${index}`, index % 2 === 0 ? {} : { sessionId: other })));
    expect(outcomes.map(said).filter((what) => what === "deal")).toHaveLength(5);
    expect([await uses(), (await used()).length]).toEqual([5, 5]);
  });

  test("once per customer is used once by somebody who sends twice at once, also on two dates", async () => {
    await codeOf({ oncePerCustomer: true });
    const terms = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
    const other = await addSession(house, { ...stage, termsId: terms.id, slug: "mei-20", capacity: 50, startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
    const outcomes = await Promise.all([order("Sanne"), order("Sanne"), order("Sanne", { sessionId: other }), order("Bram")]);
    expect(outcomes.map(said).toSorted()).toEqual(["deal", "deal", "used-before", "used-before"]);
    expect(said(await order("Sanne", { customer: { ...customer("Sanne"), kvkNumber: "" } }))).toBe("used-before");
  });

  test("once per customer knows a company by its number, whoever orders", async () => {
    await codeOf({ oncePerCustomer: true });
    expect(said(await order("Sanne", { customer: customer("Sanne") }))).toBe("deal");
    expect(said(await order("Bram", { customer: customer("Bram") }))).toBe("used-before");
  });

  test("the same order sent twice uses it once", async () => {
    await codeOf();
    const twice = [order("Sanne", { token: "same" }), order("Sanne", { token: "same" })];
    expect((await Promise.all(twice)).map(said)).toEqual(["deal", "deal"]);
    expect([await uses(), (await used()).length]).toEqual([1, 1]);
  });

  test("that ended between review and order is refused, nothing is ordered, and the same order goes without it", async () => {
    const id = await codeOf();
    expect((await Promise.all([endDiscountCode(house, stage.organisationId, id), endDiscountCode(house, stage.organisationId, id)])).map(({ ok }) => ok)).toEqual([true, true]);
    expect(said(await order("Sanne", { token: "kept", discount: { code: "HERFST10", seenCents: 8_950, from: "here" } }))).toBe("ended");
    expect(await totals()).toEqual([]);
    const { discount: _, ...without } = signUpOf(stage, "Sanne", { token: "kept" });
    expect(said(await signUp(house, without))).toBe("deal");
    expect(await recordsOf("discount.ended")).toHaveLength(1);
  });

  test("whose last day passes at midnight on the clock of the trainer is over then", async () => {
    await codeOf({ validUntil: Temporal.PlainDate.from("2026-11-26") });
    at("2026-11-26T22:59:00Z");
    expect(said(await order("Sanne"))).toBe("deal");
    at("2026-11-26T23:00:00Z");
    expect(said(await order("Bram"))).toBe("over");
  });

  test("that takes off another amount than was shown is asked about again", async () => {
    await codeOf();
    expect(said(await order("Sanne", { discount: { code: "HERFST10", seenCents: 9_999, from: "here" } }))).toBe("changed");
    expect([await uses(), await totals()]).toEqual([0, []]);
  });

  test("is not used by somebody who only gets a place in line", async () => {
    await codeOf();
    await house.db.updateTable("sessions").set({ capacity: 1, minimum: 0 }).execute();
    expect(said(await order("Sanne"))).toBe("deal");
    expect(said(await order("Bram"))).toBe("waiting");
    expect([await uses(), (await used()).length]).toEqual([1, 1]);
  });

  test("is not guessed: after ten wrong codes from one side no other is looked at for an hour", async () => {
    await codeOf();
    const guess = (code: string) => order("Sanne", { discount: { code, seenCents: null, from: "one-network" } });
    for (let round = 0; round < 10; round += 1) expect(said(await guess(`RADEN${round}`))).toBe("code-unknown");
    expect(said(await guess("HERFST10"))).toBe("too-many-tries");
    expect(said(await order("Bram"))).toBe("deal");
    at("2026-11-26T10:42:00Z");
    expect(said(await guess("HERFST10"))).toBe("deal");
  });

  test("of another organisation, for another course, or that is not there, is refused with its reason", async () => {
    const other = await setStage(house, { slug: "anders" });
    await makeDiscountCode(house, { organisationId: other.organisationId, by: "iemand" }, { ...usual, token: "t" });
    expect(said(await order("Sanne"))).toBe("code-unknown");
    await house.db.insertInto("courses").values({ organisation_id: stage.organisationId, id: "00000000-0000-7000-8000-000000000001", slug: "verkopen", title: "Verkopen", language: "nl", vat_basis_points: 2_100, created_at: house.clock.now().toString() }).execute();
    await codeOf({ courseId: "00000000-0000-7000-8000-000000000001" });
    expect(said(await order("Sanne"))).toBe("other-course");
  });

  test("of the whole price makes a free order, and the place is certain at once", async () => {
    await codeOf({ gives: { basisPointsOff: 10_000 } });
    expect(said(await order("Sanne"))).toBe("deal");
    expect(await house.db.selectFrom("bookings").select("place").execute()).toEqual([{ place: "confirmed" }]);
    await expectCleanAudit();
  });
});

describe("an early-bird price", () => {
  test("that ended between form and order is shown again, not charged", async () => {
    const rules = { ...noRules, earlyBird: [{ untilDay: "2026-11-26", priceCents: 79_500 }] };
    await house.db.updateTable("sessions").set({ price_rules: JSON.stringify(rules) }).execute();
    at("2026-11-26T22:59:00Z");
    const view = await findSessionViewById(house.db, stage.organisationId, stage.sessionId);
    if (view === undefined) throw new Error("no session on the stage");
    const seen = fingerprintOf(view, house.clock.now());
    const { discount: _, ...input } = signUpOf(stage, "Sanne", { seen });
    at("2026-11-26T23:00:00Z");
    expect(await signUp(house, input)).toEqual({ ok: false, refusal: { kind: "changed", what: ["price"] } });
    at("2026-11-26T22:59:30Z");
    expect(said(await signUp(house, input))).toBe("deal");
    expect(await totals()).toEqual([96_195]);
  });
});

describe("making a code", () => {
  const make = (change: Partial<DiscountCodeInput> & { token: string }) => makeDiscountCode(house, { organisationId: stage.organisationId, by: "marit" }, { ...usual, ...change });

  test("twice at once with one form makes one, and the same word again is refused", async () => {
    expect(await Promise.all([make({ token: "one" }), make({ token: "one" })])).toEqual([{ ok: true }, { ok: true }]);
    expect(await make({ token: "two", code: "herfst 10" })).toEqual({ ok: false, refusal: { kind: "code-taken" } });
    expect(await recordsOf("discount.made")).toHaveLength(1);
  });

  test.each<[Partial<DiscountCodeInput>, string]>([
    [{ code: "A!" }, "code-form"],
    [{ gives: { basisPointsOff: 0 } }, "share-out-of-range"],
    [{ gives: { basisPointsOff: 10_001 } }, "share-out-of-range"],
    [{ gives: { centsOff: 0 } }, "amount-out-of-range"],
    [{ mostUses: 0 }, "uses-out-of-range"],
    [{ validFrom: Temporal.PlainDate.from("2026-12-02"), validUntil: Temporal.PlainDate.from("2026-12-01") }, "until-before-from"],
    [{ courseId: "00000000-0000-7000-8000-000000000002" }, "course-unknown"],
  ])("%j is refused as %s", async (change, kind) => {
    expect(await make({ ...change, token: "x" })).toEqual({ ok: false, refusal: { kind } });
  });
});
