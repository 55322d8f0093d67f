import PostalMime from "postal-mime";

/** A message of ours as it was sent, read from its bytes. */
export type KeptMessage = { subject: string; text: string; sha256: string; sentAt: Temporal.Instant; attachments: readonly string[] };

export async function readKeptMessage({ bytes, sha256, sentAt }: { bytes: Buffer; sha256: string; sentAt: Temporal.Instant }): Promise<KeptMessage> {
  const mail = await PostalMime.parse(bytes);
  return { subject: mail.subject ?? "", text: (mail.text ?? "").trim(), sha256, sentAt, attachments: mail.attachments.flatMap(({ filename }) => filename ?? []) };
}

export async function subjectOf(bytes: Buffer): Promise<string> {
  return (await PostalMime.parse(bytes)).subject ?? "";
}
