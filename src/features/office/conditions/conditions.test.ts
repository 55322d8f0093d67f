import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { conditionSets } from "../../../domain/conditions/sets.ts";
import { addSession, customer, setStage, signUpOf } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { movingOwner } from "../../../../test/support/office.ts";
import type { Seen, Visitor } from "../../../../test/support/office.ts";
import { signUp } from "../../sign-up/actions.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const ownerAt = movingOwner(app, house);
let stage: Stage;
let owner: Visitor;
let path: string;

beforeEach(async () => {
  await emptyDatabase(house);
  house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
  stage = await setStage(house, { conditions: conditionSets.usual });
  owner = await ownerAt(stage.organisationId);
  path = `/office/sessions/${stage.sessionId}/conditions`;
});

type Fields = Record<string, string>;

/** What a browser would send of the form on a page, with some of it typed over. */
function sent(html: string, typed: Fields, intent: string): Fields {
  const fields: Fields = {};
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const { name, value = "", type } = attributes(tag);
    const on = /\schecked(=|\s|\/|>)/.test(tag);
    if (name !== undefined && name !== "q" && (type !== "radio" && type !== "checkbox" ? true : on)) fields[name] = value;
  }
  for (const [, head = "", options = ""] of html.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = [...options.matchAll(/<option[^>]*>/g)].map(([tag]) => tag);
    fields[attributes(head).name ?? ""] = attributes(chosen.find((tag) => / selected/.test(tag)) ?? chosen[0] ?? "").value ?? "";
  }
  return { ...fields, ...typed, intent };
}

