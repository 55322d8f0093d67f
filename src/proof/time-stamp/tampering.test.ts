import fc from "fast-check";
import { expect, test } from "vitest";
import { content, nonce, replyOf, rootOf } from "../../../test/support/time-stamps.ts";
import { makeAuthority } from "../../simulator/time-stamp-authority/authority.ts";
import { checkTimeStamp } from "./check.ts";
import { readTimeStampReply } from "./reply.ts";

const authority = await makeAuthority();
const roots = [rootOf(authority)];
const reply = await replyOf(authority);
const read = readTimeStampReply(reply);
const token = read.kind === "token" ? read.token : new Uint8Array(0);
const good = await checkTimeStamp({ token, data: content, nonce, roots });

const refusal = { ok: false, fault: expect.any(String), why: expect.any(String) };

test("a token in which one byte is another is refused, or says exactly the same", async () => {
  expect(good.ok).toBe(true);
  const flip = fc.record({ index: fc.nat({ max: token.length - 1 }), mask: fc.integer({ min: 1, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(flip, async ({ index, mask }) => {
      const changed = token.map((byte, at) => (at === index ? byte ^ mask : byte));
      const checked = await checkTimeStamp({ token: changed, data: content, roots });
      expect([good, refusal]).toContainEqual(checked);
    }),
    { numRuns: 300 },
  );
});

test("every byte of a token counts, or changes nothing that it says", async () => {
  const sample = [...token.keys()].filter((index) => index % 4 === 0);
  const harmless: number[] = [];
  for (const index of sample) {
    const changed = token.map((byte, at) => (at === index ? byte ^ (1 << (index % 8)) : byte));
    const checked = await checkTimeStamp({ token: changed, data: content, roots });
    expect([good, refusal]).toContainEqual(checked);
    if (checked.ok) harmless.push(index);
  }
  // What nobody signs: the version, the list of digests, and such.
  expect(harmless.length).toBeLessThan(sample.length / 20);
});

test("a token that is cut, grown, or doubled is refused", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: token.length - 1 }), async (length) => {
      expect(await checkTimeStamp({ token: token.slice(0, length), data: content, roots })).toMatchObject({ ok: false, fault: "unreadable" });
    }),
  );
  for (const grown of [Uint8Array.of(...token, 0), Uint8Array.of(...token, ...token)]) expect(await checkTimeStamp({ token: grown, data: content, roots })).toMatchObject({ ok: false, fault: "unreadable" });
});

test("a reply in which one byte is another is refused, or says exactly the same", async () => {
  const flip = fc.record({ index: fc.nat({ max: 20 }), mask: fc.integer({ min: 1, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(flip, async ({ index, mask }) => {
      const checked = await checkTimeStamp({ reply: reply.map((byte, at) => (at === index ? byte ^ mask : byte)), data: content, nonce, roots });
      expect([good, refusal]).toContainEqual(checked);
    }),
  );
});
