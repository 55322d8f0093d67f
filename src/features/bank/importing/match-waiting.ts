import { matchLine } from "../../../domain/bank/match/match-line.ts";
import { takeFrom, takeRefund } from "../../../domain/bank/match/open-index.ts";
import type { OpenIndex } from "../../../domain/bank/match/open-index.ts";
import type { Match } from "../../../domain/bank/match/proposal.ts";
import { ruleFor } from "../../../domain/bank/match/rules.ts";
import type { BankRule } from "../../../domain/bank/match/rules.ts";
import type { House } from "../../../platform/house.ts";
import { readOpenIndex } from "../deal-index.ts";
import { bookLine } from "../settling/book-line.ts";
import { linkRefund } from "../settling/link-refund.ts";
import { readRefundFiles, settleByRefundFile } from "../settling/refund-files.ts";
import { linesToLookAgain, rulesNow, waitingLines, writeFindings } from "../store.ts";
import type { Finding, Line } from "../store.ts";

/** In which ends lines came. */
export type MatchCounts = { matched: number; proposed: number; ignored: number; unknown: number };

const portion = 500;

/**
 * Gives every line that waits its end: what is certain is booked, each line in a transaction of its own; the rest is proposed,
 * ignored by rule or unknown. What was proposed before is looked at again, because what is open has changed. May run twice at once.
 */
export async function matchWaiting(house: House, organisationId: string): Promise<MatchCounts> {
  const counts: MatchCounts = { matched: 0, proposed: 0, ignored: 0, unknown: 0 };
  const index = await readOpenIndex(house.db, organisationId, house.clock.now());
  const rules = await rulesNow(house.db, organisationId);
  const refundFiles = await readRefundFiles(house.db, organisationId);
  for (let lines = await waitingLines(house.db, organisationId, portion); lines.length > 0; lines = await waitingLines(house.db, organisationId, portion)) {
    const findings: Finding[] = [];
    for (const line of lines) {
      const finding = (await settleByRefundFile(house, line, refundFiles)) ? null : await endOf(house, line, { index, rules });
      counts[finding === null ? "matched" : finding.state] += 1;
      if (finding !== null) findings.push(finding);
    }
    await writeFindings(house.db, organisationId, findings, { from: ["waiting"] });
  }
  const again = await linesToLookAgain(house.db, organisationId, house.clock.now());
  await writeFindings(house.db, organisationId, again.map((line) => findingOf(line, matchLine(asLine(line), index), rules)), { from: ["proposed", "unknown", "ignored"] });
  return counts;
}

/** @returns null when the line was booked */
async function endOf(house: House, line: Line, { index, rules }: { index: OpenIndex; rules: readonly BankRule[] }): Promise<Finding | null> {
  const match = matchLine(asLine(line), index);
  const ids = { organisationId: line.organisation_id, lineId: line.id };
  if (match.kind === "certain") {
    const booked = await bookLine(house, { ...ids, targets: match.targets, found: match, by: null });
    if (booked.ok) {
      takeFrom(index, match.targets);
      return null;
    }
    return findingOf(line, { ...match, kind: "proposed" }, []);
  }
  if (match.kind === "refund" && match.certain) {
    const linked = await linkRefund(house, { ...ids, paymentId: match.paymentId, found: match, by: null });
    if (linked.ok) {
      takeRefund(index, { paymentId: match.paymentId, cents: -line.units });
      return null;
    }
  }
  return findingOf(line, match, rules);
}

/** What a line that is not booked becomes. */
function findingOf({ id, name, account, text }: Line, match: Match, rules: readonly BankRule[]): Finding {
  const rule = ruleFor({ name, account, text }, rules);
  if (rule !== null) return { id, state: "ignored", found: match, ruleId: rule.id };
  if (match.kind === "outgoing") return { id, state: "ignored", found: match, ruleId: null };
  return { id, state: match.kind === "unknown" ? "unknown" : "proposed", found: match, ruleId: null };
}

/** A line of the database as the rules know it. */
export function asLine({ units, currency, name, account, reference, end_to_end_id: endToEndId, text, reversal }: Line) {
  return { amount: { units, currency }, reversal, counterparty: { name, account }, reference, endToEndId, text, parts: [] };
}
