import { join } from "node:path";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../src/platform/paths.ts";
import { makeAuthority } from "../../src/simulator/time-stamp-authority/authority.ts";
import { openBrowser } from "../support/browser.ts";
import { content, replyOf, rootOf, workshop } from "../support/time-stamps.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("a page that was opened from a file checks time stamps, and names what is wrong with one", async () => {
  const { folder, write } = workshop();
  const authority = await makeAuthority();
  const { outputFiles } = await build({
    stdin: { contents: `import { checkTimeStamp } from "./check.ts"; globalThis.checkTimeStamp = checkTimeStamp;`, resolveDir: join(projectRoot, "src/proof/time-stamp") },
    bundle: true, platform: "browser", format: "iife", write: false,
  });
  const script = outputFiles[0]?.text ?? "";
  const asked = {
    root: rootOf(authority), data: content.toBase64(),
    good: (await replyOf(authority)).toBase64(), wrong: (await replyOf(authority, { variant: "no-ess" })).toBase64(),
  };
  // A page without anything from elsewhere, and without what only newer browsers have.
  write("verify.html", `<!doctype html><meta charset="utf-8"><title>Check</title><script>delete globalThis.Temporal; delete Uint8Array.fromBase64; delete Uint8Array.prototype.toHex;</script><script>${script.replaceAll("</script", "<\\/script")}</script><script>
    const asked = ${JSON.stringify(asked)};
    const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    const check = (reply) => checkTimeStamp({ reply: bytes(reply), data: bytes(asked.data), roots: [asked.root] });
    globalThis.results = Promise.all([check(asked.good), check(asked.wrong)]);
  </script>`);
  const page = await browser.newPage();
  await page.goto(`file://${folder}/verify.html`);
  expect(await page.evaluate("results")).toMatchObject([
    { ok: true, stamp: { at: "2026-11-26T09:30:15.25Z", authority: "Handslag Demo Time Stamps" } },
    { ok: false, fault: "signing-certificate-missing" },
  ]);
});
