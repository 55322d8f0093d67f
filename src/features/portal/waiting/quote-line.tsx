import type { Locale } from "../../../domain/locale.ts";
import { DealLine } from "../../../ui/deal-line.tsx";
import { dealLineInWords } from "../../deal/line-points.ts";
import type { LineContext } from "../../deal/line-points.ts";
import type { OpenOffer, WaitingFacts } from "./facts.ts";

/** What would happen when, if the offer is accepted now. */
export function QuoteLine({ facts, open, stage, locale }: { facts: WaitingFacts; open: OpenOffer; stage: LineContext["stage"]; locale: Locale }) {
  const { view, signUp, now } = facts;
  const { quote } = open;
  const { zone } = view.organisation;
  const days = new Set(view.meetings.map((meeting) => meeting.starts_at.toZonedDateTimeISO(zone).toPlainDate().toString())).size;
  const points = dealLineInWords({
    stage,
    locale,
    zone,
    kind: signUp.customer.kind,
    places: quote.price.places,
    totalCents: quote.price.totalCents,
    place: quote.place,
    schedule: quote.schedule,
    steps: quote.steps,
    conditions: quote.conditions,
    startsAt: view.session.starts_at ?? now,
    days,
    now,
    orderedAt: null,
    paidCents: 0,
    withdrawUntil: quote.withdrawUntil,
  });
  return <DealLine points={points} />;
}
