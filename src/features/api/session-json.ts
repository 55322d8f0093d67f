import type { Locale } from "../../domain/locale.ts";
import type { SessionView } from "../catalogue/store.ts";
import { quoteFor } from "../deal/actions.ts";

/** A session as the API shows it: everything that the sign-up page shows, with the fingerprint that an order sends back. */
export function sessionJson(view: SessionView, { locale, now, baseUrl, online }: { locale: Locale; now: Temporal.Instant; baseUrl: string; online: boolean }) {
  const { organisation, course, session } = view;
  const quotes = (["company", "consumer"] as const).map((kind) => {
    const quote = quoteFor(view, { kind, places: 1, locale, now, online });
    return [
      kind,
      {
        place: quote.place,
        payments: quote.schedule.map(({ name, cents, dueAt }) => ({ name, cents, dueAt })),
        cancellation: quote.steps.map((step) => ({
          until: step.until?.toString() ?? null,
          feeBasisPoints: step.feeBasisPoints,
          feeCents: step.feeCents,
        })),
        withdrawUntil: quote.withdrawUntil?.toString() ?? null,
        earlyStartConsentNeeded: quote.earlyStartNeeded,
        orderButton: quote.wording.orderButton,
        conditions: quote.wording.sentences,
        information: quote.wording.information,
      },
    ] as const;
  });
  const sample = quoteFor(view, { kind: "company", places: 1, locale, now, online });
  return {
    id: session.id,
    status: session.status,
    course: { slug: course.slug, title: course.title, language: course.language },
    slug: session.slug,
    startsAt: session.starts_at?.toString() ?? null,
    endsAt: session.ends_at?.toString() ?? null,
    meetings: view.meetings.map((meeting) => ({
      startsAt: meeting.starts_at.toString(),
      endsAt: meeting.ends_at.toString(),
      place: meeting.place === "" ? null : meeting.place,
      online: meeting.online_url !== null,
    })),
    zone: organisation.zone,
    capacity: session.capacity,
    placesLeft: session.waiting > 0 ? 0 : session.capacity - session.seats_taken,
    waiting: session.waiting,
    signUpUntil: session.sign_up_until?.toString() ?? session.starts_at?.toString() ?? null,
    price: {
      currency: "EUR",
      netCents: sample.price.netCents,
      vatCents: sample.price.vatCents,
      totalCents: sample.price.totalCents,
      vatBasisPoints: sample.price.vatBasisPoints,
      vatRegime: sample.price.vatRegime,
      ...(sample.price.lines === undefined ? {} : { lines: sample.price.lines }),
      earlyBird: session.price_rules.earlyBird.map(({ untilDay, priceCents }) => ({ until: untilDay, netCentsPerPlace: priceCents })),
      group: session.price_rules.group,
    },
    terms: {
      number: sample.terms.number,
      title: sample.terms.title,
      sha256: sample.terms.sha256,
      url: `${baseUrl}/${organisation.slug}/terms/${sample.terms.sha256}`,
    },
    offers: Object.fromEntries(quotes),
    fingerprint: sample.fingerprint,
    signUpUrl: `${baseUrl}/${organisation.slug}/${course.slug}/${session.slug}/sign-up`,
  };
}
