import type { Locale } from "../../domain/locale.ts";
import { en } from "./texts/en.ts";
import { nl } from "./texts/nl.ts";
import type { MailTexts } from "./texts/nl.ts";

export type { MailTexts } from "./texts/nl.ts";

export const mailTexts: Readonly<Record<Locale, MailTexts>> = { nl, en };
