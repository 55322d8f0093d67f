import { sql } from "kysely";
import type { CreditMoveKind } from "../../platform/database/absence-and-credit-rows.ts";
import type { Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { bookCreditMove } from "../journal/actions.ts";

/** `dealId` is the deal that it was given for, or the one that it paid; `cents` is signed: what comes is more than nothing. */
export type NewCreditMove = { organisationId: string; creditId: string; dealId: string; kind: CreditMoveKind; cents: number };

/** Writes a movement of a credit that is locked, books it, and writes what is left after it. @returns its id */
export async function moveCredit(trx: Trx, { organisationId, creditId, dealId, kind, cents }: NewCreditMove, now: Temporal.Instant): Promise<string> {
  const id = uuidv7(now);
  await trx.insertInto("credit_moves").values({ organisation_id: organisationId, id, credit_id: creditId, deal_id: dealId, kind, cents, at: now.toString() }).execute();
  await bookCreditMove(trx, { organisationId, id, dealId, kind, cents }, now);
  if (kind === "granted") return id;
  await trx
    .updateTable("credits")
    .set({ left_cents: sql<number>`left_cents + ${cents}` })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", creditId)
    .execute();
  return id;
}
