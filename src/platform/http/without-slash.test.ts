import { Hono } from "hono";
import { expect, test } from "vitest";
import { withoutSlash } from "./without-slash.ts";

const app = new Hono().use(withoutSlash).all("*", (c) => c.text("here"));

test.each([
  ["/demo/", "/demo"],
  ["/demo/?lang=en", "/demo?lang=en"],
  ["/%0A/", "/%0A"],
  ["/caf%C3%A9/", "/caf%C3%A9"],
])("%s leads to %s", async (asked, to) => {
  const response = await app.request(asked, { redirect: "manual" });
  expect([response.status, response.headers.get("location")]).toEqual([302, to]);
});

test.each(["/", "//elsewhere.example/", "/\\\\elsewhere.example/", "/demo"])("%s stays where it is", async (asked) => {
  expect((await app.request(`http://house.example${asked}`, { redirect: "manual" })).headers.get("location")).toBeNull();
});
