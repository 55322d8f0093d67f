import { createHash } from "node:crypto";
import { transferFile } from "../../domain/refund/transfer-file.ts";
import type { Transfer } from "../../domain/refund/transfer-file.ts";
import type { TransferVersion } from "../../domain/refund/transfer-file.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { lockCreditsAbout } from "../credit-book/store.ts";
import { holdDeals, holdSessionsOf } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { bookRefund } from "./book-refund.ts";
import { dueOf } from "./owed.ts";
import { planFile } from "./plan-file.ts";
import type { FilePlan, PlanRefusal, PlannedItem } from "./plan-file.ts";
import { transferTexts } from "./texts.ts";

export type FileRefusal = PlanRefusal | { kind: "changed" };

type FileInput = { organisationId: string; dealIds: readonly string[]; version: TransferVersion };

/** @returns what the file would hold now; nothing is written. Refusals as {@link makeRefundFile}, without `changed` */
export async function previewRefundFile(house: House, input: FileInput): Promise<{ ok: true; plan: FilePlan } | { ok: false; refusal: PlanRefusal }> {
  return house.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute((trx) => planFile(trx, input, house.clock.now()));
}

/**
 * Makes a file with which the bank pays refunds, and books each of them: from then on nobody pays it a second time.
 * @param input.token names the form: sent twice, there is one file
 * @param input.seen the plan that was shown. What is owed, and where it goes, is looked at again while the deals are held
 * @returns refusals `nothing-chosen`, `own-account-missing`, `accounts-missing`, `too-many`, `changed` (nothing was made: look again)
 */
export async function makeRefundFile(
  house: House,
  input: FileInput & { token: string; seen: string; by: string },
): Promise<{ ok: true; batchId: string; repeated: boolean } | { ok: false; refusal: FileRefusal }> {
  const { organisationId, token, seen, by } = input;
  return house.db.transaction().execute(async (trx) => {
    await holdSessionsOf(trx, organisationId, input.dealIds);
    const dealIds = (await holdDeals(trx, organisationId, input.dealIds)).map(({ id }) => id);
    await lockCreditsAbout(trx, { organisationId, dealIds });
    const now = house.clock.now();
    const earlier = await trx.selectFrom("refund_batches").select("id").where("organisation_id", "=", organisationId).where("token", "=", token).executeTakeFirst();
    if (earlier !== undefined) return { ok: true, batchId: earlier.id, repeated: true };
    const planned = await planFile(trx, { ...input, dealIds }, now);
    if (!planned.ok) return planned;
    if (planned.plan.seen !== seen) return { ok: false, refusal: { kind: "changed" } };
    const batchId = uuidv7(now);
    await writeFile(trx, planned.plan, { organisationId, batchId, token, by, now });
    return { ok: true, batchId, repeated: false };
  });
}

type Making = { organisationId: string; batchId: string; token: string; by: string; now: Temporal.Instant };

async function writeFile(trx: Trx, plan: FilePlan, { organisationId, batchId, token, by, now }: Making): Promise<void> {
  const { items, sumCents, executionOn, from, version } = plan;
  const [{ deal: { frozen: { organisation: { zone } } } }] = atLeastOne(items);
  const createdAt = now.toZonedDateTimeISO(zone);
  const messageId = `HS-${createdAt.toPlainDate().toString().replaceAll("-", "")}-${batchId.slice(-12)}`.toUpperCase();
  const counts = await countItems(trx, organisationId, items);
  const rows = items.map((item) => ({ item, id: uuidv7(now), transfer: transferOf(item, (counts.get(item.deal.id) ?? 0) + 1) }));
  const xml = transferFile({ messageId, createdAt, executionOn, from, transfers: rows.map(({ transfer }) => transfer) }, version);
  await trx
    .insertInto("refund_batches")
    .values({
      organisation_id: organisationId, id: batchId, token, message_id: messageId, version, created_at: now.toString(), created_by: by, execution_on: executionOn.toString(),
      items: items.length, sum_cents: sumCents, xml, sha256: createHash("sha256").update(xml).digest("hex"), state_at: now.toString(), state_by: by,
    })
    .execute();
  for (const { item: { deal, owed, account }, id, transfer } of rows) {
    const booked = await bookRefund(trx, deal, { token: `refund-file:${id}`, cents: owed.cents, method: "credit-transfer", by, actor: "trainer" }, now);
    if (!booked.ok) throw new Error(`deal ${deal.code}: ${owed.cents} cents were owed while it was held, and are not: ${booked.refusal.kind}`);
    await trx
      .insertInto("refund_items")
      .values({
        organisation_id: organisationId, id, batch_id: batchId, deal_id: deal.id, payment_id: booked.paymentId, cents: owed.cents, iban: account.iban, holder: account.holder,
        end_to_end_id: transfer.endToEndId, due_at: dueOf({ owed }, now).toString(),
      })
      .execute();
  }
  await writeRecords(trx, organisationId, [{ subjectId: batchId, type: "refund-file.made", at: now, actor: "trainer", details: { items: items.length, cents: sumCents, deals: items.map(({ deal }) => deal.id) } }]);
}

/** The reference is the code of the deal and which refund of it this is: no two are alike, and a person can read it on a statement. */
function transferOf({ deal, owed, account }: PlannedItem, number: number): Transfer {
  const { name } = deal.frozen.organisation;
  return { endToEndId: `${deal.code}-${number}`, cents: owed.cents, iban: account.iban, holder: account.holder, text: transferTexts[deal.locale].text(deal.code, name) };
}

async function countItems(trx: Trx, organisationId: string, items: readonly PlannedItem[]): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom("refund_items")
    .select(({ fn }) => ["deal_id", fn.countAll<number>().as("count")])
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "in", items.map(({ deal }) => deal.id))
    .groupBy("deal_id")
    .execute();
  return new Map(rows.map(({ deal_id: dealId, count }) => [dealId, Number(count)]));
}

function atLeastOne<T>(list: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = list;
  if (first === undefined) throw new RangeError("refund file: expected at least one refund, got none");
  return [first, ...rest];
}
