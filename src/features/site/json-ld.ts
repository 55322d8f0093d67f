import { localDateOf } from "../../domain/calendar/local-day.ts";
import { earlyBirdOn } from "../../domain/price/price-of.ts";
import type { SessionView } from "../catalogue/store.ts";
import { placePrice } from "../deal/actions.ts";
import type { CoursePageProps } from "./course-page.tsx";
import { openFor, placesLeft } from "./open-for.ts";

/** The course for search engines: schema.org Course, with an EducationEvent and an Offer for each date. */
export function courseData({ organisation, course, views, now, baseUrl }: CoursePageProps): Record<string, unknown> {
  const url = `${baseUrl}/${organisation.slug}/${course.slug}`;
  const provider = { "@type": "Organization", name: organisation.name, url: `${baseUrl}/${organisation.slug}` };
  return {
    "@context": "https://schema.org",
    "@type": "Course",
    name: course.title,
    description: course.lead,
    inLanguage: course.language,
    url,
    provider,
    hasCourseInstance: views.map((view) => eventData(view, { url, provider, now })),
  };
}

function eventData(view: SessionView, { url, provider, now }: { url: string; provider: object; now: Temporal.Instant }): object {
  const { session, course, meetings, organisation } = view;
  const [first] = meetings;
  const online = first === undefined || first.place === "";
  const price = placePrice(view, { locale: session.language, now });
  const lastDay = earlyBirdOn(session.price_rules, localDateOf(now, organisation.zone));
  const local = (instant: Temporal.Instant | null) => instant?.toZonedDateTimeISO(organisation.zone).toString({ timeZoneName: "never", smallestUnit: "minute" });
  return {
    "@type": ["CourseInstance", "EducationEvent"],
    name: course.title,
    startDate: local(session.starts_at),
    endDate: local(session.ends_at),
    inLanguage: session.language,
    courseMode: online ? "Online" : "Onsite",
    eventAttendanceMode: `https://schema.org/${online ? "Online" : "Offline"}EventAttendanceMode`,
    eventStatus: `https://schema.org/${session.status === "called-off" ? "EventCancelled" : "EventScheduled"}`,
    location: online ? { "@type": "VirtualLocation", url } : { "@type": "Place", name: first.place, address: first.address },
    organizer: provider,
    maximumAttendeeCapacity: session.capacity,
    remainingAttendeeCapacity: placesLeft(view),
    offers: {
      "@type": "Offer",
      price: (price.totalCents / 100).toFixed(2),
      priceCurrency: "EUR",
      availability: `https://schema.org/${openFor(view, now) === "sign-up" ? "InStock" : "SoldOut"}`,
      url: `${url}/${session.slug}/sign-up`,
      validFrom: local(session.published_at),
      ...(lastDay === null ? {} : { priceValidUntil: lastDay.untilDay }),
    },
  };
}
