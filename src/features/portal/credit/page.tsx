import type { Locale } from "../../../domain/locale.ts";
import { formatMoney } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { CreditPreview, UseCreditRefusal } from "../../credits/actions.ts";
import type { Deal } from "../../deal/store.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { Sentence } from "../frame/sentence.tsx";
import { creditTexts } from "./texts.ts";

export type CreditPageProps = {
  deal: Deal;
  organisation: Organisation;
  locale: Locale;
  dealPath: string;
  openCents: number;
  typed: string;
  /** What the credit would pay; null before a code was looked at. */
  preview: CreditPreview | null;
  refused: UseCreditRefusal | null;
};

/** Asks for the code of a credit, then shows what it pays before it is used. */
export function CreditPage({ deal, organisation, locale, dealPath, openCents, typed, preview, refused }: CreditPageProps) {
  const texts = creditTexts[locale];
  const { zone } = deal.frozen.organisation;
  const error = refused === null ? undefined : texts.errors[refused.kind];
  const pieces = preview !== null ? texts.preview(preview.cents) : openCents === 0 ? [texts.nothing] : texts.ask(openCents);
  return (
    <PortalShell locale={locale} title={texts.title} organisation={organisation} terms={deal.frozen.terms} path={`${dealPath}/credit`} wrong={error !== undefined}>
      <Opening
        above={error !== undefined && <ErrorSummary heading={texts.errorHeading} kept={texts.errorKept} errors={[{ fieldId: "code", text: error }]} />}
        eyebrow={texts.eyebrow(deal.frozen.course.title)}
        sentence={<Sentence pieces={pieces} locale={locale} zone={zone} />}
      >
        {preview === null ? <p class="soft">{texts.note}</p> : (
          <>
            <p>{texts.open(preview.openCents === 0 ? null : formatMoney(preview.openCents, locale))}{preview.leftCents > 0 && ` ${texts.left(formatMoney(preview.leftCents, locale))}`}</p>
            <form method="post">
              <Hidden name="code" value={typed} />
              <Actions aside={<a href={dealPath}>{texts.keep}</a>}><Button name="intent" value="use">{texts.confirm(formatMoney(preview.cents, locale))}</Button></Actions>
            </form>
          </>
        )}
      </Opening>
      {preview === null && (
        <Clause id="which" heading={texts.field}>
          <form method="post" class="stack" novalidate>
            <Field lang={locale} name="code" label={texts.field} value={typed} error={error} short />
            <Actions aside={<a href={dealPath}>{texts.keep}</a>}><Button name="intent" value="look">{texts.look}</Button></Actions>
          </form>
        </Clause>
      )}
    </PortalShell>
  );
}
