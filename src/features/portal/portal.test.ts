import { beforeEach, describe, expect, test } from "vitest";
import { conditionSets } from "../../domain/conditions/sets.ts";
import { addSession, customer, payAfter, payBefore, setStage, signUpOf } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { sweepHouse } from "../../sweep-house.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { dealBookings } from "../deal/store.ts";
import { recordPayment } from "../payments/actions.ts";
import { signUp } from "../sign-up/actions.ts";
import type { SignUpInput } from "../sign-up/actions.ts";
import { portalRoutes } from "./routes.tsx";

const house = await createTestHouse();
const app = portalRoutes(house);

beforeEach(async () => {
  await emptyDatabase(house);
  house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
});

/** Reads as a person would: tags away, hard spaces are spaces. */
function seen(html: string): string {
  return html
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("\u00a0", " ").replaceAll("&nbsp;", " ").replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ");
}

async function get(path: string): Promise<{ status: number; text: string; html: string; headers: Headers }> {
  const response = await app.request(path);
  const html = await response.text();
  return { status: response.status, text: seen(html), html, headers: response.headers };
}

async function post(path: string, fields: Record<string, string>) {
  const response = await app.request(path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  const html = await response.text();
  return { status: response.status, location: response.headers.get("location") ?? "", text: seen(html), html };
}

/** The first sentence of a page. */
function headline(html: string): string {
  return seen(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? "").trim();
}

async function makeDeal(stage: Stage, names: string | string[] = "Sanne Kooiman", extra: Partial<SignUpInput> = {}) {
  const outcome = await signUp(house, signUpOf(stage, names, extra));
  if (!outcome.ok || outcome.outcome !== "deal") throw new Error(`expected a deal, got ${JSON.stringify(outcome)}`);
  return { ...outcome, path: `/d/${outcome.code}/${outcome.secret}` };
}

async function makeWaiting(stage: Stage, name: string, extra: Partial<SignUpInput> = {}) {
  const outcome = await signUp(house, signUpOf(stage, name, extra));
  if (!outcome.ok || outcome.outcome !== "waiting") throw new Error(`expected to wait, got ${JSON.stringify(outcome)}`);
  return { ...outcome, path: `/w/${outcome.code}/${outcome.secret}` };
}

async function pay(stage: Stage, dealId: string, amountCents: number, token = `pay-${amountCents}`) {
  const receivedOn = house.clock.now().toZonedDateTimeISO("Europe/Amsterdam").toPlainDate();
  const outcome = await recordPayment(house, { organisationId: stage.organisationId, dealId, token, amountCents, receivedOn, method: "bank", note: "", by: "marit" });
  expect(outcome.ok).toBe(true);
}

/** A published session ends by its deadline. */
async function willEnd(stage: Stage) {
  await house.db.transaction().execute((trx) =>
    scheduleDeadlines(trx, stage.organisationId, house.clock.now(), [{ what: "session-end", subjectId: stage.sessionId, dueAt: Temporal.Instant.from("2027-01-21T16:00:00Z") }]),
  );
}

/** Lets the clock run and does what falls due. */
async function until(moment: string) {
  house.clock.set(Temporal.Instant.from(moment));
  await sweepHouse(house, house.clock.now());
}

describe("the page of a deal", () => {
  test("a held deal says first what is kept, what to pay and until when, and offers a way to pay", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage, ["Sanne Kooiman", "Joris Peeters"]);
    const page = await get(deal.path);
    expect(page.status).toBe(200);
    expect(headline(page.html)).toBe("Wij houden twee plaatsen voor u vast. Betaal € 2.165,90 vóór di 1 dec 2026 23:59, dan zijn ze van u.");
    expect(page.html.match(/<h1[\s\S]*?<\/h1>/)?.[0].match(/<b/g)).toHaveLength(2);
    expect(page.text).toContain("NL91 ABNA 0417 1643 00");
    expect(page.text).toMatch(/RF\d\d [A-Z0-9]{4} [A-Z0-9]{4}/);
    expect(page.html).toContain("Betaalcode met bedrag");
    expect(page.text).toContain("inclusief € 375,90 btw");
    expect(page.text).toContain("Gratis annuleren kan tot en met do 24 dec 2026 23:59");
    expect(page.html).toContain('aria-current="date"');
    expect(page.text).toContain("U bestelde twee plaatsen voor € 2.165,90.");
    expect(page.text).toContain("Bevestiging aan sanne.kooiman@voorbeeld.example.");
  });

  test("the same page in English", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage, "Sanne Kooiman", { locale: "en" });
    const page = await get(deal.path);
    expect(headline(page.html)).toBe("We keep a place for you. Pay €1,082.95 before Tue 1 Dec 2026 23:59 and it is yours.");
    expect(page.html).toContain('<html lang="en">');
    expect(page.text).toContain("What is recorded");
    const dutch = await get(`${deal.path}?lang=nl`);
    expect(headline(dutch.html)).toContain("Wij houden een plaats voor u vast.");
  });

  test("part of the money leaves the rest to pay", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await pay(stage, deal.dealId, 50_000);
    const page = await get(deal.path);
    expect(headline(page.html)).toBe("Wij ontvingen € 500,00. Betaal nog € 582,95 vóór di 1 dec 2026 23:59, dan is de plaats van u.");
    expect(page.text).toContain("van € 1.082,95 inclusief btw");
  });

  test("a paid deal asks for nothing and says when the training is", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await pay(stage, deal.dealId, 108_295);
    const page = await get(deal.path);
    expect(headline(page.html)).toBe("Uw plaats is zeker en betaald. Wij zien u op do 21 jan 2027 09:30.");
    expect(page.text).not.toContain("Kenmerk");
    expect(page.text).toContain("Betaling ontvangen: € 1.082,95.");
    expect(page.text).toContain("Ingevoerd door Studio Helder.");
  });

  test("whoever pays afterwards has a certain place and a payment day", async () => {
    const stage = await setStage(house, { conditions: payAfter });
    const deal = await makeDeal(stage);
    expect(headline((await get(deal.path)).html)).toBe("Uw plaats is zeker. Betaal € 1.082,95 vóór do 4 feb 2027 23:59.");
    await willEnd(stage);
    await until("2027-02-05T10:00:00Z");
    expect(headline((await get(deal.path)).html)).toBe("De training is gegeven. Betaal alstublieft € 1.082,95; dat had vóór do 4 feb 2027 23:59 gemoeten.");
  });

  test("a free place is certain and free", async () => {
    const stage = await setStage(house, { priceCents: 0 });
    const deal = await makeDeal(stage);
    const page = await get(deal.path);
    expect(headline(page.html)).toBe("Uw plaats is zeker en gratis. Wij zien u op do 21 jan 2027 09:30.");
    expect(page.text).not.toContain("€");
  });

  test("between the payment day and the hidden grace the page urges and does not threaten", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await until("2026-12-02T01:00:00Z");
    expect(headline((await get(deal.path)).html)).toContain("nu meteen. Dat had vóór di 1 dec 2026 23:59 gemoeten");
  });

  test("a place that was passed on says so, owes nothing and shows the way back", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await until("2026-12-03T10:00:00Z");
    const page = await get(deal.path);
    expect(headline(page.html)).toBe("Wij gaven een plaats door, want vóór di 1 dec 2026 23:59 was er niet betaald. U bent niets verschuldigd.");
    expect(page.html).toContain('href="/helder/onderhandelen"');
    expect(page.text).not.toContain("Kenmerk");
    expect(page.text).not.toContain("Verzetten naar een andere datum");
  });

  test("a cancelled deal names what is still owed, or what goes back", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await pay(stage, deal.dealId, 108_295);
    house.clock.set(Temporal.Instant.from("2026-12-28T10:00:00Z"));
    const bookings = await dealBookings(house.db, stage.organisationId, deal.dealId);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal.dealId, bookingIds: bookings.map(({ id }) => id) });
    expect(headline((await get(deal.path)).html)).toBe("Uw inschrijving is geannuleerd. Wij betalen € 541,47 aan u terug.");
  });

  test("one place of two cancelled: the page is about the other, and says which ended", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage, ["Sanne Kooiman", "Joris Peeters"]);
    const [first] = await dealBookings(house.db, stage.organisationId, deal.dealId);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal.dealId, bookingIds: first === undefined ? [] : [first.id] });
    const page = await get(deal.path);
    expect(headline(page.html)).toContain("Wij houden een plaats voor u vast. Betaal € 1.082,95");
    expect(page.text).toContain("Eén plaats van deze afspraak is beëindigd");
    expect(page.text).toContain("geannuleerd");
  });

  test("after the training nothing is left to do", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await pay(stage, deal.dealId, 108_295);
    await willEnd(stage);
    await until("2027-01-23T10:00:00Z");
    expect(headline((await get(deal.path)).html)).toBe("De training is gegeven en alles is betaald. Er hoeft niets meer.");
  });

  test("what can still be done names its price and its end, and only what exists", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage, "Sanne Kooiman", { customer: customer("Sanne Kooiman", "consumer") });
    const page = await get(deal.path);
    expect(page.text).toContain("tot en met di 19 jan 2027 23:59");
    expect(page.text).toContain("Herroepen, zonder reden");
    expect(page.text).toContain("tot en met di 8 dec 2026 23:59");
    expect(page.html).toContain("mailto:hallo@helder.example?subject=Afspraak%20");
    expect(page.html).not.toContain('href="#"');
  });

  test("a mail that was refused is said at the top", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await house.db.updateTable("messages").set({ state: "refused", last_error: "550 unknown user" }).where("organisation_id", "=", stage.organisationId).execute();
    const page = await get(deal.path);
    expect(page.html).toContain('role="alert"');
    expect(page.text).toContain("Onze mail aan sanne.kooiman@voorbeeld.example kwam niet aan.");
    expect(page.text).not.toContain("550");
  });

  test("script in a name is shown as text", async () => {
    const stage = await setStage(house);
    const name = "<script>alert(1)</script>";
    const deal = await makeDeal(stage, [`${name} Kooiman`], { customer: { ...customer("Sanne Kooiman"), name, orderedBy: { name, email: "s@voorbeeld.example" } } });
    for (const path of [deal.path, `${deal.path}/order`]) {
      const page = await get(path);
      expect(page.status).toBe(200);
      expect(page.html).not.toContain("<script>alert");
      expect(page.html).toContain("&lt;script&gt;");
    }
  });
});

