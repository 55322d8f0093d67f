import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Pair } from "../../../ui/pair.tsx";
import type { Booking } from "../../deal/store.ts";
import type { SubstituteProblem } from "../../substitute/actions.ts";
import { DeedPage, orderedBy } from "../deal/deed-page.tsx";
import type { DealFacts } from "../deal/facts.ts";
import type { Desk } from "../frame/desk.ts";
import { fullName } from "../session/facts.ts";
import { changingTexts } from "./texts.ts";

export type SubstitutePageProps = {
  facts: DealFacts;
  desk: Desk;
  bookings: readonly Booking[];
  typed: { bookingId: string; first: string; last: string; email: string } | null;
  problems: readonly SubstituteProblem[];
  refused: "booking-unknown" | "not-agreed" | "begun" | null;
};

/** Somebody else on a place: one short form for each. */
export function SubstitutePage(props: SubstitutePageProps) {
  const { facts, desk, bookings, typed, problems, refused } = props;
  const { substitute: texts } = changingTexts[desk.locale];
  const wrong = problems.map(({ field, problem }) => ({ fieldId: `${field}-${typed?.bookingId ?? ""}`, text: `${texts[field]}: ${texts.problems[problem]}` }));
  return (
    <DeedPage facts={facts} desk={desk} title={texts.title} lead={texts.lead(facts.deal.customer.name)} wrong={wrong}>
      {refused !== null && <Notice kind="alert">{texts.refusals[refused]}</Notice>}
      {bookings.length === 0 ? <EmptyLine>{texts.nothing}</EmptyLine> : <p class="small soft">{texts.told(orderedBy(facts))}</p>}
      {bookings.map((booking) => <Part id={`b-${booking.id}`} heading={texts.instead(fullName(booking))}><SubstituteForm {...props} booking={booking} /></Part>)}
    </DeedPage>
  );
}

function SubstituteForm({ desk, booking, typed, problems }: SubstitutePageProps & { booking: Booking }) {
  const { substitute: texts } = changingTexts[desk.locale];
  const own = typed?.bookingId === booking.id ? typed : null;
  const field = (name: SubstituteProblem["field"], type: "text" | "email" = "text") => {
    const found = own === null ? undefined : problems.find((one) => one.field === name);
    return <Field lang={desk.locale} name={name} id={`${name}-${booking.id}`} type={type} label={texts[name]} value={own?.[name] ?? ""} autocomplete="off" error={found === undefined ? undefined : texts.problems[found.problem]} />;
  };
  return (
    <form method="post" class="stack" novalidate>
      <Hidden name="booking" value={booking.id} />
      <Pair>{field("first")}{field("last")}</Pair>
      {field("email", "email")}
      <p><Button kind="first">{texts.button}</Button></p>
    </form>
  );
}
