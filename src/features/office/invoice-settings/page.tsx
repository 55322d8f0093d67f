import { numberIn } from "../../../domain/invoice/series.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Two } from "../../../ui/office/two.tsx";
import type { SeriesStand } from "../../numbering/store.ts";
import type { Desk } from "../frame/desk.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import type { Problem, Typed } from "./form.ts";
import { invoiceSettingsTexts, problemText } from "./texts.ts";

export type InvoiceSettingsProps = {
  desk: Desk;
  typed: Typed;
  problem: Problem | null;
  /** The series as it is kept, of this year. */
  series: string;
  year: number;
  stand: SeriesStand;
  /** The name of the bytes of the logo; null without one. */
  logo: string | null;
};

/** What the papers of an organisation carry of itself: its logo and its numbers. */
export function InvoiceSettingsPage(props: InvoiceSettingsProps) {
  const { desk, problem, series, stand } = props;
  const texts = invoiceSettingsTexts[desk.locale];
  return (
    <OfficePage
      desk={desk}
      section="settings"
      title={texts.title}
      wrong={problem === null ? [] : [{ fieldId: problem.field, text: problemText(problem, desk.locale) }]}
      head={{ crumb: [{ href: "/office/settings", label: frameTexts[desk.locale].settings }, { label: texts.title }], title: texts.title, lead: texts.lead(numberIn(series, stand.next)) }}
    >
      <Two>
        <NumbersPart {...props} />
        <div><LogoPart {...props} /></div>
      </Two>
    </OfficePage>
  );
}

function NumbersPart({ desk, typed, problem, series, year, stand }: InvoiceSettingsProps) {
  const { numbers, nothingMailed } = invoiceSettingsTexts[desk.locale];
  return (
    <form method="post" novalidate>
      <Part id="numbers" heading={numbers.heading} beside={numbers.beside}>
        <div class="stack text">
          <p class="soft">{numbers.explanation}</p>
          <Field lang={desk.locale} name="prefix" label={numbers.prefix} hint={numbers.prefixHint} value={typed.prefix} optional error={errorAt("prefix", problem, desk)} />
          {stand.begun && <p>{numbers.begun(series, numberIn(series, stand.next))}</p>}
          {(!stand.begun || problem?.field === "next") && (
            <Field lang={desk.locale} name="next" label={numbers.next(year)} hint={numbers.nextHint} value={typed.next} inputmode="numeric" error={errorAt("next", problem, desk)} />
          )}
          <Actions aside={nothingMailed}><Button>{numbers.keep}</Button></Actions>
        </div>
      </Part>
    </form>
  );
}

function LogoPart({ desk, problem, logo }: InvoiceSettingsProps) {
  const { logo: words } = invoiceSettingsTexts[desk.locale];
  return (
    <Part id="letterhead" heading={words.heading} beside={words.beside}>
      <div class="stack text">
        {logo === null ? <p class="soft">{words.none}</p> : <p class="sheet-sample"><img src={`/office/settings/invoices/logo-image?v=${logo.slice(0, 12)}`} alt={words.alt} /></p>}
        <form method="post" action="/office/settings/invoices/logo" enctype="multipart/form-data" novalidate class="stack">
          <Field lang={desk.locale} name="logo" type="file" accept="image/svg+xml,image/png,.svg,.png" label={words.file} hint={words.hint} error={errorAt("logo", problem, desk)} />
          <p><Button kind="first">{logo === null ? words.keep : words.replace}</Button></p>
        </form>
        {logo !== null && (
          <form method="post" action="/office/settings/invoices/logo/remove">
            <Actions aside={words.removing}><Button kind="quiet">{words.remove}</Button></Actions>
          </form>
        )}
      </div>
    </Part>
  );
}

function errorAt(field: Problem["field"], problem: Problem | null, { locale }: Desk): string | undefined {
  return problem?.field === field ? problemText(problem, locale) : undefined;
}
