import type { Locale } from "../../../domain/locale.ts";

const nl = { why: "ontvangen", title: (who: string) => `${who} heeft geantwoord`, nothing: "Er staat geen tekst in.", whole: "Lees alles", read: "Gelezen", answer: "Beantwoorden" };

const en: typeof nl = { why: "received", title: (who) => `${who} answered`, nothing: "There is no text in it.", whole: "Read it all", read: "Read", answer: "Answer" };

export const replyTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
