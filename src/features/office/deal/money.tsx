import { shareOfPlaces } from "../../../domain/deal/amounts.ts";
import { takesSeat } from "../../../domain/booking/place.ts";
import { cents } from "../../../domain/money.ts";
import { formatDate, formatPercent } from "../../../platform/i18n/format.ts";
import { Amount } from "../../../ui/amount.tsx";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import type { BookRow } from "../../../ui/office/book-table.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { Desk } from "../frame/desk.ts";
import { figure, shortDay, shortMoment } from "../frame/format.ts";
import { words } from "../frame/words.ts";
import type { DealFacts } from "./facts.ts";
import { dealTexts } from "./texts.ts";

/** What was agreed, what came in, what is open: the rows add up to the last one. */
export function DealMoney({ facts, desk }: { facts: DealFacts; desk: Desk }) {
  const texts = dealTexts[desk.locale].money;
  const { amounts } = facts;
  const over = amounts.overCents > 0;
  return (
    <Part id="money" heading={texts.heading} beside={texts.beside}>
      <BookTable
        caption={texts.caption}
        kind="standing"
        moneyRule
        columns={[{ head: texts.columns.what, kind: "name" }, { head: texts.columns.when }, { head: texts.columns.amount, kind: "number" }]}
        rows={[{ group: texts.agreed }, ...agreedRows(facts, desk), { group: texts.received }, ...paymentRows(facts, desk)]}
        foot={{ label: over ? texts.over : texts.open, sum: <Amount tone={facts.due?.late === true ? "late" : undefined}>{figure(over ? amounts.overCents : amounts.openCents, desk)}</Amount> }}
      />
    </Part>
  );
}

function agreedRows({ deal, bookings }: DealFacts, desk: Desk): BookRow[] {
  const texts = dealTexts[desk.locale].money;
  const { price, schedule } = deal.frozen;
  const standing = bookings.filter((booking) => takesSeat(booking.place)).length;
  const stays = shareOfPlaces({ totalCents: cents(deal.total_cents), places: price.places, count: standing });
  const fees = bookings.filter((booking) => booking.place === "cancelled" && booking.fee_cents > 0);
  const parts = schedule.map((part) => `${texts.parts[part.name]} ${figure(part.cents, desk)}: ${shortMoment(Temporal.Instant.from(part.dueAt), desk)}`);
  const vat = price.vatCents === 0 ? [] : [texts.vat(`${formatPercent(price.vatBasisPoints, desk.locale)}: ${figure(price.vatCents, desk)}`)];
  return [
    { cells: [<>{texts.price(price.places)}<Sub>{[...vat, ...parts].join(" · ")}</Sub></>, shortDay(deal.formed_at, desk), <Amount>{figure(deal.total_cents, desk)}</Amount>] },
    ...(stays === deal.total_cents ? [] : [{ cells: [texts.ended, "", <Amount>−{figure(deal.total_cents - stays, desk)}</Amount>] }]),
    ...fees.map((booking) => ({ cells: [texts.fee, shortDay(booking.place_since, desk), <Amount>{figure(booking.fee_cents, desk)}</Amount>] })),
  ];
}

function paymentRows({ payments }: DealFacts, desk: Desk): BookRow[] {
  const texts = dealTexts[desk.locale].money;
  if (payments.length === 0) return [{ cells: [words[desk.locale].nothingYet, "", <Amount tone="nil">0,00</Amount>] }];
  return payments.map((payment) => {
    const back = payment.amount_cents < 0;
    const name = back ? texts.refund : texts.payment(words[desk.locale].method[payment.method]);
    const amount = figure(Math.abs(payment.amount_cents), desk);
    return {
      cells: [
        <>{name}{payment.note !== "" && <Sub>{payment.note}</Sub>}</>,
        formatDate(payment.received_on, desk.locale),
        <Amount>{back ? amount : `−${amount}`}</Amount>,
      ],
    };
  });
}
