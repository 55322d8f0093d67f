import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { BookTable } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import type { Rule } from "../../bank/store.ts";
import type { Desk } from "../frame/desk.ts";
import { shortMoment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import type { Wrong } from "../frame/office-page.tsx";
import { bankPath } from "./proposals.tsx";
import { bankTexts } from "./texts.ts";

/** What is never ours: made, seen and ended here. */
export function RulesPage({ desk, rules, typed, news, wrong }: { desk: Desk; rules: readonly Rule[]; typed: { field: string; contains: string }; news: string | null; wrong: Wrong }) {
  const { rules: texts, title } = bankTexts[desk.locale];
  const path = `${bankPath}/rules`;
  return (
    <OfficePage desk={desk} section="money" title={texts.title} wrong={wrong} head={{ crumb: [{ href: "/office/money", label: bankTexts[desk.locale].crumb }, { href: bankPath, label: title }, { label: texts.link }], title: texts.title, lead: texts.lead, ...(news === null ? {} : { above: <Notice>{news}</Notice> }) }}>
      <Part id="rules" heading={texts.link} count={rules.length}>
        {rules.length === 0 ? <EmptyLine>{texts.empty}</EmptyLine> : (
          <BookTable
            caption={texts.title}
            columns={[{ head: texts.columns.contains, kind: "name" }, { head: texts.columns.field }, { head: texts.columns.since }, { head: "" }]}
            rows={rules.map((rule) => ({
              cells: [rule.contains, texts.fields[rule.field], shortMoment(rule.made_at, desk), <form method="post" action={path}><Hidden name="intent" value="end" /><Hidden name="rule" value={rule.id} /><Button kind="quiet">{texts.end}</Button></form>],
            }))}
          />
        )}
      </Part>
      <Part id="new" heading={texts.add}>
        <form method="post" action={path} class="stack text">
          <Hidden name="intent" value="make" />
          <SelectField lang={desk.locale} name="field" label={texts.field} value={typed.field} options={Object.entries(texts.fields).map(([value, label]) => ({ value, label }))} />
          <Field lang={desk.locale} name="contains" label={texts.contains} value={typed.contains} maxlength={100} error={wrong.find(({ fieldId }) => fieldId === "contains")?.text} />
          <Actions><Button kind="first">{texts.make}</Button></Actions>
        </form>
      </Part>
    </OfficePage>
  );
}
