import { conditionFaults } from "../../../domain/conditions/check-conditions.ts";
import type { ConditionFault } from "../../../domain/conditions/check-conditions.ts";
import type { Conditions } from "../../../domain/conditions/conditions.ts";
import { mendFault } from "../../../domain/conditions/mend-fault.ts";
import { formatMoney, formatPercent } from "../../../platform/i18n/format.ts";
import type { Desk } from "../frame/desk.ts";
import { editorTexts } from "./texts.ts";
import type { EditorTexts, RuleName } from "./texts.ts";
import { fieldOf, forField } from "./typed.ts";

/** Something that is wrong with a field, in words, and the button that would mend it. */
export type Problem = {
  rule: RuleName;
  field: string;
  title: string;
  reason: string;
  /** What the button carries: the field and what would be typed there. */
  mend: { field: string; value: string; label: string } | null;
};

type Locale = Desk["locale"];

/** What is wrong with the rules, in the order of the page; of one field the first thing. */
export function problemsOf(conditions: Conditions, locale: Locale): Problem[] {
  const problems = conditionFaults(conditions).map((fault) => problemOf(fault, conditions, locale));
  const firsts = problems.filter(({ field }, index) => problems.findIndex((one) => one.field === field) === index);
  return rules.flatMap((rule) => firsts.filter((problem) => problem.rule === rule));
}

export const rules: readonly RuleName[] = ["payment", "cancellation", "noShow", "move", "remind", "offer", "late"];

function problemOf(fault: ConditionFault, conditions: Conditions, locale: Locale): Problem {
  const texts = editorTexts[locale];
  const field = fieldOf(fault.at, conditions.payment.mode);
  const [title, reason] = wordsOf(fault, field, locale);
  const mend = mendFault(conditions, fault);
  const mendField = mend && fieldOf(mend.at, conditions.payment.mode);
  return {
    rule: ruleOf(field),
    field,
    title,
    reason,
    mend: mend === null || mendField === null ? null : { field: mendField, value: forField(mendField, mend.value, locale), label: texts.faults.mend(spoken(mend.at, mend.value, locale)) },
  };
}

function wordsOf({ kind, at, range }: ConditionFault, field: string, locale: Locale): readonly [string, string] {
  const texts = editorTexts[locale];
  const { faults } = texts;
  const own: Readonly<Record<string, readonly [string, string]>> = faults.of;
  const words = own[kind];
  if (words !== undefined || range === null) return words ?? ["", ""];
  const [least, most] = [range.least, range.most].map((value) => spoken(at, value, locale));
  const sentence = (isAmount(at) ? faults.amount : faults.number)(least ?? "", most ?? "");
  return [`${labelOf(field, texts)}. ${sentence}`, ""];
}

/** What the field is called; a row is named by its number. */
function labelOf(field: string, texts: EditorTexts): string {
  const [list, second = "", third = "", fourth = ""] = field.split(".");
  if (list === "parts" && (third === "basisPoints" || third === "days")) return texts.partLabel(Number(second) + 1, third);
  const kind = second === "company" ? "company" : "consumer";
  if (list === "cancellation" && (fourth === "fromDaysBefore" || fourth === "feeBasisPoints")) return texts.stepLabel(texts.kinds[kind], Number(third) + 1, fourth);
  return texts.labels[field] ?? field;
}

function isAmount(at: string): boolean {
  return at.endsWith("BasisPoints") || at.endsWith("basisPoints") || at.endsWith("Cents");
}

function spoken(at: string, value: number, locale: Locale): string {
  if (at.endsWith("BasisPoints") || at.endsWith("basisPoints")) return formatPercent(value, locale);
  return at.endsWith("Cents") ? formatMoney(value, locale) : String(value);
}

function ruleOf(field: string): RuleName {
  if (field.startsWith("cancellation")) return "cancellation";
  if (field.startsWith("noShow")) return "noShow";
  if (field.startsWith("move")) return "move";
  if (field === "offerHours") return "offer";
  if (["reminderDaysBefore", "reminderDaysAfter", "confirmHoursBefore"].includes(field)) return "remind";
  return "payment";
}
