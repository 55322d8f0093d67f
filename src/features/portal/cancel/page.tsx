import type { Child } from "hono/jsx";
import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { Standing } from "../../../domain/standing/standing.ts";
import { formatDate, formatList, formatMoment, formatMoney } from "../../../platform/i18n/format.ts";
import { Amount } from "../../../ui/amount.tsx";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { Crossroads } from "../../../ui/crossroads.tsx";
import type { Way } from "../../../ui/crossroads.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Opening } from "../../../ui/opening.tsx";
import { mostSaid } from "../../cancellation/actions.ts";
import type { CancellationPreview, CancellationRefusal } from "../../cancellation/actions.ts";
import type { Organisation } from "../../catalogue/store.ts";
import type { Booking, Deal } from "../../deal/store.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { cancelTexts } from "./texts.ts";

export type CancelPageProps = {
  deal: Deal;
  organisation: Organisation;
  /** Who can still be cancelled, and for whom it is looked at. */
  possible: readonly Booking[];
  chosen: readonly Booking[];
  /** Null when nothing is left to cancel. */
  preview: CancellationPreview | null;
  rights: Standing["rights"];
  locale: Locale;
  path: string;
  /** Why the last press of the button did nothing. */
  refused: CancellationRefusal["kind"] | null;
  /** What was typed to the trainer. */
  said: string;
};

/** What cancelling costs and gives back, the kinder way first, and the button that names the amount. */
export function CancelPage(props: CancelPageProps) {
  const { deal, organisation, preview, possible, locale, path, refused } = props;
  const texts = cancelTexts[locale];
  return (
    <PortalShell locale={locale} title={texts.title} organisation={organisation} deal={deal} terms={deal.frozen.terms} path={`${path}/cancel`}>
      <Opening above={refused !== null && <Notice kind="alert">{texts.refused[refused]}</Notice>} eyebrow={texts.eyebrow(deal.frozen.course.title, formatCode(deal.code))} sentence={sentenceOf(props)}>
        <p class="soft">{preview === null ? null : texts.untouched} <a href={path}>{texts.keep}</a></p>
      </Opening>
      {preview !== null && possible.length > 1 && <Clause id="who" heading={texts.who}><Who {...props} /></Clause>}
      {preview !== null && <Ways {...props} preview={preview} />}
      {preview !== null && preview.feeCents > 0 && (
        <Clause id="why" heading={texts.whyHeading}>
          <div class="stack text">
            <p>{texts.shown(formatMoment(deal.formed_at, deal.locale, deal.frozen.organisation.zone))}</p>
            {deal.frozen.wording.sentences.filter((sentence) => /annuleren|cancelling/i.test(sentence)).slice(0, 1).map((sentence) => <blockquote lang={deal.locale}>{sentence}</blockquote>)}
          </div>
        </Clause>
      )}
    </PortalShell>
  );
}

function sentenceOf({ preview, chosen, locale }: CancelPageProps): Child {
  const texts = cancelTexts[locale];
  if (preview === null) return texts.nothing;
  const names = namesOf(chosen, locale);
  if (preview.feeCents === 0) return texts.free(names);
  const [before, after] = texts.costs(names);
  return <>{before}<Amount size="bold">{formatMoney(preview.feeCents, locale)}</Amount>{after}</>;
}

function Who({ possible, chosen, locale }: CancelPageProps) {
  const texts = cancelTexts[locale];
  return (
    <form method="get" class="stack">
      <Choices labelledBy="who-h">
        {possible.map((booking) => <Choice kind="checkbox" name="booking" id={`b-${booking.id}`} value={booking.id} checked={chosen.includes(booking)}>{nameOf(booking)}</Choice>)}
      </Choices>
      <p><Button kind="plain">{texts.look}</Button></p>
    </form>
  );
}

function Ways(props: CancelPageProps & { preview: CancellationPreview }) {
  const kinder = kinderWay(props);
  const cancel = cancelWay(props);
  if (kinder === null) return <Clause id="cancel" heading={cancel.title} width="roomy">{cancel.children}</Clause>;
  return <Crossroads ways={[kinder, cancel]} />;
}

/** Moving when the deal gives that right now, else somebody else in the place; null when neither is possible. */
function kinderWay({ rights, locale, path }: CancelPageProps): Way | null {
  const texts = cancelTexts[locale];
  const move = rights.find(({ right }) => right === "move-free" || right === "move");
  if (move !== undefined) return { id: "move", title: texts.moveTitle, sum: formatMoney(move.costCents ?? 0, locale), children: <><p>{texts.moveText}</p><p><Button href={`${path}/move`}>{texts.moveButton}</Button></p></> };
  if (!rights.some(({ right }) => right === "substitute")) return null;
  return { id: "substitute", title: texts.substituteTitle, sum: formatMoney(0, locale), children: <><p>{texts.substituteText}</p><p><Button href={`${path}/substitute`}>{texts.substituteButton}</Button></p></> };
}

function cancelWay({ preview, chosen, deal, organisation, said, locale }: CancelPageProps & { preview: CancellationPreview }): Way {
  const texts = cancelTexts[locale];
  const { feeCents, refundCents, creditBackCents, owesCents, refundBy } = preview;
  const paid = deal.paid_cents > 0;
  const rest = owesCents > 0 ? texts.stillToPay(formatMoney(owesCents, locale)) : paid && creditBackCents === 0 ? texts.nothingBack : texts.nothingToPay;
  return {
    id: "cancel",
    title: texts.cancelTitle(namesOf(chosen, locale)),
    sum: formatMoney(feeCents, locale),
    children: (
      <>
        <p>{refundBy !== null ? texts.refund(formatMoney(refundCents, locale), formatDate(localDateOf(refundBy, deal.frozen.organisation.zone), locale)) : rest}</p>
        {creditBackCents > 0 && <p>{texts.creditBack(formatMoney(creditBackCents, locale))}</p>}
        {feeCents > 0 && deal.frozen.conditions.refundIfRefilled && <p class="soft">{texts.refilled}</p>}
        <form method="post" class="stack">
          {chosen.map(({ id }) => <Hidden name="booking" value={id} />)}
          <Hidden name="seen" value={feeCents} />
          <Field lang={locale} type="area" name="said" label={texts.said(organisation.name)} hint={texts.saidHint} value={said} maxlength={mostSaid} optional />
          <p><Button kind={feeCents > 0 ? "grave" : "plain"}>{feeCents > 0 ? texts.button(formatMoney(feeCents, locale)) : texts.buttonFree}</Button></p>
        </form>
      </>
    ),
  };
}

function namesOf(bookings: readonly Booking[], locale: Locale): string {
  return formatList(bookings.map(nameOf), locale);
}

function nameOf({ first_name, last_name }: Booking): string {
  return `${first_name} ${last_name}`.trim();
}
