/** Why a file, as a whole, is not used. `fileLine` counts from 1. */
export type BankRefusal =
  | { kind: "empty" }
  | { kind: "not-a-bank-file"; looksLike: "zip" | "pdf" | "binary" | "text" }
  | { kind: "other-xml"; element: string }
  | { kind: "no-statement" }
  | { kind: "unknown-columns"; columns: readonly string[] }
  | { kind: "encoding"; encoding: string }
  | { kind: "doctype"; fileLine: number }
  | { kind: "cut-off"; fileLine: number }
  | { kind: "broken"; fileLine: number }
  | { kind: "too-long"; fileLine: number }
  | { kind: "too-deep"; fileLine: number }
  | { kind: "missing"; what: Needed; fileLine: number }
  | { kind: "bad-amount"; text: string; fileLine: number }
  | { kind: "too-many-decimals"; text: string; currency: string; fileLine: number }
  | { kind: "bad-date"; text: string; fileLine: number }
  | { kind: "wrong-account"; account: string | null };

export type Needed = "account" | "amount" | "currency" | "date" | "direction" | "opening";

export type Read<T> = { ok: true; value: T } | { ok: false; refusal: BankRefusal };

export function got<T>(value: T): Read<T> {
  return { ok: true, value };
}

export function refused(refusal: BankRefusal): { ok: false; refusal: BankRefusal } {
  return { ok: false, refusal };
}
