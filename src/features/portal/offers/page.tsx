import type { Child } from "hono/jsx";
import type { Locale } from "../../../domain/locale.ts";
import type { AnswerRefusal } from "../../../domain/offers/decide-answer.ts";
import { formatDate, formatList, formatMoment, formatMoney, formatNumber } from "../../../platform/i18n/format.ts";
import { meetingsInWords } from "../../../platform/i18n/meetings.ts";
import type { MeetingWords } from "../../../platform/i18n/meetings.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { Crossroads } from "../../../ui/crossroads.tsx";
import { Facts } from "../../../ui/facts.tsx";
import type { Fact } from "../../../ui/facts.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import type { OfferPreview } from "../../offers/actions.ts";
import type { DealOffer } from "../../offers/store.ts";
import { placesInWords } from "../frame/places.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { Sentence, sentenceAsText } from "../frame/sentence.tsx";
import type { Piece } from "../frame/sentence.tsx";
import { dealOfferTexts } from "./texts.ts";

export type OfferPageProps = {
  deal: Deal;
  organisation: Organisation;
  offer: DealOffer;
  preview: OfferPreview;
  /** The meetings of the date that is offered, and who would come; empty for an offer about money. */
  meetings: readonly MeetingWords[];
  names: readonly string[];
  /** Why it cannot be accepted at this moment, or why the answer that came did not count. */
  obstacle: AnswerRefusal | null;
  locale: Locale;
  dealPath: string;
};

/** An offer about a deal: what it says and until when, yes and no with what follows from either, and what silence means. */
export function OpenOfferPage(props: OfferPageProps) {
  const { deal, offer, preview, obstacle, locale } = props;
  const texts = dealOfferTexts[locale];
  const { kind } = offer.terms;
  const owed = preview.now.customerOwesCents;
  return (
    <Frame {...props} pieces={sentenceOf(props)}>
      <Opening
        above={obstacle !== null && <Obstacle obstacle={obstacle} locale={locale} />}
        eyebrow={texts.eyebrow(deal.customer.orderedBy.name.split(" ")[0] ?? "", deal.frozen.course.title)}
        sentence={<Sentence pieces={sentenceOf(props)} locale={locale} zone={deal.frozen.organisation.zone} />}
      >
        <p class="soft">{texts.note}</p>
      </Opening>
      <Crossroads
        ways={[
          {
            id: "yes",
            title: texts.yes[kind],
            children: (
              <>
                <p>{yesText(props)} {after(preview.accepted.customerOwesCents, locale)}</p>
                <form method="post"><p><Button name="answer" value="accept">{yesButton(props)}</Button></p></form>
              </>
            ),
          },
          {
            id: "no",
            title: texts.no,
            children: (
              <>
                <p>{owed === 0 ? texts.noTextNothing : texts.noText(formatMoney(owed, locale))}</p>
                <form method="post"><p><Button name="answer" value="decline" kind="plain">{texts.noButton}</Button></p></form>
              </>
            ),
          },
        ]}
      />
      <Clause id="offer" heading={texts.factsHeading} width="wide"><Facts facts={factsOf(props)} /></Clause>
    </Frame>
  );
}

/** An offer that was answered, or whose time is over, and how the deal stands now. */
export function EndedOfferPage(props: OfferPageProps & { state: keyof (typeof dealOfferTexts)["nl"]["ended"] }) {
  const { deal, offer, preview, obstacle, locale, dealPath, state } = props;
  const texts = dealOfferTexts[locale];
  const pieces = texts.ended[state]({ at: state === "expired" ? offer.endsAt : (offer.answeredAt ?? offer.endsAt) });
  const owed = preview.now.customerOwesCents;
  return (
    <Frame {...props} pieces={pieces}>
      <Opening
        above={obstacle !== null && <Obstacle obstacle={obstacle} locale={locale} />}
        eyebrow={texts.eyebrow(deal.customer.orderedBy.name.split(" ")[0] ?? "", deal.frozen.course.title)}
        sentence={<Sentence pieces={pieces} locale={locale} zone={deal.frozen.organisation.zone} />}
      >
        <p>{owed === 0 ? texts.owesNothing : texts.owes(formatMoney(owed, locale))}</p>
        <Actions><Button href={dealPath}>{texts.toDeal}</Button></Actions>
      </Opening>
      <Clause id="offer" heading={texts.factsHeading} width="wide"><Facts facts={factsOf(props).slice(0, -2)} /></Clause>
    </Frame>
  );
}

