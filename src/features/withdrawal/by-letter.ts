import { letterCountsFrom, whyNotLetter } from "../../domain/withdrawal/by-letter.ts";
import type { LetterDays, LetterProblem } from "../../domain/withdrawal/by-letter.ts";
import type { StatementOutcome } from "../../domain/withdrawal/statement.ts";
import { formatCode } from "../../domain/deal/code.ts";
import type { House } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { holdDeal } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { storyOf } from "../standing/store.ts";
import { answerCustomer } from "./mail.ts";
import { previewAt } from "./preview.ts";
import type { WithdrawalPreview } from "./preview.ts";
import { fingerprintOf, keepStatement, statementWith } from "./store.ts";
import { withdrawDeal } from "./withdraw-deal.ts";

/** A statement that came in on paper or by mail; `words` are those of the customer, kept as they are. */
export type Letter = LetterDays & { organisationId: string; dealId: string; channel: "letter" | "mail"; words: string };

export type LetterRefusal = { kind: LetterProblem | "deal-unknown" | "company" };

/** What entering a letter would come to now, and from when it counts. */
export async function previewLetterOf(house: House, deal: Deal, days: LetterDays): Promise<{ ok: true; countsFrom: Temporal.Instant; preview: WithdrawalPreview } | { ok: false; refusal: LetterRefusal }> {
  if (deal.customer.kind === "company") return { ok: false, refusal: { kind: "company" } };
  const story = await storyOf(house.db, deal);
  const problem = whyNotLetter(days, story.deal, house.clock.now());
  if (problem !== null) return { ok: false, refusal: { kind: problem } };
  const countsFrom = letterCountsFrom(days, story.deal);
  return { ok: true, countsFrom, preview: await previewAt(house, deal, countsFrom) };
}

/**
 * The trainer enters that a consumer withdrew by letter or mail. It is kept with its words and days and does what a statement on the
 * page does: it ends what can be ended, and the customer gets the acknowledgement, or why it has no effect. The same letter twice is one.
 * @returns what it did; refusals `deal-unknown`, `company`, `in-future`, `before-order`, `sent-after-received`
 * @see docs/rules/withdrawal.md  art. 6:230o BW
 */
export async function withdrawByLetter(house: House, { organisationId, dealId, channel, words, receivedOn, sentOn }: Letter): Promise<{ ok: true; outcome: StatementOutcome; repeated: boolean } | { ok: false; refusal: LetterRefusal }> {
  return house.db.transaction().execute(async (trx) => {
    const deal = (await holdDeal(trx, organisationId, dealId))?.deal;
    const now = house.clock.now();
    if (deal === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    if (deal.customer.kind === "company") return { ok: false, refusal: { kind: "company" } };
    const story = await storyOf(trx, deal);
    const problem = whyNotLetter({ receivedOn, sentOn }, story.deal, now);
    if (problem !== null) return { ok: false, refusal: { kind: problem } };
    const { name, email } = deal.customer.orderedBy;
    const order = words.trim() === "" ? formatCode(deal.code) : words.trim();
    const fingerprint = fingerprintOf({ name, order, email }, { channel, day: receivedOn, dealId });
    const statement = await keepStatement(trx, {
      organisation_id: organisationId, id: uuidv7(now), channel, name, order_text: order, email, locale: deal.locale,
      received_at: letterCountsFrom({ receivedOn, sentOn }, story.deal).toString(), fingerprint, client: "", order_key: "", deal_id: dealId, outcome: "nothing-left",
      settled_at: now.toString(), settled_how: "by-itself", seen_at: now.toString(),
    });
    if (statement === undefined) return { ok: true, outcome: (await statementWith(trx, organisationId, fingerprint))?.outcome ?? "nothing-left", repeated: true };
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "withdrawal.entered", at: now, actor: "trainer", details: { statement: statement.id, channel, receivedOn: receivedOn.toString(), sentOn: sentOn?.toString() ?? null } }]);
    const result = await withdrawDeal(trx, house, { deal, statement, actor: "trainer", now });
    if (result.outcome !== "withdrawn") {
      await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "withdrawal.refused", at: now, actor: "trainer", details: { statement: statement.id, channel, because: result.outcome } }]);
    }
    await trx.updateTable("withdrawal_statements").set({ outcome: result.outcome }).where("organisation_id", "=", organisationId).where("id", "=", statement.id).execute();
    await answerCustomer(trx, { statement: { ...statement, outcome: result.outcome }, deal, result, now });
    return { ok: true, outcome: result.outcome, repeated: false };
  });
}
