import { Integer, Null, OctetString } from "asn1js";
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from "pkijs";
import { sha256Id } from "./algorithms.ts";

/**
 * The question to a time stamp authority (RFC 3161 2.4.1): version 1, SHA-256, with the request to send its certificates along.
 * @param sha256 the 32 bytes that are to be stamped
 * @param nonce made by `nonceOf`; the answer must repeat it
 * @throws {RangeError} for a hash or a nonce of another form: the answer could not be checked
 */
export function timeStampRequest(sha256: Uint8Array, nonce: Uint8Array): Uint8Array {
  if (sha256.length !== 32) throw new RangeError(`a SHA-256 hash has 32 bytes, not ${sha256.length}`);
  const [first = 0] = nonce;
  if (nonce.length !== 8 || first < 0x01 || first > 0x7f) throw new RangeError("a nonce has 8 bytes, the first of them 01 to 7F");
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Id, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: sha256 }),
    }),
    nonce: new Integer({ valueHex: nonce }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/**
 * A nonce from random bytes, which the caller draws.
 * Its first byte becomes 01 to 7F: a whole number in DER that is positive and always eight bytes long.
 * @throws {RangeError} unless there are 8
 */
export function nonceOf(random: Uint8Array): Uint8Array {
  if (random.length !== 8) throw new RangeError(`a nonce is made from 8 random bytes, not from ${random.length}`);
  const [first = 0, ...rest] = random;
  return Uint8Array.of((first % 0x7f) + 1, ...rest);
}
