import { contentGoes } from "../../domain/erasure/keeping.ts";
import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { writeRecords } from "../evidence/store.ts";

type Db = Kysely<Database>;

/** Who erased what went by itself. */
export const bySweep = "sweep";

/** A content that a record commits to, by the place of the record in its log. */
export type Committed = { log: number; index: number; recordId: string; name: string };

/** The contents that go: those of the records about some subjects, and of some messages that are about the organisation. */
export async function contentsThatGo(db: Db, organisationId: string, about: { subjectIds: readonly string[]; messageIds: readonly string[]; orderIsKept: boolean }): Promise<Committed[]> {
  const { rows } = await sql<Committed>`
    select l.log, l.index::int as index, a.record_id as "recordId", a.name
    from log_leaves l
    join attachments a on a.organisation_id = l.organisation_id and a.record_id = l.record_id and a.erased_at is null
    where l.organisation_id = ${organisationId} and (
      l.subject_id = any(${about.subjectIds}::uuid[])
      or (l.subject_id = ${organisationId} and l.record_id in (
        select r.id from records r
        where r.organisation_id = ${organisationId} and r.subject_id = ${organisationId} and r.details ->> 'message' = any(${about.messageIds}::text[])
      ))
    )
    order by l.log, l.index, a.name
  `.execute(db);
  return rows.filter(({ name }) => contentGoes(name, about));
}

/** Without its salt a commitment says nothing any more, and every proof stays as it was. */
export async function eraseContents(trx: Trx, organisationId: string, contents: readonly Committed[], now: Temporal.Instant): Promise<void> {
  const which = contents.map(({ recordId, name }) => ({ recordId, name }));
  await sql`
    update attachments a set salt = null, content = null, erased_at = ${now.toString()}::timestamptz
    from json_to_recordset(${JSON.stringify(which)}::json) as gone("recordId" uuid, name text)
    where a.organisation_id = ${organisationId} and a.record_id = gone."recordId" and a.name = gone.name
  `.execute(trx);
}

/** Records which contents went. A record names places in one log: only where a log was followed by another there is one for each. */
export async function recordErasing(trx: Trx, organisationId: string, { subjectId, contents, log, by, now }: { subjectId: string; contents: readonly Committed[]; log: number; by: string; now: Temporal.Instant }): Promise<void> {
  const ofLogs = contents.length === 0 ? [[log, contents] as const] : [...Map.groupBy(contents, (one) => one.log)];
  const actor = by === bySweep ? ("system" as const) : ("trainer" as const);
  await writeRecords(trx, organisationId, ofLogs.map(([number, some]) => ({ subjectId, type: "erasure.performed" as const, at: now, actor, details: { log: number, erased: some.map(({ index, name }) => `${index}/${name}`) } })));
}
