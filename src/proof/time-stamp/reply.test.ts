import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replyOf } from "../../../test/support/time-stamps.ts";
import { makeAuthority } from "../../simulator/time-stamp-authority/authority.ts";
import { readTimeStampReply } from "./reply.ts";

const authority = await makeAuthority();

describe("the reply of a service", () => {
  test("holds a token, byte for byte as it came", async () => {
    const bytes = await replyOf(authority);
    // Before it stand a header of four bytes and a status of five.
    expect(readTimeStampReply(bytes)).toEqual({ kind: "token", status: "granted", token: bytes.slice(9) });
  });

  test("that refuses says why, in the words of the service and of the standard", async () => {
    const reply = readTimeStampReply(await replyOf(authority, { variant: "rejected" }));
    expect(reply).toEqual({ kind: "rejected", why: "rejected; this was asked of the simulator; it does not do what was asked" });
  });

  test("that grants without a token is no reply", async () => {
    expect(readTimeStampReply(await replyOf(authority, { variant: "no-token" }))).toEqual({ kind: "unreadable", why: "it says granted and holds no token" });
  });

  test("may have nothing behind it, and nothing may be missing", async () => {
    const bytes = await replyOf(authority);
    expect(readTimeStampReply(Uint8Array.of(...bytes, 0)).kind).toBe("unreadable");
    expect(readTimeStampReply(bytes.slice(0, -1)).kind).toBe("unreadable");
    expect(readTimeStampReply(new Uint8Array(0)).kind).toBe("unreadable");
    expect(readTimeStampReply(new TextEncoder().encode("<html>busy</html>")).kind).toBe("unreadable");
  });

  test("never breaks the reader, whatever its bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void expect(["token", "rejected", "unreadable"]).toContain(readTimeStampReply(bytes).kind)), { numRuns: 500 });
  });
});
