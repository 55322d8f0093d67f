import { getPublicKey, sign, verify } from "@noble/ed25519";
import { assert, integer, property, uint8Array } from "fast-check";
import { expect, test } from "vitest";
import { isSigned } from "./ed25519.ts";

const seed = new Uint8Array(32).fill(9);
const key = getPublicKey(seed);

test("the server finds of a signature what a page finds, also when a bit of it, of the text or of the key is another", () => {
  assert(property(uint8Array({ minLength: 1, maxLength: 60 }), integer({ min: 0, max: 3 }), integer({ min: 0, max: 5_000 }), (text, what, bit) => {
    const parts = [Uint8Array.from(text), sign(text, seed), Uint8Array.from(key)];
    const part = parts[what];
    if (part !== undefined) part[Math.floor(bit / 8) % part.length] = (part[Math.floor(bit / 8) % part.length] ?? 0) ^ (1 << bit % 8);
    const [bytes, signature, by] = [parts[0] ?? text, parts[1] ?? text, parts[2] ?? text];
    expect(isSigned(bytes, { signature, key: by })).toBe(verify(signature, bytes, by, { zip215: false }));
    expect(what < 3).toBe(!isSigned(bytes, { signature, key: by }));
  }), { numRuns: 60 });
});

test("a key of small order signed nothing, and neither did what is no key", () => {
  const identity = new Uint8Array(32).fill(0).with(0, 1);
  const signature = new Uint8Array(64).fill(0).with(0, 1);
  for (const no of [identity, new Uint8Array(32), new Uint8Array(32).fill(255)]) expect(isSigned(new Uint8Array([1]), { signature, key: no })).toBe(false);
  expect(isSigned(new Uint8Array([1]), { signature: new Uint8Array(3), key })).toBe(false);
});
