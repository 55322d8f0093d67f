import { shortMoment } from "../frame/format.ts";
import type { Desk } from "../frame/desk.ts";
import { words } from "../frame/words.ts";
import { Part } from "../../../ui/office/part.tsx";
import { PlacesTable } from "../../../ui/office/places-table.tsx";
import type { Seat } from "../../../ui/office/places-table.tsx";
import { Legend } from "../../../ui/office/state-mark.tsx";
import type { StateMarkProps } from "../../../ui/office/state-mark.tsx";
import type { Person, SessionFacts } from "./facts.ts";
import { sessionTexts } from "./texts.ts";
import type { SessionCounts } from "./texts.ts";

/** How many places stand how. */
export function countPlaces({ view, seated, waiting }: SessionFacts): SessionCounts {
  const count = (...places: readonly string[]) => seated.filter(({ booking }) => places.includes(booking.place)).length;
  return {
    capacity: view.session.capacity,
    certain: count("confirmed", "completed"),
    held: count("held"),
    offered: count("offered"),
    free: Math.max(0, view.session.capacity - seated.length),
    waiting: waiting.length,
  };
}

/** The chairs, with who sits where. */
export function Seats({ facts, desk }: { facts: SessionFacts; desk: Desk }) {
  const texts = sessionTexts[desk.locale];
  const taken = facts.seated.map((person, index) => seatOf(person, index + 1, desk));
  const free = Array.from({ length: countPlaces(facts).free }, (_, index): Seat => ({
    number: taken.length + index + 1,
    state: "free",
    name: texts.freeSeat,
    word: words[desk.locale].free,
  }));
  return (
    <Part id="seats" heading={texts.places} beside={<Legend states={legendOf(facts, desk)} />}>
      <PlacesTable label={texts.table(facts.view.session.capacity)} seats={[...taken, ...free]} />
    </Part>
  );
}

function seatOf(person: Person, number: number, desk: Desk): Seat {
  const { booking, deal, signUp, name } = person;
  const { place } = booking;
  const state = place === "held" || place === "offered" || place === "completed" ? place : "confirmed";
  return {
    number,
    state,
    name,
    href: deal === null ? undefined : `/office/deals/${deal.code}`,
    word: words[desk.locale].place[place],
    note: noteOf(person, desk) ?? (signUp.customer.kind === "company" ? signUp.customer.name : words[desk.locale].privatePerson),
  };
}

function noteOf({ booking, due, offer }: Person, desk: Desk): string | null {
  const texts = sessionTexts[desk.locale];
  if (booking.place === "held" && due !== null) return texts.heldUntil(shortMoment(due.dueAt, desk));
  if (booking.place === "offered" && offer !== null) return texts.offeredUntil(shortMoment(offer.ends_at, desk));
  return null;
}

function legendOf(facts: SessionFacts, { locale }: Desk): StateMarkProps[] {
  const counts = countPlaces(facts);
  const { place, free } = words[locale];
  const states: StateMarkProps[] = [
    { mark: "p-confirmed", count: counts.certain, word: place.confirmed },
    { mark: "p-held", count: counts.held, word: place.held },
    { mark: "p-offered", count: counts.offered, word: place.offered },
    { mark: "p-free", count: counts.free, word: free, tone: "open" },
    { mark: "p-waiting", count: counts.waiting, word: place.waiting },
  ];
  return states.filter(({ count }) => count !== 0);
}
