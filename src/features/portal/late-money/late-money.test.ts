import { beforeEach, describe, expect, test } from "vitest";
import { addSession, setStage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { headline, openPortal } from "../../../../test/support/portal.ts";

const house = await createTestHouse();
const portal = openPortal(house);
const { get, post, makeDeal, makeWaiting, pay, until } = portal;

beforeEach(async () => {
  await emptyDatabase(house);
  house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
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
    expect(headline(page.html)).toBe("Wij hebben € 1.082,95 van u, maar uw plaats is doorgegeven. Zegt u wat wij met het geld doen?");
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
    expect((await get(deal.path)).text).toContain("Zegt u wat wij met het geld doen?");
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
