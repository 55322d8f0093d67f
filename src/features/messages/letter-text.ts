import { plainSentence } from "./letter.ts";
import type { Letter, LetterFact, Part } from "./letter.ts";

/** The plain text of a mail: the same parts in the same order, without spaces that only paper knows. */
export function letterText({ parts }: Letter, colophon: readonly string[]): string {
  const blocks = [...parts.map(partText), "--", ...colophon];
  return `${blocks.join("\n\n").replaceAll("\u00a0", " ")}\n`;
}

function partText(part: Part): string {
  switch (part.kind) {
    case "sentence":
      return plainSentence(part.pieces);
    case "text":
    case "motto":
    case "small":
      return part.text;
    case "heading":
      return `${part.text.toUpperCase()}`;
    case "button":
    case "link":
      return `${part.label}:\n${part.href}`;
    case "facts":
      return factsText(part.facts);
    case "ledger":
      return factsText([...part.rows, part.total].map(({ label, amount }) => ({ label, value: amount })));
    case "line":
      return part.points.map(({ name, moment, text }) => `${name} ${moment}\n  ${text}`).join("\n");
    case "list":
      return part.items.map((item) => `- ${item}`).join("\n");
    default:
      return part satisfies never;
  }
}

function factsText(facts: readonly LetterFact[]): string {
  return facts.map(({ label, value }) => `${label}: ${value}`).join("\n");
}
