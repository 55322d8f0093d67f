import sax from "sax";
import type { BankRefusal } from "../refusal.ts";

/** An element that holds text alone. */
export type Leaf = { text: string; currency: string | null };

export type XmlHandler = {
  opened: (name: string, place: Place) => void;
  /** @param leaf null when it held other elements or only white space */
  closed: (name: string, place: Place, leaf: Leaf | null) => void;
};

/** `path` are the elements around and including this one, by local name. */
export type Place = { path: readonly string[]; fileLine: number };

/** Without the names that HTML has for characters; the types of sax do not know it. */
const options = { position: true, strictEntities: true };

const deepest = 64;
const longestText = 20_000;

/**
 * Reads XML as it comes, by local name. A document type is refused, and with it every entity that a file could define: what is left are the five of XML itself and character numbers.
 * @returns `write` and `end` tell why the text is refused, or null
 */
export function xmlReader(handler: XmlHandler): { write: (text: string) => BankRefusal | null; end: () => BankRefusal | null; fileLine: () => number } {
  // sax itself bounds names, attributes, comments and the like to 64 KiB and hands on text in parts of at most that.
  const parser = sax.parser(true, options);
  const path: string[] = [];
  let text = "";
  let currency: string | null = null;
  let hasChildren = false;
  let whole = false;
  let refusal: BankRefusal | null = null;
  const fileLine = () => parser.line + 1;
  const refuse = (kind: "doctype" | "broken" | "too-long" | "too-deep") => {
    refusal ??= { kind, fileLine: fileLine() };
  };
  const addText = (more: string) => {
    if (text.length + more.length > longestText) refuse("too-long");
    else if (path.length > 0) text += more;
  };
  const opened = (name: string, attributes: Readonly<Record<string, unknown>>) => {
    if (refusal !== null) return;
    if (path.length >= deepest) return refuse("too-deep");
    path.push(name);
    text = "";
    currency = String(attributes["Ccy"] ?? "") || null;
    hasChildren = false;
    handler.opened(name, { path, fileLine: fileLine() });
  };
  const closed = (name: string) => {
    if (refusal !== null) return;
    const leaf = hasChildren || text.trim() === "" ? null : { text, currency };
    handler.closed(name, { path, fileLine: fileLine() }, leaf);
    path.pop();
    text = "";
    hasChildren = true;
    whole = path.length === 0;
  };
  // One by one: Object.assign turns the parser into a dictionary, and then every character costs three times as much. It has no addEventListener.
  /* oxlint-disable unicorn/prefer-add-event-listener */
  parser.ondoctype = () => refuse("doctype");
  parser.onerror = ({ message }) => refuse(message.startsWith("Max buffer length") ? "too-long" : "broken");
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.onopentag = ({ name, attributes }) => opened(localName(name), attributes);
  parser.onclosetag = (name) => closed(localName(name));
  /* oxlint-enable unicorn/prefer-add-event-listener */
  return {
    fileLine,
    write: (piece) => {
      if (refusal === null) parser.write(piece);
      return refusal;
    },
    // Whether it broke off inside a word or between two elements: what is not whole at its end was cut off.
    end: () => {
      const lastLine = fileLine();
      if (refusal === null) parser.close();
      return whole && refusal === null ? null : { kind: "cut-off", fileLine: lastLine };
    },
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
