import { Button } from "../../../ui/button.tsx";
import { BookTable, Nil } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Note } from "../../../ui/office/note.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { DealOffer } from "../../offers/store.ts";
import type { Desk } from "../frame/desk.ts";
import { money, shortMoment } from "../frame/format.ts";
import { words } from "../frame/words.ts";
import { officeOfferTexts } from "./texts.ts";

/** What was offered about a deal, and the way to offer something. */
export function OffersPart({ offers, dealPath, desk }: { offers: readonly DealOffer[]; dealPath: string; desk: Desk }) {
  const texts = officeOfferTexts[desk.locale];
  const open = offers.some(({ state }) => state === "open");
  return (
    <Part id="offers" heading={texts.heading} count={offers.length} beside={<a href={`${dealPath}/offers`}>{texts.make}</a>}>
      {offers.length === 0 ? (
        <EmptyLine>{texts.none}</EmptyLine>
      ) : (
        <BookTable
          caption={texts.heading}
          kind="people"
          columns={[{ head: texts.columns.what, kind: "name" }, { head: texts.columns.state, axis: texts.axis.state }, { head: texts.columns.until, axis: texts.axis.until }, { head: "" }]}
          rows={offers.map((offer) => ({
            cells: [
              offerName(offer, desk),
              texts.states[offer.state],
              shortMoment(offer.endsAt, desk),
              offer.state === "open" ? <form method="post" action={`${dealPath}/offers/${offer.id}/withdraw`}><Button kind="as-link">{texts.withdraw}</Button></form> : <Nil word={words[desk.locale].none} />,
            ],
          }))}
        />
      )}
      {open && <Note>{texts.withdrawNote}</Note>}
    </Part>
  );
}

export function offerName({ terms }: DealOffer, desk: Desk): string {
  const { names } = officeOfferTexts[desk.locale];
  if (terms.kind === "move") return names.move(shortMoment(terms.startsAt, desk));
  return terms.kind === "payment-plan" ? names["payment-plan"](terms.parts.length) : names[terms.kind](money(terms.cents, desk));
}
