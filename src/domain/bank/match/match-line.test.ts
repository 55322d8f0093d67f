import { assert, constantFrom, integer, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCode } from "../../deal/code.ts";
import { groupsOfFour, rfReference } from "../rf-reference.ts";
import { matchLine } from "./match-line.ts";
import { openIndex, takeFrom } from "./open-index.ts";
import type { KnownAccount, OpenDeal, OpenRefund, RecordedMoney } from "./open-deal.ts";
import type { LineToMatch } from "./told.ts";

const deal = (dealId: string, code: string, more: Partial<OpenDeal> = {}): OpenDeal => ({
  dealId, code, openCents: 59_895, dueCents: null, askedCents: null, dueOn: "2026-11-26", invoices: [], customer: { name: "Duinpan Software B.V.", person: false }, orderedBy: "Wim Duin", participants: ["Wim Duin"],
  course: "Onderhandelen", days: [Temporal.PlainDate.from("2026-12-01")], ...more,
});
const rosa = deal("rosa", "7K4M2PXC", { invoices: ["2026-0194"], customer: { name: "Meijerink Tekst", person: false }, orderedBy: "Rosa Meijerink", participants: ["Rosa Meijerink"] });
const kwartel = deal("kwartel", "ABCD2345", { openCents: 44_895, invoices: ["2026-0178"], customer: { name: "Kwartel Verhuur", person: false }, orderedBy: "Inge Schaap", participants: ["Inge Schaap"] });
const duinpan = deal("duinpan", "WXYZ6789", { invoices: ["2026-0192"] });
const rf = (one: OpenDeal) => rfReference(one.code);

const line = (cents: number, text: string, { name = null, account = null, currency = "EUR", reversal = false, reference = null }: { name?: string | null; account?: string | null; currency?: string; reversal?: boolean; reference?: string | null } = {}): LineToMatch => ({ amount: { units: cents, currency }, reversal, counterparty: { name, account }, reference, endToEndId: null, text, parts: [] });
const among = (deals: readonly OpenDeal[] = [rosa, kwartel, duinpan], more: { accounts?: KnownAccount[]; refunds?: OpenRefund[]; recorded?: RecordedMoney[] } = {}) => openIndex({ deals, ...more });
const of = (one: OpenDeal, cents: number) => [{ dealId: one.dealId, cents }];

describe("a line is certain", () => {
  test.each([
    ["a reference", rf(rosa)],
    ["a reference in groups and small letters", groupsOfFour(rf(rosa)).toLowerCase()],
    ["a reference that the bank broke", rf(rosa).replace(/(.{6})/, "$1\n")],
    ["the code of the deal", `training ${formatCode(rosa.code)}`],
  ])("by %s with the amount that is open, whoever pays", (_what, text) => {
    expect(matchLine(line(59_895, text, { name: "Iemand Anders" }), among())).toMatchObject({ kind: "certain", targets: of(rosa, 59_895), against: [] });
  });

  test("by a structured reference", () => {
    expect(matchLine(line(59_895, "", { reference: rf(rosa) }), among())).toMatchObject({ kind: "certain", targets: of(rosa, 59_895) });
  });

  test.each(["factuur 2026-0194", "2026 0194", "fact.20260194", "inv2026-0194 training"])("by the number of an invoice (%s), when its customer pays what is open", (text) => {
    expect(matchLine(line(59_895, text, { name: "MEIJERINK TEKST" }), among())).toMatchObject({ kind: "certain", targets: of(rosa, 59_895), reasons: expect.arrayContaining(["invoice-number", "name", "exact-amount"]) });
  });

  test("by references that add up, each deal its own amount", () => {
    expect(matchLine(line(104_790, `${rf(rosa)} ${rf(kwartel)}`), among())).toMatchObject({ kind: "certain", targets: [...of(rosa, 59_895), ...of(kwartel, 44_895)], reasons: ["reference-rf", "amount-of-several"] });
  });

  test("by a reference for a part, for too much, for what is paid, and for a place that was released", () => {
    const paid = deal("paid", "GGGG2222", { openCents: 0, dueOn: null });
    const released = deal("released", "HHHH3333", { openCents: 0, askedCents: 59_895 });
    const index = among([rosa, paid, released]);
    expect(matchLine(line(10_000, rf(rosa)), index)).toMatchObject({ kind: "certain", against: ["amount-lower"] });
    expect(matchLine(line(70_000, rf(rosa)), index)).toMatchObject({ kind: "certain", against: ["amount-higher"] });
    expect(matchLine(line(1_234, rf(paid)), index)).toMatchObject({ kind: "certain", against: ["nothing-open"] });
    expect(matchLine(line(59_895, rf(released)), index)).toMatchObject({ kind: "certain", reasons: expect.arrayContaining(["exact-amount"]), against: ["place-released"] });
  });

  test("by a reference with the part that is due next", () => {
    expect(matchLine(line(17_968, `code ${formatCode(rosa.code)}`), among([{ ...rosa, dueCents: 17_968 }]))).toMatchObject({ kind: "certain", reasons: expect.arrayContaining(["due-amount"]) });
  });
});

