import PostalMime from "postal-mime";
import type { House } from "../../../platform/house.ts";
import { findMessage } from "../../messages/store.ts";

export type Enclosed = { name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> };

/** What is enclosed in a message, by its place in it. Only for whoever just typed the code. */
export async function enclosedIn({ db }: House, { organisationId, messageId, index }: { organisationId: string; messageId: string; index: number }): Promise<Enclosed | undefined> {
  const message = await findMessage(db, organisationId, messageId);
  if (message?.bytes === undefined || message.bytes === null) return undefined;
  const named = (await PostalMime.parse(message.bytes)).attachments.filter(({ filename }) => filename);
  const found = named[index];
  if (found === undefined) return undefined;
  const { content } = found;
  return { name: found.filename ?? "", mediaType: found.mimeType, bytes: typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content) };
}
