import { describe, expect, test } from "vitest";
import { origin, otherSigner, signer } from "../../../test/support/dossier.ts";
import { utf8 } from "../bytes.ts";
import { signerOf, verifierText } from "../log/note.ts";
import { policyFile, readPolicy } from "./policy.ts";

const [first, second] = [signer, otherSigner].map(({ name, id, key }) => ({ name, id, key }));
const keysOf = (...spans: readonly (readonly [number, number | null])[]) => spans.map(([from, to], at) => ({ verifier: (at === 0 ? first : second) ?? signer, from, to }));

describe("the keys of a log", () => {
  test.each([
    ["one", keysOf([0, null])],
    ["one after another", keysOf([0, 40], [41, null])],
    ["two that sign one head together", keysOf([0, 40], [40, null])],
    ["two of which the second has not signed yet", keysOf([0, null], [40, null])],
  ])("%s are read back", (_, keys) => {
    expect(readPolicy(policyFile({ origin, keys }))).toEqual({ origin, keys });
  });

  test.each([
    ["none", []],
    ["a first that does not sign from the start", keysOf([1, null])],
    ["a size that nobody signs", keysOf([0, 40], [42, null])],
    ["a last that signs no more", keysOf([0, 40], [41, 80])],
    ["a second before the first", keysOf([0, 40], [41, null]).toReversed()],
    ["an end before its start", keysOf([0, null], [40, 39])],
    ["a key of another log", [{ verifier: signerOf("elsewhere.example/log", new Uint8Array(32)), from: 0, to: null }]],
  ])("%s is no policy", (_, keys) => {
    expect(readPolicy(policyFile({ origin, keys }))).toBeNull();
  });

  test.each([
    ["another version", `{"keys":[{"from":0,"key":"${verifierText(signer)}","to":null}],"origin":"${origin}","v":2}`],
    ["a name too many", `{"keys":[{"from":0,"key":"${verifierText(signer)}","to":null}],"more":1,"origin":"${origin}","v":1}`],
    ["another order", `{"v":1,"origin":"${origin}","keys":[{"from":0,"key":"${verifierText(signer)}","to":null}]}`],
    ["a name twice", `{"keys":[{"from":0,"from":0,"key":"${verifierText(signer)}","to":null}],"origin":"${origin}","v":1}`],
    ["a key whose id is not its own", `{"keys":[{"from":0,"key":"${verifierText(signer).replace("+", "+0").replace(/\w\+AW/, "+AW")}","to":null}],"origin":"${origin}","v":1}`],
  ])("%s is no policy", (_, text) => {
    expect(readPolicy(utf8.encode(text))).toBeNull();
  });
});
