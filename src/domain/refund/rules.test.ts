import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cents } from "../money.ts";
import { ibanLengths, maskedIban, whyNoAccount } from "./account.ts";
import { nextBankDay } from "./bank-day.ts";
import { owedNow } from "./owed-now.ts";
import { sepaText } from "./sepa-text.ts";

describe("a text for the bank", () => {
  test.each([
    ["Sanne Kooiman", "Sanne Kooiman"],
    ["José Núñez-Öztürk", "Jose Nunez-Ozturk"],
    ["Café Ærø & Søn", "Cafe Aero + Son"],
    ["Strauß", "Strauss"],
    ["Łukasz Żółć", "Lukasz Zolc"],
    ["d’Artagnan “de” Vries", "d'Artagnan de Vries"],
    ["//Naam///van/", "Naam/van"],
    ["a\u0000b\ud800c", "a b c"],
    ["王伟", ""],
    ["  ", ""],
  ])("writes %j as %j", (text, written) => {
    expect(sepaText(text, 70)).toBe(written);
  });

  test("is cut without an edge left over", () => {
    expect(sepaText("Stichting Opleiding en Vorming", 10)).toBe("Stichting");
  });

  test("written once stays as it is", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 140 }), (text, most) => {
      const written = sepaText(text, most);
      expect([sepaText(written, most), written.length <= most]).toEqual([written, true]);
    }));
  });
});

describe("an account", () => {
  test.each([
    ["NL91 ABNA 0417 1643 00", "Sanne Kooiman", null, null],
    ["nl91abna0417164300", "S", null, null],
    ["BE68 5390 0754 7034", "Ünal", null, null],
    ["", "", "iban-missing", "holder-missing"],
    ["NL91 ABNA 0417 1643 01", "Sanne", "iban-invalid", null],
    ["geen nummer", "   ", "iban-invalid", "holder-missing"],
    ["NL91ABNA0417164300".slice(0, 17), "Sanne", "iban-invalid", null],
    // The check digits hold and banks know it, but no SEPA payment goes to Brazil.
    ["BR1800360305000010009795493C1", "Sanne", "iban-outside-sepa", null],
    ["NL91ABNA0417164300", "x".repeat(71), null, "holder-too-long"],
    ["NL91ABNA0417164300", "x".repeat(70), null, null],
    ["NL91ABNA0417164300", "王伟", null, "holder-unwritable"],
    ["NL91ABNA0417164300", "…", null, "holder-unwritable"],
  ] as const)("%j in the name of %j is refused for %s and %s", (iban, holder, number, name) => {
    expect(whyNoAccount({ iban, holder })).toEqual({ iban: number, holder: name });
  });

  test("with right check digits and the length of another country is refused", () => {
    expect(whyNoAccount({ iban: "NL48ABNA04171643001", holder: "Sanne" }).iban).toBe("iban-invalid");
    expect(Object.keys(ibanLengths)).toHaveLength(42);
  });

  test("is shown by its ends alone", () => {
    expect(maskedIban("NL91 ABNA 0417 1643 00")).toBe("NL91 •••• 4300");
  });
});

test.each([
  ["2026-11-26", "2026-11-27"],
  ["2026-11-27", "2026-11-30"],
  ["2026-12-24", "2026-12-28"],
  ["2026-12-31", "2027-01-04"],
  ["2027-03-25", "2027-03-30"],
  // 1 May is a Saturday in 2027 and a Monday in 2028.
  ["2028-04-28", "2028-05-02"],
])("a file of %s is carried out on %s", (made, day) => {
  expect(nextBankDay(Temporal.PlainDate.from(made)).toString()).toBe(day);
});

describe("what goes back now", () => {
  const moment = (text: string) => Temporal.Instant.from(text);
  const part = (amount: number, because: "withdrawal.received" | "payment.received" | "called-off", by: string) => ({ cents: cents(amount), since: moment("2026-11-01T10:00:00Z"), because, withdrawn: because === "withdrawal.received", by: moment(by) });

  test("is what the standing says, with why, by when, and whether the law says so", () => {
    const now = owedNow({ organiserOwesCents: cents(30_000), owedBack: [part(20_000, "withdrawal.received", "2026-12-08T22:59:59Z"), part(10_000, "payment.received", "2026-12-09T22:59:59Z")] }, 0);
    expect(now.cents).toBe(30_000);
    expect(now.parts.map(({ cents: amount, statutory, reason }) => [amount, statutory, reason])).toEqual([[20_000, true, "withdrawn"], [10_000, false, "paid-too-much"]]);
  });

  test("is less the newest of it that a customer still chooses about", () => {
    const now = owedNow({ organiserOwesCents: cents(30_000), owedBack: [part(20_000, "called-off", "2026-12-08T22:59:59Z"), part(10_000, "payment.received", "2026-12-09T22:59:59Z")] }, 15_000);
    expect([now.cents, now.parts.map(({ cents: amount }) => amount)]).toEqual([15_000, [15_000]]);
  });

  test("is nothing when all of it is kept", () => {
    expect(owedNow({ organiserOwesCents: cents(100), owedBack: [part(100, "payment.received", "2026-12-09T22:59:59Z")] }, 500)).toEqual({ cents: 0, parts: [] });
  });

  test("is never less than nothing and always the sum of its parts", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 5 }), fc.integer({ min: 0, max: 6_000 }), (amounts, kept) => {
      const owes = amounts.reduce((sum, amount) => sum + amount, 0);
      const now = owedNow({ organiserOwesCents: cents(owes), owedBack: amounts.map((amount, index) => part(amount, "called-off", `2026-12-0${index + 1}T22:59:59Z`)) }, kept);
      expect([now.cents, now.parts.reduce((sum, one) => sum + one.cents, 0)]).toEqual([Math.max(0, owes - kept), now.cents]);
    }));
  });
});
