import { icpList } from "../../domain/bookkeeping/icp.ts";
import type { IcpRow } from "../../domain/bookkeeping/icp.ts";
import type { Period } from "../../domain/bookkeeping/period.ts";
import { smallBusinessStand } from "../../domain/bookkeeping/small-business.ts";
import type { SmallBusinessStand } from "../../domain/bookkeeping/small-business.ts";
import { sumOn } from "../../domain/bookkeeping/account-sums.ts";
import { vatOverview } from "../../domain/bookkeeping/vat-overview.ts";
import type { VatOverview } from "../../domain/bookkeeping/vat-overview.ts";
import { endOfLocalDay, localDateOf } from "../../domain/calendar/local-day.ts";
import type { Locale } from "../../domain/locale.ts";
import type { House, Trx } from "../../platform/house.ts";
import { findOrganisationById } from "../catalogue/store.ts";
import { invoicesCsv, journalCsv, openItemsCsv, paymentsCsv } from "./csv-files.ts";
import { readStandingDocuments } from "./document-stands.ts";
import type { StandingDocument } from "./document-stands.ts";
import { readOpenItems } from "./open-items.ts";
import type { OpenItem } from "./open-items.ts";
import { bookTexts } from "./texts.ts";
import { accountSums, allContents, bookCustomers, bookEntries, bookPayments, reverseChargedDocuments, sumsBefore } from "./store.ts";
import { auditFile } from "./xaf/audit-file.ts";

export { ublArchive } from "./ubl-archive.ts";
export type { StandingDocument } from "./document-stands.ts";
export type { OpenItem } from "./open-items.ts";

export const csvKinds = ["invoices", "journal", "payments", "open"] as const;

export type CsvKind = (typeof csvKinds)[number];

/** What a file of the books is called in a language: "facturen". */
export function bookFileName(file: CsvKind | "ubl" | "xaf", locale: Locale): string {
  return bookTexts[locale].files[file];
}

type Asked = { organisationId: string; period: Period; locale: Locale };

/** One of the CSV files of a period. Open items are those at the end of its last day, or of today when that is earlier. */
export async function csvOf(house: House, kind: CsvKind, { organisationId, period, locale }: Asked): Promise<string> {
  return atOneMoment(house, async (trx) => {
    if (kind === "invoices") return invoicesCsv(await allContents(trx, organisationId, period), locale);
    if (kind === "journal") return journalCsv(await bookEntries(trx, organisationId, period), locale);
    if (kind === "payments") return paymentsCsv(await bookPayments(trx, organisationId, period), locale);
    return openItemsCsv(await openItemsAt(trx, organisationId, { day: period.until, now: house.clock.now() }), locale);
  });
}

/** The Dutch audit file (XAF 3.2) of a period. */
export async function auditFileOf(house: House, { organisationId, period, locale }: Asked): Promise<string> {
  const organisation = await organisationOf(house.db, organisationId);
  return atOneMoment(house, async (trx) => auditFile({
    company: {
      name: organisation.name, kvk: organisation.kvk_number, vatNumber: organisation.vat_number, street: organisation.street, town: organisation.town, postcode: organisation.postcode, country: organisation.country, iban: organisation.iban,
    },
    period,
    madeOn: localDateOf(house.clock.now(), organisation.zone),
    opening: await sumsBefore(trx, organisationId, period.from),
    entries: await bookEntries(trx, organisationId, period),
    customers: await bookCustomers(trx, organisationId, period),
    locale,
  }));
}

/** Invoices and credit notes, the latest first, with how each stands now. */
export async function listDocuments(house: House, organisationId: string, { period, search = "", offset = 0, most }: { period: Period | null; search?: string; offset?: number; most: number }): Promise<StandingDocument[]> {
  const { zone } = await organisationOf(house.db, organisationId);
  return atOneMoment(house, (trx) => readStandingDocuments(trx, organisationId, { period, search, offset, most, asOf: house.clock.now(), zone }));
}

/** What is open on each deal at the end of a day, or now when that day is not over yet. */
export async function openItemsAt(db: House["db"], organisationId: string, { day, now }: { day: Temporal.PlainDate; now: Temporal.Instant }): Promise<OpenItem[]> {
  const { zone } = await organisationOf(db, organisationId);
  const end = endOfLocalDay(day, zone);
  return readOpenItems(db, organisationId, { asOf: Temporal.Instant.compare(end, now) < 0 ? end : now, zone });
}

export type VatReport = {
  overview: VatOverview;
  icp: IcpRow[];
  /** What the list of customers comes to, less question 3b: nought when the two agree. */
  icpDifferenceCents: number;
  /** Null when nothing was sold under the small-business scheme in the year of the last day. */
  smallBusiness: (SmallBusinessStand & { year: number }) | null;
};

/** VAT of a period by question of the return, the list of reverse-charged services, and where the small-business scheme stands. */
export async function vatReport(house: House, { organisationId, period }: Omit<Asked, "locale">): Promise<VatReport> {
  const { year } = period.until;
  const wholeYear = { from: Temporal.PlainDate.from({ year, month: 1, day: 1 }), until: Temporal.PlainDate.from({ year, month: 12, day: 31 }) };
  return atOneMoment(house, async (trx) => {
    const overview = vatOverview(await accountSums(trx, organisationId, period));
    const icp = icpList(await reverseChargedDocuments(trx, organisationId, period));
    const ofYear = await accountSums(trx, organisationId, wholeYear);
    const turnoverCents = -sumOn(ofYear, "revenue:kor");
    return {
      overview,
      icp,
      icpDifferenceCents: icp.reduce((sum, row) => sum + row.cents, 0) - (overview.rows.find(({ box }) => box === "3b")?.netCents ?? 0),
      smallBusiness: ofYear.has("revenue:kor") && year >= 2020 ? { ...smallBusinessStand({ year, turnoverCents }), year } : null,
    };
  });
}

/** Reads several things as they were at one moment, however busy the house is. */
async function atOneMoment<T>(house: House, read: (trx: Trx) => Promise<T>): Promise<T> {
  return house.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(read);
}

async function organisationOf(db: House["db"], organisationId: string) {
  const organisation = await findOrganisationById(db, organisationId);
  if (organisation === undefined) throw new Error(`organisation ${organisationId}: expected one that is there`);
  return organisation;
}
