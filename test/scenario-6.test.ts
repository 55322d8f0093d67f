import PostalMime from "postal-mime";
import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import type { MessageKind } from "../src/domain/message-kind.ts";
import { composeMail } from "../src/features/messages/compose.ts";
import { findMessage } from "../src/features/messages/store.ts";
import { findDeal } from "../src/features/deal/store.ts";
import { addSession, payAfter, payBefore, setStage } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { movingOwner } from "./support/office.ts";
import type { Visitor } from "./support/office.ts";
import { headline, openPortal, seen } from "./support/portal.ts";
import { stepsIn } from "./support/steps.ts";
import { pastIn } from "./support/track-record.ts";

/** Scenario 6: on your word. What was between the trainer and a customer before chooses how the next order is paid, and a person may say otherwise. */
const house = await createTestHouse("2026-01-10T09:00:00Z");
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const ownerAt = movingOwner(app, house);
const { get, post } = openPortal(house);
const { at, expectCleanAudit, join, mailsTo, offerTo, placesOf, recordsOf, sweepAt } = stepsIn(house);
const { setRules, went } = pastIn(house);
const formPath = "/helder/onderhandelen/jan-21/sign-up";

let stage: Stage;
let owner: Visitor;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-01-10T09:00:00Z");
  stage = await setStage(house);
  await setRules(stage);
  owner = await ownerAt(stage.organisationId);
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
async function review(name: string, more: Record<string, string> = {}, session = "jan-21") {
  const fields = { ...form(name, more), session };
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
    expect(deal.frozen.wording.sentences[0]).toContain("Voor deze bestelling geldt: betalen na afloop.");
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

  test("is the session's own for everybody new, and for everybody while the rules are off", async () => {
    at("2026-11-24T09:41:00Z");
    expect((await review("Anna Wit")).text).not.toContain("Voor deze bestelling geldt");
    await twiceAway("Joris Peeters");
    await setRules(stage, null);
    const page = await review("Joris Peeters");
    expect(page.text).not.toContain("Voor deze bestelling geldt");
    const { deal, path } = await orderedDeal(await page.order());
    expect([deal.frozen.chosenPlan, deal.frozen.conditions.payment]).toEqual([undefined, payBefore.payment]);
    expect((await get(path)).text).not.toContain("Wat wij onthouden");
  });

  test("ages out: two years later both no-shows are gone", async () => {
    await twiceAway("Joris Peeters");
    at("2028-05-11T21:59:59Z");
    const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
    await addSession(house, { ...stage, termsId, slug: "later", startsAt: Temporal.Instant.from("2028-12-01T08:30:00Z") });
    expect((await review("Joris Peeters", {}, "later")).text).toContain("Voor deze bestelling geldt: eerst betalen.");
    at("2028-05-11T22:00:00Z");
    expect((await review("Joris Peeters", {}, "later")).text).not.toContain("Voor deze bestelling geldt");
  });

  test("that changed between the review and the order is not ordered unseen", async () => {
    await twiceAway("Joris Peeters");
    const page = await review("Joris Peeters");
    await setRules(stage, null);
    const again = await page.order();
    expect(again.status).toBe(409);
    expect(seen(await again.text())).toContain("afspraken");
    expect(await house.db.selectFrom("deals").select("id").where("session_id", "=", stage.sessionId).execute()).toEqual([]);
  });

  test("holds where an offered place is accepted, and its page shows it before", async () => {
    await twiceAway("Joris Peeters");
    await house.db.updateTable("sessions").set({ capacity: 1 }).where("id", "=", stage.sessionId).execute();
    await join(stage, "Anna Wit");
    const waiting = await join(stage, "Joris Peeters", { token: "wacht" });
    await sweepAt("2026-12-02T12:00:00Z");
    const offer = await offerTo(stage, waiting);
    const path = `/w/${waiting.code}/${waiting.secret}`;
    const page = await get(`${path}/accept?offer=${offer.offerId}`);
    expect(page.text).toContain("Voor deze bestelling geldt: eerst betalen.");
    const shown = /name="seen" value="([^"]+)"/.exec(page.html)?.[1] ?? "";
    const accepted = await post(`${path}/accept`, { offer: offer.offerId, seen: shown, terms: "yes" });
    expect(accepted.status).toBe(303);
    const { frozen } = await house.db.selectFrom("deals").select("frozen").where("sign_up_id", "=", waiting.signUpId).executeTakeFirstOrThrow();
    expect(frozen.chosenPlan).toMatchObject({ by: "careful", firmer: true });
  });

  test("over the API is refused with the plan that holds, and ordered with that", async () => {
    await twiceAway("Joris Peeters");
    const address = `/api/v1/organisations/helder/sessions/${stage.sessionId}`;
    const { fingerprint } = (await (await app.request(address)).json()) as { fingerprint: string };
    const body = (print: string) => JSON.stringify({
      customer: { kind: "company", name: "Joris Peeters B.V.", orderedBy: { name: "Joris Peeters", email: "joris.peeters@voorbeeld.example" } },
      participants: [{ firstName: "Joris" }], consents: { terms: true }, fingerprint: print,
    });
    const send = (key: string, print: string) => app.request(`${address}/sign-ups`, { method: "POST", headers: { "idempotency-key": key, "content-type": "application/json" }, body: body(print) });
    const refused = await send("een", fingerprint);
    const problem = (await refused.json()) as { code: string; changed: string[]; order: { fingerprint: string; payment: { mode: string }; sentences: string[] } };
    expect([refused.status, problem.code, problem.changed, problem.order.payment.mode]).toEqual([409, "changed", ["conditions"], "before"]);
    expect(problem.order.sentences.join(" ")).toContain("vr\u00a027\u00a0nov\u00a02026");
    expect((await send("twee", problem.order.fingerprint)).status).toBe(201);
  });
});

