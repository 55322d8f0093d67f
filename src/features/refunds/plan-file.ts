import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { compactIban, isIban } from "../../domain/bank/iban.ts";
import { localDateOf } from "../../domain/calendar/local-day.ts";
import { nextBankDay } from "../../domain/refund/bank-day.ts";
import type { TransferVersion } from "../../domain/refund/transfer-file.ts";
import type { Database } from "../../platform/database/schema.ts";
import { findOrganisationById } from "../catalogue/store.ts";
import { refundsOwed } from "./owed.ts";
import type { OwedRefund } from "./owed.ts";

type Db = Kysely<Database>;

/** So many refunds go into one file. */
export const mostItems = 500;

/** A refund that can go into a file: there is an account to pay it to. */
export type PlannedItem = OwedRefund & { account: NonNullable<OwedRefund["account"]> };

/** What a file would hold. `seen` names all of it: whoever makes the file says what was shown. */
export type FilePlan = {
  items: PlannedItem[];
  /** Chosen, and not possible: nobody said where the money goes. */
  without: OwedRefund[];
  sumCents: number;
  executionOn: Temporal.PlainDate;
  from: { iban: string; holder: string };
  version: TransferVersion;
  seen: string;
};

export type PlanRefusal = { kind: "nothing-chosen" } | { kind: "own-account-missing" } | { kind: "too-many"; most: number } | { kind: "accounts-missing" };

/** @param chosen.dealIds deals to which nothing is owed any more are left out */
export async function planFile(
  db: Db,
  { organisationId, dealIds, version }: { organisationId: string; dealIds: readonly string[]; version: TransferVersion },
  now: Temporal.Instant,
): Promise<{ ok: true; plan: FilePlan } | { ok: false; refusal: PlanRefusal }> {
  const organisation = await findOrganisationById(db, organisationId);
  if (organisation === undefined || !isIban(organisation.iban)) return { ok: false, refusal: { kind: "own-account-missing" } };
  const wanted = new Set(dealIds);
  const chosen = (await refundsOwed(db, organisationId, now)).filter(({ deal }) => wanted.has(deal.id));
  if (chosen.length === 0) return { ok: false, refusal: { kind: "nothing-chosen" } };
  const items = chosen.flatMap((one): PlannedItem[] => (one.account === null ? [] : [{ ...one, account: one.account }]));
  if (items.length === 0) return { ok: false, refusal: { kind: "accounts-missing" } };
  if (items.length > mostItems) return { ok: false, refusal: { kind: "too-many", most: mostItems } };
  const from = { iban: compactIban(organisation.iban), holder: organisation.account_name === "" ? organisation.name : organisation.account_name };
  const executionOn = nextBankDay(localDateOf(now, organisation.zone));
  const named = { version, from, executionOn: executionOn.toString(), items: items.map(({ deal, owed, account }) => [deal.id, owed.cents, account.iban, account.holder]) };
  return {
    ok: true,
    plan: {
      items,
      without: chosen.filter(({ account }) => account === null),
      sumCents: items.reduce((sum, { owed }) => sum + owed.cents, 0),
      executionOn,
      from,
      version,
      seen: createHash("sha256").update(JSON.stringify(named)).digest("hex"),
    },
  };
}
