import { expect, test } from "vitest";
import type { Service } from "./place-of-supply.ts";
import { decideReverseCharge } from "./place-of-supply.ts";

const belgian = { kind: "company", country: "BE", vatId: "BE0428759497" } as const;
const inCompany: Service = { kind: "in-company", heldIn: "NL" };

test.each([
  ["an assignment for a Belgian company", { service: inCompany, buyer: belgian }, null],
  ["an online training for a Belgian company", { service: { kind: "online", heldIn: "NL" }, buyer: belgian }, null],
  ["an open training in the Netherlands for a Belgian company", { service: { kind: "open", heldIn: "NL" }, buyer: belgian }, "taxed-where-held"],
  ["an open training in Belgium for a Belgian company", { service: { kind: "open", heldIn: "BE" }, buyer: belgian }, "taxed-where-held"],
  ["a service nobody described", { service: null, buyer: belgian }, "service-unknown"],
  ["a Belgian consumer", { service: inCompany, buyer: { ...belgian, kind: "consumer" } }, "consumer"],
  ["a Dutch company", { service: inCompany, buyer: { ...belgian, country: "NL", vatId: "NL004495445B01" } }, "buyer-here"],
  ["a British company", { service: inCompany, buyer: { ...belgian, country: "GB" } }, "buyer-outside-eu"],
  ["a company without a VAT number", { service: inCompany, buyer: { ...belgian, vatId: null } }, "buyer-vat-id-missing"],
  ["a company with a number that cannot be", { service: inCompany, buyer: { ...belgian, vatId: "BE0428759496" } }, "buyer-vat-id-wrong"],
  ["a company with the number of another country", { service: inCompany, buyer: { ...belgian, vatId: "DE136695976" } }, "buyer-vat-id-other-country"],
] as const)("VAT of %s is reverse-charged, or refused with the reason", (_name, supply, refusal) => {
  expect(decideReverseCharge(supply)).toEqual(refusal === null ? { ok: true } : { ok: false, refusal });
});
