import { fromBER, Sequence } from "asn1js";
import { PKIStatusInfo } from "pkijs";

/** What a service answered: a token to be checked, a refusal in its own words, or bytes that are no answer. */
export type TimeStampReply =
  | { kind: "token"; status: "granted" | "granted-with-changes"; /** the bare TimeStampToken, byte for byte */ token: Uint8Array }
  | { kind: "rejected"; /** what the service says about it, for logs and for the operator */ why: string }
  | { kind: "unreadable"; why: string };

const statuses = ["granted", "granted with changes", "rejected", "waiting", "a warning of revocation", "revoked"];

/** RFC 3161 2.4.2, by the number of the bit. */
const failures: Readonly<Record<number, string>> = {
  0: "it does not know the hash algorithm",
  2: "it does not do what was asked",
  5: "it could not read the request",
  14: "its source of time is not there",
  15: "it does not have the policy that was asked",
  16: "it does not know an extension of the request",
  17: "it cannot give the information that was asked in addition",
  25: "it failed itself",
};

/** Reads a TimeStampResp (RFC 3161 2.4.2). Nothing is checked yet: that is `checkTimeStamp`. */
export function readTimeStampReply(bytes: Uint8Array): TimeStampReply {
  try {
    return read(bytes);
  } catch (error) {
    // The library throws many kinds of errors at bytes that are something else.
    return { kind: "unreadable", why: error instanceof Error ? error.message : "not in ASN.1" };
  }
}

function read(bytes: Uint8Array): TimeStampReply {
  const { result, offset } = fromBER(Uint8Array.from(bytes));
  if (offset !== bytes.length || !(result instanceof Sequence)) return { kind: "unreadable", why: "not one sequence of ASN.1" };
  const [first, token, more] = result.valueBlock.value;
  if (first === undefined || more !== undefined) return { kind: "unreadable", why: "not a status and a token" };
  const tokenBytes = token?.valueBeforeDecodeView.slice();
  const { status, statusStrings = [], failInfo } = new PKIStatusInfo({ schema: first });
  if (status > 1) {
    const own = statusStrings.map((text) => text.valueBlock.value);
    const bits = failInfo === undefined ? [] : bitsOf(failInfo.valueBlock.valueHexView).map((bit) => failures[bit] ?? `failure ${bit}`);
    return { kind: "rejected", why: [statuses[status] ?? `status ${status}`, ...own, ...bits].join("; ") };
  }
  if (tokenBytes === undefined) return { kind: "unreadable", why: "it says granted and holds no token" };
  return { kind: "token", status: status === 0 ? "granted" : "granted-with-changes", token: tokenBytes };
}

function bitsOf(bytes: Uint8Array): number[] {
  return [...bytes].flatMap((byte, index) => [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => (byte & (0x80 >> bit)) !== 0).map((bit) => index * 8 + bit));
}
