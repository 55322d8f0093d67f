import { beforeEach, expect, test } from "vitest";
import { addSession, payAfter, setStage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import { cents } from "../../domain/money.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { moveBookings } from "../moving/actions.ts";
import { acceptDealOffer, makeDealOffer } from "../offers/actions.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, expectCleanAudit, factsOf, pay, sweepWhole } = stepsIn(house);

const price = 108_295;
const conditions: Conditions = { ...payAfter, move: { freeTimes: 0, untilDaysBefore: 2, feeCents: 2_500, validMonths: 6 } };

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
});

test("money that became a credit pays no later invoice: what a move costs is asked in full", async () => {
  const stage = await setStage(house, { conditions });
  const terms = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
  const other = await addSession(house, { ...stage, termsId: terms.id, slug: "feb-4", conditions, startsAt: Temporal.Instant.from("2027-02-04T08:30:00Z") });
  const dealId = await dealOf(stage, ["Anna", "Bram"]);
  const which = { organisationId: stage.organisationId, dealId };
  const [anna = "", bram = ""] = await bookingIds(dealId);
  await pay(stage, dealId, 2 * price);
  await cancelBookings(house, { ...which, bookingIds: [anna] });
  const now = house.clock.now();
  const offer = await makeDealOffer(house, which, { terms: { kind: "credit", cents: cents(price), validUntil: now.add({ hours: 2_400 }), condition: "none", transferable: true }, endsAt: now.add({ hours: 48 }) });
  if (!offer.ok) throw new Error(offer.refusal.kind);
  expect(await acceptDealOffer(house, { ...which, offerId: offer.offer.id })).toMatchObject({ ok: true });
  await sweepWhole();
  expect(await moveBookings(house, { ...which, bookingIds: [bram], otherSessionId: other, by: "customer", seen: null })).toMatchObject({ ok: true, preview: { feeCents: 2_500 } });
  await sweepWhole();
  expect((await factsOf("invoice-issued")).at(-1)).toMatchObject({ document: "invoice", totalCents: 2_500, toPayCents: 2_500 });
  await expectCleanAudit();
});
