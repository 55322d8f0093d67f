import { oneLine, orNull } from "../one-line.ts";
import { readSlashWords } from "./slash-words.ts";

/** What the description of an entry tells; null where it does not. */
export type Description = { name: string | null; account: string | null; reference: string | null; endToEndId: string | null; text: string };

/**
 * Tag 86, each bank its own way. `/NAME/…/REMI/…` is broken after about 65 characters, also inside words, so its lines are put together as they are;
 * other texts have a line for each thing, so a space comes between. ING begins with the ten digits of the other account.
 * @param fields the lines of each tag 86 of the entry
 */
export function read86(fields: readonly (readonly string[])[]): Description {
  const lines = fields.flat();
  const words = readSlashWords(lines.join(""));
  if (words !== null) return structured(words, lines.join(""));
  const [firstLine = "", ...more] = lines;
  const [, account, rest] = /^(\d{10})\s(.*)$/.exec(firstLine) ?? [];
  const party = account === undefined ? partyInColumns(firstLine) : { account: orNull(account), name: null };
  return { ...party, reference: null, endToEndId: null, text: oneLine([rest ?? firstLine, ...more].join(" ")) };
}

function structured(words: ReadonlyMap<string, string>, raw: string): Description {
  const [account, , name] = (words.get("CNTP") ?? "").split("/");
  const remittance = words.get("REMI");
  const [, issuer, structuredReference] = /^STRD\/(CUR|ISO)\/([^/]*)/.exec(remittance ?? "") ?? [];
  return {
    account: orNull(words.get("IBAN") ?? account),
    name: orNull(words.get("NAME") ?? name),
    reference: issuer === undefined ? null : orNull(structuredReference),
    endToEndId: orNull(words.get("EREF")?.replace(/\/+$/, "")),
    text: remittance === undefined ? oneLine(raw) : oneLine(remittance.replace(/^(USTD\/\/|STRD\/(CUR|ISO)\/|\/+)/, "").replace(/\/+$/, "")),
  };
}

/** ABN AMRO: "GIRO   428428 NAME", "52.89.39.882    NAME", "BEA … date/time NAME,PAS". */
function partyInColumns(line: string): { account: string | null; name: string | null } {
  const giro = /^GIRO\s+(\d+)\s(.*?)(\s{2,}|$)/.exec(line) ?? /^(\d{2}\.\d{2}\.\d{2}\.\d{3})\s+(.*?)(\s{2,}|$)/.exec(line);
  if (giro !== null) return { account: orNull(giro[1]), name: orNull(giro[2]) };
  const card = /^(?:BEA|GEA)\s.*?\d{2}\.\d{2}\.\d{2}\/\d{2}\.\d{2}\s(.*?),PAS/.exec(line);
  if (card !== null) return { account: null, name: orNull(card[1]) };
  return { account: null, name: null };
}
