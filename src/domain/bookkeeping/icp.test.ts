import { describe, expect, test } from "vitest";
import { invoiceLine, invoiceOf } from "../../../test/support/invoice.ts";
import { cents } from "../money.ts";
import { icpList } from "./icp.ts";

const reverse = (netCents: number) => invoiceLine({ unitPriceCents: cents(netCents), vat: { kind: "reverse-charge" }, service: { kind: "in-company", heldIn: "BE" } });
const to = (vatId: string | null, netCents: number, kind: "invoice" | "credit-note" = "invoice") => invoiceOf({ kind, buyer: { ...invoiceOf().buyer, vatId }, lines: [reverse(netCents)] });

describe("the list of services to other member states", () => {
  test("adds up by VAT number, credit notes taken off", () => {
    expect(icpList([to("DE136695976", 10_050), to("BE0123456749", 5_000), to("BE0123456749", 2_599), to("DE136695976", 4_000, "credit-note")])).toEqual([
      { country: "BE", vatId: "BE0123456749", cents: 7_599, euros: 75 },
      { country: "DE", vatId: "DE136695976", cents: 6_050, euros: 60 },
    ]);
  });

  test("names Greece by its country, and leaves out what comes to nothing", () => {
    expect(icpList([to("EL123456789", 100), to("BE0123456749", 5_000), to("BE0123456749", 5_000, "credit-note")])).toEqual([{ country: "GR", vatId: "EL123456789", cents: 100, euros: 1 }]);
  });

  test("counts reverse-charged lines only", () => expect(icpList([invoiceOf({ lines: [invoiceLine()] })])).toEqual([]));

  test("shows an invoice without a VAT number, so that somebody mends it", () => expect(icpList([to(null, 100)])).toEqual([{ country: "", vatId: null, cents: 100, euros: 1 }]));
});
