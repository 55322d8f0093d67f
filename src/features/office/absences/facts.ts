import { endOfLocalDay, isBefore, localDateOf } from "../../../domain/calendar/local-day.ts";
import { takenOff } from "../../../domain/absence/absences.ts";
import type { AbsenceOutcome } from "../../../domain/absence/absences.ts";
import { cents } from "../../../domain/money.ts";
import { formatDate, formatMoney } from "../../../platform/i18n/format.ts";
import type { House } from "../../../platform/house.ts";
import { readAbsences } from "../../absences/actions.ts";
import type { OpenAbsence } from "../../absences/actions.ts";
import { settledAbsences } from "../../absences/store.ts";
import type { SettledAbsence } from "../../absences/store.ts";
import { listSessionViews } from "../../catalogue/store.ts";
import type { SessionView } from "../../catalogue/store.ts";
import { bookingsOfDeals } from "../../deal/store.ts";
import { previewDealOffer } from "../../offers/actions.ts";
import type { WantedDealOffer } from "../../offers/actions.ts";
import { findDealOffer } from "../../offers/store.ts";
import type { DealOffer } from "../../offers/store.ts";
import { standingOf } from "../../standing/store.ts";
import type { Standing } from "../../../domain/standing/standing.ts";
import type { Desk } from "../frame/desk.ts";
import { fullName } from "../session/facts.ts";
import type { Person, SessionFacts } from "../session/facts.ts";
import { draftsOf } from "./drafts.ts";
import type { Draft } from "./drafts.ts";

/** How long a credit for a missed training can be used, and how long an offer about it is open. */
const creditMonths = 6;
const offerDays = [3, 7, 14];

/** One absence with everything that its outcomes rest on. */
export type AbsenceCase = {
  absence: OpenAbsence;
  name: string;
  standing: Standing;
  /** The last day to pay what is open; null when nothing is. */
  payBy: Temporal.Instant | null;
  /** What the trainer takes off, and what of the fee stays, for half. */
  halfCents: number;
  /** What the place costs once it stands on another date: the price again instead of the fee. */
  movedCents: number;
  /** Other dates of the course that have room. */
  dates: SessionView[];
  /** Until when an offer can be answered, to choose from. */
  ends: Temporal.PlainDate[];
  creditUntil: Temporal.Instant;
  drafts: Record<AbsenceOutcome, Draft>;
};

export type AbsencesFacts = {
  open: AbsenceCase[];
  done: { settled: SettledAbsence; name: string; code: string; offer: DealOffer | null }[];
  came: number;
  places: number;
  unmarked: number;
};

export async function readAbsencesOf(house: House, desk: Desk, { view, seated, gone }: SessionFacts): Promise<AbsencesFacts> {
  const people = [...seated, ...gone].filter(({ deal }) => deal !== null);
  const deals = [...new Map(people.flatMap(({ deal }) => (deal === null ? [] : [[deal.id, deal] as const]))).values()];
  const bookings = await bookingsOfDeals(house.db, desk.organisationId, deals.map(({ id }) => id));
  const [absences, settled] = await Promise.all([readAbsences(house, desk.organisationId, deals, bookings), settledAbsences(house.db, desk.organisationId, view.session.id)]);
  const known = new Set(settled.map((one) => one.booking_id));
  const here = absences.filter(({ current }) => current.session_id === view.session.id && !known.has(current.id));
  const others = await listSessionViews(house.db, desk.organisationId, { courseId: view.course.id, status: "published", startsAfter: desk.now });
  const withPlace = seated.filter(({ booking }) => booking.place === "confirmed" || booking.place === "completed");
  return {
    open: await Promise.all(here.map((absence) => caseOf(house, desk, absence, { view, others }))),
    done: await Promise.all(settled.map(async (one) => ({
      settled: one,
      ...whoOf(people, one),
      offer: one.offer_id === null ? null : ((await findDealOffer(house.db, desk.organisationId, one.offer_id)) ?? null),
    }))),
    came: withPlace.filter(({ booking }) => booking.attendance === "attended" || booking.attendance === "partly").length,
    places: withPlace.length,
    unmarked: isBefore(desk.now, view.session.ends_at ?? desk.now) ? 0 : withPlace.filter(({ booking }) => booking.attendance === "expected" || booking.attendance === "will-come").length,
  };
}

