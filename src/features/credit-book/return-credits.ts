import { creditsToRestore, restoredUntil } from "../../domain/credit/comes-back.ts";
import type { Trx } from "../../platform/house.ts";
import { messageAbout } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import type { CreditSaid } from "../messages/kinds.ts";
import { queueMessages } from "../messages/store.ts";
import { lockCreditsAbout } from "./lock.ts";
import { planCreditEnd } from "./plan-end.ts";
import { creditsUsedOn, lockCredit, moveCredit } from "./store.ts";

/**
 * What credits paid of a held deal and is over is a credit again: the one that was used last first, without a condition, until its old
 * end or thirty days from now. Both deals get their record, whoever ordered gets a mail.
 * @param over.at the moment of the fact: not before what caused it
 * @throws {Error} when credits paid less than comes back: the caller has looked
 * @see docs/rules/credits.md  art. 6:230r BW
 */
export async function returnCredits(trx: Trx, deal: Deal, over: { cents: number; at: Temporal.Instant; now: Temporal.Instant }): Promise<void> {
  const { organisation_id: organisationId, id: dealId } = deal;
  const { cents, at, now } = over;
  await lockCreditsAbout(trx, { organisationId, dealIds: [dealId] });
  const back = creditsToRestore(await creditsUsedOn(trx, organisationId, dealId), cents);
  const restored = back.reduce((sum, one) => sum + one.cents, 0);
  if (restored !== cents) throw new Error(`deal ${deal.code}: ${cents} cents are to be credit again, credits paid ${restored}`);
  const said: CreditSaid[] = [];
  const moves: string[] = [];
  for (const { creditId, cents: part } of back.toSorted((one, other) => (one.creditId < other.creditId ? -1 : 1))) {
    const credit = await lockCredit(trx, organisationId, creditId);
    const validUntil = restoredUntil({ validUntil: credit.valid_until, now, zone: deal.frozen.organisation.zone });
    moves.push(await moveCredit(trx, { organisationId, creditId, dealId, kind: "given-back", cents: part }, now));
    await trx
      .updateTable("credits")
      .set({ valid_until: validUntil.toString(), condition: "none", waits: false, expired_at: null })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", creditId)
      .execute();
    await planCreditEnd(trx, { organisationId, creditId, dealId: credit.deal_id, validUntil, earlierEnd: credit.valid_until, zone: deal.frozen.organisation.zone }, now);
    const leftCents = credit.left_cents + part;
    await writeRecords(trx, organisationId, [
      { subjectId: dealId, type: "credit.returned", at, actor: "system", details: { credit: creditId, cents: part } },
      { subjectId: credit.deal_id, type: "credit.restored", at, actor: "system", details: { credit: creditId, cents: part, leftCents, validUntil: validUntil.toString() } },
    ]);
    said.push({ code: credit.code, cents: leftCents, validUntil: validUntil.toString() });
  }
  await queueMessages(trx, organisationId, now, [messageAbout(deal, `credit-returned:${moves.join(",")}`, { kind: "credit-returned", dealId, cents, credits: said })]);
}
