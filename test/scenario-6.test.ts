import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { findDeal } from "../src/features/deal/store.ts";
import { setStage } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { seen } from "./support/portal.ts";
import { stepsIn } from "./support/steps.ts";
import { pastIn } from "./support/track-record.ts";

/** Scenario 6: on your word. What was between the trainer and a customer before chooses how the next order is paid, and a person may say otherwise. */
const house = await createTestHouse("2026-01-10T09:00:00Z");
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const { at, expectCleanAudit, recordsOf } = stepsIn(house);
const { setRules, went } = pastIn(house);
const formPath = "/helder/onderhandelen/jan-21/sign-up";

let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-01-10T09:00:00Z");
  stage = await setStage(house);
  await setRules(stage);
});

function form(name: string, more: Record<string, string> = {}): Record<string, string> {
  const [first = "", last = ""] = name.split(" ");
  const email = `${first}.${last}@voorbeeld.example`.toLowerCase();
  return {
    token: `form-${name}`, session: "jan-21", "p1-first": first, "p1-last": last, "p1-email": email, "p1-needs": "", self: "yes", kind: "company", company: `${name} B.V.`, kvk: "00098765",
    street: "Tegelkade 3", postcode: "3599 YZ", town: "Utrecht", terms: "yes", ...more,
  };
}

/** The review page as somebody sees it, and the order that follows from it. */
async function review(name: string, more: Record<string, string> = {}) {
  const fields = form(name, more);
  const send = (intent: string, extra: Record<string, string> = {}) => app.request(formPath, { method: "POST", body: new URLSearchParams({ ...fields, ...extra, intent }), redirect: "manual" });
  const html = await (await send("review")).text();
  const shown = /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? "";
  return { text: seen(html), order: async () => send("order", { seen: shown, asked: "place" }) };
}

async function orderedDeal(response: Response) {
  const path = response.headers.get("location") ?? "";
  const { id } = await house.db.selectFrom("deals").select("id").where("code", "=", path.split("/")[2] ?? "").executeTakeFirstOrThrow();
  const deal = await findDeal(house.db, stage.organisationId, id);
  if (deal === undefined) throw new Error("expected the deal");
  return { path, deal };
}

const trusted = async (name: string) => {
  for (const on of ["2026-03-10", "2026-05-12", "2026-09-08"]) await went(stage, name, { on });
  at("2026-11-24T09:41:00Z");
};
const twiceAway = async (name: string) => {
  for (const on of ["2026-05-12", "2026-09-08"]) await went(stage, name, { on, came: "no-show" });
  at("2026-11-24T09:41:00Z");
};

describe("the plan of the next order", () => {
  test("after three places that somebody came to and paid for, is to pay afterwards", async () => {
    await trusted("Sanne Kooiman");
    const page = await review("Sanne Kooiman");
    expect(page.text).toContain("Voor deze bestelling geldt: betalen na afloop.");
    expect(page.text).toContain("U betaalt na afloop: € 1.082,95 inclusief btw, vóór do 11 feb 2027 23:59.");
    const { deal } = await orderedDeal(await page.order());
    expect(deal.frozen.conditions.payment).toEqual({ mode: "after", dueDaysAfterSession: 21, reminderDaysBefore: 2 });
    expect(deal.frozen.chosenPlan).toMatchObject({ by: "trusted", firmer: false, instead: { mode: "before", dueDays: 7 } });
    expect((await recordsOf("deal.formed")).at(-1)).toMatchObject({ plan: { by: "trusted", firmer: false } });
    await expectCleanAudit();
  });

  test("after two no-shows, is to pay first; the page says the plan and not what somebody is", async () => {
    await twiceAway("Joris Peeters");
    const page = await review("Joris Peeters");
    expect(page.text).toContain("Voor deze bestelling geldt: eerst betalen.");
    expect(page.text).toContain("U betaalt € 1.082,95 inclusief btw vóór vr 27 nov 2026 23:59.");
    expect(page.text).not.toMatch(/no-show|niet gekomen|risico|betrouwba|score/i);
    const { deal } = await orderedDeal(await page.order());
    expect(deal.frozen.chosenPlan).toMatchObject({ by: "careful", firmer: true });
    await expectCleanAudit();
  });
});
