import { compactIban, isIban } from "../../domain/bank/iban.ts";
import { rfReference } from "../../domain/bank/rf-reference.ts";
import { localDateOf } from "../../domain/calendar/local-day.ts";
import { earlierDay, laterDay } from "../../domain/calendar/day-order.ts";
import { billedAs } from "../../domain/deal/billing-details.ts";
import { billTo } from "../../domain/deal/bill-to.ts";
import { formatCode } from "../../domain/deal/code.ts";
import { documentsToFollow } from "../../domain/invoice/follow.ts";
import type { Due } from "../../domain/invoice/follow.ts";
import type { Invoice, PaymentTerms, Supply } from "../../domain/invoice/invoice.ts";
import { firstOpenPart, partsByDay } from "../../domain/invoice/payment-parts.ts";
import { invoiceTotals } from "../../domain/invoice/totals.ts";
import { checkVatNumber, compactVatNumber } from "../../domain/invoice/vat-number.ts";
import { allocatedBy, toBeInvoicedCents } from "../../domain/journal/of-standing.ts";
import { cents } from "../../domain/money.ts";
import type { Cents } from "../../domain/money.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import type { Deal } from "../deal/store.ts";
import { contentOf } from "../invoices/store.ts";
import type { IssuedInvoice } from "../invoices/store.ts";
import { orderedLines } from "./ordered-lines.ts";
import type { Organisation } from "./store.ts";
import { becauseOf, invoicingTexts } from "./words.ts";

/** A deal that is held, with all that its next document is made of. `supply` is the day or days on which it is given. */
export type DealToInvoice = { deal: Deal; standing: Standing; organisation: Organisation; issued: readonly IssuedInvoice[]; supply: Supply };

/** A document before it has its number. */
export type Draft = { deal: Deal; originalId: string | null; invoice: Omit<Invoice, "number"> };

/** The documents that a deal still wants, without their numbers; none when its invoices come to what it comes to. */
export function draftsFor(known: DealToInvoice, now: Temporal.Instant): Draft[] {
  const { deal, standing, issued } = known;
  const text = [deal.frozen.course.title, becauseOf(deal, standing)].filter((part) => part !== "").join("\n");
  const due = documentsToFollow({
    target: toBeInvoicedCents(standing),
    issued: issued.map((row) => ({ id: row.id, kind: row.kind, originalId: row.original_id, counted: contentOf(row) })),
    ordered: orderedLines(deal, known.supply),
    text,
  });
  return due.map((one) => draftOf(known, one, now));
}

function draftOf(known: DealToInvoice, due: Due, now: Temporal.Instant): Draft {
  const { deal, standing, organisation, issued, supply } = known;
  const { locale, code } = deal;
  const customer = billedAs(deal.customer, deal.billing_details);
  const issuedOn = localDateOf(now, organisation.zone);
  const original = due.kind === "invoice" ? null : originalOf(issued, due.originalId);
  const { totalCents } = invoiceTotals({ ...due.counted, paidCents: cents(0) });
  const paidCents = due.kind === "invoice" ? cents(Math.min(totalCents, Math.max(0, forInvoicesCents(standing) - deal.invoiced_cents))) : cents(0);
  return {
    deal,
    originalId: original === null ? null : original.id,
    invoice: {
      kind: due.kind,
      issuedOn,
      supply,
      seller: {
        name: organisation.name,
        address: { street: organisation.street, postcode: organisation.postcode, city: organisation.town, country: organisation.country },
        kvk: blankIsNull(organisation.kvk_number.replaceAll(/\s/g, "")),
        vatId: blankIsNull(compactVatNumber(organisation.vat_number)),
        email: organisation.email,
        phone: blankIsNull(organisation.phone),
      },
      buyer: {
        kind: customer.kind,
        name: customer.name,
        attention: customer.kind === "company" ? customer.orderedBy.name : null,
        address: { street: customer.street, postcode: customer.postcode, city: customer.town, country: customer.country },
        kvk: /^\d{8}$/.test(customer.kvkNumber) ? customer.kvkNumber : null,
        oin: null,
        vatId: checkVatNumber(customer.vatNumber ?? "") === "right" ? compactVatNumber(customer.vatNumber ?? "") : null,
        email: billTo(customer).address,
        reference: blankIsNull(customer.reference),
      },
      ...due.counted,
      paidCents,
      original: original === null ? null : { number: original.number, issuedOn: original.issued_on, reason: becauseOf(deal, standing) },
      payment: due.kind === "invoice" ? termsOf(known, { issuedOn, totalCents, paidCents }) : null,
      locale,
      notes: [invoicingTexts[locale].about(formatCode(code))],
    },
  };
}

/** What came in for invoices: not what went to costs and interest, or became a credit. */
function forInvoicesCents(standing: Standing): number {
  const { costsCents, interestCents, keptAsCreditCents } = allocatedBy(standing);
  return standing.paidCents - costsCents - interestCents - keptAsCreditCents;
}

/** To the account of now, by the days of the order where the invoice is of the whole price, else by the first day that is still to come. */
function termsOf({ deal, standing, organisation }: DealToInvoice, { issuedOn, totalCents, paidCents }: { issuedOn: Temporal.PlainDate; totalCents: Cents; paidCents: Cents }): PaymentTerms | null {
  if (!isIban(organisation.iban)) return null;
  const { schedule } = deal.frozen;
  const parts = totalCents === deal.total_cents ? partsByDay(schedule.map((part) => ({ cents: cents(part.cents), dueOn: laterDay(Temporal.PlainDate.from(part.dueOn), issuedOn) }))) : [];
  const days = standing.duties.flatMap(({ duty, by }) => (duty === "pay" && by !== null ? [localDateOf(by, organisation.zone)] : []));
  const first = days.length === 0 ? null : days.reduce(earlierDay);
  return {
    dueOn: firstOpenPart(parts, paidCents)?.dueOn ?? (first === null ? null : laterDay(first, issuedOn)),
    parts,
    iban: compactIban(organisation.iban),
    accountName: organisation.account_name === "" ? organisation.name : organisation.account_name,
    reference: rfReference(deal.code),
  };
}

function originalOf(issued: readonly IssuedInvoice[], id: string): IssuedInvoice {
  const found = issued.find((row) => row.id === id);
  if (found === undefined) throw new Error(`invoice ${id}: a credit note takes back from it and it is not there`);
  return found;
}

function blankIsNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
