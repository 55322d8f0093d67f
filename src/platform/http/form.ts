import type { Context } from "hono";
import type { z } from "zod";

/** A form as it was sent: nothing typed is lost, and what is not there is empty. A NUL, which nobody types and no database keeps, is left out. */
export type Form = {
  /** Trimmed, with plain line ends. */
  text: (name: string) => string;
  /** As typed, for what may begin or end with a space, such as a password. */
  raw: (name: string) => string;
  all: (name: string) => readonly string[];
  has: (name: string) => boolean;
  /** Null when nothing was chosen. */
  file: (name: string) => File | null;
};

export async function readForm(c: Context): Promise<Form> {
  return formOf(await c.req.parseBody({ all: true }));
}

/** The parameters of an address, read like a form. */
export function queryForm(c: Context): Form {
  return formOf(c.req.queries());
}

export const emptyForm: Form = formOf({});

function formOf(fields: Readonly<Record<string, string | File | readonly (string | File)[]>>): Form {
  const all = (name: string) => [fields[name] ?? []].flat();
  const texts = (name: string) => all(name).filter((value) => typeof value === "string").map((value) => value.replaceAll("\0", ""));
  const raw = (name: string) => texts(name)[0] ?? "";
  return {
    raw,
    text: (name) => raw(name).replaceAll("\r\n", "\n").trim(),
    all: texts,
    has: (name) => texts(name).length > 0,
    file: (name) => all(name).filter((value) => value instanceof File).find((value) => value.size > 0) ?? null,
  };
}

/** The first thing that is wrong with each field, by its path with dots. The messages of the schema are kinds, not words. */
export function fieldErrors<Kind extends string>(error: z.ZodError, kinds: readonly Kind[]): Map<string, Kind> {
  const errors = new Map<string, Kind>();
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    const kind = kinds.find((one) => one === issue.message);
    if (kind === undefined) throw new Error(`field ${field}: "${issue.message}" is no kind of error, expected one of ${kinds.join(", ")}`);
    if (!errors.has(field)) errors.set(field, kind);
  }
  return errors;
}
