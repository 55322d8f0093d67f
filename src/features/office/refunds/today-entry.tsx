import type { Locale } from "../../../domain/locale.ts";
import { Button } from "../../../ui/button.tsx";
import type { EntryProps } from "../../../ui/office/entry.tsx";
import type { WaitingFile } from "../../refunds/store.ts";
import type { Desk } from "../frame/desk.ts";
import { money, shortDay } from "../frame/format.ts";

type Texts = { why: string; title: (refunds: number) => string; text: (day: string) => string; out: string; look: string };

const nl: Texts = {
  why: "naar de bank",
  title: (refunds) => `Een betaalbestand met ${refunds === 1 ? "één terugbetaling" : `${refunds} terugbetalingen`} wacht op de bank`,
  text: (day) => `Het geld moet uiterlijk ${day} terug zijn. Geef het bestand aan je bank en zeg dat het weg is, of geef het op.`,
  out: "uit",
  look: "Naar het bestand",
};

const en: Texts = {
  why: "to the bank",
  title: (refunds) => `A payment file with ${refunds === 1 ? "one refund" : `${refunds} refunds`} waits for the bank`,
  text: (day) => `The money has to be back by ${day}. Give the file to your bank and say that it left, or give it up.`,
  out: "out",
  look: "To the file",
};

const texts: Readonly<Record<Locale, Texts>> = { nl, en };

/** On the first page: a file of refunds was made, and nobody said that it left the bank. */
export function refundFileEntry({ file }: { file: WaitingFile }, desk: Desk): EntryProps {
  const say = texts[desk.locale];
  const href = `/office/money/refunds/${file.id}`;
  return {
    when: { day: shortDay(file.due_at, desk), clock: "", why: say.why },
    title: say.title(file.items),
    href,
    text: say.text(shortDay(file.due_at, desk)),
    sum: { amount: money(file.sum_cents, desk), note: say.out },
    deeds: <Button kind="first" href={href}>{say.look}</Button>,
  };
}
