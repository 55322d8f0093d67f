import PostalMime from "postal-mime";

export type Mail = { from: string; to: string; subject: string; text: string };

/** @returns null for a mail that has no text of its own, or that cannot be taken apart: a mail is made of whatever its sender wrote */
export async function readMail(bytes: Uint8Array): Promise<Mail | null> {
  try {
    const { from, to = [], subject = "", text = "" } = await PostalMime.parse(bytes);
    return text === "" ? null : { from: from?.address ?? "", to: to.map(({ address = "" }) => address).join(", "), subject, text };
  } catch {
    return null;
  }
}
