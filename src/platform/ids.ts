import { createHash, randomFillSync, timingSafeEqual } from "node:crypto";

/** A time-ordered identifier (RFC 9562, version 7): the clock's milliseconds, a count of 26 bits, then random bits. */
export function uuidv7(at: Temporal.Instant): string {
  const bytes = freshRandom(16);
  const counted = nextCount();
  bytes.writeUIntBE(at.epochMilliseconds, 0, 6);
  bytes.writeUInt16BE(0x7000 | (counted >> 14), 6);
  bytes.writeUInt16BE(0x8000 | (counted & 0x3fff), 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** 128 random bits as lower-case base32: fits in an address, survives being read aloud. */
export function randomSecret(): string {
  const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
  return Array.from(freshRandom(26), (byte) => alphabet.charAt(byte & 31)).join("");
}

/** Compares in a time that says nothing about where the difference is. */
export function sameSecret(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(value: string): Buffer {
  return createHash("sha256").update(value).digest();
}

/** Keeps identifiers of one process in order within a millisecond, also when a sweep stands still at its moment. */
let count = 0;
function nextCount(): number {
  count = (count + 1) % 0x4000000;
  return count;
}

const pool = Buffer.alloc(8_192);
let used = pool.length;

/** Random bytes, each given out once. They are fetched from the system by the thousand, because asking is what costs. */
export function freshRandom(size: number): Buffer {
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + size));
  pool.fill(0, used, used + size);
  used += size;
  return bytes;
}
