import { z } from "zod";
import { compactIban } from "../../domain/bank/iban.ts";
import { customerKinds } from "../../domain/customer-kind.ts";
import type { Invoice } from "../../domain/invoice/invoice.ts";
import { firstOpenPart } from "../../domain/invoice/payment-parts.ts";
import { serviceKinds } from "../../domain/invoice/place-of-supply.ts";
import { compactVatNumber } from "../../domain/invoice/vat-number.ts";
import { locales } from "../../domain/locale.ts";
import { cents } from "../../domain/money.ts";

// The invoice of `invoice render FILE`, version 1. What the law asks for may be missing here: that is told with its article.

const day = z.string().transform((text, context) => {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    context.addIssue({ code: "custom", message: `expected a date such as 2026-12-01, got ${JSON.stringify(text)}` });
    return z.NEVER;
  }
});
const short = z.string().trim().max(200);
const long = z.string().trim().max(2_000);
const optional = short.nullable().default(null).transform((text) => (text === "" ? null : text));
const amountError = ({ input: got }: { input?: unknown }) => `expected a whole number of cents up to 1000000000, got ${JSON.stringify(got)}`;
const amount = z.int({ error: amountError }).min(-1_000_000_000, { error: amountError }).max(1_000_000_000, { error: amountError }).transform(cents);
const country = z.string().regex(/^([A-Z]{2})?$/, "expected a country as two capitals such as NL").default("NL");
const basisPoints = z.int().min(0).max(10_000);

const address = z.strictObject({ street: short.default(""), postcode: short.default(""), city: short.default(""), country }).default({ street: "", postcode: "", city: "", country: "NL" });
const vatId = optional.transform((text) => (text === null ? null : compactVatNumber(text)));
const number = optional.transform((text) => text?.replaceAll(/\s/g, "") ?? null);

/** At most three decimals, kept as thousandths; written as a number, so that 1.5 is one and a half. */
const quantity = z.number().max(1_000_000).default(1).transform((value, context) => {
  const thousandths = Math.round(value * 1_000);
  if (Math.abs(value * 1_000 - thousandths) > 1e-6) context.addIssue({ code: "custom", message: `expected a quantity with at most three decimals, got ${value}` });
  return thousandths;
});

const line = z.strictObject({
  text: long.default(""),
  quantity,
  unitPriceCents: amount,
  discountCents: amount.default(cents(0)),
  vat: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("standard"), basisPoints }),
    z.strictObject({ kind: z.literal("crkbo") }),
    z.strictObject({ kind: z.literal("kor") }),
    z.strictObject({ kind: z.literal("reverse-charge") }),
  ]),
  service: z.strictObject({ kind: z.enum(serviceKinds), heldIn: country }).nullable().default(null),
});

const supply = z.union([
  day.transform((one) => ({ from: one, until: one })),
  z.strictObject({ from: day, until: day }),
], { error: "expected a date such as 2026-12-01, or from and until" });

const input = z.strictObject({
  version: z.literal(1),
  kind: z.enum(["invoice", "credit-note"]).default("invoice"),
  number: optional,
  issuedOn: day.nullable().default(null),
  supply: supply.nullable().default(null),
  seller: z.strictObject({ name: short.default(""), address, kvk: number, vatId, email: optional, phone: optional }),
  buyer: z.strictObject({ kind: z.enum(customerKinds), name: short.default(""), attention: optional, address, kvk: number, oin: number, vatId, email: optional, reference: optional }),
  lines: z.array(line).max(1_000),
  prices: z.enum(["excluding-vat", "including-vat"]).default("excluding-vat"),
  fixedVat: z.array(z.strictObject({ basisPoints, vatCents: amount })).max(10).default([]),
  paidCents: amount.default(cents(0)),
  original: z.strictObject({ number: short, issuedOn: day, reason: long }).nullable().default(null),
  payment: z.strictObject({
    dueOn: day.nullable().default(null),
    iban: short.transform(compactIban),
    accountName: optional,
    reference: optional.transform((text) => text?.replaceAll(/\s/g, "").toUpperCase() ?? null),
    parts: z.array(z.strictObject({ cents: amount, dueOn: day })).max(24).default([]),
  }).nullable().default(null),
  locale: z.enum(locales).default("nl"),
  notes: z.array(long).max(20).default([]),
  look: z.strictObject({ colour: optional, logo: optional }).default({ colour: null, logo: null }),
});

/** @property logo the name of a file, seen from the description */
export type InvoiceRequest = { invoice: Invoice; look: { colour: string | null; logo: string | null } };

/**
 * Reads an invoice that somebody described.
 * @returns every problem with the place where it is, when the description does not hold
 */
export function readInvoice(json: unknown): { ok: true; request: InvoiceRequest } | { ok: false; problems: { at: string; problem: string }[] } {
  const result = input.safeParse(json);
  if (!result.success) return { ok: false, problems: result.error.issues.map(({ path, message }) => ({ at: path.join(".") || "the file", problem: message })) };
  const { version: _version, look, lines, payment, ...rest } = result.data;
  return {
    ok: true,
    request: {
      look,
      invoice: {
        ...rest,
        lines: lines.map(({ quantity: quantityThousandths, ...one }) => ({ ...one, quantityThousandths })),
        payment: payment === null ? null : {
          ...payment,
          accountName: payment.accountName ?? rest.seller.name,
          dueOn: payment.dueOn ?? firstOpenPart(payment.parts, rest.paidCents)?.dueOn ?? null,
        },
      },
    },
  };
}
