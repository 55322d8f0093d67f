import { Hono } from "hono";
import { expect, onTestFinished, test } from "vitest";
import { content, nonce, requestOf, runningAuthority, stampedAt } from "../../../test/support/time-stamps.ts";
import { createLogger } from "../logger.ts";
import { listenOn } from "../serve.ts";
import { checkTimeStamp } from "../../proof/time-stamp/check.ts";
import { variants } from "../../simulator/time-stamp-authority/answer.ts";
import { askForTimeStamp } from "./ask.ts";

/** Nothing listens on this port of the machine, and nothing may. */
const nobody = "http://127.0.0.1:1/";

const checkFor = (root: string) => (reply: Uint8Array) =>
  checkTimeStamp({ reply, data: content, nonce, roots: [root], policies: ["1.3.6.1.4.1.99999.1.1"], clock: { nowMs: stampedAt.epochMilliseconds, toleranceSeconds: 60 } });

test("the first service that answers well is taken, with what was sent and what came back", async () => {
  const { url, root } = await runningAuthority();
  const request = await requestOf();
  const asked = await askForTimeStamp({ urls: [url, nobody], request, check: checkFor(root) });
  expect(asked).toMatchObject({ ok: true, url, request, stamp: { at: "2026-11-26T09:30:15.25Z" }, failures: [] });
  expect(await checkFor(root)(asked.ok ? asked.reply : new Uint8Array(0))).toMatchObject({ ok: true });
});

test("when one is not reachable the next is asked, and it is told what was wrong with the first", async () => {
  const { url, root } = await runningAuthority();
  const asked = await askForTimeStamp({ urls: [nobody, url], request: await requestOf(), check: checkFor(root) });
  expect(asked).toMatchObject({ ok: true, url, failures: [{ url: nobody, kind: "unreachable" }] });
});

test.each(variants)("when one answers with %s the next is asked", async (variant) => {
  const { url, root } = await runningAuthority();
  const wrong = `${url}/broken/${variant}`;
  const asked = await askForTimeStamp({ urls: [wrong, url], request: await requestOf(), check: checkFor(root) });
  expect(asked).toMatchObject({ ok: true, url, failures: [{ url: wrong, kind: "refused" }] });
});

test("when none answers well each says why not", async () => {
  const { url, root } = await runningAuthority();
  const moved = await listenOn(new Hono().post("/", (c) => c.redirect("https://elsewhere.example/tsr", 301)), { port: 0, hostname: "127.0.0.1", log: createLogger("silent") });
  onTestFinished(moved.stop);
  const urls = [nobody, "http://no-such-host.invalid/", `http://127.0.0.1:${moved.port}/`, ...["silent", "busy", "endless", "garbage", "rejected", "unheard-of"].map((how) => `${url}/broken/${how}`)];
  const asked = await askForTimeStamp({ urls, request: await requestOf(), check: checkFor(root), timeoutMs: 1500 });
  expect(asked).toEqual({
    ok: false,
    failures: [
      { url: urls[0], kind: "unreachable", why: expect.stringMatching(/ECONNREFUSED|bad port/) },
      { url: urls[1], kind: "unreachable", why: expect.stringContaining("no-such-host.invalid") },
      { url: urls[2], kind: "http-status", why: "HTTP 301, to https://elsewhere.example/tsr" },
      { url: urls[3], kind: "too-slow", why: "no answer within 1500 ms" },
      { url: urls[4], kind: "http-status", why: "HTTP 503" },
      { url: urls[5], kind: "too-long", why: "more than 200000 bytes" },
      { url: urls[6], kind: "refused", why: "unreadable: not one sequence of ASN.1" },
      { url: urls[7], kind: "refused", why: "rejected: rejected; this was asked of the simulator; it does not do what was asked" },
      { url: urls[8], kind: "http-status", why: "HTTP 404" },
    ],
  });
});

test("a service that begins an answer and does not end it is too slow", async () => {
  const { root } = await runningAuthority();
  const slow = await listenOn(new Hono().post("/", (c) => c.body(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) }))), { port: 0, hostname: "127.0.0.1", log: createLogger("silent") });
  onTestFinished(slow.stop);
  const asked = await askForTimeStamp({ urls: [`http://127.0.0.1:${slow.port}/`], request: await requestOf(), check: checkFor(root), timeoutMs: 300 });
  expect(asked).toMatchObject({ ok: false, failures: [{ kind: "too-slow" }] });
});

test("without any service nothing is asked", async () => {
  const { root } = await runningAuthority();
  expect(await askForTimeStamp({ urls: [], request: await requestOf(), check: checkFor(root) })).toEqual({ ok: false, failures: [] });
});
