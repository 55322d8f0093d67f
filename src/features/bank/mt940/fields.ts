import type { BankRefusal } from "../refusal.ts";
import type { TextLine } from "../reader.ts";

/** One tag with the lines that continue it. */
export type Field = { tag: string; lines: string[]; fileLine: number };

export type FieldEvent = { kind: "field"; field: Field } | { kind: "end-of-message" } | { kind: "refused"; refusal: BankRefusal };

/** More than any field has. */
const mostLines = 200;
const mostCharacters = 20_000;

/**
 * Puts lines together into fields. What stands before the first tag of a message, such as the header of a bank, is passed over; so are empty lines.
 * @returns `take` gives what a line brings to an end
 */
export function fieldReader(): { take: (line: TextLine) => readonly FieldEvent[]; end: () => readonly FieldEvent[] } {
  let field: Field | null = null;
  let length = 0;

  const close = (): readonly FieldEvent[] => {
    const closed = field;
    field = null;
    return closed === null ? [] : [{ kind: "field", field: closed }];
  };

  const take = ({ text: raw, fileLine }: TextLine): readonly FieldEvent[] => {
    const text = clean(raw);
    if (text.trim() === "") return [];
    if (/^-(\}|XXX)?\s*$/.test(text)) return [...close(), { kind: "end-of-message" }];
    const [, tag, rest = ""] = /^(?:\{4:)?:(\d{2,3}[A-Z]?|NS):(.*)$/.exec(text) ?? [];
    if (tag !== undefined) {
      const closed = close();
      field = { tag, lines: [rest], fileLine };
      length = rest.length;
      return closed;
    }
    if (field === null) return [];
    length += text.length;
    if (field.lines.length >= mostLines || length > mostCharacters) return [{ kind: "refused", refusal: { kind: "too-long", fileLine } }];
    field.lines.push(text);
    return [];
  };
  return { take, end: close };
}

/** ING wrote soft hyphens where it meant hyphens; old programs end a file with the character 0x1A. */
function clean(text: string): string {
  return text.replaceAll("\u00AD", "-").replaceAll("\u001A", "");
}