describe("the papers of a deal", () => {
  test("the page on which was ordered keeps its words, whatever changed since", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    await house.db.updateTable("sessions").set({ price_cents: 99_900, conditions: JSON.stringify(conditionSets.strict) }).where("organisation_id", "=", stage.organisationId).execute();
    const page = await get(`${deal.path}/order`);
    expect(page.text).toContain("U bestelde een plaats voor € 1.082,95, op di 24 nov 2026 10:41.");
    expect(page.text).toContain("Bestelling met betalingsverplichting");
    expect(page.text).toContain("Annuleren is gratis tot en met do 24 dec 2026 23:59");
    expect(page.text).toContain("Ik ga akkoord met de voorwaarden (versie 4, pdf), inclusief betalen uiterlijk op di 1 dec 2026 23:59.");
    expect(page.text).toContain(stage.termsSha256);
  });

  test("the calendar is in UTC with short lines, and tentative until it is certain", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    const response = await app.request(`${deal.path}/calendar.ics`);
    const text = await response.text();
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(text).toContain("DTSTART:20270121T083000Z\r\n");
    expect(text).toContain("STATUS:TENTATIVE");
    expect(text).toContain("LOCATION:Pakhuis De Wending\\, Sluiskade 40\\, Utrecht");
    expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });
});

