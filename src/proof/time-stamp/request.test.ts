import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { content, hasOpenssl, requestOf, workshop } from "../../../test/support/time-stamps.ts";
import { hexOf, sha } from "./bytes.ts";
import { nonceOf, timeStampRequest } from "./request.ts";

describe("a request for a time stamp", () => {
  test("is these bytes: version 1, SHA-256 without parameters, the nonce, and a wish for certificates", () => {
    const request = timeStampRequest(new Uint8Array(32).fill(0xab), Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    expect(hexOf(request)).toBe(`3043020101${"3031300d060960864801650304020105000420"}${"ab".repeat(32)}${"02080102030405060708"}0101ff`);
  });

  test.skipIf(!hasOpenssl)("is read by OpenSSL (skipped where openssl is not installed)", async () => {
    const { write, openssl } = workshop();
    write("q.tsq", await requestOf());
    const text = openssl("ts", "-query", "-in", "q.tsq", "-text");
    expect(text).toContain("Version: 1");
    expect(text).toContain("Hash Algorithm: sha256");
    expect(text).toContain("Nonce: 0x4A02030405060708");
    expect(text).toContain("Certificate required: yes");
    expect(text.replaceAll(/[^0-9a-f]/g, "")).toContain(hexOf(await sha("SHA-256", content)).slice(0, 16));
  });

  test("is refused for a hash of another length and for a nonce that is no positive number of eight bytes", () => {
    const hash = new Uint8Array(32);
    expect(() => timeStampRequest(new Uint8Array(20), Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0))).toThrow("32 bytes");
    for (const first of [0x00, 0x80, 0xff]) expect(() => timeStampRequest(hash, Uint8Array.of(first, 0, 0, 0, 0, 0, 0, 0))).toThrow("01 to 7F");
    expect(() => timeStampRequest(hash, new Uint8Array(7).fill(1))).toThrow("8 bytes");
  });
});

describe("a nonce", () => {
  test("begins with 01 to 7F, keeps the other random bytes, and is taken by a request", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (random) => {
        const nonce = nonceOf(random);
        expect(nonce[0]).toBeGreaterThanOrEqual(0x01);
        expect(nonce[0]).toBeLessThanOrEqual(0x7f);
        expect(nonce.slice(1)).toEqual(random.slice(1));
        expect(timeStampRequest(new Uint8Array(32), nonce)).toHaveLength(69);
      }),
    );
  });

  test("wants eight random bytes", () => {
    expect(() => nonceOf(new Uint8Array(4))).toThrow("8 random bytes");
  });
});
