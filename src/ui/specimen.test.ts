import { expect, test } from "vitest";
import { assetUrl, findAsset } from "./assets.ts";
import { mailSpecimens, pageSpecimens } from "./specimen.tsx";

const pages = Object.entries(pageSpecimens).map(([name, page]) => [name, String(page)] as const);

test.each(pages)("%s carries no style of its own and no script", (_name, html) => {
  expect(html).not.toMatch(/\sstyle=/);
  expect(html).not.toMatch(/<style|<script(?! type="application\/ld\+json">)|\son\w+=/i);
});

test.each(pages)("%s is a whole document with one first heading, a skip link and a language", (_name, html) => {
  expect(html.startsWith("<!doctype html>")).toBe(true);
  expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
  expect(html).toMatch(/<html lang="(nl|en)">/);
  const target = /class="skip" href="#(\w+)"/.exec(html)?.[1];
  expect(html).toContain(`<main id="${target}"`);
});

test.each(pages)("%s names every id once, and every reference has its target", (_name, html) => {
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  const references = [...html.matchAll(/\s(?:aria-labelledby|aria-describedby|for)="([^"]+)"/g)].flatMap((match) => match[1]?.split(" ") ?? []);
  for (const reference of references) expect(ids).toContain(reference);
});

test.each(pages)("%s loads only sheets that are served", (_name, html) => {
  const addresses = [...html.matchAll(/href="(\/assets\/[^"]+)"/g)].flatMap((match) => match[1] ?? []);
  expect(addresses).toContain(assetUrl("handslag.css"));
  for (const address of addresses) expect(findAsset(address)?.immutable).toBe(true);
});

test("data for search engines cannot end its own element", () => {
  expect(String(pageSpecimens.terms)).toContain('"name":"Onderhandelen\\u003c/script>"');
});

test("words of others are shown, never run", async () => {
  const { Field } = await import("./field.tsx");
  const html = String(Field({ lang: "nl", name: "first", label: "Voornaam", value: `"><script>alert(1)</script>`, error: "<b>" }));
  expect(html).not.toContain("<script>");
  expect(html).not.toContain("<b>");
});

test("a customer's page is not indexed and passes its address on to no other site; a course is indexed", () => {
  expect(String(pageSpecimens.deal)).toContain('name="robots" content="noindex, nofollow"');
  expect(String(pageSpecimens.deal)).toContain('name="referrer" content="same-origin"');
  expect(String(pageSpecimens.course)).not.toContain("noindex");
});

test("a public page loads nothing of the office", () => {
  expect(String(pageSpecimens.course)).not.toContain(assetUrl("office.css"));
  expect(String(pageSpecimens["office-today"])).toContain(assetUrl("office.css"));
});

test("a form that came back has the focus on its summary", () => {
  expect(String(pageSpecimens["sign-up"])).toMatch(/role="alert" tabindex="-1" autofocus/);
  expect(String(pageSpecimens["sign-up"])).toContain("<title>Fout: ");
});

test("a mail needs no sheet and no script", () => {
  const html = String(mailSpecimens.mail);
  expect(html).not.toMatch(/<link|<script|class="(?:sheet|button plain)"/);
  expect(html).toContain("max-width:560px");
});
