import { describe, expect, test } from "vitest";
import { cents } from "../money.ts";
import { epcQrText } from "./epc-qr.ts";

const transfer = { name: "Voorbeeld Training", iban: "NL91 ABNA 0417 1643 00", amount: cents(59_500), reference: "RF3120260001" };

test("the payload is that of EPC069-12, version 002", () => {
  expect(epcQrText(transfer)).toBe("BCD\n002\n1\nSCT\n\nVoorbeeld Training\nNL91ABNA0417164300\nEUR595.00\n\nRF3120260001");
});

describe("the amount", () => {
  test.each([
    [1, "EUR0.01"],
    [10, "EUR0.10"],
    [108_295, "EUR1082.95"],
    [99_999_999_999, "EUR999999999.99"],
  ])("%i cents is written %s", (amount, written) => {
    expect(epcQrText({ ...transfer, amount: cents(amount) }).split("\n")[7]).toBe(written);
  });

  test.each([0, -1, 100_000_000_000])("%i cents cannot be paid this way", (amount) => {
    expect(() => epcQrText({ ...transfer, amount: cents(amount) })).toThrow(RangeError);
  });
});

describe("the name", () => {
  const nameIn = (name: string) => epcQrText({ ...transfer, name }).split("\n")[5] ?? "";

  test("a long one is cut after 70 characters, and no character is cut in two", () => {
    expect(nameIn("a".repeat(71))).toBe("a".repeat(70));
    expect(nameIn("🎓".repeat(71))).toBe("🎓".repeat(70));
  });

  test("a line break in it cannot change the account or the amount", () => {
    const lines = epcQrText({ ...transfer, name: "Jansen\r\nNL00FAKE0000000000\nEUR1.00" }).split("\n");
    expect(lines.slice(5, 8)).toEqual(["Jansen NL00FAKE0000000000 EUR1.00", "NL91ABNA0417164300", "EUR595.00"]);
  });
});
