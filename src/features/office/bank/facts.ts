import { localDateOf, atLocalTime } from "../../../domain/calendar/local-day.ts";
import type { House } from "../../../platform/house.ts";
import { bookedByItself, linesForPerson, linesIn } from "../../bank/store.ts";
import type { Line } from "../../bank/store.ts";
import { bookingsOfDeals } from "../../deal/store.ts";
import { amountsOf } from "../../payments/store.ts";
import { previewPayment } from "../../payments/actions.ts";
import type { PaymentEffect } from "../../payments/actions.ts";
import type { Desk } from "../frame/desk.ts";
import { dealsById } from "../store.ts";
import { invoiceNumbersOf } from "./store.ts";

/** A deal as a line of the bank speaks of it. */
export type DealSaid = { id: string; code: string; customer: string; title: string; participants: readonly string[]; startsAt: Temporal.Instant; openCents: number; dueAt: Temporal.Instant | null; invoice: string | null };

/** A line with the deals it is thought to be for, and what confirming would do to each. */
export type Proposal = { line: Line; targets: readonly { deal: DealSaid; cents: number; effect: PaymentEffect | "recorded" | null }[] };

export type Proposals = { shown: Proposal[]; count: number; cents: number; since: Temporal.PlainDate | null; byItself: { count: number; cents: number } };

/** What waits for a person, the newest first. */
export async function readProposals(house: House, desk: Desk, most: number): Promise<Proposals> {
  const { db } = house;
  const { organisationId, now, zone } = desk;
  const waiting = await linesForPerson(db, organisationId);
  const lines = waiting.count === 0 ? [] : await linesIn(db, organisationId, ["proposed", "unknown"], { offset: 0, most });
  const ordered = [...lines.filter(({ state }) => state === "proposed"), ...lines.filter(({ state }) => state === "unknown")];
  const midnight = atLocalTime(localDateOf(now, zone), "00:00", zone);
  return { ...waiting, shown: await withTargets(house, desk, ordered), byItself: await bookedByItself(db, organisationId, midnight) };
}

/** How many lines wait for a person, and since when. */
export async function waitingBankLines({ db }: House, { organisationId, zone }: Desk): Promise<{ count: number; cents: number; since: Temporal.Instant | null }> {
  const { count, cents, since } = await linesForPerson(db, organisationId);
  return { count, cents, since: since === null ? null : atLocalTime(since, "00:00", zone) };
}

async function withTargets(house: House, desk: Desk, lines: readonly Line[]): Promise<Proposal[]> {
  const { organisationId } = desk;
  const targetsOf = ({ found }: Line) => (found !== null && "targets" in found ? found.targets : []);
  const deals = await readDealsSaid(house, desk, lines.flatMap((line) => targetsOf(line).map(({ dealId }) => dealId)));
  return Promise.all(lines.map(async (line) => ({
    line,
    targets: (await Promise.all(targetsOf(line).map(async ({ dealId, cents }) => {
      const deal = deals.get(dealId);
      const written = line.found !== null && "reasons" in line.found && line.found.reasons.includes("recorded-amount");
      const preview = !written && cents > 0 && line.state !== "matched" ? await previewPayment(house, { organisationId, dealId, amountCents: cents }) : null;
      return deal === undefined ? [] : [{ deal, cents, effect: written ? "recorded" as const : preview?.ok === true ? preview.effect : null }];
    }))).flat(),
  })));
}

export async function readDealsSaid({ db }: House, { organisationId }: Desk, dealIds: readonly string[]): Promise<Map<string, DealSaid>> {
  const ids = [...new Set(dealIds)];
  const [deals, bookings, invoices] = await Promise.all([dealsById(db, organisationId, ids), bookingsOfDeals(db, organisationId, ids), invoiceNumbersOf(db, organisationId, ids)]);
  return new Map([...deals.values()].map((deal): [string, DealSaid] => {
    const own = bookings.get(deal.id) ?? [];
    const [part] = deal.frozen.schedule;
    return [deal.id, {
      id: deal.id,
      code: deal.code,
      customer: deal.customer.name,
      title: deal.frozen.course.title,
      participants: own.map((booking) => `${booking.first_name} ${booking.last_name}`.trim()),
      startsAt: Temporal.Instant.from(deal.frozen.session.startsAt),
      openCents: amountsOf(deal, own).openCents,
      dueAt: deal.due_at ?? (part === undefined ? null : Temporal.Instant.from(part.dueAt)),
      invoice: invoices.get(deal.id) ?? null,
    }];
  }));
}
