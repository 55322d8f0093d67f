import type { Child } from "hono/jsx";
import { Button } from "../../../ui/button.tsx";
import { Blank, BlankSelect } from "../../../ui/office/blank.tsx";
import { Caution } from "../../../ui/office/caution.tsx";
import { RuleEdit, Tick } from "../../../ui/office/rule-edit.tsx";
import { Warning } from "../../../ui/office/warning.tsx";
import type { Desk } from "../frame/desk.ts";
import type { CautionWords } from "./cautions.ts";
import { rules } from "./problems.ts";
import type { Problem } from "./problems.ts";
import { editorTexts } from "./texts.ts";
import type { Blanks, RuleName } from "./texts.ts";
import { isTicked, valueOf } from "./typed.ts";
import type { Typed } from "./typed.ts";

/** What every part of the editor needs. */
export type Editing = { typed: Typed; problems: readonly Problem[]; cautions: readonly CautionWords[]; desk: Desk };

/** One rule with its number, and under it what is wrong and what may not hold. */
export function Rule({ rule, editing, children }: { rule: RuleName; editing: Editing; children: Child }) {
  const texts = editorTexts[editing.desk.locale];
  return (
    <RuleEdit id={`rule-${rule}`} number={rules.indexOf(rule) + 1} title={texts.rules[rule]}>
      {children}
      {editing.problems.filter((problem) => problem.rule === rule).map((problem) => (
        <Warning id={problemId(problem.field)} title={problem.title} deeds={problem.mend && <Button kind="first" name="intent" value={`mend:${problem.mend.field}:${problem.mend.value}`}>{problem.mend.label}</Button>}>
          {problem.reason}
        </Warning>
      ))}
      {editing.cautions.filter((caution) => caution.rule === rule).map(({ title, reason, source }) => (
        <Caution title={<><span class="quiet-name">{texts.warnings.lawful} </span>{title}</>} source={source}>{reason}</Caution>
      ))}
    </RuleEdit>
  );
}

/** Words with fields between them, in the order of the sentence. */
export function Sentence({ words, fields }: { words: Blanks; fields: readonly Child[] }) {
  return <>{words.map((word, index) => <>{word}{fields[index]}</>)}</>;
}

/** A field of the editor, marked when something is wrong with it. */
export function Field({ name, label, editing: { typed, problems, desk }, wide }: { name: string; label?: string; editing: Editing; wide?: boolean }) {
  const wrong = problems.some(({ field }) => field === name);
  return (
    <Blank
      name={name}
      label={label ?? editorTexts[desk.locale].labels[name] ?? name}
      value={valueOf(typed, name)}
      wide={wide}
      invalid={wrong}
      describedBy={wrong ? problemId(name) : undefined}
    />
  );
}

export function Choose<Value extends string>({ name, label, options, editing: { typed, desk } }: { name: string; label?: string; options: Readonly<Record<Value, string>>; editing: Editing }) {
  const choices = Object.entries<string>(options).map(([value, text]) => ({ value, label: text }));
  return <BlankSelect name={name} label={label ?? editorTexts[desk.locale].labels[name] ?? name} options={choices} value={valueOf(typed, name)} />;
}

export function TickField({ name, editing, children }: { name: string; editing: Editing; children: Child }) {
  return <Tick name={name} checked={isTicked(editing.typed, name)}>{children}</Tick>;
}

function problemId(field: string): string {
  return `wrong-${field}`;
}
