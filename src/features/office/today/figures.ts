import { formatPercent } from "../../../platform/i18n/format.ts";
import type { Figure } from "../../../ui/office/strip.tsx";
import type { Desk } from "../frame/desk.ts";
import { daysUntil, money as euros } from "../frame/format.ts";
import { monthName } from "./days.ts";
import type { MoneyStand } from "./money.ts";
import type { ComingSession } from "./store.ts";
import { todayTexts } from "./texts.ts";

/** A few numbers, each with what it is made of. */
export type Figures = {
  received: { cents: number; payments: number };
  open: { cents: number; deals: number };
  /** Past its day; `days` for the oldest of them. */
  late: { cents: number; deals: number; days: number };
  seats: { taken: number; capacity: number; sessions: number };
  noShows: { count: number; places: number };
};

export function figuresOf({ money, received, sessions, attendance, desk }: {
  money: readonly MoneyStand[];
  received: Figures["received"];
  sessions: readonly ComingSession[];
  attendance: { places: number; noShows: number };
  desk: Desk;
}): Figures {
  const open = money.filter(({ openCents }) => openCents > 0);
  const late = open.flatMap(({ due }) => (due?.late === true ? [due] : []));
  const oldest = late.map(({ dueAt }) => dueAt).sort(Temporal.Instant.compare)[0] ?? desk.now;
  return {
    received,
    open: { cents: sum(open, ({ openCents }) => openCents), deals: open.length },
    late: { cents: sum(late, ({ openCents }) => openCents), deals: late.length, days: -daysUntil(oldest, desk) },
    seats: { taken: sum(sessions, (session) => session.seats_taken), capacity: sum(sessions, ({ capacity }) => capacity), sessions: sessions.length },
    noShows: { count: attendance.noShows, places: attendance.places },
  };
}

export function figuresInWords({ received, open, late, seats, noShows }: Figures, desk: Desk): Figure[] {
  const texts = todayTexts[desk.locale].figures;
  return [
    { name: texts.received(monthName(desk)), value: euros(received.cents, desk), note: texts.payments(received.payments) },
    { name: texts.open, value: euros(open.cents, desk), note: texts.deals(open.deals) },
    { name: texts.late, value: euros(late.cents, desk), note: late.deals === 0 ? texts.deals(0) : texts.lateDeals(late.deals, late.days), tone: late.cents > 0 ? "late" : undefined },
    { name: texts.seats, value: seats.sessions === 0 ? texts.none : texts.seatsOf(seats.taken, seats.capacity), note: texts.sessions(seats.sessions) },
    { name: texts.noShows, value: noShows.places === 0 ? texts.none : share(noShows, desk), note: texts.places(noShows.count, noShows.places) },
  ];
}

/** To a tenth of a per cent. */
function share({ count, places }: Figures["noShows"], { locale }: Desk): string {
  return formatPercent(Math.round((count * 1_000) / places) * 10, locale);
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
