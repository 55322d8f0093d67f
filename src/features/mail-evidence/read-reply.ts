import { z } from "zod";
import type { DkimResult } from "../../platform/database/mail-evidence-rows.ts";
import type { Trx } from "../../platform/house.ts";
import { writeRecords } from "../evidence/store.ts";
import { keepBlob, queueMessages } from "../messages/store.ts";
import type { Message } from "../messages/store.ts";
import type { DkimCheck } from "./check-dkim.ts";
import { readReplyMail } from "./reply-mail.ts";
import type { ReplyMail } from "./reply-mail.ts";
import type { InboundMail } from "./store.ts";

/** Why an answer is kept and does not say that the receiver has the message. */
export type NoAnswer = "automatic" | "dkim-failed" | "other-sender" | "our-own" | "other-address";

/**
 * An answer lands on what the message was about: kept whole, read as text, with what the DNS said of its signature beside it, and passed
 * on to the organisation. It counts when a person answered from the address that the message went to; who that was is known only when the domain of that address
 * signed it. The message is locked.
 */
export async function readReply(trx: Trx, { inbound, message, bytes, dkim }: { inbound: InboundMail; message: Message; bytes: Buffer; dkim: DkimCheck }, now: Temporal.Instant) {
  const organisation = await trx
    .selectFrom("organisations")
    .select(["name", "email", "locale"])
    .where("organisation_id", "=", message.organisation_id)
    .executeTakeFirstOrThrow();
  const reply = withoutCode(await readReplyMail(bytes, inbound.envelope_from), message);
  const why = whyNot(reply, dkim.result, { to: message.to_address, own: organisation.email, answerToken: message.answer_token });
  const answers = dkim.answers === null ? {} : { dns: await keepBlob(trx, message.organisation_id, now, { subjectKind: "inbound-mail", subjectId: inbound.id, name: "dkim-keys.json", mediaType: "application/json", bytes: dkim.answers }) };
  await writeRecords(trx, message.organisation_id, [{
    subjectId: message.subject_id,
    type: "reply.received",
    at: now,
    actor: why === null && dkim.result === "pass" ? "customer" : "mail-server",
    details: { message: message.id, kind: message.kind, inbound: inbound.id, blob: inbound.blob_id, ...answers, dkim: dkim.result, counts: why === null, ...(why === null ? {} : { why }) },
  }]);
  if (why !== "automatic" && why !== "our-own") await passOn(trx, { inbound, message, reply, dkim: dkim.result, organisation }, now);
  return {
    outcome: why === null ? ("counted" as const) : ("proves-nothing" as const),
    why,
    from_address: reply.from.address,
    from_name: reply.from.name,
    subject: reply.subject,
    body: reply.text,
    body_cut: reply.cut,
    enclosed: [...reply.enclosed],
    automatic: reply.automatic,
    dkim: dkim.result,
    dkim_domain: dkim.domain,
  };
}

/** An answer to such a mail quotes a code that may still work, and goes on to nobody whole. */
function holdsOpenCode({ kind }: Message): boolean {
  return kind === "collection-code";
}

const holdsCode = z.object({ code: z.string().regex(/^\d+$/) });

/** An answer quotes what it answers. A code that may still work is shown to nobody but who reads the mailbox that it went to. */
function withoutCode(reply: ReplyMail, message: Message): ReplyMail {
  const held = holdsOpenCode(message) ? holdsCode.safeParse(message.facts) : null;
  if (held?.success !== true) return reply;
  const anyhowWritten = new RegExp([...held.data.code].join(String.raw`\s*`), "g");
  const hidden = (text: string) => text.replaceAll(anyhowWritten, "…");
  return { ...reply, subject: hidden(reply.subject), text: hidden(reply.text) };
}

/** A signed mail proves its sender wherever it is brought: one that was written to another address, such as that of an earlier mail, answers that one. */
function whyNot({ from, automatic, to: addressed }: ReplyMail, dkim: DkimResult, { to, own, answerToken }: { to: string; own: string; answerToken: string | null }): NoAnswer | null {
  if (automatic) return "automatic";
  if (from.address.toLowerCase() === own.toLowerCase()) return "our-own";
  if (dkim === "fail") return "dkim-failed";
  if (from.address.toLowerCase() !== to.toLowerCase()) return "other-sender";
  return dkim === "pass" && (answerToken === null || !addressed.includes(`a-${answerToken}@`)) ? "other-address" : null;
}

type PassedOn = { inbound: InboundMail; message: Message; reply: ReplyMail; dkim: DkimResult; organisation: { name: string; email: string; locale: "nl" | "en" } };

async function passOn(trx: Trx, { inbound, message, reply, dkim, organisation }: PassedOn, now: Temporal.Instant): Promise<void> {
  if (message.subject_kind === "session") throw new Error(`message ${message.id}: expected it to be about a deal, a sign-up or the organisation, not a session`);
  const deal = await trx.selectFrom("deals").select("code").where("organisation_id", "=", message.organisation_id).where("id", "=", message.subject_id).executeTakeFirst();
  await queueMessages(trx, message.organisation_id, now, [{
    subjectKind: message.subject_kind,
    subjectId: message.subject_id,
    dedupeKey: `reply:${inbound.id}`,
    to: { address: organisation.email, name: organisation.name },
    locale: organisation.locale,
    facts: { kind: "reply-forwarded", from: reply.from, subject: reply.subject, text: reply.text, cut: reply.cut, enclosed: [...reply.enclosed], blob: holdsOpenCode(message) ? null : inbound.blob_id, dkim, code: deal?.code ?? null },
  }]);
}