/** The order of somebody who has to pay first, and its page. */
async function orderFirst(name = "Joris Peeters") {
  await twiceAway(name);
  return orderedDeal(await (await review(name)).order());
}

/** The last mail of a kind, as it is read. */
async function mailOf(kind: MessageKind): Promise<string> {
  const { id } = await house.db.selectFrom("messages").select("id").where("kind", "=", kind).orderBy("queued_at", "desc").orderBy("id", "desc").limit(1).executeTakeFirstOrThrow();
  const message = await findMessage(house.db, stage.organisationId, id);
  if (message === undefined) throw new Error("expected the mail");
  return (await PostalMime.parse((await composeMail(house, message)).bytes)).text ?? "";
}

/** The address of what is remembered: it is in no page, only in the mail. */
async function rememberedAt(path: string): Promise<string> {
  expect((await post(`${path}/remembered`, {})).location).toBe(`${path}/remembered?sent=yes`);
  return /\/d\/\S+\/remembered\/[\w-]+/.exec(await mailOf("record-link"))?.[0] ?? "";
}

describe("asking a person to look", () => {
  test("is offered on the page of the deal, lands on Today once, and is overruled with a reason for this deal and for later", async () => {
    const { path, deal } = await orderFirst();
    expect((await get(path)).text).toContain("Vragen om anders te betalen");
    const page = await get(`${path}/plan`);
    expect(headline(page.html)).toBe("Wilt u deze afspraak anders betalen? Schrijf het op, dan kijkt een mens ernaar.");
    expect(page.text).toContain("Bij deze training staat: eerst betalen, binnen 7 dagen na de bestelling");
    expect(page.text).toContain("U betaalt € 1.082,95 inclusief btw vóór vr 27 nov 2026 23:59.");
    expect((await get(`${path}/order`)).text).toContain("Voor deze bestelling geldt: eerst betalen.");
    expect((await post(`${path}/plan`, { words: " " })).status).toBe(422);
    const asks = await Promise.all([post(`${path}/plan`, { words: "Ik was op reis, en ik betaal altijd." }), post(`${path}/plan`, { words: "Nog eens." })]);
    expect(asks.map(({ status }) => status)).toEqual([303, 303]);
    expect((await owner.get("/office")).text.split("vraagt om anders te betalen")).toHaveLength(2);
    const office = await owner.get(`/office/deals/${deal.code}/track-record`);
    expect(office.text).toMatch(/‘(Ik was op reis, en ik betaal altijd\.|Nog eens\.)’/);
    const without = await owner.post(`/office/deals/${deal.code}/track-record`, { intent: "review", thisDeal: "yes", plan: "on-your-word", until: "2027-11-24", words: "" });
    expect([without.status, without.text.includes("Schrijf erbij waarom.")]).toEqual([422, true]);
    const answered = await owner.post(`/office/deals/${deal.code}/track-record`, { intent: "review", thisDeal: "yes", plan: "on-your-word", until: "2027-11-24", words: "U belde toen meteen; dat is goed." });
    expect(answered.location).toBe(`/office/deals/${deal.code}/track-record?done=plan-overruled`);
    const mail = await mailOf("plan-answered");
    expect(mail).toContain("U belde toen meteen; dat is goed.");
    expect(mail.replaceAll("\u00a0", " ")).toContain("tot en met wo 24 nov 2027");
    expect((await placesOf("Joris")).at(-1)).toBe("confirmed");
    expect(headline((await get(`${path}/plan`)).html)).toBe("Wij hebben ernaar gekeken en het anders afgesproken.");
    const otherwise = await owner.post(`/office/deals/${deal.code}/track-record`, { intent: "review", plan: "as-session", until: "2027-11-24", words: "Toch niet." });
    expect([otherwise.status, otherwise.text.includes("Hierop is al anders geantwoord.")]).toEqual([409, true]);
    expect((await owner.get("/office")).text).not.toContain("vraagt om anders te betalen");
    expect((await review("Joris Peeters", { token: "weer" })).text).toContain("Voor deze bestelling geldt: betalen na afloop.");
    await expectCleanAudit();
  });

  test("is kept with a reason, and what was agreed goes on", async () => {
    const { path, deal } = await orderFirst();
    await post(`${path}/plan`, { words: "Mag het later?" });
    const kept = await owner.post(`/office/deals/${deal.code}/track-record`, { intent: "review", plan: "none", words: "Twee keer bleef de plaats leeg." });
    expect(kept.location).toContain("done=plan-kept");
    expect(await mailOf("plan-answered")).toContain("Twee keer bleef de plaats leeg.");
    await sweepAt("2026-12-01T12:00:00Z");
    expect((await placesOf("Joris")).at(-1)).toBe("released");
    const page = await get(`${path}/plan`);
    expect(headline(page.html)).toBe("Wij hebben ernaar gekeken: de manier van betalen blijft zoals die is.");
    expect(page.text).toContain("Wat wij erover schreven, staat in de mail aan joris.peeters@voorbeeld.example.");
  });

  test("tells whoever ordered in somebody else's name nothing of what was before, asked or answered", async () => {
    const { path, deal } = await orderFirst();
    const asking = (await get(`${path}/plan`)).text;
    expect(asking).toContain("Voor deze bestelling geldt: eerst betalen, binnen 3 dagen na de bestelling");
    await post(`${path}/plan`, { words: "Waarom moet ik eerst betalen?" });
    await owner.post(`/office/deals/${deal.code}/track-record`, { intent: "review", plan: "none", words: "Twee keer bleef de plaats leeg." });
    const answered = (await get(`${path}/plan`)).text;
    for (const text of [asking, answered]) expect(text).not.toMatch(/eerdere afspraken|Twee keer bleef/);
  });

  test("is not offered where nothing firmer was chosen", async () => {
    await trusted("Sanne Kooiman");
    const { path } = await orderedDeal(await (await review("Sanne Kooiman")).order());
    expect((await get(path)).text).not.toContain("Vragen om anders te betalen");
    expect((await get(`${path}/plan`)).status).toBe(303);
    expect((await post(`${path}/plan`, { words: "x" })).location).toBe(`${path}/remembered`);
  });
});

