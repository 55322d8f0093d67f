import { Hono } from "hono";
import { expect, test } from "vitest";
import { outsiderTools } from "../outsider-tools.ts";
import { securityHeaders } from "./security.ts";
import { verifierRoutes } from "./verifier.ts";

const app = new Hono().use(securityHeaders({ https: true })).route("/", verifierRoutes(outsiderTools));
const tools = await outsiderTools();

test("the programs that check a dossier are there for everybody, byte for byte those of a dossier", async () => {
  const [page, script] = [await app.request("/verify.html"), await app.request("/verify.py")];
  expect([page.status, page.headers.get("content-type"), script.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8", "text/x-python; charset=utf-8"]);
  expect(Buffer.from(await page.arrayBuffer()).equals(Buffer.from(tools.page))).toBe(true);
  expect(await script.text()).toBe(Buffer.from(tools.script).toString());
});

test("the page runs its own script and nothing else, also where a server's policy is stricter than its own", async () => {
  const policy = (await app.request("/verify.html")).headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; .*frame-ancestors 'none'$/);
  expect(Buffer.from(tools.page).toString()).toContain(`content="${policy.replace("; frame-ancestors 'none'", "")}"`);
});

test("they are kept by browsers, and packed for those that ask", async () => {
  const first = await app.request("/verify.html", { headers: { "accept-encoding": "gzip" } });
  expect([first.headers.get("cache-control"), first.headers.get("content-encoding"), first.headers.get("set-cookie")]).toEqual(["public, max-age=3600", "gzip", null]);
  expect((await app.request("/verify.html", { headers: { "if-none-match": first.headers.get("etag") ?? "" } })).status).toBe(304);
});
