import { beforeEach, expect, test } from "vitest";
import { addSession, payAfter, setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { headline, openPortal } from "../../../../test/support/portal.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import { cents } from "../../../domain/money.ts";
import { makeDealOffer } from "../../offers/actions.ts";

const house = await createTestHouse();
const { get, post, makeDeal } = openPortal(house);
const { at, bookingIds, placesOf, expectCleanAudit } = stepsIn(house);
const endsAt = Temporal.Instant.from("2026-12-01T22:59:59Z");
const otherStart = Temporal.Instant.from("2027-03-09T08:30:00Z");

let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { conditions: payAfter });
});

async function movedTo(capacity = 12) {
  const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
  const sessionId = await addSession(house, { organisationId: stage.organisationId, courseId: stage.courseId, termsId, slug: "mrt-9", startsAt: otherStart, capacity });
  const deal = await makeDeal(stage);
  const terms = { kind: "move", sessionId, bookings: await bookingIds(deal.dealId), startsAt: otherStart, endsAt: otherStart.add({ minutes: 450 }) } as const;
  const made = await makeDealOffer(house, { organisationId: stage.organisationId, dealId: deal.dealId }, { terms, endsAt });
  if (!made.ok) throw new Error(made.refusal.kind);
  return { deal, path: `${deal.path}/offers/${made.offer.id}`, sessionId };
}

test("the page says what is offered, until when, what either answer does, and what silence means; looking changes nothing", async () => {
  const { path, deal } = await movedTo();
  const page = await get(path);
  expect(headline(page.html)).toBe("Wij bieden u een plaats aan op di 9 mrt 2027 09:30. U kunt kiezen tot en met di 1 dec 2026 23:59.");
  expect(page.text).toContain("Dan eindigt het aanbod na di 1 dec 2026 23:59 vanzelf en blijft alles zoals het is: er staat dan € 1.082,95 open.");
  expect(page.text).toContain("Daarna staat er € 1.082,95 open.");
  expect(page.text).toContain("Pakhuis De Wending, Sluiskade 40, Utrecht");
  expect(await placesOf("Sanne")).toEqual(["confirmed"]);
  expect((await get(deal.path)).text).toContain("Een andere datum: di 9 mrt 2027 09:30");
});

test("yes by the button moves the place, and the page says so from then on", async () => {
  const { path, deal } = await movedTo();
  const answer = await post(path, { answer: "accept" });
  expect([answer.status, answer.location]).toEqual([303, path]);
  expect(headline((await get(path)).html)).toBe("U zei ja op di 24 nov 2026 10:41.");
  expect((await get(deal.path)).text).toContain("di 9 mrt 2027 09:30");
  expect((await post(path, { answer: "accept" })).status).toBe(303);
  const late = await post(path, { answer: "decline" });
  expect(late.status).toBe(409);
  expect(late.text).toContain("U heeft al ja gezegd.");
  await expectCleanAudit();
});

test("no leaves everything as it is", async () => {
  const { path } = await movedTo();
  expect((await post(path, { answer: "decline" })).status).toBe(303);
  expect(headline((await get(path)).html)).toContain("U zei nee op di 24 nov 2026 10:41. Uw afspraak bleef zoals die was.");
  expect(await placesOf("Sanne")).toEqual(["confirmed"]);
});

test("a date that is full is said before and after the button, and the offer stays open", async () => {
  const { path, sessionId } = await movedTo(1);
  await makeDeal({ ...stage, sessionId }, "Peter Vos");
  expect((await get(path)).text).toContain("Die datum is op dit moment vol.");
  const answer = await post(path, { answer: "accept" });
  expect(answer.status).toBe(409);
  expect(answer.text).toContain("Het aanbod blijft open");
});

test("too late is said in words, also in English", async () => {
  const { path } = await movedTo();
  at("2026-12-01T23:00:00Z");
  const answer = await post(path, { answer: "accept" });
  expect(answer.status).toBe(409);
  expect(answer.text).toContain("De tijd van dit aanbod is voorbij.");
  expect(headline((await get(`${path}?lang=en`)).html)).toBe("This offer ended on Tue 1 Dec 2026 23:59 without an answer. Your agreement stayed as it was.");
});

test("an offer of another deal, an unknown one and an answer that is none do nothing", async () => {
  const { path, deal } = await movedTo();
  const other = await makeDeal(stage, "Peter Vos");
  const id = path.split("/").at(-1) ?? "";
  expect((await get(`${other.path}/offers/${id}`)).status).toBe(404);
  expect((await post(`${other.path}/offers/${id}`, { answer: "accept" })).status).toBe(404);
  expect((await get(`${deal.path}/offers/nonsense`)).status).toBe(404);
  expect((await post(path, { answer: "maybe" })).status).toBe(200);
  expect(await placesOf("Sanne")).toEqual(["confirmed"]);
});

test("a settlement and a plan name their sums and days", async () => {
  const deal = await makeDeal(stage);
  const address = { organisationId: stage.organisationId, dealId: deal.dealId };
  const settlement = await makeDealOffer(house, address, { endsAt, terms: { kind: "settlement", cents: cents(60_000), payUntil: Temporal.Instant.from("2027-02-12T22:59:59Z"), paidCents: cents(0) } });
  const plan = await makeDealOffer(house, address, {
    endsAt,
    terms: { kind: "payment-plan", parts: [{ cents: cents(58_295), dueOn: Temporal.PlainDate.from("2027-02-12") }, { cents: cents(50_000), dueOn: Temporal.PlainDate.from("2027-03-12") }], paidCents: cents(0) },
  });
  if (!settlement.ok || !plan.ok) throw new Error("refused");
  const one = await get(`${deal.path}/offers/${settlement.offer.id}`);
  expect(headline(one.html)).toBe("Betaal nog € 600,00, en daarmee is alles afgedaan. U kunt kiezen tot en met di 1 dec 2026 23:59.");
  const other = await get(`${deal.path}/offers/${plan.offer.id}`);
  expect(headline(other.html)).toBe("Betaal € 1.082,95 in twee delen. U kunt kiezen tot en met di 1 dec 2026 23:59.");
  expect(other.text).toContain("€ 582,95, tot en met vr 12 feb 2027");
});
