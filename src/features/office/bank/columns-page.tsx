import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { BookTable } from "../../../ui/office/book-table.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Pair } from "../../../ui/pair.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import type { KeptRefusal } from "../../bank/store.ts";
import type { Form } from "../../../platform/http/form.ts";
import type { Desk } from "../frame/desk.ts";
import { OfficePage } from "../frame/office-page.tsx";
import type { Wrong } from "../frame/office-page.tsx";
import { bankPath } from "./proposals.tsx";
import { bankTexts } from "./texts.ts";

/** Says once what the columns of a CSV file hold, with its first rows in sight. */
export function ColumnsPage({ desk, importId, refusal, form, wrong }: { desk: Desk; importId: string; refusal: KeptRefusal; form: Form; wrong: Wrong }) {
  const { columns: texts, title } = bankTexts[desk.locale];
  const columns = refusal.columns ?? [];
  const rows = (refusal.rows ?? []).slice(0, 6);
  const widest = Math.max(1, ...rows.map((row) => row.length));
  const options = [{ value: "", label: texts.none }, ...columns.map((column) => ({ value: column, label: column }))];
  const pick = (name: "date" | "amount" | "debit" | "credit" | "direction" | "name" | "account" | "text" | "reference" | "bankId" | "balance" | "ownAccount") =>
    <SelectField lang={desk.locale} name={name} label={texts.fields[name]} options={options} value={form.text(name)} error={wrong.find(({ fieldId }) => fieldId === name)?.text} />;
  const word = (name: "out" | "in") => <Field lang={desk.locale} name={name} label={texts.fields[name]} value={form.text(name)} optional short maxlength={40} />;
  return (
    <OfficePage desk={desk} section="money" title={texts.title} wrong={wrong} head={{ crumb: [{ href: "/office/money", label: bankTexts[desk.locale].crumb }, { href: bankPath, label: title }, { label: texts.title }], title: texts.title, lead: texts.lead }}>
      <Part id="first" heading={texts.first}>
        <BookTable caption={texts.first} columns={Array.from({ length: widest }, (_, at) => ({ head: String(at + 1) }))} rows={rows.map((row) => ({ cells: Array.from({ length: widest }, (_, at) => row[at] ?? "") }))} />
      </Part>
      <Part id="columns" heading={texts.name}>
        <form method="post" action={`${bankPath}/columns/${importId}`} class="stack text">
          <Pair>{pick("date")}<SelectField lang={desk.locale} name="order" label={texts.fields.order} options={Object.entries(texts.orders).map(([value, label]) => ({ value, label }))} value={form.text("order")} /></Pair>
          <Pair>{pick("amount")}<SelectField lang={desk.locale} name="decimal" label={texts.fields.decimal} options={[{ value: "", label: texts.decimals.none }, { value: ",", label: texts.decimals.comma }, { value: ".", label: texts.decimals.point }]} value={form.text("decimal")} /></Pair>
          {pick("direction")}
          <Pair>{word("out")}{word("in")}</Pair>
          <Pair>{pick("debit")}{pick("credit")}</Pair>
          <Pair>{pick("name")}{pick("account")}</Pair>
          <Pair>{pick("text")}{pick("reference")}</Pair>
          <Pair>{pick("bankId")}{pick("balance")}</Pair>
          {pick("ownAccount")}
          <Actions><Button>{texts.save}</Button></Actions>
        </form>
      </Part>
    </OfficePage>
  );
}