describe("the address is the key", () => {
  test("a wrong secret and an unknown code get the same answer", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    const [wrong, unknown] = [await get(`/d/${deal.code}/${"a".repeat(26)}`), await get(`/d/AAAAAAAA/${deal.secret}`)];
    expect([wrong.status, unknown.status]).toEqual([404, 404]);
    expect(wrong.html).toBe(unknown.html);
    expect(wrong.html).not.toContain("Helder");
    expect((await get(`/w/${deal.code}/${deal.secret}`)).html).toBe(wrong.html);
  });

  test("another deal's late money, order and calendar stay closed with one's own secret", async () => {
    const one = await setStage(house);
    const other = await setStage(house, { slug: "ander" });
    const mine = await makeDeal(one);
    const theirs = await makeDeal(other, "Joris Peeters");
    for (const page of ["", "/order", "/calendar.ics"]) {
      expect((await get(`/d/${theirs.code}/${mine.secret}${page}`)).status).toBe(404);
    }
  });

  test("nothing keeps, lists or passes on the address", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    for (const path of [deal.path, `${deal.path}/order`, `${deal.path}/calendar.ics`, "/d/AAAAAAAA/x"]) {
      const { headers } = await get(path);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("x-robots-tag")).toContain("noindex");
    }
  });

  test("a code is found however it was typed", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    const typed = `${deal.code.slice(0, 4)}-${deal.code.slice(4)}`.toLowerCase();
    expect((await get(`/d/${typed}/${deal.secret}`)).status).toBe(200);
  });
});

