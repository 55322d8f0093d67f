import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { PaymentState } from "../../../domain/deal/payment-state.ts";
import type { SessionMoveAnswer } from "../../../domain/session-move/answers.ts";
import type { Database } from "../../../platform/database/schema.ts";
import { owedToDeals } from "../../refunds/store.ts";

type Db = Kysely<Database>;

type Row = {
  code: string;
  payment: PaymentState;
  what: "called-off" | "moved";
  session_id: string;
  course_title: string;
  starts_at: Temporal.Instant | null;
  deal_id: string;
  customer_name: string;
  places: number;
  answer: SessionMoveAnswer | null;
  answer_by: Temporal.Instant;
  answered_at: Temporal.Instant | null;
  /** Whether a place still stands in the session. */
  stands: boolean;
};

/** A customer whose session was called off or moved: what was chosen, and what is still to be paid back. */
export type CustomerChoice = Pick<Row, "what" | "session_id" | "course_title" | "starts_at" | "deal_id" | "code" | "customer_name" | "places" | "answer_by" | "answered_at"> & {
  /** `open`: nothing was chosen yet; `gone`: nothing has to be, the places left another way. */
  answer: SessionMoveAnswer | "open";
  backCents: number;
};

/**
 * Everybody who was asked, by session; a question that a newer one took the place of is left out.
 * @param sessionId only of this session, whatever was chosen; else all who have not chosen, or have money to come
 */
export async function readChoices(db: Db, organisationId: string, sessionId: string | null, now: Temporal.Instant): Promise<CustomerChoice[]> {
  const rows = await askedRows(db, organisationId, sessionId);
  const over = rows.filter(({ payment }) => payment === "overpaid").map((row) => row.deal_id);
  const owed = await owedToDeals(db, organisationId, [...new Set(over)], now);
  const choices = rows.map(({ deal_id: dealId, stands, answer, ...row }): CustomerChoice => ({
    ...row,
    deal_id: dealId,
    answer: answer ?? (row.what === "moved" && !stands ? "gone" : "open"),
    backCents: owed.get(dealId)?.cents ?? 0,
  }));
  return sessionId === null ? choices.filter(({ answer, backCents }) => answer === "open" || backCents > 0) : choices;
}

async function askedRows(db: Db, organisationId: string, sessionId: string | null): Promise<Row[]> {
  const one = sessionId === null ? sql`true` : sql`asked.session_id = ${sessionId}`;
  const { rows } = await sql<Row>`
    select asked.what, asked.session_id, asked.deal_id, asked.places, asked.answer, asked.answer_by, asked.answered_at,
      c.title as course_title, s.starts_at, d.customer ->> 'name' as customer_name,
      d.code, d.payment,
      exists (
        select from bookings b
        where b.organisation_id = ${organisationId} and b.deal_id = asked.deal_id and b.session_id = asked.session_id and b.place in ('held', 'confirmed')
      ) as stands
    from (
      select 'called-off' as what, session_id, deal_id, places, answer, answer_by, answered_at from called_off_deals where organisation_id = ${organisationId}
      union all
      select 'moved', m.session_id, q.deal_id, q.places, q.answer, m.answer_by, q.answered_at
      from moved_deals q join session_moves m on m.organisation_id = q.organisation_id and m.id = q.move_id
      where q.organisation_id = ${organisationId} and q.answer is distinct from 'moved-again' and q.answer is distinct from 'called-off'
    ) asked
    join sessions s on s.organisation_id = ${organisationId} and s.id = asked.session_id
    join courses c on c.organisation_id = ${organisationId} and c.id = s.course_id
    join deals d on d.organisation_id = ${organisationId} and d.id = asked.deal_id
    where ${one}
    order by s.starts_at, s.id, d.formed_at, d.id
  `.execute(db);
  return rows;
}

/** A session of which customers have not chosen yet, and until when the first of them can. */
export type OpenChoices = Pick<CustomerChoice, "what" | "session_id" | "course_title" | "starts_at"> & { open: number; answerBy: Temporal.Instant };

/** Open questions by session and by what happened to it. */
export function openChoicesOf(choices: readonly CustomerChoice[]): OpenChoices[] {
  const open = Map.groupBy(choices.filter(({ answer }) => answer === "open"), (one) => `${one.session_id} ${one.what}`);
  return [...open.values()].flatMap((together) => together.slice(0, 1).map((one) => ({
    what: one.what, session_id: one.session_id, course_title: one.course_title, starts_at: one.starts_at, open: together.length,
    answerBy: together.map(({ answer_by: by }) => by).reduce((first, by) => (Temporal.Instant.compare(by, first) < 0 ? by : first), one.answer_by),
  })));
}