describe("a line is proposed, never booked by itself", () => {
  test("with check digits that are wrong, though the code is right, and with a sign that is", () => {
    const good = rf(rosa);
    const wrongCheck = `RF${String((Number(good.slice(2, 4)) + 1) % 97).padStart(2, "0")}${good.slice(4)}`;
    for (const text of [wrongCheck, good.replace("7K4M", "7K4N"), good.replace("2PXC", "P2XC")]) expect(matchLine(line(59_895, text), among())).toMatchObject({ kind: "proposed", targets: of(rosa, 59_895), reasons: expect.arrayContaining(["reference-nearly"]), against: expect.arrayContaining(["check-digits"]) });
  });

  test("with an invoice number and a name of somebody else, or of nobody", () => {
    expect(matchLine(line(59_895, "factuur 2026-0194", { name: "Duinpan Software" }), among())).toMatchObject({ kind: "proposed" });
    expect(matchLine(line(59_895, "factuur 2026-0194"), among())).toMatchObject({ kind: "proposed", targets: of(rosa, 59_895) });
  });

  test("with an invoice number that is one slip away from another of the same customer for the same amount", () => {
    const second = { ...rosa, dealId: "second", code: "MMMM4444", invoices: ["2026-0195"] };
    expect(matchLine(line(59_895, "factuur 2026-0194", { name: "Meijerink Tekst" }), among([rosa, second]))).toMatchObject({ kind: "proposed", against: expect.arrayContaining(["number-nearly"]) });
    const both = line(119_790, "facturen 2026-0194 en 2026-0195", { name: "Meijerink Tekst" });
    expect(matchLine(both, among([rosa, second]))).toMatchObject({ kind: "certain", targets: [...of(rosa, 59_895), ...of(second, 59_895)] });
  });

  test("with the name of the participant and the day of the training, and says that others fit", () => {
    expect(matchLine(line(59_895, "training 1 dec", { name: "R MEIJERINK" }), among())).toMatchObject({ kind: "proposed", targets: of(rosa, 59_895), reasons: expect.arrayContaining(["exact-amount", "participant-name", "course-date"]), against: expect.arrayContaining(["no-reference"]) });
  });

  test("for a part, by the end of the invoice number and the name", () => {
    expect(matchLine(line(40_000, "rest fact 178", { name: "KWARTEL VERHUUR" }), among())).toMatchObject({ kind: "proposed", targets: of(kwartel, 40_000), reasons: expect.arrayContaining(["name", "invoice-tail"]), against: expect.arrayContaining(["amount-lower"]) });
  });

  test("by the account that paid for this customer before", () => {
    expect(matchLine(line(44_895, "volgende", { account: "NL20 INGB 0001 2345 67" }), among(undefined, { accounts: [{ account: "NL20INGB0001234567", dealId: "kwartel" }] }))).toMatchObject({ kind: "proposed", targets: of(kwartel, 44_895), reasons: expect.arrayContaining(["account-known"]) });
  });

  test("for several deals of one customer that add up, though nothing is said", () => {
    const second = { ...kwartel, dealId: "second", code: "MMMM4444", openCents: 10_000, invoices: [] };
    expect(matchLine(line(54_895, "trainingen", { name: "Kwartel Verhuur" }), among([kwartel, second]))).toMatchObject({ kind: "proposed", reasons: expect.arrayContaining(["amount-of-several"]), targets: expect.arrayContaining([...of(kwartel, 44_895), ...of(second, 10_000)]) });
  });

  test("with the reference of a deal that is paid, when another of the customer is open for this amount", () => {
    const paid = { ...rosa, dealId: "paid", code: "GGGG2222", openCents: 0, dueOn: null, invoices: [] };
    expect(matchLine(line(59_895, rf(paid)), among([paid, rosa]))).toMatchObject({ kind: "proposed", targets: of(rosa, 59_895), against: ["reference-of-paid"] });
  });

  test("with a code and another amount, and with references that do not add up", () => {
    expect(matchLine(line(50_000, formatCode(rosa.code)), among())).toMatchObject({ kind: "proposed", against: ["amount-lower"] });
    expect(matchLine(line(90_000, `${rf(rosa)} ${rf(kwartel)}`), among())).toMatchObject({ kind: "proposed", targets: [...of(rosa, 59_895), ...of(kwartel, 30_105)], against: ["several-named", "amount-lower"] });
  });
});

