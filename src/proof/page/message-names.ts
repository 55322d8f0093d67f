import type { Report } from "../dossier/report.ts";
import type { ReportLocale } from "../dossier/words.ts";
import { messageWords } from "../record/message-words.ts";
import { readMail } from "./mail.ts";
import { wordFor } from "./word-for.ts";

/** By the id of a message. */
export type ShownMails = ReadonlyMap<string, { subject: string; to: string }>;

/** Subject and receiver of each mail that is in the dossier as it was recorded. */
export async function mailsIn(report: Report, files: ReadonlyMap<string, Uint8Array>): Promise<ShownMails> {
  const found = new Map<string, { subject: string; to: string }>();
  for (const { message, contents } of report.records) {
    const mail = contents.find(({ name, state }) => name === "mail" && state === "kept");
    const bytes = mail?.file === undefined || mail.file === null ? undefined : files.get(mail.file);
    const read = message === null || bytes === undefined ? null : await readMail(bytes);
    if (message !== null && read !== null) found.set(message.id, { subject: read.subject, to: read.to });
  }
  return found;
}

/** What a message is called: by its subject, or by what kind of mail it is. */
export function messageName(message: { id: string; kind: string | null }, { mails, locale }: { mails: ShownMails; locale: ReportLocale }): string | null {
  const subject = mails.get(message.id)?.subject ?? "";
  if (subject !== "") return locale === "nl" ? `‘${subject}’` : `“${subject}”`;
  return message.kind === null ? null : wordFor(message.kind, messageWords[locale]);
}
