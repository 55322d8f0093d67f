import { creditSource } from "../../../domain/credit/condition.ts";
import { formatCode } from "../../../domain/deal/code.ts";
import { withdrawUntil } from "../../../domain/deal/withdrawal.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatDate, formatDays, formatList, formatMoment, formatMoney, formatNumber, formatSize } from "../../../platform/i18n/format.ts";
import { momentText } from "../../../platform/i18n/moment-text.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { DealLine } from "../../../ui/deal-line.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Moment } from "../../../ui/moment.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Opening } from "../../../ui/opening.tsx";
import { Papers } from "../../../ui/papers.tsx";
import { Rights } from "../../../ui/rights.tsx";
import { Slip } from "../../../ui/slip.tsx";
import { dealLineInWords } from "../../deal/line-points.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { Sentence, sentenceAsText } from "../frame/sentence.tsx";
import { CreditClause } from "../credit/clause.tsx";
import { RefundClause } from "../refund-account/clause.tsx";
import { OffersClause } from "../offers/clause.tsx";
import { PayForm } from "../online/pay-form.tsx";
import { onlineTexts } from "../online/texts.ts";
import { sessionMoveTexts } from "../session-move/texts.ts";
import { dealTexts } from "./deal-texts.ts";
import { isAhead } from "./facts.ts";
import type { DealFacts } from "./facts.ts";
import { dealOpening } from "./opening.ts";
import { openingTexts } from "./opening-texts.ts";
import { ProofClause } from "./proof-clause.tsx";
import { frozenSteps, rightsOf } from "./rights.ts";
import { Reasons } from "./reasons.tsx";
import { slipOf } from "./slip.ts";

export type DealPageProps = { facts: DealFacts; locale: Locale; path: string };

/** The customer's page of a deal: what the state is, what to pay, what happens when, what can still be done, what is recorded. */
export function DealPage({ facts, locale, path }: DealPageProps) {
  const { deal, organisation } = facts;
  const spoken = { locale, zone: deal.frozen.organisation.zone };
  const { pieces } = dealOpening(facts, locale);
  return (
    <PortalShell
      locale={locale}
      title={`${sentenceAsText(pieces, spoken)} ${deal.frozen.course.title}`}
      organisation={organisation}
      deal={deal}
      terms={deal.frozen.terms}
      path={path}
    >
      <Head facts={facts} locale={locale} path={path} />
      <CreditClause credits={facts.credits} moves={facts.creditMoves} dealId={deal.id} owesCents={facts.money.openCents} source={creditSource(facts.standing)} now={facts.now} locale={locale} zone={spoken.zone} path={path} />
      <OffersClause offers={facts.offers} now={facts.now} locale={locale} zone={spoken.zone} path={path} />
      <RefundClause owedCents={facts.owedBackCents} account={facts.refundAccount} inFiles={facts.refundsInFiles} locale={locale} path={path} />
      <SlipClause facts={facts} locale={locale} path={path} />
      <PlacesClause facts={facts} locale={locale} />
      <ReasonsClause facts={facts} locale={locale} />
      <LineClause facts={facts} locale={locale} />
      <RightsClause facts={facts} locale={locale} />
      <PapersClause facts={facts} locale={locale} path={path} />
      <ProofClause facts={facts} locale={locale} path={path} />
    </PortalShell>
  );
}

type Part = { facts: DealFacts; locale: Locale };

function Head({ facts, locale, path }: DealPageProps) {
  const { deal, meetings } = facts;
  const zone = deal.frozen.organisation.zone;
  const texts = openingTexts[locale];
  const { pieces, notes, action } = dealOpening(facts, locale);
  const slip = slipOf(facts, locale);
  const days = formatDays(meetings.map((meeting) => meeting.startsAt), locale, zone);
  const hrefs = { pay: slip === null && facts.online === null ? null : "#transfer", choose: `${path}/late-money/${facts.late?.id ?? ""}`, again: `/${deal.frozen.organisation.slug}/${deal.frozen.course.slug}`, "other-date": `${path}/called-off` };
  const href = action === null ? null : hrefs[action];
  return (
    <Opening
      above={<><Erased facts={facts} locale={locale} /><MailProblem facts={facts} locale={locale} /><Disputed facts={facts} locale={locale} path={path} /><Moved facts={facts} locale={locale} path={path} /></>}
      eyebrow={texts.eyebrow({ name: firstName(deal.customer.orderedBy.name), course: deal.frozen.course.title, days })}
      sentence={<Sentence pieces={pieces} locale={locale} zone={zone} />}
      aside={<Parties facts={facts} locale={locale} />}
    >
      {action !== null && href !== null && <Actions><Button href={href}>{action === "pay" && facts.online !== null ? onlineTexts[locale].heading : texts.actions[action]}</Button></Actions>}
      {notes.map((note) => <p class="soft note">{note}</p>)}
    </Opening>
  );
}

