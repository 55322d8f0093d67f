import { beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { createOwner } from "../src/features/accounts/actions.ts";
import { signUp } from "../src/features/sign-up/actions.ts";
import { setStage, signUpOf } from "./support/cast.ts";
import { createTestHouse } from "./support/database.ts";
import { password } from "./support/office.ts";

// What every answer says to a browser, whatever was asked and however it went.

const opened = await createTestHouse();
const house = { ...opened, config: { ...opened.config, baseUrl: "https://afspraak.voorbeeld.nl" } };
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const broken = createApp({ ...house, clock: { now: () => { throw new Error("no clock"); } } }, { pool: house.pool, demoClock: null, tick: async () => undefined });
let dealPath = "";

beforeAll(async () => {
  const stage = await setStage(house);
  const deal = await signUp(house, signUpOf(stage, "Sanne Kooiman"));
  if (!deal.ok) throw new Error(deal.refusal.kind);
  dealPath = `/d/${deal.code}/${deal.secret}`;
  await createOwner(house, { organisationId: stage.organisationId, name: "Marit", email: "marit@helder.example", password });
});

describe("a page", () => {
  const form = (body: string) => ({ method: "POST", body, headers: { "content-type": "application/x-www-form-urlencoded" } });

  test.each<[string, () => Response | Promise<Response>, number]>([
    ["that anybody may see", () => app.request("/helder/onderhandelen"), 200],
    ["of a customer", () => app.request(dealPath), 200],
    ["that is not there", () => app.request("/nergens"), 404],
    ["of the office, before the log-in", () => app.request("/office/log-in"), 200],
    ["behind the log-in", () => app.request("/office/deals"), 303],
    ["that leads on", () => app.request("/helder/onderhandelen/jan-21"), 302],
    ["that says what is missing", () => app.request("/helder/report", form("remark=")), 422],
    ["that refuses a form that is too long", () => app.request("/helder/report", form("x".repeat(2_000_000))), 413],
    ["that refuses a form of another site", () => app.request("/helder/report", { ...form("remark=x"), headers: { origin: "https://elders.example" } }), 403],
    ["of a fault on our side", () => broken.request("/helder"), 500],
    ["of terms as a file", async () => app.request(`/helder/terms/${(await house.db.selectFrom("terms_versions").select("sha256").executeTakeFirstOrThrow()).sha256}.pdf`), 200],
    ["of the health of the house", () => app.request("/healthz"), 200],
  ])("%s lets a browser load and frame nothing from elsewhere, and stays on https", async (_, ask, status) => {
    const { headers, status: answered } = await ask();
    expect(answered).toBe(status);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("strict-transport-security")).toContain("max-age");
    expect(headers.get("x-powered-by")).toBeNull();
  });

  test("of the API may neither be kept, framed nor referred to", async () => {
    for (const path of ["/api/v1/openapi.json", "/api/v1/nergens", "/api/v1/deals/ABCDEFGH"]) {
      const { headers } = await app.request(path);
      expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
      expect([headers.get("cache-control"), headers.get("referrer-policy"), headers.get("x-content-type-options")]).toEqual(["no-store", "no-referrer", "nosniff"]);
    }
  });
});

describe("a cookie", () => {
  test("of the language is sent over https alone, and no script reads it", async () => {
    const [cookie = ""] = (await app.request("/helder?lang=en")).headers.getSetCookie();
    expect(cookie).toMatch(/^lang=en; .*HttpOnly; Secure; SameSite=Lax$/);
    expect((await app.request("/helder?lang=xx")).headers.getSetCookie()).toEqual([]);
  });

  test("of a log-in is sent over https and to the office alone, and no script reads it", async () => {
    const body = new URLSearchParams({ email: "marit@helder.example", password });
    const cookies = (await app.request("/office/log-in", { method: "POST", body })).headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Secure-handslag\./);
      for (const flag of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/office"]) expect(cookie.toLowerCase()).toContain(flag.toLowerCase());
    }
  });
});
