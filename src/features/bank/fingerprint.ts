import { hash } from "node:crypto";
import { lineIdentity, ordinal } from "../../domain/bank/line-identity.ts";
import type { BankLine } from "../../domain/bank/statement.ts";

/**
 * Gives each line of a file the name under which it is booked once, whatever file brings it: 32 hexadecimal digits.
 * @see docs/rules/bank.md
 */
export function fingerprints(): (account: string | null, line: BankLine) => string {
  const seen = new Map<string, number>();
  return (account, line) => {
    const identity = digits(lineIdentity(account, line));
    return digits(`${identity} ${ordinal(seen, identity)}`);
  };
}

function digits(text: string): string {
  return hash("sha256", text, "hex").slice(0, 32);
}
