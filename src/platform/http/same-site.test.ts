import { Hono } from "hono";
import { expect, test } from "vitest";
import { sameSite } from "./same-site.ts";

const app = new Hono();
app.use(sameSite((c) => c.text("no", 403), { baseUrl: "https://afspraak.voorbeeld.nl" }));
app.all("*", (c) => c.text("yes"));

function send(method: string, headers: Record<string, string>) {
  return app.request("/", { method, headers: { host: "localhost:3000", ...headers } });
}

test.each([
  ["of our own page", { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" }],
  ["of our own page by way of a web server that names itself in Host", { origin: "https://afspraak.voorbeeld.nl", "sec-fetch-site": "same-origin" }],
  ["that somebody sent from the address bar", { "sec-fetch-site": "none" }],
  ["of a program, which says nothing and has no cookies", {}],
])("a form %s is taken", async (_, headers) => {
  expect((await send("POST", headers)).status).toBe(200);
});

test.each([
  ["another site", { origin: "https://elders.example" }],
  ["another site, in an old browser's words", { origin: "https://elders.example", "sec-fetch-site": "same-origin" }],
  ["a site beside ours", { origin: "https://elders.voorbeeld.nl", "sec-fetch-site": "same-site" }],
  ["our own address on another port", { origin: "https://afspraak.voorbeeld.nl:8443" }],
  ["a page that hides where it is from", { origin: "null" }],
  ["nonsense", { origin: "afspraak.voorbeeld.nl" }],
  ["elsewhere, without a name", { "sec-fetch-site": "cross-site" }],
])("a form of %s is refused", async (_, headers) => {
  for (const method of ["POST", "PUT", "DELETE", "PATCH"]) expect((await send(method, headers)).status).toBe(403);
});

test("looking is never refused: it changes nothing", async () => {
  for (const method of ["GET", "HEAD"]) expect((await send(method, { origin: "https://elders.example", "sec-fetch-site": "cross-site" })).status).toBe(200);
});
