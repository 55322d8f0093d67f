import { formatPercent, formatList } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { CancellationPreview } from "../../cancellation/actions.ts";
import type { Booking } from "../../deal/store.ts";
import { fullName } from "../session/facts.ts";
import type { Desk } from "../frame/desk.ts";
import { money } from "../frame/format.ts";
import { frameTexts } from "../frame/texts.ts";
import { DeedPage, orderedBy } from "./deed-page.tsx";
import type { DealFacts } from "./facts.ts";
import { canCancel } from "./possible.ts";
import { dealTexts } from "./texts.ts";

export type CancelPageProps = {
  facts: DealFacts;
  desk: Desk;
  /** The places that are chosen, with what leaving costs as agreed and with the fee let go. */
  chosen: { bookings: readonly Booking[]; agreed: CancellationPreview; waived: CancellationPreview } | null;
  /** The fee is no longer what was seen. */
  changed: boolean;
};

/** Cancelling for the customer: as agreed, or with the fee let go. Both prices stand above their buttons. */
export function CancelPage({ facts, desk, chosen, changed }: CancelPageProps) {
  const texts = dealTexts[desk.locale].cancel;
  const possible = canCancel(facts);
  const feeless = chosen === null || chosen.agreed.feeCents === 0;
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={texts.lead(facts.deal.customer.name)}>
      {changed && <Notice kind="alert">{texts.changed}</Notice>}
      {possible.length === 0 && <EmptyLine>{texts.nothing}</EmptyLine>}
      {possible.length > 1 && <Which possible={possible} chosen={chosen?.bookings ?? []} desk={desk} />}
      {chosen !== null && (
        <>
          <Part id="agreed" heading={texts.withFee}><Way facts={facts} desk={desk} bookings={chosen.bookings} preview={chosen.agreed} waive={false} /></Part>
          {!feeless && (
            <Part id="waived" heading={texts.without}>
              <p class="small soft">{texts.withoutNote}</p>
              <Way facts={facts} desk={desk} bookings={chosen.bookings} preview={chosen.waived} waive />
            </Part>
          )}
        </>
      )}
    </DeedPage>
  );
}

function Which({ possible, chosen, desk }: { possible: readonly Booking[]; chosen: readonly Booking[]; desk: Desk }) {
  const texts = dealTexts[desk.locale].cancel;
  return (
    <Part id="which" heading={texts.which}>
      <form method="get">
        {possible.map((booking) => (
          <Choice kind="checkbox" name="booking" value={booking.id} checked={chosen.some(({ id }) => id === booking.id)}>{fullName(booking)}</Choice>
        ))}
        <p><Button kind="first">{frameTexts[desk.locale].lookAgain}</Button></p>
      </form>
    </Part>
  );
}

function Way({ facts, desk, bookings, preview, waive }: {
  facts: DealFacts;
  desk: Desk;
  bookings: readonly Booking[];
  preview: CancellationPreview;
  waive: boolean;
}) {
  const texts = dealTexts[desk.locale].cancel;
  const { now } = frameTexts[desk.locale];
  const names = formatList(bookings.map(fullName), desk.locale);
  return (
    <>
      <Preview
        steps={[
          { when: now, what: texts.steps.ends(names) },
          { when: now, what: feeWords(preview, desk), amount: money(preview.feeCents, desk) },
          ...(preview.creditBackCents > 0 ? [{ when: now, what: texts.steps.creditBack, amount: money(preview.creditBackCents, desk) }] : []),
          { when: now, what: texts.steps.next },
          { when: now, what: texts.steps.mail(orderedBy(facts)) },
        ]}
        total={{ label: texts.steps.refund, amount: money(preview.refundCents, desk) }}
      />
      <form method="post" class="entry-do">
        {bookings.map((booking) => <Hidden name="booking" value={booking.id} />)}
        <Hidden name="waive" value={waive ? "yes" : "no"} />
        <Hidden name="seen" value={preview.feeCents} />
        <Button kind={waive || preview.feeCents === 0 ? "first" : "grave"}>
          {preview.feeCents === 0 ? texts.buttonFree : texts.button(money(preview.feeCents, desk))}
        </Button>
      </form>
    </>
  );
}

function feeWords({ feeCents, feeBasisPoints, daysBefore, freeBecause }: CancellationPreview, { locale }: Desk): string {
  const texts = dealTexts[locale].cancel.steps;
  if (freeBecause === "held") return texts.freeHeld;
  if (freeBecause === "moved") return texts.freeMoved;
  if (freeBecause === "waived") return texts.waived;
  if (freeBecause === "settled") return texts.settled;
  if (feeCents === 0) return texts.free;
  return feeBasisPoints === null ? texts.feeByDate : texts.fee(formatPercent(feeBasisPoints, locale), daysBefore);
}
