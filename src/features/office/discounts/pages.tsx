import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { formatDate, formatPercent } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import type { BookRow } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import { Pair } from "../../../ui/pair.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import type { Course } from "../../catalogue/store.ts";
import type { DiscountCodeRow, ListedCode } from "../../discounts/store.ts";
import type { Desk } from "../frame/desk.ts";
import { figure, money } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import type { DiscountForm } from "./form.ts";
import { discountTexts } from "./texts.ts";

/** All codes: what each gives, when it holds, and how often it was used. */
export function DiscountsPage({ codes, desk }: { codes: readonly ListedCode[]; desk: Desk }) {
  const texts = discountTexts[desk.locale];
  const open = codes.filter((code) => whyClosed(code, desk) === null).length;
  const make = <Button kind={codes.length === 0 ? "primary" : "first"} href="/office/discounts/new">{texts.make}</Button>;
  return (
    <OfficePage desk={desk} section="courses" title={texts.title} head={{ crumb: crumb(desk, texts.title), title: texts.title, lead: texts.lead(open), actions: make }}>
      {codes.length === 0 ? (
        <EmptyLine>{texts.empty}</EmptyLine>
      ) : (
        <Part id="codes" heading={texts.heading} count={codes.length}>
          <BookTable
            caption={texts.caption}
            columns={[
              { head: texts.columns.code, kind: "name" },
              { head: texts.columns.gives, axis: texts.columns.gives.toLowerCase() },
              { head: texts.columns.valid, axis: texts.columns.valid.toLowerCase() },
              { head: texts.columns.used, kind: "number", axis: texts.columns.used.toLowerCase() },
              { head: texts.columns.off, kind: "number", axis: texts.columns.off.toLowerCase() },
            ]}
            rows={codes.map((code) => rowOf(code, desk))}
          />
        </Part>
      )}
    </OfficePage>
  );
}

function rowOf(code: ListedCode, desk: Desk): BookRow {
  const texts = discountTexts[desk.locale];
  const closed = whyClosed(code, desk);
  const where = [code.course_title ?? texts.allCourses, ...(code.once_per_customer ? [texts.once] : [])].join(", ");
  return {
    cells: [
      <><strong>{code.code}</strong><Sub>{where}</Sub></>,
      givesInWords(code, desk),
      closed === null ? <>{validInWords(code, desk)}, <a href={`/office/discounts/${code.id}/end`}>{texts.end}<span class="quiet-name">: {code.code}</span></a></> : texts[closed],
      texts.usedOf(code.uses, code.most_uses),
      figure(Number(code.off_cents), desk),
    ],
  };
}

function whyClosed({ ended_at: endedAt, valid_until: until, most_uses: most, uses }: DiscountCodeRow, { now, zone }: Desk): "ended" | "over" | "usedUp" | null {
  if (endedAt !== null) return "ended";
  if (until !== null && Temporal.PlainDate.compare(localDateOf(now, zone), until) > 0) return "over";
  return most !== null && uses >= most ? "usedUp" : null;
}

function givesInWords({ basis_points_off: share, cents_off: off }: DiscountCodeRow, desk: Desk): string {
  return share === null ? money(off ?? 0, desk) : formatPercent(share, desk.locale);
}

function validInWords({ valid_from: from, valid_until: until }: DiscountCodeRow, { locale }: Desk): string {
  const texts = discountTexts[locale];
  const parts = [...(from === null ? [] : [texts.from(formatDate(from, locale))]), ...(until === null ? [] : [texts.until(formatDate(until, locale))])];
  return parts.length === 0 ? texts.always : parts.join(" ");
}

export function EndDiscountPage({ code, desk }: { code: DiscountCodeRow; desk: Desk }) {
  const texts = discountTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  const title = texts.endTitle(code.code);
  return (
    <OfficePage desk={desk} section="courses" title={title} head={{ crumb: crumb(desk, title), title, lead: texts.endLead }}>
      <Part id="effect" heading={texts.effect}>
        <div class="text">
          <Preview steps={[{ when: now, what: texts.endSteps.now }, { when: now, what: texts.endSteps.kept(code.uses) }]} />
          <form method="post" class="entry-do"><Button>{texts.endButton}</Button> <a href="/office/discounts">{frameTexts[desk.locale].keepIt}</a></form>
        </div>
      </Part>
    </OfficePage>
  );
}

export function NewDiscountPage({ form, courses, desk }: { form: DiscountForm; courses: readonly Course[]; desk: Desk }) {
  const { locale } = desk;
  const texts = discountTexts[locale];
  const { typed, problems } = form;
  const wrong = [...problems].map(([fieldId, problem]) => ({ fieldId, text: texts.problems[problem] }));
  const error = (id: string) => wrong.find(({ fieldId }) => fieldId === id)?.text;
  const { now } = frameTexts[locale];
  return (
    <OfficePage desk={desk} section="courses" title={texts.newTitle} wrong={wrong} head={{ crumb: [...crumb(desk, texts.newTitle)], title: texts.newTitle, lead: texts.newLead }}>
      <form method="post" novalidate action="/office/discounts/new">
        <Hidden name="token" value={form.token} />
        <Part id="what" heading={texts.what}>
          <div class="stack text">
            <Field lang={locale} name="code" label={texts.code} hint={texts.codeHint} value={typed.code} autocomplete="off" maxlength={60} error={error("code")} />
            <p id="kind-h" class="soft">{texts.kind}</p>
            <Choices labelledBy="kind-h">
              <Choice kind="radio" name="kind" value="percent" checked={typed.kind === "percent"}>{texts.percent}</Choice>
              <Choice kind="radio" name="kind" value="amount" checked={typed.kind === "amount"}>{texts.amount}</Choice>
            </Choices>
            <Field lang={locale} name="value" label={texts.value} hint={texts.valueHint} value={typed.value} inputmode="decimal" short error={error("value")} />
            <SelectField lang={locale} name="course" label={texts.course} value={typed.course} options={[{ value: "", label: texts.allCourses }, ...courses.map(({ id, title }) => ({ value: id, label: title }))]} error={error("course")} />
          </div>
        </Part>
        <Part id="limits" heading={texts.limits}>
          <div class="stack text">
            <Pair>
              <Field lang={locale} name="from" type="date" label={texts.validFrom} value={typed.from} optional error={error("from")} />
              <Field lang={locale} name="until" type="date" label={texts.validUntil} value={typed.until} optional error={error("until")} />
            </Pair>
            <Field lang={locale} name="most" label={texts.most} hint={texts.mostHint} value={typed.most} inputmode="numeric" optional short error={error("most")} />
            <Choice kind="checkbox" name="once" value="yes" checked={typed.once} bare>{texts.oncePer}</Choice>
          </div>
        </Part>
        <Part id="effect" heading={texts.effect}>
          <div class="text">
            <Preview steps={texts.steps.map((what) => ({ when: now, what }))} />
            <p class="entry-do"><Button>{texts.save}</Button></p>
          </div>
        </Part>
      </form>
    </OfficePage>
  );
}

function crumb({ locale }: Desk, label: string) {
  const { title } = discountTexts[locale];
  return [{ href: "/office/courses", label: frameTexts[locale].courses }, ...(label === title ? [] : [{ href: "/office/discounts", label: title }]), { label }];
}
