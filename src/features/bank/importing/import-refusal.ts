import { z } from "zod";
import type { BankFormat } from "../recognise.ts";
import type { BankRefusal } from "../refusal.ts";

/** Why nothing of a file was used: it cannot be read, or its days came in another format before. */
export type ImportRefusal = BankRefusal | { kind: "other-format"; format: BankFormat; account: string | null };

/** The first rows of a CSV file with unknown columns, so that somebody can say what is what. */
export type FirstRows = readonly (readonly string[])[];

const keptRefusal = z.looseObject({ kind: z.string(), columns: z.array(z.string()).optional(), account: z.string().nullish(), rows: z.array(z.array(z.string())).optional(), text: z.object({ nl: z.string(), en: z.string() }) });

/** A refusal as it is kept with its import: with its words, because what it is about may not be kept for ever. */
export type KeptRefusal = z.infer<typeof keptRefusal>;

export function readRefusal(value: unknown): KeptRefusal | null {
  return value === null ? null : keptRefusal.parse(value);
}
