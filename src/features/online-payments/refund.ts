import { splitRefund } from "../../domain/online-payment/split-refund.ts";
import { lookAgainAt } from "../../domain/online-payment/look-again.ts";
import type { House } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { providerOf } from "../../platform/payment-provider/provider.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { holdDeal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { owedToDeals } from "../refunds/store.ts";
import { askRefund } from "./ask-refund.ts";
import { paidOnline } from "./store.ts";

type OnlineRefundRefusal =
  | { kind: "not-offered" }
  | { kind: "deal-unknown" }
  /** More than there is to pay back. */
  | { kind: "nothing-to-refund"; mostCents: number }
  /** More than was paid online and did not go back yet. */
  | { kind: "not-online"; mostCents: number };

/** `accepted`: booked and on its way. `no-answer`: it is asked again until there is one. `refused`: nothing went, and Today says so. */
type OnlineRefundOutcome = { ok: true; repeated: boolean; answer: "accepted" | "no-answer" | "refused" } | { ok: false; refusal: OnlineRefundRefusal };

type OnlineRefund = {
  organisationId: string;
  dealId: string;
  cents: number;
  /** Names the form: sent twice, it is asked once. */
  token: string;
  by: string;
};

/**
 * Pays money back by the way it came, through the payment provider. What is intended is written first, then the provider is called with
 * that as its key, and what it accepts is booked: once, whatever breaks in between. What was paid in several times goes
 * back from the newest.
 * @returns refusals `not-offered`, `deal-unknown`, `nothing-to-refund`, `not-online`
 */
export async function requestOnlineRefund(house: House, wanted: OnlineRefund): Promise<OnlineRefundOutcome> {
  if (providerOf(house.config) === null) return refuse({ kind: "not-offered" });
  const intended = await intend(house, wanted);
  if (!intended.ok) return intended;
  const answers = [];
  for (const reversalId of intended.reversalIds) answers.push(await askRefund(house, { organisationId: wanted.organisationId, reversalId }));
  return { ok: true, repeated: intended.repeated, answer: answers.find((answer) => answer === "no-answer") ?? answers.find((answer) => answer === "refused") ?? "accepted" };
}

/** Writes what is to go back, under locks, before anybody is called. */
export async function intend(house: House, wanted: OnlineRefund): Promise<{ ok: true; repeated: boolean; reversalIds: string[] } | { ok: false; refusal: OnlineRefundRefusal }> {
  const { organisationId, dealId, cents, token } = wanted;
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId);
    if (held === undefined) return refuse({ kind: "deal-unknown" });
    const now = house.clock.now();
    const earlier = await trx.selectFrom("online_reversals").select("id").where("organisation_id", "=", organisationId).where("token", "like", `${token.replaceAll(/[\\%_]/g, "\\$&")}/%`).orderBy("token").execute();
    if (earlier.length > 0) return { ok: true, repeated: true, reversalIds: earlier.map(({ id }) => id) };
    const mostCents = (await owedToDeals(trx, organisationId, [dealId], now)).get(dealId)?.cents ?? 0;
    if (!Number.isSafeInteger(cents) || cents <= 0 || cents > mostCents) return refuse({ kind: "nothing-to-refund", mostCents });
    const paid = await paidOnline(trx, organisationId, dealId);
    const parts = splitRefund(paid, cents);
    if (parts === null) return refuse({ kind: "not-online", mostCents: paid.reduce((sum, one) => sum + one.leftCents, 0) });
    const rows = parts.map((part, index) => ({
      organisation_id: organisationId, id: uuidv7(now), online_payment_id: part.id, kind: "refund" as const, token: `${token}/${index + 1}`, cents: part.cents, state: "new" as const,
      asked_by: wanted.by, asked_at: now.toString(), changed_at: now.toString(),
    }));
    await trx.insertInto("online_reversals").values(rows).execute();
    await writeRecords(trx, organisationId, rows.map((row) => ({ subjectId: dealId, type: "online-refund.asked", at: now, actor: "trainer" as const, details: { reversal: row.id, attempt: row.online_payment_id, cents: row.cents } })));
    await scheduleDeadlines(trx, organisationId, now, rows.map((row) => ({ what: "online-payment" as const, subjectId: row.online_payment_id, dueAt: lookAgainAt(now, now) })));
    return { ok: true, repeated: false, reversalIds: rows.map(({ id }) => id) };
  });
}

function refuse(refusal: OnlineRefundRefusal): { ok: false; refusal: OnlineRefundRefusal } {
  return { ok: false, refusal };
}