/** A mail that did not arrive is said at the top; whoever can read it here is helped at once. */
function MailProblem({ facts: { messages }, locale }: Part) {
  const { notes } = openingTexts[locale];
  const addresses = [...new Set(messages.filter(({ state, erased_at: erasedAt }) => state === "refused" && erasedAt === null).map(({ to_address }) => to_address))];
  if (addresses.length === 0) return null;
  return <Notice kind="alert" next={notes.mailFailedNext}>{notes.mailFailed(formatList(addresses, locale))}</Notice>;
}

/** Names and mails are gone; what was agreed, paid and recorded is still here. */
function Erased({ facts: { deal }, locale }: Part) {
  const { notes } = openingTexts[locale];
  return deal.erased_at === null ? null : <Notice next={notes.erasedNext}>{notes.erased(formatMoment(deal.erased_at, locale, deal.frozen.organisation.zone))}</Notice>;
}

/** An objection that is open is said first: it is why nothing moves. */
function Disputed({ facts: { standing }, locale, path }: DealPageProps) {
  if (!standing.disputed) return null;
  const { disputed } = dealTexts[locale];
  return <Notice next={<a href={`${path}/dispute`}>{disputed.read}</a>}>{disputed.said}</Notice>;
}

/** The organiser moved the session: what is asked, or what silence left open, as long as a place stands there. */
function Moved({ facts, locale, path }: DealPageProps) {
  const { sessionMove, meetings, bookings, deal: { frozen: { organisation: { zone } } } } = facts;
  if (!isAhead(facts) || !bookings.some((booking) => booking.session_id === sessionMove?.session_id) || (sessionMove?.answer !== null && sessionMove?.answer !== "silence")) return null;
  const { notice } = sessionMoveTexts[locale];
  const days = formatDays(meetings.map(({ startsAt }) => startsAt), locale, zone);
  if (sessionMove.answer === "silence") return <Notice>{notice.silence(days)}</Notice>;
  return <Notice next={<a href={`${path}/session-move`}>{notice.choose(formatMoment(sessionMove.answer_by, locale, zone))}</a>}>{notice.open(days)}</Notice>;
}

function Parties({ facts: { deal, bookings }, locale }: Part) {
  const { parties } = dealTexts[locale];
  const names = bookings.map(({ first_name, last_name }) => `${first_name} ${last_name}`.trim());
  return (
    <Facts
      kind="parties"
      facts={[
        { label: parties.deal, value: formatCode(deal.code) },
        { label: parties.between, value: deal.customer.name },
        { label: parties.and, value: deal.frozen.organisation.name },
        { label: parties.for, value: formatList(names, locale) },
        { label: parties.formedAt, value: <Moment moment={momentText(deal.formed_at, locale, deal.frozen.organisation.zone)} /> },
      ]}
    />
  );
}

function SlipClause({ facts, locale, path }: DealPageProps) {
  const slip = slipOf(facts, locale);
  const { online, pendingCents } = facts;
  if (pendingCents !== null) {
    const { states, notes, heading } = onlineTexts[locale];
    return <Clause id="transfer" heading={heading} width="wide"><p><Sentence pieces={states.pending(pendingCents)} locale={locale} zone={facts.deal.frozen.organisation.zone} /></p><p class="soft">{notes.pending}</p></Clause>;
  }
  if (online === null) return slip === null ? null : <Clause id="transfer" heading={dealTexts[locale].slip.heading} width="wide"><Slip {...slip} /></Clause>;
  const texts = onlineTexts[locale];
  return (
    <Clause id="transfer" heading={texts.heading} width="wide">
      <PayForm online={online} locale={locale} path={path} />
      {slip !== null && <><h3>{texts.self}</h3><Slip {...slip} /></>}
    </Clause>
  );
}