function Frame({ deal, organisation, locale, dealPath, offer, pieces, obstacle, children }: OfferPageProps & { pieces: readonly Piece[]; children: Child }) {
  const title = sentenceAsText(pieces, { locale, zone: deal.frozen.organisation.zone });
  return (
    <PortalShell locale={locale} title={title} organisation={organisation} deal={deal} terms={deal.frozen.terms} path={`${dealPath}/offers/${offer.id}`} wrong={obstacle !== null}>
      {children}
    </PortalShell>
  );
}

function Obstacle({ obstacle, locale }: { obstacle: AnswerRefusal; locale: Locale }) {
  const texts = dealOfferTexts[locale];
  if (obstacle.kind === "answered" || obstacle.kind === "expired") {
    return <Notice kind="alert" next={texts.answeredNext}>{texts.answered[obstacle.kind === "expired" ? "expired" : obstacle.state]}</Notice>;
  }
  const [what, next] = texts.obstacles[obstacle.kind];
  return <Notice kind="alert" next={next}>{what}</Notice>;
}

function sentenceOf({ offer, locale }: OfferPageProps): readonly Piece[] {
  const { sentences } = dealOfferTexts[locale];
  const { terms } = offer;
  const end = { at: offer.endsAt };
  switch (terms.kind) {
    case "move":
      return sentences.move(terms.bookings.length, placesInWords(terms.bookings.length, locale), { at: terms.startsAt }, end);
    case "credit":
      return sentences.credit(terms.cents, end);
    case "settlement":
      return sentences.settlement(terms.cents, end);
    case "payment-plan":
      return sentences["payment-plan"](terms.parts.reduce((sum, part) => sum + part.cents, 0), partsInWords(terms.parts.length, locale), end);
    default:
      return terms satisfies never;
  }
}

function partsInWords(count: number, locale: Locale): string {
  const words = formatNumber(count, locale);
  return locale === "nl" ? `${words} ${count === 1 ? "keer" : "delen"}` : `${words} ${count === 1 ? "payment" : "parts"}`;
}

function yesText({ offer: { terms }, locale }: OfferPageProps): string {
  const { yesText: texts, yourPlace } = dealOfferTexts[locale];
  return terms.kind === "move" ? texts.move(yourPlace(terms.bookings.length)) : texts[terms.kind];
}

function yesButton({ deal, offer: { terms }, locale }: OfferPageProps): string {
  const { yesButton: texts } = dealOfferTexts[locale];
  if (terms.kind === "move") return texts.move(formatMoment(terms.startsAt, locale, deal.frozen.organisation.zone));
  return terms.kind === "settlement" ? texts.settlement(formatMoney(terms.cents, locale)) : texts[terms.kind]();
}

function after(owed: number, locale: Locale): string {
  const texts = dealOfferTexts[locale];
  return owed === 0 ? texts.afterwardsNothing : texts.afterwards(formatMoney(owed, locale));
}

function factsOf(props: OfferPageProps): Fact[] {
  const { deal, offer, preview, locale } = props;
  const texts = dealOfferTexts[locale];
  const end = formatMoment(offer.endsAt, locale, deal.frozen.organisation.zone);
  const owed = preview.silence.customerOwesCents;
  return [
    ...aboutOf(props),
    { label: texts.facts.now, value: formatMoney(preview.now.customerOwesCents, locale) },
    { label: texts.facts.answerBy, value: end },
    { label: texts.facts.silence, value: owed === 0 ? texts.silenceNothing(end) : texts.silence(end, formatMoney(owed, locale)) },
  ];
}

function aboutOf({ deal, offer: { terms }, meetings, names, locale }: OfferPageProps): Fact[] {
  const { facts, part } = dealOfferTexts[locale];
  const { zone } = deal.frozen.organisation;
  switch (terms.kind) {
    case "move": {
      const { when, where } = meetingsInWords(meetings, locale, zone);
      return [{ label: facts.when, value: when }, { label: facts.where, value: where }, { label: facts.who, value: formatList([...names], locale) }];
    }
    case "credit":
      return [
        { label: facts.amount, value: formatMoney(terms.cents, locale) },
        { label: facts.validUntil, value: formatMoment(terms.validUntil, locale, zone) },
        ...(terms.condition === "deal-paid" ? [{ label: facts.condition, value: facts.conditionPaid }] : []),
      ];
    case "settlement":
      return [{ label: facts.amount, value: formatMoney(terms.cents, locale) }, { label: facts.payBy, value: formatMoment(terms.payUntil, locale, zone) }];
    case "payment-plan":
      return [{ label: facts.parts, value: <>{terms.parts.map((one, index) => <>{index > 0 && <br />}{part(formatMoney(one.cents, locale), formatDate(one.dueOn, locale))}</>)}</> }];
    default:
      return terms satisfies never;
  }
}
