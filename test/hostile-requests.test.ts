import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { setStage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";

// Requests that no page of ours sends: each gets a plain answer, none is a fault on our side, and nothing is written.

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });

beforeEach(async () => {
  await emptyDatabase(house);
  await setStage(house);
});

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
