import type { InvoiceTotals } from "../invoice/totals.ts";
import type { VatRegime } from "../invoice/vat-regime.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Account, PlainAccount, RevenueAccount } from "./accounts.ts";
import type { Entry, Posting } from "./entry.ts";

type Document = { id: string; kind: "invoice" | "credit-note"; issuedOn: Temporal.PlainDate; totals: Pick<InvoiceTotals, "groups" | "totalCents"> };

/**
 * What an invoice books: the customer owes the total, which is revenue by regime and VAT by rate. A credit note takes the same back.
 * @see docs/rules/journal.md
 */
export function documentEntry({ id, kind, issuedOn, totals }: Document): Entry {
  const sign = kind === "invoice" ? 1 : -1;
  const groups = totals.groups.flatMap(({ vat, taxableCents, vatCents }): Posting[] => [
    { account: revenueOf(vat), cents: cents(-sign * taxableCents) },
    ...(vat.kind === "standard" ? [{ account: `vat:${vat.basisPoints}` as const, cents: cents(-sign * vatCents) }] : []),
  ]);
  return { kind, sourceId: id, bookedOn: issuedOn, postings: gathered([{ account: "receivable", cents: cents(sign * totals.totalCents) }, ...groups]) };
}

/** How money came or went, and the account it is on after that. */
const moneyAccounts = { bank: "bank", cash: "cash", card: "card", online: "online", other: "other", "credit-transfer": "refunds" } as const satisfies Record<string, PlainAccount>;

type Payment = { id: string; cents: Cents; method: keyof typeof moneyAccounts; on: Temporal.PlainDate };

/** Money that came in, or with less than nought went back. */
export function paymentEntry({ id, cents: amount, method, on }: Payment): Entry {
  return {
    kind: amount > 0 ? "payment" : "refund",
    sourceId: id,
    bookedOn: on,
    postings: gathered([{ account: moneyAccounts[method], cents: amount }, { account: "receivable", cents: cents(-amount) }]),
  };
}

/** Refunds of a file left the bank, or with less than nought came back to it. */
export function refundSentEntry({ id, cents: amount, on }: { id: string; cents: Cents; on: Temporal.PlainDate }): Entry {
  return { kind: "refund-sent", sourceId: id, bookedOn: on, postings: gathered([{ account: "refunds", cents: amount }, { account: "bank", cents: cents(-amount) }]) };
}

/** What each movement of a credit is about, beside the credit itself. */
const creditAccounts = { granted: "goodwill", used: "receivable", "given-back": "receivable", expired: "expired-credits", ended: "goodwill" } as const satisfies Record<string, PlainAccount>;

/** A movement of a credit; `cents` is signed: what comes is more than nought. What is granted is a gift until an allocation says that it was the customer's own money. */
export function creditEntry({ id, kind, cents: amount, on }: { id: string; kind: keyof typeof creditAccounts; cents: Cents; on: Temporal.PlainDate }): Entry {
  return { kind: "credit", sourceId: id, bookedOn: on, postings: gathered([{ account: creditAccounts[kind], cents: amount }, { account: "credits", cents: cents(-amount) }]) };
}

/** What the money of a deal went to, beside its invoices. None is below nought. */
export type Allocated = {
  costsCents: Cents;
  interestCents: Cents;
  /** Became a credit instead of going back. */
  keptAsCreditCents: Cents;
};

/** Balances by account; an account that is not there has none. */
export type Balances = ReadonlyMap<Account, number>;

/**
 * Brings the accounts of a deal to where its standing says that they are: what the customer owes stands as receivable, what is
 * held for the customer as deposits, never both; the costs and interest that were paid are income; what the customer kept as
 * credit was no gift.
 * @param books.sources the balances of everything but allocations
 * @param books.allocations the balances of the allocations so far
 * @returns null when they stand there already
 */
export function allocationEntry(books: { sources: Balances; allocations: Balances; allocated: Allocated; bookedOn: Temporal.PlainDate }): Entry | null {
  const { sources, allocations, allocated, bookedOn } = books;
  const { costsCents, interestCents, keptAsCreditCents } = allocated;
  const more = costsCents + interestCents + keptAsCreditCents;
  const customer = (sources.get("receivable") ?? 0) + more;
  const held = Math.min(0, customer);
  const wanted: readonly (readonly [Account, number])[] = [
    ["receivable", more - held], ["deposits", held], ["costs", -costsCents], ["interest", -interestCents], ["goodwill", -keptAsCreditCents],
  ];
  const postings = gathered(wanted.map(([account, amount]) => ({ account, cents: cents(amount - (allocations.get(account) ?? 0)) })));
  return postings.length === 0 ? null : { kind: "allocation", sourceId: null, bookedOn, postings };
}

function revenueOf(vat: VatRegime): RevenueAccount {
  return vat.kind === "standard" ? `revenue:standard:${vat.basisPoints}` : `revenue:${vat.kind}`;
}

/** Each account once, none with nought. */
function gathered(postings: readonly Posting[]): Posting[] {
  const sums = new Map<Account, number>();
  for (const { account, cents: amount } of postings) sums.set(account, (sums.get(account) ?? 0) + amount);
  return [...sums].filter(([, sum]) => sum !== 0).map(([account, sum]) => ({ account, cents: cents(sum) }));
}