/** Only where the places of one deal stand differently. */
function PlacesClause({ facts: { bookings, leading }, locale }: Part) {
  if (bookings.every((booking) => booking.place === leading)) return null;
  const { places } = dealTexts[locale];
  return (
    <Clause id="places" heading={places.heading}>
      <Facts
        facts={bookings.map((booking) => ({
          label: `${booking.first_name} ${booking.last_name}`.trim(),
          value: places.states[booking.place],
          soft: booking.fee_cents > 0 ? places.fee(formatMoney(booking.fee_cents, locale)) : undefined,
        }))}
      />
    </Clause>
  );
}

/** Where the amount is more than the price of the places that stand, each line of it has its reason. */
function ReasonsClause({ facts: { standing, deal }, locale }: Part) {
  if (standing.reasons.every(({ ground }) => ground.why === "price" || ground.why === "payment")) return null;
  return <Clause id="why" heading={dealTexts[locale].why} width="wide"><Reasons standing={standing} deal={deal} locale={locale} /></Clause>;
}

function LineClause({ facts, locale }: Part) {
  const { deal, now, leading } = facts;
  if (facts.elsewhere || !(isAhead(facts) || leading === "confirmed" || leading === "completed")) return null;
  const { frozen } = deal;
  const texts = dealTexts[locale].line;
  const { zone } = frozen.organisation;
  const points = dealLineInWords({
    stage: "ordered",
    locale,
    zone,
    kind: deal.customer.kind,
    places: frozen.price.places,
    totalCents: deal.total_cents,
    place: leading === "held" || frozen.schedule.some((part) => part.lapseAt !== null) ? "held" : "confirmed",
    schedule: leading === "held" ? frozen.schedule : frozen.schedule.map((part) => ({ ...part, lapseAt: null })),
    steps: frozenSteps(facts),
    conditions: frozen.conditions,
    startsAt: Temporal.Instant.from(frozen.session.startsAt),
    days: daysOf(facts),
    now,
    orderedAt: deal.formed_at,
    paidCents: deal.paid_cents,
    withdrawUntil: deal.customer.kind === "consumer" ? withdrawUntil(deal.formed_at, zone) : null,
  });
  return <Clause id="line" heading={texts.heading} width="across" motto={texts.motto}><DealLine points={points} /></Clause>;
}

function RightsClause({ facts, locale }: Part) {
  const { rights } = dealTexts[locale];
  return (
    <Clause id="rights" heading={rights.heading} width="wide">
      <p class="soft text">{isAhead(facts) ? rights.lead : rights.ended}</p>
      <Rights rights={rightsOf(facts, locale)} />
    </Clause>
  );
}

function PapersClause({ facts, locale, path }: DealPageProps) {
  const { papers } = dealTexts[locale];
  const { frozen } = facts.deal;
  const days = daysOf(facts);
  const calendar = { href: `${path}/calendar.ics`, name: papers.calendar, note: papers.calendarNote(papers.days(formatNumber(days, locale), days)) };
  return (
    <Clause id="papers" heading={papers.heading}>
      <Papers
        papers={[
          { href: `${path}/order`, name: papers.order, note: papers.orderNote },
          {
            href: `/${frozen.organisation.slug}/terms/${frozen.terms.sha256}.pdf`,
            name: papers.terms(frozen.terms.number),
            note: papers.termsNote(facts.termsBytes === null ? null : formatSize(facts.termsBytes, locale)),
          },
          ...(isAhead(facts) ? [calendar] : []),
          { href: `${path}/dossier`, name: papers.dossier, note: papers.dossierNote },
          ...facts.invoices.filter(({ erased_at: erasedAt }) => erasedAt === null).map(({ kind, number, total_cents: totalCents, issued_on: issuedOn }) => ({
            href: `${path}/invoices/${number}.pdf`,
            name: papers.invoice[kind](number),
            note: <>{papers.invoiceNote(formatMoney(totalCents, locale), formatDate(issuedOn, locale))} <a href={`${path}/invoices/${number}.xml`}>{papers.eInvoice}</a></>,
          })),
        ]}
      />
    </Clause>
  );
}

function daysOf({ meetings, deal }: DealFacts): number {
  const zone = deal.frozen.organisation.zone;
  return new Set(meetings.map((meeting) => meeting.startsAt.toZonedDateTimeISO(zone).toPlainDate().toString())).size;
}

function firstName(name: string): string {
  return name.split(" ")[0] ?? name;
}
