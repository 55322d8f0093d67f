import type { Locale } from "../../../domain/locale.ts";
import { formatMoment, formatMoney } from "../../../platform/i18n/format.ts";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import type { DealOffer } from "../../offers/store.ts";
import { dealOfferTexts } from "./texts.ts";

/** The offers about a deal that wait for an answer, on the page of the deal. */
export function OffersClause({ offers, now, locale, zone, path }: { offers: readonly DealOffer[]; now: Temporal.Instant; locale: Locale; zone: string; path: string }) {
  const { clause: texts } = dealOfferTexts[locale];
  const open = offers.filter((offer) => offer.state === "open" && Temporal.Instant.compare(now, offer.endsAt) <= 0);
  if (open.length === 0) return null;
  return (
    <Clause id="offers" heading={texts.heading}>
      {open.map((offer) => (
        <div class="stack">
          <p><strong>{nameOf(offer, locale, zone)}</strong><br />{texts.open(formatMoment(offer.endsAt, locale, zone))}</p>
          <p><Button kind="plain" href={`${path}/offers/${offer.id}`}>{texts.button}</Button></p>
        </div>
      ))}
    </Clause>
  );
}

function nameOf({ terms }: DealOffer, locale: Locale, zone: string): string {
  const { names } = dealOfferTexts[locale].clause;
  if (terms.kind === "move") return names.move(formatMoment(terms.startsAt, locale, zone));
  return terms.kind === "payment-plan" ? names["payment-plan"] : names[terms.kind](formatMoney(terms.cents, locale));
}