test("money that somebody wrote down already is that money, once", () => {
  const paid = { ...rosa, openCents: 0, dueOn: null };
  const index = among([paid], { recorded: [{ dealId: "rosa", cents: 59_895 }] });
  const match = matchLine(line(59_895, rf(rosa)), index);
  expect(match).toMatchObject({ kind: "certain", reasons: expect.arrayContaining(["recorded-amount"]), against: [] });
  if (match.kind === "certain") takeFrom(index, match.targets);
  expect(matchLine(line(59_895, rf(rosa)), index)).toMatchObject({ kind: "certain", against: ["nothing-open"] });
});

describe("nothing is proposed", () => {
  test.each([
    ["of another currency", line(59_895, rf(rosa), { currency: "USD" }), { kind: "unknown", why: "foreign-currency" }],
    ["of nought", line(0, rf(rosa)), { kind: "unknown", why: "zero" }],
    ["that takes another back", line(59_895, rf(rosa), { reversal: true }), { kind: "unknown", why: "reversal" }],
    ["that fits nobody", line(3_250, "boek en verzending", { name: "J T HOEKEMA" }), { kind: "unknown", why: "nothing-fits" }],
    ["that left", line(-59_895, rf(rosa)), { kind: "outgoing" }],
  ])("for a line %s", (_what, one, expected) => {
    expect(matchLine(one, among())).toEqual(expected);
  });

  test("for a valid reference of somebody else", () => {
    expect(matchLine(line(3_250, rfReference("QQQQ5555")), among())).toEqual({ kind: "unknown", why: "nothing-fits" });
  });
});

describe("money that went back", () => {
  const refunds = [{ paymentId: "p1", dealId: "rosa", cents: 5_000 }];

  test("is certain by the code of its deal, proposed by the name, and not ours without either", () => {
    expect(matchLine(line(-5_000, `terug ${formatCode(rosa.code)}`), among(undefined, { refunds }))).toMatchObject({ kind: "refund", certain: true, paymentId: "p1", targets: of(rosa, -5_000) });
    expect(matchLine(line(-5_000, "terug", { name: "Meijerink Tekst" }), among(undefined, { refunds }))).toMatchObject({ kind: "refund", certain: false });
    expect(matchLine(line(-5_000, "huur", { name: "Verhuurder" }), among(undefined, { refunds }))).toEqual({ kind: "outgoing" });
  });
});

describe("whatever is written", () => {
  test("what is proposed or certain adds up to the line, each deal once, and nothing throws", () => {
    const words = constantFrom(rf(rosa), rf(kwartel), formatCode(duinpan.code), "2026-0194", "fact 178", "Meijerink", "Kwartel Verhuur", "1 dec", "RF00", "RF12 7K4M 2PXC", "\u0000", "🎓");
    assert(property(integer({ min: 1, max: 300_000 }), words, words, string({ unit: "binary", maxLength: 40 }), (cents, one, other, noise) => {
      const match = matchLine(line(cents, `${one} ${noise} ${other}`, { name: noise }), among());
      if (!("targets" in match)) return;
      expect(match.targets.reduce((sum, target) => sum + target.cents, 0)).toBe(cents);
      expect(new Set(match.targets.map(({ dealId }) => dealId)).size).toBe(match.targets.length);
      expect(match.targets.every((target) => target.cents > 0)).toBe(true);
    }), { numRuns: 500 });
  });

  test("one sign typed wrong in a reference or a number never books it on another deal", () => {
    const deals = Array.from({ length: 60 }, (_, at) => deal(`d${at}`, rosa.code.slice(0, 6) + "ABCDEFGHJK".charAt(at % 10) + "MNPQRS".charAt(Math.floor(at / 10)), { invoices: [`2026-${String(at + 1).padStart(4, "0")}`], customer: { name: `Firma ${at % 7}xyz Bouw`, person: false }, orderedBy: "" }));
    const index = among(deals);
    assert(property(integer({ min: 0, max: 59 }), integer({ min: 0, max: 11 }), constantFrom(..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"), (at, place, sign) => {
      const meant = deals[at] ?? rosa;
      for (const text of [rf(meant), meant.invoices[0] ?? ""]) {
        const typed = text.slice(0, place) + sign + text.slice(place + 1);
        const match = matchLine(line(59_895, typed, { name: meant.customer.name }), index);
        expect(match.kind === "certain" ? match.targets : of(meant, 59_895)).toEqual(of(meant, 59_895));
      }
    }), { numRuns: 2_000 });
  });
});

test("what is booked is not open for the next line", () => {
  const index = among([rosa, kwartel]);
  takeFrom(index, of(rosa, 20_000));
  expect(matchLine(line(39_895, rf(rosa)), index)).toMatchObject({ kind: "certain", reasons: expect.arrayContaining(["exact-amount"]) });
  takeFrom(index, of(rosa, 39_895));
  expect(matchLine(line(59_895, "training", { name: "Meijerink Tekst" }), index)).toEqual({ kind: "unknown", why: "nothing-fits" });
});