describe("what is remembered", () => {
  test("comes at an address that only the customer's mail knows, and says each fact with its day and its end", async () => {
    const { path } = await orderFirst();
    const asking = await get(`${path}/remembered`);
    expect(asking.text).not.toContain("Niet gekomen");
    expect((await get(`${path}/remembered/geraden`)).status).toBe(303);
    const address = await rememberedAt(path);
    await post(`${path}/remembered`, {});
    expect((await mailsTo("joris")).filter((kind) => kind === "record-link")).toHaveLength(1);
    const page = await get(address);
    expect(headline(page.html)).toBe("Bij een volgende bestelling geldt: eerst betalen, binnen 3 dagen na de bestelling; is dat er niet, dan gaat de plaats naar de volgende.");
    expect(page.text).toContain("di 8 sep 2026");
    expect(page.text).toContain("Niet gekomen, € 1.082,95");
    expect(page.text).toContain("Verdwijnt op vr 8 sep 2028.");
    expect(page.text).toContain("Wie hier 2 keer of vaker niet kwam of niet betaalde: eerst betalen");
    expect(page.text).toContain("artikel 6 lid 1 onder f AVG");
    expect((await get(`${address}?lang=en`)).text).toContain("Did not come");
    expect(await recordsOf("track.link-asked")).toEqual([{}]);
  });

  test("is corrected: the customer says so, the trainer strikes it with a reason, and the plan follows", async () => {
    const { path, deal } = await orderFirst();
    const address = await rememberedAt(path);
    const key = /entry=(no-show%3A[\w-]+)#correct/.exec((await get(address)).html)?.[1] ?? "";
    expect((await get(`${address}?entry=${key}`)).text).toContain("Het gaat over: Niet gekomen, di 8 sep 2026.");
    const entry = decodeURIComponent(key);
    expect((await post(address, { intent: "correct", entry, words: "" })).status).toBe(422);
    expect((await post(address, { intent: "correct", entry, words: "Ik zat op de eerste rij." })).location).toBe(address);
    expect((await get(address)).text).toContain("U liet weten dat dit niet klopt.");
    const today = await owner.get("/office");
    expect(today.text).toContain("zegt dat er iets niet klopt van wat je onthoudt");
    const where = /href="(\/office\/deals\/\w+\/track-record)"/.exec(today.html)?.[1] ?? "";
    const office = await owner.get(where);
    expect(office.text).toContain("‘Ik zat op de eerste rij.’");
    const about = /name="deal" value="([^"]+)"/.exec(office.html)?.[1] ?? "";
    expect((await owner.post(where, { intent: "correction-strike", entry, deal: about, words: "" })).status).toBe(422);
    expect((await owner.post(where, { intent: "correction-strike", entry, deal: about, words: "U staat op de foto." })).location).toContain("done=entry-struck");
    expect(await mailOf("entry-answered")).toContain("U staat op de foto.");
    expect((await get(address)).text).not.toContain("di 8 sep 2026 Niet");
    expect((await review("Joris Peeters", { token: "weer" })).text).not.toContain("Voor deze bestelling geldt");
    expect((await owner.get(`/office/deals/${deal.code}/track-record`)).text).toContain("geldt de manier van betalen die bij de training staat");
    await expectCleanAudit();
  });

  test("is kept when it is right, with the reason, and struck unasked only after a look at what that does", async () => {
    const { path, deal } = await orderFirst();
    const address = await rememberedAt(path);
    const entry = decodeURIComponent(/entry=(no-show%3A[\w-]+)#correct/.exec((await get(address)).html)?.[1] ?? "");
    await post(address, { intent: "correct", entry, words: "Ik was er." });
    const where = `/office/deals/${deal.code}/track-record`;
    const about = /name="deal" value="([^"]+)"/.exec((await owner.get(where)).html)?.[1] ?? "";
    await owner.post(where, { intent: "correction-keep", entry, deal: about, words: "Niemand heeft u gezien." });
    expect((await get(address)).text).toContain("het blijft staan: ‘Niemand heeft u gezien.’");
    const preview = await owner.get(`${where}?strike=${encodeURIComponent(entry)}`);
    expect(preview.text).toContain("Daarna geldt bij een volgende bestelling: wat bij de training staat");
    expect((await owner.post(where, { intent: "strike", entry, deal: about, words: "Toch gezien." })).location).toContain("done=entry-struck");
    expect((await owner.post(where, { intent: "strike", entry: "no-show:x", deal: about, words: "Toch gezien." })).status).toBe(409);
  });

  test("chooses nothing any more from the moment that the customer objects, until they take it back", async () => {
    const { path, deal } = await orderFirst();
    const address = await rememberedAt(path);
    expect((await post(address, { intent: "object" })).location).toBe(address);
    expect(headline((await get(address)).html)).toBe("U heeft bezwaar gemaakt: voor u wordt niets automatisch gekozen.");
    expect((await review("Joris Peeters", { token: "weer" })).text).not.toContain("Voor deze bestelling geldt");
    expect((await owner.get(`/office/deals/${deal.code}/track-record`)).text).toContain("maakte bezwaar op di 24 nov 2026");
    await post(address, { intent: "take-back" });
    expect((await review("Joris Peeters", { token: "weer" })).text).toContain("Voor deze bestelling geldt: eerst betalen.");
  });
});

