import { expect, test } from "vitest";
import { seal, unseal } from "./sealed.ts";

const lock = { secret: "a secret that only tests know, long enough", purpose: "log-key" };
const seed = Buffer.from("thirty-two bytes of a seed, here");

test("what is sealed opens with the same secret for the same purpose, and is never the same twice", () => {
  expect(unseal(seal(seed, lock), lock)).toEqual(seed);
  expect(seal(seed, lock).equals(seal(seed, lock))).toBe(false);
});

test("another secret, another purpose or a changed byte opens nothing", () => {
  const sealed = seal(seed, lock);
  expect(unseal(sealed, { ...lock, secret: "another" })).toBeNull();
  expect(unseal(sealed, { ...lock, purpose: "other" })).toBeNull();
  for (const at of [0, 20, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(unseal(changed, lock)).toBeNull();
  }
});

test("bytes that were cut, however short, open nothing", () => {
  const sealed = seal(seed, lock);
  for (let length = 0; length < sealed.length; length += 1) expect(unseal(sealed.subarray(0, length), lock)).toBeNull();
});
