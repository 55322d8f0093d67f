import { nextDue } from "../../../domain/deal/next-due.ts";
import { isBefore } from "../../../domain/calendar/local-day.ts";
import type { House } from "../../../platform/house.ts";
import { findSessionViewById } from "../../catalogue/store.ts";
import { bookingsOfDeals } from "../../deal/store.ts";
import type { Booking, Deal } from "../../deal/store.ts";
import { amountsOf } from "../../payments/store.ts";
import { bookingsOfSignUps } from "../../waiting-list/store.ts";
import { storyTexts } from "../deal/story-texts.ts";
import type { Desk } from "../frame/desk.ts";
import { fullName } from "../session/facts.ts";
import { dealsById, offersById } from "../store.ts";
import type { Deadline } from "../store.ts";
import type { ComingSession } from "./store.ts";

/** What happens by itself at a moment. */
export type Coming = { at: Temporal.Instant } & (
  | { kind: "hold"; code: string; who: string; cents: number }
  | { kind: "reminder"; code: string; who: string; cents: number; dueAt: Temporal.Instant; deadlineId: string }
  | { kind: "offer"; sessionId: string; who: string }
  | { kind: "question"; sessionId: string; title: string; deals: number }
  | { kind: "session-end" | "session-start"; sessionId: string; title: string; places: number }
  | { kind: "other"; what: string }
);

/** Deadlines with the names and amounts that they are about, those that no longer mean anything left out; and the sessions that begin. */
export async function readComing(house: House, desk: Desk, { deadlines, starting }: { deadlines: readonly Deadline[]; starting: readonly ComingSession[] }): Promise<Coming[]> {
  const { db } = house;
  const { organisationId } = desk;
  const subjects = (...kinds: readonly string[]) => [...new Set(deadlines.filter(({ what }) => kinds.includes(what)).map((deadline) => deadline.subject_id))];
  const dealIds = subjects("hold", "payment-reminder", "confirm-ask");
  const deals = await dealsById(db, organisationId, dealIds);
  const ofDeals = await bookingsOfDeals(db, organisationId, dealIds);
  const offers = await offersById(db, organisationId, subjects("offer"));
  const ofSignUps = await bookingsOfSignUps(db, organisationId, [...new Set([...offers.values()].map((offer) => offer.sign_up_id))]);
  const sessions = await Promise.all(subjects("session-end").map((id) => findSessionViewById(db, organisationId, id)));

  const comingOf = (deadline: Deadline): Coming[] => {
    const { what, subject_id: id, due_at: at } = deadline;
    if (what === "hold" || what === "payment-reminder") {
      const deal = deals.get(id);
      return deal === undefined ? [] : moneyOf({ deadline, deal, bookings: ofDeals.get(id) ?? [], now: desk.now });
    }
    if (what === "offer") {
      const offer = offers.get(id);
      const [first] = ofSignUps.get(offer?.sign_up_id ?? "") ?? [];
      return offer === undefined || first === undefined ? [] : [{ kind: "offer", at, sessionId: offer.session_id, who: fullName(first) }];
    }
    if (what === "confirm-ask") return [];
    if (what !== "session-end") return [{ kind: "other", at, what: storyTexts[desk.locale].deadlines[what] ?? what }];
    const view = sessions.find((one) => one?.session.id === id);
    return view === undefined ? [] : [{ kind: "session-end", at, sessionId: id, title: view.course.title, places: view.session.seats_taken }];
  };
  const starts = starting.map((session): Coming => ({ kind: "session-start", at: session.starts_at, sessionId: session.id, title: session.title, places: session.seats_taken }));
  const dated = deadlines.map((deadline) => ({ ...deadline, due_at: latest(deadline.due_at, desk.now) }));
  return [...dated.flatMap(comingOf), ...questionsOf(dated, deals, ofDeals), ...starts].sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}

/** The questions to the deals of one session at one moment are one line. */
function questionsOf(deadlines: readonly Deadline[], deals: ReadonlyMap<string, Deal>, ofDeals: ReadonlyMap<string, Booking[]>): Coming[] {
  const asks = deadlines.filter(({ what }) => what === "confirm-ask").flatMap(({ due_at: at, subject_id: id }) => {
    const deal = deals.get(id);
    const expected = (ofDeals.get(id) ?? []).some(({ place }) => place === "held" || place === "confirmed");
    return deal === undefined || !expected ? [] : [{ at, deal }];
  });
  const together = Map.groupBy(asks, ({ at, deal }) => `${at.toString()} ${deal.session_id}`);
  return [...together.values()].flatMap((group): Coming[] => {
    const [first] = group;
    return first === undefined ? [] : [{ kind: "question", at: first.at, sessionId: first.deal.session_id, title: first.deal.frozen.course.title, deals: group.length }];
  });
}

/** A reminder about money that is in will not go out, nor one after the payment day while that is still ahead or takes the place away. */
function moneyOf({ deadline, deal, bookings, now }: { deadline: Deadline; deal: Deal; bookings: readonly Booking[]; now: Temporal.Instant }): Coming[] {
  const due = nextDue({ deal, bookings, money: amountsOf(deal, bookings), now });
  if (due === null) return [];
  const common = { at: deadline.due_at, code: deal.code, who: deal.customer.name, cents: due.openCents };
  if (deadline.what === "hold") return bookings.some(({ place }) => place === "held") ? [{ kind: "hold", ...common }] : [];
  const goesOut = isBefore(deadline.due_at, due.dueAt) ? !due.late : due.late && !due.lapses;
  return goesOut ? [{ kind: "reminder", ...common, dueAt: due.dueAt, deadlineId: deadline.id }] : [];
}

/** What is due already happens now. */
function latest(dueAt: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  return isBefore(dueAt, now) ? now : dueAt;
}
