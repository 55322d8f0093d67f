import type { Child } from "hono/jsx";
import { formatList } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import type { FieldProps } from "../../../ui/field.tsx";
import { Pairs } from "../../../ui/office/pairs.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { PenSample } from "../../../ui/office/pen-sample.tsx";
import { Two } from "../../../ui/office/two.tsx";
import { Warning } from "../../../ui/office/warning.tsx";
import { Pair } from "../../../ui/pair.tsx";
import { penTheme } from "../../../ui/pen.ts";
import { SelectField } from "../../../ui/select-field.tsx";
import type { Desk } from "../frame/desk.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { invoiceSettingsTexts } from "../invoice-settings/texts.ts";
import { customerTexts } from "../track-record/customer-texts.ts";
import { rulesTexts } from "../track-record/rules-texts.ts";
import { penOf } from "./form.ts";
import type { Errors, SettingsField, Typed } from "./form.ts";
import { problemText, settingsTexts } from "./texts.ts";

/** What the house itself decides, and not the organisation. */
export type HouseFacts = { baseUrl: string; mailServer: boolean; mailFrom: string | null };

export type SettingsPageProps = { desk: Desk; typed: Typed; errors: Errors; house: HouseFacts };

/** What an organisation shows of itself, and where. */
export function SettingsPage({ desk, typed, errors, house }: SettingsPageProps) {
  const texts = settingsTexts[desk.locale];
  const { parts } = texts;
  const field = fieldOf({ desk, typed, errors });
  return (
    <OfficePage
      desk={desk}
      section="settings"
      title={texts.title}
      wrong={[...errors].map(([fieldId, problem]) => ({ fieldId, text: problemText(fieldId, problem, desk.locale) }))}
      head={{ title: texts.title, lead: <>{texts.lead} {missingIn(desk)}</> }}
    >
      <Two>
        <form method="post" novalidate>
          <Part id="who" {...parts.who}>
            <div class="stack text">
              {field("name", { autocomplete: "organization" })}
              {field("contactName", { autocomplete: "name" })}
              {field("introduction", { type: "area", rows: 5, optional: true })}
            </div>
          </Part>
          <Part id="where" {...parts.where}>
            <div class="stack text">
              {field("street", { autocomplete: "street-address", optional: true })}
              <Pair narrowFirst>
                {field("postcode", { autocomplete: "postal-code", optional: true })}
                {field("town", { autocomplete: "address-level2", optional: true })}
              </Pair>
              {field("phone", { type: "tel", autocomplete: "tel", optional: true })}
              {field("email", { type: "email", autocomplete: "email" })}
            </div>
          </Part>
          <Part id="numbers" {...parts.numbers}>
            <div class="stack text">
              <Pair>
                {field("kvkNumber", { inputmode: "numeric", optional: true })}
                {field("vatNumber", { optional: true })}
              </Pair>
            </div>
          </Part>
          <Part id="money" {...parts.money}>
            <div class="stack text">
              {field("iban", { optional: true })}
              {field("accountName", { optional: true })}
            </div>
          </Part>
          <Part id="complaints" {...parts.complaints}><div class="stack text">{field("complaintDays", { inputmode: "numeric", short: true })}</div></Part>
          <Part id="look" {...parts.look}>
            <div class="stack text">
              <SelectField
                lang={desk.locale}
                name="locale"
                label={texts.labels.locale}
                hint={texts.hints.locale}
                value={typed.locale}
                options={Object.entries(texts.languages).map(([value, label]) => ({ value, label }))}
                error={errorAt("locale", errors, desk)}
              />
              <Pair>{field("penLight", { optional: true })}{field("penDark", { optional: true })}</Pair>
              <Colours desk={desk} typed={typed} errors={errors} />
              <Actions aside={texts.nothingMailed}><Button>{texts.save}</Button></Actions>
            </div>
          </Part>
        </form>
        <div>
          <Part id="invoices" heading={invoiceSettingsTexts[desk.locale].title}>
            <p><a href="/office/settings/invoices">{invoiceSettingsTexts[desk.locale].link}</a></p>
          </Part>
          <Part id="track-record" heading={rulesTexts[desk.locale].title}>
            <p>{desk.organisation.track_rules === null ? rulesTexts[desk.locale].off : rulesTexts[desk.locale].on}</p>
            <p><a href="/office/settings/track-record">{customerTexts[desk.locale].settings}</a></p>
          </Part>
          <Fixed desk={desk} house={house} />
        </div>
      </Two>
    </OfficePage>
  );
}

function fieldOf({ desk, typed, errors }: Omit<SettingsPageProps, "house">) {
  const { labels, hints } = settingsTexts[desk.locale];
  const hintOf: Partial<Record<SettingsField, string>> = hints;
  return (name: SettingsField, more: Partial<FieldProps> = {}): Child => (
    <Field lang={desk.locale} name={name} label={labels[name]} hint={hintOf[name]} value={typed[name]} error={errorAt(name, errors, desk)} {...more} />
  );
}

function errorAt(name: SettingsField, errors: Errors, { locale }: Desk): string | undefined {
  const problem = errors.get(name);
  return problem === undefined ? undefined : problemText(name, problem, locale);
}

/** The colours as they will be seen, or why they cannot be, with the one tap that mends it. */
function Colours({ desk, typed, errors }: Omit<SettingsPageProps, "house">) {
  const { unreadable, sample } = settingsTexts[desk.locale];
  const unfit = [errors.get("penLight"), errors.get("penDark")].flatMap((problem) => (problem?.kind === "pen-unreadable" ? [problem.nearest] : []));
  if (unfit.length > 0) {
    const names = formatList(unfit, desk.locale);
    return <Warning title={unreadable.needed} deeds={<Button kind="first" name="pen" value="nearest">{unreadable.take(names)}</Button>}>{unreadable.text(names)}</Warning>;
  }
  const pen = penOf(typed);
  const theme = pen === null ? null : penTheme(pen.light, pen.dark);
  return theme?.ok === true ? <PenSample theme={theme.theme} words={sample} /> : null;
}

function Fixed({ desk, house }: { desk: Desk; house: HouseFacts }) {
  const { parts, fixed, mail } = settingsTexts[desk.locale];
  const { slug, zone, email } = desk.organisation;
  return (
    <>
      <Part id="fixed" heading={parts.fixed}>
        <Pairs
          pairs={[
            { name: fixed.page, value: "", note: <><a href={`/${slug}`}>{house.baseUrl}/{slug}</a>, {fixed.pageNote}</> },
            { name: fixed.zone, value: "", note: `${zone}, ${fixed.zoneNote}` },
          ]}
        />
      </Part>
      <Part id="mail" heading={parts.mail}>
        <Pairs
          pairs={[
            { name: mail.server, value: "", note: house.mailServer ? mail.set : <><span class="late">{mail.none}</span>; {mail.noneNote}</> },
            { name: mail.from, value: "", note: house.mailFrom === null ? `${email}, ${mail.fromOwn}` : `${house.mailFrom}, ${mail.fromHouse}` },
          ]}
        />
      </Part>
    </>
  );
}

/** What a customer would miss. */
function missingIn({ organisation, locale }: Desk): Child {
  const { missing, needed } = settingsTexts[locale];
  const empty = (["street", "phone", "iban"] as const).filter((field) => organisation[field] === "").map((field) => needed[field]);
  return empty.length === 0 ? null : <strong>{missing(formatList(empty, locale))}</strong>;
}
