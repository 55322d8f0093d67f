import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { signUp } from "../src/features/sign-up/actions.ts";
import { setStage, signUpOf } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { ownerOf } from "./support/office.ts";

// Requests that no page of ours sends: each gets a plain answer, none is a fault on our side, and nothing is written.

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  stage = await setStage(house);
});

const formPath = "/helder/onderhandelen/jan-21/sign-up";

function send(path: string, body: string, contentType = "application/x-www-form-urlencoded") {
  return app.request(path, { method: "POST", body, headers: { "content-type": contentType, "accept-language": "en" } });
}

describe("an address that is no address of ours", () => {
  test.each(["/helder%00", "/helder/onderhandelen%00", "/helder/terms/%00", "/%00/pen.css", "/helder/report?page=%00", "/office/deals?q=%00"])(
    "%s holds a sign that no text can have, and is not there",
    async (path) => {
      const response = await app.request(path, { headers: { "accept-language": "en" } });
      expect(response.status).toBe(404);
      expect(await response.text()).toContain("not here");
    },
  );

  test.each(["helder%00/sessions/onderhandelen~jan-21", "helder/sessions/onderhandelen%00~jan-21"])("the API knows no %s", async (path) => {
    const response = await app.request(`/api/v1/organisations/${path}`);
    expect(await response.json()).toMatchObject({ status: 404, code: "session-unknown" });
  });

  test.each(["/%2Felders.example/a/b", "/%5Celders.example/a/b", "/%2F%2Felders.example/a/b"])("%s leads to no other site", async (path) => {
    const response = await app.request(path);
    const location = response.headers.get("location") ?? "/";
    expect(new URL(location, "http://localhost").host).toBe("localhost");
    expect(location).toMatch(/^\/[^/\\]/);
  });

  test.each([
    ["/helder/", "/helder"],
    ["/helder/onderhandelen/?lang=en", "/helder/onderhandelen?lang=en"],
    ["/office/log-in//", "/office/log-in/"],
    ["/d/ABCDEFGH/geheim/", "/d/ABCDEFGH/geheim"],
  ])("%s has a slash too many and leads to %s", async (path, location) => {
    const response = await app.request(path);
    expect([response.status, response.headers.get("location")]).toEqual([302, location]);
  });

  test.each(["/", "//", "//elders.example/", "/\\elders.example/", "/helder/onderhandelen/nooit/sign-up/x/"])("%s with a slash at its end leads nowhere else", async (path) => {
    const response = await app.request(new Request(`http://localhost${path}`));
    const location = response.headers.get("location") ?? "/";
    expect(new URL(location, "http://localhost").host).toBe("localhost");
  });

  test("with line ends in it writes no header", async () => {
    const response = await app.request("/helder%0d%0aX-Evil:1/b/c");
    expect(response.status).toBeLessThan(500);
    expect(response.headers.has("x-evil")).toBe(false);
  });
});

describe("the API", () => {
  test.each([["GET", ""], ["GET", "/"], ["GET", "/nonsense"], ["GET", "/organisations/helder"], ["POST", "/openapi.json"], ["DELETE", "/deals/ABCDEFGH"]])(
    "answers %s %s with a problem, not with a page",
    async (method, path) => {
      const response = await app.request(`/api/v1${path}`, { method });
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(await response.json()).toMatchObject({ code: "not-found" });
    },
  );
});

describe("a form with a NUL in it", () => {
  test("signs up without it", async () => {
    const person = "session=jan-21&p1-first=San%00ne&p1-last=Kooiman&p1-email=sanne%40noordkaap.example&self=yes&kind=private&street=Kade+1&postcode=3599YZ&town=Utrecht&terms=yes";
    const review = await (await send(formPath, `${person}&token=a%00b&intent=review`)).text();
    const seen = /name="seen" value="([^"]+)"/.exec(review)?.[1] ?? "";
    const ordered = await send(formPath, `${person}&token=a%00b&seen=${seen}&intent=order`);
    expect(ordered.status).toBe(303);
    expect((await house.db.selectFrom("bookings").select("first_name").execute()).map(({ first_name }) => first_name)).toEqual(["Sanne"]);
  });

  test("is read in the office as if it were not there", async () => {
    const deal = await signUp(house, signUpOf(stage, "Sanne Kooiman"));
    if (!deal.ok) throw new Error(deal.refusal.kind);
    const owner = await ownerOf(app, house, stage.organisationId);
    const payment = { token: "a\0b", amount: "10", receivedOn: "2026-11-24", method: "bank", note: "contant\0" };
    expect((await owner.post(`/office/deals/${deal.code}/payment`, payment)).location).toContain("done=payment-part-paid");
    expect(await house.db.selectFrom("payments").select("note").execute()).toEqual([{ note: "contant" }]);
    expect((await owner.post(`/office/deals/${deal.code}/refund`, { late: "\0", token: "\0", cents: "NaN" })).status).toBe(409);
  });
});

describe("a body that is no form", () => {
  test.each([
    ["without a boundary", "multipart/form-data", "x"],
    ["without a part", "multipart/form-data; boundary=abc", "x"],
    ["that stops half-way", "multipart/form-data; boundary=abc", '--abc\r\nContent-Disposition: form-data; name="p1-first"\r\n\r\nSanne'],
  ])("in parts, %s, is answered in words", async (_, contentType, body) => {
    for (const path of [formPath, "/helder/report", "/office/log-in"]) {
      const response = await send(path, body, contentType);
      expect([path, response.status]).toEqual([path, 400]);
      expect(await response.text()).toContain("did not arrive whole");
    }
  });

  test.each([["application/json", '{"p1-first":"Sanne"}'], ["text/plain", "intent=order"], ["", "intent=order"], ["application/x-www-form-urlencoded", "%%%&=&__proto__=x&p0-first=y"]])(
    "of the type %j is an empty form, which says what is missing",
    async (contentType, body) => {
      const response = await send(formPath, body, contentType);
      expect(response.status).toBe(422);
      expect(await response.text()).toContain('href="#session"');
    },
  );

  test("longer than a log-in can be is refused in words", async () => {
    const response = await send("/office/log-in", `email=${"x".repeat(100_000)}`);
    expect(response.status).toBe(413);
    expect(await response.text()).toContain("too large");
  });
});