describe("the trainer", () => {
  test("sets the rules after a look at what they say and whom they would touch", async () => {
    await twiceAway("Joris Peeters");
    await trusted("Sanne Kooiman");
    await setRules(stage, null);
    const path = "/office/settings/track-record";
    expect((await owner.get("/office/settings")).html).toContain(`href="${path}"`);
    expect((await owner.get(path)).text).toContain("Nu staat dit uit");
    const fields = { trusted: "yes", places: "3", daysAfter: "21", careful: "yes", times: "2", mode: "deposit", dueDays: "7", deposit: "50", restDays: "14", release: "yes", months: "12" };
    const look = await owner.post(path, { ...fields, intent: "look" });
    expect(look.text).toContain("50 % aanbetalen binnen 7 dagen na de bestelling");
    expect(look.text.replaceAll(/\s+/g, " ")).toContain("betalen na afloop 1 van 2");
    expect((await house.db.selectFrom("organisations").select("track_rules").executeTakeFirstOrThrow()).track_rules).toBeNull();
    expect((await owner.post(path, { ...fields, months: "30", places: "veel", intent: "save" })).text).toContain("Vul een getal in van 6 tot en met 24.");
    expect((await owner.post(path, { ...fields, intent: "save" })).location).toBe(`${path}?done=track-rules`);
    expect((await house.db.selectFrom("organisations").select("track_rules").executeTakeFirstOrThrow()).track_rules).toMatchObject({ months: 12, trusted: { places: 3 }, careful: { times: 2, plan: { mode: "deposit", depositBasisPoints: 5_000 } } });
    expect((await owner.post(path, { intent: "look" })).text).toContain("wordt meteen verwijderd");
    expect((await owner.post(path, { intent: "save" })).location).toBe(`${path}?done=track-rules`);
    expect((await house.db.selectFrom("organisations").select("track_rules").executeTakeFirstOrThrow()).track_rules).toBeNull();
  });

  test("decides for one customer whatever the rules choose, with a reason and an end", async () => {
    const { deal } = await orderFirst();
    const path = `/office/deals/${deal.code}/track-record`;
    expect((await owner.get(`/office/deals/${deal.code}`)).html).toContain(`href="${path}"`);
    expect((await owner.post(path, { intent: "overrule", plan: "as-session", until: "2030-01-01", words: "Ken ik." })).text).toContain("Kies een dag vanaf vandaag");
    expect((await owner.post(path, { intent: "overrule", plan: "as-session", until: "2027-06-01", words: "Ken ik al jaren.", token: "a" })).location).toContain("done=overruled");
    expect((await owner.get(path)).text).toContain("Je reden: Ken ik al jaren.");
    expect((await review("Joris Peeters", { token: "weer" })).text).not.toContain("Voor deze bestelling geldt");
    await owner.post(path, { intent: "overrule", plan: "by-the-rules", until: "2027-06-01", words: "Toch niet.", token: "b" });
    expect((await review("Joris Peeters", { token: "weer" })).text).toContain("Voor deze bestelling geldt: eerst betalen.");
  });
});

describe("another organisation", () => {
  test("sees nothing of it: the same person is new there, in the office too", async () => {
    await twiceAway("Joris Peeters");
    const theirs = await setStage(house, { slug: "elders", conditions: payAfter });
    await setRules(theirs);
    const outcome = await join(theirs, "Joris Peeters", { token: "elders" });
    if (outcome.outcome !== "deal") throw new Error("expected a deal");
    const { frozen } = await house.db.selectFrom("deals").select("frozen").where("id", "=", outcome.dealId).executeTakeFirstOrThrow();
    expect(frozen.chosenPlan).toBeUndefined();
    const other = await ownerAt(theirs.organisationId);
    expect((await other.get(`/office/deals/${outcome.code}/track-record`)).text).toContain("Er staat niets.");
    await ownerAt(stage.organisationId);
  });
});
