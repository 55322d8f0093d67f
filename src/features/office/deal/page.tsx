import { addressInWords } from "../../../platform/i18n/address-in-words.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import { creditSource } from "../../../domain/credit/condition.ts";
import { billedAs } from "../../../domain/deal/billing-details.ts";
import { Amount } from "../../../ui/amount.tsx";
import { Button } from "../../../ui/button.tsx";
import { BookTable } from "../../../ui/office/book-table.tsx";
import { Files } from "../../../ui/office/files.tsx";
import { Pairs } from "../../../ui/office/pairs.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { StateMark, attendanceMark, paymentMark, placeMark } from "../../../ui/office/state-mark.tsx";
import { Strip } from "../../../ui/office/strip.tsx";
import { Two } from "../../../ui/office/two.tsx";
import { fullName } from "../session/facts.ts";
import { titleOf } from "../session/summary.tsx";
import type { Desk } from "../frame/desk.ts";
import { daysUntil, formatCode, moment, money, shortMoment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import { words } from "../frame/words.ts";
import { changeable } from "../changing/changeable.ts";
import { changingTexts } from "../changing/texts.ts";
import { CreditsPart } from "../offers/credits-part.tsx";
import { OffersPart } from "../offers/part.tsx";
import { billingTexts } from "../billing/texts.ts";
import { dossierTexts } from "../dossier/texts.ts";
import { giveCreditTexts } from "../credit/texts.ts";
import { erasureTexts } from "../erasure/texts.ts";
import { goodwillTexts } from "../goodwill/texts.ts";
import { customerTexts } from "../track-record/customer-texts.ts";
import { letterTexts } from "../withdrawal/letter-texts.ts";
import { billingRefusal, canCancel, canWaive, waitingRefunds } from "./possible.ts";
import type { DealFacts } from "./facts.ts";
import { DealMoney } from "./money.tsx";
import { DealStory } from "./story.tsx";
import { dealTexts } from "./texts.ts";

/** One deal: what is owed, what happened, what can be done. */
export function DealPage({ facts, desk }: { facts: DealFacts; desk: Desk }) {
  const { deal } = facts;
  const code = formatCode(deal.code);
  return (
    <OfficePage
      desk={desk}
      section="deals"
      title={`${deal.customer.name}, ${code}`}
      head={{
        crumb: [{ href: "/office/deals", label: frameTexts[desk.locale].deals }, { label: code }],
        title: deal.customer.name,
        lead: <Lead facts={facts} desk={desk} />,
        actions: <HeadDeeds facts={facts} desk={desk} />,
      }}
    >
      <Strip kind="facts" figures={factsOf(facts, desk)} />
      <Two>
        <div>
          <DealMoney facts={facts} desk={desk} />
          <Places facts={facts} desk={desk} />
          <OffersPart offers={facts.offers} dealPath={`/office/deals/${deal.code}`} desk={desk} />
          <CreditsPart credits={facts.credits} moves={facts.creditMoves} source={creditSource(facts.standing)} desk={desk} />
        </div>
        <div>
          <CustomerPart facts={facts} desk={desk} />
          <PapersPart facts={facts} desk={desk} />
        </div>
      </Two>
      <DealStory facts={facts} desk={desk} />
    </OfficePage>
  );
}

function Lead({ facts, desk }: { facts: DealFacts; desk: Desk }) {
  const texts = dealTexts[desk.locale].lead;
  const { deal, amounts, due, bookings } = facts;
  const { name } = deal.customer;
  const [owes, owed] = texts.owes(name);
  const toRefund = Math.min(facts.owed.cents, waitingRefunds(facts).reduce((sum, late) => sum + late.cents, 0));
  const over = facts.owed.cents - toRefund;
  const chooses = facts.latePayments.some((late) => late.choice === null);
  const held = bookings.some((booking) => booking.place === "held");
  return (
    <>
      {amounts.openCents === 0 ? texts.nothingOwed(name) : <>{owes}<strong><Amount>{money(amounts.openCents, desk)}</Amount></strong>{owed}</>}
      {due !== null && (due.late ? texts.late(-daysUntil(due.dueAt, desk)) : texts.dueBy(shortMoment(due.dueAt, desk)))}
      {due === null && amounts.openCents > 0 && "."}
      {held && facts.deadlines.filter(({ what }) => what === "hold").map((hold) => texts.lapses(shortMoment(hold.due_at, desk)))}
      {over > 0 && texts.over(money(over, desk))}
      {facts.standing.disputed && texts.disputed}
      {chooses && texts.chooses}
      {toRefund > 0 && texts.refund(money(toRefund, desk))}
      {facts.billingLacks && ` ${billingTexts[desk.locale].waits}`}
    </>
  );
}

function HeadDeeds({ facts, desk }: { facts: DealFacts; desk: Desk }) {
  const texts = dealTexts[desk.locale].deeds;
  const path = `/office/deals/${facts.deal.code}`;
  return (
    <>
      {facts.amounts.openCents > 0 ? <Button href={`${path}/payment`}>{texts.payment}</Button> : <Button kind="first" href={`${path}/payment`}>{texts.payment}</Button>}
      {facts.owed.cents > 0 && <Button kind="first" href={`${path}/refund`}>{texts.refund(money(facts.owed.cents, desk))}</Button>}
      {facts.standing.disputed && <Button kind="first" href={`${path}/dispute`}>{texts.dispute}</Button>}
      {facts.planAsked && <Button kind="first" href={`${path}/track-record`}>{customerTexts[desk.locale].reviewLink}</Button>}
      {facts.billingLacks && <Button kind="first" href={`${path}/billing`}>{billingTexts[desk.locale].link.lacks}</Button>}
      {canWaive(facts) && <Button kind="first" href={`${path}/waive`}>{texts.waive}</Button>}
      {changeable(facts, desk.now).length > 0 && <Button kind="quiet" href={`${path}/move`}>{changingTexts[desk.locale].move.link}</Button>}
      {changeable(facts, desk.now).length > 0 && <Button kind="quiet" href={`${path}/substitute`}>{changingTexts[desk.locale].substitute.link}</Button>}
      {facts.standing.owedPrincipalCents > 0 && <Button kind="quiet" href={`${path}/goodwill`}>{goodwillTexts[desk.locale].give.link}</Button>}
      <Button kind="quiet" href={`${path}/credit`}>{giveCreditTexts[desk.locale].link}</Button>
      {canCancel(facts).length > 0 && <Button kind="quiet" href={`${path}/cancel`}>{texts.cancel}</Button>}
    </>
  );
}

function factsOf({ deal, sessions, bookings, due }: DealFacts, desk: Desk) {
  const texts = dealTexts[desk.locale].facts;
  const [view] = sessions;
  const names = bookings.map(fullName);
  const late = due?.late === true;
  return [
    { name: texts.course, value: deal.frozen.course.title, note: view === undefined ? "" : <a href={`/office/sessions/${view.session.id}`}>{titleOf(view, desk).slice(deal.frozen.course.title.length + 2) || deal.frozen.course.title}</a>, word: true },
    { name: texts.participants, value: names[0] ?? "", note: names.slice(1).join(", "), word: true },
    { name: texts.formed, value: shortMoment(deal.formed_at, desk), note: texts.by(deal.customer.orderedBy.name), word: true },
    { name: texts.payment, value: money(deal.total_cents, desk), note: <StateMark mark={paymentMark(deal.payment, late)} word={words[desk.locale].payment[deal.payment]} tone={late ? "late" : undefined} />, word: true },
  ];
}

function Places({ facts, desk }: { facts: DealFacts; desk: Desk }) {
  const texts = dealTexts[desk.locale].people;
  const say = words[desk.locale];
  return (
    <Part id="places" heading={texts.heading} count={facts.bookings.length}>
      <BookTable
        caption={texts.caption}
        kind="people"
        columns={[{ head: texts.columns.name, kind: "name" }, { head: texts.columns.session, axis: texts.axis.session }, { head: texts.columns.place, axis: texts.axis.place }, { head: texts.columns.attendance, axis: texts.axis.attendance }]}
        rows={facts.bookings.map((booking) => {
          const view = facts.sessions.find(({ session }) => session.id === booking.session_id);
          return {
            cells: [
              fullName(booking),
              view === undefined ? "" : <a href={`/office/sessions/${view.session.id}`}>{view.session.starts_at === null ? view.session.slug : shortMoment(view.session.starts_at, desk)}</a>,
              <StateMark mark={placeMark(booking.place)} word={say.place[booking.place]} />,
              <StateMark mark={attendanceMark(booking.attendance)} word={say.attendance[booking.attendance]} />,
            ],
          };
        })}
      />
    </Part>
  );
}

function CustomerPart({ facts, desk }: { facts: DealFacts; desk: Desk }) {
  const texts = dealTexts[desk.locale].customer;
  const erasing = erasureTexts[desk.locale];
  const { customer } = facts.deal;
  const billed = billedAs(customer, facts.deal.billing_details);
  const needs = facts.bookings.filter((booking) => booking.needs !== "").map((booking) => `${fullName(booking)}: ${booking.needs}`);
  const rows: [string, string][] = [
    [texts.orderedBy, `${customer.orderedBy.name}, ${customer.orderedBy.email}`],
    [texts.billing, [billed.name === customer.name ? "" : billed.name, billed.billingEmail, addressInWords(billed, desk.locale)].filter((part) => part !== "").join(", ")],
    [texts.kvk, billed.kvkNumber],
    [texts.vatNumber, billed.vatNumber ?? ""],
    [texts.reference, billed.reference],
    [texts.remark, customer.remark],
    [texts.needs, needs.join("; ")],
    [erasing.erased, erasedInWords(facts.deal, desk)],
  ];
  const path = `/office/deals/${facts.deal.code}`;
  const mayWithdraw = customer.kind === "consumer" && facts.deal.total_cents > 0 && facts.bookings.some(({ place }) => place !== "withdrawn");
  const links = [
    ...(billingRefusal(facts) === null && !facts.billingLacks ? [{ href: `${path}/billing`, label: billingTexts[desk.locale].link.change }] : []),
    ...(desk.organisation.track_rules === null ? [] : [{ href: `${path}/track-record`, label: customerTexts[desk.locale].link }]),
    ...(mayWithdraw ? [{ href: `${path}/withdrawal`, label: letterTexts[desk.locale].link }] : []),
    ...(facts.erasable ? [{ href: `${path}/erase`, label: erasing.link }] : []),
  ];
  return (
    <Part id="customer" heading={texts.heading}>
      <Pairs pairs={rows.filter(([, value]) => value !== "").map(([name, value]) => ({ name, value: "", note: value }))} />
      {links.length > 0 && <ul class="part-links small">{links.map(({ href, label }) => <li><a href={href}>{label}</a></li>)}</ul>}
    </Part>
  );
}

/** Empty while nothing was erased. */
function erasedInWords({ erased_at: erasedAt, order_erased_at: orderErasedAt }: DealFacts["deal"], desk: Desk): string {
  const texts = erasureTexts[desk.locale];
  if (orderErasedAt !== null) return texts.allErasedOn(moment(orderErasedAt, desk));
  return erasedAt === null ? "" : texts.erasedOn(moment(erasedAt, desk));
}

function PapersPart({ facts, desk }: { facts: DealFacts; desk: Desk }) {
  const texts = dealTexts[desk.locale].papers;
  const { deal } = facts;
  const page = `/d/${deal.code}/${deal.secret}`;
  return (
    <Part id="papers" heading={texts.heading}>
      <Files
        files={[
          { href: page, name: texts.page, note: texts.pageNote },
          { href: `${page}/order`, name: texts.order, note: texts.orderNote },
          { href: `/${desk.organisation.slug}/terms/${deal.terms_sha256}.pdf`, name: texts.terms(deal.frozen.terms.number), note: `pdf · sha-256 ${deal.terms_sha256.slice(0, 8)}…` },
          { href: `/office/deals/${deal.code}/dossier`, name: dossierTexts[desk.locale].link, note: dossierTexts[desk.locale].linkNote },
          ...facts.invoices.filter(({ erased_at: erasedAt }) => erasedAt === null).map(({ kind, number, total_cents: totalCents, issued_on: issuedOn }) => ({
            href: `/office/deals/${deal.code}/invoices/${number}.pdf`,
            name: texts.invoice[kind](number),
            note: <>{money(totalCents, desk)} · {formatDate(issuedOn, desk.locale)} · <a href={`/office/deals/${deal.code}/invoices/${number}.xml`}>{texts.eInvoice}</a></>,
          })),
        ]}
      />
    </Part>
  );
}
