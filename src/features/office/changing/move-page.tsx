import { formatList } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Choices } from "../../../ui/choices.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import type { SessionView } from "../../catalogue/store.ts";
import type { Booking } from "../../deal/store.ts";
import type { MovePreview } from "../../moving/actions.ts";
import { DeedPage, orderedBy } from "../deal/deed-page.tsx";
import type { DealFacts } from "../deal/facts.ts";
import type { Desk } from "../frame/desk.ts";
import { moment, money } from "../frame/format.ts";
import { frameTexts } from "../frame/texts.ts";
import { fullName } from "../session/facts.ts";
import { changingTexts } from "./texts.ts";
import type { ChangingTexts } from "./texts.ts";

export type MovePageProps = {
  facts: DealFacts;
  desk: Desk;
  movable: readonly Booking[];
  /** Other dates of the course with room. */
  dates: readonly SessionView[];
  chosen: readonly Booking[];
  to: SessionView | null;
  /** What it costs as agreed, and with the fee let go; null until a date is chosen that can be had. */
  preview: { agreed: MovePreview; waived: MovePreview } | null;
  refused: keyof ChangingTexts["move"]["refusals"] | null;
};

/** Taking places to another date: who and where to, then what it does above the button. */
export function MovePage(props: MovePageProps) {
  const { facts, desk, movable, dates, preview, refused } = props;
  const { move: texts } = changingTexts[desk.locale];
  const nowhere = movable.length === 0 || dates.length === 0;
  const wrong = refused === null ? [] : [{ fieldId: "session", text: texts.refusals[refused] }];
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={texts.lead(facts.deal.customer.name)} wrong={nowhere ? [] : wrong}>
      {nowhere ? <EmptyLine>{movable.length === 0 ? texts.nothing : texts.none}</EmptyLine> : (
        <>
          {preview !== null && <Ways {...props} preview={preview} />}
          <Part id="what" heading={texts.what}><Wish {...props} error={wrong[0]?.text} /></Part>
        </>
      )}
    </DeedPage>
  );
}

function Wish({ desk, movable, dates, chosen, to, preview, error }: MovePageProps & { error: string | undefined }) {
  const { move: texts } = changingTexts[desk.locale];
  const options = dates.map(({ session }) => ({ value: session.id, label: texts.date(session.starts_at === null ? session.slug : moment(session.starts_at, desk), session.capacity - session.seats_taken) }));
  return (
    <form method="get" class="stack">
      {movable.length > 1 && (
        <Choices labelledBy="what-h">
          {movable.map((booking) => <Choice kind="checkbox" name="booking" value={booking.id} checked={chosen.includes(booking)}>{fullName(booking)}</Choice>)}
        </Choices>
      )}
      <SelectField lang={desk.locale} name="session" label={texts.to} value={to?.session.id ?? ""} options={options} error={error} />
      <p><Button kind={preview === null ? "primary" : "first"}>{preview === null ? frameTexts[desk.locale].look : frameTexts[desk.locale].lookAgain}</Button></p>
    </form>
  );
}

function Ways(props: MovePageProps & { preview: NonNullable<MovePageProps["preview"]> }) {
  const { desk, preview: { agreed, waived } } = props;
  const { move: texts } = changingTexts[desk.locale];
  if (agreed.feeCents === 0) return <Part id="preview" heading={texts.preview}><Way {...props} preview={waived} waive={false} free /></Part>;
  return (
    <>
      <Part id="waived" heading={texts.without}><Way {...props} preview={waived} waive /></Part>
      <Part id="agreed" heading={texts.withFee}><Way {...props} preview={agreed} waive={false} /></Part>
    </>
  );
}

function Way({ facts, desk, chosen, to, preview, waive, free = false }: Omit<MovePageProps, "preview"> & { preview: MovePreview; waive: boolean; free?: boolean }) {
  const { move: texts } = changingTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  const { feeCents, differenceCents, after } = preview;
  const when = to?.session.starts_at == null ? "" : moment(to.session.starts_at, desk);
  const fee = feeCents > 0 ? { what: texts.steps.fee, amount: money(feeCents, desk) } : { what: free ? texts.steps.none : texts.steps.waived };
  const costs = feeCents + differenceCents;
  return (
    <>
      <Preview
        steps={[
          { when: now, what: texts.steps.goes(formatList(chosen.map(fullName), desk.locale), when) },
          { when: now, what: texts.steps.free },
          { when: now, ...fee },
          ...(differenceCents === 0 ? [] : [{ when: now, what: differenceCents > 0 ? texts.steps.more : texts.steps.less, amount: money(Math.abs(differenceCents), desk) }]),
          { when: now, what: texts.steps.mail(orderedBy(facts)) },
        ]}
        total={after.organiserOwesCents > 0 ? { label: texts.back, amount: money(after.organiserOwesCents, desk) } : { label: texts.open, amount: money(after.customerOwesCents, desk) }}
      />
      <form method="post" class="entry-do">
        {chosen.map(({ id }) => <Hidden name="booking" value={id} />)}
        <Hidden name="session" value={to?.session.id ?? ""} />
        <Hidden name="waive" value={waive ? "yes" : "no"} />
        <Hidden name="seen" value={costs} />
        <Button kind={waive || free ? "primary" : "first"}>{costs > 0 ? texts.button(money(costs, desk)) : texts.buttonFree}</Button>
      </form>
    </>
  );
}