function attributes(tag: string): Fields {
  return Object.fromEntries([...tag.matchAll(/\s([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
}

async function press(intent: string, typed: Fields = {}, on?: Seen): Promise<Seen> {
  const page = on ?? (await owner.get(path));
  return owner.post(path, sent(page.html, typed, intent));
}

async function kept() {
  return (await house.db.selectFrom("sessions").select("conditions").where("id", "=", stage.sessionId).executeTakeFirstOrThrow()).conditions;
}

async function recorded() {
  return (await house.db.selectFrom("records").select("details").where("type", "=", "session.conditions-set").execute()).map(({ details }) => details);
}

describe("the editor", () => {
  test("shows the rules as they are, what each kind of customer reads on the real date, and how it could go", async () => {
    const { html, text, status } = await owner.get(path);
    expect(status).toBe(200);
    expect(text).toContain("Deze regels gelden voor iedereen die voor deze datum bestelt.");
    expect(text).toContain("Dit zijn de regels van de set Gewoon.");
    expect(text).toContain("Vandaag besteld voor do 21 januari 2027, één plaats, € 1.082,95.");
    expect(text).toContain("U betaalt € 1.082,95 inclusief btw vóór di 1 dec 2026 23:59.");
    expect(text).toContain("Op di 19 jan 2027 09:30 vragen wij per mail of de deelnemer komt");
    expect(text).toContain("U mag altijd opzeggen. Annuleren is gratis tot en met do 7 jan 2027 23:59");
    expect(text).toContain("U kunt zonder reden herroepen tot en met di 8 dec 2026 23:59.");
    expect(text).toMatch(/Betaalt niets\. De plaats gaat naar de volgende\. wo 2 dec 0,00 0,00/);
    expect(text).toMatch(/Betaalt en annuleert tien dagen ervoor\. ma 11 jan 1\.082,95 541,48 541,47 terug/);
    expect(text).toContain("Nog niets veranderd");
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("opening and looking change nothing", async () => {
    const before = await kept();
    const looked = await press("preview", { "before.dueDays": "10", "move.freeTimes": "3" });
    expect(looked.status).toBe(200);
    expect(looked.text).toContain("vóór vr 4 dec 2026 23:59");
    expect(looked.text).toContain("kan drie keer gratis");
    expect(looked.text).toContain("Twee regels anders dan nu");
    expect([await kept(), await recorded()]).toEqual([before, []]);
  });

  test("the button that a return key presses first only looks", async () => {
    const { html } = await owner.get(path);
    expect(/<button[^>]*>/.exec(html.slice(html.indexOf('<form method="post" novalidate')))?.[0]).toContain('value="preview"');
  });

  test("keeps the rules for new deals, records them, and existing deals keep theirs, words and all", async () => {
    await signUp(house, signUpOf(stage, "Hanna Eerst"));
    const frozen = async () => (await house.db.selectFrom("deals").select("frozen").orderBy("formed_at").execute()).map((deal) => deal.frozen);
    const [before] = await frozen();
    const page = await owner.get(path);
    expect(page.text).toContain("De ene afspraak die er al is, houdt haar eigen regels.");
    const saved = await press("save", { "cancellation.company.1.feeBasisPoints": "12,5", "noShow.companyFeeBasisPoints": "100" }, page);
    expect([saved.status, saved.location]).toEqual([303, `/office/sessions/${stage.sessionId}?done=conditions`]);
    expect((await owner.get(saved.location)).text).toContain("Ze gelden voor nieuwe afspraken op deze datum; afspraken die er al zijn, houden hun eigen regels.");
    house.clock.set(house.clock.now().add({ minutes: 1 }));
    await signUp(house, signUpOf(stage, "Imke Later"));
    const [same, fresh] = await frozen();
    expect(same).toEqual(before);
    expect(fresh?.conditions.cancellation.company[1]).toEqual({ fromDaysBefore: 14, feeBasisPoints: 1_250 });
    expect(fresh?.wording.sentences.join(" ").replaceAll("\u00a0", " ")).toContain("kost 12,5 % van de prijs");
    expect(await recorded()).toEqual([{ conditions: await kept() }]);
  });

  test("two who keep at once leave one of the two whole, and both in the record", async () => {
    const page = await owner.get(path);
    const both = await Promise.all(["1", "2"].map((times) => press("save", { "move.freeTimes": times }, page)));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(["1", "2"]).toContain(String((await kept()).move.freeTimes));
    expect(await recorded()).toHaveLength(2);
  });
});

describe("a rule that does not hold", () => {
  test("is said at its field with the reason, keeps what was typed, saves nothing, and one tap mends it", async () => {
    const before = await kept();
    const refused = await press("save", { "cancellation.consumer.1.feeBasisPoints": "100", "before.dueDays": "gauw", "move.validMonths": "7" });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain("<title>Fout: ");
    expect(refused.html).toContain('href="#cancellation.consumer.1.feeBasisPoints"');
    expect(refused.text).toContain("100 % als vaste regel houdt bij een particulier geen stand.");
    expect(refused.text).toContain("art. 7:413 BW");
    expect(refused.text).toContain("Dagen na de bestelling. Vul een heel getal in van 0 tot en met 90.");
    expect(refused.html).toMatch(/id="before\.dueDays"[^>]*value="gauw"[^>]*aria-invalid="true"/);
    expect(refused.html).toMatch(/id="move\.validMonths"[^>]*value="7"/);
    expect(refused.text).toContain("Hier staat wat je klant leest zodra de regels hiernaast kloppen.");
    const mended = await press("mend:cancellation.consumer.1.feeBasisPoints:50", {}, refused);
    expect(mended.html).toMatch(/id="cancellation\.consumer\.1\.feeBasisPoints"[^>]*value="50"/);
    expect(mended.text).not.toContain("geen stand");
    expect(mended.html).toMatch(/id="before\.dueDays"[^>]*value="gauw"/);
    expect([await kept(), await recorded()]).toEqual([before, []]);
    const saved = await press("save", { "before.dueDays": "9" }, mended);
    expect(saved.status).toBe(303);
    expect(await kept()).toMatchObject({ payment: { dueDays: 9 }, move: { validMonths: 7 }, cancellation: { consumer: [{}, { feeBasisPoints: 5_000 }] } });
  });

  test("offers its mend by name", async () => {
    const refused = await press("save", { "cancellation.company.1.feeBasisPoints": "20", "cancellation.company.2.feeBasisPoints": "10" });
    expect(refused.text).toContain("Annuleren wordt hier goedkoper door te wachten.");
    expect(refused.html).toContain('value="mend:cancellation.company.2.feeBasisPoints:20"');
    expect(refused.text).toContain("Maak er 20 % van");
  });

  test.each([
    ["grace", { graceHours: "169" }, "Speling in uren. Vul een heel getal in van 0 tot en met 168."],
    ["moving", { "move.feeCents": "-5" }, "Bedrag voor verzetten, in euro. Vul een deel of bedrag in van € 0,00 tot en met € 100.000,00."],
    ["asking", { asks: "yes", confirmHoursBefore: "0" }, "Uren vóór de start. Vul een heel getal in van 1 tot en met 336."],
    ["offers", { offerHours: "" }, "Uren voor een aanbod. Vul een heel getal in van 1 tot en met 336."],
    ["a step", { "cancellation.company.0.fromDaysBefore": "400" }, "Stap 1 (bedrijf): dagen vóór de start. Vul een heel getal in van 0 tot en met 365."],
    ["a step", { "cancellation.company.0.fromDaysBefore": "14" }, "Voor deze dag staat er al een bedrag."],
    ["parts", { mode: "parts", "parts.0.basisPoints": "60" }, "De delen zijn samen niet de hele prijs."],
    ["a part", { mode: "parts", "parts.0.basisPoints": "0", "parts.1.basisPoints": "100" }, "Deel 1: procent van de prijs. Vul een deel of bedrag in van 0,01 % tot en met 99,99 %."],
    ["not coming", { "noShow.consumerFeeBasisPoints": "101" }, "Niet komen, particulier, in procent."],
  ])("in %s is said in words: %o", async (_, typed, words) => {
    const refused = await press("save", typed);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(words);
  });
});

describe("a rule that may not hold", () => {
  test("is warned of with its article, and can be kept all the same", async () => {
    const typed = { "noShow.consumerFeeBasisPoints": "60", lateCharges: "by-law", graceHours: "0" };
    const looked = await press("preview", typed);
    expect(looked.text).toContain("Niet komen kost een particulier 60 %, annuleren op de laatste dag 50 %.");
    expect(looked.text).toContain("(art. 7:411 en 6:237 onder i BW)");
    expect(looked.text).toContain("(art. 6:96 lid 6 BW)");
    expect(looked.text).toContain("Zonder speling vervalt een plaats op de seconde.");
    expect((await press("save", typed)).status).toBe(303);
    expect(await kept()).toMatchObject({ noShow: { consumerFeeBasisPoints: 6_000 }, lateCharges: "by-law", payment: { graceHours: 0 } });
  });

  test("in English names the article in English", async () => {
    const page = await owner.get(`${path}?lang=en`);
    const looked = await owner.post(`${path}?lang=en`, sent(page.html, { "noShow.consumerFeeBasisPoints": "60", lateCharges: "by-law" }, "preview"));
    await owner.get(`${path}?lang=nl`);
    expect(looked.text).toContain("(art. 7:411 and 6:237(i) Dutch Civil Code)");
    expect(looked.text).toContain("(art. 6:96(6) Dutch Civil Code)");
    expect(looked.text).toContain("Suppose somebody orders today");
  });
});

describe("rows and sets", () => {
  test("a row more or less keeps all that was typed, and an empty row is not called wrong yet", async () => {
    const more = await press("add:cancellation.consumer", { "move.freeTimes": "zo vaak als je wilt" });
    expect(more.html).toContain('id="cancellation.consumer.2.feeBasisPoints"');
    expect(more.html).toMatch(/id="move\.freeTimes"[^>]*value="zo vaak als je wilt"/);
    expect(more.text).not.toContain("Stap 2 (particulier): dagen vóór de start. Vul");
    const filled = await press("save", { "cancellation.consumer.1.fromDaysBefore": "7", "cancellation.consumer.1.feeBasisPoints": "25", "move.freeTimes": "1" }, more);
    expect(filled.status).toBe(303);
    expect((await kept()).cancellation.consumer).toEqual([{ fromDaysBefore: 14, feeBasisPoints: 0 }, { fromDaysBefore: 7, feeBasisPoints: 2_500 }, { fromDaysBefore: 0, feeBasisPoints: 5_000 }]);
    const less = await press("remove:cancellation.consumer:0");
    expect(less.html).not.toContain('id="cancellation.consumer.2.feeBasisPoints"');
    expect((await press("save", {}, less)).status).toBe(303);
    expect((await kept()).cancellation.consumer).toHaveLength(2);
  });

  test("parts can be three, and read as three", async () => {
    const more = await press("add:parts", { mode: "parts" });
    const typed = { "parts.0.basisPoints": "30", "parts.1.basisPoints": "30", "parts.2.basisPoints": "40", "parts.2.days": "7", "parts.2.counted": "after-end" };
    const looked = await press("preview", typed, more);
    expect(looked.text).toContain("in drie delen: € 324,89 vóór di 1 dec 2026 23:59, € 324,89 vóór do 7 jan 2027 23:59 en € 433,17 vóór do 28 jan 2027 23:59.");
    expect((await press("save", typed, more)).status).toBe(303);
    expect(await kept()).toMatchObject({ payment: { mode: "parts", parts: [{ basisPoints: 3_000 }, { basisPoints: 3_000 }, { basisPoints: 4_000, days: 7, counted: "after-end" }] } });
  });

  test.each(["mild", "usual", "strict"] as const)("the %s set fills everything in, and keeping it keeps just that", async (name) => {
    const filled = await press(`set:${name}`, { "move.freeTimes": "77" });
    expect(await recorded()).toEqual([]);
    expect((await press("save", {}, filled)).status).toBe(303);
    expect(await kept()).toEqual(conditionSets[name]);
  });

  test("a deposit that comes back, no question and no late reminder are kept as such", async () => {
    const { html } = await owner.get(path);
    const { asks: _, remindsAfter: __, ...fields } = sent(html, { mode: "deposit", "deposit.returnsOnAttendance": "yes" }, "save");
    expect((await owner.post(path, fields)).status).toBe(303);
    expect(await kept()).toMatchObject({ payment: { mode: "deposit", returnsOnAttendance: true, depositBasisPoints: 2_500 }, confirmHoursBefore: null, reminderDaysAfter: null });
  });
});

describe("what nobody should send", () => {
  test("changes nothing and breaks nothing", async () => {
    const before = await kept();
    for (const intent of ["mend:__proto__:1", "mend:constructor:1", "remove:parts:9", "add:rows", "set:toString", "", "save:"]) {
      const answer = await press(intent);
      expect([intent, answer.status]).toEqual([intent, 200]);
    }
    const hostile = await press("preview", { "before.dueDays": '"><script>alert(1)</script>', mode: "zzz" });
    expect(hostile.html).not.toContain("<script>alert");
    expect((await owner.post(path, { intent: "save" })).status).toBe(422);
    expect([await kept(), await recorded()]).toEqual([before, []]);
  });

  test("about a session of another organisation is not there", async () => {
    const other = await setStage(house, { slug: "ander" });
    const theirs = `/office/sessions/${other.sessionId}/conditions`;
    expect((await owner.get(theirs)).status).toBe(404);
    expect((await owner.post(theirs, { intent: "save" })).status).toBe(404);
  });
});

describe("where a date or a price is missing", () => {
  test("the example is invented and says so", async () => {
    await house.db.deleteFrom("meetings").execute();
    await house.db.updateTable("sessions").set({ status: "draft", starts_at: null, ends_at: null, published_at: null }).execute();
    const { text } = await owner.get(path);
    expect(text).toContain("Een verzonnen voorbeeld, omdat datum of prijs nog ontbreekt of voorbij is");
    expect(text).toContain("Stel, iemand bestelt vandaag");
  });

  test("a free training says that rules about money are not read", async () => {
    const { terms_version_id: termsId } = await house.db.selectFrom("sessions").select("terms_version_id").executeTakeFirstOrThrow();
    const free = await addSession(house, { ...stage, termsId: termsId ?? "", slug: "gratis", priceCents: 0, conditions: conditionSets.usual });
    const { text } = await owner.get(`/office/sessions/${free}/conditions`);
    expect(text).toContain("Deze training is gratis: van de regels over geld leest een klant niets.");
    expect(text).not.toContain("Stel, iemand bestelt vandaag");
  });

  test("people on the waiting list are told of", async () => {
    await house.db.updateTable("sessions").set({ capacity: 1 }).execute();
    await signUp(house, signUpOf(stage, "Anna Vol"));
    await signUp(house, signUpOf(stage, "Bram Wacht", { customer: customer("Bram Wacht", "consumer") }));
    expect((await owner.get(path)).text).toContain("Wie op de wachtlijst staat, ziet de nieuwe regels voordat die bestelt.");
  });
});
