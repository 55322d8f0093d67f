import { beforeEach, describe, expect, test } from "vitest";
import { setStage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { openPortal } from "../../../../test/support/portal.ts";
import { cancelBookings } from "../../cancellation/actions.ts";
import { previewLetter } from "../../messages/actions.ts";
import { messageFacts } from "../../messages/kinds.ts";
import { makeRefundFile, markBatchSent, previewRefundFile, returnRefund } from "../../refunds/actions.ts";

const house = await createTestHouse();
const { get, post, makeDeal, pay } = openPortal(house);
const account = { iban: "nl91 abna 0417 1643 00", holder: "Sanne Kooiman" };

beforeEach(async () => {
  await emptyDatabase(house);
  house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
});

async function cancelled() {
  const stage = await setStage(house);
  const deal = await makeDeal(stage);
  await pay(stage, deal.dealId, 108_295);
  const bookings = await house.db.selectFrom("bookings").select("id").where("deal_id", "=", deal.dealId).execute();
  await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal.dealId, bookingIds: bookings.map(({ id }) => id) });
  return { stage, deal, page: `${deal.path}/refund-account` };
}

describe("the account for a refund", () => {
  test("is asked for on the page of the deal, and shown by its ends once it is given", async () => {
    const { deal, page } = await cancelled();
    const before = await get(deal.path);
    expect(before.text).toContain("Laat ons weten op welke rekening u het geld terug wilt");
    expect(before.html).toContain(`href="${page}"`);
    expect((await get(page)).text).toContain("Wij betalen € 1.082,95 aan u terug. Op welke rekening?");
    expect((await post(page, account)).location).toBe(`${deal.path}#refund`);
    for (const path of [deal.path, page]) {
      const after = await get(path);
      expect(after.text).toContain("NL91 •••• 4300");
      expect(after.html.replaceAll(" ", "")).not.toContain("0417");
    }
  });

  test("is refused in words, with what was typed", async () => {
    const { page } = await cancelled();
    const seen = await post(page, { iban: "NL91 ABNA 0417 1643 01", holder: "" });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain("Dit nummer klopt niet. Kijk het na; het ziet eruit als NL91 ABNA 0417 1643 00.");
    expect(seen.text).toContain("Vul in op wiens naam de rekening staat.");
    expect(seen.html).toContain('value="NL91 ABNA 0417 1643 01"');
    expect((await post(page, { ...account, iban: "BR1800360305000010009795493C1" })).text).toContain("Naar een bank in dit land kunnen wij niet overmaken.");
  });

  test("is not asked for when nothing comes back", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    expect((await get(deal.path)).html).not.toContain("refund-account");
    expect((await get(`${deal.path}/refund-account`)).text).toContain("Er is niets aan u terug te betalen.");
    expect((await post(`${deal.path}/refund-account`, account)).status).toBe(409);
    expect(await house.db.selectFrom("refund_accounts").select("iban").execute()).toEqual([]);
  });

  test("in English is asked for in English", async () => {
    const { page } = await cancelled();
    expect((await get(`${page}?lang=en`)).text).toContain("We refund €1,082.95 to you. To which account?");
  });

  test("is asked for in the mail that promises the money, until it is given", async () => {
    const { stage, page } = await cancelled();
    const mail = async () => {
      const row = await house.db.selectFrom("messages").select("facts").where("kind", "=", "booking-cancelled").executeTakeFirstOrThrow();
      return previewLetter(house, { organisationId: stage.organisationId, now: house.clock.now(), to: { address: "sanne@voorbeeld.example", name: "Sanne" }, locale: "nl", facts: messageFacts.parse(row.facts) });
    };
    expect((await mail()).text).toContain(page);
    await post(page, account);
    expect((await mail()).text).not.toContain(page);
  });
});

test("money on its way says how far it is, and that it came back", async () => {
  const { stage, deal, page } = await cancelled();
  await post(page, account);
  const input = { organisationId: stage.organisationId, dealIds: [deal.dealId], version: "pain.001.001.09" as const };
  const looked = await previewRefundFile(house, input);
  const made = await makeRefundFile(house, { ...input, token: "een", seen: looked.ok ? looked.plan.seen : "", by: "marit" });
  if (!made.ok) throw new Error(made.refusal.kind);
  expect((await get(deal.path)).text).toContain("Staat klaar om naar de bank te gaan; die maakt het vanaf wo 25 nov 2026 over.");
  await markBatchSent(house, { organisationId: stage.organisationId, batchId: made.batchId, by: "marit" });
  expect((await get(deal.path)).text).toContain("Aan de bank gegeven, om vanaf wo 25 nov 2026 over te maken.");
  const item = await house.db.selectFrom("refund_items").select("id").executeTakeFirstOrThrow();
  await returnRefund(house, { organisationId: stage.organisationId, itemId: item.id, by: "marit" });
  const after = await get(deal.path);
  expect(after.text).toContain("Kwam niet aan; wij betalen opnieuw.");
  expect(after.text).toContain("Laat ons weten op welke rekening u het geld terug wilt");
});
