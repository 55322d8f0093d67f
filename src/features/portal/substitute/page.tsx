import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatMoment } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Field } from "../../../ui/field.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Opening } from "../../../ui/opening.tsx";
import { Pair } from "../../../ui/pair.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { Booking, Deal } from "../../deal/store.ts";
import type { SubstituteProblem } from "../../substitute/actions.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { substituteTexts } from "./texts.ts";

export type Typed = { bookingId: string; first: string; last: string; email: string };

export type SubstitutePageProps = {
  deal: Deal;
  organisation: Organisation;
  /** Who can still be replaced, and until when; null when nobody can. */
  until: Temporal.Instant | null;
  bookings: readonly Booking[];
  typed: Typed | null;
  problems: readonly SubstituteProblem[];
  refusal: "booking-unknown" | "not-agreed" | "begun" | null;
  locale: Locale;
  path: string;
};

/** Who comes instead: one short form for each place. */
export function SubstitutePage(props: SubstitutePageProps) {
  const { deal, organisation, until, bookings, typed, problems, refusal, locale, path } = props;
  const texts = substituteTexts[locale];
  const errors = problems.map(({ field, problem }) => ({ fieldId: `${field}-${typed?.bookingId ?? ""}`, text: `${texts[field]}: ${texts.problems[problem]}` }));
  return (
    <PortalShell locale={locale} title={texts.title} organisation={organisation} deal={deal} terms={deal.frozen.terms} path={`${path}/substitute`} wrong={errors.length > 0}>
      <Opening
        above={errors.length > 0 ? <ErrorSummary heading={texts.errorHeading} kept={texts.errorKept} errors={errors} /> : refusal !== null && <Notice kind="alert">{texts.refusals[refusal]}</Notice>}
        eyebrow={texts.eyebrow(deal.frozen.course.title, formatCode(deal.code))}
        sentence={until === null ? texts.none : texts.sentence(formatMoment(until, locale, deal.frozen.organisation.zone))}
        note={<a href={path}>{texts.back}</a>}
      >
        {until === null && <p>{texts.noneText}</p>}
      </Opening>
      {until !== null && bookings.map((booking) => (
        <Clause id={`b-${booking.id}`} heading={texts.instead(`${booking.first_name} ${booking.last_name}`.trim())}>
          <SubstituteForm {...props} booking={booking} />
        </Clause>
      ))}
    </PortalShell>
  );
}

function SubstituteForm({ booking, bookings, typed, problems, locale }: SubstitutePageProps & { booking: Booking }) {
  const texts = substituteTexts[locale];
  const own = typed?.bookingId === booking.id ? typed : null;
  const errorAt = (field: SubstituteProblem["field"]) => {
    const found = own === null ? undefined : problems.find((one) => one.field === field);
    return found === undefined ? undefined : texts.problems[found.problem];
  };
  return (
    <form method="post" class="stack" novalidate>
      <Hidden name="booking" value={booking.id} />
      <Pair>
        <Field lang={locale} name="first" id={`first-${booking.id}`} label={texts.first} value={own?.first ?? ""} autocomplete="off" error={errorAt("first")} />
        <Field lang={locale} name="last" id={`last-${booking.id}`} label={texts.last} value={own?.last ?? ""} autocomplete="off" error={errorAt("last")} />
      </Pair>
      <Field lang={locale} name="email" id={`email-${booking.id}`} type="email" label={texts.email} value={own?.email ?? ""} autocomplete="off" error={errorAt("email")} />
      <Actions aside={texts.told}><Button kind={bookings.length > 1 ? "plain" : "primary"}>{texts.button}</Button></Actions>
    </form>
  );
}
