import { sql } from "kysely";
import PostalMime from "postal-mime";
import type { Email } from "postal-mime";
import type { House } from "../../platform/house.ts";

export type CaughtMail = { id: number; caughtAt: Temporal.Instant; recipient: string; bytes: Buffer };
export type CaughtHead = { id: number; caughtAt: Temporal.Instant; recipient: string; subject: string; from: string };

/** One row for each receiver, as in their own mailbox. */
export async function keepCaughtMail(
  { db, clock }: House,
  { sender, recipients, bytes }: { sender: string; recipients: readonly string[]; bytes: Buffer },
): Promise<void> {
  const caughtAt = clock.now().toString();
  await db.insertInto("caught_mails").values(recipients.map((recipient) => ({ caught_at: caughtAt, sender, recipient, bytes }))).execute();
}

/** The newest first. @param which.before only those caught before this one */
export async function listCaughtMails(
  { db }: House,
  { before, recipient, limit }: { before: number | null; recipient: string | null; limit: number },
): Promise<CaughtHead[]> {
  let query = db
    .selectFrom("caught_mails")
    .select(["id", "caught_at", "recipient", sql<Buffer>`substring(bytes for 8192)`.as("head")])
    .orderBy("id", "desc")
    .limit(limit);
  if (before !== null) query = query.where("id", "<", before);
  if (recipient !== null) query = query.where("recipient", "=", recipient);
  const rows = await query.execute();
  return Promise.all(
    rows.map(async ({ id, caught_at, recipient: to, head }) => {
      const { subject = "", from } = await PostalMime.parse(headersOf(head));
      return { id, caughtAt: caught_at, recipient: to, subject, from: from?.name ?? "" };
    }),
  );
}

export async function findCaughtMail({ db }: House, id: number): Promise<CaughtMail | undefined> {
  const row = await db.selectFrom("caught_mails").select(["id", "caught_at", "recipient", "bytes"]).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : { id: row.id, caughtAt: row.caught_at, recipient: row.recipient, bytes: row.bytes };
}

export async function parseMail(bytes: Buffer): Promise<Email> {
  return PostalMime.parse(bytes);
}

function headersOf(head: Buffer): Buffer {
  const end = head.indexOf("\r\n\r\n");
  return end === -1 ? head : head.subarray(0, end + 4);
}
