import { assert, constant, dictionary, oneof, property, string, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";
import { strictText, utf8 } from "../bytes.ts";
import { canonicalJson } from "./canonical.ts";
import { commit, keeps } from "./commitment.ts";
import { leafBytes, readLeaf } from "./leaf.ts";
import type { Leaf } from "./leaf.ts";

const salt = new Uint8Array(32).fill(7);
const content = utf8.encode("Sanne Kooiman");
const leaf: Leaf = {
  id: "0198", type: "deal.formed", at: "2026-11-24T09:41:00Z", actor: "customer", subject: "0197", prev: null,
  details: { terms: "4", cents: 59_895, places: [{ booking: "b", from: null, to: "held" }] },
  att: { order: commit({ salt, bytes: content, mediaType: "application/json" }) }, analogue: null,
};

describe("a record in the log", () => {
  test("is written one way, and read back whole", () => {
    expect(strictText(leafBytes(leaf))).toMatch(/^\{"actor":"customer","at":"2026-11-24T09:41:00Z","att":\{"order":\{"alg":"HMAC-SHA256","c":"[\w-]{43}","mt":"application\/json","size":13\}\},"details":/);
    expect(readLeaf(leafBytes(leaf))).toEqual(leaf);
    expect(readLeaf(leafBytes({ ...leaf, att: {}, prev: 4, analogue: "SubmissionAcceptance" }))).toEqual({ ...leaf, att: {}, prev: 4, analogue: "SubmissionAcceptance" });
  });

  test.each(["", "[]", "null", "{}", '{"v":2}', '{"v":1,"id":"a"}', "\u00ff"])("is not %j", (text) => {
    expect(readLeaf(text === "\u00ff" ? Uint8Array.of(255) : utf8.encode(text))).toBeNull();
  });
});

describe("canonical JSON", () => {
  test("sorts names and leaves no space", () => {
    expect(canonicalJson({ b: [1, null, true], a: "é\n" })).toBe('{"a":"é\\n","b":[1,null,true]}');
  });

  test.each<[string, unknown]>([["a fraction", 0.5], ["a number that is too large", 2 ** 53], ["minus nothing", -0], ["no number", Number.NaN], ["nothing at all", undefined], ["a map", new Map()], ["half a letter", "\ud800"], ["text in another form", "e\u0301"]])("refuses %s, wherever it stands", (_, value) => {
    // @ts-expect-error -- what the types forbid is refused as well
    expect(() => canonicalJson({ deep: [{ value }] })).toThrow(TypeError);
  });

  test("gives the same bytes for what was read back", () => {
    assert(property(dictionary(string().map((text) => text.normalize("NFC")), oneof(string().map((text) => text.normalize("NFC")), constant(null), constant(12))), (value) => {
      const plain = Object.fromEntries(Object.entries(value));
      expect(canonicalJson(JSON.parse(canonicalJson(plain)))).toBe(canonicalJson(plain));
    }));
  });
});

describe("a commitment", () => {
  test("holds for its content and its salt alone", () => {
    const commitment = commit({ salt, bytes: content, mediaType: "text/plain" });
    expect(keeps(commitment, { salt, bytes: content })).toBe(true);
    assert(property(uint8Array({ minLength: 13, maxLength: 13 }), (other) => {
      expect(keeps(commitment, { salt, bytes: other })).toBe(strictTextOrNull(other) === "Sanne Kooiman");
    }));
    expect(keeps(commitment, { salt: salt.with(31, 8), bytes: content })).toBe(false);
    expect(keeps({ ...commitment, size: 12 }, { salt, bytes: content })).toBe(false);
  });

  test("takes no salt of another length", () => {
    expect(() => commit({ salt: salt.subarray(1), bytes: content, mediaType: "text/plain" })).toThrow(RangeError);
  });
});

function strictTextOrNull(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
