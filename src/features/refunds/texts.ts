import type { Locale } from "../../domain/locale.ts";

/** What the receiver reads on the bank statement. */
const nl = { text: (code: string, organisation: string) => `Terugbetaling ${code} ${organisation}` };
const en: typeof nl = { text: (code, organisation) => `Refund ${code} ${organisation}` };

export const transferTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
