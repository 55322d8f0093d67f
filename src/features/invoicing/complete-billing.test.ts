import { beforeEach, describe, expect, test } from "vitest";
import { customer, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import type { BillingDetails } from "../../domain/deal/billing-details.ts";
import type { Customer } from "../../domain/deal/frozen-deal.ts";
import { completeBilling } from "./actions.ts";

const house = await createTestHouse();
const { at, dealOf, expectCleanAudit, outcomesOf, recordsOf, sweepWhole } = stepsIn(house);

let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 40 });
});

/** As the API takes it: nothing but a name. */
const nameless: Customer = { ...customer("Anna"), kvkNumber: "", street: "", postcode: "", town: "" };
const details: BillingDetails = {
  name: "Noordkaap B.V.", kvkNumber: "00098765", street: "Tegelkade 3", postcode: "3599 YZ", town: "Utrecht", country: "NL", billingEmail: "facturen@noordkaap.example", reference: "PO 12",
};

const complete = (dealId: string, change: Partial<BillingDetails> = {}, organisationId = stage.organisationId) => completeBilling(house, { organisationId, dealId, details: { ...details, ...change } });
const buyers = async () => (await house.db.selectFrom("invoices").select("content").orderBy("number").execute()).map(({ content }) => (content as { buyer: unknown }).buyer);
const frozen = () => house.db.selectFrom("deals").select(["customer", "frozen"]).executeTakeFirstOrThrow();

async function waiting(): Promise<string> {
  const dealId = await dealOf(stage, "Anna", { channel: "api", customer: nameless });
  await sweepWhole();
  return dealId;
}

describe("completing the billing details of a deal without an address", () => {
  test("lets its invoice go out with them, to the address for bills, and leaves the deal as it was ordered", async () => {
    const dealId = await waiting();
    expect(await buyers()).toEqual([]);
    const before = await frozen();
    expect(await complete(dealId)).toEqual({ ok: true, waits: false });
    await sweepWhole();
    expect(await buyers()).toMatchObject([{ name: "Noordkaap B.V.", attention: "Anna", address: { street: "Tegelkade 3", postcode: "3599 YZ", city: "Utrecht", country: "NL" }, kvk: "00098765", reference: "PO 12", email: "facturen@noordkaap.example" }]);
    expect(await house.db.selectFrom("messages").select(["to_address", "to_name"]).where("kind", "=", "invoice-issued").execute()).toEqual([{ to_address: "facturen@noordkaap.example", to_name: "Noordkaap B.V." }]);
    expect(await frozen()).toEqual(before);
    await expectCleanAudit();
  });

  test("writes a record that names fields, and nothing that is in them", async () => {
    const dealId = await waiting();
    await complete(dealId);
    expect(await recordsOf("deal.billing-completed")).toEqual([{ fields: ["name", "kvkNumber", "street", "postcode", "town", "billingEmail", "reference"] }]);
    await expectCleanAudit();
  });

  test("twice at once changes it once, and one invoice goes out", async () => {
    const dealId = await waiting();
    expect(await Promise.all([complete(dealId), complete(dealId), complete(dealId)])).toEqual([{ ok: true, waits: false }, { ok: true, waits: false }, { ok: true, waits: false }]);
    expect(await recordsOf("deal.billing-completed")).toHaveLength(1);
    await Promise.all([sweepWhole(), sweepWhole()]);
    expect(await buyers()).toHaveLength(1);
    await expectCleanAudit();
  });

  test("at the moment of a sweep ends with one invoice, whoever came first", async () => {
    const dealId = await waiting();
    at("2026-11-25T10:00:00Z");
    const [completed] = await Promise.all([complete(dealId), sweepWhole(), sweepWhole()]);
    expect(completed).toEqual({ ok: true, waits: false });
    await sweepWhole();
    expect(await buyers()).toMatchObject([{ name: "Noordkaap B.V." }]);
    await expectCleanAudit();
  });

  test("can be mended until the invoice is there; the last details stand on it", async () => {
    const dealId = await waiting();
    await complete(dealId);
    expect(await complete(dealId, { town: "Zeist" })).toEqual({ ok: true, waits: false });
    expect(await recordsOf("deal.billing-completed")).toHaveLength(2);
    await sweepWhole();
    expect(await buyers()).toMatchObject([{ address: { city: "Zeist" } }]);
    expect(await outcomesOf("invoice")).toEqual(expect.arrayContaining(["billing-completed", "issued"]));
    await expectCleanAudit();
  });

  test("says that the invoice still waits for what the trainer lacks", async () => {
    await house.db.updateTable("organisations").set({ vat_number: "" }).execute();
    const dealId = await waiting();
    expect(await complete(dealId)).toEqual({ ok: true, waits: true });
  });
});

describe("completing billing details is refused", () => {
  test("once there is an invoice: that never changes", async () => {
    const dealId = await dealOf(stage, "Anna");
    await sweepWhole();
    expect(await complete(dealId)).toEqual({ ok: false, refusal: { kind: "invoiced" } });
    expect(await recordsOf("deal.billing-completed")).toEqual([]);
    await expectCleanAudit();
  });

  test("for a free training, which has no invoice", async () => {
    const free = await setStage(house, { slug: "gratis", priceCents: 0 });
    const dealId = await dealOf(free, "Anna");
    expect(await complete(dealId, {}, free.organisationId)).toEqual({ ok: false, refusal: { kind: "no-invoice" } });
  });

  test("for a deal of another organisation, as for one that is not there", async () => {
    const other = await setStage(house, { slug: "ander" });
    const dealId = await waiting();
    expect(await complete(dealId, {}, other.organisationId)).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
    expect(await recordsOf("deal.billing-completed")).toEqual([]);
  });

  test("with details that leave the invoice as impossible as before", async () => {
    const dealId = await waiting();
    expect(await complete(dealId, { street: " " })).toEqual({ ok: false, refusal: { kind: "unfit", faults: [{ kind: "missing", at: "buyer.address.street", article: "art. 35a lid 1 sub e Wet OB 1968" }] } });
    expect(await house.db.selectFrom("deals").select("billing_details").execute()).toEqual([{ billing_details: null }]);
  });

  test.each([
    ["without the VAT number", { country: "BE", vatNumber: "" }, "missing"],
    ["at home", { country: "NL", vatNumber: "BE0403170701" }, "reverse-charge-buyer-here"],
    ["with a number of another country", { country: "DE", vatNumber: "BE0403170701" }, "reverse-charge-buyer-vat-id-other-country"],
  ] as const)("where VAT was reverse-charged, %s", async (_, change, kind) => {
    await house.db.updateTable("courses").set({ service: "online" }).execute();
    const dealId = await dealOf(stage, "Anna", { customer: { ...nameless, country: "BE", vatNumber: "BE0403170701" } });
    expect(await complete(dealId, change)).toMatchObject({ ok: false, refusal: { kind: "unfit", faults: [{ kind }] } });
    expect(await complete(dealId, { country: "BE", vatNumber: "BE0403170701" })).toEqual({ ok: true, waits: false });
    await expectCleanAudit();
  });
});
