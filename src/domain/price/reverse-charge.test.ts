import { expect, test } from "vitest";
import { decideVat } from "./reverse-charge.ts";

const belgian = { kind: "company", country: "BE", vatNumber: "BE0428759497" } as const;

test.each([
  ["an online training of a Belgian company", { service: "online" }, belgian, { reverseCharge: true, whyVat: null }],
  ["an assignment of a Belgian company", { service: "in-company" }, belgian, { reverseCharge: true, whyVat: null }],
  ["an open training of a Belgian company", {}, belgian, { reverseCharge: false, whyVat: "taxed-where-held" }],
  ["an exempt online training", { service: "online", regime: "exempt" }, belgian, { reverseCharge: false, whyVat: null }],
  ["an online training under the small-business scheme", { service: "online", regime: "small-business" }, belgian, { reverseCharge: false, whyVat: null }],
  ["a Belgian company without a number", { service: "online" }, { kind: "company", country: "BE" }, { reverseCharge: false, whyVat: "buyer-vat-id-missing" }],
  ["a Belgian company with a German number", { service: "online" }, { ...belgian, vatNumber: "DE136695976" }, { reverseCharge: false, whyVat: "buyer-vat-id-other-country" }],
  ["a company here with a Belgian number", { service: "online" }, { ...belgian, country: "NL" }, { reverseCharge: false, whyVat: "buyer-here" }],
  ["a company here with its own number", { service: "online" }, { kind: "company", country: "NL", vatNumber: "NL000099998B57" }, { reverseCharge: false, whyVat: null }],
  ["a company outside the Union", { service: "online" }, { kind: "company", country: "CH" }, { reverseCharge: false, whyVat: "buyer-outside-eu" }],
  ["a private person in Belgium", { service: "online" }, { kind: "consumer", country: "BE" }, { reverseCharge: false, whyVat: null }],
  ["somebody who only looks", { service: "online" }, null, { reverseCharge: false, whyVat: null }],
] as const)("%s", (_, given, buyer, decision) => {
  expect(decideVat({ regime: "standard", service: "open", ...given, buyer })).toEqual(decision);
});
