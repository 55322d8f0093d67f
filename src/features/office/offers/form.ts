import { endOfLocalDay, localDateOf } from "../../../domain/calendar/local-day.ts";
import { cents } from "../../../domain/money.ts";
import type { OfferTerms } from "../../../domain/offers/offer-terms.ts";
import { offerKinds } from "../../../domain/standing/facts.ts";
import type { OfferKind } from "../../../domain/standing/facts.ts";
import type { Form } from "../../../platform/http/form.ts";
import type { SessionView } from "../../catalogue/store.ts";
import type { WantedDealOffer } from "../../offers/actions.ts";
import type { Booking } from "../../deal/store.ts";
import type { Desk } from "../frame/desk.ts";
import { eurosForField, parseEuros } from "../frame/euros.ts";
import { parseDate } from "../deal/payment-form.ts";

/** How many parts a plan can have on the form. */
export const planRows = [1, 2, 3] as const;

export type OfferField = "to" | "cents" | "until" | "endsOn" | `cents${number}` | `day${number}`;

/** What was typed about an offer, and what it means; `wanted` is null while something is missing. */
export type OfferForm = {
  kind: OfferKind;
  typed: Readonly<Record<string, string>>;
  problems: ReadonlyMap<OfferField, "no-amount" | "no-date" | "no-session">;
  /** Nothing was typed yet. */
  untouched: boolean;
  wanted: WantedDealOffer | null;
};

export type OfferContext = { desk: Desk; openCents: number; paidCents: number; movable: readonly Booking[]; dates: readonly SessionView[] };

export function parseKind(text: string): OfferKind | null {
  return offerKinds.find((kind) => kind === text) ?? null;
}

/** An untouched form proposes something that is mild and not far away; nothing is offered before it was looked at. */
export function readOfferForm(kind: OfferKind, form: Form, context: OfferContext): OfferForm {
  const { desk } = context;
  const today = localDateOf(desk.now, desk.zone);
  const untouched = !form.has("endsOn");
  const typedOr = (name: string, proposed: string) => (untouched ? proposed : form.text(name));
  const typed: Record<string, string> = { endsOn: typedOr("endsOn", today.add({ days: 7 }).toString()), ...proposals(kind, context, today, typedOr), condition: form.text("condition") };
  const problems = new Map<OfferField, "no-amount" | "no-date" | "no-session">();
  const day = (name: OfferField) => {
    const date = parseDate(typed[name] ?? "");
    if (date === null) problems.set(name, "no-date");
    return date ?? today;
  };
  const amount = (name: OfferField) => {
    const value = parseEuros(typed[name] ?? "");
    if (value === null || value === 0) problems.set(name, "no-amount");
    return cents(value ?? 0);
  };
  const endsAt = endOfLocalDay(day("endsOn"), desk.zone);
  const terms = termsTyped(kind, { typed, day, amount, context });
  if (terms === null) problems.set("to", "no-session");
  return { kind, typed, problems, untouched, wanted: terms === null || problems.size > 0 ? null : { terms, endsAt } };
}

function proposals(kind: OfferKind, { openCents, dates, desk }: OfferContext, today: Temporal.PlainDate, typedOr: (name: string, proposed: string) => string): Record<string, string> {
  const euros = (value: number) => eurosForField(value, desk.locale);
  switch (kind) {
    case "move":
      return { to: typedOr("to", dates[0]?.session.id ?? "") };
    case "credit":
      return { cents: typedOr("cents", euros(openCents)), until: typedOr("until", today.add({ months: 12 }).toString()) };
    case "settlement":
      return { cents: typedOr("cents", euros(Math.ceil(openCents / 2))), until: typedOr("until", today.add({ days: 21 }).toString()) };
    case "payment-plan": {
      const first = Math.ceil(openCents / 2);
      const proposed = [{ value: euros(first), days: 21 }, { value: euros(openCents - first), days: 51 }, { value: "", days: 0 }];
      return Object.fromEntries(planRows.flatMap((row, index) => {
        const part = proposed[index];
        const on = part === undefined || part.days === 0 ? "" : today.add({ days: part.days }).toString();
        return [[`cents${row}`, typedOr(`cents${row}`, part?.value ?? "")], [`day${row}`, typedOr(`day${row}`, on)]];
      }));
    }
    default:
      return kind satisfies never;
  }
}

/** Null when the date that was chosen is none of those that can be offered. */
function termsTyped(kind: OfferKind, { typed, day, amount, context }: {
  typed: Readonly<Record<string, string>>;
  day: (name: OfferField) => Temporal.PlainDate;
  amount: (name: OfferField) => ReturnType<typeof cents>;
  context: OfferContext;
}): OfferTerms | null {
  const { desk, movable, dates } = context;
  const paidCents = cents(context.paidCents);
  switch (kind) {
    case "move": {
      const session = dates.find((view) => view.session.id === typed["to"])?.session;
      if (session?.starts_at == null || session.ends_at === null) return null;
      const bookings = movable.filter((booking) => booking.session_id !== session.id).map(({ id }) => id);
      return { kind, sessionId: session.id, bookings, startsAt: session.starts_at, endsAt: session.ends_at };
    }
    case "credit":
      return { kind, cents: amount("cents"), validUntil: endOfLocalDay(day("until"), desk.zone), condition: typed["condition"] === "deal-paid" ? "deal-paid" : "none", transferable: false };
    case "settlement":
      return { kind, cents: amount("cents"), payUntil: endOfLocalDay(day("until"), desk.zone), paidCents };
    case "payment-plan": {
      const rows = planRows.filter((row) => row === 1 || typed[`cents${row}`] !== "" || typed[`day${row}`] !== "");
      return { kind, parts: rows.map((row) => ({ cents: amount(`cents${row}`), dueOn: day(`day${row}`) })), paidCents };
    }
    default:
      return kind satisfies never;
  }
}
