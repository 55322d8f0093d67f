/** An element of an e-invoice: its name without the prefix, its text, and what is in it. */
export type UblElement = { name: string; attributes: Readonly<Record<string, string>>; text: string; children: UblElement[] };

/** Reads an e-invoice that has neither comments nor CDATA, which ours never have. */
export function readUbl(xml: string): UblElement {
  const root: UblElement = { name: "", attributes: {}, text: "", children: [] };
  const open = [root];
  for (const [, close, name = "", attributes = "", text = ""] of xml.replace(/^<\?xml[^>]*>/, "").matchAll(/<(\/?)(?:\w+:)?(\w+)([^>]*)>([^<]*)/g)) {
    if (close === "/") {
      open.pop();
      continue;
    }
    const element = { name, attributes: attributesOf(attributes), text: unescaped(text).trim(), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  }
  const [document] = root.children;
  if (document === undefined || open.length !== 1) throw new Error(`ubl: expected one document whose elements all end, got ${root.children.length} with ${open.length - 1} open`);
  return document;
}

/** All elements at a path such as `TaxTotal/TaxSubtotal`. */
export function all(from: UblElement, path: string): UblElement[] {
  return path.split("/").reduce<UblElement[]>((found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)), [from]);
}

/** The text at a path; empty when nothing is there. */
export function text(from: UblElement, path: string): string {
  return all(from, path)[0]?.text ?? "";
}

/** A decimal as hundredths, without a float. */
export function hundredths(decimal: string): number {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(decimal);
  if (match === null) throw new Error(`ubl: expected a decimal with at most two places, got ${JSON.stringify(decimal)}`);
  const [, sign, whole = "", rest = ""] = match;
  return (sign === "-" ? -1 : 1) * Number(whole + rest.padEnd(2, "0"));
}

export function amount(from: UblElement, path: string): number {
  return hundredths(text(from, path) || "0");
}

function attributesOf(source: string): Record<string, string> {
  return Object.fromEntries([...source.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, unescaped(value)]));
}

function unescaped(source: string): string {
  return source.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#13;", "\r").replaceAll("&amp;", "&");
}
