import type { CustomerKind } from "../../domain/customer-kind.ts";
import type { Locale } from "../../domain/locale.ts";
import { DealLine } from "../../ui/deal-line.tsx";
import type { SessionView } from "../catalogue/store.ts";
import { quoteFor } from "../deal/actions.ts";
import type { Quote } from "../deal/actions.ts";
import { dealLineInWords } from "../deal/line-points.ts";

/** What would happen when, if somebody ordered now. @param quote what is about to be ordered; without it, what anybody would get */
export function QuoteLine({ view, kind, places, stage, locale, now, quote = quoteFor(view, { kind, places, locale, now }) }: {
  view: SessionView;
  kind: CustomerKind;
  places: number;
  stage: "looking" | "reviewing";
  locale: Locale;
  now: Temporal.Instant;
  quote?: Quote;
}) {
  const { zone } = view.organisation;
  const days = new Set(view.meetings.map((meeting) => meeting.starts_at.toZonedDateTimeISO(zone).toPlainDate().toString())).size;
  const points = dealLineInWords({
    stage,
    locale,
    zone,
    kind,
    places,
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