describe("money that came too late", () => {
  /** One seat; the first lets it lapse, the second takes it, and then the first pays after all. */
  async function paidTooLate() {
    const stage = await setStage(house, { capacity: 1 });
    const deal = await makeDeal(stage);
    const waiting = await makeWaiting(stage, "Fenna Haverkort");
    await until("2026-12-03T10:00:00Z");
    await pay(stage, deal.dealId, 108_295);
    const page = await get(deal.path);
    const link = /href="([^"]*\/late-money\/[^"]*)"/.exec(page.html)?.[1] ?? "";
    return { stage, deal, waiting, page, link };
  }

  test("the deal asks what to do with it, and the question says what each answer does", async () => {
    const { page, link } = await paidTooLate();
    expect(headline(page.html)).toBe("Wij ontvingen € 1.082,95 toen uw plaats al was doorgegeven. Zegt u wat wij daarmee doen?");
    const question = await get(link);
    expect(question.text).toContain("Vooraan staan voor de eerste plaats die vrijkomt");
    expect(question.text).toContain("Wij maken het hele bedrag over naar de rekening waar het vandaan kwam.");
    expect(question.text).not.toContain("Komen op een andere datum");
  });

  test("an answer is previewed, then done once, and shown from then on", async () => {
    const { link, deal } = await paidTooLate();
    const preview = await post(link, { intent: "preview", choice: "credit" });
    expect(preview.status).toBe(200);
    expect(headline(preview.html)).toBe("U kiest voor € 1.082,95: als tegoed bewaren.");
    expect((await get(deal.path)).text).toContain("Zegt u wat wij daarmee doen?");
    const done = await post(link, { intent: "choose", choice: "credit" });
    expect([done.status, done.location]).toEqual([303, deal.path]);
    expect(headline((await get(deal.path)).html)).toBe("U heeft € 1.082,95 tegoed bij ons, voor een volgende training.");
    const later = await post(link, { intent: "choose", choice: "refund" });
    expect(later.status).toBe(409);
    expect(headline(later.html)).toContain("U koos om het bedrag te laten bewaren als tegoed");
    expect((await get(link)).text).toContain("Dat staat vast.");
  });

  test("two answers at once: one counts, the other hears which", async () => {
    const { link } = await paidTooLate();
    const answers = await Promise.all([post(link, { intent: "choose", choice: "credit" }), post(link, { intent: "choose", choice: "refund" })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const rows = await house.db.selectFrom("late_payments").select(["choice"]).execute();
    expect(rows).toHaveLength(1);
  });

  test("another date of the same course with room can be chosen and is then the agreement", async () => {
    const { stage, link, deal } = await paidTooLate();
    const terms = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
    const sessionId = await addSession(house, { organisationId: stage.organisationId, courseId: stage.courseId, termsId: terms.id, slug: "mrt-9", startsAt: Temporal.Instant.from("2027-03-09T08:30:00Z") });
    expect((await get(link)).text).toContain("Komen op een andere datum: di 9 maart 2027");
    await post(link, { intent: "choose", choice: `other-date:${sessionId}` });
    const page = await get(deal.path);
    expect(headline(page.html)).toBe("Uw plaats is zeker en betaald. Wij zien u op di 9 mrt 2027 09:30.");
    expect(page.text).toContain("di 9 maart 2027");
  });

  test("no answer, or one that is not there, comes back with a clear word and changes nothing", async () => {
    const { link } = await paidTooLate();
    for (const fields of [{ intent: "preview" }, { intent: "choose", choice: "other-date:nonsense" }, { intent: "preview", choice: "win" }]) {
      const answer = await post(link, fields);
      expect(answer.status).toBe(422);
      expect(answer.html).toContain('role="alert"');
      expect(answer.html).toContain("<title>Fout: ");
    }
    expect((await post(`${link}x`, { intent: "choose", choice: "credit" })).status).toBe(404);
  });
});

describe("a place on the waiting list", () => {
  /** One seat, taken; the named people wait for it in this order. */
  async function line(...names: string[]) {
    const stage = await setStage(house, { capacity: 1 });
    const deal = await makeDeal(stage, "Sanne Kooiman");
    const waiting = [];
    for (const name of names) waiting.push(await makeWaiting(stage, name, { customer: customer(name, "consumer") }));
    return { stage, deal, waiting };
  }

  async function offered() {
    const { stage, deal, waiting } = await line("Fenna Haverkort", "Bram Dekker");
    const [first, second] = waiting;
    if (first === undefined || second === undefined) throw new Error("expected two people in line");
    await until("2026-12-02T11:00:00Z");
    return { stage, deal, first, second };
  }

  async function orderForm(path: string) {
    const { html } = await get(`${path}/accept`);
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
    return { html, fields: { offer: value("offer"), seen: value("seen"), terms: "yes" } };
  }

  test("says where somebody stands, that nothing binds, and what comes next", async () => {
    const { waiting } = await line("Fenna Haverkort", "Bram Dekker", "Iris Vos");
    const pages = await Promise.all(waiting.map(({ path }) => get(path)));
    expect(pages.map(({ html }) => headline(html))).toEqual([
      "U staat vooraan op de wachtlijst, voor een plaats. U zit nergens aan vast.",
      "Vóór u wacht nog één plaats; u wacht op een plaats. U zit nergens aan vast.",
      "Vóór u wachten nog twee plaatsen; u wacht op een plaats. U zit nergens aan vast.",
    ]);
    expect(pages[0]?.text).toContain("houden wij die 48 uur vast, alleen voor u");
  });

  test("an offer says what, for how much and until when, and both ways out", async () => {
    const { first } = await offered();
    const page = await get(first.path);
    expect(headline(page.html)).toBe("Er is een plaats vrij op do 21 januari 2027, voor € 1.082,95. Wij houden die voor u vast tot vr 4 dec 2026 12:00.");
    expect(page.text).toContain("Ja, ik wil deze plaats");
    expect(page.text).toContain("Nee, geef de plaats door");
    expect(page.text).toContain("Dit is een aanbod.");
    expect(page.text).toContain("Bedenktijd tot en met");
  });

  test("accepting goes through the review with the order button and makes a deal, once", async () => {
    const { first } = await offered();
    const { html, fields } = await orderForm(first.path);
    expect(seen(html)).toContain("Bestelling met betalingsverplichting");
    expect(seen(html)).toContain("U mag altijd opzeggen.");
    expect(html).not.toMatch(/<input[^>]*type="checkbox"[^>]*checked/);
    const [one, two] = await Promise.all([post(`${first.path}/accept`, fields), post(`${first.path}/accept`, fields)]);
    expect([one?.status, two?.status]).toEqual([303, 303]);
    expect(one?.location).toBe(two?.location);
    const page = await get(one?.location ?? "");
    expect(headline(page.html)).toContain("Wij houden een plaats voor u vast. Betaal € 1.082,95");
    expect((await get(first.path)).html).toContain(`href="${one?.location}"`);
    expect(await house.db.selectFrom("deals").select("id").execute()).toHaveLength(2);
  });

  test("without agreeing to the terms nothing is ordered and the box says so", async () => {
    const { first } = await offered();
    const { fields } = await orderForm(first.path);
    const answer = await post(`${first.path}/accept`, { offer: fields.offer, seen: fields.seen });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Kruis aan dat u akkoord gaat met de voorwaarden.");
    expect(answer.html).toContain('id="terms"');
  });

  test("a price that changed since the page was opened is shown and asked again", async () => {
    const { first, stage } = await offered();
    const { fields } = await orderForm(first.path);
    await house.db.updateTable("sessions").set({ price_cents: 95_000 }).where("organisation_id", "=", stage.organisationId).execute();
    const answer = await post(`${first.path}/accept`, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("veranderde de prijs");
    expect(answer.text).toContain("€ 1.149,50");
  });

  test("passing on asks once more, then the next in line is offered the place", async () => {
    const { first, second } = await offered();
    const confirm = await get(`${first.path}/decline`);
    expect(headline(confirm.html)).toBe("U geeft een plaats door aan de volgende op de lijst.");
    expect(headline((await get(second.path)).html)).toContain("U staat vooraan");
    const offer = /name="offer" value="([^"]*)"/.exec(confirm.html)?.[1] ?? "";
    const answers = await Promise.all([post(`${first.path}/decline`, { offer }), post(`${first.path}/decline`, { offer })]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(headline((await get(first.path)).html)).toBe("U gaf de plaats door. U staat niet meer op de wachtlijst en bent niets verschuldigd.");
    expect(headline((await get(second.path)).html)).toContain("Er is een plaats vrij");
  });

  test("an answer that comes too late gets a clear page and a way on", async () => {
    const { first } = await offered();
    const { fields } = await orderForm(first.path);
    house.clock.set(Temporal.Instant.from("2026-12-04T11:00:01Z"));
    const answer = await post(`${first.path}/accept`, fields);
    expect(answer.status).toBe(409);
    expect(headline(answer.html)).toBe("Het aanbod liep af op vr 4 dec 2026 12:00. De plaats is naar de volgende gegaan; u bent niets verschuldigd.");
    expect(answer.text).toContain("Schrijf u dan opnieuw in");
    expect((await post(`${first.path}/decline`, { offer: fields.offer })).status).toBe(409);
    await until("2026-12-04T12:00:00Z");
    expect(headline((await get(first.path)).html)).toContain("Het aanbod liep af");
  });

  test("somebody else's offer cannot be answered", async () => {
    const { first, second } = await offered();
    const { fields } = await orderForm(first.path);
    expect((await post(`${second.path}/accept`, fields)).status).toBe(404);
    expect((await post(`${second.path}/decline`, { offer: fields.offer })).status).toBe(404);
    expect((await post(`${first.path}/accept`, { ...fields, offer: "nonsense" })).status).toBe(404);
  });

  test("leaving asks once more and can be sent twice", async () => {
    const { waiting: [first] } = await line("Fenna Haverkort");
    const path = first?.path ?? "";
    expect(headline((await get(`${path}/leave`)).html)).toBe("U haalt een plaats van de wachtlijst.");
    const answers = await Promise.all([post(`${path}/leave`, {}), post(`${path}/leave`, {})]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const page = await get(path);
    expect(headline(page.html)).toBe("U staat niet meer op de wachtlijst. U bent niets verschuldigd.");
    expect(page.text).toContain("U verliet de wachtlijst.");
  });

  test("the waiting pages speak English too", async () => {
    const { first } = await offered();
    expect(headline((await get(`${first.path}?lang=en`)).html)).toBe("A place is free on Thu 21 January 2027, for €1,082.95. We keep it for you until Fri 4 Dec 2026 12:00.");
  });
});

describe("looking changes nothing", () => {
  async function whole(): Promise<string> {
    const tables = ["sign_ups", "deals", "offers", "bookings", "deadlines", "payments", "late_payments", "messages", "records", "sessions"];
    const rows = await Promise.all(tables.map(async (table) => (await house.pool.query(`select * from ${table} order by 1, 2`)).rows));
    return JSON.stringify(rows);
  }

  test("every address, opened twice, leaves the database as it was", async () => {
    const stage = await setStage(house, { capacity: 1, conditions: payBefore });
    const deal = await makeDeal(stage);
    const waiting = await makeWaiting(stage, "Fenna Haverkort");
    const later = await makeWaiting(stage, "Bram Dekker");
    await until("2026-12-02T11:00:00Z");
    await pay(stage, deal.dealId, 108_295);
    const late = await house.db.selectFrom("late_payments").select("id").executeTakeFirstOrThrow();
    const before = await whole();
    const pages = [
      deal.path, `${deal.path}/order`, `${deal.path}/calendar.ics`, `${deal.path}/late-money/${late.id}`,
      ...[waiting.path, later.path].flatMap((path) => [path, `${path}/accept`, `${path}/decline`, `${path}/leave`]),
    ];
    for (const path of [...pages, ...pages]) expect((await get(path)).status).toBe(200);
    expect(await whole()).toBe(before);
  });
});
