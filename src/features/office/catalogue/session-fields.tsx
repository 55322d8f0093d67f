import { quotePrice } from "../../../domain/deal/price.ts";
import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { cents } from "../../../domain/money.ts";
import { formatDate, formatPercent } from "../../../platform/i18n/format.ts";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Pair } from "../../../ui/pair.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import type { Course, SessionView, TermsVersion } from "../../catalogue/store.ts";
import type { Desk } from "../frame/desk.ts";
import { money } from "../frame/format.ts";
import type { SessionTyped } from "./session-form.ts";
import { sessionFormTexts } from "./session-form-texts.ts";
import { courseTexts } from "./texts.ts";

export type SessionFormProps = {
  desk: Desk;
  course: Course;
  typed: SessionTyped;
  /** The newest first. */
  terms: readonly TermsVersion[];
  /** The session as it is; null for a new one. */
  before: SessionView | null;
  /** The price that could be read; null when it could not. */
  priceCents: number | null;
  action: string;
  errorAt: (id: string) => string | undefined;
};

export function PriceFields({ desk, course, typed, before, priceCents, errorAt }: SessionFormProps) {
  const { price: texts } = sessionFormTexts[desk.locale];
  const taken = before?.session.seats_taken ?? 0;
  const standard = course.vat_regime === "standard";
  return (
    <Part id="places" heading={texts.heading}>
      <div class="stack text">
        <Field
          lang={desk.locale}
          name="price"
          label={standard ? texts.standard : texts.plain}
          hint={standard ? `${texts.withVat(formatPercent(course.vat_basis_points, desk.locale))}${inFull(priceCents, course, desk)}` : texts.withoutVat}
          value={typed.price}
          inputmode="decimal"
          error={errorAt("price")}
        />
        <Pair>
          <Field lang={desk.locale} name="capacity" label={texts.capacity} hint={taken > 0 && texts.taken(taken)} value={typed.capacity} inputmode="numeric" error={errorAt("capacity")} />
          <Field lang={desk.locale} name="minimum" label={texts.minimum} value={typed.minimum} inputmode="numeric" error={errorAt("minimum")} />
        </Pair>
      </div>
    </Part>
  );
}

export function SignUpFields({ desk, typed, terms, errorAt }: SessionFormProps) {
  const { signUp: texts } = sessionFormTexts[desk.locale];
  const { languages } = courseTexts[desk.locale].form;
  const versions = terms.map(({ id, number, title, published_at: at }) => ({
    value: id, label: texts.version(number, title, formatDate(localDateOf(at, desk.zone), desk.locale)),
  }));
  return (
    <Part id="sign-up" heading={texts.heading}>
      <div class="stack text">
        <Pair>
          <Field lang={desk.locale} name="untilDate" id="until-date" type="date" label={texts.until} hint={texts.untilHint} value={typed.untilDate} optional error={errorAt("until-date")} />
          <Field lang={desk.locale} name="untilTime" id="until-time" type="time" label={texts.time} hint={texts.timeHint} value={typed.untilTime} optional error={errorAt("until-time")} />
        </Pair>
        <SelectField lang={desk.locale} name="language" label={texts.language} value={typed.language} options={Object.entries(languages).map(([value, label]) => ({ value, label }))} />
        {terms.length === 0 ? (
          <div id="terms"><Hidden name="terms" value="" /><EmptyLine>{texts.noVersions} <a href="/office/terms">{texts.toTerms}</a></EmptyLine></div>
        ) : (
          <SelectField lang={desk.locale} name="terms" label={texts.terms} hint={texts.termsHint} value={typed.terms} options={[...versions, { value: "", label: texts.noTerms }]} error={errorAt("terms")} />
        )}
      </div>
    </Part>
  );
}

function inFull(priceCents: number | null, course: Course, desk: Desk): string {
  if (priceCents === null || priceCents === 0) return "";
  const { totalCents } = quotePrice({ pricePerPlaceCents: cents(priceCents), places: 1, vatBasisPoints: course.vat_basis_points });
  return ` ${sessionFormTexts[desk.locale].price.inFull(money(priceCents, desk), money(totalCents, desk))}`;
}
