import { fromBER, GeneralizedTime, Sequence } from "asn1js";
import { TSTInfo } from "pkijs";
import { hexOf } from "./bytes.ts";

/** What an authority states (TSTInfo, RFC 3161 2.4.2). */
export type Statement = {
  policy: string;
  hashAlgorithm: string;
  imprint: Uint8Array;
  /** hexadecimal */
  serial: string;
  /** RFC 3339 in UTC, with as many decimals as were stated */
  at: string;
  /** the same in epoch milliseconds, cut off */
  atMs: number;
  /** null: not stated */
  accuracySeconds: number | null;
  /** the bytes of the whole number; null: none */
  nonce: Uint8Array | null;
};

/** Reads the signed content of a token. @throws {Error} of the library, at bytes that are something else */
export function readStatement(bytes: Uint8Array): { ok: true; statement: Statement } | { ok: false; why: string } {
  const { result, offset } = fromBER(Uint8Array.from(bytes));
  if (offset !== bytes.length || !(result instanceof Sequence)) return { ok: false, why: "what is signed is not one sequence of ASN.1" };
  const [, , , , genTime] = result.valueBlock.value;
  const written = genTime instanceof GeneralizedTime ? String.fromCharCode(...genTime.valueBlock.valueHexView) : "";
  const info = new TSTInfo({ schema: result });
  if (info.version !== 1) return { ok: false, why: `the statement has version ${info.version}` };
  if ((info.extensions ?? []).some(({ critical }) => critical)) return { ok: false, why: "a critical extension of the statement is not known" };
  const at = rfc3339(written);
  // The library reads 31 February as 3 March.
  if (at === null || info.genTime.toISOString().slice(0, 19) !== at.slice(0, 19)) return { ok: false, why: `the time is written as ${JSON.stringify(written)}` };
  const { accuracy, nonce } = info;
  return {
    ok: true,
    statement: {
      policy: info.policy,
      hashAlgorithm: info.messageImprint.hashAlgorithm.algorithmId,
      imprint: info.messageImprint.hashedMessage.valueBlock.valueHexView.slice(),
      serial: hexOf(info.serialNumber.valueBlock.valueHexView),
      at,
      atMs: info.genTime.getTime(),
      accuracySeconds: accuracy === undefined ? null : ((accuracy.seconds ?? 0) * 1_000_000 + (accuracy.millis ?? 0) * 1000 + (accuracy.micros ?? 0)) / 1_000_000,
      nonce: nonce === undefined ? null : nonce.valueBlock.valueHexView.slice(),
    },
  };
}

/** From `20261126093015.25Z`, the only form that RFC 3161 allows; zeros at its end, which it forbids, hurt nobody. Null: another form. */
function rfc3339(written: string): string | null {
  const [, year, month, day, hour, minute, second, fraction = ""] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(written) ?? [];
  return year === undefined ? null : `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`;
}
