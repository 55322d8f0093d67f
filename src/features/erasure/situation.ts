import { sql } from "kysely";
import type { Kysely } from "kysely";
import { openReasons, stillOpen } from "../../domain/erasure/decide-erasure.ts";
import type { OpenReason } from "../../domain/erasure/decide-erasure.ts";
import { keptThrough, mustBeKept } from "../../domain/erasure/keeping.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Deal } from "../deal/store.ts";
import { standingOf } from "../standing/store.ts";
import { contentsThatGo } from "./contents.ts";
import type { Committed } from "./contents.ts";
import { messagesAbout, mailUnderWay } from "./messages.ts";

type Db = Kysely<Database>;

/** What erasing a deal meets: why it is not over, what there is to go, and until when the order stays. */
export type ErasureSituation = {
  open: OpenReason[];
  /** The last day on which the books need the order; null when they do not, or not any more. */
  orderKeptThrough: Temporal.PlainDate | null;
  messageIds: string[];
  contents: Committed[];
  /** Whether anything personal is left that goes now. */
  anythingLeft: boolean;
};

export async function situationOf(db: Db, deal: Deal, now: Temporal.Instant): Promise<ErasureSituation> {
  const { organisation_id: organisationId } = deal;
  const [seen, messageIds] = [await look(db, deal), await messagesAbout(db, organisationId, [deal.id, deal.sign_up_id])];
  const underWay = await mailUnderWay(db, organisationId, messageIds);
  const today = now.toZonedDateTimeISO(deal.frozen.organisation.zone).toPlainDate();
  const newest = newestDocument(deal, seen.documented_on);
  const orderIsKept = mustBeKept(newest, today);
  const contents = await contentsThatGo(db, organisationId, { subjectIds: [deal.id, deal.sign_up_id], messageIds, orderIsKept });
  return {
    open: await openReasonsOf(db, deal, now),
    orderKeptThrough: newest !== null && orderIsKept ? keptThrough(newest) : null,
    messageIds,
    contents,
    anythingLeft: deal.erased_at === null || contents.length > 0 || underWay.unerased > 0 || (!orderIsKept && deal.order_erased_at === null),
  };
}

/** Why a deal is not over. Places of one sign-up that came free one after another are deals of their own, with the same people and mails: none of them goes before all are over. */
async function openReasonsOf(db: Db, { organisation_id: organisationId, id, sign_up_id: signUpId }: Deal, now: Temporal.Instant): Promise<OpenReason[]> {
  const places = await placesOf(db, organisationId, { dealId: id, signUpId });
  const deals = await db.selectFrom("deals").selectAll().where("organisation_id", "=", organisationId).where("sign_up_id", "=", signUpId).orderBy("id").execute();
  const reasons = new Set<OpenReason>();
  for (const deal of deals) {
    const [seen, standing] = [await look(db, deal), await standingOf(db, deal, now)];
    const mails = await mailUnderWay(db, organisationId, await messagesAbout(db, organisationId, [deal.id, signUpId]));
    const open = stillOpen({
      places,
      customerOwesCents: standing.customerOwesCents,
      organiserOwesCents: standing.organiserOwesCents,
      moneyUnderWay: seen.money_under_way,
      creditCents: seen.credit_cents,
      disputed: seen.disputed || standing.disputed,
      openOffers: seen.open_offers,
      openCollections: seen.open_collections,
      openQuestions: seen.open_questions,
      mailsUnderWay: mails.count,
    }, now);
    for (const reason of open) reasons.add(reason);
  }
  return openReasons.filter((reason) => reasons.has(reason));
}

/** The newest day of an invoice, a credit note or a payment; an order with a price is a document itself. */
function newestDocument(deal: Deal, documentedOn: string | null): Temporal.PlainDate | null {
  if (documentedOn !== null) return Temporal.PlainDate.from(documentedOn);
  return deal.total_cents > 0 ? deal.formed_at.toZonedDateTimeISO(deal.frozen.organisation.zone).toPlainDate() : null;
}

/** The places of a request, and of the deal that it became. */
export async function placesOf(db: Db, organisationId: string, { dealId, signUpId }: { dealId: string | null; signUpId: string }) {
  const rows = await db
    .selectFrom("bookings")
    .innerJoin("sessions", (join) => join.onRef("sessions.organisation_id", "=", "bookings.organisation_id").onRef("sessions.id", "=", "bookings.session_id"))
    .select(["bookings.place", "sessions.ends_at"])
    .where("bookings.organisation_id", "=", organisationId)
    .where((eb) => eb.or([eb("bookings.deal_id", "=", dealId), eb("bookings.sign_up_id", "=", signUpId)]))
    .execute();
  return rows.map(({ place, ends_at: endsAt }) => ({ place, endsAt }));
}

type Seen = { documented_on: string | null; money_under_way: boolean; credit_cents: number; disputed: boolean; open_offers: number; open_collections: number; open_questions: number };

async function look(db: Db, { organisation_id: organisationId, id, sign_up_id: signUpId }: Deal): Promise<Seen> {
  const ofDeal = sql`organisation_id = ${organisationId} and deal_id = ${id}`;
  const { rows } = await sql<Seen>`
    select
      (select max(day)::text from (
        select issued_on as day from invoices where ${ofDeal}
        union all select received_on from payments where ${ofDeal}
      ) documents) as documented_on,
      exists (select 1 from late_payments where ${ofDeal} and settled_at is null)
        or exists (select 1 from online_payments where ${ofDeal} and (state in ('new', 'open', 'pending') or (state = 'parked' and seen_at is null)))
        or exists (select 1 from online_reversals r join online_payments p on p.organisation_id = r.organisation_id and p.id = r.online_payment_id
          where p.organisation_id = ${organisationId} and p.deal_id = ${id} and r.state in ('new', 'accepted'))
        or exists (select 1 from refund_items i join refund_batches b on b.organisation_id = i.organisation_id and b.id = i.batch_id
          where i.organisation_id = ${organisationId} and i.deal_id = ${id} and b.state = 'made' and i.returned_at is null)
        or exists (select 1 from deadlines where organisation_id = ${organisationId} and subject_id = ${id} and what = 'invoice' and done_at is null)
        or exists (select 1 from called_off_deals where ${ofDeal} and answer is null)
        as money_under_way,
      (select coalesce(sum(left_cents), 0)::int from credits where ${ofDeal}) as credit_cents,
      exists (select 1 from disputes where ${ofDeal} and closed_at is null) as disputed,
      (select count(*)::int from offers where organisation_id = ${organisationId} and (deal_id = ${id} or sign_up_id = ${signUpId}) and state = 'open') as open_offers,
      (select count(*)::int from collections where ${ofDeal} and num_nonnulls(retrieved_at, refused_at, expired_at) = 0) as open_collections,
      (select count(*)::int from track_corrections where ${ofDeal} and answered_at is null)
        + (select count(*)::int from plan_reviews where ${ofDeal} and answered_at is null)
        + (select count(*)::int from withdrawal_statements where ${ofDeal} and settled_at is null) as open_questions
  `.execute(db);
  const [seen] = rows;
  if (seen === undefined) throw new Error(`deal ${id}: a select without a table gave no row`);
  return seen;
}
