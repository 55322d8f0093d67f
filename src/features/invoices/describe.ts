import type { Invoice } from "../../domain/invoice/invoice.ts";

/** An invoice as docs/invoice-json.md describes it, so that whoever has the description can make the same documents again. */
export function describeInvoice({ lines, supply, payment, issuedOn, original, ...rest }: Invoice): object {
  return {
    version: 1,
    ...rest,
    issuedOn: issuedOn?.toString() ?? null,
    supply: supply === null ? null : { from: supply.from.toString(), until: supply.until.toString() },
    lines: lines.map(({ quantityThousandths, ...line }) => ({ ...line, quantity: quantityThousandths / 1_000 })),
    original: original === null ? null : { ...original, issuedOn: original.issuedOn.toString() },
    payment: payment === null ? null : { ...payment, dueOn: payment.dueOn?.toString() ?? null, parts: payment.parts.map(({ cents, dueOn }) => ({ cents, dueOn: dueOn.toString() })) },
  };
}
