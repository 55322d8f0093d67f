import { vatOfPrice } from "../../../domain/price/vat-groups.ts";
import { vatInWords } from "../../../platform/i18n/price-in-words.ts";
import type { Child } from "hono/jsx";
import { formatDays, formatHours } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Dates } from "../../../ui/dates.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import { Seats } from "../../../ui/seats.tsx";
import { placePrice } from "../../deal/actions.ts";
import type { SessionView } from "../../catalogue/store.ts";
import type { Desk } from "../frame/desk.ts";
import { moment, money, shortDay } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import { titleOf } from "../session/summary.tsx";
import { sessionTexts } from "../session/texts.ts";
import { BothRead } from "./condition-fields.tsx";
import { exampleInWords, exampleOf, sentencesOf } from "./example.ts";
import { meetingInputOf, missingFrom } from "./publishing.ts";
import { publishTexts } from "./publish-texts.ts";
import { courseTexts } from "./texts.ts";

type Props = { view: SessionView; desk: Desk };

/** A date as customers will see it, what is still missing, and the button that opens it. */
export function PublishPage({ view, desk }: Props) {
  const texts = publishTexts[desk.locale];
  const { status } = view.session;
  const missing = missingFrom(view, desk.now);
  const lead = status === "called-off" ? texts.calledOff : status === "published" ? sessionTexts[desk.locale].alreadyPublished : missing.length === 0 ? texts.lead : texts.leadMissing(missing.length);
  return (
    <SessionStep view={view} desk={desk} title={texts.title} lead={lead}>
      {status === "draft" && missing.length > 0 && (
        <Part id="missing" heading={texts.missing} count={missing.length}>
          <ul class="short-list">
            {missing.map(([field, why]) => <li>{sessionTexts[desk.locale].publishing[why]} <a href={`/office/sessions/${view.session.id}/edit#${field}`}>{texts.mend}<span class="quiet-name">: {sessionTexts[desk.locale].publishing[why]}</span></a></li>)}
          </ul>
        </Part>
      )}
      <Seen view={view} desk={desk} />
      <Agreed view={view} desk={desk} />
      {status === "draft" && missing.length === 0 && <PublishDeed view={view} desk={desk} />}
    </SessionStep>
  );
}

/** Taking a date off the public page, as long as nobody signed up. */
export function UnpublishPage({ view, desk, refused }: Props & { refused: boolean }) {
  const texts = publishTexts[desk.locale];
  const { deeds, hasSignUps } = sessionTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  const possible = view.session.status === "published" && !refused;
  return (
    <SessionStep view={view} desk={desk} title={texts.unpublishTitle} lead={possible ? texts.unpublishLead : texts.unpublishRefused}>
      <div class="text">
        {possible ? (
          <>
            <Preview steps={[{ when: now, what: deeds.unpublishSteps.gone }, { when: now, what: deeds.unpublishSteps.noMail }]} />
            <form method="post" class="entry-do"><Button>{texts.unpublishButton}</Button></form>
          </>
        ) : (
          <EmptyLine>{refused ? hasSignUps : texts.notPublished}</EmptyLine>
        )}
      </div>
    </SessionStep>
  );
}

function SessionStep({ view, desk, title, lead, children }: Props & { title: string; lead: string; children: Child }) {
  const path = `/office/sessions/${view.session.id}`;
  const about = titleOf(view, desk);
  return (
    <OfficePage
      desk={desk}
      section="sessions"
      title={`${title}, ${about}`}
      head={{ crumb: [{ href: "/office/sessions", label: frameTexts[desk.locale].sessions }, { href: path, label: about }, { label: title }], title, lead }}
    >
      {children}
      <p class="small"><a href={path}>{frameTexts[desk.locale].keepIt}</a></p>
    </OfficePage>
  );
}

