import { compactAccount } from "../same-account.ts";
import { dayKey } from "./days-in-text.ts";
import { keyWord, knownName } from "./names.ts";
import type { KnownName } from "./names.ts";
import { headsOf, invoiceNumber, tailOf } from "./numbers.ts";
import type { InvoiceNumber } from "./numbers.ts";
import type { KnownAccount, OpenDeal, OpenRefund, RecordedMoney } from "./open-deal.ts";

/** A deal in the index, with its names made ready. What is open of it falls as lines are booked. */
export type Indexed = {
  readonly deal: OpenDeal;
  readonly names: readonly KnownName[];
  readonly participants: readonly KnownName[];
  /** Deals of the same customer have the same. */
  readonly customerKey: string;
  /** The name of the course in small letters. */
  readonly course: string;
  readonly days: readonly string[];
  /** Of its invoices, without separators. */
  readonly numbers: readonly string[];
  openCents: number;
  dueCents: number | null;
  /** What a person wrote down already: a line of that amount is that money. */
  recorded: readonly number[];
};

export type IndexedNumber = InvoiceNumber & { readonly dealId: string };

/** A name, and the payable deals whose customer or participant has it. */
export type Bearers = { readonly known: KnownName; readonly ones: readonly Indexed[] };

/** Everything that a line can be held against. {@link takeFrom} is the one thing that changes it. */
export type OpenIndex = {
  readonly deals: ReadonlyMap<string, Indexed>;
  readonly byCode: ReadonlyMap<string, Indexed>;
  readonly byNumber: ReadonlyMap<string, IndexedNumber>;
  /** What stands before a separator of any of them. */
  readonly numberHeads: ReadonlySet<string>;
  readonly byTail: ReadonlyMap<string, readonly Indexed[]>;
  readonly byWord: ReadonlyMap<string, ReadonlySet<Indexed>>;
  /** By a word of the name, and then by the initial of a person; anything else has none. */
  readonly byName: ReadonlyMap<string, ReadonlyMap<string, readonly Bearers[]>>;
  readonly byAmount: Map<number, Set<Indexed>>;
  readonly byCustomer: ReadonlyMap<string, readonly Indexed[]>;
  readonly byAccount: ReadonlyMap<string, readonly string[]>;
  readonly refunds: Map<number, OpenRefund[]>;
};

/** @param deals all that a reference may name; what nothing is open of and was not released is found by references only */
export function openIndex({ deals, accounts = [], refunds = [], recorded = [] }: { deals: readonly OpenDeal[]; accounts?: readonly KnownAccount[]; refunds?: readonly OpenRefund[]; recorded?: readonly RecordedMoney[] }): OpenIndex {
  const written = Map.groupBy(recorded, ({ dealId }) => dealId);
  const nameOf = knownNames();
  const indexed = deals.map((deal) => asIndexed(deal, { nameOf, recorded: (written.get(deal.dealId) ?? []).map(({ cents }) => cents) }));
  const byId = new Map(indexed.map((one) => [one.deal.dealId, one]));
  const payable = indexed.filter(isPayable);
  const byWord = new Map([...grouped(payable, wordsOf)].map(([word, ones]) => [word, new Set(ones)]));
  const sharing = (word: string) => byWord.get(word)?.size ?? 0;
  const byNumber = new Map(indexed.flatMap(({ deal }) => deal.invoices.map((printed) => ({ ...invoiceNumber(printed), dealId: deal.dealId }))).map((number) => [number.compact, number]));
  const index: OpenIndex = {
    deals: byId,
    byCode: new Map(indexed.map((one) => [one.deal.code, one])),
    byNumber,
    numberHeads: new Set([...byNumber.values()].flatMap(headsOf)),
    byTail: grouped(payable, ({ deal }) => deal.invoices.map(tailOf)),
    byWord,
    byName: new Map([...grouped(bearersOf(payable), ({ known }) => [keyWord(known, sharing)])].map(([word, bearers]) => [word, grouped(bearers, ({ known }) => [known.first.charAt(0)])])),
    byAmount: new Map(),
    byCustomer: grouped(indexed, ({ customerKey }) => (customerKey === "" ? [] : [customerKey])),
    byAccount: accountsOf(accounts, byId),
    refunds: Map.groupBy(refunds, ({ cents }) => cents),
  };
  for (const one of payable) addAmounts(index, one);
  return index;
}

