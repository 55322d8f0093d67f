import PostalMime from "postal-mime";
import type { Address, Email, Header } from "postal-mime";
import { cut, oneLine, someLines } from "../../platform/plain-text.ts";

/** An answer as people read it: plain text, however it was written. */
export type ReplyMail = {
  from: { name: string; address: string };
  subject: string;
  text: string;
  /** The text is only how it begins. */
  cut: boolean;
  /** What came with it, by name or else by kind. */
  enclosed: readonly string[];
  /** Sent by a machine: that somebody is away proves that a machine has the mail, not a person. */
  automatic: boolean;
  /** To whom it says it goes, as written. */
  to: string;
};

const mostText = 20_000;
const mostEnclosed = 50;

/** @param envelopeFrom empty for what machines send */
export async function readReplyMail(bytes: Buffer, envelopeFrom: string): Promise<ReplyMail> {
  const mail = await parse(bytes);
  if (mail === null) return { from: { name: "", address: envelopeFrom }, subject: "", text: "", cut: false, enclosed: [], automatic: true, to: "" };
  const { name, address } = firstOf(mail.from);
  const text = textOf(mail);
  return {
    from: { name: cut(oneLine(name), 200), address: cut(oneLine(address), 320) },
    subject: cut(oneLine(mail.subject ?? ""), 300),
    text: cut(text, mostText),
    cut: text.length > mostText,
    enclosed: mail.attachments.slice(0, mostEnclosed).map(({ filename, mimeType }) => cut(oneLine(filename ?? "") || oneLine(mimeType), 200)),
    automatic: envelopeFrom === "" || mail.headers.some(saysAutomatic),
    to: addressees(mail.headers),
  };
}

async function parse(bytes: Buffer): Promise<Email | null> {
  try {
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 20 });
  } catch {
    return null;
  }
}

/** Some programs write an empty text beside their HTML. */
function textOf({ text = "", html = "" }: Email): string {
  return someLines(text) || someLines(textOfHtml(html));
}

function firstOf(from: Address | undefined): { name: string; address: string } {
  return { name: from?.name ?? "", address: from?.address ?? "" };
}

/** Of a second field of one kind, which a mail cannot have, nobody knows whether it was signed: then it is said to go to nobody. */
function addressees(headers: readonly Header[]): string {
  const [to, cc] = ["to", "cc"].map((field) => headers.filter(({ key }) => key === field).map(({ value }) => value));
  return (to ?? []).length > 1 || (cc ?? []).length > 1 ? "" : [...(to ?? []), ...(cc ?? [])].join(", ").toLowerCase();
}

/** RFC 3834, and what came before it. */
function saysAutomatic({ key, value }: Header): boolean {
  const said = value.trim().toLowerCase();
  if (key === "auto-submitted") return said.split(/[\s;(]/)[0] !== "no";
  if (key === "precedence") return ["bulk", "junk", "list", "auto_reply"].includes(said);
  return key === "x-autoreply" || key === "x-autorespond" || key === "list-id";
}

/** Good enough to read what somebody wrote; the mail itself is kept whole. */
function textOfHtml(html: string): string {
  return shownIn(html)
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/tr)\b[^<>]*>/gi, "\n")
    .replaceAll(/<[^<>]*>/g, "")
    .replaceAll("&nbsp;", " ").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}

/**
 * Without what stands in a style, script or head, up to its end or else that of the mail. Looks at each tag once: a pattern that looks for both ends of one begins anew
 * at each start that has no end, which takes hours in a mail of nothing but starts.
 */
function shownIn(html: string): string {
  let [shown, from, hidden] = ["", 0, ""];
  for (const { index, 0: tag, 1: start = "", 2: end = "" } of html.matchAll(/<(style|script|head)\b[^<>]*>|<\/(style|script|head)>/gi)) {
    if (hidden === "" && start !== "") {
      shown += html.slice(from, index);
      hidden = start.toLowerCase();
    } else if (hidden !== "" && end.toLowerCase() === hidden) {
      [from, hidden] = [index + tag.length, ""];
    }
  }
  return hidden === "" ? shown + html.slice(from) : shown;
}
