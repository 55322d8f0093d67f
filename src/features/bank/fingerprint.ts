import { createHash } from "node:crypto";
import { lineIdentity, ordinal } from "../../domain/bank/line-identity.ts";
import type { BankLine } from "../../domain/bank/statement.ts";

/**
 * Gives each line of a file the name under which it is booked once, whatever file brings it: 32 hexadecimal digits.
 * @see docs/rules/bank.md
 */
export function fingerprints(): (account: string | null, line: BankLine) => string {
  const seen = new Map<string, number>();
  return (account, line) => {
    const identity = hash(lineIdentity(account, line));
    return hash(`${identity} ${ordinal(seen, identity)}`);
  };
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