/** What was booked is no longer open: the next line sees what is left. */
export function takeFrom(index: OpenIndex, targets: readonly { dealId: string; cents: number }[]): void {
  for (const { dealId, cents } of targets) {
    const one = index.deals.get(dealId);
    if (one === undefined) continue;
    for (const amount of amountsOf(one)) index.byAmount.get(amount)?.delete(one);
    const written = one.recorded.indexOf(cents);
    if (written === -1) {
      one.openCents = Math.max(0, one.openCents - cents);
      one.dueCents = one.dueCents === null || one.dueCents <= cents ? null : one.dueCents - cents;
    } else one.recorded = one.recorded.toSpliced(written, 1);
    if (isPayable(one)) addAmounts(index, one);
  }
}

/** A refund that a line was found for is not found again. */
export function takeRefund(index: OpenIndex, { paymentId, cents }: { paymentId: string; cents: number }): void {
  index.refunds.set(cents, (index.refunds.get(cents) ?? []).filter((one) => one.paymentId !== paymentId));
}

/** The amounts that settle something of a deal, or that somebody wrote down for it. */
export function amountsOf({ openCents, dueCents, recorded, deal }: Indexed): number[] {
  if (openCents > 0) return [...recorded, openCents, ...(dueCents === null || dueCents === openCents ? [] : [dueCents])];
  return deal.askedCents === null ? [...recorded] : [...recorded, deal.askedCents];
}

export function isPayable(one: Indexed): boolean {
  return amountsOf(one).length > 0;
}

function asIndexed(deal: OpenDeal, { nameOf, recorded }: { nameOf: typeof knownName; recorded: readonly number[] }): Indexed {
  const { customer, orderedBy, participants } = deal;
  return {
    deal,
    names: [nameOf(customer.name, customer.person), nameOf(orderedBy, true)].filter(({ words }) => words.length > 0),
    participants: participants.map((name) => nameOf(name, true)).filter(({ words }) => words.length > 0),
    customerKey: customer.name.toLowerCase().replaceAll(/\s+/g, " ").trim(),
    course: deal.course.toLowerCase(),
    days: deal.days.map(dayKey),
    numbers: deal.invoices.map((printed) => invoiceNumber(printed).compact),
    openCents: deal.openCents,
    dueCents: deal.dueCents,
    recorded,
  };
}

/** Many deals are of the same people: each name is made ready and kept once. */
function knownNames(): typeof knownName {
  const made = new Map<string, KnownName>();
  return (name, person) => {
    const key = `${person ? "person" : "other"}|${name}`;
    const known = made.get(key) ?? knownName(name, person);
    made.set(key, known);
    return known;
  };
}

function wordsOf({ names, participants }: Indexed): string[] {
  return [...new Set([...names, ...participants].flatMap(({ words }) => words))];
}

function bearersOf(payable: readonly Indexed[]): Bearers[] {
  const named = payable.flatMap((one) => [...one.names, ...one.participants].map((known) => ({ known, one })));
  const same = Map.groupBy(named, ({ known }) => `${known.person ? known.first : ""}|${known.words.join(" ")}`);
  return [...same.values()].flatMap((ones) => (ones[0] === undefined ? [] : [{ known: ones[0].known, ones: [...new Set(ones.map(({ one }) => one))] }]));
}

function addAmounts({ byAmount }: OpenIndex, one: Indexed): void {
  for (const amount of amountsOf(one)) {
    const same = byAmount.get(amount);
    if (same === undefined) byAmount.set(amount, new Set([one]));
    else same.add(one);
  }
}

function accountsOf(accounts: readonly KnownAccount[], deals: ReadonlyMap<string, Indexed>): Map<string, readonly string[]> {
  const named = accounts.flatMap(({ account, dealId }) => {
    const customerKey = deals.get(dealId)?.customerKey ?? "";
    return customerKey === "" ? [] : [{ account: compactAccount(account), customerKey }];
  });
  return new Map([...Map.groupBy(named, ({ account }) => account)].map(([account, ones]) => [account, [...new Set(ones.map(({ customerKey }) => customerKey))]]));
}

function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}
