import type { AttemptState } from "../../../domain/online-payment/attempt-state.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatMoney } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { Sentence } from "../frame/sentence.tsx";
import type { Piece } from "../frame/sentence.tsx";
import { onlineTexts } from "./texts.ts";

type Paying = { deal: Deal; organisation: Organisation; locale: Locale; dealPath: string };
export type Shown = { state: AttemptState; cents: number; /** Where it goes on, while it can. */ goPath: string | null; ownPath: string };

/** What became of a payment, in one sentence, and what can be done. */
export function PaidPage({ shown, silent, other, ...paying }: Paying & { shown: Shown; silent: boolean; other: boolean }) {
  const { locale, dealPath } = paying;
  const texts = onlineTexts[locale];
  const { state, cents, goPath, ownPath } = shown;
  const waits = state === "open" || state === "pending" || state === "new";
  const again = !waits && state !== "paid" && state !== "parked";
  return (
    <Sheet
      {...paying}
      path={ownPath}
      pieces={texts.states[state](cents)}
      above={<>{other && <Notice kind="alert">{texts.other(formatMoney(cents, locale))}</Notice>}{silent && <Notice kind="alert">{texts.silent}</Notice>}</>}
    >
      <p>{texts.notes[state]}</p>
      <Actions aside={<>{waits && <><a href={ownPath}>{texts.lookAgain}</a>{" · "}</>}<a href={dealPath}>{texts.toDeal}</a></>}>
        {state === "open" && goPath !== null && <Button href={goPath}>{texts.goOn}</Button>}
        {again && <Button href={`${dealPath}#transfer`}>{texts.again}</Button>}
      </Actions>
    </Sheet>
  );
}

/** Leads on to the provider: a form may lead nowhere else, a page may. */
export function GoingPage({ cents, checkoutUrl, path, ...paying }: Paying & { cents: number; checkoutUrl: string; path: string }) {
  const texts = onlineTexts[paying.locale];
  return (
    <Sheet {...paying} path={path} pieces={texts.going(cents)} above={null}>
      <p>{texts.goingNote}</p>
      <Actions aside={<a href={paying.dealPath}>{texts.toDeal}</a>}><Button href={checkoutUrl}>{texts.go}</Button></Actions>
    </Sheet>
  );
}

function Sheet({ deal, organisation, locale, path, pieces, above, children }: Paying & { path: string; pieces: readonly Piece[]; above: Parameters<typeof Opening>[0]["above"]; children: Parameters<typeof Opening>[0]["children"] }) {
  const texts = onlineTexts[locale];
  return (
    <PortalShell locale={locale} title={texts.title} organisation={organisation} deal={deal} terms={deal.frozen.terms} path={path}>
      <Opening above={above} eyebrow={texts.eyebrow(deal.frozen.course.title)} sentence={<Sentence pieces={pieces} locale={locale} zone={deal.frozen.organisation.zone} />}>
        {children}
      </Opening>
    </PortalShell>
  );
}
