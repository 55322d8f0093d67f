/** An invoice number without its separators, and where those stood. */
export type InvoiceNumber = { readonly compact: string; readonly splits: ReadonlySet<number> };

const mostRuns = 4;

export function invoiceNumber(printed: string): InvoiceNumber {
  const runs = printed.toUpperCase().split(/[^A-Z0-9]+/).filter((run) => run !== "");
  return { compact: runs.join(""), splits: new Set(splitsOf(runs)) };
}

function splitsOf(runs: readonly string[]): number[] {
  let at = 0;
  return runs.slice(0, -1).map((run) => (at += run.length));
}

/** What stands before each separator of a number: what a number that is written in parts begins with. */
export function headsOf({ compact, splits }: InvoiceNumber): string[] {
  return [...splits].map((split) => compact.slice(0, split));
}

/**
 * The invoice numbers that stand in a text: with their separators, with others in the same places, or without any.
 * Letters before the first digit may be a word that was written up against it.
 * @param find the number behind a compact form
 * @param isHead whether some number has this before a separator: most words are not, and need not be tried with what follows
 */
export function findInvoiceNumbers<T extends InvoiceNumber>(text: string, find: (compact: string) => T | undefined, isHead: (begin: string) => boolean = () => true): T[] {
  const runs = text.toUpperCase().match(/[A-Z0-9]+/g) ?? [];
  const found = new Set<T>();
  runs.forEach((first, from) => {
    for (const begin of beginningsOf(first)) {
      const longest = isHead(begin) ? mostRuns : 1;
      for (let to = from; to < Math.min(runs.length, from + longest); to += 1) {
        const parts = [begin, ...runs.slice(from + 1, to + 1)];
        const compact = parts.join("");
        const number = /\d/.test(compact) ? find(compact) : undefined;
        if (number !== undefined && splitsOf(parts).every((split) => number.splits.has(split))) found.add(number);
      }
    }
  });
  return [...found];
}

function beginningsOf(run: string): string[] {
  const digits = run.replace(/^[A-Z]+(?=\d)/, "");
  return digits.length === run.length ? [run] : [run, digits];
}

/** The last digits of an invoice number that somebody names as one: "rest fact 178". Without zeros in front. */
export function findTails(text: string): string[] {
  const named = text.toUpperCase().matchAll(/\b(?:FACTUUR(?:NR|NUMMER)?|FACT(?:NR)?|FAKTUUR|INVOICE|INV|NOTA|NR|NUMMER)[\s.:#-]*(?:\d{4}[\s./-])?0*([1-9]\d{0,5})\b/g);
  return [...new Set([...named].map(([, digits = ""]) => digits))];
}

/** The digits behind the last separator, or the last four, without zeros in front: what people call the number of an invoice. */
export function tailOf(printed: string): string {
  const last = printed.split(/[^A-Za-z0-9]+/).at(-1) ?? "";
  return (last.length < printed.length ? last : last.slice(-4)).replace(/^\D*0*/, "");
}

/** Whether one number may be a slip of the pen for another: a sign for another, left out, put in, or two in the wrong order. */
export function isSlip(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [restOfOne, restOfOther] = [one.slice(at), other.slice(at)];
  if (restOfOne.slice(1) === restOfOther.slice(1) || restOfOne.slice(1) === restOfOther || restOfOne === restOfOther.slice(1)) return true;
  return restOfOne.charAt(0) === restOfOther.charAt(1) && restOfOne.charAt(1) === restOfOther.charAt(0) && restOfOne.slice(2) === restOfOther.slice(2);
}