/** The row of the date with its seats, and the facts around it. */
function Seen({ view, desk }: Props) {
  const texts = publishTexts[desk.locale];
  const { course, session, meetings, terms, organisation } = view;
  const when = formatDays(meetings.map((meeting) => meeting.starts_at), desk.locale, desk.zone);
  const closesAt = session.sign_up_until;
  return (
    <Part id="seen" heading={texts.seen}>
      <Dates
        dates={[
          {
            when: when === "" ? texts.noDate : when,
            where: meetings.length === 0 ? [texts.noPlace] : hoursAndPlaces(view, desk),
            seats: <Seats taken={session.seats_taken} capacity={session.capacity} words={texts.places(session.capacity, session.minimum)} />,
            action: null,
          },
        ]}
      />
      <Facts
        facts={[
          { label: texts.facts.course, value: course.title, soft: course.lead },
          { label: texts.facts.price, ...priceInWords(view, desk) },
          { label: texts.facts.until, value: closesAt === null ? texts.start : moment(closesAt, desk), ...(closesAt === null && session.starts_at !== null ? { soft: moment(session.starts_at, desk) } : {}) },
          { label: texts.facts.language, value: courseTexts[desk.locale].form.languages[session.language] },
          {
            label: texts.facts.terms,
            value: terms === null ? texts.noTerms : <a href={`/${organisation.slug}/terms/${terms.sha256}`}>{terms.title}, {texts.version(terms.number)}</a>,
          },
        ]}
      />
    </Part>
  );
}

/** Hours and place, once when every day is alike, else day by day. */
function hoursAndPlaces({ meetings }: SessionView, desk: Desk): string[] {
  const spoken = meetings.map((meeting) => ({
    day: shortDay(meeting.starts_at, desk),
    words: `${formatHours(meeting.starts_at, meeting.ends_at, desk.locale, desk.zone)}, ${[meeting.place, meeting.address].filter((part) => part !== "").join(", ") || sessionTexts[desk.locale].online}`,
  }));
  const alike = new Set(spoken.map(({ words }) => words));
  return alike.size === 1 ? [...alike] : spoken.map(({ day, words }) => `${day}: ${words}`);
}

function Agreed({ view, desk }: Props) {
  const texts = publishTexts[desk.locale];
  const { course, session, meetings } = view;
  const example = exampleOf({ meetings: meetings.map(meetingInputOf), priceCents: session.price_cents, rules: session.price_rules }, desk);
  const read = (kind: "company" | "consumer") => sentencesOf(session.conditions, example, { course, kind, desk });
  return (
    <Part id="agreed" heading={texts.agreed} beside={texts.example(exampleInWords(example, course, desk).when)}>
      <BothRead company={read("company")} consumer={read("consumer")} desk={desk} />
    </Part>
  );
}

function PublishDeed({ view, desk }: Props) {
  const texts = publishTexts[desk.locale];
  const { publishSteps } = sessionTexts[desk.locale].deeds;
  const { now } = frameTexts[desk.locale];
  const { organisation, course, terms } = view;
  const steps = [publishSteps.page(`/${organisation.slug}/${course.slug}`), publishSteps.terms(terms?.number ?? 0), publishSteps.noMail];
  return (
    <Part id="effect" heading={texts.effect}>
      <div class="text">
        <Preview steps={steps.map((what) => ({ when: now, what }))} />
        <form method="post" class="entry-do"><Button>{texts.button}</Button></form>
      </div>
    </Part>
  );
}

function priceInWords(view: SessionView, desk: Desk): { value: string; soft?: string } {
  const texts = publishTexts[desk.locale];
  const price = placePrice(view, { locale: desk.locale, now: desk.now });
  if (price.totalCents === 0) return { value: texts.free };
  if (vatOfPrice(price) !== "included") return { value: texts.noVat(money(price.totalCents, desk)) };
  return { value: texts.including(money(price.totalCents, desk), vatInWords(price, desk.locale)), soft: texts.excluding(money(price.netCents, desk)) };
}
