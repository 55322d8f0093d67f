import { longestHolder, maskedIban } from "../../../domain/refund/account.ts";
import type { AccountRefusal } from "../../../domain/refund/account.ts";
import type { Locale } from "../../../domain/locale.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Field } from "../../../ui/field.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import type { AccountRow } from "../../refunds/store.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { Sentence } from "../frame/sentence.tsx";
import { refundAccountTexts } from "./texts.ts";

export type AccountTyped = { iban: string; holder: string; problems: { iban: AccountRefusal | null; holder: AccountRefusal | null } };

export type RefundAccountPageProps = { deal: Deal; organisation: Organisation; locale: Locale; dealPath: string; owedCents: number; account: AccountRow | null; typed: AccountTyped | null };

/** Asks to which account the money goes back; what is known is shown masked. */
export function RefundAccountPage({ deal, organisation, locale, dealPath, owedCents, account, typed }: RefundAccountPageProps) {
  const texts = refundAccountTexts[locale];
  const { zone } = deal.frozen.organisation;
  const textOf = (field: "iban" | "holder") => {
    const problem = typed?.problems[field] ?? null;
    return problem === null ? undefined : texts.problems[problem];
  };
  const errors = (["iban", "holder"] as const).flatMap((fieldId) => {
    const text = textOf(fieldId);
    return text === undefined ? [] : [{ fieldId, text }];
  });
  return (
    <PortalShell locale={locale} title={texts.title} organisation={organisation} terms={deal.frozen.terms} path={`${dealPath}/refund-account`} deal={deal} wrong={errors.length > 0}>
      <Opening
        above={errors.length > 0 && <ErrorSummary heading={texts.errorHeading} kept={texts.errorKept} errors={errors} />}
        eyebrow={texts.eyebrow(deal.frozen.course.title)}
        sentence={<Sentence pieces={owedCents === 0 ? [texts.nothing] : texts.ask(owedCents)} locale={locale} zone={zone} />}
      >
        {owedCents === 0 ? <p><a href={dealPath}>{texts.back}</a></p> : <p class="soft">{account !== null && `${texts.known(maskedIban(account.iban))} `}{texts.note}</p>}
      </Opening>
      {owedCents > 0 && (
        <Clause id="account" heading={texts.form}>
          <form method="post" class="stack" novalidate>
            <Field lang={locale} name="iban" label={texts.iban} hint={texts.ibanHint} value={typed?.iban ?? ""} error={textOf("iban")} maxlength={60} />
            <Field lang={locale} name="holder" label={texts.holder} value={typed?.holder ?? account?.holder ?? deal.customer.name} error={textOf("holder")} maxlength={longestHolder} autocomplete="name" />
            <Actions aside={<a href={dealPath}>{texts.back}</a>}><Button>{texts.button}</Button></Actions>
          </form>
        </Clause>
      )}
    </PortalShell>
  );
}