function whoOf(people: readonly Person[], { booking_id: id }: SettledAbsence): { name: string; code: string } {
  const person = people.find(({ booking }) => booking.id === id);
  return { name: person?.name ?? "", code: person?.deal?.code ?? "" };
}

async function caseOf(house: House, desk: Desk, absence: OpenAbsence, { view, others }: { view: SessionView; others: readonly SessionView[] }): Promise<AbsenceCase> {
  const { deal, feeCents } = absence;
  const now = await standingOf(house.db, deal, desk.now);
  const due = now.duties.filter(({ duty, by }) => duty === "pay" && by !== null).map(({ by }) => by).at(-1) ?? null;
  const payBy = now.customerOwesCents === 0 ? null : due;
  const creditUntil = endOfLocalDay(localDateOf(desk.now, desk.zone).add({ months: creditMonths }), desk.zone);
  const halfCents = takenOff("half", feeCents);
  const { locale } = deal;
  const dayOf = (at: Temporal.Instant) => formatDate(localDateOf(at, desk.zone), locale).replaceAll("\u00a0", " ");
  const money = (amount: number) => formatMoney(cents(amount), locale);
  const dates = others.filter(({ session }) => session.id !== view.session.id && session.waiting === 0 && session.seats_taken < session.capacity);
  return {
    absence,
    name: fullName(absence.current),
    standing: now,
    payBy,
    halfCents,
    movedCents: await movedCentsOf(house, absence, { now, to: dates[0]?.session }),
    dates,
    ends: offerDays.map((days) => localDateOf(desk.now, desk.zone).add({ days })),
    creditUntil,
    drafts: draftsOf({
      name: deal.customer.orderedBy.name.split(" ")[0] ?? "",
      from: desk.organisation.contact_name.split(" ")[0] || desk.organisation.name,
      why: absence.why,
      day: dayOf(view.session.starts_at ?? desk.now),
      fee: money(feeCents),
      rest: money(feeCents - halfCents),
      payBy: payBy === null ? null : dayOf(payBy),
      creditUntil: dayOf(creditUntil),
    }, locale),
  };
}

async function movedCentsOf(house: House, { deal, current, feeCents }: OpenAbsence, { now, to }: { now: Standing; to: SessionView["session"] | undefined }): Promise<number> {
  if (to?.starts_at == null || to.ends_at === null) return feeCents;
  const terms = { kind: "move" as const, sessionId: to.id, bookings: [current.id], startsAt: to.starts_at, endsAt: to.ends_at };
  const outcome = await previewDealOffer(house, { organisationId: deal.organisation_id, dealId: deal.id }, { terms, endsAt: to.starts_at });
  return outcome.ok ? feeCents + outcome.preview.accepted.owedPrincipalCents - now.owedPrincipalCents : feeCents;
}

/** The offer that an outcome makes; null for an outcome that makes none, or a date that is none of those. */
export function offerFor(outcome: AbsenceOutcome, one: AbsenceCase, { to, endsAt }: { to: string; endsAt: Temporal.Instant }): WantedDealOffer | null {
  if (outcome === "credit") {
    return { endsAt, terms: { kind: "credit", cents: one.absence.feeCents, validUntil: one.creditUntil, condition: one.standing.customerOwesCents > 0 ? "deal-paid" : "none", transferable: false } };
  }
  const session = one.dates.find((view) => view.session.id === to)?.session;
  if (outcome !== "other-date" || session?.starts_at == null || session.ends_at === null) return null;
  return { endsAt, terms: { kind: "move", sessionId: session.id, bookings: [one.absence.current.id], startsAt: session.starts_at, endsAt: session.ends_at } };
}
