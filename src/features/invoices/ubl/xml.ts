import { holdsIllegalCharacter } from "../../../domain/invoice/characters.ts";

export type XmlElement = { name: string; attributes: Readonly<Record<string, string>>; content: string | readonly XmlElement[] };

type Attributes = Readonly<Record<string, string>>;

/** An element with a text in it. */
export function leaf(name: string, text: string, attributes: Attributes = {}): XmlElement {
  return { name, attributes, content: text };
}

/** An element with a text in it, or nothing where there is none: empty elements are not allowed. */
export function leafOf(name: string, text: string | null, attributes: Attributes = {}): XmlElement[] {
  return text === null || text.trim() === "" ? [] : [leaf(name, text.trim(), attributes)];
}

/** An element with others in it. */
export function branch(name: string, children: readonly XmlElement[], attributes: Attributes = {}): XmlElement {
  return { name, attributes, content: children };
}

/**
 * A document in UTF-8, two spaces for each level.
 * @throws {RangeError} for a character that XML cannot hold, naming the element
 */
export function xmlText(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementText(root, "")}`;
}

function elementText({ name, attributes, content }: XmlElement, indent: string): string {
  const opening = `${indent}<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value, name)}"`).join("")}>`;
  if (typeof content === "string") return `${opening}${escaped(content, name)}</${name}>\n`;
  return `${opening}\n${content.map((child) => elementText(child, `${indent}  `)).join("")}${indent}</${name}>\n`;
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

function escaped(text: string, name: string): string {
  if (holdsIllegalCharacter(text)) throw new RangeError(`xml: expected text without control characters in ${name}, got ${JSON.stringify(text)}`);
  return text.replaceAll(/[&<>"\r]/g, (character) => escapes[character] ?? character);
}
