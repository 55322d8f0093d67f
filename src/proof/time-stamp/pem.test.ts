import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dersOfPem, pemOf } from "./pem.ts";

describe("a certificate as text", () => {
  test("comes back as the same bytes, in lines of at most 64 characters", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 3 }), (ders) => {
        const pem = ders.map(pemOf).join("what stands between is left out\n");
        expect(dersOfPem(pem)).toEqual(ders);
        for (const line of pem.split("\n")) expect(line.length).toBeLessThanOrEqual(64);
      }),
    );
  });

  test("is refused when it is no base64", () => {
    expect(dersOfPem("-----BEGIN CERTIFICATE-----\nAAA\n-----END CERTIFICATE-----")).toBeNull();
    expect(dersOfPem("-----BEGIN CERTIFICATE-----\n\n-----END CERTIFICATE-----")).toBeNull();
  });

  test("that holds none is an empty list", () => {
    expect(dersOfPem("a letter")).toEqual([]);
  });
});
