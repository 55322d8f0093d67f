import { sha256 as portable } from "@noble/hashes/sha2.js";
import { assert, property, uint8Array } from "fast-check";
import { expect, test } from "vitest";
import { hex } from "./bytes.ts";
import { sha256 } from "./sha256.ts";

test("the hash of the server is the hash of the page", () => {
  expect(hex(sha256(new Uint8Array()))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert(property(uint8Array({ maxLength: 300 }), (bytes) => {
    expect(hex(sha256(bytes))).toBe(hex(portable(bytes)));
  }));
});
