import { fromHex } from "../bytes.ts";

/** A head as a mail carries it: what it says, and the note that would have to be signed. */
export type MailedHead = { size: number; note: string };

/** A mail of ours carries one head, below all else. Whoever writes to us may write thousands: more than the last of them are not looked at. */
const most = 20;

/** The heads of a log in the text of a mail, as it is or quoted-printable. In base64 none is found: nothing is lost by that but a witness. Signatures are not checked. */
export function headsInMail(mail: Uint8Array, origin: string): MailedHead[] {
  const text = lenient.decode(mail);
  const found = [text, unquoted(text)].flatMap((read) => headsIn(read.split(/\r?\n/), origin));
  return [...new Map(found.map((head) => [head.note, head])).values()];
}

/** A mail may hold anything; what is signed is read again with care. */
const lenient = new TextDecoder();

function headsIn(lines: readonly string[], origin: string): MailedHead[] {
  const heads: MailedHead[] = [];
  for (let at = lines.length - 1; at >= 0 && heads.length < most; at -= 1) {
    const [size = "", root = "", blank] = lines.slice(at + 1, at + 4);
    if (lines[at] !== origin || blank !== "" || !/^\d{1,15}$/.test(size)) continue;
    const rest = lines.slice(at + 4, at + 104);
    const end = rest.findIndex((line) => !line.startsWith("— "));
    heads.push({ size: Number(size), note: [origin, size, root, "", ...(end < 0 ? rest : rest.slice(0, end)), ""].join("\n") });
  }
  return heads;
}

function unquoted(text: string): string {
  return text.replaceAll("=\r\n", "").replaceAll(/(?:=[0-9A-F]{2})+/g, (run) => lenient.decode(fromHex(run.replaceAll("=", "").toLowerCase()) ?? new Uint8Array()));
}
