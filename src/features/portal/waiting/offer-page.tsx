import type { Locale } from "../../../domain/locale.ts";
import { formatDays, formatMoment, formatNumber } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { Crossroads } from "../../../ui/crossroads.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Opening } from "../../../ui/opening.tsx";
import { lineTextsOf } from "../deal/deal-texts.ts";
import { placesInWords } from "../frame/places.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { Sentence } from "../frame/sentence.tsx";
import type { Piece } from "../frame/sentence.tsx";
import { waitingRest } from "./facts.ts";
import type { OpenOffer, WaitingFacts } from "./facts.ts";
import { placeFacts } from "./place-facts.ts";
import { QuoteLine } from "./quote-line.tsx";
import { waitingTexts } from "./texts.ts";

export type OfferProps = { facts: WaitingFacts; open: OpenOffer; locale: Locale; path: string };

/** A place that is kept for this person until a moment: yes or no, and what follows from either. */
export function OfferPage({ facts, open, locale, path }: OfferProps) {
  const { view, signUp } = facts;
  const { zone } = view.organisation;
  const { offer: texts } = waitingTexts[locale];
  const rest = waitingRest(facts);
  const one = open.bookings.length === 1;
  return (
    <PortalShell locale={locale} title={texts.title(formatMoment(open.offer.ends_at, locale, zone))} organisation={view.organisation} terms={view.terms} path={path}>
      <Opening
        eyebrow={texts.eyebrow(signUp.customer.orderedBy.name.split(" ")[0] ?? "", view.course.title)}
        sentence={<Sentence pieces={offerSentence(facts, open, locale)} locale={locale} zone={zone} />}
      >
        <p class="soft">{texts.note}</p>
        {rest > 0 && <p class="soft">{texts.rest(formatNumber(rest, locale), rest)}</p>}
      </Opening>
      <Crossroads
        ways={[
          {
            id: "yes",
            title: one ? texts.yes : texts.yesMany,
            children: (
              <>
                <p>{texts.yesText} {payText(open, locale, zone)}</p>
                <p><Button href={`${path}/accept`}>{texts.yesButton}</Button></p>
              </>
            ),
          },
          {
            id: "no",
            title: one ? texts.no : texts.noMany,
            children: (
              <>
                <p>{rest > 0 ? texts.noTextRest : texts.noText}</p>
                <p><Button href={`${path}/decline`} kind="plain">{texts.noButton}</Button></p>
              </>
            ),
          },
        ]}
      />
      <Clause id="place" heading={texts.factsHeading} width="wide"><Facts facts={placeFacts(facts, open, locale)} /></Clause>
      <Clause id="line" heading={texts.lineHeading} width="across" motto={lineTextsOf(locale).motto}>
        <QuoteLine facts={facts} open={open} stage="offered" locale={locale} />
      </Clause>
    </PortalShell>
  );
}

function offerSentence({ view }: WaitingFacts, { offer, bookings, quote }: OpenOffer, locale: Locale): readonly Piece[] {
  const { offer: texts } = waitingTexts[locale];
  const said = {
    places: bookings.length,
    words: placesInWords(bookings.length, locale),
    days: formatDays(view.meetings.map((meeting) => meeting.starts_at), locale, view.organisation.zone),
    endsAt: offer.ends_at,
  };
  const { totalCents } = quote.price;
  return totalCents === 0 ? texts.free(said) : texts.paid({ ...said, cents: totalCents });
}

function payText({ quote }: OpenOffer, locale: Locale, zone: string): string {
  const { offer: texts } = waitingTexts[locale];
  const [first] = quote.schedule;
  if (first === undefined) return "";
  const dueAt = formatMoment(Temporal.Instant.from(first.dueAt), locale, zone);
  return quote.place === "held" ? texts.yesPay(dueAt) : texts.yesPayLater(dueAt);
}
