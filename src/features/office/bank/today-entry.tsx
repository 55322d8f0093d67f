import { Button } from "../../../ui/button.tsx";
import type { EntryProps } from "../../../ui/office/entry.tsx";
import type { Desk } from "../frame/desk.ts";
import { money, shortDay } from "../frame/format.ts";
import { bankPath } from "./proposals.tsx";
import { bankTexts } from "./texts.ts";

/** On the first page: so many bank lines wait. */
export function bankLinesEntry({ at, count, cents }: { at: Temporal.Instant; count: number; cents: number }, desk: Desk): EntryProps {
  const { today: texts, in: into } = bankTexts[desk.locale];
  return {
    when: { day: shortDay(at, desk), clock: "", why: texts.why },
    title: texts.title(count),
    href: bankPath,
    text: texts.text,
    sum: { amount: money(cents, desk), note: into },
    deeds: <Button kind="first" href={bankPath}>{texts.look}</Button>,
  };
}
