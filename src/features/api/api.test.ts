import { beforeEach, describe, expect, test } from "vitest";
import { setStage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { apiRoutes } from "./routes.ts";

const house = await createTestHouse();
let api = apiRoutes(house);

beforeEach(async () => {
  await emptyDatabase(house);
  api = apiRoutes(house);
});

const sanne = {
  customer: { kind: "company", name: "Noordkaap B.V.", kvkNumber: "00098765", orderedBy: { name: "Sanne Kooiman", email: "sanne@noordkaap.example" } },
  participants: [{ firstName: "Sanne", lastName: "Kooiman", email: "sanne@noordkaap.example" }],
  consents: { terms: true },
};

const sessionPath = "/organisations/helder/sessions/onderhandelen~jan-21";

function signUp(body: unknown, key = "key-1", path = sessionPath) {
  return api.request(`${path}/sign-ups`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key === "" ? {} : { "idempotency-key": key }) },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

describe("the API", () => {
  test("shows a session with its price, places, conditions and fingerprint", async () => {
    await setStage(house);
    const response = await api.request(sessionPath);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      placesLeft: 12,
      price: { netCents: 89_500, totalCents: 108_295 },
      offers: { company: { orderButton: "Bestelling met betalingsverplichting" }, consumer: { withdrawUntil: "2026-12-08T22:59:59Z" } },
    });
    const english = await (await api.request(`${sessionPath}?lang=en`)).json();
    expect(english).toMatchObject({ offers: { company: { orderButton: "Order with obligation to pay" } } });
  });

  test("signs up, answers a repeat the same, and shows the deal to whoever has its secret", async () => {
    await setStage(house);
    const first = await signUp(sanne);
    expect(first.status).toBe(201);
    const answer = (await first.json()) as { code: string; secret: string };
    expect(answer).toMatchObject({ outcome: "deal" });
    expect(await (await signUp(sanne)).json()).toEqual(answer);
    const deal = await api.request(`/deals/${answer.code}`, { headers: { authorization: `Bearer ${answer.secret}` } });
    expect(await deal.json()).toMatchObject({ payment: { state: "due", totalCents: 108_295 }, bookings: [{ place: "held" }] });
    const wrong = await api.request(`/deals/${answer.code}`, { headers: { authorization: "Bearer nonsense" } });
    expect(wrong.status).toBe(404);
  });

  test.each([
    ["no idempotency key", () => signUp(sanne, ""), 400, "idempotency-key-missing"],
    ["no JSON", () => signUp("{", "k"), 400, "not-json"],
    ["a broken address", () => signUp({ ...sanne, customer: { ...sanne.customer, orderedBy: { name: "S", email: "sanne@" } } }), 422, "invalid"],
    ["an unknown field", () => signUp({ ...sanne, discount: 100 }), 422, "invalid"],
    ["terms not agreed to", () => signUp({ ...sanne, consents: { terms: false } }), 422, "invalid"],
    ["a thousand participants", () => signUp({ ...sanne, participants: Array.from({ length: 1000 }, () => sanne.participants[0]) }), 422, "invalid"],
    ["ten megabytes", () => signUp("x".repeat(10_000_000)), 413, "body-too-large"],
    ["an unknown session", () => signUp(sanne, "k", "/organisations/helder/sessions/onderhandelen~nooit"), 404, "session-unknown"],
    ["a session of somebody else's organisation", () => signUp(sanne, "k", "/organisations/anders/sessions/onderhandelen~jan-21"), 404, "session-unknown"],
    ["a quote that no longer holds", () => signUp({ ...sanne, fingerprint: "a.b.c.d.e" }), 409, "changed"],
  ])("answers %s with a problem of a stable code and writes nothing", async (_, request, status, code) => {
    await setStage(house);
    const response = await request();
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status, code });
    expect(await house.db.selectFrom("sign_ups").select("id").execute()).toEqual([]);
  });

  test("refuses a key that was used for another sign-up, and tells whoever guessed it nothing of that one", async () => {
    await setStage(house);
    const first = (await (await signUp(sanne)).json()) as { code: string; secret: string };
    const response = await signUp({ ...sanne, participants: [{ firstName: "Joris" }] });
    const refusal = await response.text();
    expect(JSON.parse(refusal)).toMatchObject({ status: 422, code: "idempotency-key-reused" });
    expect(refusal).not.toContain(first.secret);
    expect(refusal).not.toContain(first.code);
  });

  test("describes itself", async () => {
    const document = (await (await api.request("/openapi.json")).json()) as { paths: Record<string, unknown> };
    expect(Object.keys(document.paths)).toEqual([
      "/organisations/{org}/sessions/{session}",
      "/organisations/{org}/sessions/{session}/sign-ups",
      "/deals/{code}",
    ]);
  });
});
