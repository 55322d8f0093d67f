import { beforeEach, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { markAttendance } from "../src/features/attendance/actions.ts";
import { findDeal } from "../src/features/deal/store.ts";
import type { Deal } from "../src/features/deal/store.ts";
import { standingOf } from "../src/features/standing/store.ts";
import { customer, payAfter, setStage } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { movingOwner } from "./support/office.ts";
import { openPortal } from "./support/portal.ts";
import { stepsIn } from "./support/steps.ts";

// "There is no agreement until I pay." Signed up under pay after, no payment, no cancellation, did not come.

const house = await createTestHouse();
const { at, bookingIds, expectCleanAudit, mailsTo, outcomesOf, sweepAt } = stepsIn(house);
const { get, makeDeal, willEnd } = openPortal(house);
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const deskOf = movingOwner(app, house);

const price = 108_295;
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { conditions: { ...payAfter, reminderDaysAfter: 3 } });
  await willEnd(stage);
});

async function dealOf(id: string): Promise<Deal> {
  const deal = await findDeal(house.db, stage.organisationId, id);
  if (deal === undefined) throw new Error("expected the deal");
  return deal;
}

async function stayAway(names: string, kind: "company" | "consumer" = "company") {
  const made = await makeDeal(stage, names, { customer: customer(names, kind) });
  await sweepAt("2027-01-22T10:00:00Z");
  const [bookingId = ""] = await bookingIds(made.dealId);
  await markAttendance(house, { organisationId: stage.organisationId, bookingId, attendance: "no-show" });
  return made;
}

test("the order made the deal: its button, its page, its terms and its conditions are frozen with the moment", async () => {
  const { dealId } = await makeDeal(stage, "Joris Peeters");
  const { frozen, formed_at: formedAt, terms_sha256: sha256 } = await dealOf(dealId);
  expect(formedAt.toString()).toBe("2026-11-24T09:41:00Z");
  expect(frozen.wording.orderButton).toBe("Bestelling met betalingsverplichting");
  expect(frozen.terms.sha256).toBe(stage.termsSha256);
  expect(sha256).toBe(stage.termsSha256);
  expect(frozen.consents.map(({ box, tickedAt }) => [box, tickedAt])).toEqual([["terms", "2026-11-24T09:41:00Z"]]);
  expect(frozen.wording.sentences.join(" ")).toContain("Komt u niet zonder te annuleren, dan betaalt u 100\u00a0% van de prijs (€\u00a01.082,95).");
});

test("who does not come owes what was agreed, with the clause, the fact and the record of each amount", async () => {
  const { dealId } = await stayAway("Joris Peeters");
  const records = await house.db.selectFrom("records").select(["id", "type"]).where("subject_id", "=", dealId).orderBy("at").orderBy("id").execute();
  const result = await standingOf(house.db, await dealOf(dealId), house.clock.now());
  expect(result.reasons.map(({ ground, amountCents, clause, fact, record }) => [ground.why, amountCents, clause, fact, records.find(({ id }) => id === record)?.type])).toEqual([
    ["no-show", price, "noShow", "attendance.no-show", "attendance.marked"],
  ]);
  expect([result.customerOwesCents, result.overdueCents]).toEqual([price, 0]);
  expect(result.deadlines).toEqual([{ what: "pay", at: Temporal.Instant.from("2027-02-04T22:59:59Z"), why: "payment" }]);
  await expectCleanAudit();
});

test("a private person who does not come owes the part that was agreed, never all of it", async () => {
  const { dealId } = await stayAway("Sanne Kooiman", "consumer");
  expect((await standingOf(house.db, await dealOf(dealId), house.clock.now())).customerOwesCents).toBe(54_148);
  await expectCleanAudit();
});

test("one friendly word follows the payment day, without costs, and both sides read the same reason", async () => {
  const { dealId, path, code } = await stayAway("Joris Peeters");
  await sweepAt("2027-02-20T10:00:00Z");
  expect((await mailsTo("joris")).filter((kind) => kind === "payment-overdue")).toHaveLength(1);
  expect(await outcomesOf("payment-reminder")).toContain("reminded");
  const late = await standingOf(house.db, await dealOf(dealId), house.clock.now());
  expect([late.overdueCents, late.interestCents, late.collectionCostsCents]).toEqual([price, 0, 0]);
  const reason = "Niet gekomen en niet geannuleerd (vastgesteld op vr 22 jan 2027 11:00): 100 % van de prijs.";
  expect((await get(path)).text).toContain(reason);
  const desk = await deskOf(stage.organisationId);
  expect((await desk.get(`/office/deals/${code}`)).text).toContain(reason);
  await expectCleanAudit();
});
