import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import { priceInWords } from "../../../platform/i18n/price-in-words.ts";
import { momentText } from "../../../platform/i18n/moment-text.ts";
import { Clause } from "../../../ui/clause.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Ledger } from "../../../ui/ledger.tsx";
import { Moment } from "../../../ui/moment.tsx";
import { Opening } from "../../../ui/opening.tsx";
import { Quote } from "../../../ui/quote.tsx";
import { SmallPrint } from "../../../ui/small-print.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import { placesInWords } from "../frame/places.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { Sentence } from "../frame/sentence.tsx";
import type { Piece } from "../frame/sentence.tsx";
import { orderTexts } from "./order-texts.ts";

/** What was shown when the order button was pressed, from the frozen words, in the language of the deal. */
export function OrderPage({ deal, organisation, dealPath }: { deal: Deal; organisation: Organisation; dealPath: string }) {
  const { locale, frozen } = deal;
  const texts = orderTexts[locale];
  return (
    <PortalShell locale={locale} title={texts.title} organisation={organisation} deal={deal} terms={frozen.terms} path={null}>
      <Opening
        eyebrow={texts.eyebrow(formatCode(deal.code))}
        sentence={<Sentence pieces={sentenceOf(deal, locale)} locale={locale} zone={frozen.organisation.zone} />}
      >
        <p><a href={dealPath}>{texts.back}</a></p>
      </Opening>
      <Clause id="agreed" heading={texts.agreed}>
        <ul class="spaced">{frozen.wording.sentences.map((sentence) => <li>{sentence}</li>)}</ul>
      </Clause>
      <Clause id="information" heading={texts.information} width="wide">
        <SmallPrint paragraphs={frozen.wording.information.map(({ heading, text }) => ({ word: heading, text }))} />
      </Clause>
      <BoxesClause deal={deal} />
      <PriceClause deal={deal} />
      <Clause id="terms" heading={texts.terms}>
        <Facts
          facts={[
            { label: texts.terms, value: <a href={`/${organisation.slug}/terms/${frozen.terms.sha256}`}>{texts.termsLink(frozen.terms.title, frozen.terms.number)}</a> },
            { label: texts.termsHash, value: frozen.terms.sha256 },
          ]}
        />
      </Clause>
      <Clause id="button" heading={texts.button}>
        <p>{texts.buttonSaid}</p>
        <Quote>{frozen.wording.orderButton}</Quote>
        <p>
          <b>{deal.customer.orderedBy.name}</b>{" "}
          {deal.customer.kind === "company" && <span class="soft">{texts.signedFor(deal.customer.name)}</span>}
        </p>
      </Clause>
    </PortalShell>
  );
}

function sentenceOf(deal: Deal, locale: Locale): Piece[] {
  const texts = orderTexts[locale];
  const places = placesInWords(deal.frozen.price.places, locale);
  if (deal.total_cents === 0) {
    const [before, after] = texts.free(places);
    return [before, { at: deal.formed_at }, after];
  }
  const [before, between, after] = texts.paid(places);
  return [before, { cents: deal.total_cents }, between, { at: deal.formed_at }, after];
}

function BoxesClause({ deal }: { deal: Deal }) {
  const { consents, organisation } = deal.frozen;
  return (
    <Clause id="boxes" heading={orderTexts[deal.locale].boxes}>
      <ul class="spaced">
        {consents.map(({ text, tickedAt }) => (
          <li>
            {text} <span class="soft"><Moment moment={momentText(Temporal.Instant.from(tickedAt), deal.locale, organisation.zone)} /></span>
          </li>
        ))}
      </ul>
    </Clause>
  );
}

function PriceClause({ deal }: { deal: Deal }) {
  const { locale, frozen: { price }, customer: { kind } } = deal;
  if (price.totalCents === 0 && price.lines === undefined) return null;
  const texts = orderTexts[locale];
  return <Clause id="price" heading={texts.price}><Ledger caption={texts.priceCaption} {...priceInWords(price, { kind, locale })} /></Clause>;
}
