import { periodNamed } from "../../../domain/bookkeeping/period.ts";
import type { Period } from "../../../domain/bookkeeping/period.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Pair } from "../../../ui/pair.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import type { Desk } from "../frame/desk.ts";
import type { Wrong } from "../frame/office-page.tsx";
import { periodNames } from "./period.ts";
import type { ChosenPeriod } from "./period.ts";
import { moneyTexts } from "./texts.ts";

/** Chooses the period of a page: one from the list, or two days. */
export function PeriodForm({ desk, chosen }: { desk: Desk; chosen: ChosenPeriod }) {
  const { period: texts } = moneyTexts[desk.locale];
  const [error] = periodWrong(chosen, desk);
  const names = periodNames(desk, chosen.name);
  return (
    <form method="get" class="stack">
      <SelectField lang={desk.locale} name="period" label={texts.label} value={chosen.name} error={chosen.problem === "name" ? error?.text : undefined} options={names.map((name) => ({ value: name, label: periodWords(name, desk) }))} />
      <Fold summary={texts.own} open={chosen.name === null || chosen.problem === "days"}>
        <Pair>
          <Field lang={desk.locale} name="from" type="date" label={texts.from} value={chosen.typed.from} optional error={chosen.problem === "days" ? error?.text : undefined} />
          <Field lang={desk.locale} name="until" type="date" label={texts.until} value={chosen.typed.until} optional />
        </Pair>
      </Fold>
      <Actions><Button kind="first">{texts.show}</Button></Actions>
    </form>
  );
}

/** What was wrong with the period that was asked for, at its field. */
export function periodWrong({ problem }: ChosenPeriod, { locale }: Pick<Desk, "locale">): Wrong {
  return problem === null ? [] : [{ fieldId: problem === "name" ? "period" : "from", text: moneyTexts[locale].period.problems[problem] }];
}

/** "4e kwartaal 2026", "november 2026", "2026" */
export function periodWords(name: string, { locale }: Pick<Desk, "locale">): string {
  const [year = "", part] = name.split("-");
  if (part === undefined) return year;
  if (part.startsWith("Q")) return moneyTexts[locale].period.quarter(Number(part.slice(1)), Number(year));
  const { from } = periodNamed(name) ?? {};
  return from === undefined ? name : from.toLocaleString(locale, { month: "long", year: "numeric" });
}

/** A chosen period in words. */
export function chosenWords({ name, period }: { name: string | null; period: Period }, { locale }: Pick<Desk, "locale">): string {
  if (name !== null) return periodWords(name, { locale });
  return moneyTexts[locale].period.days(formatDate(period.from, locale), formatDate(period.until, locale));
}
