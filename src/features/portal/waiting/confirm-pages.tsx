import type { Child } from "hono/jsx";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Opening } from "../../../ui/opening.tsx";
import { placesInWords } from "../frame/places.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { Sentence } from "../frame/sentence.tsx";
import type { Piece } from "../frame/sentence.tsx";
import { waitingRest } from "./facts.ts";
import type { OfferProps } from "./offer-page.tsx";
import type { WaitingProps } from "./page.tsx";
import { waitingTexts } from "./texts.ts";

/** Passing an offered place on, before it is done. */
export function DeclinePage({ facts, open, locale, path }: OfferProps) {
  const { decline } = waitingTexts[locale];
  return (
    <Confirm
      facts={facts}
      locale={locale}
      path={`${path}/decline`}
      eyebrow={decline.eyebrow}
      pieces={decline.sentence(placesInWords(open.bookings.length, locale))}
      preview={waitingRest(facts) > 0 ? decline.previewRest : decline.preview}
      keep={<a href={path}>{decline.keep}</a>}
    >
      <Hidden name="offer" value={open.offer.id} />
      <Button>{decline.confirm}</Button>
    </Confirm>
  );
}

/** Leaving the waiting list, before it is done. */
export function LeavePage({ facts, locale, path }: WaitingProps) {
  const { leave } = waitingTexts[locale];
  const leaving = facts.bookings.filter((booking) => booking.place === "waiting" || booking.place === "offered").length;
  return (
    <Confirm
      facts={facts}
      locale={locale}
      path={`${path}/leave`}
      eyebrow={leave.eyebrow}
      pieces={leave.sentence(placesInWords(leaving, locale))}
      preview={facts.open === null ? leave.preview : `${leave.previewOffer} ${leave.preview}`}
      keep={<a href={path}>{leave.keep}</a>}
    >
      <Button>{leave.confirm}</Button>
    </Confirm>
  );
}

type ConfirmProps = WaitingProps & { eyebrow: string; pieces: readonly Piece[]; preview: string; keep: Child; children: Child };

function Confirm({ facts, locale, path, eyebrow, pieces, preview, keep, children }: ConfirmProps) {
  const { organisation, terms } = facts.view;
  return (
    <PortalShell locale={locale} title={eyebrow} organisation={organisation} terms={terms} path={path}>
      <Opening eyebrow={eyebrow} sentence={<Sentence pieces={pieces} locale={locale} zone={organisation.zone} />}>
        <p>{preview}</p>
        <form method="post"><Actions aside={keep}>{children}</Actions></form>
      </Opening>
    </PortalShell>
  );
}
