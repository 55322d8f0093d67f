import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { customer, setStage, signUpOf } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { summary } from "../../../../test/support/forms.ts";
import { movingOwner } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { signUp } from "../../sign-up/actions.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const ownerAt = movingOwner(app, house);
const typed = { token: "t-1", code: "Herfst 10", kind: "percent", value: "10", course: "", from: "", until: "", most: "5", once: "yes" };
let stage: Stage;
let owner: Visitor;

beforeEach(async () => {
  await emptyDatabase(house);
  stage = await setStage(house);
  owner = await ownerAt(stage.organisationId);
});

const codes = async () => house.db.selectFrom("discount_codes").selectAll().execute();

describe("the discount codes of an organisation", () => {
  test("say what to do while there are none", async () => {
    const { text } = await owner.get("/office/discounts");
    expect(text).toContain("Je hebt nog geen code gemaakt. Maak er een, en geef haar aan wie je korting gunt.");
  });

  test("are made with their limits, and listed with how often they were used and what they took off", async () => {
    await owner.post("/office/discounts/new", typed);
    expect(await codes()).toMatchObject([{ code: "HERFST10", basis_points_off: 1_000, most_uses: 5, uses: 0, once_per_customer: true }]);
    await signUp(house, signUpOf(stage, "Sanne", { customer: customer("Sanne"), discount: { code: "herfst10", seenCents: null, from: "here" } }));
    expect((await owner.get("/office/discounts")).text).toContain("HERFST10 alle trainingen, één keer per klant 10 % altijd, Beëindigen : HERFST10 1 van 5 89,50");
  });

  test("sent twice make one", async () => {
    await Promise.all([owner.post("/office/discounts/new", typed), owner.post("/office/discounts/new", typed)]);
    expect(await codes()).toHaveLength(1);
  });

  test.each<[Record<string, string>, string, string]>([
    [{ code: "A" }, "code", "Vul een code in van 3 tot 30 letters en cijfers."],
    [{ value: "0" }, "value", "Vul een percentage in van meer dan 0 tot en met 100."],
    [{ value: "101" }, "value", "Vul een percentage in van meer dan 0 tot en met 100."],
    [{ kind: "amount", value: "vijftig" }, "value", "Vul een bedrag in boven 0."],
    [{ from: "2026-12-02", until: "2026-12-01" }, "until", "De laatste dag ligt voor de eerste."],
    [{ until: "2026-02-30" }, "until", "Deze dag bestaat niet."],
    [{ most: "-3" }, "most", "Vul een heel getal boven 0 in, of laat dit leeg."],
    [{ course: "hack" }, "course", "Deze training is er niet meer; kies een andere."],
  ])("%j is said at its field, and nothing typed is lost", async (change, field, text) => {
    const page = await owner.post("/office/discounts/new", { ...typed, ...change });
    expect(summary(page)).toEqual([[field, text]]);
    expect(page.html).toContain(`value="${change["most"] ?? "5"}"`);
    expect(await codes()).toEqual([]);
  });

  test("are ended after a look at what that does, and twice is fine", async () => {
    await owner.post("/office/discounts/new", typed);
    const [code] = await codes();
    const path = `/office/discounts/${code?.id ?? ""}/end`;
    expect((await owner.get(path)).text).toContain("Er is nog geen bestelling die haar gebruikte");
    await Promise.all([owner.post(path, {}), owner.post(path, {})]);
    expect((await owner.get("/office/discounts")).text).toContain("beëindigd");
    expect((await codes())[0]?.ended_at).not.toBeNull();
  });

  test("of another organisation are not there", async () => {
    await owner.post("/office/discounts/new", typed);
    const [code] = await codes();
    const other = await setStage(house, { slug: "anders" });
    const stranger = await ownerAt(other.organisationId);
    const path = `/office/discounts/${code?.id ?? ""}/end`;
    expect([(await stranger.get(path)).status, (await stranger.post(path, {})).status, (await stranger.get("/office/discounts/nonsense/end")).status]).toEqual([404, 404, 404]);
    expect((await codes())[0]?.ended_at).toBeNull();
  });
});
